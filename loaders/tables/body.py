"""The rows under a heading: which hold numbers, which are sums of others, and where the table ends."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from loaders.files.cells import normalise
from loaders.files.sheet import Sheet
from loaders.layouts.layout import GROUP, PLACE, SEX
from loaders.layouts.words import plain, words
from loaders.regions import codes_of
from loaders.tables.heading import Heading


@dataclass(frozen=True)
class Body:
    """Rows with numbers, and the row of a heading or a text that ended the table though numbers follow it, or 0."""

    rows: tuple[int, ...]
    next_heading: int = 0
    stray: int = 0


def body_of(heading: Heading, is_heading: Callable[[int], bool]) -> Body:
    """The rows of a table, until another heading or the last row; a text between rows of numbers ends it too."""
    sheet, rows, text = heading.sheet, list[int](), 0
    for row in range(heading.row + 1, sheet.height + 1):
        if is_heading(row):
            return Body(tuple(rows), next_heading=row)
        if sheet.is_blank(row):
            continue
        if not _is_data(sheet, row, heading):
            text = row
        elif text and rows:
            return Body(tuple(rows), stray=text)
        elif text:
            return Body((), stray=text)
        else:
            rows.append(row)
    return Body(tuple(rows))


def _is_data(sheet: Sheet, row: int, heading: Heading) -> bool:
    """Whether a row has anything in a column of numbers, a place, or two labels that lack a number."""
    if any(not sheet.is_blank(row, value.column, value.column) for value in heading.values):
        return True
    place = heading.axes.get(PLACE)
    if place is not None and codes_of(sheet.text(row, place)):
        return True
    filled = [value for value in sheet.rows[row - 1] if value is not None and normalise(value)]
    return len(filled) > 1 and any(sheet.text(row, column) for column in heading.axes.values())


def is_sum(heading: Heading, row: int, is_everyone_shown: bool) -> bool:
    """Whether a row adds others up. «Alle» as a place, beside a sex or a group, is everyone at a centre."""
    labels = {name: plain(heading.sheet.value(row, column)) for name, column in heading.axes.items()}
    if is_everyone_shown and labels.get(PLACE, "") in words().everyone:
        groups = [labels[name] for name in (SEX, GROUP) if name in labels]
        return bool(groups) and all(label in words().total or not label for label in groups)
    if labels.get(SEX, "") in words().total and _is_specific(labels, SEX):
        return False
    return any(is_sum_word(text) for text in _stub(heading, row).values())


def _is_specific(labels: dict[str, str], besides: str) -> bool:
    return all(label and not is_sum_word(label) for name, label in labels.items() if name != besides)


def is_sum_word(text: str) -> bool:
    """Whether a label says «Sum», or «Sum Bærum»."""
    text = plain(text)
    return text in words().total or text.partition(" ")[0] in ("sum", "totalt")


def sums_in(heading: Heading, body: Body, is_everyone_shown: bool) -> dict[int, list[int]]:
    """The rows that add others up, each with those that it does.

    A row that has all of its own labels, and only says «Alle» in a column that is not read, is a sum if it adds any up.
    """
    told = dict.fromkeys(row for row in body.rows if is_sum(heading, row, is_everyone_shown))
    others = [row for row in body.rows if row not in told]
    found = {row: _parts_of(heading, row, others) for row in told}
    return {row: parts for row, parts in found.items() if parts or not _is_whole(heading, row)}


def _is_whole(heading: Heading, row: int) -> bool:
    labels = [plain(heading.sheet.value(row, column)) for column in heading.axes.values()]
    return all(label and not is_sum_word(label) for label in labels)


def _parts_of(heading: Heading, row: int, rows: Iterable[int]) -> list[int]:
    """The rows above a sum, or else those below, with the same labels, where the sum has one."""
    wanted = {column: _without_total(text) for column, text in _stub(heading, row).items()}
    wanted = {column: text for column, text in wanted.items() if text}
    alike = [
        part
        for part in rows
        if all(plain(heading.sheet.value(part, column)) == text for column, text in wanted.items())
    ]
    return [part for part in alike if part < row] or alike


def _without_total(text: str) -> str:
    if text in words().total:
        return ""
    first, _, rest = text.partition(" ")
    return rest if first in ("sum", "totalt") else text


def _stub(heading: Heading, row: int) -> dict[int, str]:
    """The labels of a row, by column: every axis, and every other word that is not in a column of numbers."""
    numbers = {value.column for value in heading.values} | set(heading.sums)
    cells = enumerate(heading.sheet.rows[row - 1], 1)
    return {
        column: plain(value)
        for column, value in cells
        if column not in numbers and (_has_letters(value) or column in heading.axes.values()) and plain(value)
    }


def _has_letters(value: object) -> bool:
    """Whether a cell has a word: «61,5» in a column that is not read is none."""
    return isinstance(value, str) and any(map(str.isalpha, value))
