"""Norwegian regions through the reforms: codes, names, lifetimes, and successors with the same borders.

`regions.csv` lists municipalities and counties with the years they were in force. Its 2020-2024 part comes from the
region labels of Statistics Norway's table 08487; the earlier part follows Statistics Norway's classification as used
by the Norwegian Institute of Public Health. Minor boundary adjustments between neighbours are not recorded, nor does
a code show that it was kept when a small neighbour joined (Stavanger 1103 and Trondheim 5001 in 2020).
"""

import csv
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from loaders.files.cells import normalise
from loaders.files.spelling import misspelt

COUNTRY = "0"
ALWAYS, FOREVER = 0, 9999
FIRST_YEAR, LAST_YEAR = 1980, 2099
_FILE = Path(__file__).with_name("regions.csv")
_COUNTRY_NAMES = ("hele landet", "landet", "norge", "noreg", "heile landet", "the whole country", "norway")
_LABEL = re.compile(r"(?P<joined>K-)?(?P<code>\d{1,4}) (?P<name>.+?)(?: \((?P<life>-\d{4}|\d{4}-(?:\d{4})?>?)\))?")


@dataclass(frozen=True)
class Region:
    """One code while it was in force; `successor` is the code that took over, with `borders_unchanged` or by merger."""

    code: str
    name: str
    valid_from: int
    valid_to: int
    successor: str
    borders_unchanged: bool

    def covers(self, year: int) -> bool:
        """Whether the code was in force that year."""
        return self.valid_from <= year <= self.valid_to


@dataclass(frozen=True)
class Label:
    """A region label as printed: «3024 Bærum (2020-2023)».

    A `joined` one, «K-3203 Asker», covers all years of the places within its borders.
    """

    code: str
    name: str
    valid_from: int = ALWAYS
    valid_to: int = FOREVER
    joined: bool = False


@lru_cache
def all_regions() -> dict[str, Region]:
    """Every region of regions.csv by its code."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        return {row["code"]: _region(row) for row in csv.DictReader(file)}


def _region(row: dict[str, str]) -> Region:
    start, end = int(row["valid_from"] or ALWAYS), int(row["valid_to"] or FOREVER)
    return Region(row["code"], row["name"], start, end, row["successor"], row["borders_unchanged"] == "yes")


@lru_cache(maxsize=4096)
def current_code(code: str) -> str:
    """The newest code with the same borders: 0219 → 3201; 0220 stays 0220, because Asker was merged.

    An unknown code is its own newest code.
    """
    region = all_regions().get(code)
    while region is not None and region.borders_unchanged:
        code = region.successor
        region = all_regions().get(code)
    return code


def lifetime(code: str) -> tuple[int, int]:
    """First and last year the code was in force; unbounded where unknown."""
    region = all_regions().get(code)
    return (region.valid_from, region.valid_to) if region else (ALWAYS, FOREVER)


@lru_cache
def _lifetimes() -> dict[str, list[Region]]:
    """The regions with the same borders, by their newest code."""
    found: dict[str, list[Region]] = defaultdict(list)
    for region in all_regions().values():
        found[current_code(region.code)].append(region)
    return dict(found)


def existed(code: str, year: int) -> bool:
    """Whether a place with these borders had any code that year; a code that is not listed always has."""
    alike = _lifetimes().get(current_code(code))
    return alike is None or any(region.covers(year) for region in alike)


def successor(code: str) -> str:
    """The newest code of the place that a code became, or became part of."""
    region = all_regions().get(current_code(code))
    while region is not None and region.successor:
        code, region = region.successor, all_regions().get(region.successor)
    return code


def name_of(code: str) -> str:
    """The name of a code; the code itself if it is unknown."""
    region = all_regions().get(code)
    return region.name if region else code


def is_municipality(code: str) -> bool:
    """Whether a region's code is a municipality's, past or present."""
    return len(code) == 4 and code.isdecimal()


def municipalities(year: int) -> list[str]:
    """Codes of the municipalities in force that year."""
    return sorted(code for code, region in all_regions().items() if len(code) == 4 and region.covers(year))


def code_of(name: object, year: int) -> str | None:
    """The newest code of the place called `name` in `year`; None if no place, or more than one, has the name.

    Names are compared without case; «Trondheim» finds «Trondheim - Tråante», and «Våler» finds nothing while there are
    two. A municipality takes precedence over a county. A name not in force that year is taken from its own time
    («Viken 2014» is a back-cast). «3201 Bærum», «Bærum (3201)», «Bærum kommune» and «3201» are the same place; a code
    that may be a year is none.
    """
    wanted = normalise(name).casefold()
    if wanted in _COUNTRY_NAMES:
        return COUNTRY
    if is_code(wanted):
        return current_code(_padded(wanted))
    if coded := parse_label(re.sub(r"^(.+?) \((\d{4})\)$", r"\2 \1", wanted)):
        return current_code(coded.code) if coded.code in codes_of(coded.name) else None
    bearers = _by_name().get(wanted.removesuffix(" kommune"), ())
    now = [region for region in bearers if region.covers(year)] or list(bearers)
    chosen = [region for region in now if len(region.code) == 4] or now
    codes = {current_code(region.code) for region in chosen}
    return codes.pop() if len(codes) == 1 else None


def county_of(code: str) -> str:
    """The county of a municipality: the first two digits of its code."""
    return code[:2]


def is_code(text: str) -> bool:
    """Whether a text is a municipality's code, with or without its leading zero, and can't be a year."""
    is_known = re.fullmatch(r"\d{3,4}", text, re.ASCII) is not None and _padded(text) in all_regions()
    return is_known and not FIRST_YEAR <= int(text) <= LAST_YEAR


def is_another_place(code: str, name: str) -> bool:
    """Whether `name` is the name of places other than `code`; an unknown spelling belongs to no place."""
    bearers = codes_of(name)
    return bool(bearers) and code not in bearers


def codes_of(name: str) -> set[str]:
    """Codes of any year that have the name, with or without a county in parentheses, in one of its languages."""
    bare = re.sub(r" \(.+\)$", "", normalise(name).casefold())
    names = {normalise(name).casefold(), bare, *bare.split(" - ")}
    codes = {region.code for each in names for region in _by_name().get(each, ())}
    return codes | ({COUNTRY} if bare in _COUNTRY_NAMES else set())


def suggestion(name: object) -> str | None:
    """The known name that `name` is a misspelling of, for a message; None if it is of none."""
    near = misspelt(normalise(name).casefold(), _by_name(), 0.75)
    return _by_name()[near][0].name if near else None


@lru_cache
def _by_name() -> dict[str, list[Region]]:
    found: dict[str, list[Region]] = defaultdict(list)
    for region in all_regions().values():
        bare = re.sub(r" \(.+\)$", "", region.name)
        for name in {region.name, bare, *bare.split(" - ")}:
            found[name.casefold()].append(region)
    return dict(found)


@lru_cache(maxsize=4096)
def parse_label(text: str) -> Label | None:
    """Code, name and lifetime of «3024 Bærum (2020-2023)», «0219 Bærum (-2019)», «3018 Våler (Viken)», «K-3203 Asker».

    A code that lost its leading zero gets it back. None if the text is not a region label.
    """
    match = _LABEL.fullmatch(normalise(text))
    if match is None:
        return None
    start, end = _life(match["life"] or "")
    return Label(_padded(match["code"]), match["name"], start, end, match["joined"] is not None)


def _life(text: str) -> tuple[int, int]:
    first, _, last = text.rstrip(">").partition("-")
    return int(first or ALWAYS), int(last or FOREVER)


def _padded(code: str) -> str:
    if code == COUNTRY:
        return code
    return code.zfill(2) if len(code) <= 2 else code.zfill(4)
