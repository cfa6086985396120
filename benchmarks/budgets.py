"""Compares the measurements with the budgets: one row each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.browser import Visit
from benchmarks.report import Row, percentile
from benchmarks.users import Load


@dataclass(frozen=True)
class Start:
    """One start of an application: seconds until it was ready (ours only), one visit, and the memory afterwards."""

    ready_s: float | None
    visit: Visit
    memory_mb: float


@dataclass(frozen=True)
class Documents:
    """Seconds, one per run: exports to published table, the first figure after a start, and the whole report."""

    load_s: Sequence[float]
    figure_s: Sequence[float]
    report_s: Sequence[float]


def rows(ours: list[Start], peers: dict[str, list[Start]], load: Load, documents: Documents) -> list[Row]:
    """Every budget but those of growth, in the order of the design."""
    return [*_page(ours, peers), *_process(ours), *_users(load), *_documents(documents)]


def _page(ours: list[Start], peers: dict[str, list[Start]]) -> list[Row]:
    def row(what: str, unit: str, budget: float, share: float, measure: Callable[[Visit], float]) -> Row:
        others = {name: [measure(one.visit) for one in starts] for name, starts in peers.items()}
        return Row(what, [measure(one.visit) for one in ours], budget, unit, share, others)

    visits = [one.visit for one in ours]
    return [
        row("first chart painted", "ms", 400, 0.15, lambda one: one.first_chart_ms),
        row("page ready for pointing and filtering", "ms", 1200, 0.45, lambda one: one.ready_ms),
        row("on the wire before the first chart", "kB", 150, 0.03, lambda one: one.early_bytes / 1000),
        row("on the wire in all", "kB", 650, 0.1, lambda one: one.wire_bytes / 1000),
        row("filter change to repaint, p50", "ms", 80, 0.25, lambda one: percentile(one.repaints_ms, 50)),
        row("filter change to repaint, p95", "ms", 120, 0.3, lambda one: percentile(one.repaints_ms, 95)),
        Row("its server part, p95", [percentile(one.callbacks_ms, 95) for one in visits], 20, "ms"),
        Row("layout shift (CLS)", [one.shift for one in visits], 0.02),
        Row("slowest interaction (INP)", [one.delay_ms for one in visits], 100, "ms"),
    ]


def _process(ours: list[Start]) -> list[Row]:
    return [
        Row("cold start until `/klar`, warm state", [one.ready_s for one in ours if one.ready_s], 2, "s"),
        Row("one process after a visit and 1 000 addresses", [one.memory_mb for one in ours], 250, "MB"),
    ]


def _users(load: Load) -> list[Row]:
    """Empty rows if no new edition reached the readers: then nothing was published meanwhile."""
    is_measured, who = len(load.editions) > 1, "50 users while a delivery is published"
    p95, replies, seen = percentile(load.times_ms, 95), len(load.times_ms), len(load.editions)
    return [
        Row(f"{who}, p95", [p95] if is_measured else [], 200, "ms"),
        Row(f"{who}, errors in {replies} replies", [load.errors] if is_measured else [], 0),
        Row(f"{who}, mixed editions ({seen} seen)", [load.mixed] if is_measured else [], 0),
    ]


def _documents(found: Documents) -> list[Row]:
    return [
        Row("load + check + model + suppress the shipped exports", found.load_s, 2, "s"),
        Row("one docx figure, the first after a start included", found.figure_s, 1, "s"),
        Row("full report", found.report_s, 8, "s"),
    ]
