"""Figures on the residents of the crisis centre: by group, sex and home municipality, and nationally."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard.charts import findings, subjects
from dashboard.charts.build import Context, group_words, period_words, periods_of, sex_words, values, who_words
from dashboard.charts.chart import Kind, Role, Series
from dashboard.charts.content import Content
from dashboard.charts.figures.together import FIGURE as TOGETHER
from dashboard.charts.findings.facts import resident_facts
from dashboard.charts.spec import FigureSpec
from dashboard.model.judged import judge
from loaders.schema import ADULTS, ALL, CHILDREN, MEN, OTHER, WOMEN

INDICATOR = "centre.residents"


def residents(context: Context) -> Content:
    """Adults and children from the chosen municipality per year."""
    t, chosen = context.t, context.selection
    groups = (ADULTS, CHILDREN) if chosen.group == ALL else (chosen.group,)
    rows = {group: context.rows(INDICATOR, context.region, sex=chosen.sex, group=group) for group in groups}
    roles = {ADULTS: Role.OWN, CHILDREN: Role.ALL}
    who = {group: who_words(chosen.sex, group, t) for group in groups}
    first, others = groups[0], groups[1:]
    judged = {group: judge(context.published, rows[group]) for group in groups}
    return _columns(
        context,
        rows,
        names={group: who[group].capitalize() for group in groups},
        roles=roles,
        finding=findings.heading(context, judged[first], INDICATOR, who=who[first]),
        paragraph=findings.joined(
            findings.paragraph(context, judged[first], INDICATOR, context.region, who=who[first]),
            *(findings.also(context, judged[group], judged[first], INDICATOR, who[group]) for group in others),
            *_siblings(context, groups),
        ),
        of=context.region,
        subtitle=_subtitle(context, list(who.values())),
        chosen=_chosen(context),
        cautions=(*findings.cautions(context, *judged.values()), *_siblings(context, groups)),
    )


def _subtitle(context: Context, who: list[str]) -> str:
    t, place = context.t, context.place(context.region)
    if (context.selection.sex, context.selection.group) == (ALL, ALL):
        return t("Residents from {place}, people per year", place=place)
    return t("Residents from {place}, {group}, people per year", place=place, group=t.listed(who))


def _siblings(context: Context, groups: Sequence[str]) -> tuple[str, ...]:
    """That children come as siblings, where children are shown."""
    if CHILDREN not in groups:
        return ()
    return (context.t("Siblings often come together, so the number of children varies more than by chance alone."),)


def residents_by_sex(context: Context) -> Content:
    """Women and men from the chosen municipality per year, adults unless children are chosen."""
    t, chosen = context.t, context.selection
    group = CHILDREN if chosen.group == CHILDREN else ADULTS
    sexes = (WOMEN, MEN) if chosen.sex == ALL else (chosen.sex,)
    rows = {sex: context.rows(INDICATOR, context.region, sex=sex, group=group) for sex in sexes}
    names = {sex: _sex_name(context, sex, group) for sex in sexes}
    return _columns(
        context,
        rows,
        names=names,
        roles={WOMEN: Role.WOMEN, MEN: Role.MEN},
        finding=findings.by_sex(context, rows, group),
        paragraph=findings.by_sex_paragraph(context, rows, names, group),
        of=context.region,
        subtitle=t(
            "Residents from {place}, {group}, by sex, people per year",
            place=context.place(context.region),
            group=group_words(group, t),
        ),
        chosen=_chosen(context, group),
    )


def residents_by_municipality(context: Context) -> Content:
    """Every home municipality's residents per year, and all of them: own (all)."""
    t, settings, sex = context.t, context.published.settings, context.selection.sex
    group = CHILDREN if context.selection.group == CHILDREN else ADULTS
    places = context.published.regions.centre_places(settings.catchment)
    rows = {place: context.rows(INDICATOR, place, sex=sex, group=group) for place in places}
    rows = {place: found for place, found in rows.items() if len(found)}
    roles = {place: Role.PARTNER for place in places} | {
        context.home: Role.OWN,
        settings.catchment: Role.ALL,
        f"{settings.catchment}:other": Role.OTHER,
    }
    return _columns(
        context,
        rows,
        names={place: t("All") if place == settings.catchment else context.name(place) for place in rows},
        roles=roles,
        finding=findings.own_of_all(context, rows, who_words(sex, group, t)),
        paragraph=findings.own_of_all_paragraph(context, rows, who_words(sex, group, t)),
        subtitle=t("Residents by home municipality, {group}, people per year", group=who_words(sex, group, t)),
        chosen=_chosen(context, group),
        place=settings.catchment,
    )


def residents_nationally(context: Context) -> Content:
    """Women, men and others at the country's crisis centres, as context."""
    t, country = context.t, context.published.settings.country
    sexes = {WOMEN: Role.WOMEN, MEN: Role.MEN, OTHER: Role.OTHER}
    rows = {sex: context.rows(INDICATOR, country, sex=sex, group=ADULTS) for sex in sexes}
    periods = periods_of(*rows.values())
    names = {sex: _sex_name(context, sex, ADULTS) for sex in sexes}
    shown = [Series(sex, names[sex], sexes[sex], values(rows[sex], periods, t)) for sex in sexes]
    return Content(
        kind=Kind.LINES,
        rows=pd.concat(rows.values()),
        periods=periods,
        categories=period_words(periods, t),
        series=shown,
        finding=findings.national_sexes(context, rows),
        of=country,
        paragraph=findings.national_sexes_paragraph(context, rows, names),
        subtitle=t("Adult residents of crisis centres, whole country, people per year"),
        place=country,
        notes=(t("Women and men do not always add up to the total: some are registered as other, or not at all."),),
    )


def _columns(
    context: Context,
    rows: dict[str, pd.DataFrame],
    *,
    names: dict[str, str],
    roles: dict[str, Role],
    place: str = "",
    **words: Any,
) -> Content:
    """Columns with one series per entry of `rows`."""
    periods = periods_of(*rows.values())
    shown = [Series(one, names[one], roles[one], values(rows[one], periods, context.t)) for one in rows]
    return Content(
        kind=Kind.COLUMNS,
        rows=pd.concat(rows.values()) if rows else context.published.frame.iloc[:0],
        periods=periods,
        categories=period_words(periods, context.t),
        series=shown,
        place=place or context.region,
        **words,
    )


def _sex_name(context: Context, sex: str, group: str) -> str:
    """«Jenter» among children, «kvinner» among adults: the figure says that they are adults."""
    return who_words(sex, CHILDREN if group == CHILDREN else ALL, context.t).capitalize()


def _chosen(context: Context, group: str = ALL) -> Sequence[str]:
    """The further filters that are not «all», in words."""
    t, chosen = context.t, context.selection
    sexes = [sex_words(chosen.sex, t)] if chosen.sex != ALL else []
    groups = [group_words(group if group != ALL else chosen.group, t)] if (group, chosen.group) != (ALL, ALL) else []
    return [*sexes, *groups]


FIGURES = (
    FigureSpec(
        key="residents",
        content=residents,
        indicator=INDICATOR,
        subject=subjects.RESIDENTS,
        topic=lambda t: t("Residents of the crisis centre"),
        question=subjects.service_question,
        facts=resident_facts,
        agenda=2,
    ),
    FigureSpec(
        key="residents-sex",
        content=residents_by_sex,
        indicator=INDICATOR,
        subject=subjects.RESIDENTS,
        topic=lambda t: t("Residents, women and men"),
        question=subjects.groups_question,
    ),
    TOGETHER,
    FigureSpec(
        key="residents-municipality",
        content=residents_by_municipality,
        indicator=INDICATOR,
        subject=subjects.RESIDENTS,
        topic=lambda t: t("Residents by home municipality"),
        question=subjects.groups_question,
    ),
    FigureSpec(
        key="residents-national",
        content=residents_nationally,
        indicator=INDICATOR,
        subject=subjects.RESIDENTS,
        topic=lambda t: t("Residents nationally"),
        question=subjects.common_question,
    ),
)
