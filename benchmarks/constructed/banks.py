"""Tables of the statistics banks: Statistics Norway as Excel, CSV and JSON-stat 2, Public Health in long form."""

import csv
import json
from collections.abc import Callable, Iterable
from itertools import product
from pathlib import Path

from openpyxl import Workbook

from benchmarks.constructed.numbers import AGES, SEXES, Size, offences, people, rate, victims

Row = list[object]
CONTENTS = "Konstruert antall {table}"
STAMP = "20250606-080000"
FOOTER: list[Row] = [
    [],
    ["Kilde:", "Statistisk sentralbyrå"],
    ["Sist endret:", "2025-06-06T06:00:00Z"],
    ["Eksempeldata: ja"],
]
GROUPS = tuple(product(SEXES, AGES))


def write_banks(folder: Path, size: Size) -> None:
    """Every table, the tables by sex and age in turn as Excel, CSV and JSON-stat 2."""
    (folder / "ssb").mkdir(parents=True)
    (folder / "fhi").mkdir()
    _write_population(folder / "ssb" / f"07459_{STAMP}.xlsx", size)
    _write_offences(folder / "ssb" / f"08487_{STAMP}.xlsx", size)
    for place, table in enumerate(size.numbers):
        ending, write = WRITERS[place % len(WRITERS)]
        write(folder / "ssb" / f"{table}_{STAMP}{ending}", table, size)
    _write_public_health(folder / "fhi" / "vold_og_mishandling.csv", size)


def write_workbook(path: Path, sheets: dict[str, Iterable[Row]]) -> None:
    """Sheets of rows as a workbook."""
    path.parent.mkdir(parents=True, exist_ok=True)
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)


def _places(size: Size) -> dict[str, str]:
    """The bank's label of each place within the borders of today, by code."""
    return {code: f"K-{code} {name}" for code, name in size.places.items()}


def _write_population(path: Path, size: Size) -> None:
    title = "07459: Befolkning, etter region, statistikkvariabel og år"
    head: list[Row] = [[title], [], [None, "Personer"], [None, *map(str, size.years)]]
    rows = [[label, *(people(code, year) for year in size.years)] for code, label in _places(size).items()]
    write_workbook(path, {"Personer1": [*head, *rows, *FOOTER]})


def _write_offences(path: Path, size: Size) -> None:
    title = "08487: Lovbrudd anmeldt, etter region, lovbruddsgruppe, statistikkvariabel og intervall (år)"
    periods = [f"{year - 1}-{year}" for year in size.years]
    head: list[Row] = [[title], [], [None, None, "Lovbrudd anmeldt (årlig gjennomsnitt)"], [None, None, *periods]]
    rows = [
        [label, "¬ Vold og mishandling", *(offences(code, year) for year in size.years)]
        for code, label in _places(size).items()
    ]
    write_workbook(path, {"AnmLovbr2aarGjsn": [*head, *rows, *FOOTER]})


def _title(table: int) -> str:
    return f"{table}: {CONTENTS.format(table=table)}, etter region, kjønn, alder, statistikkvariabel og år"


def _rows(table: int, size: Size) -> list[Row]:
    """One row for each place, sex and age, with a number for each year."""
    return [
        [label, SEXES[sex][0], AGES[age][0], *(victims(table, code, year, sex, age) for year in size.years)]
        for code, label in _places(size).items()
        for sex, age in GROUPS
    ]


def _write_excel(path: Path, table: int, size: Size) -> None:
    contents = [None, None, None, CONTENTS.format(table=table)]
    years = [None, None, None, *map(str, size.years)]
    write_workbook(path, {"Antall": [[_title(table)], [], contents, years, *_rows(table, size), *FOOTER]})


def _write_text(path: Path, table: int, size: Size) -> None:
    contents = [f"{CONTENTS.format(table=table)} {year}" for year in size.years]
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(f'"{_title(table)}"\r\n\r\n')
        writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_NONNUMERIC)
        writer.writerows([["region", "kjønn", "alder", *contents], *_rows(table, size)])


def _write_json(path: Path, table: int, size: Size) -> None:
    places = {f"K-{code}": name for code, name in size.places.items()}
    dimensions = {
        "Region": _dimension("region", places),
        "Kjonn": _dimension("kjønn", {str(place): sex[0] for place, sex in enumerate(SEXES.values())}),
        "Alder": _dimension("alder", {str(place): age[0] for place, age in enumerate(AGES.values())}),
        "ContentsCode": _dimension("statistikkvariabel", {"Antall": CONTENTS.format(table=table)}),
        "Tid": _dimension("år", {str(year): str(year) for year in size.years}),
    }
    data = {
        "version": "2.0",
        "class": "dataset",
        "label": _title(table),
        "source": "Statistisk sentralbyrå",
        "note": ["Eksempeldata: ja"],
        "updated": "2025-06-06T06:00:00Z",
        "id": list(dimensions),
        "size": [len(each["category"]["index"]) for each in dimensions.values()],
        "dimension": dimensions,
        "value": [number for row in _rows(table, size) for number in row[3:]],
        "extension": {"px": {"tableid": str(table)}},
    }
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def _dimension(label: str, categories: dict[str, str]) -> dict:
    return {"label": label, "category": {"index": list(categories), "label": categories}}


WRITERS: tuple[tuple[str, Callable[[Path, int, Size], None]], ...] = (
    (".xlsx", _write_excel),
    (".csv", _write_text),
    (".json", _write_json),
)


def _write_public_health(path: Path, size: Size) -> None:
    """The bank's form with codes: a count and a rate of each place and period."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["GEO", "AAR", "KJONN", "ALDER", "MEASURE_TYPE", "value"])
        for code, year in product(size.codes, size.years):
            labels = [code, f"{year - 1}_{year}", "0", "0_120"]
            writer.writerow([*labels, "TELLER", offences(code, year)])
            writer.writerow([*labels, "RATE", rate(code, year)])
