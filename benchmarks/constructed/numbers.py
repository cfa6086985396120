"""The constructed numbers: each follows from its place, year and group, so that a reading of it can be checked."""

from dataclasses import dataclass

from loaders.regions import municipalities, name_of

SEXES = {"women": ("Kvinner",), "men": ("Menn",), "all": ("Begge kjønn",)}
AGES = {"adults": ("18 år eller eldre",), "children": ("0-17 år",), "all": ("Alle aldre",)}
PARTS = {"sex": ("women", "men"), "age": ("adults", "children")}
FIRST_YEAR, LAST_YEAR, TABLES = 2005, 2024, 15


@dataclass(frozen=True)
class Size:
    """How much a folder holds: municipalities by code, years, and tables of Statistics Norway by sex and age."""

    codes: tuple[str, ...]
    years: range = range(FIRST_YEAR, LAST_YEAR + 1)
    tables: int = TABLES

    @property
    def places(self) -> dict[str, str]:
        """Name by code."""
        return {code: name_of(code) for code in self.codes}

    @property
    def numbers(self) -> range:
        """The tables' numbers in the bank, which has no such tables."""
        return range(90001, 90001 + self.tables)


def everything() -> Size:
    """Every municipality of today, twenty years, and tables until there are about a million numbers."""
    return Size(tuple(municipalities(LAST_YEAR)))


def people(code: str, year: int) -> int:
    """Inhabitants on 1 January."""
    return 2000 + 37 * (int(code) % 997) + 11 * (year - 2000)


def offences(code: str, year: int) -> int:
    """Offences in the two years that end with this one, a year: never so few that the bank withholds them."""
    return 5 + people(code, year) // 250


def rate(code: str, year: int) -> float:
    """The same per 1000 inhabitants, as printed."""
    return round(offences(code, year) / people(code, year) * 1000, 4)


def reports(code: str, year: int) -> int:
    """The police's cases: never fewer than five."""
    return 5 + people(code, year) % 61


def victims(table: int, code: str, year: int, sex: str, age: str) -> int:
    """A number of a table by sex and age; both sexes and all ages are the sums of their parts."""
    sexes, ages = (PARTS[kind] if part == "all" else (part,) for kind, part in (("sex", sex), ("age", age)))
    return sum(_cell(table, code, year, (one, other)) for one in sexes for other in ages)


def _cell(table: int, code: str, year: int, group: tuple[str, str]) -> int:
    place = 2 * PARTS["sex"].index(group[0]) + PARTS["age"].index(group[1])
    return 5 + (7 * int(code) + 3 * year + 11 * table + 19 * place) % 90


def residents(year: int, place: int, group: int) -> int:
    """A crisis centre's residents: of its place and group, both counted from 0 in the order of the register."""
    return 6 + (5 * year + 17 * place + 29 * group) % 40


def users(year: int, service: int) -> int:
    """Persons who used a service of the municipality, counted from 0."""
    return 20 + (3 * year + 13 * service) % 50


def helped(year: int) -> tuple[int, int]:
    """Persons helped by the sexual assault centre: from the home municipality, and all."""
    return 8 + year % 9, 90 + year % 17
