"""The plan's Figur 1: who the victims of reported abuse in close relationships are, in the whole country."""

from dashboard.charts import findings, subjects
from dashboard.charts.build import Context
from dashboard.charts.chart import Kind
from dashboard.charts.content import Content
from dashboard.charts.figures.over_time import SEX_ROLES, over_time, sex_names
from dashboard.charts.spec import FigureSpec
from dashboard.model.published import Published
from loaders.schema import ALL, MEN, WOMEN

INDICATOR = "ssb_08638.victims"
"""Only described by a catalogue: the figure is shown where Statistics Norway's table has been delivered."""


def is_delivered(published: Published) -> bool:
    """Whether the published table has numbers of victims."""
    return INDICATOR in published.indicators


def victims_nationally(context: Context) -> Content:
    """Women and men registered as victims per year, whole country."""
    t, country = context.t, context.published.settings.country
    rows = {sex: context.rows(INDICATOR, country, sex=sex) for sex in (WOMEN, MEN)}
    names, what = sex_names(context, rows, ALL), t("Victims of reported abuse in close relationships, whole country")
    return over_time(
        context,
        rows,
        names=names,
        roles=SEX_ROLES,
        kind=Kind.LINES,
        finding=findings.national_sexes(context, rows),
        finding_of=country,
        paragraph=findings.national_sexes_paragraph(context, rows, names, INDICATOR, what),
        subtitle=t("Victims of reported abuse in close relationships, whole country, people per year"),
        place=country,
        reading=t("These are victims, not cases: they can't be compared with the police's figures of reported cases."),
    )


FIGURE = FigureSpec(
    key="victims-national",
    content=victims_nationally,
    indicator=INDICATOR,
    subject=subjects.REPORTS,
    topic=lambda t: t("Victims nationally"),
    question=subjects.common_question,
    is_possible=is_delivered,
)
