"""A bank's table as a file: Excel, CSV or JSON-stat 2, as the bank, a program or a person may have left it."""

import csv
import io
import json
import re
from dataclasses import dataclass, field

from hypothesis import strategies as st
from openpyxl import Workbook

from tests.loaders.drift.sheets import UNSURE, Key, Truth

PLACES = {"0219 Bærum (-2019)": (0, 2019), "3024 Bærum (2020-2023)": (2020, 2023), "3201 Bærum": (2024, 9999)}
LASTING = {"0301 Oslo": "0301", "1144 Kvitsøy": "1144", "1103 Stavanger": "1103", "1149 Karmøy": "1149"}


@dataclass(frozen=True)
class Bank:
    """One table, in Norwegian or English: its title, the names of its dimensions and what its numbers are called."""

    indicator: str
    titles: tuple[str, str]
    names: tuple[tuple[str, ...], tuple[str, ...]]
    contents: tuple[str, str]
    group: tuple[str, ...] = ()
    years: int = 1
    least: int = 0
    signs: dict[str, str] = field(default_factory=dict)


@dataclass
class Export:
    """A file as it is delivered."""

    name: str
    content: bytes


@dataclass
class Table:
    """Rows as they are written, the first of them headings; `stub` is the number of columns before the numbers."""

    rows: list[list[object]]
    stub: int
    is_long: bool
    has_title: bool


def key_of(bank: Bank, place: object, end: int) -> Key:
    """The key of a number, by the place's label and the last year of its period."""
    return bank.indicator, LASTING.get(str(place), "3201"), end, "all", "all"


def keys_of(bank: Bank, row: list[object], table: Table, truth: Truth) -> list[Key]:
    """The numbers of a row, by its labels; nothing but a missing combination can say that they were there."""
    periods = [str(cell)[-4:] for cell in row if re.fullmatch(r"(?:\d{4}-)?20\d\d", str(cell))]
    end = int(periods[0]) if table.is_long and periods else None
    code = key_of(bank, row[0], 0)[1]
    first, last = PLACES.get(str(row[0]), (0, 9999))
    return [key for key in truth if key[1] == code and first <= key[2] <= last and end in (None, key[2])]


def workbook_of(rows: list[list[object]]) -> Export:
    """A workbook of one sheet."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return Export("tabell.xlsx", out.getvalue())


@st.composite
def excel(draw, bank: Bank, language: int, table: Table) -> Export:
    """A workbook, in which a person may have made a text of a number and added a line below."""
    rows = [[_excel_cell(cell, draw(st.integers(0, 9))) for cell in row] for row in table.rows]
    below = draw(st.sampled_from([[], [[], ["Kilde:", "Statistisk sentralbyrå"]], [[], ["Merk: se eget notat"]]]))
    return workbook_of([*([[bank.titles[language]], []] if table.has_title else []), *rows, *below])


def _excel_cell(cell: object, chance: int) -> object:
    return str(cell) if isinstance(cell, int) and not chance else cell


@st.composite
def text_file(draw, bank: Bank, language: int, table: Table, truth: Truth) -> Export:
    """A CSV file, saved by the bank or by a program, whole or cut off."""
    delimiter = draw(st.sampled_from([";", ",", "\t", "|"]))
    thousands = draw(st.sampled_from(["", "", "", " ", ",", ".", "\u00a0"]))
    decimals = draw(st.sampled_from(["", "", "", ",0", ".0"]))
    out = io.StringIO()
    newline = draw(st.sampled_from(["\r\n", "\n", "\r"]))
    if draw(st.integers(0, 3)) == 0:
        out.write(f"sep={delimiter}{newline}")
    if table.has_title:
        out.write(f'"{bank.titles[language]}"{newline * 2}')
    quoting = draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]))
    writer = csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator=newline)
    ends = []
    for row in table.rows:
        writer.writerow([_grouped(cell, thousands, decimals) for cell in row])
        ends.append(out.tell())
    text = out.getvalue()
    if draw(st.integers(0, 6)) == 0:
        text = text[: draw(st.integers(ends[0], len(text) - 1))]
        _cut(bank, table, ends, text, truth)
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16", "mac-roman", "cp865"]))
    return Export("tabell.csv", text.encode(encoding, "replace"))


def _cut(bank: Bank, table: Table, ends: list[int], text: str, truth: Truth) -> None:
    """What a file that ends too early can still say: of the row that it ends in nothing for sure.

    One that ends after a row is as if the rest had never been asked for.
    """
    is_ended = text[-1] in "\r\n"
    for row, start, end in zip(table.rows[1:], ends, ends[1:], strict=False):
        keys = keys_of(bank, row, table, truth)
        if start >= len(text) and is_ended:
            for key in keys:
                truth.pop(key)
        elif start < len(text) < end and not is_ended:
            truth |= dict.fromkeys(keys, UNSURE)


def _grouped(cell: object, thousands: str, decimals: str) -> object:
    if not isinstance(cell, int):
        return cell
    return f"{cell:,}".replace(",", thousands) + decimals if thousands or decimals else cell


@st.composite
def json_file(draw, bank: Bank, language: int, values, places, ends, truth: Truth) -> Export:
    """JSON-stat 2, dense or sparse, in any order of dimensions, whole or not."""
    periods = [str(end) if bank.years == 1 else f"{end - 1}-{end}" for end in ends]
    dimensions = {
        "Region": {place.partition(" ")[0]: place.partition(" ")[2] for place in places},
        **({"Lovbrudd": {"VM": bank.group[language].strip("¬ ")}} if bank.group else {}),
        "ContentsCode": {"Antall": bank.contents[language]},
        "Tid": dict(zip(periods, periods, strict=True)),
    }
    numbers = [values[place, end] for place in places for end in ends]
    ids = list(dimensions)
    if draw(st.booleans()):
        ids = [*ids[1:-1], "Tid", "Region"]
        numbers = [values[place, end] for end in ends for place in places]
    data = {
        "version": "2.0",
        "class": "dataset",
        "label": bank.titles[language],
        "source": "Statistisk sentralbyrå",
        "id": ids,
        "size": [len(dimensions[each]) for each in ids],
        "dimension": {each: _dimension(draw, dimensions[each]) for each in ids},
        "value": [value if isinstance(value, int) else None for value in numbers],
        "status": {str(place): value for place, value in enumerate(numbers) if isinstance(value, str) and value},
        "extension": {"px": {"tableid": bank.titles[0][:5]}},
    }
    if draw(st.booleans()):
        data["value"] = {str(place): value for place, value in enumerate(data["value"]) if value is not None}
    kind = draw(st.sampled_from([None] * 5 + ["short", "signed", "text", "cut", "unknown"]))
    if kind == "short" and isinstance(data["value"], list):
        data["value"].pop()
        truth.clear()
    elif kind == "signed" and any(isinstance(value, int) for value in numbers):
        data["status"] = {str(place): "." for place in range(len(numbers))}
        truth.clear()
    elif kind == "text":
        data["value"] = [str(value) if value is not None else None for value in numbers]
    elif kind == "unknown":
        data["dimension"]["Tid"]["category"].pop("label")
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "cp1252"]))
    content = json.dumps(data, ensure_ascii=False).encode(encoding, "replace")
    return Export("tabell.json", content[: len(content) - 40] if kind == "cut" else content)


def _dimension(draw, labels: dict[str, str]) -> dict[str, object]:
    index = list(labels) if draw(st.booleans()) else {code: place for place, code in enumerate(labels)}
    shuffled = dict(draw(st.permutations([*labels.items()])))
    return {"label": "x", "category": {"index": index, "label": shuffled}}
