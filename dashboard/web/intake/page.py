"""The whole page for a request: the checklist for everyone; the delivery and the editions for those with the key."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import flask
from dash import html
from dash.development.base_component import Component
from werkzeug.datastructures import MultiDict

from dashboard.store import history
from dashboard.store.protection import ProtectionError
from dashboard.store.serving.holder import Holder, NoDataError
from dashboard.store.store import pending
from dashboard.vocabulary.problems import line
from dashboard.vocabulary.text import Text
from dashboard.web.components.notice import Level, notice
from dashboard.web.intake.access import Access
from dashboard.web.intake.document import Documents
from dashboard.web.intake.parts import changes, editions, effects, entry, files, layouts, publishing, sources
from dashboard.web.intake.previews import Choice, Preview, Previews
from dashboard.web.intake.visit import CHOSEN, KNOWN, LARGE, RECEIVED, SAVED, SHOWN, TAKEN, Visit
from loaders.problems import Problem

PREVIEW_SECONDS = 1.0  # what a request waits for before it shows the progress instead


def choice_of(values: MultiDict[str, str]) -> Choice:
    """Which files the reader has chosen to take in; None where nothing has been chosen."""
    return frozenset(values.getlist(TAKEN)) if CHOSEN in values else None


def told(t: Text, level: Level, words: str, heading: str) -> Component:
    """A message at the top of the page."""
    return html.Div(notice(t, level, words, heading=heading), id="intake-told", tabIndex="-1", role="status")


class Pages:
    """Makes the page from what is known at the moment."""

    def __init__(self, holder: Holder, access: Access, previews: Previews, documents: Documents) -> None:
        self.holder, self.access, self.previews, self.documents = holder, access, previews, documents
        self._received: tuple[int, Mapping[str, date]] = (-1, {})

    def whole(
        self,
        visit: Visit,
        messages: Sequence[Component] = (),
        status: int = 200,
        typed: Mapping[str, str] | None = None,
    ) -> flask.Response:
        """The page, with messages on top, and what was typed in its fields where an act was refused."""
        if not self.access.is_open():
            return self.documents.reply(visit, self._closed(visit, messages), status)
        try:
            content, is_again = self._open(visit, dict(typed or {}))
            visit = self._up_to_date(visit)
        except ProtectionError as error:
            content, is_again = self._broken(visit, error.problem), False
        return self.documents.reply(visit, [*messages, *self._answers(visit), *content], status, is_again=is_again)

    def step(self, visit: Visit, content: Sequence[Component], status: int = 200) -> flask.Response:
        """The page with one step in place of everything else."""
        return self.documents.reply(visit, content, status)

    def _closed(self, visit: Visit, messages: Sequence[Component]) -> list[Component]:
        main = html.Div(entry.part(visit), className="intake-card")
        return [*messages, self._columns(visit, main, is_operator=False)]

    def _open(self, visit: Visit, typed: dict[str, str]) -> tuple[list[Component], bool]:
        work = self.previews.ask(choice_of(flask.request.values), visit.t.language, PREVIEW_SECONDS)
        if not work.done.is_set():
            parts: list[Component] = [publishing.progress(visit, work)]
        elif work.preview:
            parts = self._delivery(visit, work.preview, typed)
        else:
            return self._broken(visit, work.problem), False
        columns = self._columns(visit, html.Div(parts, className="intake-card"), is_operator=True)
        own = layouts.part(visit, work.preview.proposal) if work.preview else []
        listed = html.Div([*own, editions.part(visit, history.editions(self.holder.store()))], className="intake-card")
        return [columns, listed, entry.leave(visit)], not work.done.is_set()

    def _up_to_date(self, visit: Visit) -> Visit:
        """The visit with what has come as it was found just now, for the number in the menu."""
        last = self.previews.last()
        if last is None or last.base.publication != visit.snapshot.publication:
            return visit
        return replace(visit, snapshot=replace(visit.snapshot, pending=pending(last)))

    def _delivery(self, visit: Visit, preview: Preview, typed: dict[str, str]) -> list[Component]:
        proposal, t = preview.proposal, visit.t
        if not proposal.judged:
            unreachable = [html.P(words, className="intake-held") for words in files.general_reasons(visit, proposal)]
            empty = publishing.nothing(visit, self.holder.settings.data_folder.name)
            aside = files.aside(visit, preview.aside)
            return [*unreachable, empty, publishing.drop_zone(visit, is_open=True), *aside]
        add = html.A(t("Add files"), href="#intake-add", className="text-link")
        shown = [changes.part(visit, proposal), effects.part(visit, preview)] if proposal.is_something else []
        return [
            files.part(visit, preview, add),
            *shown,
            publishing.part(visit, preview, typed),
            publishing.drop_zone(visit, is_open=False),
            *files.aside(visit, preview.aside),
        ]

    def _columns(self, visit: Visit, main: Component, *, is_operator: bool) -> Component:
        found = sources.known(visit, self.previews.last(), self._received_of(visit))
        panel = html.Div(sources.panel(visit, found, is_operator=is_operator), className="intake-card")
        style = "intake-columns intake-columns--open" if is_operator else "intake-columns"
        return html.Div([panel, html.Div(main, className="intake-main")], className=style)

    def _received_of(self, visit: Visit) -> Mapping[str, date]:
        """When each source was last received, read once a publication."""
        publication = visit.snapshot.publication
        if self._received[0] != publication:
            try:
                self._received = publication, history.received(self.holder.store())
            except ProtectionError:
                return {}
        return self._received[1]

    def _broken(self, visit: Visit, problem: Problem | None) -> list[Component]:
        """Why nothing can be published, and the checklist, which is true all the same."""
        t = visit.t
        words = line(problem, t) if problem else t("The server's log says why.")
        main = html.Div(notice(t, "error", words, heading=t("Nothing can be published now")), className="intake-card")
        return [self._columns(visit, main, is_operator=True), entry.leave(visit)]

    def _answers(self, visit: Visit) -> list[Component]:
        """What the act before this page did, as its address says."""
        asked, t = flask.request.args, visit.t
        if shown := asked.get(SHOWN, type=int):
            return self._done(visit, shown)
        if SAVED in asked:
            words = t("The layout waits with its file: publish both. It is also tried on next year's file.")
            return [told(t, "info", words, t("The layout is saved"))]
        if RECEIVED not in asked:
            return []
        said = [t.plural("{count} file was received.", "{count} files were received.", _count(RECEIVED))]
        if known := _count(KNOWN):
            said.append(
                t.plural(
                    "{count} is in the edition already, unchanged.",
                    "{count} are in the edition already, unchanged.",
                    known,
                )
            )
        large = _count(LARGE)
        if large:
            said.append(
                t.plural(
                    "{count} is larger than 10 MB and was not received. A workbook with totals is seldom over 1 MB.",
                    "{count} are larger than 10 MB and were not received. A workbook with totals is seldom over 1 MB.",
                    large,
                )
            )
        return [told(t, "warning" if large else "info", " ".join(said), t("Files"))]

    def _done(self, visit: Visit, number: int) -> list[Component]:
        """What a publication did, as long as it is the last one."""
        try:
            store = self.holder.store()
            last, listed = store.last(), history.editions(store)
        except (ProtectionError, NoDataError):
            return []
        if last is None or last.number != number:
            return []
        return [publishing.done(visit, last.act, next(one for one in listed if one.is_shown))]


def _count(name: str) -> int:
    """A number in the address, which anybody may have typed."""
    return max(0, min(flask.request.args.get(name, 0, type=int), 999))
