"""Finds the municipality that somebody means by a name or a code, among those that exist now."""

import difflib
import re

from dashboard.vocabulary.regions import alphabetical
from dashboard.vocabulary.text import Text
from loaders.files.cells import normalise
from loaders.regions import ALWAYS, FOREVER, all_regions, county_of, current_code, is_municipality, lifetime, name_of

MOST_SUGGESTED = 3
_COUNTY = re.compile(r"(?P<name>.+?)\s*(?:,\s*|\()(?P<county>[^()]+?)\)?")


class UnclearError(ValueError):
    """No municipality of today, or several, are meant; the message says which come near."""


def find(typed: str, t: Text) -> str:
    """The code of the municipality of today with this code or name.

    «Kautokeino» finds «Guovdageaidnu - Kautokeino», and an old code finds the newest one with the same borders. Two of
    one name are told apart by their county: «Våler, Østfold».

    Raises:
        UnclearError: none, or more than one, is meant.
    """
    wanted = normalise(typed)
    if not wanted:
        raise UnclearError(t("Write the municipality's name or its four digits."))
    if wanted.isdecimal():
        return _of_code(wanted.zfill(4), t)
    found = _called(wanted)
    if len(found) == 1:
        return found[0]
    if found:
        raise UnclearError(t("{name} is the name of several: {places}.", name=wanted, places=_named(found, t)))
    raise _unknown(wanted, t)


def title(code: str) -> str:
    """«3419 Våler (Innlandet)»: what `find` takes for exactly this one."""
    return f"{code} {name_of(code)}"


def neighbours(code: str) -> list[str]:
    """The other municipalities of the county today, by name."""
    found = (other for other in _today() if county_of(other) == county_of(code) and other != code)
    return sorted(found, key=lambda other: alphabetical(name_of(other)))


def first_year(code: str) -> int:
    """The first year with the municipality's borders of today; ALWAYS where that is not known."""
    return min((lifetime(known)[0] for known in all_regions() if current_code(known) == code), default=ALWAYS)


def _today() -> list[str]:
    return [code for code, region in all_regions().items() if is_municipality(code) and region.valid_to == FOREVER]


def _of_code(code: str, t: Text) -> str:
    newest = current_code(code)
    if newest in _today():
        return newest
    if is_municipality(newest) and newest in all_regions():
        raise _past([newest], t)
    raise UnclearError(t("{code} is no municipality's code.", code=code))


def _called(wanted: str) -> list[str]:
    """The municipalities of today with the name, in the county if one is named."""
    match = _COUNTY.fullmatch(wanted)
    name, county = (match["name"], match["county"]) if match else (wanted, "")
    name = name.casefold().removesuffix(" kommune")
    return [
        code
        for code in _today()
        if name in _names(code) and (not county or county.casefold() in _names(county_of(code)))
    ]


def _names(code: str) -> set[str]:
    """A place's name without its county, whole and in each of its languages."""
    bare = re.sub(r" \(.+\)$", "", name_of(code)).casefold()
    return {bare, *bare.split(" - ")}


def _unknown(wanted: str, t: Text) -> UnclearError:
    bare = wanted.casefold().removesuffix(" kommune")
    past = [code for code in all_regions() if is_municipality(code) and bare in _names(code)]
    if past:
        return _past(past, t)
    known = {name: code for code in _today() for name in _names(code)}
    near = [known[name] for name in difflib.get_close_matches(bare, known, n=MOST_SUGGESTED, cutoff=0.6)]
    if near:
        places = _named(list(dict.fromkeys(near)), t)
        return UnclearError(t("No municipality is called {name}. Near: {places}.", name=wanted, places=places))
    return UnclearError(t("No municipality is called {name}.", name=wanted))


def _past(codes: list[str], t: Text) -> UnclearError:
    """That a municipality is no more, and which of today took over."""
    last = max(codes, key=lambda code: lifetime(code)[1])
    after = all_regions()[last].successor
    while after in all_regions() and after not in _today():
        after = all_regions()[after].successor
    values = {"place": title(last), "year": lifetime(last)[1]}
    if after not in _today():
        return UnclearError(t("{place} was in force until {year}.", **values))
    return UnclearError(t("{place} was in force until {year}; {now} came after it.", now=title(after), **values))


def _named(codes: list[str], t: Text) -> str:
    return t.listed([_with_county(code) for code in codes])


def _with_county(code: str) -> str:
    """«1827 Dønna (Nordland)»; the county is said once."""
    words = title(code)
    return words if words.endswith(")") else f"{words} ({name_of(county_of(code))})"
