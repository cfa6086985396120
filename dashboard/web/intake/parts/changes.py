"""What a delivery changes, number by number: only published tables are compared, so no withheld number is here."""

from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from dashboard.charts.effects import before_and_after, change_words, changed_measures, what_counts, where_and_when
from dashboard.store.delivery.differences import CHANGED, GONE, NEW, OPENED, SETTLED, WITHHELD
from dashboard.store.delivery.proposal import Proposal
from dashboard.vocabulary.text import Text
from dashboard.web.components.table import rich_table
from dashboard.web.intake.visit import Visit, section, tag
from loaders.schema import ALL

ORDER = (CHANGED, GONE, WITHHELD, OPENED, SETTLED, NEW)
MOST_OPEN, MOST_FOLDED, MOST_FOLDS = 12, 100, 40
LOOKS = {CHANGED: "refused", GONE: "held", WITHHELD: "held", OPENED: "received", SETTLED: "received", NEW: "published"}
Row = dict[str, Any]


def part(visit: Visit, proposal: Proposal) -> Component:
    """The counts, the important changes, and the others folded by source and period."""
    t, found = visit.t, proposal.differences
    counts = t(
        "{new} new, {changed} changed, {gone} gone, {unchanged} unchanged.",
        new=t.number(found.count(NEW, OPENED)),
        changed=t.number(found.count(CHANGED, SETTLED)),
        gone=t.number(found.count(GONE)),
        unchanged=t.number(found.unchanged),
    )
    shown, rest = _sorted(found.rows, proposal.after.settings.home)
    title = t("What changes")
    table = [_table(visit, proposal, shown, title, "intake-changes-table")] if len(shown) else []
    none = [] if len(found.rows) else [html.P(t("No number that is shown changes."))]
    beside = html.Span(counts, className="intake-aside")
    folds = [*_folds(visit, proposal, rest), *_measures(visit, proposal)]
    return section(title, "intake-changes", *none, *table, *folds, beside=beside)


def _measures(visit: Visit, proposal: Proposal) -> list[Component]:
    """What changes in the register of measures, open: there is seldom much, and it has no numbers to count."""
    t = visit.t
    changed = changed_measures(proposal.before, proposal.after, t) if proposal.before else ()
    if not changed:
        return []
    title = t("Measures")
    headings = [t("Measure"), t("Before"), t("After")]
    rows: list[list[str | Component]] = [[one.what, one.before or t("none"), one.after or t("none")] for one in changed]
    table = rich_table(headings, rows, title, id="intake-measures-table")
    return [html.Details([html.Summary(title), table], className="intake-fold", open=True)]


def was_shown(rows: pd.DataFrame) -> pd.Series:
    """Whether readers have a number now."""
    return rows["old"].notna()


def _sorted(rows: pd.DataFrame, home: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Those that a person must see, and the others: what is lost or revised, and what is new for the municipality."""
    is_home = rows["region"] == home
    order = rows.assign(rank=rows["change"].map(ORDER.index), away=~is_home, part=rows["sex"] != ALL)
    order = order.sort_values(["rank", "away", "part", "indicator", "period_end", "age_group"], kind="stable")
    is_hidden_from_the_start = (order["change"] == WITHHELD) & ~was_shown(order)
    is_own = ~order["away"] & ~order["part"]
    is_important = is_own | ((order["change"] != NEW) & ~is_hidden_from_the_start)
    shown = order[is_important].head(MOST_OPEN)
    return shown, order.drop(shown.index)


def _table(visit: Visit, proposal: Proposal, rows: pd.DataFrame, title: str, id_: str) -> Component:
    t = visit.t
    headings = [t("Number"), t("Change"), t("Place and period"), t("Before"), t("After")]
    cells: list[list[str | Component]] = [_row(t, proposal, row) for row in rows.to_dict("records")]
    return rich_table(headings, cells, title, id=id_)


def _row(t: Text, proposal: Proposal, row: Row) -> list[str | Component]:
    published = proposal.after
    words = zip(before_and_after(t, published, row), ("old", "value"), strict=True)
    return [
        what_counts(t, published, row),
        tag(change_words(t, row["change"]), LOOKS[row["change"]]),
        where_and_when(t, published, row),
        *(html.Span(said, className="muted") if pd.isna(row[column]) else said for said, column in words),
    ]


def _folds(visit: Visit, proposal: Proposal, rest: pd.DataFrame) -> list[Component]:
    """The other changes, a fold for each source and period."""
    groups = list(rest.groupby(["source", "period_start", "period_end"], sort=True))
    made = [_fold(visit, proposal, key, rows) for key, rows in groups[:MOST_FOLDS]]
    left = sum(len(rows) for _, rows in groups[MOST_FOLDS:])
    return [*made, *_more(visit.t, left)]


def _fold(visit: Visit, proposal: Proposal, key: tuple[str, int, int], rows: pd.DataFrame) -> Component:
    t, (source, first, last) = visit.t, key
    name, period = proposal.after.catalogue.sources[source].name[t.language], t.period(first, last)
    words = t.plural(
        "{count} other number, {source}, {period}",
        "{count} other numbers, {source}, {period}",
        len(rows),
        source=name,
        period=period,
    )
    table = _table(visit, proposal, rows.head(MOST_FOLDED), words, f"intake-{source}-{first}-{last}")
    more = _more(t, len(rows) - MOST_FOLDED)
    return html.Details([html.Summary(words), table, *more], className="intake-fold")


def _more(t: Text, count: int) -> list[Component]:
    if count <= 0:
        return []
    return [html.P(t.plural("… and {count} more number.", "… and {count} more numbers.", count), className="muted")]
