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
    share: float | None = None  # the budget as a share of the better peer's

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
    return (
        f"{value:.0f}"
        if value >= 100
        else f"{value:.1f}"
        if value >= 10
        else f"{value:.2f}"
        if value >= 0.1
        else f"{value:.3f}"
    )


def table(figures: Sequence[Figure]) -> str:
    """All figures under a heading row."""
    return "\n".join(["| figure | min / median / max | budget | |", "|---|---|---|---|", *map(row, figures)])


def ratios(ours: Sequence[Figure], peers: dict[str, Sequence[Figure]]) -> str:
    """Each figure's median beside the peers', ours as a share of the better peer's, and the budget of that share."""
    lines = [f"| figure | dashboard | {' | '.join(peers)} | of the better peer | budget | |"]
    lines.append("|---|---|" + "---|" * (len(peers) + 3))
    lines += [_beside(figure, [found[at].median for found in peers.values()]) for at, figure in enumerate(ours)]
    return "\n".join(lines)


def _beside(figure: Figure, others: list[float]) -> str:
    cells = " | ".join(number(value) for value in (figure.median, *others))
    share = figure.median / min(others) if min(others) else None
    shown = "" if share is None else f"{share:.2f}"
    budget = "" if figure.share is None else f"{figure.share:.2f}"
    kept = share is not None and figure.share is not None and share <= figure.share
    verdict = "" if figure.share is None else "holds" if kept else "does not hold"
    return f"| {figure.what} ({figure.unit}) | {cells} | {shown} | {budget} | {verdict} |"
