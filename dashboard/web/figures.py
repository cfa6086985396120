"""A figure as plotly draws it, by address: fetched once a reader points at the picture that stands there already."""

import json
from sys import getsizeof

import flask

from dashboard.charts.registry import FIGURES
from dashboard.model.kept import kept_within
from dashboard.model.published import Published
from dashboard.paint import plotly
from dashboard.scene.layout import layout
from dashboard.scene.looks import DARK
from dashboard.scene.size import SIZES
from dashboard.store.serving.holder import Holder
from dashboard.vocabulary.selection import Selection
from dashboard.web.page.body import read_address
from dashboard.web.page.drawing import SCREENS, figure_of
from dashboard.web.pages import PAGES
from dashboard.web.pages.routing import page_at

KEPT_BYTES = 4_000_000  # of replies, of about 30 kB each


def register(server: flask.Flask, holder: Holder) -> None:
    """Adds `/figur/<key>.json?side=<page>&utgave=<edition>&<selection>`: a figure at every size of a page.

    Another edition than the page was written from is refused, as the figure would contradict the words round it.
    """

    @server.get("/figur/<key>.json")
    def figure(key: str) -> flask.Response:
        asked = flask.request
        page = page_at(PAGES, asked.args.get("side", ""))
        if key not in FIGURES or page is None:
            return flask.Response("404\n", status=404, mimetype="text/plain")
        published = holder.snapshot().published
        if asked.args.get("utgave") != published.version:
            return flask.Response("409\n", status=409, mimetype="text/plain")
        selection = read_address(page, published, asked.query_string.decode(errors="replace")).selection
        return flask.Response(_drawn(published, key, selection), mimetype="application/json")


@kept_within(KEPT_BYTES, getsizeof)
def _drawn(published: Published, key: str, selection: Selection) -> str:
    chart = figure_of(published, key, selection).chart
    sizes = SCREENS.items() if chart.has_numbers else ()
    drawn = {name: plotly.draw(layout(chart, SIZES[size])) for name, size in sizes}
    return json.dumps({"figures": drawn, "config": plotly.CONFIG, "dark": dict(DARK)}, ensure_ascii=False)
