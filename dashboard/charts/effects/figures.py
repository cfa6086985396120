"""Figures in files that another edition makes out of date."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dashboard.charts.registry import FIGURES
from dashboard.model.published import Published
from dashboard.vocabulary.selection import Selection
from dashboard.vocabulary.text import text

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Outdated:
    """A figure of which a file has been made that shows other numbers: its key, its topic, and the file's edition."""

    key: str
    topic: str
    edition: int


def outdated(
    exported: Iterable[tuple[str, int]],
    of_edition: Callable[[int], Published],
    after: Published,
    language: str,
) -> tuple[Outdated, ...]:
    """The exported figures (key, edition) that show other numbers in `after`; documents of several figures are none."""
    return tuple(
        Outdated(key, FIGURES[key].topic(text(language)), edition)
        for key, edition in exported
        if key in FIGURES and _shown(of_edition(edition), key) != _shown(after, key)
    )


def failing_figures(published: Published) -> tuple[str, ...]:
    """The keys of figures that can't be made of these numbers; the log has each error."""
    failing = []
    for key in FIGURES:
        try:
            FIGURES[key].chart(published, Selection())
        except Exception:  # figures contain only published numbers, so the log may have details
            log.exception("The figure %s fails", key)
            failing.append(key)
    return tuple(failing)


def _shown(published: Published, key: str) -> tuple[object, ...]:
    """Every number and sign of a figure's default view."""
    chart = FIGURES[key].chart(published, Selection())
    return chart.categories, tuple((one.key, tuple(value.label for value in one.values)) for one in chart.all_series)
