"""Figures on services other than the crisis centre: whom they helped because of violence, and how often.

A service is whatever the catalogue names as one, so nothing here knows which there are. Each has its own line: the same
person may have used several, so nothing is summed or stacked. Its children, or its anonymous contacts, are another
number of the same service, which only the table has.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import cycle
from typing import Any

import pandas as pd

from dashboard.charts import findings, subjects
from dashboard.charts.build import Context, Period, marks, period_words, periods_of, values
from dashboard.charts.chart import Kind, Mark, Role, Series
from dashboard.charts.content import Content
from dashboard.charts.spec import FigureSpec
from dashboard.model.published import Published
from dashboard.model.services import ANONYMOUS, CONTACTS, PERSONS, indicator_of, services_with
from loaders.schema import ALL, CHILDREN, NUMBER_STATUSES, SUPPRESSED

Rows = dict[str, pd.DataFrame]  # service → its published rows
ROLES = (Role.OWN, Role.COUNTY, Role.OTHER, Role.PARTNER, Role.ALL)  # those whose looks differ most come first


def persons(context: Context) -> Content:
    """People from the chosen municipality whom each service helped because of violence, and how many were children."""
    t, place = context.t, context.place(context.region)
    known = services_with(context.published, (PERSONS,), context.region)
    rows, children = _rows(context, known, PERSONS), _rows(context, known, PERSONS, CHILDREN)
    year, listed = findings.services_newest(
        context, rows, lambda number, service: t("{number} by {service}", number=number, service=service)
    )
    return _by_service(
        context,
        PERSONS,
        rows,
        children,
        part=lambda service: t("{service}, children", service=service),
        in_table=t("The table also has how many of them were children."),
        finding=t(
            "People from {place} helped because of violence in {year}: {numbers}",
            place=place,
            year=year,
            numbers=listed,
        ),
        paragraph=findings.services_paragraph(
            context, t("People helped because of violence"), PERSONS, rows, children, t("of whom children")
        ),
        subtitle=t("People from {place} helped because of violence, by service and year", place=place),
        unit=t("people"),
        definition=t(
            "People helped by a service because of violence during the year, by home municipality. Anyone helped "
            "several times by the same service in a year is counted once. Those who stayed anonymous are not included."
        ),
    )


def contacts(context: Context) -> Content:
    """How often each service was in contact with them, and how often with somebody who stayed anonymous."""
    t, place = context.t, context.place(context.region)
    known = services_with(context.published, (CONTACTS, ANONYMOUS), context.region)
    rows, anonymous = _rows(context, known, CONTACTS), _rows(context, known, ANONYMOUS)
    return _by_service(
        context,
        CONTACTS,
        rows,
        anonymous,
        part=lambda service: t("{service}, anonymous contacts", service=service),
        in_table=t("The table also has the anonymous contacts."),
        finding=_contacts_finding(context, rows, anonymous),
        paragraph=findings.services_paragraph(
            context, t("Contacts because of violence"), CONTACTS, rows, anonymous, t("and anonymous contacts")
        ),
        subtitle=t("Contacts with people from {place} because of violence, by service and year", place=place),
        unit=t("contacts"),
        definition=t(
            "Contacts during the year with people helped by a service because of violence, by home municipality. One "
            "person may have many contacts. Anonymous contacts are counted separately: nobody knows how many people "
            "they were."
        ),
    )


def _contacts_finding(context: Context, rows: Rows, anonymous: Rows) -> str:
    """Each service's newest contacts; the anonymous ones only if no service has others."""
    t = context.t
    year, listed = findings.services_newest(context, rows, _with(context))
    if year:
        place = context.place(context.region)
        return t(
            "Contacts because of violence with people from {place} in {year}: {numbers}",
            place=place,
            year=year,
            numbers=listed,
        )
    year, listed = findings.services_newest(context, anonymous, _with(context))
    return t("Anonymous contacts because of violence in {year}: {numbers}", year=year, numbers=listed)


def _with(context: Context) -> Callable[[str, str], str]:
    return lambda number, service: context.t("{number} with {service}", number=number, service=service)


def _rows(context: Context, services: tuple[str, ...], number: str, group: str = ALL) -> Rows:
    """The chosen years of one of the services' numbers, for the chosen municipality."""
    return {service: context.rows(indicator_of(service, number), context.region, group=group) for service in services}


def _by_service(
    context: Context,
    number: str,
    rows: Rows,
    parts: Rows,
    *,
    part: Callable[[str], str],
    in_table: str,
    finding: str,
    **more: Any,
) -> Content:
    """A line for each service; its `part` is in the table, or drawn if the service has nothing else."""
    names = {service: context.published.catalogue.sources[service].name[context.t.language] for service in rows}
    periods = periods_of(*rows.values(), *parts.values())
    main = _series(context, rows, names, periods)
    beside = _series(context, parts, {service: part(name) for service, name in names.items()}, periods)
    frames = [*rows.values(), *parts.values()]
    tabled = [replace(one, key=f"{service}.part") for service, one in beside.items() if service in main]
    return Content(
        kind=Kind.LINES,
        rows=pd.concat(frames) if frames else context.no_rows,
        periods=periods,
        categories=period_words(periods, context.t),
        series=[(beside | main)[service] for service in rows if service in beside | main],
        in_table=tabled,
        marks=_marks(context, number, rows, names, periods),
        finding=finding,
        reading=context.t(
            "The same person may have been helped by several services, so the numbers can't be added together."
        ),
        notes=_notes(context, number, rows, in_table if tabled else ""),
        indicators=tuple(indicator_of(service, number) for service in rows),
        **more,
    )


def _series(context: Context, rows: Rows, names: Mapping[str, str], periods: Sequence[Period]) -> dict[str, Series]:
    """A series for each service that has counted this, with the same look in every figure."""
    every = services_with(context.published, (PERSONS, CONTACTS, ANONYMOUS))
    roles = dict(zip(every, cycle(ROLES), strict=False))
    return {
        service: Series(service, names[service], roles[service], values(found, periods, context.t))
        for service, found in rows.items()
        if _is_counted(found)
    }


def _is_counted(rows: pd.DataFrame) -> bool:
    return bool(rows["status"].isin((*NUMBER_STATUSES, SUPPRESSED)).any())


def _marks(
    context: Context, number: str, rows: Rows, names: Mapping[str, str], periods: Sequence[Period]
) -> list[Mark]:
    """What makes one service's years incomparable, after its name; it splits no other service's line."""
    t = context.t
    return [
        replace(
            mark,
            label=t("{service}: {words}", service=names[service], words=mark.label),
            words=t("{service}: {words}", service=names[service], words=mark.words),
            of=service,
        )
        for service in rows
        for mark in marks(context, indicator_of(service, number), context.region, periods)
    ]


def _notes(context: Context, number: str, rows: Rows, in_table: str) -> tuple[str, ...]:
    t = context.t
    not_by_sex = [t("The services' numbers are of both sexes together.")] if context.chosen_sex else []
    caveats = findings.service_caveats(context, number, rows)
    return (*caveats, *([in_table] if in_table else []), *not_by_sex)


def _any_has(*numbers: str) -> Callable[[Published], bool]:
    """Whether any service has delivered one of the numbers."""
    return lambda published: bool(services_with(published, numbers))


FIGURES = (
    FigureSpec(
        key="service-persons",
        content=persons,
        indicator="",
        subject=subjects.SERVICES,
        topic=lambda t: t("Other services: people helped"),
        question=subjects.services_question,
        is_possible=_any_has(PERSONS),
        is_silent=True,
    ),
    FigureSpec(
        key="service-contacts",
        content=contacts,
        indicator="",
        subject=subjects.SERVICES,
        topic=lambda t: t("Other services: contacts"),
        question=subjects.services_question,
        is_possible=_any_has(CONTACTS, ANONYMOUS),
        is_silent=True,
    ),
)
