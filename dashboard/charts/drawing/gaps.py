"""A figure's missing numbers and the reasons shown for them: the same in every format.

A missing number is drawn as a low slot at the axis with the reason above, at a height that never depends on the
number. Neighbours missing for the same reason share one slot.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from dashboard.charts.chart import Chart, Kind, Value
from dashboard.charts.drawing.stack import Stack, stacks, total_name, total_of
from dashboard.vocabulary.text import Text, text
from loaders.schema import MISSING, NORMAL, NOT_APPLICABLE, NOT_PUBLISHED, PROVISIONAL, SUPPRESSED

SLOT_SHARE = 0.04  # of the value axis: too low to be read as a value, and the same in every figure
STATUSES = (SUPPRESSED, NOT_PUBLISHED, MISSING, NOT_APPLICABLE)
_WITHOUT_SLOTS = (Kind.FUNNEL, Kind.BARS)  # no slots side by side: a funnel shows only numbers, bars are rows
SHARING = (Kind.LINES, Kind.STACKED)  # all series of a category have one place

Place = tuple[int, int]  # category, series


@dataclass(frozen=True)
class Reason:
    """Why there is no number; `names` are the lines without one, if others have one."""

    status: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Gap:
    """Adjacent missing numbers, first to last, with the same reasons. Lines and stacks share their category's place."""

    reasons: tuple[Reason, ...]
    first: Place
    last: Place

    def is_whole(self, chart: Chart) -> bool:
        """Whether it covers whole categories, so that its label may use their full width."""
        return chart.kind in SHARING or (self.first[1] == 0 and self.last[1] == len(chart.series) - 1)

    def holds(self, chart: Chart, series: int, category: int) -> bool:
        """Whether this is the place of a missing number."""
        value = chart.series[series].values[category]
        is_here = self.first[0] <= category <= self.last[0]
        if chart.kind is Kind.STACKED:  # a part that isn't applicable is no part of the column
            is_here &= value.status != NOT_APPLICABLE or Reason(NOT_APPLICABLE) in self.reasons
        elif chart.kind is not Kind.LINES:
            is_here = self.first <= (category, series) <= self.last
        return is_here and not value.is_number

    def words(self, t: Text, *, short: bool = False) -> str:
        """The slot's label: «skjult av hensyn til personvernet», in short «skjult»."""
        return "; ".join(_with_names(reason, t, short=short) for reason in self.reasons)

    def reasons_only(self, t: Text) -> str:
        """The short label without the lines' names, if there is no room for them."""
        return "/".join(why(t, reason.status, short=True) for reason in self.reasons)


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
    cells = {Kind.LINES: _of_lines, Kind.STACKED: _of_stacks}.get(chart.kind, _of_bars)(chart)
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


def line_key(chart: Chart) -> tuple[tuple[str, str], ...]:
    """(line, meaning) of the thin and dashed lines in a picture, if there are any."""
    t = text(chart.language)
    thin = t("Pale band and thin line") if chart.kind is Kind.LINES else t("Thin line")
    has_rest = chart.kind is Kind.STACKED and any(stack.rest for stack in stacks(chart))
    entries = (
        (chart.has_intervals, thin, t("95% interval")),
        (has_rest, t("Dashed"), t("the rest of “{total}”, not divided", total=total_name(chart))),
    )
    return tuple((line, meaning) for is_drawn, line, meaning in entries if is_drawn)


def line_words(chart: Chart) -> str:
    """The same as sentences."""
    return " ".join(f"{line}: {meaning}." for line, meaning in line_key(chart))


def interval_words(chart: Chart) -> str:
    """What the thin lines of an Office chart mean, if there are any."""
    t = text(chart.language)
    return f"{t('Thin line')}: {t('95% interval')}." if chart.has_intervals else ""


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


def _of_stacks(chart: Chart) -> Iterator[tuple[Place, tuple[tuple[Reason, ...], int]]]:
    """Each stack with the reasons of its missing parts; only a stack without any number may share its place."""
    for stack in stacks(chart):
        yield (stack.category, 0), (_in_stack(chart, stack), -1 if stack.is_empty else stack.category)


def _in_stack(chart: Chart, stack: Stack) -> tuple[Reason, ...]:
    """Why parts are missing, or the total of known parts; nothing if the known parts are all there is."""
    nth, index = total_of(chart), stack.category
    total = "" if nth is None else _status(chart, index, nth)
    if nth is not None and total not in ("", NOT_APPLICABLE) and stack.parts and not stack.absent:
        return (Reason(total, (chart.series[nth].name,)),)
    missing = range(len(chart.series)) if stack.is_empty else stack.absent
    found = {_status(chart, index, series) for series in missing}
    return tuple(Reason(status) for status in STATUSES if status in found)


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
