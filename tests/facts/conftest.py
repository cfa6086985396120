"""Every view of the sweep, made once per spot and language."""

from collections.abc import Callable, Iterable

import pytest

from dashboard.store.data import Snapshot
from dashboard.vocabulary.selection import Selection
from tests.facts import selections, views
from tests.facts.surface import View

Spot = Callable[[Snapshot, Selection], View]


def _page(path: str) -> Spot:
    return lambda snapshot, selection: views.of_page(snapshot, path, selection)


SPOTS: dict[str, Spot] = {
    **{path: _page(path) for path in views.AT if path != "/rapport"},
    "/rapport": lambda snapshot, selection: views.of_report(snapshot.published, selection),
    "/mote": lambda snapshot, selection: views.screened(snapshot.published, selection),
    "figure": lambda snapshot, selection: views.of_command(snapshot.published, selection),
}
MOST = {
    **dict.fromkeys(SPOTS, 24),
    "figure": 6,
    "/rapport": 8,
    "/mote": 2,
}  # of each spot in `make test`; the soak takes as many of all


def selected(snapshot: Snapshot, spot: str, most: int | None = None) -> list[Selection]:
    """The selections swept at a spot."""
    most = most or MOST.get(spot, selections.MOST)
    if spot == "/mote":
        return selections.of_meeting(snapshot.published, most)
    if spot == "figure":
        return selections.of_command(snapshot.published, most)
    return selections.of_page(views.AT[spot], snapshot.published, most)


def _together(spot: str) -> pytest.MarkDecorator:
    """Has one process run all tests of a spot, which is swept only there."""
    return pytest.mark.xdist_group(f"facts of {spot}")


def _params(spots: Iterable[str], usual: dict[str, int], soaked: int) -> list:
    """(spot, number of selections) for each; the soak takes many more of the expensive ones."""
    return [
        *(pytest.param((spot, usual[spot]), id=spot, marks=_together(spot)) for spot in spots),
        *(pytest.param((spot, soaked), id=f"{spot} soak", marks=[_together(spot), pytest.mark.soak]) for spot in spots),
    ]


def _in_every_language(chosen: list[Selection]) -> Iterable[Selection]:
    """Each selection in all languages in turn, so that what they share is computed once."""
    return (selections.in_language(one, language) for one in chosen for language in selections.LANGUAGES)


@pytest.fixture(scope="session", params=_params(SPOTS, MOST, selections.MOST))
def swept(request, snapshot) -> list[View]:
    """Every view of one spot in every language."""
    spot, most = request.param
    return [SPOTS[spot](snapshot, one) for one in _in_every_language(selected(snapshot, spot, most))]


RENDERED = dict.fromkeys(views.AT, 3)  # selections of each page that are rendered whole, with their figures drawn
SOAKED = 40


@pytest.fixture(scope="session", params=_params(views.AT, RENDERED, SOAKED))
def pages(request, snapshot) -> list[View]:
    """A few whole pages in every language, as served."""
    path, most = request.param
    return [views.rendered(snapshot, path, one) for one in _in_every_language(selected(snapshot, path, most))]
