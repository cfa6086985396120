"""Tables of Statistics Norway as the bank, a program or a person may write them, drawn from a truth.

08487 counts offences over two years, and prints «..» for four or fewer; 07459 counts inhabitants. The dialects that
change nothing are drawn in `test_bank_dialects.py` too; here they meet what people do to a file.
"""

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
SIGNS = {
    "..": "missing",
    ":": "suppressed",
    "*": "suppressed",
    "<5": "suppressed",
    ".": "missing",
    "...": "not_published",
}
ODD = ("-", "x", "ca. 30", "", "{},5", "1.{}", "{}\u00a0000.", "NaN", "#N/A", "1e3", "١٢")


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


VIOLENCE = Bank(
    "violence.offences",
    (
        "08487: Lovbrudd anmeldt, etter region, lovbruddsgruppe, statistikkvariabel og intervall (år)",
        "08487: Offences reported, by region, group of offences, contents and interval (year)",
    ),
    (
        ("region", "lovbruddsgruppe", "statistikkvariabel", "intervall (år)"),
        ("region", "group of offences", "contents", "interval (year)"),
    ),
    ("Lovbrudd anmeldt (årlig gjennomsnitt)", "Offences reported (annual average)"),
    ("¬ Vold og mishandling", "¬ Violence and maltreatment"),
    years=2,
    least=5,
    signs={"..": "suppressed"},
)
POPULATION = Bank(
    "population",
    (
        "07459: Alders- og kjønnsfordeling i kommuner og fylker, etter region, statistikkvariabel og år",
        "07459: Population, by region, contents and year",
    ),
    (("region", "statistikkvariabel", "år"), ("region", "contents", "year")),
    ("Personer", "Persons"),
)


@dataclass
class Export:
    """A table as rows of labels and one number each, and how it is written."""

    name: str
    content: bytes


@st.composite
def exports(draw) -> tuple[Export, Truth]:
    """A file from the bank, and what may be read from it."""
    bank = draw(st.sampled_from([VIOLENCE, POPULATION]))
    last = draw(st.integers(2016, 2024))
    ends = list(range(last, last - draw(st.integers(1, 3)) * bank.years, -bank.years))[::-1]
    places = draw(st.lists(st.sampled_from([*LASTING]), min_size=1, max_size=3, unique=True)) + [*PLACES] * draw(
        st.booleans()
    )
    cells = {(place, end): draw(_cell(bank, place, end)) for place in places for end in ends}
    truth: Truth = {_key(bank, place, end): true for (place, end), (_, true) in cells.items() if true is not None}
    counted = [at for at, (_, true) in cells.items() if true is not None]
    if counted and draw(st.integers(0, 3)) == 0:
        odd = draw(st.sampled_from(counted))
        cells[odd] = draw(st.sampled_from(ODD)).format(draw(st.integers(10, 999))), None
        del truth[_key(bank, *odd)]
    language = draw(st.integers(0, 1))
    kind = draw(st.sampled_from(["csv", "csv", "xlsx", "json"]))
    values = {key: value for key, (value, _) in cells.items()}
    if kind == "json":
        return draw(_json(bank, language, values, places, ends, truth)), truth
    table = draw(_table(bank, language, values, places, ends))
    draw(_broken(bank, table, truth))
    return draw(_excel(bank, language, table) if kind == "xlsx" else _text(bank, language, table, truth)), truth


def _key(bank: Bank, place: object, end: int) -> Key:
    return bank.indicator, LASTING.get(str(place), "3201"), end, "all", "all"


@st.composite
def _cell(draw, bank: Bank, place: str, end: int) -> tuple[object, object]:
    """What the bank prints, and what it means; None where it prints that the place was none."""
    first, last = PLACES.get(place, (0, 9999))
    if not first <= end <= last:
        return ".", None
    if draw(st.integers(0, 5)) == 0:
        sign = draw(st.sampled_from([*SIGNS]))
        return sign, bank.signs.get(sign, SIGNS[sign])
    number = draw(st.one_of(st.integers(max(bank.least, 0), 9999), st.integers(1, 700).map(lambda n: n * 1000)))
    return number, number


@dataclass
class Table:
    """Rows as they are written, the first of them headings; `stub` is the number of columns before the numbers."""

    rows: list[list[object]]
    stub: int
    is_long: bool
    has_title: bool


@st.composite
def _table(draw, bank: Bank, language: int, values, places, ends) -> Table:
    group = bank.group[language : language + 1]
    names = bank.names[language]
    has_title = bool(draw(st.integers(0, 4))) or bank is POPULATION
    is_long = draw(st.booleans())
    periods = {end: str(end) if bank.years == 1 else f"{end - 1}-{end}" for end in ends}
    if is_long:
        rows = [
            [place, *group, bank.contents[language], periods[end], values[place, end]]
            for place in places
            for end in ends
        ]
        return Table([[*names, "value" if has_title else bank.titles[language]], *rows], len(names), True, has_title)
    heading = [*names[: 1 + len(group)], *(f"{bank.contents[language]} {periods[end]}" for end in ends)]
    rows = [[place, *group, *(values[place, end] for end in ends)] for place in places]
    return Table([heading, *rows], 1 + len(group), False, has_title)


@st.composite
def _broken(draw, bank: Bank, table: Table, truth: Truth) -> None:
    """What a person or a program does to the table."""
    head, *rows = table.rows
    kind = draw(
        st.sampled_from(
            [None] * 6 + ["columns", "row", "codes", "blank", "sum", "label", "twice", "heading", "year", "stub"]
        )
    )
    if kind == "stub":
        order = draw(st.permutations(range(table.stub)))
        table.rows = [[*(row[place] for place in order), *row[table.stub :]] for row in table.rows]
    elif kind == "columns" and not table.is_long:
        order = [*range(table.stub), *draw(st.permutations(range(table.stub, len(head))))]
        table.rows = [[row[place] for place in order] for row in table.rows]
    elif kind == "columns":
        order = draw(st.permutations(range(len(head))))
        table.rows = [[row[place] for place in order] for row in table.rows]
    elif kind == "row" and len(rows) > 1:
        gone = rows.pop(draw(st.integers(0, len(rows) - 1)))
        table.rows = [head, *rows]
        for key in _keys_of(bank, gone, table, truth):
            del truth[key]
    elif kind == "codes":
        row = draw(st.sampled_from(rows))
        row[0] = str(row[0]).partition(" ")[2]
        truth.clear()
    elif kind == "blank":
        table.rows.insert(draw(st.integers(1, len(table.rows) - 1)), [None] * len(head))
    elif kind == "sum":
        table.rows.insert(
            draw(st.integers(1, len(table.rows))), ["Sum", *head[1 : table.stub], *(7 for _ in head[table.stub :])]
        )
    elif kind == "label":  # the row is not the truth's any more, and that must be said
        row, place = draw(st.sampled_from(rows)), draw(st.integers(0, table.stub - 1))
        above = table.rows[table.rows.index(row) - 1]
        row[place] = "x" if row[place] == above[place] else draw(st.sampled_from([None, "Alle", "Ran og tyveri"]))
    elif kind == "twice":
        table.rows.append(list(draw(st.sampled_from(rows))))
    elif kind == "heading" and not table.is_long:
        head[draw(st.integers(table.stub, len(head) - 1))] = None
        truth.clear()
    elif kind == "year" and not table.is_long:
        head[-1] = str(head[-1]).replace("20", "21")
        truth.clear()


def _keys_of(bank: Bank, row: list[object], table: Table, truth: Truth) -> list[Key]:
    """The numbers of a row, by its labels; nothing but a missing combination can say that they were there."""
    end = next((int(str(cell)[-4:]) for cell in row[1:] if re.fullmatch(r"(?:\d{4}-)?20\d\d", str(cell))), None)
    code = _key(bank, row[0], 0)[1]
    first, last = PLACES.get(str(row[0]), (0, 9999))
    return [key for key in truth if key[1] == code and first <= key[2] <= last and end in (None, key[2])]


@st.composite
def _excel(draw, bank: Bank, language: int, table: Table) -> Export:
    book = Workbook()
    for row in [*([[bank.titles[language]], []] if table.has_title else []), *table.rows]:
        book.active.append([_excel_cell(cell, draw(st.integers(0, 9))) for cell in row])
    for row in draw(st.sampled_from([[], [[], ["Kilde:", "Statistisk sentralbyrå"]], [[], ["Merk: se eget notat"]]])):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return Export("tabell.xlsx", out.getvalue())


def _excel_cell(cell: object, chance: int) -> object:
    return str(cell) if isinstance(cell, int) and not chance else cell


@st.composite
def _text(draw, bank: Bank, language: int, table: Table, truth: Truth) -> Export:
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
        keys = _keys_of(bank, row, table, truth)
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
def _json(draw, bank: Bank, language: int, values, places, ends, truth: Truth) -> Export:
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
