"""Files by address: figures, Tabell 1, the report and the published table, as the commands write them.

`/eksport/<key>.<format>?<selection>&storrelse=word_full&tittel=ja` is a plain link that works without scripts. A
script (assets/scripts/figure/export.js) that sends `Accept: text/plain` gets errors as a sentence instead of a page.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

import flask

from dashboard.charts.registry import FIGURES
from dashboard.charts.tables.table1 import KEY as TABLE1
from dashboard.documents import files
from dashboard.documents.export import FORMATS, PRESETS, Exported
from dashboard.documents.files import PUBLISHED, PUBLISHED_FORMATS, NoNumbers, figure_file
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

REPORT = "rapport"
TITLES = {"ja": True, "nei": False}
KEPT_BYTES = 6_000_000  # of finished figures, of about 100 kB each

kept_figure = kept_within(KEPT_BYTES, lambda made: len(made.content))(figure_file)


@dataclass(frozen=True)
class Wanted:
    """A file at an address: how it is made, and as what it is counted."""

    kind: str
    make: Callable[[], Exported]
    contents: Callable[[], Mapping[str, bool]]


class Refused(Exception):
    """The address can't be served; the message says why, in the reader's language."""


def register(server: flask.Flask, holder: Holder) -> None:
    """Adds the addresses under /eksport/: the file, or a sentence on why there is none.

    That is 404 if it doesn't exist, 503 if this server can't make it.
    """

    @server.get("/eksport/<name>.<format>")
    def export(name: str, format: str) -> flask.Response:
        snapshot = holder.snapshot()
        query = flask.request.query_string.decode("utf-8", "replace")
        t = text(read(query, no_choices(snapshot.published), holder.settings.language).selection.language)
        try:
            wanted = wanted_file(snapshot.published, name, format, query, t)
            reply = _file(wanted.make())
        except (Refused, NoNumbers) as refused:
            return sentence(t, 404, t("The file was not made"), str(refused))
        except ExportUnavailable as unavailable:
            return sentence(t, 503, t("The file was not made"), str(unavailable))
        holder.export(snapshot, name)
        holder.count(snapshot, wanted.kind, wanted.contents())
        return reply


def wanted_file(published: Published, name: str, format: str, query: str, t: Text) -> Wanted:
    """The file at this address.

    Raises:
        Refused: no such file.
    """
    today = date.today()
    if name == TABLE1:
        _known(format, TABLE_FORMATS, t)
        make = partial(files.table1_file, published, t.language, format, exported=today)
        return Wanted(format, make, partial(files.table1_contents, published, t.language))
    if name == PUBLISHED:
        _known(format, PUBLISHED_FORMATS, t)
        make = partial(files.published_file, published, format)
        return Wanted(format, make, partial(files.published_contents, published))
    if name == REPORT:
        _known(format, REPORT_FORMATS, t)
        chosen = read(query, report_page.PAGE.choices(published), published.settings.language).selection
        _not_empty(chosen, t)
        make = partial(files.report_file, published, chosen, format, exported=today, keys=chosen.figures)
        return Wanted(f"report-{format}", make, partial(files.report_contents, published, chosen, chosen.figures))
    return _figure(published, name, format, query, t)


def _figure(published: Published, key: str, format: str, query: str, t: Text) -> Wanted:
    if key not in FIGURES:
        raise Refused(t("There is no figure called “{key}”.", key=key[:40]))
    _known(format, FORMATS, t)
    choices = _page_of(key).choices(published)
    selection = read(query, choices, published.settings.language).selection
    preset, titled = _size(flask.request.args.get("storrelse")), TITLES.get(flask.request.args.get("tittel", ""))
    make = partial(kept_figure, published, key, selection, format, preset=preset, with_title=titled,
                   exported=date.today())  # fmt: skip
    return Wanted(format, make, partial(files.figure_contents, published, key, selection))


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
