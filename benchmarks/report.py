"""The measured budgets as one table: ours, the budget, the better peer, and whether each holds."""

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

HEADINGS = ("what", "ours", "budget", "better peer", "ratio", "ratio's budget", "holds")
DIGITS = ((100, 0), (10, 1), (0.1, 2), (0, 3))  # (from this size, decimals)


@dataclass(frozen=True)
class Row:
    """One budget: our samples and the peers', judged by the median; without samples it was not measured."""

    what: str
    ours: Sequence[float]
    budget: float
    unit: str = ""
    share: float | None = None  # limit on ours as a share of the better peer's
    peers: Mapping[str, Sequence[float]] = field(default_factory=dict)

    @property
    def better(self) -> tuple[float, str] | None:
        """The lowest median among the peers, and the peer's name."""
        return min(((statistics.median(samples), name) for name, samples in self.peers.items()), default=None)

    @property
    def ratio(self) -> float | None:
        """Our median as a share of the better peer's."""
        return statistics.median(self.ours) / self.better[0] if self.ours and self.better else None

    @property
    def verdict(self) -> str:
        """Whether the budget and the ratio's budget hold; a row that misses one names the one that it keeps."""
        if not self.ours:
            return "not measured"
        is_kept = statistics.median(self.ours) <= self.budget
        if self.ratio is None or self.share is None:
            return "yes" if is_kept else "no"
        return {
            (True, True): "yes",
            (True, False): "budget only",
            (False, True): "ratio only",
            (False, False): "no",
        }[is_kept, self.ratio <= self.share]


def table(rows: Sequence[Row]) -> str:
    """All rows as a Markdown table."""
    return "\n".join([_line(HEADINGS), _line(["---"] * len(HEADINGS)), *(_line(_cells(row)) for row in rows)])


def percentile(samples: Sequence[float], share: int) -> float:
    """The p-th percentile, of at least two samples."""
    return statistics.quantiles(samples, n=100, method="inclusive")[share - 1]


def number(value: float) -> str:
    """About three digits, whatever the size; zero is plain."""
    digits = next(digits for size, digits in DIGITS if value >= size)
    return f"{value:.{digits}f}" if value else "0"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cells(row: Row) -> list[str]:
    better = f"{number(row.better[0])} {row.unit} ({row.better[1]})" if row.better else ""
    ratio = "" if row.ratio is None else f"{row.ratio:.3f}"
    share = "" if row.share is None else f"{row.share:.2f}"
    return [row.what, _ours(row), f"{number(row.budget)} {row.unit}".strip(), better, ratio, share, row.verdict]


def _ours(row: Row) -> str:
    """The median, and the lowest and highest if there are several."""
    if not row.ours:
        return ""
    median, low, high = (number(found(row.ours)) for found in (statistics.median, min, max))
    spread = f" ({low}–{high})" if len(row.ours) > 1 else ""
    return f"{median}{spread} {row.unit}".strip()
