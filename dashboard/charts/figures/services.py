"""Figures on services other than the crisis centre: whom they helped because of violence, and how often.

A service is whatever the catalogue names as one, so nothing here knows which there are. Each has its own rows of the
figure, a row a year: the same person may have used several, so nothing is summed or stacked.
"""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from dashboard.charts import findings, subjects
from dashboard.charts.alt import kind_words
from dashboard.charts.build import Context, Period, period_words, periods_of, values
from dashboard.charts.chart import Kind, Role, Series, Value
from dashboard.charts.content import Content
from dashboard.charts.spec import FigureSpec
from dashboard.model.published import Published
from dashboard.model.services import ANONYMOUS, CONTACTS, PERSONS, indicator_of, services_with
from loaders.schema import ALL, CHILDREN, NUMBER_STATUSES, SUPPRESSED

Rows = dict[str, pd.DataFrame]  # service → its published rows


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
        names=(t("People"), t("Of whom children")),
        roles=(Role.OWN, Role.ALL),
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
    year, listed = findings.services_newest(
        context, rows, lambda number, service: t("{number} with {service}", number=number, service=service)
    )
    return _by_service(
        context,
        CONTACTS,
        rows,
        anonymous,
        names=(t("Contacts"), t("Anonymous contacts")),
        roles=(Role.OWN, Role.OTHER),
        finding=t(
            "Contacts because of violence with people from {place} in {year}: {numbers}",
            place=place,
            year=year,
            numbers=listed,
        ),
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


def _rows(context: Context, services: tuple[str, ...], number: str, group: str = ALL) -> Rows:
    """The chosen years of one of the services' numbers, for the chosen municipality."""
    return {service: context.rows(indicator_of(service, number), context.region, group=group) for service in services}


def _by_service(
    context: Context,
    number: str,
    rows: Rows,
    parts: Rows,
    *,
    names: tuple[str, str],
    roles: tuple[Role, Role],
    finding: str,
    **more: Any,
) -> Content:
    """A category for each service and year, with its number and, if any service counts it, the other beside it."""
    periods = {service: periods_of(rows[service], parts[service]) for service in rows}
    shown = [Series(number, names[0], roles[0], _values(context, rows, periods))]
    frames = [*rows.values(), *parts.values()]
    if any(_is_counted(found) for found in parts.values()):
        shown.append(Series("part", names[1], roles[1], _values(context, parts, periods)))
    years = [period for found in periods.values() for period in found]
    return Content(
        kind=Kind.BARS,
        rows=pd.concat(frames) if frames else context.no_rows,
        categories=_categories(context, periods),
        category_title=context.t("Service and year"),
        series=shown if years else [],
        chosen=[context.t.period(min(years)[0], max(years)[1])] if years else [],
        finding=finding,
        alt=_alt(context, finding, frames),
        reading=context.t(
            "The same person may have been helped by several services, so the numbers can't be added together."
        ),
        notes=_notes(context, number, rows),
        indicators=tuple(indicator_of(service, number) for service in rows),
        **more,
    )


def _values(context: Context, rows: Rows, periods: Mapping[str, list[Period]]) -> tuple[Value, ...]:
    return tuple(value for service, found in periods.items() for value in values(rows[service], found, context.t))


def _categories(context: Context, periods: Mapping[str, list[Period]]) -> tuple[str, ...]:
    """«Barnevernet, 2023»."""
    t, sources = context.t, context.published.catalogue.sources
    return tuple(
        f"{sources[service].name[t.language]}, {year}"
        for service, found in periods.items()
        for year in period_words(found, t)
    )


def _is_counted(rows: pd.DataFrame) -> bool:
    return bool(rows["status"].isin((*NUMBER_STATUSES, SUPPRESSED)).any())


def _alt(context: Context, finding: str, frames: list[pd.DataFrame]) -> str:
    is_withheld = any((rows["status"] == SUPPRESSED).any() for rows in frames)
    withheld = context.t("Some numbers are withheld to protect privacy.") if is_withheld else ""
    return findings.joined(f"{kind_words(context, Kind.BARS)}: {finding}.", withheld)


def _notes(context: Context, number: str, rows: Rows) -> tuple[str, ...]:
    t = context.t
    not_by_sex = [t("The services' numbers are of both sexes together.")] if context.chosen_sex else []
    caveats, breaks = (found(context, number, rows) for found in (findings.service_caveats, findings.service_breaks))
    return (*caveats, *breaks, *not_by_sex)


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
