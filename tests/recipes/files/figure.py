"""Figures on child welfare: children with a report of concern."""

from dashboard.charts import subjects
from dashboard.charts.build import Context
from dashboard.charts.content import Content
from dashboard.charts.figures.over_time import with_verdict
from dashboard.charts.spec import FigureSpec
from dashboard.model.judged import judge

INDICATOR = "child_welfare.children"


def children(context: Context) -> Content:
    """Children with a report of concern from the chosen municipality a year."""
    t, place = context.t, context.region
    return with_verdict(
        context,
        judge(context.published, context.rows(INDICATOR, place)),
        t("Children"),
        place,
        subtitle=t("Children with a report of concern, {place}, per year", place=context.place(place)),
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
