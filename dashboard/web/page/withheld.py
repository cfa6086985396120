"""Which figures of a view have withheld numbers: counted when it is shown, without telling to whom."""

from dashboard.model.kept import kept
from dashboard.store.data import Snapshot
from dashboard.web.page.body import view_of
from dashboard.web.page.drawing import figure_of
from dashboard.web.page.page import Page

KEPT = 192  # views, of a few words each


@kept(KEPT, at=1)
def withheld_on(page: Page, snapshot: Snapshot, search: str) -> dict[str, bool]:
    """Those of the page at an address, whose charts are kept already."""
    view, _ = view_of(page, snapshot, search)
    charts = {key: figure_of(view.published, key, view.selection).chart for key in page.shown(view.published)}
    withheld = [key for key, chart in charts.items() if chart.has_withheld]
    return dict.fromkeys((*withheld, *page.further_withheld(view)), True)
