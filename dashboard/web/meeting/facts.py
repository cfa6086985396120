"""At most three facts beside a figure: those of its spec, then breaks, withheld numbers and notes."""

from dashboard.charts.build import Context
from dashboard.charts.chart import Chart
from dashboard.charts.registry import FIGURES
from dashboard.model.kept import kept
from dashboard.model.published import Published
from dashboard.vocabulary.selection import Selection
from dashboard.web.meeting.pictures import CACHED, chart_of
from dashboard.web.meeting.slide import MOST_FACTS

MOST_SIGNS = 330  # what can be read in a column from the back of the room; table and definition have the rest
Facts = list[str]


@kept(CACHED)
def facts_of(published: Published, key: str, selection: Selection) -> tuple[str, ...]:
    """The facts of a figure, the most important first; a chart without numbers has none."""
    chart, context = chart_of(published, key, selection), Context(published, selection)
    if not chart.has_numbers:
        return ()
    own = FIGURES[key].facts(context)
    return _fitting([*own, *_breaks(chart, bool(own)), *_withheld(context, chart), *_notes(chart)])


def _fitting(found: Facts) -> tuple[str, ...]:
    """The first facts, as many as fit on the screen; always at least one."""
    kept: Facts = []
    for words in dict.fromkeys(filter(None, found)):
        if len(kept) < MOST_FACTS and (not kept or sum(map(len, kept)) + len(words) <= MOST_SIGNS):
            kept.append(words)
    return tuple(kept)


def _breaks(chart: Chart, is_judged: bool) -> Facts:
    """The breaks in a series whose verdict does not already name them."""
    return [] if is_judged else [mark.words for mark in chart.marks if mark.is_break]


def _withheld(context: Context, chart: Chart) -> Facts:
    words = context.t(
        "Some numbers are withheld so that nobody can be recognised, either from a small number or by subtraction."
    )
    return [words] if chart.has_withheld else []


def _notes(chart: Chart) -> Facts:
    said = {mark.words for mark in chart.marks}
    return [words for words in chart.notes if words not in said]
