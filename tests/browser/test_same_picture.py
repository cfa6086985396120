"""The interactive figure looks like the picture that it replaces: they differ in few pixels."""

import io

import numpy as np
import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page

from dashboard.charts.registry import FIGURES
from dashboard.paint import plotly, svg
from dashboard.scene.layout import layout
from dashboard.scene.looks import BACKGROUND
from dashboard.scene.scene import Scene
from dashboard.scene.size import SIZES
from dashboard.vocabulary.selection import Selection
from dashboard.vocabulary.settings import ROOT
from tests.documents import charts as samples

pytestmark = pytest.mark.browser

MOST = 0.01  # of the pixels
FACE = f"@font-face{{font-family:Inter;src:url(file://{ROOT}/assets/fonts/inter.woff2);font-weight:400 700}}"
STYLE = (
    f"{FACE}body{{margin:0}}svg{{display:block}}"
    ".scatterlayer .trace:nth-of-type(2) .textpoint text"
    f"{{paint-order:stroke;stroke:{BACKGROUND}!important;stroke-width:.22em;stroke-linejoin:round}}"
)
FONTS = "() => Promise.all([document.fonts.load('15px Inter'), document.fonts.load('600 15px Inter')])"
DRAW = "figure => Plotly.newPlot('room', figure.data, figure.layout, {displayModeBar: false}).then(() => true)"


@pytest.fixture
def blank(browser: Browser, tmp_path) -> Page:
    """An empty page with the fonts and plotly, without a server."""
    file = tmp_path / "blank.html"
    file.write_text(f"<!doctype html><style>{STYLE}</style><div id=room></div>", encoding="utf-8")
    page = browser.new_page(viewport={"width": 1000, "height": 1000})
    page.goto(file.as_uri())
    page.add_script_tag(path=ROOT / "assets" / "plotly" / "plotly-basic.min.js")
    page.evaluate(FONTS)
    yield page
    page.close()


def pixels(page: Page, scene: Scene) -> Image.Image:
    clip = {"x": 0, "y": 0, "width": scene.width, "height": round(scene.height)}
    return Image.open(io.BytesIO(page.screenshot(clip=clip))).convert("RGB")


def difference(page: Page, scene: Scene) -> float:
    """The share of pixels in which the two differ."""
    page.evaluate("made => document.getElementById('room').innerHTML = made", svg.draw(scene))
    picture = pixels(page, scene)
    page.evaluate("() => document.getElementById('room').innerHTML = ''")
    page.evaluate(DRAW, plotly.draw(scene))
    drawn = pixels(page, scene)
    page.evaluate("() => Plotly.purge('room')")
    return float((np.asarray(ImageChops.difference(picture, drawn)).max(axis=2) > 0).mean())


@pytest.mark.parametrize("size", ("screen", "phone"))
def test_every_figure_looks_the_same_before_and_after_plotly_draws_it(blank, published, size):
    shown = [spec.chart(published, Selection()) for spec in FIGURES.values()]
    scenes = [layout(chart, SIZES[size]) for chart in (*shown, samples.funnel()) if chart.has_numbers]
    found = {scene.key: difference(blank, scene) for scene in scenes}
    assert {key: round(share, 4) for key, share in found.items() if share > MOST} == {}
