"""Figures on reports to the police: cases of violence in close relationships, and all reported violence."""

from collections.abc import Iterable

import pandas as pd

from dashboard.charts import findings, subjects
from dashboard.charts.build import Context, Period, period_words, periods_of, rate_value, values
from dashboard.charts.chart import Kind, Role, Series, Value
from dashboard.charts.content import Content
from dashboard.charts.empty import NO_ABSENCE, Absence
from dashboard.charts.findings.facts import offence_facts, rate_facts, report_facts
from dashboard.charts.spec import FigureSpec
from dashboard.model.breaks import breaks_for
from dashboard.model.judged import judge
from dashboard.model.levels import behind, rates, without_population
from dashboard.model.select import records


def police_reports(context: Context) -> Content:
    """Reported cases of violence in close relationships per year in the home municipality, with interval."""
    t, place = context.t, context.home
    rows = context.rows("police.reports", place)
    periods = periods_of(rows)
    judged = judge(context.published, rows)
    return Content(
        kind=Kind.COLUMNS,
        rows=rows,
        periods=periods,
        categories=period_words(periods, t),
        series=(Series("own", t("Reported cases"), Role.OWN, values(rows, periods, t, with_interval=True)),),
        finding=findings.heading(context, judged, "police.reports"),
        paragraph=findings.paragraph(context, judged, "police.reports", place),
        subtitle=t(
            "Reported cases, violence in close relationships, {place}, number per year", place=context.name(place)
        ),
        place=place,
        of=place,
        elsewhere=only_home(context),
        cautions=findings.cautions(context, judged),
    )


def only_home(context: Context) -> str:
    """That the police's figures are of the home municipality, where another is chosen."""
    if context.region == context.home:
        return ""
    return context.t("The police deliver these figures for {place} only.", place=context.name(context.home))


def violence_rate(context: Context) -> Content:
    """All reported violence per 1000 inhabitants: the chosen municipality, its county and the country (Figur 2)."""
    t, settings, chosen = context.t, context.published.settings, context.selection
    benchmarks = {settings.county: Role.COUNTY, settings.country: Role.COUNTRY}
    roles = {context.region: Role.OWN} | {place: role for place, role in benchmarks.items() if place != context.region}
    rows = {place: rates(context.published, place, chosen.from_year, chosen.to_year) for place in roles}
    rows = {place: found for place, found in rows.items() if place == context.region or _has_number(found)}
    periods, absence = _from_first_number(rows.values()), _no_rate(context)
    shown = tuple(
        Series(place, context.name(place), roles[place], _rate_values(found, periods, context))
        for place, found in rows.items()
    )
    return Content(
        kind=Kind.LINES,
        rows=pd.concat(rows.values()),
        rests_on=pd.concat(behind(context.published, place, found) for place, found in rows.items()),
        periods=periods,
        categories=period_words(periods, t),
        category_title=t("Two-year period"),
        series=shown,
        finding=findings.against_country(context),
        paragraph=findings.rate_paragraph(context),
        subtitle=t(
            "Reported violence and maltreatment (not only close relationships), {place}, "
            "per 1,000 inhabitants, two-year averages",
            place=context.place(context.region),
        ),
        place=context.region,
        decimals=1,
        absence=absence,
        notes=(
            t("Where no rate is published it is computed: annual average by population on 1 January."),
            *((absence.words,) if absence.words else ()),
            *_of_benchmarks(context, [place for place in rows if place != context.region], periods),
        ),
    )


def _no_rate(context: Context) -> Absence:
    """Why the chosen municipality has a number but no rate in some periods."""
    t, chosen = context.t, context.selection
    found = without_population(context.published, context.region, chosen.from_year, chosen.to_year)
    if not found:
        return NO_ABSENCE
    periods = period_words(found, t)
    words = t(
        "There is no rate for {place} in {periods}: the population is not in the files.",
        place=context.place(context.region),
        periods=t.listed(list(periods)),
    )
    return Absence(words, periods)


def _of_benchmarks(context: Context, places: list[str], periods: list[Period]) -> tuple[str, ...]:
    """What happened to the county's and the country's series, which the municipality's marks don't show."""
    if not periods:
        return ()
    found = [
        item.words[context.t.language]
        for place in places
        for item in breaks_for(context.published.breaks, "violence.rate", place, periods[0][1], periods[-1][1])
        if not item.concerns("violence.rate", context.region)
    ]
    return tuple(dict.fromkeys(found))


def violence_offences(context: Context) -> Content:
    """All reported violence in the chosen municipality, annual average over two years."""
    t, place = context.t, context.region
    rows = context.rows("violence.offences", place)
    periods = periods_of(rows)
    judged = judge(context.published, rows)
    return Content(
        kind=Kind.LINES,
        rows=rows,
        periods=periods,
        categories=period_words(periods, t),
        category_title=t("Two-year period"),
        series=(Series(place, context.name(place), Role.OWN, values(rows, periods, t)),),
        finding=findings.heading(context, judged, "violence.offences"),
        paragraph=findings.paragraph(context, judged, "violence.offences", place),
        subtitle=t(
            "Reported violence and maltreatment (not only close relationships), {place}, annual average over two years",
            place=context.place(place),
        ),
        place=place,
        cautions=findings.cautions(context, judged),
        of=place,
    )


def _rate_values(rows: pd.DataFrame, periods: list[Period], context: Context) -> tuple[Value, ...]:
    found = {(row["period_start"], row["period_end"]): row for row in records(rows)}
    return tuple(rate_value(found.get(period), context.t) for period in periods)


def _has_number(rows: pd.DataFrame) -> bool:
    return bool(rows["value"].notna().any())


def _from_first_number(frames: Iterable[pd.DataFrame]) -> list[Period]:
    """Every period from the first with a rate to the last known: the years before a series began aren't gaps in it."""
    with_numbers = periods_of(*(rows[rows["value"].notna()] for rows in frames))
    return [period for period in periods_of(*frames) if not with_numbers or period >= with_numbers[0]]


FIGURES = (
    FigureSpec(
        key="police-reports",
        content=police_reports,
        indicator="police.reports",
        subject=subjects.REPORTS,
        topic=lambda t: t("Reports to the police"),
        question=subjects.reporting_question,
        facts=report_facts,
        also_on=("/",),
        agenda=1,
    ),
    FigureSpec(
        key="violence-rate",
        content=violence_rate,
        indicator="violence.rate",
        subject=subjects.REPORTS,
        topic=lambda t: t("Violence by population"),
        question=subjects.level_question,
        facts=rate_facts,
        agenda=4,
    ),
    FigureSpec(
        key="violence-offences",
        content=violence_offences,
        indicator="violence.offences",
        subject=subjects.REPORTS,
        topic=lambda t: t("All reported violence"),
        question=subjects.reporting_question,
        facts=offence_facts,
    ),
)
