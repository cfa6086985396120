"""Every view of the sweep, made once for each spot and language."""

from collections.abc import Callable, Iterable

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
MOST = {
    "figure": 10,
    "/rapport": 8,
    "/mote": 2,
}  # of the dear spots in `make test`; the soak takes as many as elsewhere


def selected(snapshot: Snapshot, spot: str, most: int | None = None) -> list[Selection]:
    """The selections that a spot is swept over."""
    most = most or MOST.get(spot, selections.MOST)
    if spot == "/mote":
        return selections.of_meeting(snapshot.published, most)
    if spot == "figure":
        return selections.of_command(snapshot.published, most)
    return selections.of_page(views.AT[spot], snapshot.published, most)


def _params(spots: Iterable[str], usual: dict[str, int], soaked: int) -> list:
    """(spot, language, how many selections) for each; of what is dear, many more in the soak."""
    every = [(spot, language) for spot in spots for language in selections.LANGUAGES]
    return [
        *(pytest.param((*one, usual.get(one[0], selections.MOST)), id=" ".join(one)) for one in every),
        *(
            pytest.param((*one, soaked), id=f"{' '.join(one)} soak", marks=pytest.mark.soak)
            for one in every
            if one[0] in usual
        ),
    ]


@pytest.fixture(scope="session", params=_params(SPOTS, MOST, selections.MOST))
def swept(request, snapshot) -> list[View]:
    """Every view of one spot in one language: what a statement is tested on."""
    spot, language, most = request.param
    chosen = [selections.in_language(one, language) for one in selected(snapshot, spot, most)]
    return [SPOTS[spot](snapshot, one) for one in chosen]


RENDERED = dict.fromkeys(views.AT, 3)  # selections of each page that are rendered whole, with their figures drawn
SOAKED = 40


@pytest.fixture(scope="session", params=_params(views.AT, RENDERED, SOAKED))
def pages(request, snapshot) -> list[View]:
    """A few whole pages in one language, as they are sent."""
    path, language, most = request.param
    chosen = [selections.in_language(one, language) for one in selected(snapshot, path, most)]
    return [views.rendered(snapshot, path, one) for one in chosen]
