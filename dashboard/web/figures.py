"""A figure as plotly draws it, by address: fetched once a reader points at the picture that stands there already."""

import json
from functools import lru_cache

import flask

from dashboard.charts.registry import FIGURES
from dashboard.model.published import Published
from dashboard.paint import plotly
from dashboard.scene.layout import layout
from dashboard.scene.looks import DARK
from dashboard.scene.size import SIZES
from dashboard.store.holder import Holder
from dashboard.vocabulary.selection import Selection, read
from dashboard.web.page.drawing import SCREENS, figure_of
from dashboard.web.pages import PAGES

KEPT = 96  # replies, of about 30 kB each


def register(server: flask.Flask, holder: Holder) -> None:
    """Adds `/figur/<key>.json?<selection>`: the figure at every size of a page, and its colours on dark paper."""

    @server.get("/figur/<key>.json")
    def figure(key: str) -> flask.Response:
        if key not in FIGURES:
            return flask.Response("404\n", status=404, mimetype="text/plain")
        published = holder.snapshot().published
        page = next(page for page in PAGES if page.path == FIGURES[key].path)
        query = flask.request.query_string.decode(errors="replace")
        selection = read(query, page.choices(published), published.settings.language).selection
        return flask.Response(_drawn(published, key, selection), mimetype="application/json")


@lru_cache(maxsize=KEPT)
def _drawn(published: Published, key: str, selection: Selection) -> str:
    chart, _ = figure_of(published, key, selection)
    sizes = SCREENS.items() if chart.has_numbers else ()
    drawn = {name: plotly.draw(layout(chart, SIZES[size])).to_plotly_json() for name, size in sizes}
    return json.dumps({"figures": drawn, "config": plotly.CONFIG, "dark": dict(DARK)}, ensure_ascii=False)
