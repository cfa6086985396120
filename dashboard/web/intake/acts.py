"""What the forms of the page do. Each takes the key, and answers with the way to a page that says what was done."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from functools import wraps

import flask
from werkzeug.exceptions import RequestEntityTooLarge

from dashboard.store.current import show_when_ready
from dashboard.store.database.records import OvertakenError
from dashboard.store.delivery.proposal import Proposal
from dashboard.store.protection import ProtectionError
from dashboard.store.serving.holder import NoDataError
from dashboard.store.serving.looker import FigureError
from dashboard.store.store import NotWithdrawableError
from dashboard.vocabulary.problems import line
from dashboard.web.intake import uploads
from dashboard.web.intake.describing.views import Describing, GoneError
from dashboard.web.intake.page import choice_of, told
from dashboard.web.intake.parts.files import seen_as
from dashboard.web.intake.previews import id_of
from dashboard.web.intake.views import Views, see_other
from dashboard.web.intake.visit import KNOWN, LARGE, RECEIVED, SAVED, SHOWN, TO, address

BY_KEY = "nye-tall"  # who drops and discards, until there is a login
LONGEST_WORDS = 300
REMEMBERED = 50
Act = Callable[["Acts"], flask.Response]


def _with_key(act: Act) -> Act:
    """Refuses those without the key, and says in words why something could not be done."""

    @wraps(act)
    def wrapped(self: "Acts") -> flask.Response:
        t = self.views.language
        if not self.views.access.is_open():
            return self.refuse(403, t("It takes the key to do that."))
        try:
            return act(self)
        except OvertakenError:
            return self.refuse(409, t("Something has come or been published meanwhile. Look again at what changes."))
        except ProtectionError as error:
            return self.refuse(503, line(error.problem, t))
        except NoDataError:
            return self.refuse(503, t("The figures are being loaded. Try again in a moment."))
        except FigureError:
            return self.refuse(
                500, t("A figure fails on these numbers, so nothing has been published. The server's log says which.")
            )

    return wrapped


class Acts:
    """The forms' answers."""

    def __init__(self, views: Views) -> None:
        self.views, self.holder, self.previews = views, views.holder, views.pages.previews
        self._publishing = threading.Lock()
        self._published: OrderedDict[str, int] = OrderedDict()  # publication by the key of what was said yes to

    def refuse(self, status: int, words: str) -> flask.Response:
        """The page with the reason why nothing was done, and what was typed."""
        t = self.views.language
        try:
            visit = self.views.visit()
        except NoDataError:
            return flask.Response(f"{words}\n", status=status, mimetype="text/plain")
        message = told(t, "warning", words, t("Nothing was done"))
        return self.views.pages.whole(visit, [message], status, self._typed())

    def _typed(self) -> dict[str, str]:
        """Name and reason, as far as the form could be read."""
        try:
            return {name: _words(name) for name in ("navn", "grunn")}
        except RequestEntityTooLarge:
            return {}

    def _to_page(self, *own: tuple[str, int]) -> flask.Response:
        """The way back, after something has changed."""
        self.previews.forget()
        threading.Thread(target=self.holder.refresh, name="look", daemon=True).start()  # so that every page says it
        return see_other(address(self.views.search, "", *own))

    def leave(self) -> flask.Response:
        """Signs out: nobody needs the key for that."""
        return self.views.access.forget(see_other(address(self.views.search)))

    @_with_key
    def drop(self) -> flask.Response:
        """Keeps dropped files until somebody decides."""
        asked, t = flask.request, self.views.language
        asked.max_content_length = uploads.MOST_BYTES + uploads.MEGABYTE
        asked.max_form_parts = uploads.MOST_PARTS
        try:
            found = uploads.read(asked.files.getlist("filer"))
        except (RequestEntityTooLarge, uploads.TooManyError):
            words = t(
                "That is more than can be sent at once: at most {files} files and {all} MB. Send fewer at a time.",
                files=uploads.MOST_FILES,
                all=uploads.MOST_BYTES // uploads.MEGABYTE,
            )
            return self.refuse(413, words)
        if not found.files and not found.too_large:
            return self.refuse(400, t("No file was chosen."))
        store = self.holder.store()
        entries = store.entries()
        new = sum(store.inbox.drop(name, content, BY_KEY, entries) for name, content in sorted(found.files.items()))
        return self._to_page((RECEIVED, new), (KNOWN, len(found.files) - new), (LARGE, found.too_large))

    @_with_key
    def describe(self) -> flask.Response:
        """Keeps a layout that somebody has described until it is published with its file."""
        try:
            saved = Describing(self.views).save(BY_KEY)
        except GoneError as error:
            raise OvertakenError from error
        return self._to_page((SAVED, 1)) if isinstance(saved, str) else saved

    @_with_key
    def publish(self) -> flask.Response:
        """Publishes what was seen. The same yes, given twice, is one."""
        t = self.views.language
        seen, who, why = flask.request.form.get("sett", ""), _words("navn"), _words("grunn")
        if not who or not why:
            return self.refuse(400, t("Write your name and the reason. Both are kept with the edition."))
        with self._publishing:
            if seen not in self._published:
                self._published[seen] = self._publish(seen, who, why)
            while len(self._published) > REMEMBERED:
                self._published.popitem(last=False)
        return self._to_page((SHOWN, self._published[seen]))

    def _publish(self, seen: str, who: str, why: str) -> int:
        proposal = self.previews.fresh(choice_of(flask.request.form), self.views.language.language).proposal
        if proposal.key != seen or not proposal.is_something:
            raise OvertakenError
        return self.holder.publish(proposal, who, why).number

    @_with_key
    def discard(self) -> flask.Response:
        """Puts files aside: one, or all that were seen."""
        sent = flask.request.form
        wanted = sent.getlist("sett_fil") if "alt" in sent else sent.getlist("fil")
        proposal = self._proposal()
        names = [one.name for one in proposal.judged if seen_as(one.arrival) in wanted]
        if not names:
            raise OvertakenError
        self.holder.store().inbox.discard(proposal, names, BY_KEY, "")
        return self._to_page()

    def _proposal(self) -> Proposal:
        return self.previews.fresh(None, self.views.language.language).proposal

    @_with_key
    def undo(self) -> flask.Response:
        """Brings back a file that was put aside."""
        aside = self.previews.fresh(None, self.views.language.language).aside
        wanted = flask.request.form.get("fil", "")
        names = [one.name for one in aside if id_of(one.name) == wanted]
        if not names:
            raise OvertakenError
        self.holder.store().inbox.reconsider(names[0], BY_KEY)
        return self._to_page()

    @_with_key
    def withdraw(self) -> flask.Response:
        """Goes back to an earlier edition."""
        t, sent = self.views.language, flask.request.form
        who, why = _words("navn"), _words("grunn")
        if not who or not why:
            words = t("Write your name and the reason. Both are kept with the edition.")
            return self.views.step_back({"navn": who, "grunn": why}, words, 400)
        store = self.holder.store()
        with self._publishing:
            last = store.last()
            if last is None or str(last.number) != sent.get("sist"):
                raise OvertakenError
            try:
                number = store.withdraw(sent.get(TO, 0, type=int), who, why).number
            except NotWithdrawableError:
                return self.refuse(409, t("That edition can't be shown again, or is shown already."))
            show_when_ready(store, number)
        return self._to_page((SHOWN, number))


def _words(name: str) -> str:
    """What was typed in a field, on one line."""
    return " ".join(flask.request.form.get(name, "").split())[:LONGEST_WORDS]
