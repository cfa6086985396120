"""Earlier editions, and what each printed of a block."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from dashboard.model.disclosure.editions.memory import Memory
from dashboard.model.disclosure.pattern.attack import Table
from dashboard.model.disclosure.pattern.grid import Block, Cell, UnclearTableError, family_of, is_whole
from dashboard.model.disclosure.risk import Flags
from dashboard.model.margins import REST
from loaders.schema import NUMBER_STATUSES, OBSERVATIONS, SUPPRESSED, official_rows

CELL = list(Cell._fields)


class Library:
    """Earlier published frames, without the official sources, which are not controlled."""

    def __init__(self, editions: Iterable[pd.DataFrame]) -> None:
        numbered = [edition.assign(edition=at) for at, edition in enumerate(editions)]
        rows = pd.concat([OBSERVATIONS.empty().assign(edition=0), *numbered])
        rows = rows[~official_rows(rows)]
        self.count = len(numbered)
        self._tables = dict(list(rows.groupby([rows["indicator"].map(family_of), "period_start", "period_end"])))

    def of(self, table: pd.DataFrame) -> list[pd.DataFrame]:
        """Earlier tables of the same family, period and source, oldest first and each distinct one once."""
        first = table.iloc[0]
        rows = self._tables.get((family_of(first["indicator"]), first["period_start"], first["period_end"]))
        if rows is None:
            return []
        rows = rows[rows["source"].isin(set(table["source"]))]
        tables = [then.drop_duplicates(CELL) for _, then in rows.groupby("edition")]
        return list({then[[*CELL, "status", "value"]].to_csv(): then for then in tables}.values())

    def beside(self, block: Block, table: pd.DataFrame) -> list[pd.DataFrame]:
        """Earlier tables of what a block of this table is of; rows are only looked up if there are any."""
        return self.of(table.loc[block.rows[block.rows >= 0]]) if self.count else []

    def seen(self, blocks: list[tuple[tuple[Cell, ...], int, int]], source: str) -> list[tuple[Table, Flags]]:
        """What each edition printed and hid of several (cells, first year, last year); each distinct one once."""
        found = {}
        for edition in range(self.count):
            found_in = [self._printed(edition, cells, years, source) for cells, *years in blocks]
            printed, hidden = (np.concatenate(part) for part in zip(*found_in, strict=True))
            if hidden.any() or not np.isnan(printed).all():
                found[printed.tobytes() + hidden.tobytes()] = (printed, hidden)
        return list(found.values())

    def _printed(self, edition: int, cells: tuple[Cell, ...], years: list[int], source: str) -> tuple[Table, Flags]:
        rows = self._tables.get((family_of(cells[0].indicator), *years), OBSERVATIONS.empty().assign(edition=0))
        return _printed_and_hidden(cells, rows[(rows["edition"] == edition) & (rows["source"] == source)])

    def sums_of_years(self, family: str, source: str) -> set[tuple[str, str, int, int]]:
        """(indicator, age group, first, last year) of every printed number that spans several years."""
        found = set()
        for (name, first, last), rows in self._tables.items():
            shown = rows[rows["status"].isin(NUMBER_STATUSES) & (rows["source"] == source)]
            if name == family and first < last:
                found |= {(*pair, first, last) for pair in zip(shown["indicator"], shown["age_group"], strict=True)}
        return found


def memories(block: Block, then: list[pd.DataFrame]) -> list[Memory]:
    """What each earlier table printed and hid of the block."""
    return [_memory(block, table) for table in then]


def _memory(block: Block, table: pd.DataFrame) -> Memory:
    return Memory(block, *_printed_and_hidden(block.cells, table))


def _printed_and_hidden(cells: tuple[Cell, ...], table: pd.DataFrame) -> tuple[Table, Flags]:
    """The number that a table printed in each cell, NaN where none, and what it hid."""
    rows = table.set_index(CELL)[["status", "value"]].reindex(pd.MultiIndex.from_tuples(cells, names=CELL))
    printed = rows["value"].where(rows["status"].isin(NUMBER_STATUSES)).to_numpy(float)
    return printed, (rows["status"] == SUPPRESSED).to_numpy(bool)


def left_out(table: pd.DataFrame, then: list[pd.DataFrame]) -> pd.DataFrame | None:
    """Numbers of earlier tables without a row in today's, each as last printed; None if there are none.

    Raises:
        UnclearTableError: a municipality that was part of the rest now has its own row, so the rest is another group
            under the same name.
    """
    today = pd.MultiIndex.from_frame(table[CELL])
    rows = []
    for earlier in reversed(then):
        if _is_regrouped(set(earlier["region"]), set(table["region"])):
            raise UnclearTableError("the rest covers other municipalities than before")
        is_gone = ~pd.MultiIndex.from_frame(earlier[CELL]).isin(today)
        rows.append(earlier[is_gone & earlier["status"].isin(NUMBER_STATUSES)])
    found = pd.concat(rows).drop_duplicates(CELL) if rows else table.iloc[:0]
    return found if len(found) else None


def _is_regrouped(then: set[str], now: set[str]) -> bool:
    has_rest = any(region.endswith(REST) for region in then & now)
    return has_rest and any(not is_whole(region) for region in now - then)
