"""The Dash application: whole pages from a Flask server that sets its own headers and serves everything itself."""

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

import dash
import flask
from flask_compress import Compress

from dashboard.charts.registry import offered
from dashboard.store.serving.holder import Holder, NoDataError
from dashboard.vocabulary.settings import LANGUAGES, ROOT, Settings
from dashboard.vocabulary.text import text
from dashboard.web import downloads, figures, intake, malformed, meeting, pages
from dashboard.web.bundles import PRELOADS, Bundles
from dashboard.web.page.address import canonical
from dashboard.web.pages.routing import Router, Whole
from dashboard.web.precompressed import Precompressed
from dashboard.web.search import views as search

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

LANGUAGE_COOKIE = "sprak"
PAGE_ENDPOINTS = ("/", "/<path:path>", "meeting", intake.ENDPOINT)  # what is read; the first two are Dash's own names
YEAR_SECONDS = 365 * 24 * 3600
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
        "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
        "object-src 'none'"
    ),
}
PLOTLY = ("plotly/plotly-basic.min.js", "plotly/locales.js")
# Every browser with ES modules has what the polyfill adds, and of Dash's components only two of dcc's are used.
UNUSED = re.compile(r"<script src=\"[^\"]*/(?:deps/polyfill@|dash_table/|html/)[^\"]*\"></script>\s*")
INDEX = """<!DOCTYPE html>
<html lang="{language}">
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

    default_language = "nb"
    bundles: Bundles
    router: Router
    is_started = False

    def interpolate_index(self, **parts: str) -> str:  # type: ignore[override]
        """The document for the address that asks, in its language: the page, then deferred scripts."""
        whole = self.router.whole(*asked_address()) if self.is_started else Whole("", "")
        return INDEX.format(
            language=request_language(self.default_language),
            metas=parts["metas"],
            title=escape(whole.title),
            head=self.bundles.head.address,
            preloads=PRELOADS,
            style=self.bundles.style.address,
            body=whole.markup,
            config=parts["config"],
            scripts=self._scripts(parts["scripts"]),
        )

    def _scripts(self, dash_scripts: str) -> str:
        """Ours, and what it loads: Dash once the page is painted, plotly once a figure is pointed at.

        The browser neither loads nor runs what a template holds. Dash looks for the id and the words of our script.
        """
        ours = f'<script defer id="_dash-renderer" data-does="new DashRenderer" src="{self.bundles.script.address}">'
        templates = {"dash-scripts": UNUSED.sub("", dash_scripts), "plotly-scripts": "".join(map(_tag, PLOTLY))}
        return f"{ours}</script>" + "".join(
            f'<template id="{id_}">{scripts}</template>' for id_, scripts in templates.items()
        )


def _tag(asset: str) -> str:
    """An asset's script tag, with an address that changes when the file does."""
    return f'<script src="/assets/{asset}?m={int((ROOT / "assets" / asset).stat().st_mtime)}"></script>'


def asked_address() -> tuple[str, str]:
    """Path and query of the request, as the browser writes them."""
    query = flask.request.query_string.decode(errors="replace")
    return flask.request.path, f"?{query}" if query else ""


def create(settings: Settings) -> Dashboard:
    """The whole application; data are loaded in a thread of their own, and /klar tells when they are in place."""
    app = Dashboard(
        __name__,
        assets_folder=str(ROOT / "assets"),
        assets_ignore=".*",  # they are bundled, and named by the document
        title="Vold i nære relasjoner",
        update_title="",
        suppress_callback_exceptions=True,
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
    )
    app.default_language = settings.language
    holder = Holder(settings)
    app.bundles = Bundles(app.server, ROOT / "assets")
    app.router = pages.register(app, holder)
    _serve_health(app.server, holder)
    _serve_icon(app.server)
    downloads.register(app.server, holder)
    figures.register(app.server, holder)
    meeting.register(app.server, holder)
    intake.register(app.server, app.bundles, app.router, holder)
    search.register(app.server, app.router, holder)
    kept = Precompressed(app.server, settings.state_folder / "cache" / "compressed")
    index = _guard(app, holder)
    holder.start()
    kept.start(index, partial(_until_loaded, holder))
    return app


def _until_loaded(holder: Holder) -> None:
    with suppress(NoDataError):
        holder.wait()


def request_language(default: str) -> str:
    """The language of a request: the address's, else the remembered one, else the default."""
    if not flask.has_request_context():
        return default
    wanted = (flask.request.args.get("sprak"), flask.request.cookies.get(LANGUAGE_COOKIE))
    return next((language for language in wanted if language in LANGUAGES), default)


def _in_remembered_language(default: str) -> flask.Response | None:
    """Redirects a page without a language in its address to the one the reader chose last."""
    asked, chosen = flask.request, flask.request.cookies.get(LANGUAGE_COOKIE)
    if asked.endpoint not in PAGE_ENDPOINTS or "sprak" in asked.args or chosen not in LANGUAGES or chosen == default:
        return None
    query = asked.query_string.decode(errors="replace")
    path = quote(
        asked.path
    )  # a tab in it would else be dropped on the way, and `/<tab>/host` be another site's address
    return flask.redirect(f"{path}?{query}{'&' if query else ''}sprak={chosen}")  # type: ignore[return-value]


def _in_canonical_form(holder: Holder) -> flask.Response | None:
    """Redirects what a form without scripts asks for to the address that the same choices have with scripts."""
    asked = flask.request
    query = asked.query_string.decode(errors="replace")
    usual = offered(holder.wait().published) if holder.has_data else ()
    if asked.endpoint not in PAGE_ENDPOINTS or (wanted := canonical(query, usual)) == query:
        return None
    return flask.redirect(f"{quote(asked.path)}?{wanted}".rstrip("?"))  # type: ignore[return-value]


def _serve_icon(server: flask.Flask) -> None:
    """Browsers ask for an icon at this address on whatever names none, such as /helse."""

    @server.get("/favicon.ico")
    def icon() -> flask.Response:
        return flask.redirect("/assets/favicon.svg")  # type: ignore[return-value]


def _serve_health(server: flask.Flask, holder: Holder) -> None:
    @server.get("/helse")
    def alive() -> flask.Response:
        return flask.Response("ok\n", mimetype="text/plain")

    @server.get("/klar")
    def ready() -> flask.Response:
        if holder.broken:
            return flask.Response("vernet er brutt\n", status=503, mimetype="text/plain")
        words, status = ("klar\n", 200) if holder.is_ready else ("laster\n", 503)
        return flask.Response(words, status=status, mimetype="text/plain")

    @server.errorhandler(NoDataError)
    def no_data(error: NoDataError) -> flask.Response:
        t = text(holder.settings.language)
        words = t("The figures are being loaded. Try again in a moment.")
        return flask.Response(f"{words}\n", status=503, mimetype="text/plain", headers={"Retry-After": "5"})


def _count_requests(server: flask.Flask, holder: Holder) -> None:
    answer = server.wsgi_app

    def counted(environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        if environ.get("PATH_INFO", "").startswith(intake.PATH):  # waits itself for the work that would give way to it
            return answer(environ, start)
        with holder.request():
            return answer(environ, start)

    server.wsgi_app = counted  # type: ignore[assignment,method-assign]  # the way Flask documents


def _guard(app: Dashboard, holder: Holder) -> str:
    """Compression, headers, and refusal of requests from other sites; returns the index page."""
    server = app.server
    server.secret_key = os.environ.get("DASH_SECRET_KEY") or os.urandom(32)
    server.config.update(
        MAX_CONTENT_LENGTH=1_000_000,
        SEND_FILE_MAX_AGE_DEFAULT=YEAR_SECONDS,  # every asset's address carries ?m=<modified>, so it may be kept
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_BR_LEVEL=5,
    )
    Compress(server)

    _count_requests(server, holder)

    @server.before_request
    def refuse_other_sites() -> flask.Response | None:
        return flask.Response("403\n", status=403) if _is_from_another_site(flask.request) else None

    malformed.register(app)

    @server.before_request
    def lead_to_canonical_address() -> flask.Response | None:
        return _in_canonical_form(holder)

    @server.before_request
    def lead_to_remembered_language() -> flask.Response | None:
        return _in_remembered_language(app.default_language)

    @server.after_request
    def add_headers(response: flask.Response) -> flask.Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)  # a reply may be stricter
        if flask.request.endpoint in PAGE_ENDPOINTS[:2] and not app.router.has_page(flask.request.path):
            response.status_code = 404
        if response.mimetype in {"application/json", "text/html"}:
            response.headers["Cache-Control"] = "no-store"
        if (language := flask.request.args.get("sprak")) in LANGUAGES and response.mimetype == "text/html":
            response.set_cookie(LANGUAGE_COOKIE, language, max_age=YEAR_SECONDS, samesite="Lax", httponly=True)
        return response

    index = server.test_client().get("/").text  # Dash registers its scripts at the first request
    app.is_started = True
    return index


def _is_from_another_site(request: flask.Request) -> bool:
    """Whether a POST comes from another site's page; browsers tell by Sec-Fetch-Site or Origin."""
    if request.method != "POST":
        return False
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        return True
    origin = request.headers.get("Origin")
    return origin is not None and _host_of(origin) != request.host


def _host_of(origin: str) -> str:
    """The host in an Origin header, empty where it holds no address (`null`, `http://[`)."""
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return ""
