"""All municipalities by population in words: the home municipality's position, and what a comparison needs."""

import pandas as pd

from dashboard.charts import sentences
from dashboard.charts.build import Context, row_period
from dashboard.charts.chart import Reference
from dashboard.charts.findings.series import caveat
from dashboard.charts.sentences import joined
from dashboard.model.comparison import MINIMUM_AREAS, Funnel, compare
from dashboard.model.published import Published
from dashboard.model.rates.municipalities import are_comparable, known_populations, municipalities
from dashboard.vocabulary.text import Text

RATE = "violence.rate"


def funnel_heading(context: Context, found: Funnel) -> str:
    """The home municipality against them all: a clear difference is one outside the outer limits."""
    t, own = context.t, _own(context, found)
    if own is None:
        return t("{place} has no rate in the newest period", place=context.name(context.home))
    everyone, measure = t("the municipalities together per inhabitant"), t("reported violence")
    words = sentences.comparison_heading(own["verdict"], context.name(context.home), everyone, measure, t)
    return f"{words} ({row_period(own, t)})"


def funnel_paragraph(context: Context, found: Funnel) -> str:
    """The home municipality's rate against the common one, how many differ clearly, and how many have no number."""
    t, own = context.t, _own(context, found)
    unit = context.indicator(RATE).unit[t.language]
    compared = ""
    if own is not None:
        result = compare(own["count"], own["population"], found.rate)
        place, everyone = context.name(context.home), t("the municipalities together")
        compared = f"{row_period(own, t)}: {sentences.comparison_sentence(result, place, everyone, unit, t)}"
    differ = t("Municipalities differ, and most of the large ones lie outside.")
    return joined(compared, sentences.funnel_sentence(found, t), "" if found.reason else differ, caveat(context, RATE))


def common_level(context: Context, found: Funnel) -> Reference | None:
    """The dashed line, per 1000 inhabitants: all municipalities together; None if they can't be compared."""
    if found.rate is None:
        return None
    t = context.t
    return Reference(found.rate, t("All together {rate}", rate=t.number(found.rate, 1)))


def _own(context: Context, found: Funnel) -> pd.Series | None:
    own = found.areas[found.areas["region"] == context.home]
    return None if found.reason or own.empty else own.iloc[0]


def newest_period(rows: pd.DataFrame, t: Text) -> str:
    """The period that the municipalities are compared in; empty without rows."""
    return t.period(int(rows["period_start"].max()), int(rows["period_end"].max())) if len(rows) else ""


def no_funnel_words(context: Context, found: Funnel) -> str:
    """Why the municipalities can't be compared, and what to deliver so that they can."""
    return population_words(context.published, context.t) or sentences.funnel_sentence(found, context.t)


def population_words(published: Published, t: Text) -> str:
    """What is needed to compare all municipalities; empty if they can be compared."""
    rows = municipalities(published, fewest_known=MINIMUM_AREAS)
    if rows.empty or are_comparable(published):
        return ""
    return t.plural(
        "Population figures for {period} cover {count} municipality; at least {minimum} are needed to compare them "
        "all. Download table 07459 from Statistics Norway and put it in the data folder.",
        "Population figures for {period} cover {count} municipalities; at least {minimum} are needed to compare them "
        "all. Download table 07459 from Statistics Norway and put it in the data folder.",
        known_populations(rows),
        period=newest_period(rows, t),
        minimum=MINIMUM_AREAS,
    )
