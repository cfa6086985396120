"""Which of the bank's tables a file holds: by the number in its title, or by contents that no other table has."""

from collections.abc import Collection
from typing import NoReturn

from loaders.files.text.coded import CodedSheet
from loaders.files.workbook import Workbook
from loaders.findings import Findings
from loaders.phrases import phrase, quotes
from loaders.sources import pxweb
from loaders.sources.pxweb import codes
from loaders.sources.ssb_tables import Table, plain

TITLE_ROWS = 12
WITH_TITLE = phrase("Download the table again, and choose “with title” in StatBank.")


def table_of(book: Workbook, tables: tuple[Table, ...], findings: Findings) -> Table:
    """What the table's labels mean, by its number; asked before its layout, which may be unlike that of used tables."""
    title = pxweb.title_of(book)
    if title is None:
        return untitled(book, tables) or _stopuntitled(book, findings)
    meaning = next((table for table in tables if table.number == title.table), None)
    return meaning or findings.stop(
        "unknown_table",
        phrase("table {number}, which is not used", number=title.table),
        phrase("one of the tables {numbers}", numbers=quotes(sorted(table.number for table in tables))),
        phrase("Take the file out of the folder."),
        at=title.sheet.at(title.row or 1, 1),
    )


def untitled(book: Workbook, tables: tuple[Table, ...]) -> Table | None:
    """The one table whose contents and categories the first rows have, if they are in no other table of the bank."""
    if len(book.sheets) != 1 or isinstance(book.sheets[0], CodedSheet):
        return None
    seen = {bare(text, ()) for row, _, text in book.sheets[0].texts if row <= TITLE_ROWS}
    known = [table for table in tables if table.is_known_untitled and _has_all(table, seen)]
    return known[0] if len(known) == 1 else None


def _has_all(table: Table, seen: Collection[str]) -> bool:
    """Whether each of the groups that the table needs has a label in the file, which may be joined to a year."""
    return all(any(text.startswith(plain(label)) for text in seen for label in group) for group in table.needs)


def _stopuntitled(book: Workbook, findings: Findings) -> NoReturn:
    findings.stop(
        "missing_title",
        phrase("no title in cell A1"),
        phrase("a title such as “08487: …, etter region, …”"),
        WITH_TITLE,
        at=(book.sheets[0].name, "A1"),
    )


def bare(text: object, known: Collection[str]) -> str:
    """A label as compared, without the code that the user may have asked the bank to put before it."""
    bare = plain(str(text))
    return bare if bare in known else plain(codes.without_code(str(text)))
