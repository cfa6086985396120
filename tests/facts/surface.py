"""Statements: the text on one surface of a view, and the view with all of them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from dashboard.charts.chart import Chart
from dashboard.vocabulary.selection import Selection

MOST_LISTED = 10
LONGEST = 320  # characters of a text that a failure shows

# Surfaces with statements about one figure; the others (tables, definitions, axis titles) show or explain it.
SPOKEN = frozenset({"heading", "subtitle", "paragraph", "alt", "note", "empty", "meeting heading", "meeting fact"})


class Statement(NamedTuple):
    """Text on a surface; `figure` is the key of the figure it belongs to, empty outside figures."""

    surface: str
    words: str
    figure: str = ""


@dataclass(frozen=True)
class View:
    """Everything that one place in the product says for one selection."""

    spot: str  # «/beboere», «/mote», «command»
    selection: Selection
    statements: tuple[Statement, ...]
    charts: tuple[Chart, ...] = ()
    links: tuple[str, ...] = ()

    @property
    def language(self) -> str:
        """The language of the view."""
        return self.selection.language

    @property
    def address(self) -> str:
        """The address of the view."""
        query = self.selection.query()
        return f"{self.spot}?{query}" if query else self.spot

    def on(self, *surfaces: str, figure: str | None = None) -> Iterator[Statement]:
        """The statements on these surfaces (all by default), optionally about one figure."""
        for statement in self.statements:
            if (not surfaces or statement.surface in surfaces) and (figure is None or statement.figure == figure):
                yield statement


@dataclass(frozen=True)
class Contradiction:
    """A statement that can't be true beside another."""

    view: View
    statement: Statement
    why: str = field(default="")

    def __str__(self) -> str:
        """The selection, the surface and its text, on one line."""
        where = (
            f"{self.statement.surface} of {self.statement.figure}" if self.statement.figure else self.statement.surface
        )
        why = f" [{self.why}]" if self.why else ""
        return f"{self.view.language} {self.view.address} · {where}{why}: {self.statement.words[:LONGEST]}"


def heading_of(chart: Chart) -> Statement:
    """A figure's heading, to report an error in the figure as a whole."""
    return Statement("heading", chart.finding, chart.key)


Found = Iterable[Statement | tuple[Statement, str]]


def check_views(views: Iterable[View], contradictions: Callable[[View], Found]) -> None:
    """Fails with the first ten contradictions that the function finds in the views, each text once, and the total."""
    found: dict[tuple[str, str, str], Contradiction] = {}
    for view in views:
        for one in contradictions(view):
            statement, why = (one, "") if isinstance(one, Statement) else one
            found.setdefault((statement.figure, statement.words, why), Contradiction(view, statement, why))
    listed = "\n".join(map(str, list(found.values())[:MOST_LISTED]))
    assert not found, f"{len(found)} contradictions, the first of them:\n{listed}"


def distinct(views: Iterable[View], *surfaces: str) -> Iterator[tuple[View, Statement]]:
    """Each distinct statement on these surfaces (all by default), with the first view that has it."""
    met: set[Statement] = set()
    for view in views:
        for statement in view.on(*surfaces):
            if statement not in met:
                met.add(statement)
                yield view, statement


def check_statements(views: Iterable[View], wrong: Callable[[View, Statement], bool | str], *surfaces: str) -> None:
    """Fails if any statement is wrong by itself; the function may return why."""
    found = [Contradiction(view, statement, why if isinstance(why, str) else "")
             for view, statement in distinct(views, *surfaces) if (why := wrong(view, statement))]  # fmt: skip
    listed = "\n".join(map(str, found[:MOST_LISTED]))
    assert not found, f"{len(found)} contradictions, the first of them:\n{listed}"
