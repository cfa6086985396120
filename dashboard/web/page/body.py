"""A page's content: heading, filter sentence, messages, cards and details, and the parts that a selection changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from sys import getsizeof
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.charts.build import Context
from dashboard.charts.chart import Chart
from dashboard.charts.chosen import shown_words
from dashboard.charts.registry import FIGURES
from dashboard.model.disclosure.words import level_in_words
from dashboard.model.kept import kept_within
from dashboard.model.published import Published
from dashboard.store.data import Snapshot
from dashboard.vocabulary.selection import Read, Selection, edition, read
from dashboard.vocabulary.text import Text, text
from dashboard.web.components import contents, filters, ids, notice, shell
from dashboard.web.components.attributes import attributes
from dashboard.web.components.figure import card
from dashboard.web.components.figure.export_menu import link_list
from dashboard.web.components.figure.switch import switch
from dashboard.web.components.filters import FilterField
from dashboard.web.markup import written
from dashboard.web.page import nothing
from dashboard.web.page.address import kept_fields
from dashboard.web.page.choices import EVERYTHING, filter_fields
from dashboard.web.page.drawing import figure_of
from dashboard.web.page.exports import figure_links, figure_menu
from dashboard.web.page.page import Page, View
from dashboard.web.page.places import place_message

PARTS = ("lead", "messages", "contents", "details")
Message = str | list[Component | str]
KEPT_BYTES = 12_000_000  # of changes of selection, of about 0.1 MB each


@dataclass(frozen=True)
class Change:
    """The update of a page when its selection changes: HTML by the part's id."""

    parts: dict[str, str]


def prepare(snapshot: Snapshot) -> None:
    """Makes every figure in the default view, so that no reader waits for statistics to be imported."""
    selection = Selection(language=snapshot.published.settings.language)
    for key in FIGURES:
        figure_of(snapshot.published, key, selection)


def first_years(page: Page, published: Published) -> list[str]:
    """The address's query for each first year that the page's filter offers, the newest first."""
    language = published.settings.language
    years = page.choices(published).years if page.figures and page.filters else ()
    return [f"?{Selection(language=language, from_year=year).query()}" for year in reversed(years)]


def warm(page: Page, snapshot: Snapshot, search: str) -> Iterator[None]:
    """Makes a view of a page figure by figure, with a stop after each, and what a change to it gives."""
    view, _ = view_of(page, snapshot, search)
    for key in page.shown(view.published):
        page.draw(view, key)
        yield
    if search:
        change(page, snapshot, search, date.today())


def read_address(page: Page, published: Published, search: str) -> Read:
    """The selection in an address, as this page can show it."""
    return read(search or "", page.choices(published), published.settings.language)


def view_of(page: Page, snapshot: Snapshot, search: str) -> tuple[View, tuple[Message, ...]]:
    """The reader's view at this address, and messages for errors in the address."""
    found = read_address(page, snapshot.published, search)
    view = View(snapshot, found.selection, text(found.selection.language))
    place = [place_message(page, view, found.unknown_region, search)] if found.unknown_region else []
    return view, (*place, *found.messages, *_older_edition(search, snapshot, view.t))


def _older_edition(search: str, snapshot: Snapshot, t: Text) -> tuple[str, ...]:
    """A message that the figures have changed since the file with this link was made."""
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
    made = _own_parts(page, view, messages)
    part = {name: html.Div(made[name], id=page.part(name), className=f"page-{name}") for name in PARTS}
    figures = html.Div([*_cards(page, view), part["details"], *page.below(view)], className="columns__main")
    content = [
        shell.page_heading(page.question(view.t), part["lead"], page.actions(view)),
        *_filters(page, view, search),
        html.Div(made["messages"], id=page.part("messages"), className="page-messages", role="status"),
        html.Div([part["contents"], figures], className="columns"),  # in the order a phone paints: nothing shifts
    ]
    marked = attributes(data_page=page.key, data_path=page.path, data_search=search)
    title = shell.document_title(page.name(view.t), view.t.language, home_name(view.published, view.t.language))
    return [html.Div(content, **marked)], title


def _filters(page: Page, view: View, search: str) -> list[Component]:
    fields = filter_fields(page, view)
    if not fields:
        return []
    hidden = kept_fields(page, (*fields, *page.further_fields(view)), search)
    return [filters.filter_bar(view.t, page.name(view.t), page.path, fields, hidden, _reset(page, view, fields))]


def _reset(page: Page, view: View, fields: tuple[FilterField, ...]) -> list[Component]:
    """Nothing to reset without a choice."""
    if all(field.value == EVERYTHING for field in fields):
        return []
    language = Selection(language=view.t.language).query(view.published.settings.language)
    return [filters.reset_link(view.t, page.path, [("sprak", view.t.language)] if language else [])]


def _cards(page: Page, view: View) -> Iterator[Component]:
    """The figures, with a heading where those of the page's second subject begin."""
    shown = page.shown(view.published)
    headed = {FIGURES[key].subject for key in page.figures[:1]}
    for first, group in groupby(shown, key=lambda key: FIGURES[key].turns_with or key):
        keys, subject = list(group), FIGURES[first].subject
        if subject not in headed:
            headed.add(subject)
            yield html.H2(subject.chapter(view.t), className="section-heading")
        made = [_card(page, view, key) for key in keys]
        units = [(key, FIGURES[key].unit(view.t)) for key in keys]
        yield switch(view.t, units, made) if len(keys) > 1 else made[0]


def _card(page: Page, view: View, key: str) -> Component:
    drawn = page.draw(view, key)
    menu = figure_menu(view, key)
    return card.figure_card(drawn.chart, view.t, drawn.picture, menu, is_table=drawn.is_table)


@kept_within(KEPT_BYTES, lambda made: sum(map(getsizeof, made.parts.values())), at=1)
def change(page: Page, snapshot: Snapshot, search: str, day: date) -> Change:
    """The parts that a selection changes, made once a day for all readers: overdue measures change overnight."""
    return Change(
        {
            id_: written(made, snapshot.published.settings.base)
            for id_, made in page_parts(page, snapshot, search).items()
        }
    )


def page_parts(page: Page, snapshot: Snapshot, search: str) -> dict[str, Any]:
    """The content of the parts that a selection changes, of the page and its cards, by the part's id."""
    view, messages = view_of(page, snapshot, search)
    own = _own_parts(page, view, messages)
    own["messages"] = [*own["messages"], *_now_shown(page, view)]
    made: dict[str, Any] = {page.part(name): content for name, content in own.items()}
    made[ids.DATA_VERSION] = view.published.version
    fields = filter_fields(page, view)
    made |= {field.id: filters.options(field) for field in (*fields, *page.further_fields(view))}
    if fields:
        made |= {
            ids.FILTER_SENTENCE: filters.sentence(page.name(view.t), fields),
            ids.FILTER_RESET: _reset(page, view, fields),
        }
    for key in page.shown(view.published):
        drawn = page.draw(view, key)
        links = link_list(figure_links(view, key))
        made |= card.parts(drawn.chart, view.t, drawn.picture, links, is_table=drawn.is_table)
    return made


def _charts(page: Page, view: View) -> list[Chart]:
    return [page.draw(view, key).chart for key in page.shown(view.published)]


def _now_shown(page: Page, view: View) -> list[Component]:
    """The new selection and findings, for screen readers; the messages are live."""
    findings = [chart.finding.rstrip(".") for chart in _charts(page, view)]
    selection = shown_words(Context(view.published, view.selection))
    words = view.t(
        "Now shown: {selection}. {findings}.", selection=selection, findings=". ".join(dict.fromkeys(findings))
    )
    return [html.Span(words, className="visually-hidden")] if findings else []


def no_data(t: Text) -> Component:
    """The content of every page when there are no data."""
    words = t(
        "The data could not be loaded, or loading is taking longer than usual. The server's log says "
        "why. Run “python app.py check” in the project's folder, fix what it lists, and start again."
    )
    return html.Main([shell.page_heading(t("No data yet")), notice.notice(t, "error", words)], className="standalone")


def _own_parts(page: Page, view: View, messages: tuple[Message, ...]) -> dict[str, list]:
    told = [notice.notice(view.t, "info", message) for message in (*messages, *_coarser(page, view))]
    return {
        "lead": _lead(page, view),
        "messages": [*told, *nothing.block(page, view)],
        "contents": _contents(page, view),
        "details": page.details(view),
    }


def _lead(page: Page, view: View) -> list[Component | str]:
    """What holds for the whole page, and once that some of it is example data."""
    t = view.t
    if not any(chart.synthetic for chart in _charts(page, view)):
        return [page.lead(t)]
    mark = html.Span(t("Example data"), className="badge-synthetic")
    return [page.lead(t), " ", mark, " ", t("Constructed for demonstration.")]


def _contents(page: Page, view: View) -> list[Component]:
    """The page's questions with their answers in short, and why some numbers are withheld."""
    charts = _charts(page, view)
    entries = [
        contents.Entry(chart.key, FIGURES[chart.key].topic(view.t), "" if chart.has_numbers else nothing.short(view.t))
        for chart in charts
    ]
    entries += [contents.Entry(id_, words) for id_, words in page.parts(view)]
    if len(entries) < 2:
        return []
    return [contents.contents(view.t, entries, withheld=any(chart.has_withheld for chart in charts))]


def _coarser(page: Page, view: View) -> tuple[str, ...]:
    """A message that numbers are coarser than delivered, if a figure on the page withholds some."""
    words = level_in_words(view.t, view.published.level)
    return (words,) if words and any(chart.has_withheld for chart in _charts(page, view)) else ()


def edition_words(view: View) -> str:
    """«Utgave 26.11.2026»: when the numbers shown became the edition."""
    return view.t("Edition {day}", day=view.t.date(view.snapshot.loaded))


def home_name(published: Published, language: str) -> str:
    """The home municipality in a language."""
    return published.regions.name(published.settings.home, language)
