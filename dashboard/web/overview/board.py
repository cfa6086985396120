"""Oversikt as components: the strip, the rows as a table, and what is new and to be discussed beside them."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.model.kept import kept
from dashboard.paint import svg
from dashboard.store.data import Snapshot
from dashboard.vocabulary.selection import Selection
from dashboard.vocabulary.text import Text, text
from dashboard.web.components.attributes import attributes
from dashboard.web.components.help import help_box
from dashboard.web.components.links import page_link
from dashboard.web.markup import Node, Raw
from dashboard.web.overview import levels, measures, news, series
from dashboard.web.overview.row import Flag, Number, Row
from dashboard.web.overview.strip import Cell, strip
from dashboard.web.page.page import View
from dashboard.web.sections.absent import without_centre_words
from dashboard.web.sections.delivered import CHANGED

ROWS = (
    series.reports,
    series.residents,
    series.conversations,
    levels.rate,
    levels.share,
    measures.measures,
    series.services,
)


def board(view: View) -> list[Component]:
    """The whole page below its heading."""
    rows = _made(view)
    side = [_news(view), *_discussion(view), *help_box(view.t, view.published.settings)]
    columns = [_rows(view, rows), html.Div(side, className="overview__side")]
    return [_strip(strip(view, rows)), html.Div(columns, className="overview__columns")]


def withheld(view: View) -> tuple[str, ...]:
    """The figures whose withheld numbers the page tells of, whatever is chosen elsewhere and in every language."""
    return _withheld(view.snapshot)


@kept(1, at=0)
def _withheld(snapshot: Snapshot) -> tuple[str, ...]:
    language = snapshot.published.settings.language
    rows = _made(View(snapshot, Selection(language=language), text(language)))
    return tuple(row.withheld for row in rows if row.withheld)


def _made(view: View) -> tuple[Row, ...]:
    return tuple(row for made in ROWS if (row := made(view)))


def _strip(cells: Sequence[Cell]) -> html.Dl:
    return html.Dl([_cell(cell) for cell in cells], className="overview__strip")


def _cell(cell: Cell) -> html.Div:
    said = page_link(cell.said, cell.path) if cell.path else cell.said
    name = "overview__cell overview__cell--example" if cell.is_example else "overview__cell"
    return html.Div([html.Dt(cell.name), html.Dd(said)], className=name)


def _rows(view: View, rows: Sequence[Row]) -> html.Div:
    t, title = view.t, view.t("The newest numbers")
    headings = (t("Subject"), t("Newest number"), t("What we can say"), t("Over time"))
    head = html.Tr([html.Th(words, scope="col", role="columnheader") for words in headings], role="row")
    table = html.Table(
        [
            html.Caption(title, className="visually-hidden"),
            html.Thead(head, role="rowgroup"),
            html.Tbody([_row(row, t) for row in rows], role="rowgroup"),
        ],
        className="overview__table",
        role="table",  # named, as the style makes blocks of it, which removes a table's own roles
    )
    nothing = html.P(t("No numbers have been delivered yet."), className="overview__absent")
    below = [html.P(words, className="overview__absent") for words in without_centre_words(view)]
    key = [html.P(words, className="overview__key")] if (words := _key(view, rows)) else []
    return html.Div([table if rows else nothing, *below, *key], className="overview__rows")


def _row(row: Row, t: Text) -> html.Tr:
    example = t("Example data").lower() if row.is_example else ""
    source = ", ".join(filter(None, (row.source, row.remark, example)))
    flags = [html.Span(_flag_words(flag, t), className=f"flag flag--{flag.value}") for flag in row.flags]
    topic = [page_link(row.topic, row.path), *_spaced(flags), html.Small(source)]
    numbers = [*_spaced([_number(number) for number in row.numbers])[1:], *map(html.Small, row.under)]
    drawn: Node = Raw(svg.draw(row.picture, css="spark", is_hidden=True))
    picture = html.Div(drawn, className="overview__picture")
    spoken = html.Span(row.spoken, className="visually-hidden")
    return html.Tr(
        [
            html.Th(html.Div(topic), scope="row", role="rowheader"),
            html.Td(html.Div(numbers), role="cell", className="overview__number"),
            html.Td(html.Div(row.verdict), role="cell"),
            html.Td([picture, spoken], role="cell"),
        ],
        role="row",
    )


def _spaced(parts: Sequence[Component]) -> list[Component | str]:
    """The parts with a space before each, so that a line can break there."""
    return [one for part in parts for one in (" ", part)]


def _number(number: Number) -> html.Span:
    of: list[Component | str] = [" ", html.Span(number.of)] if number.of else []
    return html.Span([html.Strong(number.value), *of], className="overview__value")


def _flag_words(flag: Flag, t: Text) -> str:
    return {Flag.NEW: t("New"), Flag.REVISED: t("Revised"), Flag.OLD: t("Old")}[flag].lower()


def _key(view: View, rows: Sequence[Row]) -> str:
    """What the pictures draw and the flags mean, as far as there are any."""
    t, since = view.t, view.snapshot.changes.since
    present = {flag for row in rows for flag in row.flags}
    found = list(dict.fromkeys(words for row in rows for words in row.key))
    if since is not None and present & {Flag.NEW, Flag.REVISED}:
        found.append(t("New, revised: since {day}.", day=t.date(since)))
    if Flag.OLD in present:
        found.append(t("Old: more than two years."))
    return " ".join(found)


def _news(view: View) -> html.Section:
    t, since = view.t, view.snapshot.changes.since
    title, listed = t("New since last"), news.first_changes(view)
    if since is None:
        return _part(title, "overview-news", html.P(t("This is the first edition.")))
    if not listed:
        words = t("No number is new or revised since {day}.", day=t.date(since))
        return _part(title, "overview-news", html.P(words))
    are_examples = all(change.is_example for change in listed)
    items = html.Ul([html.Li(_change(change, t, is_marked=not are_examples)) for change in listed])
    mark = [html.Small(t("Example data").lower())] if are_examples else []
    everything = _all(t, news.count(view), t("changes"), f"/datagrunnlag#{CHANGED}")
    return _part(title, "overview-news", items, *mark, beside=everything)


def _change(change: news.Change, t: Text, *, is_marked: bool) -> list[Component | str]:
    """What is new or revised, and the number; marked where it is constructed, if not all of the list is."""
    is_example = change.is_example and is_marked
    example: list[Component | str] = [" ", html.Small(t("Example data").lower())] if is_example else []
    now = t("{before} → {now}", before=change.before, now=change.now) if change.before else change.now
    return [
        html.Span(_flag_words(change.flag, t), className=f"flag flag--{change.flag.value}"),
        f" {change.of} ",
        html.Strong(now),
        *example,
    ]


def _discussion(view: View) -> list[Component]:
    t, (listed, count) = view.t, measures.discussed(view)
    if view.published.measures.empty:
        return []
    title = t("Needs discussion")
    if not listed:
        return [_part(title, "overview-discussion", html.P(f"{t('No measure needs to be discussed now')}."))]
    items = html.Ul([html.Li([page_link(one.name, one.path), html.Small(one.said)]) for one in listed])
    return [_part(title, "overview-discussion", items, beside=_all(t, count, t("measures"), "/tiltak"))]


def _all(t: Text, count: int, what: str, path: str) -> html.A:
    """A link to all of a list's things, which its heading names for those who see it."""
    words: list[Component | str] = [
        t("All {count}", count=t.number(count)),
        html.Span(f" {what}", className="visually-hidden"),
    ]
    return html.A(words, href=path, className="text-link", **attributes(data_carries=path))


def _part(title: str, id_: str, *content: Component, beside: Component | None = None) -> html.Section:
    heading = html.Div([html.H2(title, id=id_), *([beside] if beside else [])], className="overview__heading")
    return html.Section([heading, *content], className="overview__part", **attributes(aria_labelledby=id_))
