"""Every kind of place in which a data folder may hold text, filled with payloads in turn."""

import csv
import io
import json
import re
import shutil
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from tests.conftest import DATA, WITHOUT_STATE
from tests.loaders.renderings import Text, write_jsonstat, write_text
from tests.security.payloads import PAYLOADS
from tests.services import USE

ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")  # what no workbook can hold
NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\\r\n\t]")
PROPERTIES = ("title", "creator", "subject", "description", "keywords", "category", "lastModifiedBy")
FREE = {"Tiltak": "BDEK", "Mål": "B"}  # columns of the register that hold anybody's words
ABOUT = ("Om tallene", "Om registeret", "Kilde")  # sheets of words only
OWN_WORDS = ("title", "text", "responsible", "partners", "follow_up", "evaluation", "source")
LANGUAGES = ("nb", "nn", "en")


class Turn:
    """Gives each kind of place one payload after another, and remembers which it has had."""

    def __init__(self) -> None:
        self.given: Counter[str] = Counter()

    def text(self, place: str) -> str:
        """The next payload for this kind of place."""
        self.given[place] += 1
        return PAYLOADS[self.given[place] % len(PAYLOADS)]

    @property
    def count(self) -> int:
        """How many payloads were put anywhere."""
        return self.given.total()

    @property
    def pairs(self) -> int:
        """How many pairs of a kind of place and a payload were tried."""
        return sum(min(count, len(PAYLOADS)) for count in self.given.values())

    @property
    def is_crossed(self) -> bool:
        """Whether every payload has stood in every kind of place."""
        return all(count >= len(PAYLOADS) for count in self.given.values())


def poisoned(folder: Path, turn: Turn) -> Path:
    """A copy of the shipped data with payloads wherever it is read nevertheless, services among them."""
    copied = folder / "data"
    shutil.copytree(DATA, copied, ignore=WITHOUT_STATE)
    (copied / "tjenester").mkdir()
    _services().save(copied / "tjenester" / "tjenestebruk.xlsx")
    for path in sorted(copied.rglob("*.xlsx")):
        book = openpyxl.load_workbook(path)
        _fill(book, turn)
        path.unlink()
        book.save(path.with_name(f"{path.stem} {_file_name(turn)}.xlsx"))
    for path in copied.glob("*.toml"):
        path.write_text(_toml(_in_descriptions(tomllib.loads(path.read_text("utf-8")), turn, path.stem)), "utf-8")
    return copied


def copies(folder: Path, turn: Turn, *, every: int, offset: int = 0) -> int:
    """Fills a folder with copies of all sources' files, each with one text cell replaced; returns how many.

    A source with few cells has them filled more than once, so that `every` rounds give each source every payload.
    """
    least, made = -(-len(PAYLOADS) // every), 0
    for source, cells in _cells_of_sources().items():
        again = islice(cycle(cells), offset * least, (offset + 1) * least)
        chosen = cells[offset::every]
        for path, (sheet, coordinate) in chosen if len(chosen) >= least else again:
            book = _opened(path)
            put(book[sheet][coordinate], turn.text(f"cell of {source}"))
            (folder / source).mkdir(parents=True, exist_ok=True)
            book.save(folder / source / f"{path.stem} {made}.xlsx")
            made += 1
    return made


def banks(folder: Path, turn: Turn) -> int:
    """Adds a CSV and a JSON-stat file for each text in them, with that text replaced."""
    plain, made = folder / "ssb" / "plain.csv", 0
    plain.parent.mkdir(parents=True, exist_ok=True)
    write_text(plain, Text())
    rows = list(csv.reader(io.StringIO(plain.read_text("utf-8")), delimiter=";"))
    plain.unlink()
    for row, cells in enumerate(rows):
        for column in (0, len(cells) - 1) if cells else ():
            changed = [list(one) for one in rows]
            changed[row][column] = turn.text("CSV cell")
            with (folder / "ssb" / f"08487 {made}.csv").open("w", encoding="utf-8", newline="") as file:
                csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL).writerows(changed)
            made += 1
    for name in ("label", "source", "updated", "version", "extension"):
        words = turn.text("JSON text")
        value = {"px": {"tableid": "08487"}, "contact": [{"name": words}]} if name == "extension" else words
        write_jsonstat(folder / "ssb" / f"08487 {made}.json", **{name: value})
        made += 1
    return made


def put(cell: Cell, words: str) -> None:
    """Writes text as text, also what openpyxl would make a formula of."""
    cell.value = ILLEGAL.sub("", words)
    cell.data_type = "s"


def _fill(book: Workbook, turn: Turn) -> None:
    for sheet in book.worksheets:
        if sheet.title in FREE:
            for column in FREE[sheet.title]:
                _fill_column(sheet, column, turn)
        elif sheet.title in ABOUT:
            for cell in _texts(sheet):
                put(cell, turn.text("sheet of words"))
        sheet["A1"].comment = Comment(ILLEGAL.sub("", turn.text("comment")), "x")
        sheet.oddHeader.left.text = ILLEGAL.sub("", turn.text("header"))
        sheet.oddFooter.center.text = ILLEGAL.sub("", turn.text("footer"))
    extra = book.create_sheet(
        NOT_IN_SHEET_NAMES.sub("", ILLEGAL.sub("", turn.text("sheet name")))[:28].strip("'") or "x"
    )
    for row in range(1, 6):
        put(extra.cell(row, 1), turn.text("cell beside the tables"))
    for name in PROPERTIES:
        setattr(book.properties, name, ILLEGAL.sub("", turn.text("document property")))
    quoted = ILLEGAL.sub("", turn.text("defined name")).replace('"', '""')
    book.defined_names["Fritekst"] = DefinedName("Fritekst", attr_text=f'"{quoted}"')


def _fill_column(sheet: Worksheet, column: str, turn: Turn) -> None:
    heading = next((cell.row for cell in sheet[column] if cell.value in ("Tiltak", "Mål", "Ansvar", "Kommentar",
                                                                        "I samarbeid med")), None)  # fmt: skip
    for cell in sheet[column]:
        if heading and cell.row > heading and cell.value is not None:
            put(cell, turn.text(f"{sheet.title} {column}"))


def _texts(sheet: Worksheet) -> Iterator[Cell]:
    return (cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str))


def _file_name(turn: Turn) -> str:
    return re.sub(r"[/\x00]", "", turn.text("file name"))[:80]


def _services() -> Workbook:
    book = Workbook()
    for row in USE:
        book.active.append(row)
    return book


def _cells_of_sources() -> dict[str, list[tuple[Path, tuple[str, str]]]]:
    """The text cells of the shipped files, by folder; of the largest, those at the edges and a few rows."""
    found = defaultdict(list)
    for path in (*sorted(DATA.glob("[!.]*/*.xlsx")), DATA / "tjenester" / "tjenestebruk.xlsx"):
        for sheet in _opened(path).worksheets:
            for cell in _texts(sheet):
                if cell.row <= 12 or cell.row > sheet.max_row - 30 or cell.row % 200 == 0:
                    found[path.parent.name].append((path, (sheet.title, cell.coordinate)))
    return found


def _opened(path: Path) -> Workbook:
    return openpyxl.load_workbook(path) if path.exists() else _services()


def _in_descriptions(thing: Any, turn: Turn, kind: str, key: str = "") -> Any:
    """The texts for readers of a description replaced; what files are recognised by stays."""
    if isinstance(thing, dict):
        return {name: _in_descriptions(value, turn, kind, name) for name, value in thing.items()}
    if isinstance(thing, list):
        return [_in_descriptions(value, turn, kind, key) for value in thing]
    own = key in LANGUAGES or (key in OWN_WORDS and kind in {"plan", "breaks", "surveys"})
    return turn.text(f"{kind}.toml") if isinstance(thing, str) and own else thing


def _toml(table: dict[str, Any]) -> str:
    return "\n".join(f"{json.dumps(key)} = {_value(value)}" for key, value in table.items())


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {_value(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
