"""The year's checklist: what is awaited from each source, since when, from whom, and what has come."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dash import html
from dash.development.base_component import Component

from dashboard.model.checklist import Awaited, checklist
from dashboard.store.delivery.proposal import Proposal
from dashboard.vocabulary import letters
from dashboard.vocabulary.text import Text
from dashboard.web.clock import today
from dashboard.web.components.attributes import attributes
from dashboard.web.intake.visit import Visit, tag
from loaders.registry import holds
from loaders.templates import SERVICES, has_template

REFUSED, RECEIVED, AWAITED, PUBLISHED, NOTHING = "refused", "received", "awaited", "published", "nothing"


@dataclass(frozen=True)
class Known:
    """What is known of the deliveries: sources with files that can't be used or wait, and when each was received."""

    refused: frozenset[str]
    arrived: frozenset[str]
    received: Mapping[str, date]


def known(visit: Visit, proposal: Proposal | None, received: Mapping[str, date]) -> Known:
    """From what has come, as far as it has been read."""
    pending = visit.snapshot.pending
    refused = frozenset(report.source for report in pending.files)
    arrived = frozenset(held.source for held in pending.held)
    if proposal and proposal.base.publication == visit.snapshot.publication:
        refused = frozenset(one.source for one in proposal.refused)
        arrived = frozenset(one.source for one in proposal.judged if one.is_accepted)
    return Known(refused, arrived, received)


def panel(visit: Visit, found: Known, *, is_operator: bool) -> Component:
    """The checklist as a column of its own."""
    t, day = visit.t, today()
    awaited = checklist(visit.snapshot.published, found.received, day)
    items = [_item(visit, one, _state(one, found), is_operator=is_operator) for one in awaited]
    title = html.H2(t("Checklist, {month}", month=t.month(day)), id="intake-checklist")
    lead = html.P(t("One period is collected at a time from each source, also where several are due."))
    parts = [title, lead, html.Ul(items), *([_services(visit)] if is_operator else [])]
    return html.Section(parts, className="intake-checklist", **attributes(aria_labelledby="intake-checklist"))


def _state(one: Awaited, found: Known) -> str:
    if any(holds(workbook, one.source) for workbook in found.refused):
        return REFUSED
    if any(holds(workbook, one.source) for workbook in found.arrived):
        return RECEIVED
    if one.since:
        return AWAITED
    return PUBLISHED if one.newest or one.updated else NOTHING


def state_words(t: Text, state: str) -> str:
    """The state of a source in a word."""
    return {
        REFUSED: t("Refused"),
        RECEIVED: t("Received"),
        AWAITED: t("Awaited"),
        PUBLISHED: t("Published"),
        NOTHING: t("Never delivered"),
    }[state]


def _item(visit: Visit, one: Awaited, state: str, *, is_operator: bool) -> Component:
    t, source = visit.t, visit.snapshot.published.catalogue.sources[one.source]
    whom = source.deliverer[t.language]
    whom = whom[:1].upper() + whom[1:]
    lines = _when(t, one, state)
    if whom != source.name[t.language]:
        lines.append(whom)
    if one.received:
        lines.append(t("Last received {day}", day=t.date(one.received)))
    said = [html.Span(line, className="intake-line") for line in lines]
    links = _links(visit, one, state) if is_operator else []
    head = html.Div([html.H3(source.name[t.language]), tag(state_words(t, state), state)], className="intake-item")
    return html.Li([head, *said, *links])


def _when(t: Text, one: Awaited, state: str) -> list[str]:
    """The period that is awaited and since when, or the newest that is shown and when the next is due."""
    if state in (AWAITED, REFUSED) and one.since:
        since = t.date(one.since)
        if one.period:
            return [t("{period}, awaited since {day}", period=t.period(*one.period), day=since)]
        return [t("Status, awaited since {day}", day=since)]
    said = []
    if one.newest:
        said.append(t("Shown to {period}", period=t.period(*one.newest)))
    if one.updated:
        said.append(t("Updated {day}", day=t.date(one.updated)))
    if one.due and not one.since:
        said.append(t("Next from {day}", day=t.date(one.due)))
    return said


def _links(visit: Visit, one: Awaited, state: str) -> list[Component]:
    """A reminder to mail where something is awaited, and a blank workbook to send with it."""
    t = visit.t
    name = visit.snapshot.published.catalogue.sources[one.source].name[t.language]
    links = list[Component]()
    if state == AWAITED and has_template(one.source):
        words = t("Write a reminder")
        href = letters.reminder(name, one.period, t).mailto
        links.append(html.A(words, href=href, className="text-link", **attributes(aria_label=f"{words}: {name}")))
    if has_template(one.source):
        year = one.period[1] if one.period else today().year
        links.append(_template(visit, one.source, name, year))
    return [html.Span(links, className="intake-links")] if links else []


def _template(visit: Visit, key: str, name: str, year: int) -> Component:
    words = visit.t("Blank template")
    href, about = visit.to(f"/mal/{key}-{year}.xlsx"), attributes(aria_label=f"{words}: {name}")
    return html.A(words, href=href, className="text-link", download="", **about)


def _services(visit: Visit) -> Component:
    """The blank workbook of all services together, also where none has delivered, and none is listed."""
    t, name = visit.t, visit.snapshot.published.catalogue.workbook_of_services[visit.t.language]
    words = t("Child welfare, the emergency clinic and other services count the people they help in one workbook.")
    return html.P([words, " ", _template(visit, SERVICES, name, today().year - 1)], className="intake-services")
