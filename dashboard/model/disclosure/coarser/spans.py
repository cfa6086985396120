"""Which years are summed, today or in an earlier edition, and what must be hidden because of it."""

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from dashboard.model.disclosure.coarser.merging import protect_years, years_of
from dashboard.model.disclosure.editions.editions import Library
from dashboard.model.disclosure.pattern.grid import Cell, family_of
from dashboard.model.disclosure.pattern.protect import Protected, Start
from dashboard.model.disclosure.policy import Policy
from loaders.schema import ALL


@dataclass(frozen=True)
class Span:
    """Years of one source whose numbers are published as a sum."""

    indicator: str
    age_group: str
    source: str
    first: int
    last: int

    def sums(self, table: pd.DataFrame) -> pd.DataFrame:
        """The rows of the sums."""
        return self._of(table, (table["period_start"] == self.first) & (table["period_end"] == self.last))

    def years(self, table: pd.DataFrame) -> pd.DataFrame:
        """The rows of the single years."""
        is_single = table["period_start"] == table["period_end"]
        return self._of(table, is_single & table["period_start"].between(self.first, self.last))

    def _of(self, table: pd.DataFrame, chosen: pd.Series) -> pd.DataFrame:
        is_own = (table["indicator"] == self.indicator) & (table["age_group"] == self.age_group)
        return table[chosen & is_own & (table["source"] == self.source)]


def spans(table: pd.DataFrame, sums: Collection[int], library: Library) -> list[Span]:
    """The spans of a family's sums over years, including those that an earlier edition printed."""
    rows = table[table.index.isin(list(sums))]
    today = {
        Span(row.indicator, row.age_group, row.source, row.period_start, row.period_end) for row in rows.itertuples()
    }
    family = family_of(table["indicator"].iloc[0])
    before = {
        Span(indicator, age_group, source, first, last)
        for source in set(table["source"])
        for indicator, age_group, first, last in library.sums_of_years(family, source)
    }
    found = sorted(
        today | before, key=lambda span: (span.indicator, span.age_group, span.source, span.first, span.last)
    )
    return [span for span in found if len(span.years(table))]


def protect_span(
    span: Span,
    table: pd.DataFrame,
    done: list[Protected],
    library: Library,
    policy: Policy,
    limits: tuple[bool, float],
    start: Start,
) -> Protected:
    """The span's years and sums, with the cells to hide.

    Args:
        span: the years.
        table: the family's rows.
        done: the protected blocks of single years.
        library: earlier editions.
        policy: the demands.
        limits: whether women and men are shown apart, and the `clock()` at which to give up.
        start: what is known before the search.

    Raises:
        UnclearTableError: the years can't be combined.
        OutOfTimeError: the deadline came first.
        NotProtectedError: nothing protects them.
    """
    numbers = range(span.first, span.last + 1)
    blocks = [[one for one in done if _year(one, table, span.source) == number] for number in numbers]
    rows = {Cell(row.indicator, row.region, row.sex, row.age_group): row.Index for row in span.sums(table).itertuples()}
    years = years_of(blocks, rows, Cell(span.indicator, "", ALL, span.age_group))
    parts = [
        (one.block.cells, number, number) for number, year in zip(numbers, years.parts, strict=True) for one in year
    ]
    before = library.seen([*parts, (years.whole, span.first, span.last)], span.source)
    return protect_years(years, before, policy, *limits, start)


def _year(one: Protected, table: pd.DataFrame, source: str) -> int | None:
    """The single year of a block of this source."""
    row = table.loc[one.block.rows[one.block.rows >= 0][0]]
    return row["period_end"] if (row["source"], row["period_start"]) == (source, row["period_end"]) else None
