"""PowerPoint: a native, editable chart on a slide, its finding as the title."""

from dashboard.documents.frame import Frame
from dashboard.documents.powerpoint.figure import add_figure_slides
from dashboard.documents.powerpoint.presentation import new_deck, saved
from dashboard.scene.size import Preset

MIME = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def pptx(frame: Frame, preset: Preset) -> bytes:
    """One figure as a presentation, on one slide if it fits; every slide has a title, for navigation."""
    deck = new_deck()
    add_figure_slides(deck, frame, preset)
    return saved(deck, frame.chart.finding, frame.exported, frame.chart.language)
