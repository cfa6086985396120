"""Earlier editions, and what each printed of a block."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from dashboard.model.disclosure.editions.memory import Memory
from dashboard.model.disclosure.pattern.attack import Table
from dashboard.model.disclosure.pattern.grid import Block, Cell, UnclearTableError, family_of, is_whole
from dashboard.model.disclosure.risk import Flags
from dashboard.model.margins import REST
from loaders.schema import NUMBER_STATUSES, OBSERVATIONS, SUPPRESSED, official_rows

CELL = list(Cell._fields)
Origin = tuple[int, int, str]
Place = tuple[str, int, int]  # family, first and last year
_NO_ROWS = OBSERVATIONS.empty().assign(edition=0)


def origins_of(table: pd.DataFrame) -> dict[int, Origin]:
    """First year, last year and source of each row of the frame."""
    columns = (table[name].tolist() for name in ("period_start", "period_end", "source"))
    return dict(zip(table.index.tolist(), zip(*columns, strict=True), strict=True))


def _cells(table: pd.DataFrame) -> list[tuple[object, ...]]:
    return list(table[CELL].itertuples(index=False, name=None))


@dataclass(frozen=True, eq=False)
class Earlier:
    """One earlier table of a family, period and sources: OBSERVATIONS rows."""

    rows: pd.DataFrame

    @cached_property
    def _numbers(self) -> dict[tuple[object, ...], tuple[float, bool]]:
        """The number printed in each cell, NaN where none, and whether it was hidden."""
        status = self.rows["status"]
        printed = self.rows["value"].where(status.isin(NUMBER_STATUSES))
        numbers = zip(printed.tolist(), (status == SUPPRESSED).tolist(), strict=True)
        return dict(zip(_cells(self.rows), numbers, strict=True))

    def of_cells(self, cells: tuple[Cell, ...]) -> tuple[Table, Flags]:
        """The number that it printed in each of these cells, NaN where none, and what it hid."""
        found = [self._numbers.get(cell, (np.nan, False)) for cell in cells]
        printed, hidden = zip(*found, strict=True)
        return np.array(printed, dtype=float), np.array(hidden, dtype=bool)


class Library:
    """Earlier published frames, without the official sources, which are not controlled."""

    def __init__(self, editions: Iterable[pd.DataFrame]) -> None:
        numbered = [edition.assign(edition=at) for at, edition in enumerate(editions)]
        rows = pd.concat([_NO_ROWS, *numbered])
        rows = rows[~official_rows(rows)]
        self.count = len(numbered)
        self._tables = dict(list(rows.groupby([rows["indicator"].map(family_of), "period_start", "period_end"])))
        self._found: dict[tuple[Place, frozenset[str]], list[Earlier]] = {}

    def of(self, table: pd.DataFrame) -> list[pd.DataFrame]:
        """Earlier tables of the same family, period and source, oldest first and each distinct one once."""
        first = table.iloc[0]
        place = (family_of(first["indicator"]), first["period_start"], first["period_end"])
        return [earlier.rows for earlier in self._distinct(place, frozenset(table["source"]))]

    def memories(self, block: Block, origins: Mapping[int, Origin]) -> list[Memory]:
        """What each earlier table printed and hid of a block, whose rows come from `origins`."""
        found = [origins[row] for row in block.rows.tolist() if row >= 0] if self.count else []
        if not found:
            return []
        place = (family_of(block.cells[0].indicator), *found[0][:2])
        sources = frozenset(source for *_, source in found)
        return [Memory(block, *earlier.of_cells(block.cells)) for earlier in self._distinct(place, sources)]

    def _distinct(self, place: Place, sources: frozenset[str]) -> list[Earlier]:
        """Found once for all the blocks of a period, which may be hundreds."""
        key = place, sources
        if key not in self._found:
            rows = self._tables.get(place, _NO_ROWS)
            rows = rows[rows["source"].isin(sources)]
            tables = [then.drop_duplicates(CELL) for _, then in rows.groupby("edition")]
            distinct = {then[[*CELL, "status", "value"]].to_csv(index=False): then for then in tables}
            self._found[key] = list(map(Earlier, distinct.values()))
        return self._found[key]

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
        rows = self._tables.get((family_of(cells[0].indicator), *years), _NO_ROWS)
        return Earlier(rows[(rows["edition"] == edition) & (rows["source"] == source)]).of_cells(cells)

    def sums_of_years(self, family: str, source: str) -> set[tuple[str, str, int, int]]:
        """(indicator, age group, first, last year) of every printed number that spans several years."""
        found = set()
        for (name, first, last), rows in self._tables.items():
            if name == family and first < last:
                shown = rows[rows["status"].isin(NUMBER_STATUSES) & (rows["source"] == source)]
                found |= {(*pair, first, last) for pair in zip(shown["indicator"], shown["age_group"], strict=True)}
        return found


def left_out(table: pd.DataFrame, then: list[pd.DataFrame]) -> pd.DataFrame | None:
    """Numbers of earlier tables without a row in today's, each as last printed; None if there are none.

    Raises:
        UnclearTableError: a municipality that was part of the rest now has its own row, so the rest is another group
            under the same name.
    """
    today = set(_cells(table))
    rows = []
    for earlier in reversed(then):
        if _is_regrouped(set(earlier["region"]), set(table["region"])):
            raise UnclearTableError("the rest covers other municipalities than before")
        is_gone = np.array([cell not in today for cell in _cells(earlier)], dtype=bool)
        rows.append(earlier[is_gone & earlier["status"].isin(NUMBER_STATUSES)])
    found = pd.concat(rows).drop_duplicates(CELL) if rows else table.iloc[:0]
    return found if len(found) else None


def _is_regrouped(then: set[str], now: set[str]) -> bool:
    has_rest = any(region.endswith(REST) for region in then & now)
    return has_rest and any(not is_whole(region) for region in now - then)
