"""Every view of the sweep, made once for each spot and language."""

from collections.abc import Callable

import pytest

from dashboard.data import Snapshot
from dashboard.selection import Selection
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
MOST = {"figure": 30, "/rapport": 20, "/mote": 6}  # selections; elsewhere selections.MOST


def selected(snapshot: Snapshot, spot: str, most: int | None = None) -> list[Selection]:
    """The selections that a spot is swept over."""
    most = most or MOST.get(spot, selections.MOST)
    if spot == "/mote":
        return selections.of_meeting(snapshot.published, most)
    if spot == "figure":
        return selections.of_command(snapshot.published, most)
    return selections.of_page(views.AT[spot], snapshot.published, most)


SWEPT = [(spot, language) for spot in SPOTS for language in selections.LANGUAGES]


@pytest.fixture(scope="session", params=SWEPT, ids=lambda param: " ".join(param))
def swept(request, snapshot) -> list[View]:
    """Every view of one spot in one language: what a statement is tested on."""
    spot, language = request.param
    chosen = [selections.in_language(one, language) for one in selected(snapshot, spot)]
    return [SPOTS[spot](snapshot, one) for one in chosen]


RENDERED = 4  # selections of each page that are rendered whole, with their figures drawn
PAGES = [(path, language) for path in views.AT for language in selections.LANGUAGES]


@pytest.fixture(scope="session", params=PAGES, ids=lambda param: " ".join(param))
def pages(request, snapshot) -> list[View]:
    """A few whole pages in one language, as they are sent."""
    path, language = request.param
    chosen = [selections.in_language(one, language) for one in selected(snapshot, path, RENDERED)]
    return [views.rendered(snapshot, path, one) for one in chosen]
