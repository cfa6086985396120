"""A selection without numbers: why, and the nearest views that have some, said once for the whole page."""

from dash import html
from dash.development.base_component import Component

from dashboard.charts.build import Context
from dashboard.charts.chosen import shown_words
from dashboard.vocabulary.selection import Selection
from dashboard.vocabulary.text import Text
from dashboard.web.components.notice import notice
from dashboard.web.page.page import Page, View
from dashboard.web.page.reach import nearest, why_nothing
from loaders.schema import SUPPRESSED


def block(page: Page, view: View) -> list[Component]:
    """Why the figures that follow the selection are empty, and links to the nearest views; nothing where one isn't."""
    t, why = view.t, why_nothing(page, view.published, view.selection)
    if not why:
        return []
    chosen = shown_words(Context(view.published, view.selection))
    values = {"subject": page.name(t), "selection": chosen}
    heading = (
        t("{subject} is withheld for {selection}, since small numbers can give away who they are about.", **values)
        if why == SUPPRESSED
        else t("{subject}: the files have no numbers for {selection}.", **values)
    )
    links = [html.Li(_link(page, view, other)) for other in nearest(page, view.published, view.selection)]
    here: list[Component | str] = [html.P(t("This you can see:")), html.Ul(links)] if links else []
    return [html.Div(notice(t, "warning", here, heading=heading), className="nothing")]


def short(t: Text) -> str:
    """The same in the page's list of contents."""
    return t("No numbers in this selection")


def _link(page: Page, view: View, other: Selection) -> html.A:
    query = other.query(view.published.settings.language)
    words = shown_words(Context(view.published, other))
    return html.A(words, href=f"{page.path}?{query}".rstrip("?"), className="text-link")
