"""Rapport: choose figures and their order, preview the document and download it.

The choice is in the address as `figurer=a,b,c`. Scripts (`assets/scripts/page/report.js`) write it when a box or a
button is used; without scripts the boxes belong to the filter form, which sends `figur=a&figur=b`.
"""

from dash import html
from dash.development.base_component import Component

from dashboard.charts.chart import Chart
from dashboard.charts.registry import offered
from dashboard.charts.tables import surveys
from dashboard.documents.report.outline import Outline, chart_of, only_years, outline
from dashboard.documents.report.printed import browser
from dashboard.model.kept import kept
from dashboard.model.published import Published
from dashboard.vocabulary.selection import NO_FIGURES, Choices
from dashboard.vocabulary.text import LOCALES, Text
from dashboard.web.components import ids
from dashboard.web.components.attributes import attributes
from dashboard.web.components.figure.export_menu import FileLink
from dashboard.web.components.filters import FilterField, Option, hidden_field, select, submit
from dashboard.web.components.notice import notice
from dashboard.web.components.panel import panel
from dashboard.web.components.shell import LANGUAGE_NAMES
from dashboard.web.markup import Node, Raw, element
from dashboard.web.page import choices, drawing
from dashboard.web.page.address import FIGURE, FIGURES
from dashboard.web.page.exports import FOLDER, NAMES, address, file_links, query_of, table1_links
from dashboard.web.page.page import YEARS, Page, View

CHOOSE, UP, DOWN, LANGUAGE = "report-choose", "report-up", "report-down", "report-language"
ALL, NONE, LIST = "report-all", "report-none", "report-figures"


@kept(4)
def _choices(published: Published) -> Choices:
    indicators = tuple(published.catalogue.indicators)
    years = choices.choices_of(published, indicators, (published.settings.home,)).years
    return Choices(years=years, sexes=(), groups=(), figures=offered(published))


def _details(view: View) -> list[Component]:
    """The download first, as most readers want the whole report; then its contents, and a preview."""
    t, chosen = view.t, view.selection.figures
    form = panel(t("What the document contains"), "report-choice", _form(view))
    if chosen == ():
        words = t("No figure is chosen, so there is no document to make. Tick the figures you want below.")
        return [notice(t, "empty", words), form]
    content = outline(view.published, only_years(view.selection), chosen)
    return [
        panel(t("Download the document"), "report-fetch", *_fetch(view, content)),
        form,
        panel(t("Preview"), "report-preview", *_preview(view, content)),
    ]


def _withheld(view: View) -> tuple[str, ...]:
    """The figures of the preview that have withheld numbers."""
    chosen = view.selection.figures
    content = outline(view.published, only_years(view.selection), chosen) if chosen != () else None
    return tuple(chart.key for chart in content.charts if chart.has_withheld) if content else ()


def _form(view: View) -> html.Div:
    """The figures in their order, deselected ones last, and the language."""
    t = view.t
    usual = offered(view.published)
    chosen = usual if view.selection.figures is None else view.selection.figures
    order = [*chosen, *(key for key in usual if key not in chosen)]
    items = [_item(view, key, key in chosen, place, len(chosen)) for place, key in enumerate(order)]
    order_words = attributes(data_order=",".join(chosen), data_moved=t("{name} is number {place} of {count}.", name="#",
                      place="¤", count="§"), data_known=",".join(usual))  # fmt: skip
    legend = html.Legend(t("Figures and their order"), className="small-heading")
    hint = html.P(t("Table 1 comes first, and method and privacy last. Figures without numbers are left out."))
    listed = html.Ol(items, id=LIST, className="report-figures")
    none = hidden_field(FIGURES, NO_FIGURES)  # what no ticked box means
    field = html.Fieldset([legend, hint, none, listed, _all_or_none(t), submit(t)], className="report-choice")
    return html.Div([_language(view), html.Div(field, **attributes(data_report=LIST), **order_words)])


def _item(view: View, key: str, is_chosen: bool, place: int, count: int) -> html.Li:
    """A figure's box and the buttons that move it, which are off at either end and for a figure that isn't chosen."""
    t = view.t
    chart = _chart(view, key)
    name = chart.subtitle.rstrip(".")
    box = _box(f"{CHOOSE}-{key}", key, name, is_chosen)
    buttons = [
        _move(f"{UP}-{key}", "↑", t("Move up: {name}", name=name), is_chosen and place > 0),
        _move(f"{DOWN}-{key}", "↓", t("Move down: {name}", name=name), is_chosen and place < count - 1),
    ]
    without = [] if chart.has_numbers else [html.Span(t("no numbers for these years"), className="report-without")]
    return html.Li(
        [box, *without, html.Div(buttons, className="report-moves needs-script")],
        className="report-item" if is_chosen else "report-item report-item--out",
        **attributes(data_figure_key=key, data_name=name),
    )


def _box(id_: str, key: str, name: str, is_chosen: bool) -> html.Div:
    ticked = {"id": id_, "type": "checkbox", "name": FIGURE, "value": key, "form": ids.FILTER_FORM}
    field = element("input", **ticked, **{"checked": is_chosen, "class": "report-tick"})
    return html.Div([field, html.Label(name, htmlFor=id_)], className="report-box")


def _move(id_: str, sign: str, words: str, is_on: bool) -> html.Button:
    off = {} if is_on else attributes(aria_disabled="true")
    return html.Button(
        sign,
        id=id_,
        type="button",
        title=words,
        className="button button--small",
        **attributes(aria_label=words),
        **off,
    )


def _all_or_none(t: Text) -> html.Div:
    buttons = [(ALL, t("All figures in the default order")), (NONE, t("Remove all"))]
    return html.Div(
        [
            html.Button(words, id=id_, type="button", className="button button--quiet button--small")
            for id_, words in buttons
        ],
        className="report-buttons needs-script",
    )


def _language(view: View) -> html.Div:
    """The document's language, which is the page's too, so that the preview matches the document."""
    options = tuple(Option(code, LANGUAGE_NAMES[code]) for code in LOCALES)
    label = view.t("Language of the document and this page")
    field = select(FilterField(LANGUAGE, "sprak", label, options, view.t.language))
    return html.Div(field, className="report-language")


def _fetch(view: View, content: Outline) -> list[Component]:
    t = view.t
    good_for = {
        "docx": t("the whole report, with charts you can edit"),
        "pptx": t("one slide per figure, with charts you can edit"),
        "html": t("one file to open in a browser, without network"),
        "pdf": t("for print and archive"),
    }
    can_print = browser() is not None
    formats = [format for format in good_for if format != "pdf" or can_print]
    query = query_of(view)
    links = [FileLink(address(f"rapport.{format}", query), NAMES[format], good_for[format]) for format in formats]
    no_pdf = t("PDF needs Chromium or Chrome on the server, and none was found. Download HTML and print it.")
    tables = [FileLink(f"{FOLDER}/tabell.{format}", NAMES[format], t("every published number, for machines"))
              for format in ("csv", "xlsx")]  # fmt: skip
    return [
        html.P(t.plural("{count} figure and Table 1.", "{count} figures and Table 1.", len(content.charts))),
        file_links(t, links),
        *([] if can_print else [html.P(no_pdf, className="notice notice--empty")]),
        html.H3(t("Table 1 only"), className="small-heading"),
        table1_links(view),
        html.H3(t("Every published number"), className="small-heading"),
        file_links(t, tables),
    ]


def _preview(view: View, content: Outline) -> list[Component]:
    """What the document contains, in its order."""
    t = view.t
    parts: list[Component] = [
        html.Li([html.H3(content.title), html.P(f"{content.municipality}, {content.period}")]),
        html.Li(html.H3(content.table1.title)),
        *(_chapter(view, title, charts) for title, charts in content.chapters),
        *([_surveys(view, content)] if content.surveys else []),
        html.Li([html.H3(t("Method and privacy")), html.P(t("What the figures are, uncertainty, signs, definitions, "
                                                            "sources."))]),
    ]  # fmt: skip
    return [*_left_out(view, content), html.Ol(parts, className="report-preview")]


def _surveys(view: View, content: Outline) -> html.Li:
    captions = [html.P(surveys.caption(survey, view.t)) for survey in content.surveys]
    return html.Li([html.H3(surveys.heading(view.t)), *captions])


def _left_out(view: View, content: Outline) -> list[Component]:
    """Which chosen figures the document will not have, and why."""
    return [
        html.P(view.t("Left out: {name}. {why}", name=chart.subtitle.rstrip("."), why=chart.empty), className="notes")
        for chart in content.left_out
    ]


def _chapter(view: View, title: str, charts: tuple[Chart, ...]) -> html.Li:
    return html.Li([html.H3(title), *(_figure(chart) for chart in charts)])


def _figure(chart: Chart) -> html.Div:
    drawn: Node = Raw(drawing.wide(chart))
    picture = html.Div(drawn, className="report-picture")
    return html.Div([html.H4(chart.finding), picture, html.P(chart.paragraph)], className="report-figure")


def _chart(view: View, key: str) -> Chart:
    return chart_of(view.published, key, only_years(view.selection))


PAGE = Page(
    key="report",
    path="/rapport",
    name=lambda t: t("Report builder"),
    question=lambda t: t("Which figures do you need in the document?"),
    lead=lambda t: t("Choose figures, order, years and language, preview the document and download it."),
    filters=(YEARS,),
    choices=_choices,
    details=_details,
    further_withheld=_withheld,
    own_names=(FIGURES, "sprak"),
    group=1,
)
