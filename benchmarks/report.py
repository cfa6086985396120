"""Measured figures as a table: minimum, median and maximum, the budget, and whether it holds."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One measured figure: its samples, its unit, and the budget of its median where it has one."""

    what: str
    samples: Sequence[float]
    unit: str
    budget: float | None = None

    @property
    def median(self) -> float:
        return statistics.median(self.samples)

    @property
    def verdict(self) -> str:
        if self.budget is None:
            return ""
        return "holds" if self.median <= self.budget else "does not hold"


def percentile(samples: Sequence[float], share: int) -> float:
    """The p-th percentile, of at least two samples."""
    return statistics.quantiles(samples, n=100, method="inclusive")[share - 1]


def row(figure: Figure) -> str:
    """One line of the Markdown table."""
    values = (min(figure.samples), figure.median, max(figure.samples))
    spread = " / ".join(number(value) for value in values)
    budget = "" if figure.budget is None else f"{number(figure.budget)} {figure.unit}"
    return f"| {figure.what} | {spread} {figure.unit} | {budget} | {figure.verdict} |"


def number(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def table(figures: Sequence[Figure]) -> str:
    """All figures under a heading row."""
    return "\n".join(["| figure | min / median / max | budget | |", "|---|---|---|---|", *map(row, figures)])


def ratios(ours: Sequence[Figure], peers: dict[str, Sequence[Figure]]) -> str:
    """Each figure's median beside the peers', and ours as a share of the better peer's."""
    lines = [
        f"| figure | dashboard | {' | '.join(peers)} | of the better peer |",
        "|---|---|" + "---|" * (len(peers) + 1),
    ]
    for at, figure in enumerate(ours):
        others = [found[at].median for found in peers.values()]
        cells = " | ".join(number(value) for value in others)
        share = f"{figure.median / min(others):.2f}"
        lines.append(f"| {figure.what} ({figure.unit}) | {number(figure.median)} | {cells} | {share} |")
    return "\n".join(lines)
