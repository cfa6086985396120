"""A figure's missing numbers and the reasons shown for them: the same in every format.

A missing number is drawn as a low slot at the axis with the reason above, at a height that never depends on the
number. Neighbours missing for the same reason share one slot.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from dashboard.charts.chart import Chart, Kind, Value
from dashboard.vocabulary.text import Text, text
from loaders.schema import MISSING, NORMAL, NOT_APPLICABLE, NOT_PUBLISHED, PROVISIONAL, SUPPRESSED

SLOT_SHARE = 0.04  # of the value axis: too low to be read as a value, and the same in every figure
STATUSES = (SUPPRESSED, NOT_PUBLISHED, MISSING, NOT_APPLICABLE)
_WITHOUT_SLOTS = (Kind.FUNNEL, Kind.BARS)  # no slots side by side: a funnel shows only numbers, bars are rows

Place = tuple[int, int]  # category, series


@dataclass(frozen=True)
class Reason:
    """Why there is no number; `names` are the lines without one, if others have one."""

    status: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Gap:
    """Adjacent missing numbers, first to last, with the same reasons. Lines share their category's place."""

    reasons: tuple[Reason, ...]
    first: Place
    last: Place

    def is_whole(self, chart: Chart) -> bool:
        """Whether it covers whole categories, so that its label may use their full width."""
        return chart.kind is Kind.LINES or (self.first[1] == 0 and self.last[1] == len(chart.series) - 1)

    def words(self, t: Text, *, short: bool = False) -> str:
        """The slot's label: «skjult av hensyn til personvernet», in short «skjult»."""
        return "; ".join(_with_names(reason, t, short=short) for reason in self.reasons)

    def reasons_only(self, t: Text) -> str:
        """The short label without the lines' names, if there is no room for them."""
        return "; ".join(why(t, reason.status, short=True) for reason in self.reasons)


def why(t: Text, status: str, *, short: bool = False) -> str:
    """Why there is no number."""
    return {
        SUPPRESSED: t("withheld") if short else t("withheld to protect privacy"),
        MISSING: t("missing"),
        NOT_PUBLISHED: t("not published") if short else t("not published yet"),
        NOT_APPLICABLE: t("not applicable"),
    }[status]


def status_words(t: Text, status: str) -> str:
    """A status in words, for a column of a file."""
    return {NORMAL: t("published"), PROVISIONAL: t("provisional")}.get(status) or why(t, status)


def reason_words(chart: Chart, value: Value, *, short: bool = False) -> str:
    """Why this number is missing: in rows the chart's meaning of its sign, in short the part before the colon."""
    own = dict(chart.signs).get(value.label, "") if chart.kind is Kind.BARS else ""
    words = own.partition(":")[0] if short else own
    return words or why(text(chart.language), value.status, short=short)


def gaps(chart: Chart) -> tuple[Gap, ...]:
    """Every slot of a figure whose categories are side by side, from left to right."""
    if chart.kind in _WITHOUT_SLOTS:
        return ()
    cells = _of_lines(chart) if chart.kind is Kind.LINES else _of_bars(chart)
    found = []
    for (reasons, _), group in groupby(cells, key=lambda cell: cell[1]):
        places = [place for place, _ in group]
        if reasons:
            found.append(Gap(reasons, places[0], places[-1]))
    return tuple(found)


def drawn_key(chart: Chart) -> tuple[tuple[str, str], ...]:
    """(word or sign, meaning) of what needs explaining in the figure itself, as opposed to its table."""
    t, drawn = text(chart.language), {reason.status for gap in gaps(chart) for reason in gap.reasons}
    entries = (
        (SUPPRESSED in drawn, why(t, SUPPRESSED, short=True), t("to protect privacy")),
        (MISSING in drawn, why(t, MISSING), t("not in the files delivered")),
        (_has_provisional(chart), "*", t("provisional")),
    )
    return tuple((sign, meaning) for is_drawn, sign, meaning in entries if is_drawn)


def interval_words(chart: Chart, *, with_band: bool = False) -> str:
    """What the thin lines mean, if there are any; `with_band` if a picture fills the space between them."""
    t = text(chart.language)
    if not chart.has_intervals:
        return ""
    if with_band and chart.kind is Kind.LINES:
        return t("Pale band and thin line: 95% interval.")
    return t("Thin line: 95% interval.")


def _of_bars(chart: Chart) -> Iterator[tuple[Place, tuple[tuple[Reason, ...], int]]]:
    """Each place with its reason, and its category unless the whole category is missing for one reason."""
    for index in range(len(chart.categories)):
        statuses = [_status(chart, index, nth) for nth in range(len(chart.series))]
        is_whole = len(set(statuses)) == 1
        for nth, status in enumerate(statuses):
            yield (index, nth), ((Reason(status),) if status else (), -1 if is_whole else index)


def _of_lines(chart: Chart) -> Iterator[tuple[Place, tuple[tuple[Reason, ...], int]]]:
    """Each category, with reasons if no line has a number or one is withheld; otherwise a gap in the line is enough."""
    for index in range(len(chart.categories)):
        missing = [(one.name, _status(chart, index, nth)) for nth, one in enumerate(chart.series)]
        if all(status for _, status in missing):
            found = {status for _, status in missing}
            reasons = tuple(Reason(status) for status in STATUSES if status in found)
        else:
            names = tuple(name for name, status in missing if status == SUPPRESSED)
            reasons = (Reason(SUPPRESSED, names),) if names else ()
        yield (index, 0), (reasons, -1)


def _status(chart: Chart, index: int, nth: int) -> str:
    """Why a place has no number; empty if it has one."""
    value = chart.series[nth].values[index]
    return "" if value.is_number else value.status


def _with_names(reason: Reason, t: Text, *, short: bool) -> str:
    words = why(t, reason.status, short=short)
    return t("{name}: {reason}", name=t.listed(list(reason.names)), reason=words) if reason.names else words


def _has_provisional(chart: Chart) -> bool:
    """Whether a provisional number is drawn with its sign; a funnel labels only one's own areas."""
    return any(
        value.is_number and value.is_provisional and (chart.kind is not Kind.FUNNEL or index in series.highlight)
        for series in chart.series
        for index, value in enumerate(series.values)
    )
