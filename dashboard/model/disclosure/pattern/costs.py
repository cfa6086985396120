"""What a reader loses with each hidden cell: the same for every municipality that publishes the table."""

import numpy as np

from dashboard.model.disclosure.pattern.attack import Table
from dashboard.model.disclosure.pattern.grid import Block, Cell, is_whole
from dashboard.model.margins import REST
from loaders.schema import ALL

# For both sexes together, for one sex, and per person in the cell: large numbers are worth more to readers, and so are
# a municipality's own. A total of the whole counts once for each municipality that shares it.
_COSTS = {"whole": (300.0, 10.0, 0.2), "municipality": (400.0, 10.0, 0.4), "rest": (20.0, 8.0, 0.2)}
MOST_PERSONS = 200
TIE_BREAK = 0.001


def costs(block: Block, truth: Table) -> Table:
    """The cost of each cell, with a tie-break by its place in the block, so that no two patterns cost the same."""
    shared_by = sum(kind(region) == "municipality" for region in {cell.region for cell in block.cells})
    ties = TIE_BREAK * np.sqrt(np.arange(2, len(truth) + 2))
    return ties + [cost(cell, value, shared_by) for cell, value in zip(block.cells, truth, strict=True)]


def cost(cell: Cell, value: float, shared_by: int) -> float:
    """Highest for large totals, which are the costliest to suppress, and lowest for small inner cells."""
    both, inner, each = _COSTS[kind(cell.region)]
    both *= shared_by if kind(cell.region) == "whole" else 1
    return (both if cell.sex == ALL else inner) + each * min(value, MOST_PERSONS)


def kind(region: str) -> str:
    """`whole`, `municipality`, or `rest`: the municipalities that a centre does not name."""
    if is_whole(region):
        return "whole"
    return "rest" if region.endswith(REST) else "municipality"
