"""A spread of selections that every figure must handle, and everything that a chart says."""

import dataclasses
from collections.abc import Iterator

from dashboard.charts.chart import Chart
from dashboard.charts.registry import FIGURES
from dashboard.vocabulary.selection import Selection

LANGUAGES = ("nb", "nn", "en")
IN_EVERY_LANGUAGE = (
    Selection(),
    Selection(region="0220", sex="men", group="children"),
    Selection(from_year=2020),
)
SELECTIONS = (
    *IN_EVERY_LANGUAGE,
    Selection(from_year=2016, to_year=2019),
    Selection(from_year=2017, to_year=2017),
    Selection(to_year=1999),
    Selection(region="0220"),
    Selection(region="3203", from_year=2018),
    Selection(region="centre:asker-baerum:other", group="children"),
    Selection(region="1144", sex="women"),
    Selection(group="adults"),
)
OWN_SELECTIONS = {
    "funnel": (Selection(),),
    "measures": (
        Selection(),
        Selection(goal=5, measure_status="delayed"),
        Selection(goal=1, measure_status="cancelled"),
    ),
}


def selections(key: str, language: str) -> Iterator[Selection]:
    """The selections that matter to a figure: all in bokmål, the most different ones in the other languages."""
    wanted = SELECTIONS if language == "nb" else IN_EVERY_LANGUAGE
    for chosen in OWN_SELECTIONS.get(key, wanted):
        yield dataclasses.replace(chosen, language=language)


def every_chart(published) -> dict[tuple[str, str], list[Chart]]:
    """(figure, language) → its charts, one per selection."""
    return {
        (key, language): [spec.chart(published, chosen) for chosen in selections(key, language)]
        for key, spec in FIGURES.items()
        for language in LANGUAGES
    }


def sentences_of(chart: Chart) -> list[str]:
    """Every sentence of a chart."""
    notes = (*chart.notes, *(mark.words for mark in chart.marks), *(words for _, words in chart.signs))
    return [chart.finding, chart.paragraph, chart.alt, chart.subtitle, chart.definition, chart.empty, *notes]
