"""The search's targets: every page, figure, definition and measure, named in the reader's language."""

from dashboard.charts.figures.measures import measure_name
from dashboard.model.kept import kept
from dashboard.model.published import Published
from dashboard.vocabulary.selection import Selection
from dashboard.vocabulary.text import Text, text
from dashboard.web.components.search import Target
from dashboard.web.page.drawing import figure_of
from dashboard.web.page.page import DOCUMENTS, Page

MEASURE_FILTERS = ("mal", "ansvar", "status")


def measure_id(number: int) -> str:
    """The id of a measure on Tiltak."""
    return f"measure-{number}"


def definition_id(indicator: str) -> str:
    """The id of an indicator's definition on Datagrunnlag, without full stops, which CSS selectors would misread."""
    return f"definition-{indicator.replace('.', '-')}"


@kept(8)
def targets(published: Published, pages: tuple[Page, ...], language: str) -> tuple[Target, ...]:
    """All targets, pages first; the same for every selection, so made once per snapshot and language."""
    t = text(language)
    return (
        *(Target(page.name(t), t("Page"), page.path, note=page.question(t)) for page in pages),
        *(Target(entry.name(t), t("Page"), entry.path, is_document=True) for entry in DOCUMENTS),
        *(target for page in pages for target in _figures(published, page, t)),
        *_definitions(published, t),
        *_measures(published, t),
    )


def _figures(published: Published, page: Page, t: Text) -> list[Target]:
    """A page's figures by what they show, with their findings for everything, which a selection may change."""
    selection = Selection(language=t.language)
    charts = [figure_of(published, key, selection).chart for key in page.shown(published)]
    kind = t("Figure on {page}", page=page.name(t))
    return [Target(chart.subtitle.rstrip("."), kind, page.path, chart.key, chart.finding) for chart in charts]


def _definitions(published: Published, t: Text) -> list[Target]:
    entries = [entry for key, entry in published.catalogue.indicators.items() if key in published.indicators]
    return [
        Target(entry.title[t.language], t("Definition"), "/datagrunnlag", definition_id(entry.key)) for entry in entries
    ]


def _measures(published: Published, t: Text) -> list[Target]:
    return [
        Target(
            measure_name(row, t),
            t("Measure"),
            "/tiltak",
            measure_id(row["number"]),
            row["goal_title"],
            drops=MEASURE_FILTERS,
        )
        for _, row in published.measures.iterrows()
    ]
