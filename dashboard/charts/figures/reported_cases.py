"""Figures on reports to the police: cases of violence in close relationships, and all reported violence."""

from collections.abc import Iterable
from functools import partial

import pandas as pd

from dashboard.charts import findings, subjects
from dashboard.charts.build import Context, Period, period_words, periods_of, rate_values, values
from dashboard.charts.chart import Kind, Role
from dashboard.charts.content import Content
from dashboard.charts.empty import NO_ABSENCE, Absence
from dashboard.charts.figures.over_time import over_time, with_verdict
from dashboard.charts.figures.victims import FIGURE as VICTIMS
from dashboard.charts.findings.facts import offence_facts, rate_facts, report_facts
from dashboard.charts.spec import FigureSpec
from dashboard.model.breaks import breaks_for
from dashboard.model.judged import judge
from dashboard.model.levels import behind, rates, without_population
from dashboard.vocabulary.text import Text


def police_reports(context: Context) -> Content:
    """Reported cases of violence in close relationships per year in the home municipality, with interval."""
    t, home = context.t, context.home
    return with_verdict(
        context,
        judge(context.published, context.rows("police.reports", home)),
        t("Reported cases"),
        home,
        values_of=partial(values, with_interval=True),
        subtitle=t(
            "Reported cases, violence in close relationships, {place}, number per year", place=context.name(home)
        ),
        elsewhere=only_home(context),
    )


def only_home(context: Context) -> str:
    """That the police's figures are of the home municipality, if another is chosen."""
    if context.region == context.home:
        return ""
    return context.t("The police deliver these figures for {place} only.", place=context.name(context.home))


def violence_rate(context: Context) -> Content:
    """All reported violence per 1000 inhabitants: the chosen municipality, its county and the country (Figur 2)."""
    t, roles = context.t, _rate_roles(context)
    rows = _rates(context, roles)
    periods, absence = _from_first_number(rows.values()), _no_rate(context)
    return over_time(
        context,
        rows,
        names={place: context.name(place) for place in rows},
        roles=roles,
        kind=Kind.LINES,
        periods=periods,
        values_of=rate_values,
        rests_on=pd.concat(behind(context.published, place, found) for place, found in rows.items()),
        category_title=t("Two-year period"),
        finding=findings.against_country(context),
        paragraph=findings.rate_paragraph(context),
        subtitle=t(
            "Reported violence and maltreatment (not only close relationships), {place}, "
            "per 1,000 inhabitants, two-year averages",
            place=context.place(context.region),
        ),
        decimals=1,
        absence=absence,
        reading=_not_only_close(t),
        notes=(
            t("Where no rate is published it is computed: annual average by population on 1 January."),
            *filter(None, [absence.words]),
            *_of_benchmarks(context, [place for place in rows if place != context.region], periods),
        ),
    )


def _rate_roles(context: Context) -> dict[str, Role]:
    """The chosen place first, then the county and the country that it is compared with."""
    settings = context.published.settings
    benchmarks = {settings.county: Role.COUNTY, settings.country: Role.COUNTRY}
    return {context.region: Role.OWN} | {place: role for place, role in benchmarks.items() if place != context.region}


def _rates(context: Context, places: Iterable[str]) -> dict[str, pd.DataFrame]:
    """Each place's rates in the chosen years; a benchmark without any is left out."""
    chosen = context.selection
    found = {place: rates(context.published, place, chosen.from_year, chosen.to_year) for place in places}
    return {place: rows for place, rows in found.items() if place == context.region or rows["value"].notna().any()}


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
    return with_verdict(
        context,
        judge(context.published, context.rows("violence.offences", place)),
        context.name(place),
        place,
        key=place,
        kind=Kind.LINES,
        category_title=t("Two-year period"),
        subtitle=t(
            "Reported violence and maltreatment (not only close relationships), {place}, annual average over two years",
            place=context.place(place),
        ),
        reading=_not_only_close(t),
    )


def _not_only_close(t: Text) -> str:
    return t("Covers all violence and maltreatment, not only violence in close relationships.")


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
    VICTIMS,
)
