"""Where a figure has no number, and the words shown there: the same in every format.

A place without a number is drawn as a low slot at the axis with words above it, at a height that never depends on the
number. Neighbours without a number for the same reason share one slot.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from dashboard.charts.chart import Chart, Kind, Value
from dashboard.vocabulary.text import Text, text
from loaders.schema import MISSING, NORMAL, NOT_APPLICABLE, NOT_PUBLISHED, PROVISIONAL, SUPPRESSED

SLOT_SHARE = 0.04  # of the value axis: too low to be read as a value, and the same in every figure
STATUSES = (SUPPRESSED, NOT_PUBLISHED, MISSING, NOT_APPLICABLE)
_WITHOUT_SLOTS = (Kind.FUNNEL, Kind.BARS)  # no slots side by side: the one shows only numbers, the other has rows

Place = tuple[int, int]  # category, series


@dataclass(frozen=True)
class Reason:
    """Why there is no number; `names` are the lines without one where others have theirs."""

    status: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Gap:
    """Places side by side, first to last, without a number for the same reasons. Lines have no places of their own."""

    reasons: tuple[Reason, ...]
    first: Place
    last: Place

    def is_whole(self, chart: Chart) -> bool:
        """Whether it covers whole categories, so that its words may use all of their width."""
        return chart.kind is Kind.LINES or (self.first[1] == 0 and self.last[1] == len(chart.series) - 1)

    def words(self, t: Text, *, short: bool = False) -> str:
        """The words at the slot: «skjult av hensyn til personvernet», in short «skjult»."""
        return "; ".join(_with_names(reason, t, short=short) for reason in self.reasons)

    def reasons_only(self, t: Text) -> str:
        """The same in short and without the lines' names, where there is no room for them."""
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
    """Why this number is missing: in rows the chart's own words for its sign, in short those before the colon."""
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
    """What the thin lines are, where there are any; `with_band` where a picture fills the space between them."""
    t = text(chart.language)
    if not chart.has_intervals:
        return ""
    if with_band and chart.kind is Kind.LINES:
        return t("Pale band and thin line: 95% interval.")
    return t("Thin line: 95% interval.")


def _of_bars(chart: Chart) -> Iterator[tuple[Place, tuple[tuple[Reason, ...], int]]]:
    """Each place with its reason, and its category unless all of it has no number for the same reason."""
    for index in range(len(chart.categories)):
        statuses = [_status(chart, index, nth) for nth in range(len(chart.series))]
        is_whole = len(set(statuses)) == 1
        for nth, status in enumerate(statuses):
            yield (index, nth), ((Reason(status),) if status else (), -1 if is_whole else index)


def _of_lines(chart: Chart) -> Iterator[tuple[Place, tuple[tuple[Reason, ...], int]]]:
    """Each category, with reasons where no line has a number or one is withheld; else a gap in a line is enough."""
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
    """Why a place has no number; empty where it has one."""
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
