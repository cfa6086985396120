"""A drawn picture as bytes: SVG, PNG or PDF, exact in size, with its title and description inside, always the same."""

import io
import re
from xml.sax.saxutils import escape

from dashboard.charts.chart import Chart
from dashboard.documents.frame import Frame
from dashboard.documents.presets import DPI, Preset
from dashboard.paint.paper import draw
from dashboard.paint.paper.paper import Paper

LANGUAGE_TAGS = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}


def svg(frame: Frame, preset: Preset, *, with_title: bool) -> bytes:
    """SVG whose words are paths, so that it prints alike everywhere; title and desc carry them to a screen reader."""
    paper = draw(frame.chart, preset, with_title=with_title, exported=frame.exported)
    drawn = io.BytesIO()
    paper.figure.savefig(drawn, format="svg", metadata={"Date": None, "Creator": None})
    return _described(drawn.getvalue().decode(), frame.chart, preset.width_cm, preset.height_cm).encode()


def inline_svg(paper: Paper, chart: Chart, prefix: str) -> str:
    """The drawing as an <svg> element to stand in a page; its ids begin with `prefix`, so that several can."""
    drawn = io.BytesIO()
    paper.figure.savefig(drawn, format="svg", metadata={"Date": None, "Creator": None})
    words = _described(drawn.getvalue().decode(), chart, paper.width / 72 * 2.54, paper.height / 72 * 2.54)
    return _own_ids(words[words.index("<svg") :], prefix)


def png(frame: Frame, preset: Preset, *, with_title: bool) -> bytes:
    """PNG at 300 dpi with the dpi and the description written into it."""
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    across, up = (round(cm / 2.54 * DPI) for cm in (preset.width_cm, preset.height_cm))
    paper = draw(frame.chart, preset, with_title=with_title, exported=frame.exported,
                 width=across / DPI * 72, height=up / DPI * 72)  # fmt: skip
    paper.figure.set_dpi(DPI)
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    canvas = FigureCanvasAgg(paper.figure)
    canvas.draw()
    image = Image.frombuffer("RGBA", canvas.get_width_height(), canvas.buffer_rgba(), "raw", "RGBA", 0, 1).convert(
        "RGB"
    )
    about = PngInfo()
    tag = LANGUAGE_TAGS[frame.chart.language]
    for key, words in (("Title", frame.chart.finding), ("Description", frame.chart.alt), ("Source", frame.source)):
        about.add_itxt(key, words, lang=tag)
    saved = io.BytesIO()
    image.save(saved, "PNG", dpi=(DPI, DPI), pnginfo=about, optimize=False)
    return saved.getvalue()


def pdf(frame: Frame, preset: Preset, *, with_title: bool) -> bytes:
    """Vector PDF of exactly the preset's size, tagged as one figure with its alternative text."""
    from matplotlib.backends.backend_pdf import FigureCanvasPdf

    from dashboard.paint.paper.tagging import tagged

    paper = draw(frame.chart, preset, with_title=with_title, exported=frame.exported)
    drawn = io.BytesIO()
    FigureCanvasPdf(paper.figure).print_pdf(drawn, metadata={"CreationDate": None, "Creator": None, "Producer": None})
    return tagged(drawn.getvalue(), frame, LANGUAGE_TAGS[frame.chart.language])


def _described(words: str, chart: Chart, width_cm: float, height_cm: float) -> str:
    """The SVG with exact size, role, language, title and description, and without the drawing library's preamble."""
    words = re.sub(r"<!DOCTYPE.*?>\s*|<!--.*?-->\s*|<metadata>.*?</metadata>\s*", "", words, flags=re.DOTALL)
    size = f'width="{width_cm:g}cm" height="{height_cm:g}cm"'
    words = re.sub(r'(<svg[^>]*?)width="[^"]*"([^>]*?)height="[^"]*"', rf"\1{size}\2", words, count=1)
    words = re.sub(r'(<svg[^>]*?)height="[\d.]+pt"([^>]*?)width="[\d.]+pt"', rf"\1{size}\2", words, count=1)
    name = re.sub(r"\W", "-", chart.key)
    about = (
        f'<title id="title-{name}">{escape(chart.finding)}</title>\n <desc id="desc-{name}">{escape(chart.alt)}</desc>'
    )
    role = f' role="img" aria-labelledby="title-{name} desc-{name}" lang="{LANGUAGE_TAGS[chart.language]}"'
    return re.sub(r"(<svg[^>]*)>", lambda found: f"{found[1]}{role}>\n {about}", words, count=1)


def _own_ids(words: str, prefix: str) -> str:
    """Every id, and every reference to one, with a prefix."""
    words = re.sub(r'\bid="([^"]+)"', rf'id="{prefix}-\1"', words)
    words = re.sub(r'aria-labelledby="(\S+) (\S+)"', rf'aria-labelledby="{prefix}-\1 {prefix}-\2"', words)
    return re.sub(r'(url\(#|href="#)([^)"]+)', rf"\1{prefix}-\2", words)
