"""Any table from Statistics Norway's PxWeb as a tidy frame: one row per number, with its labels and its cell.

Read from Excel, CSV or JSON-stat 2. The number of heading rows is detected and may be zero; labels given once per block
are filled right and down; codes in columns of their own are put beside their labels or left out; the footer's contact
persons are not read.
"""

import math
import re
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

import pandas as pd

from loaders.files.cells import label, normalise
from loaders.files.periods import day_of_stamp
from loaders.files.sheet import Sheet
from loaders.files.text.coded import HEADER, CodedSheet
from loaders.files.workbook import Workbook
from loaders.findings import Findings
from loaders.phrases import phrase
from loaders.sources.pxweb import codes, footer
from loaders.sources.pxweb.shape import AGAIN, Shape, heads_of, shape_of

LOOKS_FOR = phrase("Statistics Norway's StatBank: a title such as “08487: …, etter region, …” in cell A1")
TITLE_ROWS = range(1, 11)
TITLE = re.compile(r"^(?P<table>\d{5}): (?P<what>.+?), (?:etter|by) (?P<names>.+)$", re.IGNORECASE)
UNTITLED = (
    *("region", "statistikkvariabel", "contents", "år", "year", "intervall (år)", "interval (year)", "tid", "time"),
    *("kjønn", "sex", "alder", "age", "lovbruddsgruppe", "group of offences"),
)
"""Names that the dimensions of a table without a title may have over its stub."""


@dataclass(frozen=True, eq=False)
class PxTable:
    """One table: `frame` has a column for each dimension, then value (as in the cell), row, column and is_formula.

    Dimensions are named after the title where it lists as many as the sheet has, else dimension_1, dimension_2 …;
    those of the stub come first, `stub` being their columns, then those of the heading rows `headers`. `table` is the
    bank's number, empty if the file has no title.
    """

    table: str
    title: str
    sheet: Sheet
    dimensions: tuple[str, ...]
    frame: pd.DataFrame
    stub: tuple[int, ...]
    headers: range
    updated: date | None
    units: tuple[str, ...]

    def label_at(self, dimension: str, row: int, column: int) -> tuple[str, str]:
        """(sheet, cell) of the dimension's label for the number at (row, column)."""
        place = self.dimensions.index(dimension)
        if place < len(self.stub):
            return self.sheet.at(row, self.stub[place])
        in_heading = min(place - len(self.stub), len(self.headers) - 1)
        return self.sheet.at(self.headers[in_heading], column)


@dataclass(frozen=True)
class Title:
    """Where a title is, and the table that it names; the table itself begins below `row`."""

    sheet: Sheet
    row: int
    text: str
    table: str
    dimensions: list[str]


def title_of(book: Workbook) -> Title | None:
    """The first PxWeb title: over the table, over its numbers if everything is in the stub, or in the bank's footer."""
    for sheet in book.sheets:
        if isinstance(sheet, CodedSheet):
            return Title(sheet, 0, sheet.text(1, 1), sheet.table, []) if sheet.table else None
        for row in TITLE_ROWS:
            last = len(sheet.rows[row - 1]) if row <= sheet.height else 0
            for column, above in ((1, row), (last, row - 1)):
                if match := TITLE.fullmatch(normalise(sheet.value(row, column) or "")):
                    return _title(sheet, 0 if _is_below_table(sheet, row) else above, match)
        if match := _title_in_footer(sheet):
            return _title(sheet, 0, match)
    return None


def _title(sheet: Sheet, row: int, match: re.Match[str]) -> Title:
    return Title(sheet, row, match[0], match["table"], _listed(match["names"]))


def _is_below_table(sheet: Sheet, row: int) -> bool:
    return any(not sheet.is_blank(above, 2) for above in range(1, row))


def _title_in_footer(sheet: Sheet) -> re.Match[str] | None:
    """The title that the bank repeats below a table, where it also says when the table was last changed."""
    rows = range(TITLE_ROWS.stop, sheet.height + 1)
    matches = ((row, TITLE.fullmatch(normalise(sheet.value(row, 1) or ""))) for row in rows)
    return next((match for row, match in matches if match and footer.texts_after(sheet, row, footer.UPDATED)), None)


def read_table(book: Workbook, findings: Findings) -> PxTable:
    """The workbook's table. One without a title has no number.

    Raises:
        SourceError: no numbers, a gap in the data, or a label that is missing.
    """
    title = title_of(book) or Title(book.sheets[0], 0, "", "", [])
    if isinstance(title.sheet, CodedSheet):
        return _of_codes(title.sheet, findings)
    sheet = title.sheet
    shape = shape_of(sheet, title.row, title.dimensions or UNTITLED, findings)
    frame, stub, count = _tidy(sheet, shape, len(title.dimensions) or None, findings)
    names = _names(title.dimensions, count)
    frame.columns = pd.Index([*names, "value", "row", "column", "is_formula"])
    _check_once(sheet, frame, names, findings)
    _check_whole(sheet, frame, names, findings)
    return PxTable(
        table=title.table,
        title=title.text,
        sheet=sheet,
        dimensions=names,
        frame=frame,
        stub=stub,
        headers=shape.headers,
        updated=footer.updated(sheet, shape.rows.stop),
        units=footer.texts_after(sheet, shape.rows.stop, footer.UNITS),
    )


def _of_codes(sheet: CodedSheet, findings: Findings) -> PxTable:
    """A reply in JSON-stat: no shape to find."""
    names = tuple(each.casefold() for each in sheet.dimensions)
    rows = [
        (*map(codes.joined, keys, map(label, cells)), cells[-1], row, len(cells), False)
        for row, (keys, cells) in enumerate(zip(sheet.codes, sheet.rows[HEADER:], strict=True), HEADER + 1)
    ]
    frame = pd.DataFrame(rows, columns=[*names, "value", "row", "column", "is_formula"], dtype=object)
    if frame.empty:
        findings.stop("missing_rows", phrase("no numbers"), phrase("a row of numbers for each place"), AGAIN)
    stub = tuple(range(1, len(names) + 1))
    return PxTable(sheet.table, sheet.text(1, 1), sheet, names, frame, stub, range(0), sheet.updated, ())


def stamped(file: str) -> date | None:
    """The day in a file name as the bank makes it: 08487_20251104-081512.xlsx."""
    match = re.search(r"_(\d{8})-\d{6}", PurePosixPath(file).name)
    return day_of_stamp(match[1]) if match else None


def _listed(text: str) -> list[str]:
    """The dimensions that a title lists, in lower case: «region, kjønn og år»."""
    head, _, tail = re.sub(r" and ", " og ", text).rpartition(" og ")
    return [name.strip().casefold() for name in [*head.split(", "), tail] if name.strip()]


def _names(listed: list[str], count: int) -> tuple[str, ...]:
    if len(listed) == count == len(set(listed)):
        return tuple(listed)
    return tuple(f"dimension_{i}" for i in range(1, count + 1))


def _check_once(sheet: Sheet, frame: pd.DataFrame, names: tuple[str, ...], findings: Findings) -> None:
    doubled = frame[frame.duplicated(list(names))]
    if len(doubled):
        again = doubled.iloc[0]
        same = (frame[list(names)] == again[list(names)]).all(axis="columns")
        first = sheet.at(*frame.loc[same.idxmax(), ["row", "column"]])[1]
        found = phrase("the same row and column twice, also in cell {cell}", cell=first)
        at = sheet.at(again["row"], again["column"])
        findings.stop("duplicate_row", found, phrase("each row and column once"), AGAIN, at=at)


def _check_whole(sheet: Sheet, frame: pd.DataFrame, names: tuple[str, ...], findings: Findings) -> None:
    """Warns if a combination of categories is missing: the bank writes all of them."""
    if len(frame) < math.prod(frame[name].nunique() for name in names):
        found = phrase("a table in which some combinations of its categories are missing")
        fix = phrase("If rows have been deleted or the file was cut off, download the table again.")
        findings.warning("not_whole", found, phrase("a number or a sign for each of them"), fix, at=(sheet.name, ""))


def _tidy(
    sheet: Sheet, shape: Shape, listed: int | None, findings: Findings
) -> tuple[pd.DataFrame, tuple[int, ...], int]:
    """One row per number, the columns of the stub's dimensions, and the number of dimensions."""
    heads = heads_of(sheet, shape)
    columns = range(shape.first_column, shape.first_column + len(heads))
    stubs = _stubs(sheet, shape)
    by_column = list(zip(*stubs, strict=True))
    extra = None if listed is None else len(by_column) + len(heads[0]) - listed
    dropped = codes.columns_of_codes(by_column, extra)
    kept = [place for place in range(len(by_column)) if place not in dropped]
    rows = []
    for row, stub in zip(shape.rows, stubs, strict=True):
        _check_beyond(sheet, row, columns[-1], findings)
        labels = [codes.joined(stub[i - 1], stub[i]) if i - 1 in dropped else stub[i] for i in kept]
        for column, head in zip(columns, heads, strict=True):
            is_formula = bool(sheet.formulas) and sheet.at(row, column)[1] in sheet.formulas
            rows.append((*labels, *head, sheet.value(row, column), row, column, is_formula))
    return pd.DataFrame(rows, dtype=object), tuple(i + 1 for i in kept), len(kept) + len(heads[0])


def _stubs(sheet: Sheet, shape: Shape) -> list[tuple[str, ...]]:
    """The labels of each row, a blank one repeating the one above."""
    above, found = ("",) * (shape.first_column - 1), list[tuple[str, ...]]()
    for row in shape.rows:
        above = tuple(sheet.text(row, column) or text for column, text in enumerate(above, 1))
        found.append(above)
    return found


def _check_beyond(sheet: Sheet, row: int, last: int, findings: Findings) -> None:
    if not sheet.is_blank(row, last + 1):
        findings.stop(
            "no_header",
            phrase("a number without a heading"),
            phrase("numbers only below headings"),
            AGAIN,
            at=sheet.at(row, last + 1),
        )


def bare(text: object) -> str:
    """A category without its hierarchy mark: «¬ Vold og mishandling» → «vold og mishandling», for comparing."""
    return label(text).casefold()
