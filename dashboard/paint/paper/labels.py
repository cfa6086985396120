"""Keeping words apart along one axis."""


def spread(wanted: list[float], heights: list[float], low: float, high: float) -> list[float]:
    """Middles as near as possible to the wanted ones, in the same order, none overlapping, inside low-high.

    Each overlap is solved by laying the two as one block around their shared mean, then the next is looked at.
    """
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    blocks: list[tuple[list[int], float]] = []  # members from below, middle of the block
    for index in order:
        block = ([index], _inside(wanted[index], heights[index], low, high))
        while blocks and _bottom(block, heights) < _top(blocks[-1], heights):
            block = _merged(blocks.pop(), block, wanted, heights, low, high)
        blocks.append(block)
    return _middles(blocks, heights, len(wanted))


def _middles(blocks: list[tuple[list[int], float]], heights: list[float], count: int) -> list[float]:
    middles = [0.0] * count
    for block in blocks:
        bottom = _bottom(block, heights)
        for index in block[0]:
            middles[index] = bottom + heights[index] / 2
            bottom += heights[index]
    return middles


def _merged(
    below: tuple[list[int], float],
    above: tuple[list[int], float],
    wanted: list[float],
    heights: list[float],
    low: float,
    high: float,
) -> tuple[list[int], float]:
    members = below[0] + above[0]
    mean = sum(wanted[index] for index in members) / len(members)
    return members, _inside(mean, sum(heights[index] for index in members), low, high)


def _inside(middle: float, height: float, low: float, high: float) -> float:
    return max(low + height / 2, min(high - height / 2, middle))


def _bottom(block: tuple[list[int], float], heights: list[float]) -> float:
    return block[1] - sum(heights[index] for index in block[0]) / 2


def _top(block: tuple[list[int], float], heights: list[float]) -> float:
    return block[1] + sum(heights[index] for index in block[0]) / 2
