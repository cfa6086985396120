"""Which of Statistics Norway's tables are read, and what their labels mean: data, here and in a catalogue.

`ssb_tables.toml` has those of the project. A catalogue.toml may add more, `[tables."08638"]`, each with its source
`[sources.ssb_08638]` and its indicator `[indicators."ssb_08638.victims"]`. They are official statistics by their
key; what a catalogue says decides which numbers are taken, never how they are protected.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path
from typing import Any

from loaders.files.cells import SIGNS, label
from loaders.files.periods import FIRST_YEAR
from loaders.phrases import Phrase, phrase, quotes
from loaders.registry import UNITS, delivers
from loaders.schema import ADULTS, ALL, CHILDREN, MEN, NO_NUMBER_STATUSES, OTHER, WOMEN

CATALOGUE_FILE = "catalogue.toml"
_OWN = Path(__file__).with_suffix(".toml")
TOTALS = ("i alt", "begge kjønn", "alder i alt", "alle aldre", "total", "both sexes", "all ages")
"""Labels of a total: a dimension that is not needed may be in the table if only its total is used."""
PARTS: Mapping[str, tuple[str, ...]] = {"sex": (WOMEN, MEN, OTHER, ALL), "age_group": (ADULTS, CHILDREN, ALL)}


class TablesError(ValueError):
    """A description of a table can't be used; the message says what is wrong in one line."""


@dataclass(frozen=True)
class Table:
    """How one table becomes observations; labels are compared without case, codes and hierarchy marks.

    Attributes:
        number: the bank's number, five digits.
        indicator: the key of what it counts, «ssb_08638.victims».
        unit: its unit.
        needs: groups of labels; some dimension must have one of each group.
        optional: labels that a dimension may have.
        totals: labels of totals beside the usual ones.
        sex: labels of women, men, other and all, for a table that is divided by sex.
        age_group: labels of adults, children and all, for one that is divided so.
        region: the code of the one place that it is about, if it has no places.
        years: the length of its periods.
        first_year: the first year it may have.
        signs: statuses of the signs that mean something else in this table.
        least: the smallest number that it prints; smaller ones have a sign.
        is_known_untitled: whether its `needs` are in no other table, so that it is known without a title.
    """

    number: str
    indicator: str
    unit: str
    needs: tuple[tuple[str, ...], ...] = ()
    optional: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()
    sex: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    age_group: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    region: str = ""
    years: int = 1
    first_year: int = FIRST_YEAR
    signs: Mapping[str, str] = field(default_factory=dict)
    least: int = 0
    is_known_untitled: bool = False

    @property
    def source(self) -> str:
        """Its key in the catalogue and in the observations frame."""
        return f"ssb_{self.number}"

    @property
    def meanings(self) -> Mapping[str, str | float]:
        """What signs mean in this table."""
        return {**SIGNS, **self.signs}

    @property
    def wanted(self) -> Phrase:
        """What the owner must choose in the bank."""
        chosen = [group[0] for group in self.needs] or list(self.optional[:1])
        return phrase("{labels}, and only totals of everything else", labels=quotes(chosen))

    def part(self, kind: str, text: str) -> str | None:
        """The sex or age group that a label means; None if it is neither."""
        given: Mapping[str, tuple[str, ...]] = getattr(self, kind)
        return next((part for part, labels in given.items() if plain(text) in map(plain, labels)), None)


def plain(text: str) -> str:
    """A label as compared."""
    return label(text).casefold()


def load_tables(path: Path | None = None) -> tuple[Table, ...]:
    """Every table that is read: the project's own, and those of a catalogue.toml or of a folder with one.

    A catalogue may describe a table of the project anew, since its labels may have changed, but not one whose indicator
    is registered.

    Raises:
        TablesError: the file is not TOML, or describes a table in a way that can't be used.
    """
    path = path / CATALOGUE_FILE if path is not None and path.is_dir() else path
    known = {table.number: table for table in own_tables()}
    for table in _tables_of(path) if path is not None and path.is_file() else ():
        if table.number in known and not known[table.number].indicator.startswith(table.source):
            wrong = f"the table {table.number} is the project's own and can't be described anew"
            raise TablesError(f"{CATALOGUE_FILE}: {wrong}")
        known[table.number] = table
    return tuple(known.values())


@cache
def own_tables() -> tuple[Table, ...]:
    """The tables that every dashboard reads."""
    return _tables_of(_OWN)


def _tables_of(path: Path) -> tuple[Table, ...]:
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get("tables", {})
        return tuple(_table(number, entry) for number, entry in entries.items())
    except (tomllib.TOMLDecodeError, AttributeError, TypeError, UnicodeDecodeError, OSError) as error:
        raise TablesError(f"{path.name}: {error}") from error
    except TablesError as error:
        raise TablesError(f"{path.name}: {error}") from error


def _table(number: str, entry: dict[str, Any]) -> Table:
    table = Table(number, **{key: _frozen(value) for key, value in entry.items()})
    for wrong in _wrong(table):
        raise TablesError(f"the table {number}: {wrong}")
    return table


def _frozen(value: Any) -> Any:
    """Lists as tuples, at any depth, so that nothing changes what a table means."""
    if isinstance(value, dict):
        return {key: _frozen(each) for key, each in value.items()}
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


def _wrong(table: Table) -> Iterable[str]:
    """What can't be right in a description."""
    if re.fullmatch(r"\d{5}", table.number, re.ASCII) is None:
        yield "its number must have five digits"
    for each in fields(table):
        value, usual = getattr(table, each.name), each.type
        if isinstance(value, bool) != (usual is bool) or (usual in (int, str) and not isinstance(value, usual)):
            yield f"`{each.name}` has a value of the wrong kind"
    if not all(isinstance(group, tuple) for group in table.needs):
        yield "`needs` must be a list of lists: one list for each dimension"
    if not (table.needs or table.optional):
        yield "`needs` or `optional` must say which contents to take"
    if table.unit not in UNITS:
        yield f"`unit` must be one of {', '.join(UNITS)}"
    if not delivers(table.source, table.indicator):
        yield f"`indicator` must be a key such as “{table.source}.name”"
    for kind, parts in PARTS.items():
        if unknown := sorted(set(getattr(table, kind)) - set(parts)):
            yield f"`{kind}` has {unknown[0]!r}, but only {', '.join(parts)} can be told apart"
    if unknown := sorted(set(table.signs.values()) - set(NO_NUMBER_STATUSES)):
        yield f"`signs` has {unknown[0]!r}, which is none of {', '.join(NO_NUMBER_STATUSES)}"
    if table.years not in range(1, 11):
        yield "`years` must be from 1 to 10"
