"""Rows that compare: reported violence with the country's, our share of the residents with what is expected."""

from collections.abc import Sequence

import pandas as pd

from dashboard.charts import findings, sentences
from dashboard.charts.build import Context, Period, rate_values, row_period
from dashboard.charts.chart import Value
from dashboard.charts.drawing.spark import Trace, Yardstick, trace
from dashboard.charts.findings.series import sequence_words
from dashboard.charts.sentences.groups import group_words
from dashboard.model.comparison import NOT_COMPARABLE
from dashboard.model.levels import against, common_period, rates
from dashboard.model.select import latest_number, numbers
from dashboard.model.shares.centre_shares import COST, INHABITANTS, SharesOverYears
from dashboard.model.shares.shares import Share
from dashboard.scene import spark
from dashboard.scene.scene import Scene
from dashboard.web.overview.row import Number, Row, flags, source_words, usual
from dashboard.web.overview.series import band_words
from dashboard.web.page.page import View

RATE, OFFENCES, RESIDENTS = "violence.rate", "violence.offences", "centre.residents"


def rate(view: View) -> Row | None:
    """All reported violence per 1000 inhabitants, against the country's in the newest period that both have."""
    t, context = view.t, usual(view)
    rows = rates(view.published, context.home)
    latest = latest_number(rows)
    if latest is None:
        return None
    newest, shown = int(latest["period_end"]), numbers(rows)
    has_band = bool(shown["rate_low"].notna().any())
    return Row(
        topic=t("Violence per 1,000"),
        path="/anmeldelser#violence-rate",
        source=source_words(view, latest["source"], t),
        is_example=bool(shown["synthetic"].any()),
        numbers=(Number(t.number(latest["value"], 1)),),
        under=(f"{context.name(context.home)} {row_period(latest, t)}",),
        verdict=_level(context, latest),
        picture=spark.over_time([_trace(context, rows)], t.language),
        spoken=f"{sequence_words(context, shown)}. {_span(context, latest)}".strip(),
        newest=newest,
        flags=flags(view, newest, RATE, OFFENCES),
        key=(band_words(context),) if has_band else (),
        remark=t("all reported violence"),
    )


def _trace(context: Context, rows: pd.DataFrame) -> Trace:
    def values_of(found: pd.DataFrame, periods: Sequence[Period]) -> tuple[Value, ...]:
        return rate_values(found, periods, context.t)

    country = rates(context.published, context.published.settings.country)
    return trace(context, RATE, rows, values_of, beside=(context.t("the country"), country))


def _level(context: Context, latest: pd.Series) -> str:
    t, published, country = context.t, context.published, context.published.settings.country
    period = common_period(published, context.home, country)
    found = against(published, context.home, country, period) if period else None
    if period is None or found is None or found.verdict == NOT_COMPARABLE:
        return t("The country has no number to compare with.")
    is_newest = period == (latest["period_start"], latest["period_end"])
    return sentences.short_level(found, t.period(*period), t, is_newest=is_newest)


def _span(context: Context, latest: pd.Series) -> str:
    if pd.isna(latest["rate_low"]):
        return ""
    t = context.t
    span = t("95% interval {span}", span=t.span(latest["rate_low"], latest["rate_high"], 1))
    return f"{row_period(latest, t)}: {span}."


def share(view: View) -> Row | None:
    """The municipality's share of the residents from its centre's members, against what is expected of it."""
    t, context = view.t, usual(view)
    found = findings.chosen_shares(context)
    whole = found.together
    if whole is None or whole.share.share is None:
        return None
    newest = whole.years[1]
    return Row(
        topic=t("Our share of residents"),
        path="/sammenlikning",
        source=source_words(view, whole.rows[0]["source"], t),
        is_example=any(bool(row["synthetic"]) for row in whole.rows),
        numbers=(Number(t.percent(100 * whole.share.share), f"({_interval(whole.share, context)})"),),
        under=(_of_whom(context, found), _who_and_when(context, whole.years)),
        verdict=sentences.short_share(whole.share, _yardstick(found, context), t),
        picture=_against(context, found, whole.share),
        spoken=t("95% interval {span}", span=_interval(whole.share, context)) + ".",
        newest=newest,
        flags=flags(view, newest, RESIDENTS, places=whole.members),
        key=(band_words(context),),
    )


def _of_whom(context: Context, found: SharesOverYears) -> str:
    together = (found.together,) if found.together else ()
    return context.t("of {members}", members=findings.member_words(context, together))


def _interval(found: Share, context: Context) -> str:
    return sentences.percent_span(found.low or 0, found.high or 0, context.t)


def _who_and_when(context: Context, years: tuple[int, int]) -> str:
    return f"{group_words(context.one_group, context.t)}, {context.t.period(*years)}"


def _yardstick(found: SharesOverYears, context: Context) -> str:
    t = context.t
    return {INHABITANTS: t("our share of the inhabitants"), COST: t("our share of the cost")}.get(found.yardstick, "")


def _against(context: Context, found: SharesOverYears, whole: Share) -> Scene:
    t = context.t
    label = {INHABITANTS: t("inhabitants"), COST: t("cost")}.get(found.yardstick, "")
    expected = None if whole.expected is None else 100 * whole.expected
    shown = Yardstick(100 * (whole.share or 0), 100 * (whole.low or 0), 100 * (whole.high or 0), expected, label)
    return spark.against_yardstick(shown, [t.percent(end) for end in spark.share_axis(shown)], t.language)
