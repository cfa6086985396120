"""The card around a figure: its finding, and tabs for figure, table, what is counted, and files; parts update alone.

A tab's panel is a native fold: without scripts the folds stand below the figure, and print has both figure and table.
"""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.charts.chart import Chart
from dashboard.vocabulary.text import Text
from dashboard.web.components.attributes import attributes
from dashboard.web.components.figure.signs import figure_key, signs_key
from dashboard.web.components.table import companion
from dashboard.web.markup import Raw

PARTS = (
    "finding", "subtitle", "elsewhere", "plot", "description", "empty", "key", "reading", "source", "table", "about",
    "paragraph", "files",
)  # fmt: skip
FIGURE, TABLE, ABOUT, USE = "figure", "table", "about", "use"  # the tabs


def part_id(key: str, part: str) -> str:
    """The id of one part of a figure's card."""
    return f"{key}-{part}"


def parts(chart: Chart, t: Text, picture: str, files: Any = None, *, is_table: bool = False) -> dict[str, Any]:
    """The content of each part of the card by its id: everything that another selection can change."""
    made = _made(chart, t, picture, files)
    return {part_id(chart.key, part): content for part, content in made.items() if not (is_table and part == "table")}


def _made(chart: Chart, t: Text, picture: str, files: Any) -> dict[str, Any]:
    made = (
        finding(chart.finding),
        chart.subtitle,
        chart.elsewhere,
        Raw(picture),
        chart.alt,
        _empty(chart, picture),
        figure_key(t, chart),
        chart.reading,
        _source(chart, t),
        _table(chart, t),
        _about(chart, t),
        chart.paragraph,
        files,
    )
    return dict(zip(PARTS, made, strict=True))


def figure_card(
    chart: Chart, t: Text, picture: str, menu: Component | None = None, *, is_table: bool = False
) -> html.Section:
    """The whole card; `picture` is the figure's markup, which may be a table itself, and `menu` the export menu."""
    made = _made(chart, t, picture, None)
    name = {part: part_id(chart.key, part) for part in PARTS}
    return html.Section(
        [
            *_heading(made, name),
            html.Div(made["empty"], id=name["empty"], className="empty"),
            _tabs(chart.key, _tab_words(t, is_table=is_table), t),
            _figure(made, name, chart.key, t),
            *([] if is_table else [_panel(chart.key, TABLE, t, html.Div(made["table"], id=name["table"]))]),
            _panel(chart.key, ABOUT, t, html.Div(made["about"], id=name["about"])),
            _panel(chart.key, USE, t, _paragraph(made, name, t), *([menu] if menu else [])),
        ],
        id=chart.key,
        className="card-figure",
        **attributes(data_figure=chart.key, data_shows=FIGURE, aria_labelledby=f"{name['finding']} {name['subtitle']}"),
    )


def _heading(made: dict[str, Any], name: dict[str, str]) -> list[Component]:
    return [
        html.H2(made["finding"], id=name["finding"], className="finding"),
        html.P(made["subtitle"], id=name["subtitle"], className="subtitle"),
        html.P(made["elsewhere"], id=name["elsewhere"], className="badge-elsewhere"),
    ]


def finding(words: str) -> list[Component | str]:
    """The heading: its first sentence, and on a line of its own what follows, as what can't be concluded."""
    first, _, further = words.partition(". ")
    if not further:
        return [words]
    return [f"{first}. ", html.Span(further, className="finding__further")]


def _tab_words(t: Text, *, is_table: bool = False) -> dict[str, str]:
    shown = {FIGURE: t("Table")} if is_table else {FIGURE: t("Figure"), TABLE: t("Table")}
    return shown | {ABOUT: t("About the number"), USE: t("Use")}


def _tabs(key: str, words: dict[str, str], t: Text) -> html.Div:
    """The tabs, run by `assets/scripts/figure/tabs.js`; the first is chosen."""
    tabs = [
        html.Button(
            name,
            id=part_id(key, f"tab-{tab}"),
            type="button",
            role="tab",
            className="card-tab",
            tabIndex="0" if tab == FIGURE else "-1",
            **attributes(
                data_tab=tab,
                aria_selected="true" if tab == FIGURE else "false",
                aria_controls=part_id(key, f"panel-{tab}"),
            ),
        )
        for tab, name in words.items()
    ]
    return html.Div(tabs, role="tablist", className="card-tabs needs-script", **attributes(aria_label=t("Show as")))


def points_words(t: Text) -> str:
    """What the keyboard can do in a figure."""
    return t("Figure. Arrow keys go from number to number, Home and End to the first and the last, Escape leaves them.")


def _figure(made: dict[str, Any], name: dict[str, str], key: str, t: Text) -> html.Div:
    """The figure's panel: the picture, one line that explains it, and one sentence on how to read the number."""
    # The name is another element's text, which a changed selection replaces; the description is read after it.
    plot = html.Div(made["plot"], id=name["plot"], className="figure-room", **attributes(data_keys=points_words(t)))
    alternative = html.P(made["description"], id=name["description"], className="visually-hidden")
    picture = html.Figure(
        [plot, alternative], role="group", className="figure", **attributes(aria_labelledby=name["subtitle"])
    )
    below = [
        html.Div(made["key"], id=name["key"], className="figure-key"),
        html.P(made["reading"], id=name["reading"], className="reading"),
        html.P(made["source"], id=name["source"], className="source"),
    ]
    return html.Div([picture, *below], className="panel-figure", **_panel_of(key, FIGURE))


def _panel_of(key: str, tab: str) -> dict[str, Any]:
    labelled = attributes(aria_labelledby=part_id(key, f"tab-{tab}"))
    return {"id": part_id(key, f"panel-{tab}"), "role": "tabpanel", **labelled}


def _panel(key: str, tab: str, t: Text, *content: Component) -> html.Details:
    inner = html.Div(list(content), className="detail__content", **_panel_of(key, tab))
    return html.Details(
        [html.Summary(_tab_words(t)[tab]), inner], className="detail card-panel", **attributes(data_panel=tab)
    )


def _empty(chart: Chart, picture: str) -> list[Component]:
    return [] if picture else [html.P(chart.empty, className="notice notice--empty")]


def _paragraph(made: dict[str, Any], name: dict[str, str], t: Text) -> html.Div:
    copy = attributes(
        data_copy=name["paragraph"],
        data_said=t("The text is copied"),
        data_refused=t("The browser did not allow copying. Select the text and press Ctrl+C."),
    )
    button = html.Button(
        t("Copy text"), type="button", className="button button--quiet button--small needs-script", **copy
    )
    heading = html.H3(t("Text for a plan"), className="small-heading")
    return html.Div([heading, html.P(made["paragraph"], id=name["paragraph"]), button], className="plan-text")


def _table(chart: Chart, t: Text) -> list[Component]:
    badge = [html.P(t("Example data"), className="badge-synthetic")] if chart.synthetic else []
    caption = t("[Example data] {words}", words=chart.subtitle) if chart.synthetic else chart.subtitle
    return [
        *badge,
        companion(t, chart.table(), caption, id=part_id(chart.key, "data")),
        *signs_key(t, chart.signs),
    ]


def _about(chart: Chart, t: Text) -> list[Component]:
    """What the number counts, what must be known of it, when the next comes, and the cell of each."""
    marks = [html.P(f"{mark.words} {mark.source}".strip(), className="mark-words") for mark in chart.marks]
    told = {mark.words for mark in chart.marks} | {chart.reading}
    notes = [html.Li(note) for note in chart.notes if note not in told]
    renewed = [html.P(chart.next_update)] if chart.next_update else []
    return [
        html.P(chart.definition),
        *([html.Ul(notes)] if notes else []),
        *marks,
        *renewed,
        *_origins(chart, t),
    ]


def _origins(chart: Chart, t: Text) -> list[Component]:
    """The file and cell of each number; nothing if no number has its own cell."""
    columns = chart.origins()
    if not columns[0].cells:
        return []
    caption = t("Where the numbers are: {subtitle}", subtitle=chart.subtitle)
    heading = html.H3(t("Where the numbers are"), className="small-heading")
    return [heading, companion(t, columns, caption, id=part_id(chart.key, "cells"))]


def _source(chart: Chart, t: Text) -> str:
    """Source, selection and date in one line, which stays complete when copied or read aloud."""
    dated = t("Figures as of {date}", date=t.date(chart.data_date)) if chart.data_date else ""
    return " · ".join(words.rstrip(".") for words in (chart.source, chart.selection_words, dated) if words)
