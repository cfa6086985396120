"""Figures on the day service of the crisis centre: conversations, the people behind them, the country's day users."""

import pandas as pd

from dashboard.charts import findings, subjects
from dashboard.charts.build import Context, period_words, periods_of, sex_words, values
from dashboard.charts.chart import Kind, Role, Series
from dashboard.charts.content import Content
from dashboard.charts.findings.facts import conversation_facts, conversation_user_facts, day_user_facts
from dashboard.charts.spec import FigureSpec
from dashboard.model.judged import Judged, judge
from dashboard.model.rates.per_person import conversations_per_person
from loaders.schema import ALL

CONVERSATIONS, PERSONS, DAY_USERS = "centre.conversations", "centre.conversation_users", "centre.day_users"


def conversations(context: Context) -> Content:
    """Day conversations with users from the chosen municipality per year."""
    subtitle = context.t("Day conversations, users from {place}, number per year", place=context.place(context.region))
    return _one_series(context, CONVERSATIONS, context.region, subtitle)


def per_person(context: Context) -> Content:
    """Conversations per person per year: whether more conversations are more people, or the same people more often."""
    t, place, chosen = context.t, context.region, _chosen(context)
    rows = _per_person(context)
    periods = periods_of(rows)
    subtitle = t("Day conversations per person, users from {place}, average per year", place=context.place(place))
    return Content(
        kind=Kind.COLUMNS,
        rows=rows,
        periods=periods,
        categories=period_words(periods, t),
        series=(Series("own", t("Conversations per person"), Role.OWN, values(rows, periods, t, 1)),),
        finding=findings.per_person_heading(context, rows),
        of=place,
        paragraph=findings.per_person_paragraph(context, rows, ", ".join(chosen)),
        subtitle=", ".join([subtitle, *chosen]),
        place=place,
        chosen=chosen,
        unit=t("conversations per person"),
        decimals=1,
        definition=t(
            "Conversations during the year divided by the people who had them. There is no number where either is "
            "withheld or missing."
        ),
    )


def _per_person(context: Context) -> pd.DataFrame:
    chosen = context.selection
    return conversations_per_person(context.published, context.region, chosen.sex, chosen.from_year, chosen.to_year)


def conversation_users(context: Context) -> Content:
    """People behind the conversations."""
    subtitle = context.t(
        "People from {place} with at least one day conversation, per year", place=context.place(context.region)
    )
    return _one_series(context, PERSONS, context.region, subtitle)


def day_users_nationally(context: Context) -> Content:
    """Day users of the country's crisis centres, as context."""
    subtitle = context.t("Day users of crisis centres, whole country, people per year")
    return _one_series(context, DAY_USERS, context.published.settings.country, subtitle, sex=ALL)


def conversations_by_municipality(context: Context) -> Content:
    """Conversations of every municipality that the centre reports."""
    t, published = context.t, context.published
    catchment = published.settings.catchment
    places = [place for place in published.regions.centre_places(catchment) if place != catchment]
    found = {place: context.rows(CONVERSATIONS, place, sex=context.selection.sex) for place in places}
    rows = {place: frame for place, frame in found.items() if len(frame)}
    periods = periods_of(*rows.values())
    names = {place: context.name(place) for place in rows}
    return Content(
        kind=Kind.COLUMNS,
        rows=pd.concat(rows.values()) if rows else published.frame.iloc[:0],
        periods=periods,
        categories=period_words(periods, t),
        series=[
            Series(place, names[place], _role(context, place), values(frame, periods, t))
            for place, frame in rows.items()
        ],
        finding=findings.by_municipality(context, rows),
        paragraph=findings.by_municipality_paragraph(context, rows, names),
        subtitle=", ".join(
            [t("Day conversations by the users' home municipality, number per year"), *_chosen(context)]
        ),
        place=context.home,
        chosen=_chosen(context),
        notes=(t("The files give conversations for these municipalities only; there is no total for the centre."),),
    )


def _one_series(context: Context, indicator: str, place: str, subtitle: str, sex: str | None = None) -> Content:
    t = context.t
    rows = context.rows(indicator, place, sex=sex or context.selection.sex)
    chosen = _chosen(context) if sex is None else []
    who = ", ".join(chosen)
    unit = _unit(context, indicator, who)
    periods = periods_of(rows)
    judged = judge(context.published, rows)
    title = context.published.catalogue.indicators[indicator].title[t.language]
    role = Role.COUNTRY if place == context.published.settings.country else Role.OWN
    return Content(
        kind=Kind.COLUMNS,
        rows=rows,
        periods=periods,
        categories=period_words(periods, t),
        series=(Series("own", title, role, values(rows, periods, t)),),
        finding=findings.heading(context, judged, indicator, who=unit),
        paragraph=findings.paragraph(
            context, judged, indicator, place, who, unit=unit, more=_behind(context, judged, indicator)
        ),
        of=place,
        subtitle=", ".join([subtitle, *chosen]),
        place=place,
        chosen=chosen,
        cautions=findings.cautions(context, judged),
    )


def _behind(context: Context, judged: Judged, indicator: str) -> tuple[str, ...]:
    """How many conversations each person had, in the years that are judged."""
    if indicator != CONVERSATIONS:
        return ()
    rows = _per_person(context)
    return (findings.per_person_words(context, rows[rows["year"] >= (judged.since_break or 0)]),)


def _unit(context: Context, indicator: str, who: str) -> str:
    """What is counted where one sex is chosen: «samtaler med kvinner», or «kvinner» themselves."""
    if who and indicator == CONVERSATIONS:
        return context.t("conversations with {who}", who=who)
    return who


def _role(context: Context, place: str) -> Role:
    if place == context.home:
        return Role.OWN
    return Role.OTHER if place.endswith(":other") else Role.PARTNER


def _chosen(context: Context) -> list[str]:
    return [sex_words(context.selection.sex, context.t)] if context.selection.sex != ALL else []


FIGURES = (
    FigureSpec(
        key="conversations",
        content=conversations,
        indicator=CONVERSATIONS,
        subject=subjects.CONVERSATIONS,
        topic=lambda t: t("Day conversations"),
        question=subjects.conversations_question,
        facts=conversation_facts,
        also_on=("/",),
        agenda=3,
    ),
    FigureSpec(
        key="conversation-users",
        content=conversation_users,
        indicator=PERSONS,
        subject=subjects.CONVERSATIONS,
        topic=lambda t: t("People with day conversations"),
        question=subjects.conversations_question,
        facts=conversation_user_facts,
    ),
    FigureSpec(
        key="conversations-per-person",
        content=per_person,
        indicator=CONVERSATIONS,
        subject=subjects.CONVERSATIONS,
        topic=lambda t: t("Day conversations per person"),
        question=subjects.conversations_question,
    ),
    FigureSpec(
        key="conversations-municipality",
        content=conversations_by_municipality,
        indicator=CONVERSATIONS,
        subject=subjects.CONVERSATIONS,
        topic=lambda t: t("Day conversations by municipality"),
        question=subjects.conversations_question,
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
