"""Splits a block into parts that share no equation, so that each can be protected separately."""

import numpy as np
from numpy.typing import NDArray

from dashboard.model.disclosure.pattern.grid import Block


def components(block: Block) -> list[Block]:
    """The connected parts with a number; adults and children are separate where no cell has both together."""
    labels = _labels(block)
    parts = [_part(block, np.flatnonzero(labels == label)) for label in np.unique(labels)]
    return [part for part in parts if (part.rows >= 0).any() and not np.isnan(part.observed).all()]


def _labels(block: Block) -> NDArray[np.int64]:
    """The lowest cell that each cell is connected to, directly or through others."""
    groups = [np.flatnonzero(equation) for equation in block.sums] + [np.array(pair) for pair in block.events]
    labels = np.arange(len(block.cells))
    for group in groups:
        joined = np.isin(labels, labels[group])
        labels[joined] = labels[group].min()
    return labels


def _part(block: Block, cells: NDArray[np.int64]) -> Block:
    place = {old: new for new, old in enumerate(cells.tolist())}
    sums = block.sums[:, cells]
    return Block(
        cells=tuple(block.cells[at] for at in cells),
        rows=block.rows[cells],
        observed=block.observed[cells],
        sums=sums[np.abs(sums).sum(axis=1) > 0],
        events=tuple((place[event], place[persons]) for event, persons in block.events if event in place),
        axes=block.axes,
    )
