"""The Dash application: whole pages from a Flask server that serves everything itself."""

import os
import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import partial
from html import escape
from typing import TYPE_CHECKING, Any

import dash
import flask
from flask_compress import Compress

from dashboard.store.serving.holder import Holder, NoDataError
from dashboard.vocabulary.settings import ROOT, Settings, SettingsError
from dashboard.vocabulary.text import text
from dashboard.vocabulary.where import half_way
from dashboard.web import downloads, figures, intake, meeting, pages
from dashboard.web.bundles import Bundles
from dashboard.web.guard import callbacks
from dashboard.web.guard.door import Door
from dashboard.web.guard.gate import Gate
from dashboard.web.guard.leading import YEAR_SECONDS
from dashboard.web.guard.proxies import BelowBasePath, ListedProxies
from dashboard.web.guard.replies import language_of
from dashboard.web.pages.routing import Router, Whole
from dashboard.web.precompressed import Precompressed
from dashboard.web.search import views as search
from dashboard.web.watch import health
from dashboard.web.watch.metrics import Metrics
from dashboard.web.watch.requests import OWN, Requests

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

OWN_SECRET = "DASH_SECRET_KEY"
MOST_BYTES = 1_000_000  # of a request, but for the files that the intake takes
PLOTLY = ("plotly/plotly-basic.min.js", "plotly/locales.js")
OF_THE_MACHINE = frozenset(
    ("python_version", "dash_version", "dash_version_url", "plotly_version", "ddk_version", "plotly_cloud_installed")
)
# Every browser with ES modules has what the polyfill adds, and of Dash's components only two of dcc's are used.
UNUSED = re.compile(r"<script src=\"[^\"]*/(?:deps/polyfill@|dash_table/|html/)[^\"]*\"></script>\s*")
INDEX = """<!DOCTYPE html>
<html lang="{language}"{base}>
<head>{metas}<title>{title}</title>
<script src="{head}"></script>
{preloads}
<link rel="stylesheet" href="{style}">
{scripts}
</head>
<body>
{body}
<div id="react-entry-point" hidden></div>
{config}
</body>
</html>"""


class Dashboard(dash.Dash):
    """Dash that takes over a document which holds the whole page already."""

    settings: Settings
    bundles: Bundles
    router: Router
    holder: Holder
    begin: Callable[[], None]
    is_served = False

    def start(self) -> None:
        """Begins to load data, once in each process: a server that forks does it after that."""
        self.holder.start()
        self.begin()

    def stop(self) -> None:
        """Ends what it does in the background, and writes what it has counted."""
        self.holder.stop()

    def interpolate_index(self, **parts: str) -> str:  # type: ignore[override]
        """The document for the address that asks, in its language: the page, then deferred scripts.

        Raises:
            NoDataError: there is no snapshot yet.
        """
        whole = self.router.whole(*asked_address()) if self.is_served else Whole("", "")
        return INDEX.format(
            language=language_of(flask.request, self.settings.language),
            base=self.bundles.base_mark,
            metas=parts["metas"],
            title=escape(whole.title),
            head=self.bundles.head.address,
            preloads=self.bundles.preloads,
            style=self.bundles.style.address,
            body=whole.markup,
            config=parts["config"],
            scripts=self._scripts(parts["scripts"]),
        )

    def _config(self) -> dict[str, Any]:
        """What Dash tells its part in the browser, which needs to know nothing of what runs here."""
        return {name: value for name, value in super()._config().items() if name not in OF_THE_MACHINE}

    def _scripts(self, dash_scripts: str) -> str:
        """Ours, and what it loads: Dash once the page is painted, plotly once a figure is pointed at.

        The browser neither loads nor runs what a template holds. Dash looks for the id and the words of our script.
        """
        ours = f'<script defer id="_dash-renderer" data-does="new DashRenderer" src="{self.bundles.script.address}">'
        plotly = "".join(self._tag(asset) for asset in PLOTLY)
        templates = {"dash-scripts": UNUSED.sub("", dash_scripts), "plotly-scripts": plotly}
        return f"{ours}</script>" + "".join(
            f'<template id="{id_}">{scripts}</template>' for id_, scripts in templates.items()
        )

    def _tag(self, asset: str) -> str:
        """An asset's script tag, with an address that changes when the file does."""
        changed = int((ROOT / "assets" / asset).stat().st_mtime)
        return f'<script src="{self.settings.base}/assets/{asset}?m={changed}"></script>'


def asked_address() -> tuple[str, str]:
    """Path and query of the request, as the browser writes them."""
    query = flask.request.query_string.decode(errors="replace")
    return flask.request.path, f"?{query}" if query else ""


def create(settings: Settings, *, gate: Gate | None = None) -> Dashboard:
    """The whole application.

    It loads its data in a thread of its own, from `start` or the first request on; /klar tells when they are in place.

    Raises:
        SettingsError: something can't work in a server.
    """
    _check(settings, os.environ)
    app = Dashboard(
        __name__,
        requests_pathname_prefix=settings.base_path,
        routes_pathname_prefix="/",
        assets_folder=str(ROOT / "assets"),
        assets_ignore=".*",  # they are bundled, and named by the document
        title="Vold i nære relasjoner",
        update_title="",
        add_log_handler=False,  # guard/log.py writes the log
        suppress_callback_exceptions=True,
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
    )
    app.settings, app.holder = settings, Holder(settings)
    server, holder = app.server, app.holder
    metrics = Metrics(holder)
    _configure(server)
    app.bundles = Bundles(server, ROOT / "assets", settings.base)
    app.router = pages.register(app, holder)
    Door(server, settings, app.callback_map, holder, gate or Gate(), metrics).open(app.router)
    callbacks.register(app)
    health.register(server, holder, metrics.are_all_ready)
    metrics.register(server)
    _serve_icon(server)
    downloads.register(server, holder)
    figures.register(server, holder)
    meeting.register(server, holder)
    intake.register(server, app.bundles, app.router, holder)
    search.register(server, app.router, holder)
    kept = Precompressed(server, settings.state_folder / "cache" / "compressed", settings.base)
    _wrap(app, metrics)
    own = {OWN: True}
    index = server.test_client().get("/", base_url=f"http://localhost{settings.base}", environ_overrides=own).text
    app.is_served = True  # and Dash has registered its scripts, as it does at the first request
    app.begin = partial(kept.start, index, partial(_until_loaded, holder))
    return app


def _check(settings: Settings, environ: Mapping[str, str]) -> None:
    """Refuses what would only half work: a proxy that isn't named, and what Dash would read past our settings."""
    t = text(settings.language)
    for fault in half_way(settings, t):
        raise SettingsError(fault)
    if own := sorted(name for name in environ if name.startswith("DASH_") and name != OWN_SECRET):
        raise SettingsError(
            t("{name}: Dash's own settings are not used here. Remove it, and write settings.toml.", name=own[0])
        )


def _configure(server: flask.Flask) -> None:
    server.secret_key = os.environ.get(OWN_SECRET) or os.urandom(32)
    server.config.update(
        MAX_CONTENT_LENGTH=MOST_BYTES,
        SEND_FILE_MAX_AGE_DEFAULT=YEAR_SECONDS,  # every asset's address carries ?m=<modified>, so it may be kept
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_BR_LEVEL=5,
    )
    Compress(server)


def _wrap(app: Dashboard, metrics: Metrics) -> None:
    """Puts round the server what must see a request before Flask does, in the way that Flask documents."""
    server, settings = app.server, app.settings
    inner = server.wsgi_app
    if settings.base:
        inner = BelowBasePath(inner, settings.base)
    through = ListedProxies(inner, settings)

    def started(environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        if app.is_served:
            app.start()
        return through(environ, start)

    server.wsgi_app = Requests(started, through.is_listed, metrics.counted)  # type: ignore[method-assign,assignment]


def _until_loaded(holder: Holder) -> None:
    with suppress(NoDataError):
        holder.wait()


def _serve_icon(server: flask.Flask) -> None:
    """Browsers ask for an icon at this address on whatever names none, such as /helse."""

    @server.get("/favicon.ico")
    def icon() -> flask.Response:
        return flask.redirect("/assets/favicon.svg")  # type: ignore[return-value]
