"""Searches the patterns of one policy: each family of linked indicators at the finest level that can be proven."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from dashboard.model.disclosure.audit import audit
from dashboard.model.disclosure.coarser.spans import Span, protect_span, spans
from dashboard.model.disclosure.editions.cache import Pattern, cached_pattern, digest_of, store_pattern
from dashboard.model.disclosure.editions.editions import Library, left_out, origins_of
from dashboard.model.disclosure.masking import mask
from dashboard.model.disclosure.pattern.attack import NotProtectedError, OutOfTimeError, Table
from dashboard.model.disclosure.pattern.components import components
from dashboard.model.disclosure.pattern.grid import Block, UnclearTableError, block_of, family_of
from dashboard.model.disclosure.pattern.protect import LEVELS, Protected, Start, protect
from dashboard.model.disclosure.policy import Policy

SHARE_OF_TIME = (0.6, 0.8, 0.95)  # of the time limit, at which each level gives way to the next coarser one


@dataclass(frozen=True, eq=False)
class Found:
    """The result for one family: its level, the hidden rows, and the blocks with their proofs."""

    level: int = 0
    hidden: frozenset[int] = frozenset()
    done: tuple[Protected, ...] = ()

    def tables_of(self, block: Block) -> tuple[Table, ...]:
        """Tables that proved demands of the same rows."""
        return self._tables.get((block.cells, tuple(block.rows.tolist())), ())

    @cached_property
    def _tables(self) -> dict[tuple[object, ...], tuple[Table, ...]]:
        keys = ((one.block.cells, tuple(one.block.rows.tolist())) for one in self.done)
        return {key: tuple(one.problem.proofs.tables) for key, one in zip(keys, self.done, strict=True)}


class Search:
    """The patterns of every family of a table, for one policy.

    Args:
        policy: the demands.
        start: `clock()` when the step began.
        sums: rows that are sums of years.
        common: the result for every publisher of these numbers; at least those rows are hidden.
    """

    def __init__(
        self, policy: Policy, start: float, sums: frozenset[int] = frozenset(), common: "Search | None" = None
    ) -> None:
        self.policy, self.start, self.sums = policy, start, sums
        self.found: dict[str, Found] = {}
        self.reason: str = common.reason if common else ""
        self._common: dict[str, Found] = common.found if common else {}
        self._earlier = Library(policy.earlier)

    def run(self, controlled: pd.DataFrame) -> "Search":
        """Searches every family, the smallest first, and caches the patterns."""
        digest = digest_of(controlled, self.policy)
        hints = cached_pattern(self.policy.cache, digest)
        families = controlled.groupby(controlled["indicator"].map(family_of))
        for name, table in sorted(families, key=lambda item: len(item[1])):
            self.found[str(name)] = self._family(str(name), table, _hint(hints.get(str(name))))
        kept: Pattern = {
            name: {"level": LEVELS[one.level], "hidden": sorted(one.hidden)} for name, one in self.found.items()
        }
        store_pattern(self.policy.cache, digest, kept)
        return self

    @property
    def level(self) -> int:
        """The coarsest level of any family."""
        return max((found.level for found in self.found.values()), default=0)

    def _family(self, name: str, table: pd.DataFrame, stored: Found | None) -> Found:
        common = self._common.get(name, Found())
        hint = stored or common
        blocks, unclear = _blocks(table[~table.index.isin(self.sums)], self._earlier)
        self.reason = self.reason or ("unclear" if unclear else "")
        for level in range(max(hint.level, common.level), len(LEVELS) - 1):
            try:
                return self._at(level, table, blocks, unclear, common, hint)
            except OutOfTimeError:
                self.reason = "time"
            except NotProtectedError:
                self.reason = "audit"
        return Found(len(LEVELS) - 1, frozenset(table.index))

    def _at(
        self, level: int, table: pd.DataFrame, blocks: list[Block], unclear: set[int], common: Found, hint: Found
    ) -> Found:
        deadline = self.start + self.policy.time_limit * SHARE_OF_TIME[level]
        done, hidden, origins = [], set(unclear), origins_of(table)
        for block in blocks:
            start = Start(common.hidden, hint.hidden, common.tables_of(block))
            try:
                known = self._earlier.memories(block, origins)
                done.append(protect(block, known, self.policy, LEVELS[level], deadline, start))
                hidden |= set(block.rows[done[-1].hidden & (block.rows >= 0)].tolist())
            except UnclearTableError:
                self.reason = self.reason or "unclear"
                hidden |= set(block.rows[block.rows >= 0].tolist())
        for span in spans(table, self.sums, self._earlier):
            try:
                limits, start = (level == 0, deadline), Start(common.hidden, hint.hidden)
                done.append(protect_span(span, table, done, self._earlier, self.policy, limits, start))
                hidden -= set(done[-1].block.rows.tolist())
                hidden |= set(done[-1].block.rows[done[-1].hidden].tolist()) - {-1}
            except UnclearTableError:
                hidden |= self._withheld(span, table)
        audit(done, mask(table, hidden))
        return Found(level, frozenset(hidden), tuple(done))

    def _withheld(self, span: Span, table: pd.DataFrame) -> set[int]:
        """The sums and, where an earlier edition printed one that can't be compared with its years, the years too."""
        self.reason = self.reason or "unclear"
        wide = (span.indicator, span.age_group, span.first, span.last)
        was_printed = wide in self._earlier.sums_of_years(family_of(span.indicator), span.source)
        return set(span.sums(table).index) | (set(span.years(table).index) if was_printed else set())


def _blocks(table: pd.DataFrame, library: Library) -> tuple[list[Block], set[int]]:
    """The family's blocks over all periods, and the rows that can't be modelled."""
    overlapping = _overlaps_another_period(table)
    blocks, unclear = [], set(table.index[overlapping])
    for _, rows in table[~overlapping].groupby(["period_start", "period_end"]):
        try:
            blocks += components(block_of(rows, left_out(rows, library.of(rows))))
        except UnclearTableError:
            unclear |= set(rows.index)
    return blocks, unclear


def _overlaps_another_period(table: pd.DataFrame) -> pd.Series:
    """Rows of several years that overlap another period: no block has the equation of such a sum or mean."""
    periods = table[["period_start", "period_end"]].drop_duplicates()
    wide = [
        (start, end)
        for start, end in periods.itertuples(index=False)
        if start < end and ((periods["period_start"] <= end) & (periods["period_end"] >= start)).sum() > 1
    ]
    return pd.Series(
        [period in wide for period in zip(table["period_start"], table["period_end"], strict=True)], index=table.index
    )


def _hint(found: object) -> Found | None:
    """A stored pattern; None if there is none or the file contains something else."""
    match found:
        case {"level": str(level), "hidden": list(hidden)} if level in LEVELS and all(type(at) is int for at in hidden):
            return Found(LEVELS.index(level), frozenset(hidden))
    return None
