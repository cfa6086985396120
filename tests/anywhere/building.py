"""A municipality's folder as `init` makes it, its blank workbooks filled in, and what it then shows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell

from loaders.regions import FOREVER, Region, all_regions, current_code
from loaders.templates.workbook import HELP
from tests.cli import run

CONSTRUCTED = "Eksempeldata: ja"


@dataclass(frozen=True)
class Made:
    """One municipality: its folder, its code, the county's, and every other place in its constructed exports."""

    folder: Path
    home: str
    county: str
    others: tuple[str, ...] = ()

    def run(self, *arguments: object):
        """A command on the folder."""
        return run(*arguments, "--data", self.folder)


def init(folder: Path, *options: str):
    """Makes the folder without a question."""
    return run("init", folder, *options, "--yes")


def fill_in(made: Made) -> None:
    """Fills in the blank workbooks and puts them, with exports from Statistics Norway, where the README says."""
    for blank in sorted((made.folder / "skjema").glob("*.xlsx")):
        name, year = blank.stem.rsplit(" ", 1)
        book = load_workbook(blank)
        _FILL[name.partition("-")[0]](book, int(year))
        book[HELP].append([CONSTRUCTED])
        book.save(made.folder / "data" / name / f"{year}.xlsx")
    places = (made.home, *made.others, made.county, "0")
    _save(made.folder / "data" / "ssb" / "08487.xlsx", "AnmLovbr", _violence(places))
    _save(made.folder / "data" / "ssb" / "07459.xlsx", "Personer1", _people(places))


def _police(book: Workbook, year: int) -> None:
    (day,), (count,) = _open(book["Uttrekk"])
    day.value, count.value = date(year + 1, 1, 14), 57


def _crisis_centre(book: Workbook, year: int) -> None:
    for at, (persons, stays) in enumerate(_given(book["Beboere"])):
        persons.value, stays.value = 21 + 3 * at, 26 + 4 * at
    for at, (talks, persons) in enumerate(_given(book["Dagsamtaler"])):
        talks.value, persons.value = 60 + 7 * at, 22 + 2 * at


def _assault_centre(book: Workbook, year: int) -> None:
    for (pair,) in _open(book.active):
        pair.value = "12 (88)"


def _measures(book: Workbook, year: int) -> None:
    measures, goals = _open(book["Tiltak"]), _open(book["Mål"])
    for number, title in ((1, "Kartlegge omfanget"), (2, "Kurs for ansatte")):
        row = (number, title, 1, "Helse og velferd", "Politiet", None, "Pågår", 40, None, date(year, 3, 1), None)
        for cell, value in zip(next(measures), row, strict=True):
            cell.value = value
    for cell, value in zip(next(goals), (1, "Forebygge vold"), strict=True):
        cell.value = value


_FILL = {
    "politi": _police,
    "krisesenter": _crisis_centre,
    "overgrepsmottak": _assault_centre,
    "tiltak": _measures,
}


def _open(sheet) -> Iterator[list[Cell]]:
    """The cells to fill in, row by row."""
    for row in sheet.iter_rows():
        if cells := [cell for cell in row if not cell.protection.locked]:
            yield cells


def _given(sheet) -> Iterator[list[Cell]]:
    """Those of the rows with a place; the spare ones below stay empty."""
    return (cells for cells in _open(sheet) if len(cells) == 2)


def _violence(places: tuple[str, ...]) -> list[list[object]]:
    periods = [(year, year + 1) for year in range(2016, 2024)]
    rows = [
        [label, "¬ Vold og mishandling", *(_number(code, period, 40 * (at + 2)) for period in periods)]
        for at, place in enumerate(places)
        for code, label in _codes(place)
    ]
    head = "08487: Lovbrudd anmeldt, etter region, lovbruddsgruppe, statistikkvariabel og intervall (år)"
    return [
        [head],
        [],
        [None, None, "Lovbrudd anmeldt (årlig gjennomsnitt)"],
        [None, None, *(f"{first}-{last}" for first, last in periods)],
        *rows,
        [],
        ["Sist endret:"],
        ["Lovbrudd anmeldt (årlig gjennomsnitt)"],
        ["20250606 08:00"],
        [],
        [CONSTRUCTED],
    ]


def _people(places: tuple[str, ...]) -> list[list[object]]:
    years = range(2017, 2026)
    rows = [
        [label, *(_number(code, (year, year), 21_000 * (at + 1)) for year in years)]
        for at, place in enumerate(places)
        for code, label in _codes(place)
    ]
    head = "07459: Befolkning, etter region, statistikkvariabel og år"
    return [[head], [], [None, "Personer"], [None, *map(str, years)], *rows, [], [CONSTRUCTED]]


def _codes(place: str) -> list[tuple[str, str]]:
    """The place under each code that it has had, as the bank prints it: «0219 Bærum (-2019)»."""
    known = [region for region in all_regions().values() if current_code(region.code) == place]
    return [(region.code, f"{region.code} {region.name}{_life(region)}") for region in known]


def _life(region: Region) -> str:
    if region.valid_to == FOREVER:
        return ""
    return f" ({region.valid_from or ''}-{region.valid_to})"


def _number(code: str, period: tuple[int, int], about: int) -> object:
    """A number where the code was in force the whole period, else the bank's sign for a place that was not."""
    covers = all(all_regions()[code].covers(year) for year in period)
    return about + 3 * (period[1] - 2016) if covers else "."


def _save(path: Path, sheet: str, rows: list[list[object]]) -> None:
    book = Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(row)
    book.save(path)
