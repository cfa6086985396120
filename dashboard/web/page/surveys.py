"""What surveys say, as context below the registered numbers; folded, since it is about other people and other years."""

from dash import html

from dashboard.model.surveys import percent_interval
from dashboard.vocabulary.surveys import GROUPS, Finding, Survey
from dashboard.vocabulary.text import Text
from dashboard.web.components.panel import panel
from dashboard.web.components.table import rich_table
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
    asked = [html.P(_asked(survey, t), className="muted")] if survey.asked else []
    content = html.Div([_table(survey, source, t), *asked], className="detail__content")
    return html.Details([html.Summary(source), content], className="detail")


def _table(survey: Survey, source: str, t: Text) -> html.Table:
    names = {"women": t("Women"), "men": t("Men"), "all": t("All")}
    shown = [group for group in GROUPS if any(_words(survey, finding, group, t) for finding in survey.findings)]
    rows = [
        [finding.what[t.language], *(_words(survey, finding, group, t) or "." for group in shown)]
        for finding in survey.findings
    ]
    return rich_table([t("What the number is about"), *(names[group] for group in shown)], rows, source, id=survey.key)


def _words(survey: Survey, finding: Finding, group: str, t: Text) -> str:
    """A percentage with its interval, or the source's own words; empty if it says nothing of the group."""
    if group not in finding.percent:
        return finding.words[t.language] if finding.words and group == finding.words_of else ""
    number = finding.percent[group]
    words = t.percent(number, 0 if number == int(number) else 1)
    interval = percent_interval(survey, finding, group)
    return f"{words} ({t.span(*interval, 1)})" if interval else words


def _asked(survey: Survey, t: Text) -> str:
    names = {"women": t("women"), "men": t("men"), "all": t("people")}
    counts = ", ".join(f"{t.number(number)} {names[group]}" for group, number in survey.asked.items())
    return t("{counts} answered. In parentheses: uncertainty (95%) from chance alone.", counts=counts)
