"""Reported violence per 1000 inhabitants against county and country, in words."""

from dashboard.charts import sentences
from dashboard.charts.build import Context
from dashboard.charts.findings.series import sequence_words
from dashboard.model.comparison import NOT_COMPARABLE
from dashboard.model.levels import against, common_year, rates
from dashboard.model.select import numbers


def against_country(context: Context) -> str:
    """«Bærum har klart lavere anmeldt vold enn landet», for the newest period both have."""
    place, country = context.region, context.published.settings.country
    year = _year(context, country)
    result = against(context.published, place, country, year) if year else None
    if result is None or result.verdict == NOT_COMPARABLE:
        return context.t("Reported violence per 1,000 inhabitants in {place}", place=context.name(place))
    return sentences.comparison_heading(
        result.verdict, context.name(place), context.t("the country"), context.t("reported violence"), context.t
    )


def rate_paragraph(context: Context) -> str:
    """The municipality's rates, and its newest against county and country."""
    t, published = context.t, context.published
    rows = numbers(rates(published, context.region, context.selection.from_year, context.selection.to_year))
    if rows.empty:
        return ""
    opening = t(
        "Reported violence and maltreatment per 1,000 inhabitants, {place}, two-year averages: {numbers}.",
        place=context.name(context.region),
        numbers=sequence_words(context, rows),
    )
    caveat = published.catalogue.indicators["violence.rate"].caveats[t.language][0]
    compared = [_against(context, benchmark) for benchmark in (published.settings.county, published.settings.country)]
    return sentences.joined(opening, *compared, t("Moving averages overlap, so no automatic trend."), caveat)


def _against(context: Context, benchmark: str) -> str:
    year = _year(context, benchmark)
    if year is None:
        return ""
    t, unit = context.t, context.published.catalogue.indicators["violence.rate"].unit[context.t.language]
    result = against(context.published, context.region, benchmark, year)
    if result.verdict == NOT_COMPARABLE:
        return ""
    name = t("the country") if benchmark == context.published.settings.country else context.name(benchmark)
    words = sentences.comparison_sentence(result, context.name(context.region), name, unit, t)
    return f"{t.period(year - 1, year)}: {words}"


def _year(context: Context, benchmark: str) -> int | None:
    chosen = context.selection
    return common_year(context.published, context.region, benchmark, chosen.from_year, chosen.to_year)
