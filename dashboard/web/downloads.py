"""Files by address: figures, Tabell 1, the report and the published table, as the commands write them.

`/eksport/<key>.<format>?<selection>&storrelse=word_full&tittel=ja` is a plain link that works without scripts. A
script (assets/scripts/figure/export.js) that sends `Accept: text/plain` gets errors as a sentence instead of a page.
"""

from collections.abc import Callable
from datetime import date

import flask

from dashboard.charts.registry import FIGURES
from dashboard.documents import files
from dashboard.documents.export import FORMATS, PRESETS, Exported
from dashboard.documents.files import PUBLISHED_FORMATS, NoNumbers, figure_file
from dashboard.documents.report import FORMATS as REPORT_FORMATS
from dashboard.documents.report import ExportUnavailable
from dashboard.documents.tables import TABLE_FORMATS
from dashboard.model.kept import kept_within
from dashboard.model.published import Published
from dashboard.store.serving.holder import Holder
from dashboard.vocabulary.selection import Selection, read
from dashboard.vocabulary.text import Text, text
from dashboard.web.guard.replies import sentence
from dashboard.web.page.page import Page, no_choices
from dashboard.web.pages import PAGES
from dashboard.web.pages import report as report_page

TABLE1, REPORT, PUBLISHED = "tabell1", "rapport", "tabell"
TITLES = {"ja": True, "nei": False}
KEPT_BYTES = 6_000_000  # of finished figures, of about 100 kB each

kept_figure = kept_within(KEPT_BYTES, lambda made: len(made.content))(figure_file)


class Refused(Exception):
    """The address can't be served; the message says why, in the reader's language."""


def register(server: flask.Flask, holder: Holder) -> None:
    """Adds the addresses under /eksport/ to the server."""

    @server.get("/eksport/<name>.<format>")
    def export(name: str, format: str) -> flask.Response:
        snapshot = holder.snapshot()
        query = flask.request.query_string.decode("utf-8", "replace")
        reply = answer(snapshot.published, name, format, query)
        if reply.status_code == 200:
            holder.export(snapshot, name)
        return reply


def answer(published: Published, name: str, format: str, query: str) -> flask.Response:
    """The file, or a sentence on why there is none: 404 if it doesn't exist, 503 if this server can't make it."""
    t = text(read(query, no_choices(published), published.settings.language).selection.language)
    title = t("The file was not made")
    try:
        return _file(maker(published, name, format, query, t)())
    except (Refused, NoNumbers) as refused:
        return sentence(t, 404, title, str(refused))
    except ExportUnavailable as unavailable:
        return sentence(t, 503, title, str(unavailable))


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
