"""What the product says for a selection: a page, the meeting and the report, as text by surface."""

import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from html import unescape

from dashboard.charts.chart import Chart
from dashboard.charts.registry import FIGURES
from dashboard.documents.report.outline import outline
from dashboard.model.published import Published
from dashboard.store.data import Snapshot
from dashboard.vocabulary.selection import Selection
from dashboard.vocabulary.text import text
from dashboard.web.components.figure import card
from dashboard.web.meeting import agenda
from dashboard.web.meeting.facts import facts_of
from dashboard.web.meeting.meeting import Meeting
from dashboard.web.meeting.pictures import chart_of
from dashboard.web.meeting.screens import slides
from dashboard.web.meeting.slide import Slide
from dashboard.web.page.body import page_content
from dashboard.web.page.page import Page
from dashboard.web.page.page import View as PageView
from dashboard.web.pages import PAGES
from tests.facts import layout
from tests.facts.surface import Statement, View

AT = {page.path: page for page in PAGES}
TODAY = date(2026, 11, 26)


def of_chart(chart: Chart) -> Iterator[Statement]:
    """The statements of a figure, wherever it is shown."""
    yield Statement("heading", chart.finding, chart.key)
    yield Statement("subtitle", chart.subtitle, chart.key)
    yield Statement("paragraph", chart.paragraph, chart.key)
    yield Statement("alt", chart.alt, chart.key)
    yield Statement("empty", chart.empty, chart.key)
    yield Statement("definition", chart.definition, chart.key)
    yield Statement("source", chart.source, chart.key)
    yield Statement("selection", chart.selection_words, chart.key)
    yield Statement("unit", chart.unit, chart.key)
    yield from (Statement("note", words, chart.key) for words in chart.notes)
    yield from (Statement("mark", words, chart.key) for mark in chart.marks for words in (mark.label, mark.words))
    yield from (Statement("sign", f"{sign} {meaning}", chart.key) for sign, meaning in chart.signs)
    yield from (Statement("legend", series.name, chart.key) for series in chart.series)
    yield from (Statement("table", " | ".join(cells), chart.key) for cells in rows_of(chart))
    yield Statement("example mark", chart.synthetic_words, chart.key)


def rows_of(chart: Chart) -> list[tuple[str, ...]]:
    """The companion table by row, headings first."""
    columns = chart.table()
    return [tuple(c.heading for c in columns), *zip(*(c.cells for c in columns), strict=True)]


def of_page(snapshot: Snapshot, path: str, selection: Selection) -> View:
    """A page's figures and details; the figures are not drawn, since drawing adds no sentence."""
    page, view = AT[path], PageView(snapshot, selection, text(selection.language))
    charts = tuple(chart_of(snapshot.published, key, selection) for key in page.shown(snapshot.published))
    statement = [*_own(page, view), *(one for chart in charts for one in (*of_chart(chart), *_told(view, chart)))]
    return View(path, selection, _filled(statement), charts)


def _told(view: PageView, chart: Chart) -> Iterator[Statement]:
    """What the meeting says beside the same figure."""
    for words in facts_of(view.published, chart.key, view.selection):
        yield Statement("meeting fact", words, chart.key)


def _own(page: Page, view: PageView) -> Iterator[Statement]:
    details = layout.plain(page.details(view))
    yield from (Statement(*_row(node)) for node in layout.nodes(details) if node["type"] == "Tr")
    yield from (Statement("detail", line) for line in layout.lines(details))


def _row(node: layout.Node) -> tuple[str, str]:
    return "row", " | ".join(layout.words(cell) for cell in node["props"]["children"])


def rendered(snapshot: Snapshot, path: str, selection: Selection) -> View:
    """The whole page as first served, with heading, filters, menus and drawn figures."""
    query = selection.query(snapshot.published.settings.language)
    content, title = page_content(AT[path], snapshot, f"?{query}" if query else "")
    found = layout.plain(content)
    charts = tuple(chart_of(snapshot.published, key, selection) for key in AT[path].shown(snapshot.published))
    statement = [Statement("title", title), *(Statement("line", line) for line in layout.lines(found)), *_drawn(found)]
    return View(path, selection, _filled(statement), charts, layout.links(found))


def _drawn(content: object) -> Iterator[Statement]:
    """The text in the figures themselves."""
    for node in layout.nodes(content):
        if (node["props"].get("className")) == "figure-room":
            key = node["props"]["id"].removesuffix("-plot")
            yield from (Statement("drawn", words, key) for words in drawn_words(node["props"]["children"]))


def drawn_words(picture: dict) -> list[str]:
    """The text in a figure's pictures, line by line: names, values, signs, marks."""
    found = re.findall(r"<text[^>]*>(.*?)</text>", picture["props"]["markup"])
    return [unescape(re.sub(r"</tspan><tspan[^>]*>", " ", words)).strip() for words in map(_inner, found)]


def _inner(markup: str) -> str:
    """Without the tags of the first and the last line."""
    return re.sub(r"^<tspan[^>]*>|</tspan>$", "", markup)


def screened(published: Published, selection: Selection, *, is_external: bool = False) -> View:
    """Every screen of the default meeting with its panels."""
    t = text(selection.language)
    chosen = agenda.Agenda(agenda.DEFAULT)
    meeting = Meeting(published, selection, chosen, (), TODAY, "http://x/mote", is_external=is_external)
    statement = [one for slide in slides(meeting) for one in _slide(slide)]
    charts = tuple(chart_of(published, key, selection) for key in agenda.DEFAULT)
    return View("/mote", selection, _filled([Statement("title", t("Meeting")), *statement]), charts)


def _slide(slide: Slide) -> Iterator[Statement]:
    key = slide.key
    yield Statement("meeting heading", slide.heading, key)
    yield Statement("meeting subtitle", slide.subtitle, key)
    yield from (Statement("meeting fact", words, key) for words in slide.facts)
    yield from (Statement("meeting claim", words, key) for claim in slide.claims for words in _claim(claim))
    yield from (Statement("meeting foot", words, key) for words in _other_words(slide))
    yield from (Statement("sign", f"{sign} {meaning}", key) for sign, meaning in slide.signs)
    yield from (Statement("meeting panel", words, key) for panel in slide.panels for words in _panel(panel))


def _other_words(slide: Slide) -> Iterator[str]:
    """Every other text of a screen, including any added later."""
    for field in fields(slide):
        found = getattr(slide, field.name)
        if field.name not in ("key", "layout", "heading", "subtitle") and isinstance(found, str):
            yield found


def _claim(claim) -> tuple[str, ...]:
    return (claim.title, claim.said, claim.reason, claim.comment)


def _panel(panel) -> Iterator[str]:
    yield from (panel.title, *panel.paragraphs)
    yield from (f"{heading}: {words}" for heading, words in panel.terms)
    yield from (" | ".join(row) for row in panel.rows)


def of_report(published: Published, selection: Selection) -> View:
    """What the report says in and around its figures."""
    content = outline(published, selection)
    statement = [Statement("report", words) for words in (content.title, content.municipality, content.period)]
    statement += [Statement("report", title) for title, _ in content.chapters]
    statement += [one for chart in (*content.charts, *content.left_out) for one in of_chart(chart)]
    table = content.table1
    rows = zip(*(column.cells for column in table.columns), strict=True)
    statement += [Statement("table 1", " | ".join(row)) for row in rows]
    statement += [Statement("table 1 note", words) for words in (table.title, *table.footnotes, table.source)]
    statement += [Statement("table 1 verdict", f"{row}: {words}") for row, words in table.verdicts]
    return View("/rapport", selection, _filled(statement), (*content.charts, *content.left_out))


def of_command(published: Published, selection: Selection) -> View:
    """Every figure available from the command line."""
    charts = tuple(chart_of(published, key, selection) for key in FIGURES)
    return View("figure", selection, _filled([one for chart in charts for one in of_chart(chart)]), charts)


def shown_card(chart: Chart) -> list[str]:
    """The lines of a figure's card, without drawing the figure."""
    return layout.lines(layout.plain(card.figure_card(chart, text(chart.language), "")))


def _filled(statement: list[Statement]) -> tuple[Statement, ...]:
    return tuple(dict.fromkeys(one for one in statement if one.words))
