"""What a blank workbook consists of, as data."""

from dataclasses import dataclass
from enum import Enum, auto

SERVICES = "services"
"""The key of the template of all services together."""


class Kind(Enum):
    """What may be written in a column's cells."""

    LABEL = auto()
    TEXT = auto()
    COUNT = auto()
    NUMBER = auto()
    PERCENT = auto()
    PAIR = auto()
    DAY = auto()


@dataclass(frozen=True)
class Column:
    """One column: its heading as the loader knows it, and how to fill it in. `words` are the only texts allowed."""

    heading: str
    explained: str
    kind: Kind = Kind.LABEL
    width: int = 18
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """One sheet: a title, lines above the headings, and rows in which None is a cell to fill in.

    `asked` is a label with a cell to fill in beside it, above the headings; `spare` rows below the others are empty.
    """

    sheet: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str | int | None, ...], ...] = ()
    lines: tuple[str, ...] = ()
    asked: Column | None = None
    spare: int = 0


@dataclass(frozen=True)
class Form:
    """One workbook. `signs` says what is read where there is no number, and `notes` what else to know.

    `holds` says what the workbook is about, which is never a person.
    """

    title: str
    tables: tuple[Table, ...]
    signs: tuple[tuple[str, str], ...]
    notes: tuple[str, ...] = ()
    holds: str = "Arbeidsboken skal bare ha summer, aldri en rad om én person."


class TemplateError(ValueError):
    """There is no template; the message says why in one line."""
