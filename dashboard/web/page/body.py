"""A page's content: heading, messages, filters, facts, cards and details, and the parts that a selection changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.charts.build import Context
from dashboard.charts.chosen import shown_words
from dashboard.charts.registry import FIGURES
from dashboard.model.disclosure.words import level_in_words
from dashboard.model.kept import kept
from dashboard.model.published import Published
from dashboard.store.data import Snapshot
from dashboard.vocabulary.selection import Read, Selection, edition, read
from dashboard.vocabulary.text import Text, text
from dashboard.web.components import card, ids, notice, shell
from dashboard.web.components.attributes import attributes
from dashboard.web.components.export_menu import link_list
from dashboard.web.components.filters import FilterField, filter_form
from dashboard.web.markup import written
from dashboard.web.page.address import kept_fields
from dashboard.web.page.choices import filter_fields
from dashboard.web.page.drawing import figure_of
from dashboard.web.page.exports import figure_links, figure_menu
from dashboard.web.page.page import Page, View
from dashboard.web.page.places import place_message

PARTS = ("messages", "facts", "details")
Message = str | list[Component | str]
CACHED = 96  # changes of selection, of about 0.1 MB each


@dataclass(frozen=True)
class Change:
    """The update of a page when its selection changes: HTML by the part's id, and the value of each select."""

    parts: dict[str, str]
    values: dict[str, str]


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
        figure_of(view.published, key, view.selection)
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
    made = dict(zip(PARTS, _own_parts(page, view, messages), strict=True))
    fields = filter_fields(page, view)
    content = [
        shell.page_heading(page.question(view.t), page.lead(view.t), page.actions(view)),
        html.Div(made["messages"], id=page.part("messages"), role="status"),
        *_form(page, view, fields, search),
        html.Div(made["facts"], id=page.part("facts")),
        *_cards(page, view),
        html.Div(made["details"], id=page.part("details")),
        *page.below(view),
    ]
    marked = attributes(data_page=page.key, data_path=page.path, data_search=search)
    title = shell.document_title(page.name(view.t), view.t.language, home_name(view.published, view.t.language))
    return [html.Div(content, **marked)], title


def _form(page: Page, view: View, fields: tuple[FilterField, ...], search: str) -> list[Component]:
    if not fields:
        return []
    return [filter_form(view.t, page.path, fields, kept_fields(page, (*fields, *page.further_fields(view)), search))]


def _cards(page: Page, view: View) -> Iterator[Component]:
    """The figures, with a heading where those of the page's second subject begin."""
    headed = {FIGURES[key].subject for key in page.figures[:1]}
    for key in page.shown(view.published):
        subject = FIGURES[key].subject
        if subject not in headed:
            headed.add(subject)
            yield html.H2(subject.chapter(view.t), className="section-heading")
        yield _card(view, key)


def _card(view: View, key: str) -> Component:
    chart, picture = figure_of(view.published, key, view.selection)
    return card.figure_card(chart, view.t, picture, figure_menu(view, key))


@kept(CACHED, at=1)
def change(page: Page, snapshot: Snapshot, search: str, day: date) -> Change:
    """The parts that a selection changes, made once a day for all readers: overdue measures change overnight."""
    view, _ = view_of(page, snapshot, search)
    written_parts = {id_: written(made) for id_, made in page_parts(page, snapshot, search).items()}
    fields = (*filter_fields(page, view), *page.further_fields(view))
    return Change(written_parts, {field.id: field.value for field in fields})


def page_parts(page: Page, snapshot: Snapshot, search: str) -> dict[str, Any]:
    """The content of the parts that a selection changes, of the page and its cards, by the part's id."""
    view, messages = view_of(page, snapshot, search)
    shown, *own = _own_parts(page, view, messages)
    values = ([*shown, *_now_shown(page, view)], *own)
    made: dict[str, Any] = {page.part(name): value for name, value in zip(PARTS, values, strict=True)}
    made[ids.DATA_VERSION] = view.published.version
    for key in page.shown(view.published):
        chart, picture = figure_of(view.published, key, view.selection)
        made |= card.parts(chart, view.t, picture, link_list(figure_links(view, key)))
    return made


def _now_shown(page: Page, view: View) -> list[Component]:
    """The new selection and findings, for screen readers; the messages are live."""
    findings = [
        figure_of(view.published, key, view.selection)[0].finding.rstrip(".") for key in page.shown(view.published)
    ]
    selection = shown_words(Context(view.published, view.selection))
    words = view.t(
        "Now shown: {selection}. {findings}.", selection=selection, findings=". ".join(dict.fromkeys(findings))
    )
    return [html.Span(words, className="visually-hidden")] if findings else []


def not_found(page: Page, snapshot: Snapshot, search: str) -> tuple[list[Component], str]:
    """The content at an address that is no page."""
    view, _ = view_of(page, snapshot, search)
    t = view.t
    words = t("There is no page at this address. Choose one from the menu.")
    return [shell.page_heading(t("Page not found")), notice.notice(t, "warning", words)], t("Page not found")


def no_data(t: Text) -> Component:
    """The content of every page when there are no data."""
    words = t(
        "The data could not be loaded, or loading is taking longer than usual. The server's log says "
        "why. Run “python app.py check” in the project's folder, fix what it lists, and start again."
    )
    return html.Main([shell.page_heading(t("No data yet")), notice.notice(t, "error", words)], className="standalone")


def _own_parts(page: Page, view: View, messages: tuple[Message, ...]) -> tuple[list, list, list]:
    shown = [notice.notice(view.t, "info", message) for message in (*messages, *_coarser(page, view))]
    return shown, page.facts(view), page.details(view)


def _coarser(page: Page, view: View) -> tuple[str, ...]:
    """A message that numbers are coarser than delivered, if a figure on the page withholds some."""
    words = level_in_words(view.t, view.published.level)
    charts = (figure_of(view.published, key, view.selection)[0] for key in page.shown(view.published))
    return (words,) if words and any(chart.has_withheld for chart in charts) else ()


def home_name(published: Published, language: str) -> str:
    """The home municipality in a language."""
    return published.regions.name(published.settings.home, language)
