"""What surveys say, as context below the registered numbers; folded, since it is about other people and other years."""

from dash import html

from dashboard.charts.tables import surveys
from dashboard.vocabulary.surveys import Survey
from dashboard.vocabulary.text import Text
from dashboard.web.components.panel import panel
from dashboard.web.components.table import rich_table
from dashboard.web.page.page import View

SURVEYS = "surveys"  # the id of the section


def surveys_section(view: View) -> html.Section | None:
    """A folded table for each survey; None where there is none."""
    t, found = view.t, view.published.surveys
    if not found:
        return None
    return panel(surveys.heading(t), SURVEYS, html.P(surveys.how_to_read(t)), *(_folded(survey, t) for survey in found))


def _folded(survey: Survey, t: Text) -> html.Details:
    caption, answered = surveys.caption(survey, t), surveys.answered(survey, t)
    below = [html.P(answered, className="muted")] if answered else []
    content = html.Div([_table(survey, caption, t), *below], className="detail__content")
    return html.Details([html.Summary(caption), content], className="detail")


def _table(survey: Survey, caption: str, t: Text) -> html.Table:
    columns = surveys.columns(survey, t)
    rows = list(zip(*(column.cells for column in columns), strict=True))
    return rich_table([column.heading for column in columns], rows, caption, id=survey.key)
