"""The layouts of one's own that apply: what each reads, and how it is taken back."""

from dash import html
from dash.development.base_component import Component

from dashboard.store.delivery.describing import layouts_of
from dashboard.store.delivery.proposal import Proposal
from dashboard.web.components.table import rich_table
from dashboard.web.intake.visit import Visit, section
from loaders.layouts.layout import SERVICE, Layout
from loaders.registry import ANY_SERVICE


def part(visit: Visit, proposal: Proposal) -> list[Component]:
    """The layouts of the edition that is shown; nothing if there are none."""
    t, found = visit.t, layouts_of(proposal)
    if not found:
        return []
    title = t("Layouts of your own")
    rows = [[name, _reads(visit, layout), _taken_back(visit, name, in_folder)] for name, in_folder, layout in found]
    headings = [t("Layout"), t("What it reads"), t("How to take it back")]
    return [section(title, "intake-layouts", rich_table(headings, rows, title, id="intake-layouts-table"))]


def _reads(visit: Visit, layout: Layout) -> str | Component:
    catalogue, language = visit.snapshot.published.catalogue, visit.t.language
    counted = dict.fromkeys(
        number.indicator.replace(ANY_SERVICE, table.axis(SERVICE).constant or ANY_SERVICE)
        for table in layout.tables
        for number in table.numbers
    )
    titles = [catalogue.indicators[key].title[language] for key in counted if key in catalogue.indicators]
    name = catalogue.workbook(layout.source, language) or layout.source
    return html.Span([html.Strong(name), f": {', '.join(titles)}"] if titles else name)


def _taken_back(visit: Visit, name: str, in_folder: bool) -> str:
    t = visit.t
    if in_folder:
        return t("Delete {file} from the data folder, and publish that it is gone.", file=name)
    return t("Go back to an edition from before it, under Editions. Until then it reads every file that fits.")
