"""What surveys say, as context below the registered numbers; folded, since it is about other people and other years."""

from dash import html

from dashboard.charts.chart import TableColumn
from dashboard.model.surveys import percent_interval
from dashboard.vocabulary.surveys import GROUPS, Finding, Survey
from dashboard.vocabulary.text import Text
from dashboard.web.components.panel import panel
from dashboard.web.components.table import scrolling, table
from dashboard.web.page.page import View


def surveys_section(view: View) -> html.Section | None:
    """A folded table for each survey; None where there is none."""
    t, surveys = view.t, view.published.surveys
    if not surveys:
        return None
    words = t(
        "Surveys ask people what they have been through, often ever in life. What is registered here is cases and "
        "persons in one year. The two can't be added up, and one can't be divided by the other."
    )
    return panel(t("What surveys say"), "surveys", html.P(words), *(_folded(survey, t) for survey in surveys))


def _folded(survey: Survey, t: Text) -> html.Details:
    source = t("{source} ({year})", source=survey.source[t.language], year=str(survey.year))
    inner = table(_columns(survey, t), source)
    asked = [html.P(_asked(survey, t), className="muted")] if survey.asked else []
    return html.Details(
        [html.Summary(source), html.Div([scrolling(inner, source), *asked], className="detail__content")],
        className="detail",
    )


def _columns(survey: Survey, t: Text) -> list[TableColumn]:
    names = {"women": t("Women"), "men": t("Men"), "all": t("All")}
    shown = [group for group in GROUPS if any(_cell(survey, finding, group, t) for finding in survey.findings)]
    asked = TableColumn(t("About"), tuple(finding.what[t.language] for finding in survey.findings), False)
    return [
        asked,
        *(
            TableColumn(names[group], tuple(_cell(survey, finding, group, t) for finding in survey.findings), True)
            for group in shown
        ),
    ]


def _cell(survey: Survey, finding: Finding, group: str, t: Text) -> str:
    if group not in finding.percent:
        return finding.words[t.language] if group == "all" and finding.words else ""
    number = finding.percent[group]
    words = t.percent(number, 0 if number == int(number) else 1)
    interval = percent_interval(survey, finding, group)
    return f"{words} ({t.span(*interval, 1)})" if interval else words


def _asked(survey: Survey, t: Text) -> str:
    names = {"women": t("women"), "men": t("men"), "all": t("people")}
    counts = ", ".join(f"{t.number(number)} {names[group]}" for group, number in survey.asked.items())
    return t("{counts} answered. In parentheses: uncertainty (95%) from chance alone.", counts=counts)
