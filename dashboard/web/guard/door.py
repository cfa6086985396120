"""What every request passes on its way in, in this order, and what every reply gets on its way out."""

from contextlib import ExitStack
from typing import Any, Protocol

import flask

from dashboard.store.serving.holder import Holder, NoDataError
from dashboard.vocabulary.settings import Settings
from dashboard.web.guard import callbacks, gate, hosts, leading, memory, origins, sizes
from dashboard.web.guard.gate import ACTING, MAKING, READING, Busy, Gate
from dashboard.web.guard.headers import add_headers
from dashboard.web.guard.proxies import OUTSIDE
from dashboard.web.guard.replies import bare, sentence, words
from dashboard.web.intake.access import COOKIE
from dashboard.web.watch.metrics import Metrics

PAGES = ("/", "/<path:path>")  # Dash's own names of what it answers with a document
READ = (*PAGES, "meeting", "intake")  # what has a language and a canonical address
FREE = ("static", "_dash_assets.static", "bundle", "alive", "ready", "metrics", "icon", "meeting-static")
FILES = ("export", "meeting-pack", "intake-marked", "intake-template")
COSTLY = (*FILES, "meeting")
LOADING_SECONDS = 2


class HasPages(Protocol):
    """Knows which pages there are."""

    def has_page(self, path: str) -> bool: ...  # noqa: D102


class Door:
    """Lets requests in to one server."""

    def __init__(
        self,
        server: flask.Flask,
        settings: Settings,
        known: dict[str, Any],
        holder: Holder,
        gate: Gate,
        metrics: Metrics,
    ) -> None:
        self._settings, self._known, self._holder, self._gate = settings, known, holder, gate
        self._metrics = metrics
        self._hosts = hosts.trusted(settings)
        self._server = server

    def open(self, pages: HasPages) -> None:
        """Puts it in front of everything that the server answers."""
        server = self._server
        for step in (self._refuse, self._lead, self._take_place):
            server.before_request(step)
        server.teardown_request(self._give_place)
        server.register_error_handler(NoDataError, self._without_data)
        server.register_error_handler(Busy, self._busy)

        @server.after_request
        def finish(response: flask.Response) -> flask.Response:
            asked = flask.request
            if asked.endpoint in PAGES and response.status_code == 200 and not pages.has_page(asked.path):
                response.status_code = 404
            return add_headers(leading.remember_language(_below_base(response)))

    def _refuse(self) -> flask.Response | None:
        asked = flask.request
        if not hosts.is_trusted(asked.environ.get("HTTP_HOST", ""), self._hosts):
            return self._unknown_host()
        if asked.environ.get(OUTSIDE):
            return bare(404)
        if status := sizes.refusal(asked, has_key=COOKIE in asked.cookies):
            return bare(status)
        if origins.is_refused(asked, is_costly=asked.endpoint in COSTLY, is_file=asked.endpoint in FILES):
            return self._foreign()
        return bare(400) if callbacks.is_malformed(asked, self._known) else None

    def _unknown_host(self) -> flask.Response:
        t = words(self._settings.language)
        return flask.Response(
            t("The server is not known by this name. Its `site` setting tells the address to use.") + "\n",
            status=400,
            mimetype="text/plain",
        )

    def _foreign(self) -> flask.Response:
        """Refuses, but lets a reader who has followed a link go on from here."""
        asked, t = flask.request, words(self._settings.language)
        if asked.endpoint not in COSTLY or asked.method != "GET":
            return bare(403)
        address = asked.script_root + asked.full_path.removesuffix("?")
        return sentence(
            t,
            403,
            t("You come from another website"),
            t("Another website can't start this for you. Do you want to go on?"),
            link=(address, t("Go on from here")),
        )

    def _lead(self) -> flask.Response | None:
        if flask.request.endpoint not in READ or flask.request.method != "GET":
            return None
        return leading.to_canonical(self._holder) or leading.to_remembered_language(self._settings.language)

    def _take_place(self) -> None:
        """Takes a place at the gate, which is given back when the request has ended, however it ends."""
        endpoint = flask.request.endpoint
        if endpoint is None or endpoint in FREE:
            return
        lane = MAKING if endpoint in COSTLY else ACTING if endpoint.startswith("intake") else READING
        with ExitStack() as entered:
            entered.enter_context(self._gate.entered(lane, flask.request.remote_addr or ""))
            if lane == MAKING:
                entered.enter_context(memory.given_back())
            entered.enter_context(self._metrics.place(lane))
            if lane != ACTING:  # an act waits itself for the work that would give way to it
                entered.enter_context(self._holder.request())
            flask.g.place = entered.pop_all()

    def _give_place(self, _: BaseException | None) -> None:
        if place := flask.g.pop("place", None):
            place.close()

    def _busy(self, error: Busy) -> flask.Response:
        self._metrics.refused(error.lane)
        t = words(self._settings.language)
        told = (
            t("You have several files being made already. Wait until they are done, and try again.")
            if error.is_client
            else t("Much is being made just now. Try again in a moment.")
        )
        return sentence(t, 503, t("The server is busy"), told, again=gate.RETRY_SECONDS)

    def _without_data(self, _: NoDataError) -> flask.Response:
        asked, t = flask.request, words(self._settings.language)
        told = (
            t("The figures can't be shown now. Whoever runs the dashboard finds the reason in its log.")
            if self._holder.trouble
            else t("It takes some seconds after a start.")
        )
        return sentence(
            t,
            503,
            t("The figures are being loaded"),
            f"{told} {t('This page tries again by itself.')}",
            link=(asked.script_root + asked.full_path.removesuffix("?"), t("Try again now")),
            again=LOADING_SECONDS,
            is_repeated=asked.method == "GET",
        )


def _below_base(response: flask.Response) -> flask.Response:
    """Redirects within the dashboard stay below its base path."""
    where, base = response.headers.get("Location", ""), flask.request.script_root
    if where.startswith("/") and not where.startswith(f"{base}/"):
        response.headers["Location"] = base + where
    return response
