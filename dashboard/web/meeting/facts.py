"""At most two facts beside a figure, each of few words: those of its spec, how to read it, and what is withheld."""

from dashboard.charts.build import Context
from dashboard.charts.chart import Chart
from dashboard.charts.registry import FIGURES
from dashboard.model.kept import kept
from dashboard.model.published import Published
from dashboard.vocabulary.selection import Selection
from dashboard.web.meeting.pictures import CACHED, chart_of
from dashboard.web.meeting.slide import MOST_FACTS, MOST_WORDS


@kept(CACHED)
def facts_of(published: Published, key: str, selection: Selection) -> tuple[str, ...]:
    """The facts of a figure, the most important first; a chart without numbers has none.

    What is longer than can be read across a room is in the definition panel alone.
    """
    chart, context = chart_of(published, key, selection), Context(published, selection)
    if not chart.has_numbers:
        return ()
    found = [*FIGURES[key].facts(context), *_withheld(context, chart), chart.reading, *chart.notes]
    short = (words for words in dict.fromkeys(found) if words and len(words.split()) <= MOST_WORDS)
    return tuple(short)[:MOST_FACTS]


def _withheld(context: Context, chart: Chart) -> tuple[str, ...]:
    return (context.t("Some numbers are withheld so that nobody can be recognised."),) if chart.has_withheld else ()
