"""Every figure by its key, in the order of pages and report."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from dashboard.charts.figures import comparison, conversations, measures, reported_cases, residents, services
from dashboard.charts.spec import FigureSpec
from dashboard.model.kept import kept
from dashboard.model.published import Published


def by_key(specs: Iterable[FigureSpec]) -> Mapping[str, FigureSpec]:
    """The specs by key.

    Raises:
        ValueError: two figures have one key.
    """
    found: dict[str, FigureSpec] = {}
    for spec in specs:
        if spec.key in found:
            raise ValueError(f"two figures are called {spec.key!r}: a key names one figure")
        found[spec.key] = spec
    return MappingProxyType(found)


FIGURES = by_key(
    (
        *reported_cases.FIGURES,
        *residents.FIGURES,
        *conversations.FIGURES,
        *services.FIGURES,
        *comparison.FIGURES,
        *measures.FIGURES,
    )
)


def figures_on(path: str) -> tuple[FigureSpec, ...]:
    """The figures that the page at a path shows."""
    return tuple(spec for spec in FIGURES.values() if spec.path == path)


@kept(1)
def offered(published: Published) -> tuple[str, ...]:
    """The keys of the figures that a report or a meeting may choose among, in order: all but the silent ones."""
    return tuple(key for key, spec in FIGURES.items() if not spec.is_silent or spec.is_possible(published))


def default_agenda() -> tuple[str, ...]:
    """The keys of the figures that a meeting shows by default."""
    chosen = (spec for spec in FIGURES.values() if spec.agenda)
    return tuple(spec.key for spec in sorted(chosen, key=lambda spec: spec.agenda))
