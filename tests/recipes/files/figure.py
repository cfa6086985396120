"""Figures on child welfare: children with a report of concern."""

from dashboard.charts import findings, subjects
from dashboard.charts.build import Context, period_words, periods_of, values
from dashboard.charts.chart import Kind, Role, Series
from dashboard.charts.content import Content
from dashboard.charts.spec import FigureSpec
from dashboard.model.judged import judge

INDICATOR = "child_welfare.children"


def children(context: Context) -> Content:
    """Children with a report of concern from the chosen municipality a year."""
    t, place = context.t, context.region
    rows = context.rows(INDICATOR, place)
    periods, judged = periods_of(rows), judge(context.published, rows)
    return Content(
        kind=Kind.COLUMNS,
        rows=rows,
        periods=periods,
        categories=period_words(periods, t),
        series=(Series("own", t("Children"), Role.OWN, values(rows, periods, t)),),
        finding=findings.heading(context, judged, INDICATOR),
        paragraph=findings.paragraph(context, judged, INDICATOR, place),
        subtitle=t("Children with a report of concern, {place}, per year", place=context.place(place)),
        cautions=findings.cautions(context, judged),
    )


FIGURES = (
    FigureSpec(
        key="child-welfare",
        content=children,
        indicator=INDICATOR,
        subject=subjects.REPORTS,
        topic=lambda t: t("Reports of concern to child welfare"),
        question=lambda t: t("Who notices that a child lives with violence, and whom do they tell?"),
    ),
)
