"""What the form says: the file, the sheets that have been described, and the one that is being described."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from werkzeug.datastructures import MultiDict

from dashboard.web.intake.describing.names import ADD, DO, DONE, ROW, SEEN, SHEET, TABLE, seen_as
from dashboard.web.intake.describing.pointed import Values, pointed
from dashboard.web.intake.visit import DESCRIBING
from loaders.describing.drawn import TABULAR, Drawn, tables_of
from loaders.describing.faults import Fault, faults
from loaders.describing.known import Known
from loaders.describing.suggest import likeliest, suggested
from loaders.files.sheet import Sheet
from loaders.files.workbook import Workbook
from loaders.layouts.layout import Table
from loaders.tables.signs import Signs, told_in

MOST_SHEETS = 10


@dataclass(frozen=True)
class Sent:
    """What the form says of a workbook.

    Attributes:
        book: the workbook.
        done: the sheets that have been described and added, each with its fields as one text.
        drawn: the sheet that is being described.
        is_tried: whether it is what somebody has sent, and not only what is suggested.
        explained: signs that the workbook explains.
        known: the places and services that all of a table may be about.
    """

    book: Workbook
    done: tuple[tuple[Drawn, str], ...]
    drawn: Drawn
    is_tried: bool
    explained: Signs
    known: Known

    @property
    def sheet(self) -> Sheet:
        """The sheet that is being described."""
        return self.sheet_of(self.drawn)

    def sheet_of(self, drawn: Drawn) -> Sheet:
        """The sheet of a description."""
        return next(sheet for sheet in self.book.sheets if sheet.name == drawn.sheet)

    @property
    def described(self) -> list[tuple[Drawn, Sheet]]:
        """Every described sheet, the one that is being described last."""
        return [(drawn, self.sheet_of(drawn)) for drawn in (*(drawn for drawn, _ in self.done), self.drawn)]

    @property
    def may_add(self) -> bool:
        """Whether the source has a table more, which another sheet may hold."""
        return _is_room(self.drawn, list(self.done))

    @property
    def open_tables(self) -> list[tuple[str, Table]]:
        """(source, table) of what the sheet may hold: once a sheet is described, other tables of its source."""
        sources = [self.done[0][0].source] if self.done else TABULAR
        taken = {drawn.table for drawn, _ in self.done}
        return [(source, table) for source in sources for table in tables_of(source) if table.name not in taken]

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with the sheet that is being described."""
        return faults(self.drawn, self.sheet, self.explained)


def sent(values: Values, book: Workbook, likely_source: str, known: Known) -> Sent:
    """What a request says of a workbook; `likely_source` is whose the file looks like, if it looks like anybody's.

    `known` are the places and services that all of a table may be about.
    """
    explained = told_in(book)
    texts = [*values.getlist(DONE)[:MOST_SHEETS]]
    current = MultiDict((name, value) for name, value in values.items(multi=True) if name != DONE)
    done = _done(texts, book, explained, known)
    drawn, is_tried = _drawn(current, book, likely_source, done, known)
    is_whole = is_tried and not faults(drawn, _sheet(book, drawn), explained)
    if values.get(DO) == ADD and is_whole and _is_room(drawn, done):
        done = [*done, (drawn, _text(current))]
        drawn, is_tried = _drawn(MultiDict(), book, drawn.source, done, known)
    return Sent(book, tuple(done), drawn, is_tried, explained, known)


def _sheet(book: Workbook, drawn: Drawn) -> Sheet:
    return next(sheet for sheet in book.sheets if sheet.name == drawn.sheet)


def _done(texts: Iterable[str], book: Workbook, explained: Signs, known: Known) -> list[tuple[Drawn, str]]:
    """The sheets that have been added, all of one source; one table of it is always left for the form."""
    found: list[tuple[Drawn, str]] = []
    for text in texts:
        drawn, is_tried = _drawn(MultiDict(parse_qsl(text)), book, "", found, known)
        if is_tried and _is_room(drawn, found) and not faults(drawn, _sheet(book, drawn), explained):
            found.append((drawn, text))
    return found


def _is_room(drawn: Drawn, done: list[tuple[Drawn, str]]) -> bool:
    """Whether the source has one more table than these."""
    return len(done) + 1 < len(tables_of(drawn.source))


def _text(values: Values) -> str:
    """The fields of a sheet as one field of the next form."""
    fields = [(name, value) for name, value in values.items(multi=True) if name.startswith(DESCRIBING) and name != DO]
    return urlencode(fields)


def _drawn(
    values: Values, book: Workbook, likely: str, done: list[tuple[Drawn, str]], known: Known
) -> tuple[Drawn, bool]:
    """The sheet as it was pointed out; what is suggested, where another one or another row has been chosen."""
    source, table = _table_of(values, likely, done)
    number = values.get(SHEET, 0, type=int)
    if number not in range(1, len(book.sheets) + 1):
        return likeliest(_rest(book, done), source, table, known), False
    sheet, row = book.sheets[number - 1], values.get(ROW, 0, type=int)
    seen = values.get(SEEN, "")
    if row > 0 and seen == seen_as(number, source, table.name, row):
        return pointed(values, sheet, source, table, row, known), True
    is_same_sheet = seen.startswith(f"{number}.")
    if is_same_sheet and row > sheet.height:
        return Drawn(sheet.name, source, table.name, row), True
    return suggested(sheet, source, table, max(row, 0) if is_same_sheet else 0, known), False


def _rest(book: Workbook, done: list[tuple[Drawn, str]]) -> Workbook:
    """The workbook without the sheets that have been described, if any is left."""
    taken = {drawn.sheet for drawn, _ in done}
    sheets = tuple(sheet for sheet in book.sheets if sheet.name not in taken)
    return Workbook(book.file, sheets or book.sheets, book.sha256)


def _table_of(values: Values, likely: str, done: list[tuple[Drawn, str]]) -> tuple[str, Table]:
    sources = [done[0][0].source] if done else TABULAR
    all_of = {f"{source}.{table.name}": (source, table) for source in sources for table in tables_of(source)}
    taken = {f"{drawn.source}.{drawn.table}" for drawn, _ in done}
    free = {name: found for name, found in all_of.items() if name not in taken}
    first = next((name for name, (source, _) in free.items() if source == likely), next(iter(free)))
    return free.get(values.get(TABLE, ""), free[first])
