"""The addresses of a meeting: the document, its offline pack, its style and script."""

from dataclasses import replace
from urllib.parse import parse_qsl, urlencode

import flask

from dashboard.documents.names import folded
from dashboard.model.kept import kept
from dashboard.model.published import Published
from dashboard.store.database.records import MEETING
from dashboard.store.serving.holder import Holder
from dashboard.vocabulary.selection import Choices, Selection, read
from dashboard.web.clock import now
from dashboard.web.meeting import agenda, document
from dashboard.web.meeting.document import LANGUAGE_NAMES, STATIC, Links
from dashboard.web.meeting.meeting import COMMENTS, EXTERNAL, Meeting
from dashboard.web.meeting.pictures import chart_of
from dashboard.web.page.choices import choices_of, measure_choices
from dashboard.web.page.places import not_here

PATH, PACK = "/mote", "/mote/pakke.html"
KEEP_FOR_EVER = "public, max-age=31536000, immutable"


class Views:
    """The views; each reply is made from the one snapshot that is current then."""

    def __init__(self, holder: Holder) -> None:
        self.holder = holder

    def show(self) -> flask.Response:
        """The whole meeting; a form's list of figures redirects to the short address that is shared."""
        snapshot = self.holder.snapshot()
        meeting = self._meeting(snapshot.published)
        if len(flask.request.args.getlist("figurer")) > 1 and not meeting.messages:
            return flask.redirect(_address(PATH, meeting))  # type: ignore[return-value]
        made = document.page(meeting, _links(meeting))
        self.holder.count(snapshot, MEETING, {key: True for key, has in _figures(meeting).items() if has})
        return flask.Response(made, mimetype="text/html")

    def without_slash(self) -> flask.Response:
        """Redirects to the address without its trailing slash, with its query."""
        query = flask.request.query_string.decode()
        return flask.redirect(f"{PATH}?{query}" if query else PATH, 308)  # type: ignore[return-value]

    def pack(self) -> flask.Response:
        """The meeting as a file for use offline."""
        snapshot = self.holder.snapshot()
        meeting = self._meeting(snapshot.published)
        name = f"mote_{folded(meeting.place)}_{meeting.today.isoformat()}.html"
        reply = flask.Response(document.pack(meeting), mimetype="text/html")
        self.holder.count(snapshot, "pack", _figures(meeting))
        reply.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return reply

    def static(self, version: str, name: str) -> flask.Response:
        """Style or script; cached for ever under its own version, never under another."""
        if name not in STATIC:
            flask.abort(404)
        reply = flask.Response(document.asset(name), mimetype=STATIC[name])
        is_current = version == document.static_version()
        reply.headers["Cache-Control"] = KEEP_FOR_EVER if is_current else "no-store"
        return reply

    def _meeting(self, published: Published) -> Meeting:
        query = flask.request.query_string.decode(errors="replace")
        found = read(query, _choices(published), published.settings.language)
        opened = now()
        meeting = Meeting(
            published,
            found.selection,
            agenda.Agenda(()),
            (),
            opened.date(),
            opened=opened,
            is_external=flask.request.args.get("profil") == EXTERNAL,
            asks_for_comments=flask.request.args.get("kommentarer") == COMMENTS,
        )
        return _with_agenda(meeting, (*_other_place(meeting, found.unknown_region), *found.messages))


def _figures(meeting: Meeting) -> dict[str, bool]:
    """Whether each figure that is shown has withheld numbers."""
    charts = {key: chart_of(meeting.published, key, meeting.selection) for key in meeting.agenda.keys}
    return {key: chart.has_withheld for key, chart in charts.items()}


def _other_place(meeting: Meeting, code: str) -> tuple[str, ...]:
    """The message that the address names a place without numbers."""
    return (not_here(meeting.t("The numbers"), code, meeting.published.regions, meeting.t),) if code else ()


def _with_agenda(meeting: Meeting, messages: tuple[str, ...]) -> Meeting:
    asked, default = flask.request.args.getlist("figurer"), agenda.default_of(meeting.published)
    found = agenda.read(asked, meeting.t, default)
    whole = replace(meeting, agenda=found, messages=(*messages, *found.messages))
    site = meeting.published.settings.site or flask.request.url_root
    return replace(whole, address=site.rstrip("/") + _address(PATH, whole))


@kept(4)
def _choices(published: Published) -> Choices:
    """Every choice that applies to some figure of the agenda."""
    figures = choices_of(published, tuple(published.catalogue.indicators))
    measures = measure_choices(published)
    return Choices(figures.years, figures.regions, measures.goals, measures.responsible)


def _links(meeting: Meeting) -> Links:
    kept = [pair for pair in _parameters(meeting) if pair[0] not in ("figurer", "profil", "kommentarer")]
    base = meeting.published.settings.base
    unfiltered = replace(meeting, selection=Selection(language=meeting.selection.language))
    return Links(
        base=base,
        static=f"{base}/mote/static/{document.static_version()}",
        pack=base + _address(PACK, meeting),
        languages=[(code, base + _address(PATH, meeting, language=code)) for code in LANGUAGE_NAMES],
        dashboard="" if meeting.is_external else base + _dashboard(meeting),
        usual=base + _address(PATH, unfiltered),
        kept=kept,
    )


def _dashboard(meeting: Meeting) -> str:
    query = meeting.selection.query(meeting.published.settings.language)
    return f"/?{query}" if query else "/"


def _address(path: str, meeting: Meeting, language: str | None = None) -> str:
    query = urlencode(_parameters(meeting, language), safe=",")
    return f"{path}?{query}" if query else path


def _parameters(meeting: Meeting, language: str | None = None) -> list[tuple[str, str]]:
    """The address's parameters other than defaults: agenda, profile, selection."""
    selection: Selection = replace(meeting.selection, language=language or meeting.selection.language)
    pairs = parse_qsl(selection.query(meeting.published.settings.language))
    own = (
        ("figurer", meeting.agenda.query),
        ("profil", EXTERNAL if meeting.is_external else ""),
        ("kommentarer", COMMENTS if meeting.has_comments else ""),
    )
    return [*((name, value) for name, value in own if value), *pairs]
