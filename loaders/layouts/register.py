"""A register of text and dates, such as the plan's measures: its headings and the words of its states, as data."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from loaders.files.sheet import Sheet
from loaders.files.workbook import Workbook
from loaders.findings import Findings
from loaders.layouts.words import FOLDER, plain
from loaders.phrases import phrase, quote, quotes
from loaders.quoting import near, quoted

Columns = Mapping[str, tuple[str, ...]]
"""What each column may be called, by its name here."""


@dataclass(frozen=True)
class Register:
    """What a layout file says of a register."""

    content: dict[str, Any]

    def resembles(self, book: Workbook) -> bool:
        """Whether the workbook has one of the register's words."""
        return any(book.says(pattern) for pattern in self.content["resembles"])

    def columns(self, table: str) -> Columns:
        """A table's headings."""
        return {name: tuple(headings) for name, headings in self.content[table].items()}

    def words(self, name: str) -> dict[str, str]:
        """The meaning of each word of a column, compared plainly; an empty cell means nothing."""
        return {plain(word): key for key, words in self.content[name].items() for word in words} | {"": ""}

    @property
    def optional(self) -> frozenset[str]:
        """Columns that may be left out."""
        return frozenset(self.content["optional"]["columns"])


def register(name: str) -> Register:
    """The register whose layout file has this name."""
    return Register(tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8")))


def heading_of(sheet: Sheet, columns: Columns, optional: frozenset[str] = frozenset()) -> tuple[int, dict[str, int]]:
    """The row with most of the columns, from the top, and where each is; row 0 if the sheet has none of them."""
    best, found = 0, dict[str, int]()
    for row in range(1, sheet.height + 1):
        here = _columns_in(sheet, row, columns)
        if len(here) > len(found):
            best, found = row, here
        if set(columns) - set(here) <= optional:
            return row, here
    return best, found


def _columns_in(sheet: Sheet, row: int, columns: Columns) -> dict[str, int]:
    known = {plain(heading): name for name, headings in columns.items() for heading in headings}
    cells = ((known.get(plain(sheet.value(row, column))), column) for column in range(sheet.width, 0, -1))
    return {name: column for name, column in cells if name is not None}


def is_complete(sheet: Sheet, columns: Columns, optional: frozenset[str] = frozenset()) -> bool:
    """Whether a row of the sheet has every column that must be there."""
    return set(columns) - set(heading_of(sheet, columns, optional)[1]) <= optional


def needed_heading(
    sheet: Sheet, columns: Columns, findings: Findings, optional: frozenset[str] = frozenset()
) -> tuple[int, dict[str, int]]:
    """As `heading_of`, with a warning of columns that are not read.

    Raises:
        SourceError: a column that must be there is missing, or one is there twice.
    """
    row, found = heading_of(sheet, columns, optional)
    missing = [headings[0] for name, headings in columns.items() if name not in found and name not in optional]
    if missing:
        _stop_without(sheet, row, missing, findings)
    for column in range(1, sheet.width + 1):
        if column not in found.values() and sheet.text(row, column):
            _note_other(sheet, row, column, columns, findings)
    return row, found


def _stop_without(sheet: Sheet, row: int, missing: list[str], findings: Findings) -> None:
    misspelt = next((text for *_, text in sheet.texts if near(text, missing)), None)
    if misspelt:
        fix = phrase("Call the column {name}, as before.", name=quote(near(misspelt, missing) or missing[0]))
        holds = phrase("the heading {text}", text=quoted(misspelt, missing))
    else:
        fix = phrase("Give the column this heading.")
        holds = phrase("no such heading")
    at = sheet.at(row, 1) if row else (sheet.name, "")
    findings.stop("missing_column", holds, phrase("the heading {text}", text=quotes(missing)), fix, at=at)


def _note_other(sheet: Sheet, row: int, column: int, columns: Columns, findings: Findings) -> None:
    known = {plain(heading) for headings in columns.values() for heading in headings}
    at = sheet.at(row, column)
    if plain(sheet.value(row, column)) in known:
        findings.stop("duplicate_column", phrase("the same heading twice"), phrase("each column once"), at=at)
    first = quotes(headings[0] for headings in columns.values())
    findings.warning(
        "unread_column",
        phrase("a column with another heading"),
        phrase("the headings {names}", names=first),
        phrase("The column has not been used."),
        at=at,
    )
