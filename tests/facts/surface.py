"""What is said, and where: the words of one surface of one view, and the view with all of them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from dashboard.charts.chart import Chart
from dashboard.vocabulary.selection import Selection

MOST_LISTED = 10
LONGEST = 320  # characters of a text that a failure shows

# Surfaces in which the product speaks of one figure; the rest (tables, definitions, axis titles) hold or explain it.
SPOKEN = frozenset({"heading", "subtitle", "paragraph", "alt", "note", "empty", "meeting heading", "meeting fact"})


class Said(NamedTuple):
    """Words on a surface; `figure` is the key of the figure they belong to, empty for what stands outside figures."""

    surface: str
    words: str
    figure: str = ""


@dataclass(frozen=True)
class View:
    """All that one place in the product says for one selection."""

    spot: str  # «/beboere», «/mote», «command»
    selection: Selection
    said: tuple[Said, ...]
    charts: tuple[Chart, ...] = ()
    links: tuple[str, ...] = ()

    @property
    def language(self) -> str:
        """The language that the view is in."""
        return self.selection.language

    @property
    def address(self) -> str:
        """What a reader opens to see it."""
        query = self.selection.query()
        return f"{self.spot}?{query}" if query else self.spot

    def on(self, *surfaces: str, figure: str | None = None) -> Iterator[Said]:
        """What stands on these surfaces (all where none is named), of one figure where one is named."""
        for said in self.said:
            if (not surfaces or said.surface in surfaces) and (figure is None or said.figure == figure):
                yield said


@dataclass(frozen=True)
class Contradiction:
    """One thing said that can't be true beside another."""

    view: View
    said: Said
    why: str = field(default="")

    def __str__(self) -> str:
        """The selection, the surface and its words, on one line."""
        where = f"{self.said.surface} of {self.said.figure}" if self.said.figure else self.said.surface
        why = f" [{self.why}]" if self.why else ""
        return f"{self.view.language} {self.view.address} · {where}{why}: {self.said.words[:LONGEST]}"


def headed(chart: Chart) -> Said:
    """A figure's heading, for what is wrong with the figure as a whole."""
    return Said("heading", chart.finding, chart.key)


Found = Iterable[Said | tuple[Said, str]]


def hold(views: Iterable[View], contradictions: Callable[[View], Found]) -> None:
    """Fails with the first ten contradictions that the function finds in the views, each text once, and their count."""
    found: dict[tuple[str, str, str], Contradiction] = {}
    for view in views:
        for one in contradictions(view):
            said, why = (one, "") if isinstance(one, Said) else one
            found.setdefault((said.figure, said.words, why), Contradiction(view, said, why))
    listed = "\n".join(map(str, list(found.values())[:MOST_LISTED]))
    assert not found, f"{len(found)} contradictions, the first of them:\n{listed}"


def once(views: Iterable[View], *surfaces: str) -> Iterator[tuple[View, Said]]:
    """Each different thing said on these surfaces (all where none is named), with the first view that says it."""
    met: set[Said] = set()
    for view in views:
        for said in view.on(*surfaces):
            if said not in met:
                met.add(said)
                yield view, said


def never(views: Iterable[View], wrong: Callable[[View, Said], bool | str], *surfaces: str) -> None:
    """Fails where anything said is wrong by itself; the function may tell why."""
    found = [Contradiction(view, said, why if isinstance(why, str) else "")
             for view, said in once(views, *surfaces) if (why := wrong(view, said))]  # fmt: skip
    listed = "\n".join(map(str, found[:MOST_LISTED]))
    assert not found, f"{len(found)} contradictions, the first of them:\n{listed}"
