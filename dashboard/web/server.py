"""The Dash application: shell and pages on a Flask server that sets its own headers and serves everything itself."""

import os
import re
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from urllib.parse import quote, urlsplit

import dash
import flask
from flask_compress import Compress

from dashboard.store.holder import Holder, NoDataError
from dashboard.vocabulary.settings import LANGUAGES, ROOT, Settings
from dashboard.web import downloads, malformed, meeting, pages
from dashboard.web.bundles import Bundles
from dashboard.web.precompressed import Precompressed

LANGUAGE_COOKIE = "sprak"
PAGE_ENDPOINTS = ("/", "/<path:path>", "meeting")  # what is read; the first two are Dash's own names
YEAR_SECONDS = 365 * 24 * 3600
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
GRAPH = "/_dash-component-suites/dash/dcc/async-graph.js"  # fetched by dcc.Graph itself, so no page names it
PRELOADS = """<link rel="icon" type="image/svg+xml" href="/assets/favicon.svg">
<link rel="preload" as="font" type="font/woff2" href="/assets/fonts/inter.woff2" crossorigin>"""
GRAPH_PRELOAD = f'<link rel="preload" as="script" href="{GRAPH}">'  # where there is a figure; unused, browsers complain
# Every browser with ES modules has what the polyfill adds, but for assets/00-regenerator-runtime.js; no page has a
# dash_table. Together they are 37 kB of a first load.
UNUSED = re.compile(r"<script src=\"[^\"]*/(?:deps/polyfill@|dash_table/)[^\"]*\"></script>")
# In <head>: nothing is painted in the other theme first, and the layout is asked for before the scripts have come.
HEAD = re.compile(r"<script src=\"[^\"]*/00-(?:ahead|theme)\.js[^\"]*\"></script>")
ENTRY = '<div id="react-entry-point"></div>'  # Dash's own says «Loading...», in English
CONTENT_POLICY = (
    "default-src 'none'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
    "object-src 'none'"
)
INDEX = """<!DOCTYPE html>
<html lang="{language}">
<head>{metas}<title>{title}</title>{head}{preloads}{css}</head>
<body>
{app_entry}
{config}{scripts}{renderer}
</body>
</html>"""


class Dashboard(dash.Dash):
    """Dash with the page's language in `<html lang>`, which screen readers take their voice from."""

    default_language = "nb"
    holder: Holder
    bundles: Bundles
    written_layout: Callable[[], str]

    def serve_layout(self) -> flask.Response:
        """The layout as the router has written it; Dash would write the same anew for each reader."""
        return flask.Response(self.written_layout(), mimetype="application/json")

    def interpolate_index(self, **parts: str) -> str:  # type: ignore[override]
        """The index page in the language of the address, without the scripts that nothing here uses."""
        scripts = UNUSED.sub("", parts["scripts"])
        language = request_language(self.default_language)
        waiting = pages.waiting(self.holder, _request_path(), language)
        made = {
            "head": "".join(HEAD.findall(scripts)),
            "scripts": self.bundles.scripts(HEAD.sub("", scripts)),
            "css": self.bundles.styles(parts["css"]),
            "app_entry": ENTRY + waiting,
        }
        return INDEX.format(**parts | made, language=language, preloads=_preloads(_request_path()))


def _request_path() -> str:
    return flask.request.path if flask.has_request_context() else "/"


def _preloads(path: str) -> str:
    """What the page that is asked for needs early."""
    page = pages.page_at(path)
    return PRELOADS + GRAPH_PRELOAD if page and page.figures else PRELOADS


def create(settings: Settings) -> Dashboard:
    """The whole application; data are loaded in a thread of their own, and /klar tells when they are in place."""
    app = Dashboard(
        __name__,
        assets_folder=str(ROOT / "assets"),
        title="Vold i nære relasjoner",
        update_title="",
        suppress_callback_exceptions=True,
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
    )
    app.default_language = settings.language
    app.holder = holder = Holder(settings)
    app.bundles = Bundles(app.server, ROOT / "assets")
    pages.register(app, holder)
    _serve_health(app.server, holder)
    downloads.register(app.server, holder)
    meeting.register(app.server, holder)
    kept = Precompressed(app.server, settings.data_folder.parent / ".cache" / "compressed")
    index = _guard(app)
    holder.start()
    kept.start(index, (GRAPH,), partial(_until_loaded, holder))
    return app


def _until_loaded(holder: Holder) -> None:
    with suppress(NoDataError):
        holder.snapshot()


def request_language(default: str) -> str:
    """The language of a request: the address's, else the remembered one, else the default."""
    if not flask.has_request_context():
        return default
    wanted = (flask.request.args.get("sprak"), flask.request.cookies.get(LANGUAGE_COOKIE))
    return next((language for language in wanted if language in LANGUAGES), default)


def _in_remembered_language(default: str) -> flask.Response | None:
    """Leads a page's address that names no language to the one the reader chose last, so that it always tells which."""
    asked, chosen = flask.request, flask.request.cookies.get(LANGUAGE_COOKIE)
    if asked.endpoint not in PAGE_ENDPOINTS or "sprak" in asked.args or chosen not in LANGUAGES or chosen == default:
        return None
    query = asked.query_string.decode(errors="replace")
    path = quote(
        asked.path
    )  # a tab in it would else be dropped on the way, and `/<tab>/host` be another site's address
    return flask.redirect(f"{path}?{query}{'&' if query else ''}sprak={chosen}")  # type: ignore[return-value]


def _serve_health(server: flask.Flask, holder: Holder) -> None:
    @server.get("/helse")
    def alive() -> flask.Response:
        return flask.Response("ok\n", mimetype="text/plain")

    @server.get("/klar")
    def ready() -> flask.Response:
        words, status = ("klar\n", 200) if holder.is_ready else ("laster\n", 503)
        return flask.Response(words, status=status, mimetype="text/plain")


def _guard(app: Dashboard) -> str:
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
    policy: dict[str, str] = {}

    server.before_request(app.holder.record_request)

    @server.before_request
    def refuse_other_sites() -> flask.Response | None:
        return flask.Response("403\n", status=403) if _is_from_another_site(flask.request) else None

    malformed.register(app)

    @server.before_request
    def lead_to_remembered_language() -> flask.Response | None:
        return _in_remembered_language(app.default_language)

    @server.after_request
    def add_headers(response: flask.Response) -> flask.Response:
        response.headers.update(HEADERS | policy)
        if response.mimetype in {"application/json", "text/html"}:
            response.headers["Cache-Control"] = "no-store"
        if (language := flask.request.args.get("sprak")) in LANGUAGES and response.mimetype == "text/html":
            response.set_cookie(LANGUAGE_COOKIE, language, max_age=YEAR_SECONDS, samesite="Lax", httponly=True)
        return response

    # Dash adds inline scripts at the first request; their hashes must be known after it.
    index = server.test_client().get("/").text
    hashes = " ".join(f"'{digest}'" if not digest.startswith("'") else digest for digest in app.csp_hashes())
    policy["Content-Security-Policy"] = CONTENT_POLICY.format(hashes=hashes)
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
