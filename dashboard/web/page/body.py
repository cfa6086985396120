"""A page's content: heading, messages, filters, facts, cards and details, and what a changed selection changes."""

import json
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any

import plotly.graph_objects as go
from dash import dcc, html
from dash.development.base_component import Component
from plotly.utils import PlotlyJSONEncoder

from dashboard.charts.build import Context
from dashboard.charts.chart import Chart
from dashboard.charts.chosen import shown_words
from dashboard.charts.registry import FIGURES
from dashboard.model.disclosure.words import level_in_words
from dashboard.model.published import Published
from dashboard.paint.plotly.draw import draw
from dashboard.store.data import Snapshot
from dashboard.vocabulary.selection import Read, Selection, edition, read
from dashboard.vocabulary.text import Text, text
from dashboard.web.components import card, ids, notice, shell
from dashboard.web.components.attributes import attributes
from dashboard.web.components.filters import filter_bar
from dashboard.web.page.choices import filter_fields
from dashboard.web.page.exports import figure_menu, figure_query
from dashboard.web.page.page import Page, View
from dashboard.web.page.places import place_message

PARTS = ("messages", "facts", "details")
SEARCH, MADE = "search", "made"  # stores: the selection asked for, and the parts made for it
Message = str | list[Component | str]
CACHED = 192  # figures; each holds about 0.1 MB


@lru_cache(maxsize=CACHED)
def figure_of(published: Published, key: str, selection: Selection) -> tuple[Chart, go.Figure]:
    """A figure's chart and drawing: made once a snapshot and selection, and shared by all readers."""
    chart = FIGURES[key].chart(published, selection)
    return chart, draw(chart)


def prepare(snapshot: Snapshot) -> None:
    """Makes every figure as most readers first see it, so that none of them waits for statistics to be imported."""
    selection = Selection(language=snapshot.published.settings.language)
    for key in FIGURES:
        figure_of(snapshot.published, key, selection)


def warm(snapshot: Snapshot, pages: tuple[Page, ...]) -> Iterator[None]:
    """Makes what a filter gives from each year that it offers, with a stop after each."""
    selection = Selection(language=snapshot.published.settings.language)
    for page in pages:
        for year in page.choices(snapshot.published).years if page.figures and page.filters else ():
            search = f"?{Selection(language=selection.language, from_year=year).query()}"
            parts_as_json(page, snapshot, search, date.today())
            yield


def read_address(page: Page, published: Published, search: str) -> Read:
    """The selection in an address, as this page can show it."""
    return read(search or "", page.choices(published), published.settings.language)


def view_of(page: Page, snapshot: Snapshot, search: str) -> tuple[View, tuple[Message, ...]]:
    """What a reader at this address sees, and the messages for what the address got wrong."""
    found = read_address(page, snapshot.published, search)
    view = View(snapshot, found.selection, text(found.selection.language))
    place = [place_message(page, view, found.unknown_region, search)] if found.unknown_region else []
    return view, (*place, *found.messages, *_older_edition(search, snapshot, view.t))


def _older_edition(search: str, snapshot: Snapshot, t: Text) -> tuple[str, ...]:
    """That the figures have changed since the file was made that the link stands in."""
    made_from, now = edition(search or ""), snapshot.published.version
    if not made_from or made_from == now:
        return ()
    return (
        t(
            "The figures have changed since the file with this link was made (edition {old}, now {new}).",
            old=made_from[:8],
            new=now,
        ),
    )


def page_content(page: Page, snapshot: Snapshot, search: str) -> tuple[list[Component], str]:
    """The whole page, and the window's title."""
    view, messages = view_of(page, snapshot, search)
    made = dict(zip(PARTS, _own_parts(page, view, messages), strict=True))
    fields = filter_fields(page, view)
    marked = attributes(data_page=page.part(SEARCH), data_path=page.path, data_search=search)
    content = [
        html.Div([dcc.Store(id=page.part(SEARCH), data=search), dcc.Store(id=page.part(MADE))], hidden=True, **marked),
        shell.page_heading(page.question(view.t), page.lead(view.t)),
        html.Div(made["messages"], id=page.part("messages"), role="status"),
        *([filter_bar(view.t, fields)] if fields else []),
        html.Div(made["facts"], id=page.part("facts")),
        *(
            card.figure_card(*_card_arguments(view, key), figure_menu(view, key, page))
            for key in page.shown(view.published)
        ),
        html.Div(made["details"], id=page.part("details")),
        *page.below(view),
    ]
    return content, shell.document_title(page.name(view.t), view.t.language, home_name(view.published, view.t.language))


@lru_cache(maxsize=CACHED)
def parts_as_json(page: Page, snapshot: Snapshot, search: str, day: date) -> str:
    """What `page_parts` gives, written once for all who ask on a day: which measures are overdue changes overnight."""
    return written(page_parts(page, snapshot, search))


def written(made: Any) -> str:
    """Components and figures as Dash's renderer reads them."""
    return json.dumps(made, cls=PlotlyJSONEncoder, ensure_ascii=False)


def page_parts(page: Page, snapshot: Snapshot, search: str) -> dict[str, dict[str, Any]]:
    """What a selection changes: new properties of the page's own parts and of every card's, by the part's id."""
    view, messages = view_of(page, snapshot, search)
    shown, *own = _own_parts(page, view, messages)
    values = ([*shown, *_now_shown(page, view)], *own)
    made: dict[str, dict[str, Any]] = {
        page.part(name): {"children": value} for name, value in zip(PARTS, values, strict=True)
    }
    made[ids.DATA_VERSION] = {"children": view.published.version}
    for key in page.shown(view.published):
        made |= card.properties(*_card_arguments(view, key))
        made[card.part_id(key, "export")] = {"data-query": figure_query(view, key, page)}
    return made


def _now_shown(page: Page, view: View) -> list[Component]:
    """What is chosen and found after a change of the selection, for those who hear the page; the messages are live."""
    said = [figure_of(view.published, key, view.selection)[0].finding.rstrip(".") for key in page.shown(view.published)]
    selection = shown_words(Context(view.published, view.selection))
    words = view.t("Now shown: {selection}. {findings}.", selection=selection, findings=". ".join(dict.fromkeys(said)))
    return [html.Span(words, className="visually-hidden")] if said else []


def not_found(page: Page, snapshot: Snapshot, search: str) -> tuple[list[Component], str]:
    """What stands at an address that is no page."""
    view, _ = view_of(page, snapshot, search)
    t = view.t
    words = t("There is no page at this address. Choose one from the menu.")
    return [shell.page_heading(t("Page not found")), notice.notice(t, "warning", words)], t("Page not found")


def no_data(t: Text) -> Component:
    """What stands in place of every page when there are no data at all."""
    words = t(
        "The data could not be loaded, or loading is taking longer than usual. The server's log says "
        "why. Run “python app.py check” in the project's folder, fix what it lists, and start again."
    )
    return html.Main([shell.page_heading(t("No data yet")), notice.notice(t, "error", words)], className="standalone")


def _own_parts(page: Page, view: View, messages: tuple[Message, ...]) -> tuple[list, list, list]:
    shown = [notice.notice(view.t, "info", message) for message in (*messages, *_coarser(page, view))]
    return shown, page.facts(view), page.details(view)


def _coarser(page: Page, view: View) -> tuple[str, ...]:
    """That numbers are shown coarser than they were delivered, where a figure on the page withholds some."""
    words = level_in_words(view.t, view.published.level)
    charts = (figure_of(view.published, key, view.selection)[0] for key in page.shown(view.published))
    return (words,) if words and any(chart.is_hiding for chart in charts) else ()


def _card_arguments(view: View, key: str) -> tuple[Chart, Text, go.Figure]:
    chart, figure = figure_of(view.published, key, view.selection)
    return chart, view.t, figure


def home_name(published: Published, language: str) -> str:
    """The home municipality in a language."""
    return published.regions.name(published.settings.home, language)
