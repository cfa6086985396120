"""What the addresses answer: the form with what it reads, and the layout that is saved from it."""

import flask
from dash import html

from dashboard.store.delivery.arrivals import Judged
from dashboard.store.delivery.describing import free_name, is_describable, named_by, read_by, sheets_of
from dashboard.store.delivery.proposal import Proposal
from dashboard.store.protection import ProtectionError
from dashboard.vocabulary.problems import line
from dashboard.web.intake.describing.excerpt import excerpt
from dashboard.web.intake.describing.form import ANSWER, described_form
from dashboard.web.intake.describing.names import FILE, TABLE
from dashboard.web.intake.describing.reading import ID, USELESS, not_yet, reading
from dashboard.web.intake.describing.sent import Sent, sent
from dashboard.web.intake.describing.summary import summary
from dashboard.web.intake.page import told
from dashboard.web.intake.parts.files import seen_as
from dashboard.web.intake.views import Views
from dashboard.web.intake.visit import Visit
from loaders.describing.drawn import TABULAR
from loaders.describing.layout import layout_of_drawn
from loaders.describing.suggest import likeliest_source
from loaders.phrases import worded
from loaders.problems import SourceError
from loaders.reader import FileResult

NO_NAME = "uten-navn"


class GoneError(Exception):
    """The file is not there any more, may not be shown, or has been read meanwhile."""


class Describing:
    """Answers to the person who describes a file."""

    def __init__(self, views: Views) -> None:
        self.views = views

    def show(self) -> flask.Response:
        """The form, and what would be read; only for those with the key."""
        t, visit = self.views.language, self.views.visit()
        if not self.views.access.is_open():
            said = [told(t, "warning", t("It takes the key to do that."), t("Nothing was done"))]
            return self.views.pages.whole(visit, said, 403)
        try:
            proposal, one = self._found()
            said_here = self._sent(proposal, one)
        except GoneError:
            words = t("The file is not here any more, or can be read by now.")
            return self.views.pages.whole(visit, [told(t, "warning", words, t("Nothing was done"))], 404)
        except ProtectionError as error:
            return self.views.pages.whole(visit, [told(t, "error", line(error.problem, t), t("Nothing was done"))], 503)
        return self._page(visit, one, said_here, self._read(proposal, one, said_here))

    def _page(self, visit: Visit, one: Judged, given: Sent, result: FileResult | None, status: int = 200
              ) -> flask.Response:  # fmt: skip
        name = worded(one.label, visit.t)
        answer = reading(visit, given, result) if result else not_yet(visit)
        head = html.Div(summary(visit, given, name, seen_as(one.arrival), result, answer_id=ANSWER, read_id=ID))
        form = html.Div(described_form(visit, given, seen_as(one.arrival)), className="intake-card")
        sheet = html.Div(excerpt(visit, given), className="intake-card")
        columns = html.Div([sheet, form], className="describe-beside")
        reply = self.views.pages.step(visit, [head, columns, html.Div(answer, className="intake-card")], status)
        # no address of the page is sent on, not even to ourselves: addresses are logged
        reply.headers["Referrer-Policy"] = "strict-origin"
        return reply

    def _found(self) -> tuple[Proposal, Judged]:
        """The file that the request names, as it was seen.

        Raises:
            GoneError: there is no such refused file.
            ProtectionError: nothing can be read now.
        """
        wanted = flask.request.values.get(FILE, "")
        proposal = self.views.pages.previews.fresh(None, self.views.language.language).proposal
        found = [one for one in proposal.judged if is_describable(one) and seen_as(one.arrival) == wanted]
        if not found:
            raise GoneError
        return proposal, found[0]

    def _sent(self, proposal: Proposal, one: Judged) -> Sent:
        try:
            book, known = sheets_of(one), named_by(proposal)
            is_sure = one.source in TABULAR or TABLE in flask.request.values
            return sent(flask.request.values, book, one.source if is_sure else likeliest_source(book, known), known)
        except (SourceError, OSError, ValueError) as error:
            raise GoneError from error

    def _read(self, proposal: Proposal, one: Judged, given: Sent) -> FileResult | None:
        """What would be read; None while something is missing."""
        if given.faults:
            return None
        layout, _ = layout_of_drawn(NO_NAME, given.described)
        return read_by(one, layout, proposal)

    def save(self, who: str) -> flask.Response | str:
        """Lets the layout wait as a file, and gives its name; the form again where it can't be saved.

        Raises:
            GoneError, ProtectionError: as for showing it.
        """
        proposal, one = self._found()
        given = self._sent(proposal, one)
        result = self._read(proposal, one, given) if given.is_tried else None
        if result is None or USELESS & {problem.code for problem in result.findings.problems}:
            return self._page(self.views.visit(), one, given, result, 400)
        store = self.views.holder.store()
        name = free_name(store, given.drawn.source, worded(one.label, self.views.language))
        _, toml = layout_of_drawn(name, given.described)
        store.inbox.drop(name, toml.encode(), who, store.entries())
        return name
