"""What a delivery brought and what is awaited: every change since the last edition, and each source's next figures."""

from collections.abc import Iterator
from datetime import date

import pandas as pd
from dash import html
from dash.development.base_component import Component

from dashboard.charts import sentences
from dashboard.charts.sentences.groups import who_words
from dashboard.model.checklist import REGISTER, Awaited, checklist
from dashboard.vocabulary.catalogue import Source
from dashboard.vocabulary.text import Text
from dashboard.web.clock import today
from dashboard.web.components.panel import panel
from dashboard.web.components.table import rich_table, scrolling
from dashboard.web.page.page import View
from dashboard.web.sections.absent import absent_words
from loaders.schema import ALL

CHANGED, MISSING = "changed", "missing"
MOST_CHANGED = 50


def changed(view: View) -> html.Section:
    """Every revised and new number since the last edition, as far as a table can be read."""
    t, found = view.t, view.snapshot.changes
    title = t("What changed since the last edition")
    if found.since is None:
        return panel(
            title, CHANGED, html.P(t("This is the first edition shown here, so there is nothing to compare with."))
        )
    revised, new = len(found.revised), len(found.new)
    day = t.date(found.since)
    said = [
        t.plural("{count} new number since {day}.", "{count} new numbers since {day}.", new, day=day),
        t.plural("{count} earlier number was revised.", "{count} earlier numbers were revised.", revised)
        if revised
        else t("No earlier number was revised."),
    ]
    return panel(title, CHANGED, html.P(" ".join(said)), *_table(view, title))


def _table(view: View, title: str) -> list[Component]:
    t, found = view.t, view.snapshot.changes
    rows = [_cells(view, row, old) for row, old in _first(found.revised, found.new)]
    left = len(found.revised) + len(found.new) - len(rows)
    if not rows:
        return []
    headings = [t("Numbers"), t("Place"), t("Period"), t("Before"), t("Now")]
    more = t.plural("{count} more is not listed.", "{count} more are not listed.", left)
    table = scrolling(rich_table(headings, rows, title, id="changed-table"), title)
    return [table, *([html.P(more, className="muted")] if left else [])]


def _first(revised: pd.DataFrame, new: pd.DataFrame) -> Iterator[tuple[pd.Series, float | None]]:
    """Revised numbers with what they were, then new ones, which nothing was before; as many as are listed."""
    for _, row in revised.head(MOST_CHANGED).iterrows():
        yield row, float(row["old"])
    for _, row in new.head(max(0, MOST_CHANGED - len(revised))).iterrows():
        yield row, None


def _cells(view: View, row: pd.Series, old: float | None) -> list[Component | str]:
    t, entry = view.t, view.published.catalogue.indicators[row["indicator"]]
    who = who_words(row["sex"], row["age_group"], t) if (row["sex"], row["age_group"]) != (ALL, ALL) else ""
    name = ", ".join(filter(None, (entry.title[t.language], who)))
    return [
        f"{name} ({t('Example data').lower()})" if row["synthetic"] else name,
        view.published.regions.name(row["region"], t.language),
        t.period(int(row["period_start"]), int(row["period_end"])),
        t("none") if old is None else t.number(old, entry.decimals),
        t.number(row["value"], entry.decimals),
    ]


def awaited(view: View) -> html.Section:
    """What is missing, since when, and who delivers it; what is due comes first."""
    title = view.t("What is missing, and from whom")
    order = sorted(checklist(view.published, {}, today()), key=lambda one: one.since is None)
    words = (*(_waiting(view, one) for one in order), *absent_words(view))
    return panel(title, MISSING, html.Ul([html.Li(line) for line in words]))


def due(view: View) -> tuple[str, ...]:
    """The sources whose figures are due and have not come."""
    return tuple(one.source for one in checklist(view.published, {}, today()) if one.since)


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
        day = t.date(awaited.due)
        return t("Figures for {period} are expected from {day} ({whom}).", period=period, day=day, whom=whom)
    return source.next[t.language]
