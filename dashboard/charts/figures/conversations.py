"""Figures on the day service of the crisis centre: conversations, the people behind them, the country's day users."""

from functools import partial
from typing import Any

from dashboard.charts import findings, subjects
from dashboard.charts.build import Context, values
from dashboard.charts.chart import Role
from dashboard.charts.content import Content
from dashboard.charts.figures.over_time import over_time, rows_by_place, stacked_by_place, with_verdict
from dashboard.charts.findings.facts import conversation_facts, conversation_user_facts, day_user_facts
from dashboard.charts.spec import FigureSpec, with_centre
from dashboard.model.judged import judge

CONVERSATIONS, PERSONS, DAY_USERS = "centre.conversations", "centre.conversation_users", "centre.day_users"


def conversations(context: Context) -> Content:
    """Day conversations with users from the chosen municipality per year."""
    place = context.region
    judged = judge(context.published, context.rows(CONVERSATIONS, place, sex=context.selection.sex))
    return with_verdict(
        context,
        judged,
        _title(context, CONVERSATIONS),
        place,
        who=context.chosen_sex,
        unit=findings.conversations_with(context),
        behind=findings.per_person_judged(context, judged),
        **_of_sex(
            context,
            context.t("Day conversations, users from {place}, number per year", place=context.place(place)),
        ),
    )


def per_person(context: Context) -> Content:
    """Conversations per person per year: whether more conversations are more people, or the same people more often."""
    t, rows = context.t, findings.per_person_rows(context)
    place = context.place(context.region)
    return over_time(
        context,
        {"own": rows},
        names={"own": t("Conversations per person")},
        roles={"own": Role.OWN},
        values_of=partial(values, decimals=1),
        finding=findings.per_person_heading(context, rows),
        finding_of=context.region,
        paragraph=findings.per_person_paragraph(context, rows),
        unit=t("conversations per person"),
        decimals=1,
        definition=t(
            "Conversations during the year divided by the people who had them. There is no number where either is "
            "withheld or missing."
        ),
        **_of_sex(context, t("Day conversations per person, users from {place}, average per year", place=place)),
    )


def conversation_users(context: Context) -> Content:
    """People behind the conversations."""
    t, place = context.t, context.region
    judged = judge(context.published, context.rows(PERSONS, place, sex=context.selection.sex))
    subtitle = t("People from {place} with at least one day conversation, per year", place=context.place(place))
    who, title = context.chosen_sex, _title(context, PERSONS)
    return with_verdict(context, judged, title, place, who=who, **_of_sex(context, subtitle))


def day_users_nationally(context: Context) -> Content:
    """Day users of the country's crisis centres, as context; never by sex."""
    country = context.published.settings.country
    judged = judge(context.published, context.rows(DAY_USERS, country))
    subtitle = context.t("Day users of crisis centres, whole country, people per year")
    title = _title(context, DAY_USERS)
    return with_verdict(context, judged, title, country, role=Role.COUNTRY, subtitle=subtitle)


def conversations_by_municipality(context: Context) -> Content:
    """Conversations of every municipality that the centre reports."""
    t, everyone = context.t, context.published.settings.catchment
    rows = {place: found for place, found in rows_by_place(context, CONVERSATIONS).items() if place != everyone}
    names = {place: context.name(place) for place in rows}
    return stacked_by_place(
        context,
        rows,
        names=names,
        finding=findings.by_municipality(context, rows),
        paragraph=findings.by_municipality_paragraph(context, rows, names),
        place=context.home,
        reading=t("The files give conversations for these municipalities only; there is no total for the centre."),
        **_of_sex(context, t("Day conversations by the users' home municipality, number per year")),
    )


def _title(context: Context, indicator: str) -> str:
    return context.indicator(indicator).title[context.t.language]


def _of_sex(context: Context, subtitle: str) -> dict[str, Any]:
    """The fields of `Content` that name the chosen sex, if any."""
    chosen = [context.chosen_sex] if context.chosen_sex else []
    return {"subtitle": ", ".join([subtitle, *chosen]), "chosen": chosen}


FIGURES = (
    FigureSpec(
        key="conversations",
        turns_with="conversations",
        unit=lambda t: t("Conversations"),
        content=conversations,
        indicator=CONVERSATIONS,
        subject=subjects.CONVERSATIONS,
        topic=lambda t: t("Day conversations"),
        question=subjects.conversations_question,
        facts=conversation_facts,
        agenda=3,
        is_possible=with_centre,
    ),
    FigureSpec(
        key="conversation-users",
        turns_with="conversations",
        unit=lambda t: t("People"),
        content=conversation_users,
        indicator=PERSONS,
        subject=subjects.CONVERSATIONS,
        topic=lambda t: t("People with day conversations"),
        question=subjects.conversations_question,
        facts=conversation_user_facts,
        is_possible=with_centre,
    ),
    FigureSpec(
        key="conversations-per-person",
        turns_with="conversations",
        unit=lambda t: t("Conversations per person"),
        content=per_person,
        indicator=CONVERSATIONS,
        subject=subjects.CONVERSATIONS,
        topic=lambda t: t("Day conversations per person"),
        question=subjects.conversations_question,
        is_possible=with_centre,
    ),
    FigureSpec(
        key="conversations-municipality",
        content=conversations_by_municipality,
        indicator=CONVERSATIONS,
        subject=subjects.CONVERSATIONS,
        topic=lambda t: t("Day conversations by municipality"),
        question=subjects.conversations_question,
        is_possible=with_centre,
    ),
    FigureSpec(
        key="day-users-national",
        content=day_users_nationally,
        indicator=DAY_USERS,
        subject=subjects.CONVERSATIONS,
        topic=lambda t: t("Day users nationally"),
        question=subjects.common_question,
        facts=day_user_facts,
    ),
)
