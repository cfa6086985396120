"""Reported violence per 1000 inhabitants against county and country, in words."""

from dashboard.charts import sentences
from dashboard.charts.build import Context, row_period
from dashboard.charts.findings.series import break_words, caveat, sequence_words
from dashboard.model.comparison import NOT_COMPARABLE
from dashboard.model.levels import against, beside, common_period, rates
from dashboard.model.select import at, latest_number, numbers

RATE = "violence.rate"


def against_country(context: Context) -> str:
    """«Bærum har klart lavere anmeldt vold enn landsgjennomsnittet …» in the newest period that both have a rate for.

    Without such a period: the municipality's newest rate, or that there is none.
    """
    t, place, country = context.t, context.region, context.published.settings.country
    period = _common_period(context, country)
    result = against(context.published, place, country, period) if period else None
    if period is None or result is None or result.verdict == NOT_COMPARABLE:
        return _newest(context)
    heading = sentences.comparison_heading(
        result.verdict, context.name(place), t("the national average per inhabitant"), t("reported violence"), t
    )
    return f"{heading} ({t.period(*period)})"


def _newest(context: Context) -> str:
    t, chosen = context.t, context.selection
    row = latest_number(rates(context.published, context.region, chosen.from_year, chosen.to_year))
    if row is None:
        return t("No number per 1,000 inhabitants to show for {place}", place=context.place(context.region))
    return t(
        "{place}: {number} {unit} in {period}",
        place=context.name(context.region),
        number=t.number(row["value"], 1),
        unit=_unit(context),
        period=row_period(row, t),
    )


def rate_paragraph(context: Context) -> str:
    """The municipality's rates, and its newest against county, country and the home municipality.

    Empty if the chosen years have no rate.
    """
    t, published = context.t, context.published
    rows = numbers(rates(published, context.region, context.selection.from_year, context.selection.to_year))
    if rows.empty:
        return ""
    opening = t(
        "Reported violence and maltreatment per 1,000 inhabitants, {place}, two-year averages: {numbers}.",
        place=context.place(context.region),
        numbers=sequence_words(context, rows),
    )
    benchmarks = (published.settings.county, published.settings.country)
    compared = [against_benchmark(context, benchmark) for benchmark in benchmarks]
    overlap = t("The periods overlap, so we can't say whether there is a trend.")
    broken = break_words(context, RATE, context.region, rows)
    return sentences.joined(opening, *compared, _beside_home(context), overlap, broken, caveat(context, RATE))


def against_benchmark(context: Context, benchmark: str) -> str:
    """Both rates of the newest period that both have, and what the difference supports.

    Empty if there is no such period. Nothing is compared with itself.
    """
    t = context.t
    if benchmark == context.region:
        return t("{place} is not compared with itself.", place=context.name(benchmark))
    period = _common_period(context, benchmark)
    result = against(context.published, context.region, benchmark, period) if period else None
    if period is None or result is None or result.verdict == NOT_COMPARABLE:
        return ""
    name = t("the country") if benchmark == context.published.settings.country else context.name(benchmark)
    words = sentences.comparison_sentence(result, context.name(context.region), name, _unit(context), t)
    return f"{t.period(*period)}: {words}"


def side_by_side(context: Context, benchmark: str) -> str:
    """Both rates of the newest period that both have, as one short sentence; empty without one."""
    t = context.t
    period = _common_period(context, benchmark) if benchmark != context.region else None
    if period is None:
        return ""
    own, other = (at(numbers(rates(context.published, place)), period[1]) for place in (context.region, benchmark))
    if own is None or other is None:
        return ""
    return t(
        "{period}: {place} had {own} {unit}, {other} {rate}.",
        period=t.period(*period),
        place=context.name(context.region),
        own=t.number(own["value"], 1),
        unit=_unit(context),
        other=context.place(benchmark),
        rate=t.number(other["value"], 1),
    )


def _beside_home(context: Context) -> str:
    """A chosen municipality against the home municipality, by the test for two municipalities."""
    t, home = context.t, context.home
    period = _common_period(context, home)
    result = beside(context.published, context.region, home, period) if period else None
    if period is None or result is None:
        return ""
    words = sentences.between_sentence(result, context.name(context.region), context.name(home), t)
    return f"{t.period(*period)}: {words}"


def _unit(context: Context) -> str:
    return context.indicator(RATE).unit[context.t.language]


def _common_period(context: Context, benchmark: str) -> tuple[int, int] | None:
    chosen = context.selection
    return common_period(context.published, context.region, benchmark, chosen.from_year, chosen.to_year)
