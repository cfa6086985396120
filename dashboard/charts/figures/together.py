"""Women and men summed over several years, if single years are withheld: a sum, so a separate figure."""

from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.charts import findings, subjects
from dashboard.charts.build import Context, Period, period_words
from dashboard.charts.content import Content
from dashboard.charts.empty import NO_ABSENCE, Absence
from dashboard.charts.figures.over_time import SEX_ROLES, over_time, sex_names
from dashboard.charts.sentences.groups import group_words
from dashboard.charts.spec import FigureSpec
from dashboard.model.published import Published
from dashboard.model.select import numbers, series, sums_of_years
from dashboard.vocabulary.text import Text
from loaders.schema import ADULTS, CHILDREN, MEN, SUPPRESSED, WOMEN

INDICATOR = "centre.residents"


def residents_together(context: Context) -> Content:
    """Women and men from the chosen municipality over the years that are published together."""
    t, place, group = context.t, context.place(context.region), context.one_group
    sums = sums_shown(context, context.sexes, group)
    names, who = sex_names(context, sums, group), group_words(group, t)
    periods = _periods(sums)
    words = _words(periods, t)
    none = Absence(t("No years are published together for {place} in this selection.", place=place))
    return over_time(
        context,
        sums,
        names=names,
        roles=SEX_ROLES,
        periods=periods,
        categories=words,
        category_title=t("Years together"),
        finding=findings.together_heading(context, sums, group, words[-1] if words else ""),
        finding_of=context.region,
        paragraph=findings.together_paragraph(context, sums, names, group),
        subtitle=t("Residents from {place}, {group}, by sex, years added up", place=place, group=who),
        chosen=(context.chosen_sex, who),
        reading=_reading(periods, t),
        notes=_notes(periods, t),
        absence=NO_ABSENCE if sums else none,
    )


def sums_shown(context: Context, sexes: Sequence[str], group: str) -> dict[str, pd.DataFrame]:
    """Sex → its published sums over years, withheld ones included, if a single year of the sum is withheld."""
    found = {sex: _sums(context, sex, group) for sex in sexes}
    kept = {sex: sums[_has_withheld(context, sums, sexes, group)] for sex, sums in found.items()}
    return {sex: sums for sex, sums in kept.items() if len(sums)}


def _sums(context: Context, sex: str, group: str) -> pd.DataFrame:
    chosen = context.selection
    return sums_of_years(
        context.published,
        INDICATOR,
        context.region,
        sex=sex,
        age_group=group,
        from_year=chosen.from_year,
        to_year=chosen.to_year,
    )


def _has_withheld(context: Context, sums: pd.DataFrame, sexes: Sequence[str], group: str) -> list[bool]:
    years = pd.concat([series(context.published, INDICATOR, context.region, sex=sex, age_group=group) for sex in sexes])
    hidden = set(years[years["status"] == SUPPRESSED]["year"])
    spans = zip(sums["period_start"].tolist(), sums["period_end"].tolist(), strict=True)
    return [bool(hidden & set(range(first, last + 1))) for first, last in spans]


def has_sums(published: Published) -> bool:
    """Whether any years are published together with a number for the home municipality."""
    home = published.settings.home
    found = (published.sums_of(INDICATOR, home, sex, group) for sex in (WOMEN, MEN) for group in (ADULTS, CHILDREN))
    return any(len(numbers(rows)) for rows in found)


def _periods(sums: Mapping[str, pd.DataFrame]) -> list[Period]:
    found = {
        (int(first), int(last))
        for rows in sums.values()
        for first, last in zip(rows["period_start"], rows["period_end"], strict=True)
    }
    return sorted(found)


def _words(periods: Sequence[Period], t: Text) -> tuple[str, ...]:
    """«2016–2018, 3 år samlet»: nobody can take it for a year."""
    counts = [last - first + 1 for first, last in periods]
    return tuple(
        t("{period}, {count} years together", period=period, count=count)
        for period, count in zip(period_words(periods, t), counts, strict=True)
    )


def _reading(periods: Sequence[Period], t: Text) -> str:
    return (
        t("Years are added up because single years are withheld. Do not compare the sum with one year.")
        if periods
        else ""
    )


def _notes(periods: Sequence[Period], t: Text) -> tuple[str, ...]:
    """What such a sum is, and that it can't be compared with a year."""
    return tuple(
        t(
            "{period} together is {count} years added up, because single years are withheld. Do not "
            "compare it with a single year. Anyone who stayed in several of the years is counted in "
            "each.",
            period=t.period(first, last),
            count=last - first + 1,
        )
        for first, last in periods
    )


FIGURE = FigureSpec(
    key="residents-sex-together",
    content=residents_together,
    indicator=INDICATOR,
    subject=subjects.RESIDENTS,
    topic=lambda t: t("Residents, women and men, years together"),
    question=subjects.groups_question,
    is_possible=has_sums,
)
