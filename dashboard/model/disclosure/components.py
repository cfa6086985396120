"""Splitting a block into parts that share no equation, so that each can be protected by itself."""

import numpy as np

from dashboard.model.disclosure.grid import Block


def components(block: Block) -> list[Block]:
    """The block's linked parts that hold a number; adults and children part where nobody prints both together."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    links = np.abs(block.sums).T @ np.abs(block.sums) + np.eye(len(block.cells))
    for event, persons in block.events:
        links[event, persons] = 1
    count, label = connected_components(csr_array(links), directed=False)
    parts = [_part(block, np.flatnonzero(label == number)) for number in range(count)]
    return [part for part in parts if (part.rows >= 0).any() and not np.isnan(part.told).all()]


def _part(block: Block, cells: np.ndarray) -> Block:
    place = {old: new for new, old in enumerate(cells.tolist())}
    sums = block.sums[:, cells]
    return Block(
        cells=tuple(block.cells[at] for at in cells),
        rows=block.rows[cells],
        told=block.told[cells],
        sums=sums[np.abs(sums).sum(axis=1) > 0],
        events=tuple((place[event], place[persons]) for event, persons in block.events if event in place),
        axes=block.axes,
    )
