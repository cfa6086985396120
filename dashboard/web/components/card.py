"""The card around a figure: finding, figure, paragraph, notes, table, definition, source; each updates separately."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.charts.chart import Chart
from dashboard.vocabulary.text import Text
from dashboard.web.components.attributes import attributes
from dashboard.web.components.signs import figure_key, signs_key
from dashboard.web.components.table import companion
from dashboard.web.markup import Raw

PARTS = (
    "finding", "subtitle", "meaning", "badge", "plot", "description", "empty", "paragraph", "notes", "table",
    "definition", "origins", "signs", "source", "files",
)  # fmt: skip


def part_id(key: str, part: str) -> str:
    """The id of one part of a figure's card."""
    return f"{key}-{part}"


def parts(chart: Chart, t: Text, picture: str, files: Any = None) -> dict[str, Any]:
    """The content of each part of the card by its id: everything that another selection can change."""
    return {part_id(chart.key, part): made for part, made in _made(chart, t, picture, files).items()}


def _made(chart: Chart, t: Text, picture: str, files: Any) -> dict[str, Any]:
    made = (
        chart.finding,
        chart.subtitle,
        chart.definition,
        _badge(chart),
        Raw(picture),
        chart.alt,
        _empty(chart),
        chart.paragraph,
        [html.P(note) for note in chart.notes],
        _table(chart, t),
        _definition(chart),
        _origins(chart, t),
        figure_key(t, chart),
        _source(chart, t),
        files,
    )
    return dict(zip(PARTS, made, strict=True))


def figure_card(chart: Chart, t: Text, picture: str, menu: Component | None = None) -> html.Section:
    """The whole card; `picture` is the figure's markup and `menu` the export menu."""
    made = _made(chart, t, picture, None)
    name = {part: part_id(chart.key, part) for part in PARTS}
    return html.Section(
        [
            _heading(made, name, t),
            _figure(made, name, t),
            html.Div(made["empty"], id=name["empty"], className="empty"),
            html.Div(made["notes"], id=name["notes"], className="notes"),
            _details(made, name, t),
            _foot(made, name, menu),
        ],
        className="card-figure",
        **attributes(data_figure=chart.key, aria_labelledby=f"{name['finding']} {name['subtitle']}"),
    )


def _heading(made: dict[str, Any], name: dict[str, str], t: Text) -> html.Div:
    return html.Div(
        [
            html.Div(made["badge"], id=name["badge"], className="badge-slot"),
            html.H2(made["finding"], id=name["finding"], className="finding"),
            html.Div(
                [html.P(made["subtitle"], id=name["subtitle"], className="subtitle"), *_meaning(made, name, t)],
                className="subtitle-row",
            ),
        ],
        className="card-heading",
    )


def _meaning(made: dict[str, Any], name: dict[str, str], t: Text) -> list[Component]:
    """What the number counts, on hover, focus or touch; “About the figures” repeats it with breaks and sources."""
    named = attributes(aria_label=t("About this number"), aria_describedby=name["meaning"])
    button = html.Button("?", type="button", className="tip__button", **named)
    return [button, html.Div(made["meaning"], id=name["meaning"], role="tooltip", className="tip__words")]


def _badge(chart: Chart) -> list[Component]:
    """The full «example data» sentence, since the picture has only a mark, and why another place is shown."""
    example = [html.P(chart.synthetic_words, className="badge-synthetic")] if chart.synthetic else []
    return [*example, *([html.P(chart.elsewhere, className="badge-elsewhere")] if chart.elsewhere else [])]


def points_words(t: Text) -> str:
    """What the keyboard can do in a figure."""
    return t("Figure. Arrow keys go from number to number, Home and End to the first and the last, Escape leaves them.")


def _figure(made: dict[str, Any], name: dict[str, str], t: Text) -> html.Figure:
    # The name is another element's text, which a changed selection replaces; the description is read after it.
    plot = html.Div(made["plot"], id=name["plot"], className="figure-room", **attributes(data_keys=points_words(t)))
    alternative = html.P(made["description"], id=name["description"], className="visually-hidden")
    labelled = attributes(aria_labelledby=name["subtitle"])
    return html.Figure([plot, alternative], role="group", className="figure", **labelled)


def _empty(chart: Chart) -> list[Component]:
    return [] if chart.has_numbers else [html.P(chart.empty, className="notice notice--empty")]


def _paragraph(made: dict[str, Any], name: dict[str, str], t: Text) -> html.Div:
    copy = attributes(
        data_copy=name["paragraph"],
        data_said=t("The text is copied"),
        data_refused=t("The browser did not allow copying. Select the text and press Ctrl+C."),
    )
    button = html.Button(
        t("Copy text"), type="button", className="button button--quiet button--small needs-script", **copy
    )
    return html.Div([html.P(made["paragraph"], id=name["paragraph"]), button], className="plan-text")


def _table(chart: Chart, t: Text) -> list[Component]:
    caption = t("[Example data] {words}", words=chart.subtitle) if chart.synthetic else chart.subtitle
    return [companion(t, chart.table(), caption, id=part_id(chart.key, "data")), *signs_key(t, chart.signs)]


def _origins(chart: Chart, t: Text) -> list[Component]:
    """The file and cell of each number; nothing if no number has its own cell."""
    columns = chart.origins()
    caption = t("Where the numbers are: {subtitle}", subtitle=chart.subtitle)
    return [companion(t, columns, caption, id=part_id(chart.key, "cells"))] if columns[0].cells else []


def _definition(chart: Chart) -> list[Component]:
    return [
        html.P(chart.definition),
        *(html.P(f"{mark.words} {mark.source}".strip(), className="mark-words") for mark in chart.marks),
    ]


def _details(made: dict[str, Any], name: dict[str, str], t: Text) -> html.Div:
    table = _detail(t("Table"), html.Div(made["table"], id=name["table"]))
    definition = _detail(t("About the figures"), html.Div(made["definition"], id=name["definition"]))
    origins = _detail(t("Where the numbers are"), html.Div(made["origins"], id=name["origins"]))
    paragraph = _detail(t("Text for a plan"), _paragraph(made, name, t))
    return html.Div([table, definition, origins, paragraph], className="details")


def _detail(summary: str, content: Component) -> html.Details:
    return html.Details([html.Summary(summary), html.Div(content, className="detail__content")], className="detail")


def _source(chart: Chart, t: Text) -> str:
    """Source, selection and dates in one line, which stays complete when copied or read aloud."""
    dated = t("Figures as of {date}", date=t.date(chart.data_date)) if chart.data_date else ""
    said = [chart.source, chart.selection_words, dated, chart.next_update]
    return " · ".join(words.rstrip(".") for words in said if words)


def _foot(made: dict[str, Any], name: dict[str, str], menu: Component | None) -> html.Div:
    signs = html.Div(made["signs"], id=name["signs"])
    source = html.P(made["source"], id=name["source"], className="source")
    return html.Div([signs, html.Div([source, menu] if menu else [source], className="source-row")], className="foot")
