"""Figures on the residents of the crisis centre: by group, sex and home municipality, and nationally."""

from dashboard.charts import findings, subjects
from dashboard.charts.build import Context
from dashboard.charts.chart import Kind, Role
from dashboard.charts.content import Content
from dashboard.charts.figures.over_time import SEX_ROLES, over_time, rows_by_place, sex_names, stacked_by_place
from dashboard.charts.figures.together import FIGURE as TOGETHER
from dashboard.charts.findings.facts import resident_facts
from dashboard.charts.sentences.groups import group_words, who_words
from dashboard.charts.spec import FigureSpec, with_centre
from dashboard.model.judged import judge
from loaders.schema import ADULTS, ALL, CHILDREN, MEN, OTHER, WOMEN

INDICATOR = "centre.residents"
GROUP_ROLES = {ADULTS: Role.OWN, CHILDREN: Role.ALL}


def residents(context: Context) -> Content:
    """Adults and children from the chosen municipality per year."""
    sex, place = context.selection.sex, context.region
    groups = (ADULTS, CHILDREN) if context.selection.group == ALL else (context.selection.group,)
    rows = {group: context.rows(INDICATOR, place, sex=sex, group=group) for group in groups}
    who = {group: who_words(sex, group, context.t) for group in groups}
    judged = {group: judge(context.published, rows[group]) for group in groups}
    first, others = judged[groups[0]], groups[1:]
    siblings = findings.siblings(context, *groups)
    return over_time(
        context,
        rows,
        names={group: who[group].capitalize() for group in groups},
        roles=GROUP_ROLES,
        finding=findings.headings(context, {who[group]: judged[group] for group in groups}),
        paragraph=findings.joined(
            findings.paragraph(context, first, who[groups[0]]),
            *(findings.also(context, judged[group], first, who[group]) for group in others),
            *siblings,
        ),
        finding_of=place,
        subtitle=_subtitle(context, list(who.values())),
        chosen=(context.chosen_sex, context.chosen_group),
        reading="".join(siblings),
        cautions=findings.cautions(context, *judged.values()),
    )


def _subtitle(context: Context, who: list[str]) -> str:
    t, place = context.t, context.place(context.region)
    if not context.chosen_sex and not context.chosen_group:
        return t("Residents from {place}, people per year", place=place)
    return t("Residents from {place}, {group}, people per year", place=place, group=t.listed(who))


def residents_by_sex(context: Context) -> Content:
    """Women and men from the chosen municipality per year, adults unless children are chosen."""
    t, place, group = context.t, context.region, context.one_group
    rows = {sex: context.rows(INDICATOR, place, sex=sex, group=group) for sex in context.sexes}
    names, who = sex_names(context, rows, group), group_words(group, t)
    return over_time(
        context,
        rows,
        names=names,
        roles=SEX_ROLES,
        finding=findings.by_sex(context, rows, group),
        paragraph=findings.by_sex_paragraph(context, rows, names, group),
        finding_of=place,
        subtitle=t("Residents from {place}, {group}, by sex, people per year", place=context.place(place), group=who),
        chosen=(context.chosen_sex, who),
        reading=findings.small_numbers(t),
    )


def residents_by_municipality(context: Context) -> Content:
    """Every home municipality's residents per year, and all of them: own (all)."""
    t, group, everyone = context.t, context.one_group, context.published.settings.catchment
    rows = rows_by_place(context, INDICATOR, group)
    who = who_words(context.selection.sex, group, t)
    return stacked_by_place(
        context,
        rows,
        names={place: t("All") if place == everyone else context.name(place) for place in rows},
        finding=findings.own_of_all(context, rows, who),
        paragraph=findings.own_of_all_paragraph(context, rows, who),
        subtitle=t("Residents by home municipality, {group}, people per year", group=who),
        chosen=(context.chosen_sex, group_words(group, t)),
        place=everyone,
    )


def residents_nationally(context: Context) -> Content:
    """Women, men and others at the country's crisis centres, as context."""
    t, country = context.t, context.published.settings.country
    rows = {sex: context.rows(INDICATOR, country, sex=sex, group=ADULTS) for sex in (WOMEN, MEN, OTHER)}
    names = sex_names(context, rows, ADULTS)
    return over_time(
        context,
        rows,
        names=names,
        roles=SEX_ROLES,
        kind=Kind.LINES,
        finding=findings.national_sexes(context, rows),
        finding_of=country,
        paragraph=findings.national_sexes_paragraph(
            context, rows, names, INDICATOR, t("Adult residents of crisis centres, whole country")
        ),
        subtitle=t("Adult residents of crisis centres, whole country, people per year"),
        place=country,
        notes=(t("Women and men do not always add up to the total: some are registered as other, or not at all."),),
    )


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
        is_possible=with_centre,
    ),
    FigureSpec(
        key="residents-sex",
        content=residents_by_sex,
        indicator=INDICATOR,
        subject=subjects.RESIDENTS,
        topic=lambda t: t("Residents, women and men"),
        question=subjects.groups_question,
        is_possible=with_centre,
    ),
    TOGETHER,
    FigureSpec(
        key="residents-municipality",
        content=residents_by_municipality,
        indicator=INDICATOR,
        subject=subjects.RESIDENTS,
        topic=lambda t: t("Residents by home municipality"),
        question=subjects.groups_question,
        is_possible=with_centre,
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
