"""A scene as PNG or PDF bytes: exact in size, with title and description inside, always the same bytes."""

import io
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from threading import Lock

from dashboard.paint.about import About
from dashboard.paint.paper.canvas import draw
from dashboard.paint.paper.tagging import add_tags
from dashboard.scene.scene import Scene

DPI = 300
_STARTING = Lock()


def png(scene: Scene, about: About) -> bytes:
    """PNG at 300 dpi with the dpi and the description written into it."""
    return _painted(_png, scene, about)


def pdf(scene: Scene, about: About) -> bytes:
    """Vector PDF of exactly the scene's size, tagged as one figure with its alternative text."""
    return _painted(_pdf, scene, about)


def _painted(paint: Callable[[Scene, About], bytes], scene: Scene, about: About) -> bytes:
    """What the one thread that does so has painted: matplotlib opens all fonts for each thread, and keeps them open."""
    with _STARTING:
        painter = _painter(os.getpid())
    return painter.submit(paint, scene, about).result()


@lru_cache(maxsize=1)
def _painter(process: int) -> ThreadPoolExecutor:
    """That thread, in this process: a forked one has none yet."""
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="paint-paper")


def _png(scene: Scene, about: About) -> bytes:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    figure = draw(scene)
    # Whole pixels, so that the picture has no transparent edge.
    figure.set_size_inches(*(round(length / 72 * DPI) / DPI for length in (scene.width, scene.height)))
    figure.set_dpi(DPI)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    pixels = canvas.get_width_height(), canvas.buffer_rgba()
    image = Image.frombuffer("RGBA", *pixels, "raw", "RGBA", 0, 1).convert("RGB")
    info = PngInfo()
    for key, value in {"Title": about.title, "Description": about.alt, "Source": about.source}.items():
        info.add_itxt(key, value, lang=about.language)
    buffer = io.BytesIO()
    image.save(buffer, "PNG", dpi=(DPI, DPI), pnginfo=info, optimize=False)
    return buffer.getvalue()


def _pdf(scene: Scene, about: About) -> bytes:
    from matplotlib.backends.backend_pdf import FigureCanvasPdf

    buffer = io.BytesIO()
    quiet = {"CreationDate": None, "Creator": None, "Producer": None}
    FigureCanvasPdf(draw(scene)).print_pdf(buffer, metadata=quiet)
    return add_tags(buffer.getvalue(), about)
