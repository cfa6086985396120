"""Files by address: figures, Tabell 1, the report and the published table, as the commands write them.

`/eksport/<key>.<format>?<selection>&storrelse=word_full&tittel=ja` is a plain link that works without scripts. A
script (assets/scripts/figure/export.js) that sends `Accept: text/plain` gets errors as a sentence instead of a page.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from html import escape
from threading import BoundedSemaphore

import flask

from dashboard.charts.registry import FIGURES
from dashboard.documents import files
from dashboard.documents.export import FORMATS, PRESETS, Exported
from dashboard.documents.files import PUBLISHED_FORMATS, NoNumbers, figure_file
from dashboard.documents.report import FORMATS as REPORT_FORMATS
from dashboard.documents.report import ExportUnavailable
from dashboard.documents.tables import TABLE_FORMATS
from dashboard.model.kept import kept
from dashboard.model.published import Published
from dashboard.store.serving.holder import Holder
from dashboard.vocabulary.selection import Selection, read
from dashboard.vocabulary.text import Text, text
from dashboard.web.page.page import Page, no_choices
from dashboard.web.pages import PAGES
from dashboard.web.pages import report as report_page

TABLE1, REPORT, PUBLISHED = "tabell1", "rapport", "tabell"
TITLES = {"ja": True, "nei": False}
AT_ONCE, WAITING = 2, 2  # of the server's eight threads; further readers are asked to try again
WAIT_SECONDS = 15
RETRY_SECONDS = 2
KEPT = 48  # finished figures, of about 100 kB each

kept_figure = kept(KEPT)(figure_file)


class Busy(Exception):
    """The server is already making as many files as it can."""


class Refused(Exception):
    """The address can't be served; the message says why, in the reader's language."""


class Gate:
    """Limits concurrent work, so that making files never takes all the server's threads.

    `at_once` run, `waiting` more wait for up to `seconds`, and the rest are rejected immediately.
    """

    def __init__(self, at_once: int = AT_ONCE, waiting: int = WAITING, seconds: float = WAIT_SECONDS) -> None:
        self._inside, self._working = BoundedSemaphore(at_once + waiting), BoundedSemaphore(at_once)
        self._seconds = seconds

    @contextmanager
    def entered(self) -> Iterator[None]:
        """A context that holds a place; raises Busy if there is none."""
        if not self._inside.acquire(blocking=False):
            raise Busy
        try:
            if not self._working.acquire(timeout=self._seconds):
                raise Busy
            try:
                yield
            finally:
                self._working.release()
        finally:
            self._inside.release()


def register(server: flask.Flask, holder: Holder, gate: Gate | None = None) -> None:
    """Adds the addresses under /eksport/ to the server."""
    gate = gate or Gate()

    @server.get("/eksport/<name>.<format>")
    def export(name: str, format: str) -> flask.Response:
        if not holder.has_data:
            t = text(holder.settings.language)
            return _said(t, 503, t("The figures are being loaded. Try again in a moment."))
        snapshot = holder.snapshot()
        query = flask.request.query_string.decode("utf-8", "replace")
        reply = answer(snapshot.published, gate, name, format, query)
        if reply.status_code == 200:
            holder.export(snapshot, name)
        return reply


def answer(published: Published, gate: Gate, name: str, format: str, query: str) -> flask.Response:
    """The file, or a sentence on why there is none: 404 if it doesn't exist, 503 if the reader may try again."""
    t = text(read(query, no_choices(published), published.settings.language).selection.language)
    try:
        make = maker(published, name, format, query, t)
        with gate.entered():
            return _file(make())
    except (Refused, NoNumbers) as refused:
        return _said(t, 404, str(refused))
    except ExportUnavailable as unavailable:
        return _said(t, 503, str(unavailable), again=False)
    except Busy:
        return _said(t, 503, t("Many files are being made just now. Try again in a moment."))


def maker(published: Published, name: str, format: str, query: str, t: Text) -> Callable[[], Exported]:
    """The function that makes the file at this address when called.

    Raises:
        Refused: no such file.
    """
    today = date.today()
    if name == TABLE1:
        _known(format, TABLE_FORMATS, t)
        return lambda: files.table1_file(published, t.language, format, exported=today)
    if name == PUBLISHED:
        _known(format, PUBLISHED_FORMATS, t)
        return lambda: files.published_file(published, format)
    if name == REPORT:
        _known(format, REPORT_FORMATS, t)
        chosen = read(query, report_page.PAGE.choices(published), published.settings.language).selection
        _not_empty(chosen, t)
        return lambda: files.report_file(published, chosen, format, exported=today, keys=chosen.figures)
    return _figure_maker(published, name, format, query, today, t)


def _figure_maker(
    published: Published, key: str, format: str, query: str, today: date, t: Text
) -> Callable[[], Exported]:
    if key not in FIGURES:
        raise Refused(t("There is no figure called “{key}”.", key=key[:40]))
    _known(format, FORMATS, t)
    choices = _page_of(key).choices(published)
    selection = read(query, choices, published.settings.language).selection
    preset, titled = _size(flask.request.args.get("storrelse")), TITLES.get(flask.request.args.get("tittel", ""))
    return lambda: kept_figure(published, key, selection, format, preset=preset, with_title=titled, exported=today)


def _page_of(key: str) -> Page:
    """The page whose filters apply."""
    return next(page for page in PAGES if page.path == FIGURES[key].path)


def _size(wanted: str | None) -> str:
    """The requested size, else the default."""
    return wanted if wanted and wanted in PRESETS else "word_full"


def _known(format: str, formats: tuple[str, ...], t: Text) -> None:
    if format not in formats:
        known = t.listed([f".{name}" for name in formats])
        raise Refused(t("There is no “.{format}” file here. Choose {known}.", format=format[:20], known=known))


def _not_empty(chosen: Selection, t: Text) -> None:
    if chosen.figures == ():
        raise Refused(t("No figure is chosen. Choose at least one on the report page."))


def _file(made: Exported) -> flask.Response:
    response = flask.Response(made.content, content_type=made.mime)
    response.headers["Content-Disposition"] = f'attachment; filename="{made.name}"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _said(t: Text, status: int, words: str, *, again: bool = True) -> flask.Response:
    """A sentence, as plain text for a program or a small page for a reader."""
    best = flask.request.accept_mimetypes.best_match(["text/html", "text/plain"], default="text/html")
    content = words if best == "text/plain" else _page(t, words)
    response = flask.Response(content, status=status, mimetype=best)
    response.headers["Cache-Control"] = "no-store"
    if status == 503 and again:
        response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response


def _page(t: Text, words: str) -> str:
    title, back = escape(t("The file was not made")), escape(t("To the front page"))
    return (
        f'<!DOCTYPE html>\n<html lang="{t.language}"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<link rel="stylesheet" href="/assets/styles/base.css">'
        '<link rel="stylesheet" href="/assets/styles/shell.css"></head>'
        '<body><main class="shell__body">'
        f'<h1>{title}</h1><p>{escape(words)}</p><p><a href="/">{back}</a></p></main></body></html>\n'
    )
