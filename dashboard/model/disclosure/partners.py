"""What a municipality would disclose by printing its own row, such as «22 (67)», beside the published table."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from dashboard.model.disclosure.pattern.attack import Demand
from dashboard.model.disclosure.pattern.costs import kind
from dashboard.model.disclosure.pattern.grid import Block
from dashboard.model.disclosure.pattern.suppress import Problem, proof
from dashboard.model.disclosure.risk import Flags
from loaders.schema import ALL

Cells = tuple[int, ...]


@dataclass(frozen=True)
class Exposure:
    """Municipalities whose own rows, printed beside the table, disclose a hidden number; `row` is one of them."""

    regions: tuple[str, ...]
    row: int


def beside_each(demands: Iterable[Demand], rows: dict[str, Cells]) -> list[Demand]:
    """The demands for a reader with one municipality's own row, and for a reader with all of them."""
    held = dict.fromkeys([*rows.values(), _together(rows)])
    return [_beside(demand, cells) for demand in demands for cells in held if cells]


def exposures(
    rows: dict[str, Cells], problem: Problem, demands: tuple[Demand, ...], hidden: Flags
) -> Iterator[Exposure]:
    """Each municipality that would disclose something alone, or all of them where only their rows together do.

    Raises:
        OutOfTimeError: the deadline came first.
    """
    known, at = problem.known(hidden), problem.attacker.block.rows
    held = [demand for demand in demands if proof(problem, demand, known) is not None]
    alone = [region for region, cells in rows.items() if _discloses(problem, held, known, cells)]
    for region in alone:
        yield Exposure((region,), int(at[rows[region][0]]))
    if not alone and len(rows) > 1 and _discloses(problem, held, known, _together(rows)):
        yield Exposure(tuple(rows), int(at[_together(rows)[0]]))


def own_rows(block: Block) -> dict[str, Cells]:
    """What a plan may print for each municipality: its totals for both sexes, with everyone's in brackets."""
    printed = [at for at, cell in enumerate(block.cells) if block.rows[at] >= 0 and cell.sex == ALL]
    everyone = tuple(at for at in printed if kind(block.cells[at].region) == "whole")
    rows: dict[str, Cells] = {}
    for at in printed:
        if kind(region := block.cells[at].region) == "municipality":
            rows[region] = (*rows.get(region, ()), at)
    return {region: (*own, *everyone) for region, own in rows.items()}


def _together(rows: dict[str, Cells]) -> Cells:
    return tuple(dict.fromkeys(cell for cells in rows.values() for cell in cells))


def _beside(demand: Demand, printed: Cells) -> Demand:
    """The demand for a reader who also knows the printed cells."""
    return replace(demand, insider=tuple(dict.fromkeys([*demand.insider, *printed])))


def _discloses(problem: Problem, demands: list[Demand], known: Flags, printed: Cells) -> bool:
    if bool(known[np.array(printed)].all()):
        return False
    return any(proof(problem, _beside(demand, printed), known) is None for demand in demands)
