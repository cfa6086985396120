"""Word: a native, editable chart with caption, source, note and companion table, and the rest at the end."""

import io

from dashboard.documents.frame import Frame
from dashboard.documents.names import figure_id
from dashboard.documents.properties import identify
from dashboard.documents.word.document import finished, new_document
from dashboard.documents.word.figure import add_about, add_figure
from dashboard.scene.size import Preset

MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def docx(frame: Frame, preset: Preset, *, with_title: bool) -> bytes:
    """One figure as a Word document, ready to be copied into a plan."""
    document = new_document(frame.chart.language)
    if with_title:
        document.add_heading(frame.title, level=1)
    add_figure(document, frame, preset)
    add_about(document, frame, frame.t("About the figures"))
    saved = io.BytesIO()
    finished(document, frame.chart.finding, frame.exported, frame.chart.language)
    identify(document, figure_id(frame.chart), frame.chart.version, frame.link)
    document.save(saved)
    return saved.getvalue()
