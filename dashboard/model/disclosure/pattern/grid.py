"""The equations that readers can use: the cells of one period, printed or not, and the sums that link them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.model.margins import REST
from loaders.registry import had_by
from loaders.schema import ADULTS, ALL, CHILDREN, MEN, NUMBER_STATUSES, OTHER, SUPPRESSED, WOMEN


class Cell(NamedTuple):
    """One number of a block, identified by its dimensions."""

    indicator: str
    region: str
    sex: str
    age_group: str


@dataclass(frozen=True)
class Axis:
    """The values of one dimension, and the parts of those that are wholes."""

    values: tuple[str, ...]
    parts: Mapping[str, tuple[str, ...]]

    def meet(self, one: str, other: str) -> str | None:
        """The overlap of both, or None where they are disjoint."""
        if one == other or one in self.parts.get(other, ()):
            return one
        return other if other in self.parts.get(one, ()) else None


@dataclass(frozen=True, eq=False)
class Block:
    """Cells that may be linked by sums: one family of indicators in one period.

    Attributes:
        cells: every cell of the grid, including those that are never printed (the rest of a catchment).
        rows: the cell's row in the frame, -1 where the source prints neither a number nor a suppression mark.
        observed: the number in the source, NaN where it has none.
        sums: one row an equation; `sums @ table` is zero for every table.
        events: positions of (conversations, persons): at least as many conversations as persons, none without a person.
        axes: region, sex and age group.
    """

    cells: tuple[Cell, ...]
    rows: NDArray[np.int64]
    observed: NDArray[np.float64]
    sums: NDArray[np.float64]
    events: tuple[tuple[int, int], ...]
    axes: tuple[Axis, Axis, Axis]

    def meet(self, one: int, other: int) -> int | None:
        """The position of the overlap of two cells, or None."""
        first, second = self.cells[one], self.cells[other]
        if first.indicator != second.indicator:
            return None
        common = [axis.meet(*pair) for axis, *pair in zip(self.axes, first[1:], second[1:], strict=True)]
        wanted = (first.indicator, *common)
        return self.cells.index(wanted) if wanted in self.cells else None

    @cached_property
    def innermost(self) -> NDArray[np.bool_]:
        """Row by cell: which cells without parts it is made of."""
        parts = np.array([(self.sums[self.sums[:, at] > 0] < 0).any(axis=0) for at in range(len(self.cells))])
        within = np.eye(len(self.cells), dtype=bool)
        while (wider := within | (within.astype(int) @ parts > 0)).sum() > within.sum():
            within = wider
        return within & ~parts.any(axis=1)

    def inside(self, cell: int) -> list[int]:
        """The positions of all cells within the cell, itself included."""
        return [other for other in range(len(self.cells)) if self.meet(cell, other) == other]


class UnclearTableError(Exception):
    """The table can't be modelled, so nothing of it is published."""


def family_of(indicator: str) -> str:
    """Indicators about the same people share a family: conversations and the persons who had them."""
    return had_by(indicator) or indicator


def block_of(table: pd.DataFrame, remembered: pd.DataFrame | None = None) -> Block:
    """The block of one family's rows in one period and source.

    Args:
        table: OBSERVATIONS rows, margins included; the index is their place in the frame.
        remembered: rows that only an earlier edition printed; readers can still subtract them.

    Raises:
        UnclearTableError: two sources have the same cell, or there are two catchments, or the country and its parts,
            so that no sum is certain.
    """
    if table.duplicated(["indicator", "region", "sex", "age_group"]).any():
        raise UnclearTableError("two sources for one cell")
    known = table if remembered is None else pd.concat([table, remembered.set_axis([-1] * len(remembered))])
    axes = (_regions(known), _sexes(known), _ages(known))
    cells = tuple(Cell(*cell) for cell in product(_indicators(known), *(axis.values for axis in axes)))
    place = {cell: at for at, cell in enumerate(cells)}
    rows, observed = np.full(len(cells), -1), np.full(len(cells), np.nan)
    for row in known.itertuples():
        cell = Cell(row.indicator, row.region, row.sex, row.age_group)
        if row.status in (*NUMBER_STATUSES, SUPPRESSED):
            rows[place[cell]], observed[place[cell]] = row.Index, row.value
        users = cell._replace(indicator=family_of(cell.indicator))
        if users in place and np.isnan(observed[place[users]]):
            observed[place[users]] = row.persons
    events = tuple(
        (at, place[users])
        for cell, at in place.items()
        if (users := cell._replace(indicator=family_of(cell.indicator))) != cell
    )
    return Block(cells, rows, observed, _sums(place, axes), events, axes)


def _indicators(table: pd.DataFrame) -> list[str]:
    """The table's indicators, and the persons behind events even where these are not printed."""
    found = set(table["indicator"])
    return sorted(found | {family_of(indicator) for indicator in found})


def _regions(table: pd.DataFrame) -> Axis:
    regions = sorted(set(table["region"]))
    wholes = [region for region in regions if is_whole(region)]
    if len({region.removesuffix(REST) for region in regions if ":" in region}) > 1 or {"0"} < set(wholes):
        raise UnclearTableError("wholes that overlap in one table")
    parts = {whole: tuple(region for region in regions if _within(region, whole)) for whole in wholes}
    parts = {whole: _with_rest(table, whole, inner) for whole, inner in parts.items()}
    return Axis(tuple(sorted({*regions, *(part for inner in parts.values() for part in inner)})), parts)


def is_whole(region: str) -> bool:
    """A catchment, a county or the country, but not the rest of one."""
    return (":" in region and not region.endswith(REST)) or (region.isdigit() and len(region) < 4)


def _within(region: str, whole: str) -> bool:
    if region == whole or is_whole(region):
        return False
    return ":" in whole or whole == "0" or region.startswith(whole)


def _with_rest(table: pd.DataFrame, whole: str, parts: tuple[str, ...]) -> tuple[str, ...]:
    """The parts, and an unprinted rest unless the parts demonstrably make up the whole.

    Two or more parts that add up to the whole in every cell are all of it. With a single part the rest is a number in
    its own right («41 (67)» reveals 26 others), even when it is zero.
    """
    if whole + REST in parts:
        return parts
    wide = table.pivot_table(index=["indicator", "sex", "age_group"], columns="region", values="value", dropna=False)
    observed = wide.reindex(columns=[whole, *parts]).dropna()
    is_all = len(parts) > 1 and len(observed) > 0 and bool((observed[whole] == observed[list(parts)].sum(axis=1)).all())
    return parts if is_all else (*parts, whole + REST)


def _sexes(table: pd.DataFrame) -> Axis:
    seen = set(table["sex"]) - {ALL}
    if not seen:
        return Axis((ALL,), {})
    parts = tuple(sorted(seen | {WOMEN, MEN} | ({OTHER} if _has_unregistered(table) else set())))
    return Axis((*parts, ALL), {ALL: parts})


def _has_unregistered(table: pd.DataFrame) -> bool:
    """Whether some total exceeds women and men together, so that others are counted in no cell."""
    wide = table.pivot_table(index=["indicator", "region", "age_group"], columns="sex", values="value", dropna=False)
    observed = wide.reindex(columns=[WOMEN, MEN, ALL]).dropna()
    return bool((observed[ALL] > observed[WOMEN] + observed[MEN]).any())


def _ages(table: pd.DataFrame) -> Axis:
    seen = set(table["age_group"])
    if ALL not in seen or len(seen) == 1:
        return Axis(tuple(sorted(seen)), {})
    return Axis((ADULTS, ALL, CHILDREN), {ALL: (ADULTS, CHILDREN)})


def _sums(place: Mapping[Cell, int], axes: tuple[Axis, Axis, Axis]) -> NDArray[np.float64]:
    """Each whole is the sum of its parts, along each dimension."""
    equations = [row for cell in place for row in _sums_of(cell, place, axes)]
    return np.array(equations).reshape(len(equations), len(place))


def _sums_of(cell: Cell, place: Mapping[Cell, int], axes: tuple[Axis, Axis, Axis]) -> Iterator[NDArray[np.float64]]:
    for field, axis in zip(("region", "sex", "age_group"), axes, strict=True):
        if parts := axis.parts.get(getattr(cell, field)):
            equation = np.zeros(len(place))
            equation[place[cell]] = 1
            equation[[place[cell._replace(**{field: part})] for part in parts]] = -1
            yield equation
