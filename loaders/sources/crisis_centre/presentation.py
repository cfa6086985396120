"""The crisis centre's presentation-like layout: two tables on a sheet, and «41 (67)» on a separate line."""

import re
from collections.abc import Mapping

from loaders.files.cells import SIGNS, CellError, Reading, read_pair
from loaders.files.periods import parse_period
from loaders.files.reading import check_sum, data_rows, header_row, region_named
from loaders.files.sheet import Sheet
from loaders.files.workbook import Workbook
from loaders.findings import Findings
from loaders.observation import Loaded, Row, Series
from loaders.phrases import phrase, quote, quotes
from loaders.places import Catchment, Places
from loaders.regions import name_of
from loaders.schema import ADULTS, ALL, CHILDREN, MEN, WOMEN
from loaders.tables.centre import catchment_of, check_everyone, place_code
from loaders.tables.signs import Signs, reading_at, told_in
from loaders.tables.sums import note_fewer_events
from loaders.tables.unregistered import said_instead

SOURCE = "crisis_centre"
RESIDENTS_TITLE, CONVERSATIONS_TITLE = r"^beboere$", r"^dagsamtaler$"
YEAR = r"^(?:års)?statistikk:?(?: for| i)? (\d{4})$"
PAIR = r"(?P<group>voksne|barn) fra (?P<place>.+?) \(alle\)\s?:?\s?(?P<pair>.*)"
RESIDENTS_COLUMNS = {
    "Kvinner": (WOMEN, ADULTS),
    "Menn": (MEN, ADULTS),
    "Voksne i alt": (ALL, ADULTS),
    "Jenter": (WOMEN, CHILDREN),
    "Gutter": (MEN, CHILDREN),
    "Barn i alt": (ALL, CHILDREN),
}
RESIDENTS_SUMS = {"Voksne i alt": ("Kvinner", "Menn"), "Barn i alt": ("Jenter", "Gutter")}
CONVERSATIONS_COLUMNS = {"Kvinner": WOMEN, "Menn": MEN, "I alt": ALL}
CONVERSATIONS_SUMS = {"I alt": ("Kvinner", "Menn")}
PERSONS = "Antall personer"

Cells = dict[str, Reading]


def recognises(book: Workbook) -> bool:
    """Whether a sheet has the tables' titles."""
    return book.says(RESIDENTS_TITLE) or book.says(CONVERSATIONS_TITLE)


def load(book: Workbook, places: Places, findings: Findings) -> Loaded:
    """Residents and conversations of the year in a sheet's title, from every such sheet."""
    catchment = catchment_of(book, SOURCE, places, findings)
    signs = {**SIGNS, **told_in(book)}
    sheets = [sheet for sheet in book.sheets if sheet.find(RESIDENTS_TITLE) or sheet.find(CONVERSATIONS_TITLE)]
    if not sheets:
        findings.stop(
            "missing_table",
            phrase("neither “BEBOERE” nor “DAGSAMTALER”"),
            phrase("both tables"),
            at=(book.sheets[0].name, ""),
        )
    pages = [_Page(sheet, _year(sheet, findings), catchment, signs, findings) for sheet in sheets]
    rows = [row for page in pages for row in page.read()]
    check_everyone(rows, catchment, findings)
    return Loaded(rows, source=SOURCE)


def _year(sheet: Sheet, findings: Findings) -> int:
    found = sheet.find(YEAR)
    if found is None:
        findings.stop(
            "missing_year",
            phrase("no line “Statistikk 2017”"),
            phrase("the year that the numbers are about"),
            at=(sheet.name, "A2"),
        )
    row, column, match = found
    try:
        return parse_period(match[1])[1]
    except CellError as error:
        return findings.stop(error.code, error.found, error.expected, at=sheet.at(row, column))


class _Page:
    """Reads one sheet; holds what all its tables share."""

    def __init__(self, sheet: Sheet, year: int, catchment: Catchment, signs: Signs, findings: Findings) -> None:
        self.sheet, self.year, self.catchment, self.signs, self.findings = sheet, year, catchment, signs, findings
        self.residents = Series("centre.residents", "persons")
        self.conversations = Series("centre.conversations", "conversations")
        self.users = Series("centre.conversation_users", "persons")

    @property
    def period(self) -> tuple[int, int]:
        return self.year, self.year

    def read(self) -> list[Row]:
        """All observations of the sheet."""
        for title, take in ((RESIDENTS_TITLE, self._residents), (CONVERSATIONS_TITLE, self._conversations)):
            found = self.sheet.find(title)
            if found is None:
                self.findings.stop(
                    "missing_table",
                    phrase("no table"),
                    phrase("the table {name}", name=quote(title.strip("^$").upper())),
                    at=(self.sheet.name, ""),
                )
            take(found[0])
        self._pairs()
        return [*self.residents.rows, *self.conversations.rows, *self.users.rows]

    def _block(self, title: int) -> Sheet:
        """The sheet cut before the first line of text after the block's rows, so that row numbers stay Excel's."""
        rows = range(title + 1, self.sheet.height + 1)
        numbered = next((row for row in rows if self._is_numbered(row)), self.sheet.height)
        end = next((row for row in rows if row > numbered and self._is_text(row)), self.sheet.height + 1)
        self._note_unread(end)
        lines = enumerate(self.sheet.rows[: end - 1], 1)
        return Sheet(self.sheet.name, tuple(() if row <= title else line for row, line in lines))

    def _is_numbered(self, row: int) -> bool:
        return bool(self.sheet.text(row, 1)) and any(
            isinstance(value, int | float) for value in self.sheet.rows[row - 1]
        )

    def _is_text(self, row: int) -> bool:
        """Whether a row is a title, a note, or a pair of its own."""
        return bool(self.sheet.text(row, 1)) and (
            self.sheet.is_blank(row, 2) or re.match(PAIR, self.sheet.text(row, 1), re.IGNORECASE) is not None
        )

    def _note_unread(self, end: int) -> None:
        """Warns of numbers below a title that is not known: they may count something else."""
        known = rf"{RESIDENTS_TITLE}|{CONVERSATIONS_TITLE}|^{PAIR}"
        below = range(end, self.sheet.height + 1)
        stop = next((row for row in below if re.search(known, self.sheet.text(row, 1), re.IGNORECASE)), below.stop)
        if any(self._is_numbered(row) for row in range(end, stop)):
            self.findings.warning(
                "unread_rows",
                phrase("numbers under another title"),
                phrase("the tables {names}", names=quotes(["BEBOERE", "DAGSAMTALER"])),
                phrase("The rows have not been used. Ask the source what they count."),
                at=self.sheet.at(end, 1),
            )

    def _table(self, block: Sheet, columns: list[str]):  # type: ignore[no-untyped-def]
        """(row, column by label, region, readings by label) of each row that names a place."""
        header, found = header_row(block, columns, self.findings)
        for row in data_rows(block, header):
            region = place_code(block.text(row, 1), self.year, self.catchment, block.at(row, 1), self.findings)
            cells = {name: reading_at(block, row, found[name], self.signs, self.findings) for name in columns}
            if region is not None:
                yield row, found, region, cells

    def _residents(self, title: int) -> None:
        block = self._block(title)
        for row, columns, region, cells in self._table(block, list(RESIDENTS_COLUMNS)):
            self._check_row(row, columns, cells, RESIDENTS_SUMS)
            for name, (sex, age_group) in RESIDENTS_COLUMNS.items():
                at = block.at(row, columns[name])
                self.residents.add(cells[name], region, self.period, at, sex=sex, age_group=age_group)

    def _conversations(self, title: int) -> None:
        block = self._block(title)
        if (reason := said_instead(block, title)) is not None:
            return self._add_unregistered(*reason)
        for row, columns, region, cells in self._table(block, [*CONVERSATIONS_COLUMNS, PERSONS]):
            self._check_row(row, columns, cells, CONVERSATIONS_SUMS)
            note_fewer_events(
                cells["I alt"].number, cells[PERSONS].number, block.at(row, columns["I alt"]), self.findings
            )
            for name, sex in CONVERSATIONS_COLUMNS.items():
                persons = cells[PERSONS].number if sex == ALL else None
                at = block.at(row, columns[name])
                self.conversations.add(cells[name], region, self.period, at, sex=sex, persons=persons)
            self.users.add(cells[PERSONS], region, self.period, block.at(row, columns[PERSONS]))
        return None

    def _add_unregistered(self, reading: Reading, at: tuple[str, str]) -> None:
        for region in dict.fromkeys(row.region for row in self.residents.rows if ":" not in row.region):
            self.conversations.add(reading, region, self.period, at)
            self.users.add(reading, region, self.period, at)

    def _check_row(self, row: int, columns: dict[str, int], cells: Cells, sums: Mapping[str, tuple[str, ...]]) -> None:
        for total, parts in sums.items():
            of_row = [(cells[name], self.sheet.at(row, columns[name])) for name in parts]
            check_sum((cells[total], self.sheet.at(row, columns[total])), of_row, self.findings)

    def _pairs(self) -> None:
        """Checks «Voksne fra Bærum (alle): 41 (67)» against the table; adds what is missing from the table."""
        for row, column, text in self.sheet.texts:
            match = re.fullmatch(PAIR, text, re.IGNORECASE)
            if match is None:
                continue
            place = column if match["pair"] else self._next_filled(row, column)
            at = self.sheet.at(row, place)
            region = region_named(match["place"], self.year, at, self.findings)
            try:
                own, everyone = read_pair(match["pair"] or self.sheet.value(row, place), self.signs)
            except CellError as error:
                self.findings.cell(error, at)
                continue
            age_group = ADULTS if match["group"].casefold() == "voksne" else CHILDREN
            for code, reading in ((region, own), (self.catchment.code, everyone)):
                if code is not None and reading is not None:
                    self._compare(code, age_group, reading, at)

    def _next_filled(self, row: int, column: int) -> int:
        later = range(column + 1, self.sheet.width + 1)
        return next((place for place in later if self.sheet.text(row, place)), column + 1)

    def _compare(self, region: str, age_group: str, reading: Reading, at: tuple[str, str]) -> None:
        key = ("centre.residents", region, *self.period, ALL, age_group)
        row = next((row for row in self.residents.rows if row.key == key), None)
        if row is None:
            self.residents.add(reading, region, self.period, at, age_group=age_group)
        elif row.value is not None and reading.number is not None and row.value != reading.number:
            if region == self.catchment.code:
                found = phrase("another number for all than in cell {cell}", cell=row.cell)
            else:
                found = phrase("another number for {place} than in cell {cell}", place=name_of(region), cell=row.cell)
            self.findings.error(
                "pair_differs",
                found,
                phrase("the same number in both places"),
                phrase("Ask the source which of the numbers are right."),
                at=at,
            )
