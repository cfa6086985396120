"""Sources whose workbooks are tables that a layout describes: how such a workbook is known, and how it is read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from loaders.files.sheet import Sheet
from loaders.files.workbook import Workbook
from loaders.findings import Findings
from loaders.layouts.layout import PLACE, Layout, Table, read_layout
from loaders.layouts.words import FOLDER, plain, words
from loaders.observation import Loaded, Row
from loaders.phrases import phrase, quote, quotes
from loaders.places import Places
from loaders.quoting import near, quoted
from loaders.regions import codes_of, name_of
from loaders.registry import ANY_SERVICE
from loaders.tables.body import body_of, is_sum_word
from loaders.tables.centre import catchment_of, check_everyone
from loaders.tables.heading import Heading, headings, nearest
from loaders.tables.lines import extracted
from loaders.tables.reader import Origin, TableReader, newest_provisional
from loaders.tables.signs import told_in
from loaders.tables.sums import check_sexes
from loaders.tables.unregistered import unregistered

ENOUGH = 2  # headings that make a table worth a message about the others


def is_place(text: str) -> bool:
    """Whether a heading is a place's name, or everyone's."""
    return bool(codes_of(text)) or plain(text) in words().everyone


@dataclass(frozen=True)
class Tabular:
    """One layout's workbooks."""

    layout: Layout

    def recognises(self, book: Workbook) -> bool:
        """Whether the workbook is the source's, and has every table that it must have."""
        must = [table for table in self.layout.tables if not table.optional]
        return self._is_marked(book) and all(_headings(book, table) for table in must)

    def resembles(self, book: Workbook) -> int:
        """How much of the layout a workbook has; 0 if nothing tells whose it is."""
        is_alike = any(book.says(pattern) for pattern in self.layout.resembles)
        near_ones = [_nearest(book, table) for table in self.layout.tables if is_alike or self._is_marked(book)]
        best = max((found.score for found in near_ones if found), default=0)
        return max(best, 1) if is_alike else best * (best >= ENOUGH)

    def load(self, book: Workbook, places: Places, findings: Findings) -> Loaded:
        """Every table's numbers; totals are checked against their parts, and the parts are kept."""
        catchment = None
        if self.layout.is_of_centre:
            named = [name for table in self.layout.tables for name in _places_in(book, table)]
            catchment = catchment_of(book, self.layout.source, places, findings, named)
        origin = Origin(book, self.layout.source, catchment, places.services, findings)
        rows = _Reading(origin, self.layout).rows()
        if not rows and not findings.has_error:
            at = (book.sheets[0].name, "")
            fix = phrase("Fill in the numbers and deliver the file again.")
            findings.error("no_rows", phrase("no numbers"), phrase("at least one row of numbers"), fix, at=at)
        return Loaded(rows, extracted=extracted(book.sheets, Findings("")), source=self.layout.source)

    def _is_marked(self, book: Workbook) -> bool:
        return any(book.says(pattern) for pattern in self.layout.marks) or any(
            _matches(sheet.name, self.layout.marks) for sheet in book.sheets
        )


def _matches(text: str, patterns: tuple[str, ...]) -> bool:
    return any(re.search(pattern, text, re.IGNORECASE) for pattern in patterns)


def _headings(book: Workbook, table: Table) -> dict[str, Heading]:
    """The table's first heading on each sheet, by the sheet's name."""
    found = {sheet.name: next(headings(sheet, table, is_place), None) for sheet in book.sheets}
    return {name: heading for name, heading in found.items() if heading}


def _places_in(book: Workbook, table: Table) -> Iterator[str]:
    """What the table's rows and headings call places, sums and everyone aside."""
    if constant := table.axis(PLACE).constant:
        yield name_of(constant)
    for heading in _headings(book, table).values():
        column = heading.axes.get(PLACE)
        rows = body_of(heading, lambda row: False).rows if column else ()
        labels = [heading.sheet.text(row, column) for row in rows if column]
        for name in (*labels, *(value.place for value in heading.values)):
            if name and plain(name) not in words().everyone | words().total and not is_sum_word(name):
                yield name


def _nearest(book: Workbook, table: Table) -> Heading | None:
    found = [heading for sheet in book.sheets if (heading := nearest(sheet, table, is_place))]
    return max(found, key=lambda heading: heading.score, default=None)


def _of_any(row: Row) -> str:
    """The row's indicator as layouts write it."""
    return row.indicator.replace(row.source, ANY_SERVICE) if row.source else row.indicator


@dataclass
class _Reading:
    """The reading of one workbook."""

    origin: Origin
    layout: Layout
    read: dict[str, list[Row]] = field(default_factory=dict)

    def rows(self) -> list[Row]:
        """Every observation of every table."""
        self.day = extracted(self.origin.book.sheets, self.origin.findings)
        self.signs = told_in(self.origin.book)
        self.ends = {sheet.name: self._heading_rows(sheet) for sheet in self.origin.book.sheets}
        for table in self.layout.tables:
            rows = self._table(table)
            check_sexes(rows, self.origin.findings)
            self.read[table.name] = newest_provisional(rows, self.day) if table.provisional else rows
            self._check_years(table)
        found = [row for rows in self.read.values() for row in rows]
        if self.origin.catchment is not None:
            check_everyone(found, self.origin.catchment, self.origin.findings)
        return found

    def _heading_rows(self, sheet: Sheet) -> set[int]:
        return {heading.row for table in self.layout.tables for heading in headings(sheet, table, is_place)}

    def _table(self, table: Table) -> list[Row]:
        found = _headings(self.origin.book, table)
        if found:
            order = list(dict.fromkeys(number.indicator for number in table.numbers))
            rows = [row for heading in found.values() for row in self._rows(heading)]
            return sorted(rows, key=lambda row: order.index(_of_any(row)))
        others = self.read.get(table.same_years_as, [])
        absent = [row for sheet in self.origin.book.sheets for row in unregistered(sheet, table, others)]
        if not absent:
            self._note_missing(table)
        return absent

    def _rows(self, heading: Heading) -> list[Row]:
        body = body_of(heading, lambda row: row in self.ends[heading.sheet.name])
        signs = {**heading.table.signs, **self.signs}  # what this year's workbook says of a dash is newer
        day = extracted([heading.sheet], Findings("")) or self.day
        return TableReader(self.origin, heading, body, day, signs).read()

    def _check_years(self, table: Table) -> None:
        others = {row.period_end for row in self.read.get(table.same_years_as, [])}
        odd = [row for row in self.read[table.name] if others and row.period_end not in others]
        if odd:
            self.origin.findings.error(
                "years_differ",
                phrase("conversations for {year}", year=str(odd[0].period_end)),
                phrase("the same year as in the sheet of residents"),
                phrase("Ask the source which year the numbers are about."),
                at=(odd[0].sheet, odd[0].cell),
            )

    def _note_missing(self, table: Table) -> None:
        """Says what a table lacks: an error if it must be there, else a warning."""
        found = _nearest(self.origin.book, table)
        at = found.sheet.at(found.row, 1) if found else (self.origin.book.sheets[0].name, "")
        lacks = found.lacks if found else (table.numbers[0].headings[0],)
        if not table.optional:
            self._stop_without(found, lacks, at)
        self.origin.findings.warning(
            "missing_table",
            phrase("no table with the heading {names}", names=quotes([table.numbers[0].headings[0]])),
            phrase("the source's whole statistics"),
            phrase("Ask the source for the table if it counts this."),
            at=(self.origin.book.sheets[0].name, ""),
        )

    def _stop_without(self, found: Heading | None, lacks: tuple[str, ...], at: tuple[str, str]) -> None:
        texts = {text for _, _, text in found.sheet.texts} if found else set[str]()
        misspelt = next((text for text in sorted(texts) if near(text, lacks)), None)
        holds = phrase("the heading {text}", text=quoted(misspelt, lacks)) if misspelt else phrase("no such heading")
        fix = (
            phrase("Call the column {name}, as before.", name=quote(near(misspelt, lacks) or lacks[0]))
            if misspelt
            else phrase("Ask the source for the table as before, or describe its layout on the page for new numbers.")
        )
        self.origin.findings.stop("missing_column", holds, phrase("the heading {text}", text=quotes(lacks)), fix, at=at)


def shipped(name: str) -> Tabular:
    """The layout of this name that ships with the project."""
    return Tabular(read_layout(FOLDER / f"{name}.toml"))
