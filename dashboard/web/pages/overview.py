"""Oversikt: what is known now, what is missing, and from whom."""

from datetime import date

from dash import html
from dash.development.base_component import Component

from dashboard.charts import sentences
from dashboard.charts.build import Context
from dashboard.charts.findings.series import counted, unit_of
from dashboard.model.checklist import REGISTER, Awaited, checklist
from dashboard.model.judged import Judged
from dashboard.vocabulary.catalogue import Source
from dashboard.vocabulary.text import Text
from dashboard.web.clock import today
from dashboard.web.components.facts import fact_row
from dashboard.web.components.links import page_link
from dashboard.web.components.panel import panel
from dashboard.web.components.table import rich_table, scrolling
from dashboard.web.page import facts
from dashboard.web.page.absent import absent_words
from dashboard.web.page.page import Page, View
from loaders.schema import ADULTS, ALL, CHILDREN

MOST_REVISED = 25
ROWS = (
    ("police.reports", ALL, "/anmeldelser"),
    ("violence.offences", ALL, "/anmeldelser"),
    ("centre.residents", ADULTS, "/beboere"),
    ("centre.residents", CHILDREN, "/beboere"),
    ("centre.conversations", ALL, "/samtaler"),
    ("assault_centre.persons", ALL, "/datagrunnlag"),
)


def _facts(view: View) -> list[Component]:
    police = facts.judged(view, "police.reports")
    talks = facts.judged(view, "centre.conversations")
    shown = [
        facts.latest(view, police, facts.unit(view, "police.reports"), href="/anmeldelser"),
        facts.own_of_all(view, href="/beboere"),
        facts.latest(view, talks, view.t("conversations with {who}", who=view.t("users")), href="/samtaler"),
        facts.rate(view, href="/anmeldelser"),
    ]
    return [fact_row(tuple(fact for fact in shown if fact))]


def _details(view: View) -> list[Component]:
    return [*_facts(view), _known(view), _changed(view), _missing(view)]


def _known(view: View) -> html.Section:
    """One row per series: what and where, newest number, verdict on its development, and the page that shows it."""
    t, title = view.t, view.t("What we know now")
    headings = [t("Numbers"), t("Newest"), t("Trend"), t("See")]
    rows = [row for row in (_row(view, *entry) for entry in ROWS) if row]
    table = rich_table(headings, rows, title, id="known-table")
    return panel(title, "known", scrolling(table, title))


def _row(view: View, indicator: str, group: str, path: str) -> list[Component | str] | None:
    found = facts.judged(view, indicator, age_group=group)
    if found.latest is None:
        return None
    t = view.t
    name = view.published.catalogue.indicators[indicator].title[t.language]
    who = {ADULTS: t("adults"), CHILDREN: t("children")}.get(group)
    link = page_link(t("Figure and table"), path)
    place = view.published.regions.name_inside(found.latest["region"], t.language)
    series = ", ".join(part for part in (name, who, place) if part)
    return [series, _newest(view, found), _development(view, found, indicator, who), link]


def _development(view: View, found: Judged, indicator: str, who: str | None) -> str:
    """The verdict with its caveat; the estimate is on the figure's page."""
    context, t = Context(view.published, view.selection), view.t
    verdict = sentences.verdict_sentence(found, t, unit_of(context, indicator, who or ""))
    chosen = context.are_years_chosen
    return sentences.joined(verdict, *sentences.verdict_caution(found, t, counted(indicator), is_chosen=chosen))


def _newest(view: View, found: Judged) -> str:
    row = found.latest
    if row is None:
        return ""
    t = view.t
    example = f" ({t('Example data').lower()})" if row["synthetic"] else ""
    return f"{t.number(row['value'])} ({t.period(int(row['period_start']), int(row['period_end']))}){example}"


def _changed(view: View) -> html.Section:
    """New numbers and revised old numbers since the previous edition."""
    t, title, found = view.t, view.t("What changed since the last edition"), view.snapshot.changes
    if found.since is None:
        return panel(
            title, "changed", html.P(t("This is the first edition shown here, so there is nothing to compare with."))
        )
    day = t.date(found.since)
    new = t.plural("{count} new number since {day}.", "{count} new numbers since {day}.", len(found.new), day=day)
    same = t("No earlier number was revised.")
    return panel(title, "changed", html.P(new), html.P(same) if found.revised.empty else _revised(view, title))


def _revised(view: View, title: str) -> Component:
    t, published = view.t, view.published
    headings = [t("Numbers"), t("Place"), t("Period"), t("Before"), t("Now")]
    rows = []
    for _, row in view.snapshot.changes.revised.head(MOST_REVISED).iterrows():
        entry = published.catalogue.indicators[row["indicator"]]
        place, period = (
            published.regions.name(row["region"], t.language),
            t.period(row["period_start"], row["period_end"]),
        )
        numbers = [t.number(row[name], entry.decimals) for name in ("old", "value")]
        rows.append([entry.title[t.language], place, period, *numbers])
    return scrolling(rich_table(headings, rows, title, id="revised-table"), title)


def _missing(view: View) -> html.Section:
    """What is missing, since when, and who delivers it; what is due comes first."""
    title = view.t("What is missing, and from whom")
    awaited = checklist(view.published, {}, today())
    order = sorted(awaited, key=lambda one: one.since is None)
    words = (*(_waiting(view, one) for one in order), *absent_words(view))
    return panel(title, "missing", html.Ul([html.Li(line) for line in words]))


def _waiting(view: View, awaited: Awaited) -> str:
    source, t = view.published.catalogue.sources[awaited.source], view.t
    name = source.name[t.language]
    if awaited.source == REGISTER:
        delivered = _register(view, name, awaited.updated)
    elif awaited.newest is None:
        delivered = t("No figures have been delivered from {source}.", source=name)
    else:
        period = t.period(*awaited.newest)
        delivered = t("{source}: the newest figures are for {period}.", source=name, period=period)
    return sentences.joined(delivered, _expected(awaited, source, t))


def _register(view: View, name: str, updated: date | None) -> str:
    """When the register of measures was last updated, as far as it says."""
    t = view.t
    if view.published.measures.empty:
        return t("No register of measures has been delivered.")
    return t("{source}: last updated on {day}.", source=name, day=t.date(updated)) if updated else ""


def _expected(awaited: Awaited, source: Source, t: Text) -> str:
    """What comes next, when and from whom; where that isn't known, what the catalogue says."""
    whom = source.deliverer[t.language]
    if awaited.period is None:
        if awaited.since is None:
            return source.next[t.language]
        return t("A new status has been due since {day} ({whom}).", day=t.date(awaited.since), whom=whom)
    period = t.period(*awaited.period)
    if awaited.since:
        since = t.date(awaited.since)
        return t("Figures for {period} have been due since {day} ({whom}).", period=period, day=since, whom=whom)
    if awaited.due:
        due = t.date(awaited.due)
        return t("Figures for {period} are expected from {day} ({whom}).", period=period, day=due, whom=whom)
    return source.next[t.language]


PAGE = Page(
    key="overview-page",
    path="/",
    name=lambda t: t("Overview"),
    question=lambda t: t("What do we know now?"),
    lead=lambda t: t(
        "The newest figures from the police, the crisis centre and statistics banks, and what they can tell us."
    ),
    details=_details,
)
