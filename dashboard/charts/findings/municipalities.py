"""All municipalities in words: where the home municipality stands, and how many have no number."""

from dataclasses import replace

import pandas as pd

from dashboard.charts import sentences
from dashboard.charts.build import Context
from dashboard.charts.chart import Chart, Reference
from dashboard.charts.findings.series import caveat
from dashboard.charts.sentences import joined
from dashboard.model.comparison import MINIMUM_AREAS, Funnel, compare
from dashboard.model.select import numbers
from loaders.schema import SUPPRESSED

RATE = "violence.rate"


def rank_heading(context: Context, rows: pd.DataFrame) -> str:
    """The home municipality's number and its place in the order of size; a count, so no judgement of level."""
    t, shown = context.t, numbers(rows)
    own = shown[shown["region"] == context.home]
    if own.empty:
        return t("{place} has no number in the newest period", place=context.name(context.home))
    number, row = own["value"].iloc[0], own.iloc[0]
    return t(
        "{place} has {number} reported offences a year in {period}, the {rank} of {n} municipalities with a number",
        place=context.name(context.home),
        number=t.number(number),
        period=_period(context, row),
        rank=_ordinal(context, int((shown["value"] > number).sum()) + 1),
        n=t.number(len(shown)),
    )


def rank_paragraph(context: Context, rows: pd.DataFrame) -> str:
    """How many have a number, and why the rest do not."""
    t = context.t
    hidden = int((rows["status"] == SUPPRESSED).sum())
    return joined(
        rank_heading(context, rows) + ".",
        t.plural(
            "{count} municipality has so few cases that Statistics Norway withholds the number.",
            "{count} municipalities have so few cases that Statistics Norway withholds the number.",
            hidden,
        )
        if hidden
        else "",
        t("The order follows the size of the municipalities more than anything else."),
        caveat(context, "violence.offences"),
    )


def funnel_heading(context: Context, found: Funnel) -> str:
    """The home municipality against them all: a clear difference is one outside the outer limits."""
    t, own = context.t, _own(context, found)
    if own is None:
        return t("{place} has no rate in the newest period", place=context.name(context.home))
    everyone, measure = t("the municipalities together"), t("reported violence")
    words = sentences.comparison_heading(own["verdict"], context.name(context.home), everyone, measure, t)
    return f"{words} ({_period(context, own)})"


def funnel_paragraph(context: Context, found: Funnel) -> str:
    """The home municipality's rate against the common one, how many differ clearly, and how many lack a number."""
    t, own = context.t, _own(context, found)
    unit = context.published.catalogue.indicators[RATE].unit[t.language]
    compared = ""
    if own is not None:
        result = compare(own["count"], own["population"], found.rate)
        place, everyone = context.name(context.home), t("the municipalities together")
        compared = f"{_period(context, own)}: {sentences.comparison_sentence(result, place, everyone, unit, t)}"
    return joined(compared, sentences.funnel_sentence(found, t), caveat(context, RATE))


def common_level(context: Context, found: Funnel) -> Reference | None:
    """The dashed line: the rate of all municipalities together."""
    if found.rate is None:
        return None
    t = context.t
    return Reference(found.rate, t("All together {rate}", rate=t.number(found.rate, 1)))


def _own(context: Context, found: Funnel) -> pd.Series | None:
    own = found.areas[found.areas["region"] == context.home]
    return None if found.reason or own.empty else own.iloc[0]


def _period(context: Context, row: pd.Series) -> str:
    return context.t.period(int(row["period_start"]), int(row["period_end"]))


def without_funnel(context: Context, chart: Chart, found: Funnel) -> Chart:
    """The chart with the reason why it can't be drawn, and what to deliver so that it can."""
    words = context.t(
        "The population of {known} municipalities is known for the newest period; at least {minimum} are needed. "
        "Download table 07459 from Statistics Norway for all municipalities and put it in the data folder.",
        known=len(found.areas),
        minimum=MINIMUM_AREAS,
    )
    return replace(
        chart, finding=context.t("The municipalities cannot be compared by population yet"), empty=words, alt=words
    )


def _ordinal(context: Context, rank: int) -> str:
    t = context.t
    if rank == 1:
        return t("highest")
    if t.language != "en":
        return t("{rank} highest", rank=f"{rank}.")
    ending = "th" if rank % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return t("{rank} highest", rank=f"{rank}{ending}")
