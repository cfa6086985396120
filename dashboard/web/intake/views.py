"""What the addresses of the page answer."""

from io import BytesIO
from pathlib import PurePosixPath

import flask

from dashboard.store import history
from dashboard.store.delivery.arrivals import path_of
from dashboard.store.protection import ProtectionError
from dashboard.store.serving.holder import NoDataError
from dashboard.vocabulary.problems import line
from dashboard.vocabulary.text import LOCALES, Text, text
from dashboard.web.components.notice import notice
from dashboard.web.intake.page import Pages, choice_of, told
from dashboard.web.intake.parts import editions
from dashboard.web.intake.parts.files import seen_as
from dashboard.web.intake.parts.publishing import stage_words
from dashboard.web.intake.visit import KEY, TO, Visit, address, selection
from loaders.described import described_in
from loaders.marked import UnmarkableError, marked_copy
from loaders.phrases import worded
from loaders.templates import TemplateError, blank

SEE_OTHER = 303
YEARS = range(1990, 2100)
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Views:
    """Answers to those who read."""

    def __init__(self, pages: Pages) -> None:
        self.pages, self.holder, self.access = pages, pages.holder, pages.access

    @property
    def language(self) -> Text:
        """The language that the address asks for; the server has led to the remembered one."""
        asked = flask.request.args.get("sprak", "")
        return text(asked if asked in LOCALES else self.holder.settings.language)

    @property
    def search(self) -> str:
        """The selection in the address."""
        return selection(flask.request.query_string.decode(errors="replace"))

    def visit(self) -> Visit:
        """The visit of a request. The snapshot is not noted as given out, since the page tells none of its numbers.

        Raises:
            NoDataError: there is no edition yet.
        """
        return Visit(self.language, self.holder.wait(timeout=0), self.search)

    def show(self) -> flask.Response:
        """The page; an address with the key lets the browser in, and leads to one without."""
        if KEY in flask.request.args:
            return self.enter()
        try:
            return self.pages.whole(self.visit())
        except NoDataError:
            return self._without_data()

    def enter(self) -> flask.Response:
        """Takes a key, from the address or the field."""
        t = self.language
        if not self.access.may_guess():
            reply = self._refused(429, t("Too many keys have been tried. Wait a minute, and try again."))
            reply.headers["Retry-After"] = "60"
            return reply
        try:
            if self.access.is_key(flask.request.values.get(KEY, "")):
                return self.access.keep(self._led_on(address(self.search)))
        except ProtectionError as error:
            return self._refused(503, line(error.problem, t))
        return self._refused(403, t("That is not the key. Nothing has been opened."))

    def _led_on(self, there: str) -> flask.Response:
        """On to the page.

        Browsers follow a link from another site, and its redirects, without the cookie. There our own page leads on.
        """
        if flask.request.headers.get("Sec-Fetch-Site") != "cross-site":
            return see_other(there)
        t = self.language
        reply = flask.Response(t("The key is right.") + "\n", mimetype="text/plain")
        reply.headers["Refresh"] = f"0; url={there}"
        return reply

    def _refused(self, status: int, words: str) -> flask.Response:
        t = self.language
        try:
            return self.pages.whole(self.visit(), [told(t, "warning", words, t("No entry"))], status)
        except NoDataError:
            return flask.Response(f"{words}\n", status=status, mimetype="text/plain")

    def _without_data(self) -> flask.Response:
        t = self.language
        problems = [notice(t, "error", line(problem, t)) for problem in self.holder.broken]
        return self.pages.documents.without_data(t, problems)

    def state(self) -> flask.Response:
        """Whether a preview is ready, and what is being done, for a script."""
        if not self.access.is_open():
            return flask.Response("403\n", status=403, mimetype="text/plain")
        t = self.language
        work = self.pages.previews.ask(choice_of(flask.request.args), t.language, 0, is_seen=False)
        return flask.jsonify(done=work.done.is_set(), words=stage_words(t, work))

    def template(self, source: str, year: int) -> flask.Response:
        """A blank workbook for a source and year."""
        settings = self.holder.settings
        if not self.access.is_open() or year not in YEARS:
            return flask.Response("404\n", status=404, mimetype="text/plain")
        try:
            content = blank(source, described_in(settings.data_folder), year, settings.home)
        except (TemplateError, ValueError):
            return flask.Response("404\n", status=404, mimetype="text/plain")
        return _workbook(content, f"{source}-{year}.xlsx")

    def marked(self, seen: str) -> flask.Response:
        """The copy of a refused file with its problems marked; only of the file that was seen, as it was."""
        t = self.language
        if not self.access.is_open():
            return flask.Response("404\n", status=404, mimetype="text/plain")
        try:
            judged = self.pages.previews.fresh(None, t.language).proposal.judged
            one = next(one for one in judged if seen_as(one.arrival) == seen and not one.is_accepted)
            content = marked_copy(path_of(one.arrival), one.arrival.sha256, one.problems, t)
        except UnmarkableError as error:
            return flask.Response(f"{worded(error.reason, t)}\n", status=404, mimetype="text/plain")
        except (ProtectionError, StopIteration, ValueError):
            return flask.Response("404\n", status=404, mimetype="text/plain")
        name = PurePosixPath(worded(one.label, t)).stem
        return _workbook(content, t("{file} marked.xlsx", file=name))

    def withdrawing(self) -> flask.Response:
        """The step before going back to an earlier edition."""
        return self.step_back({})

    def step_back(self, typed: dict[str, str], message: str = "", status: int = 200) -> flask.Response:
        """The step with what was typed; the page itself where there is no such edition."""
        visit, t = self.visit(), self.language
        said = [told(t, "warning", message, t("Nothing was done"))] if message else []
        if not self.access.is_open():
            return self.pages.whole(visit, said, 403)
        try:
            store = self.holder.store()
            last, listed = store.last(), {one.number: one for one in history.editions(store)}
            target = listed.get(flask.request.values.get(TO, 0, type=int))
            if target is None or last is None or target.is_shown or not target.is_whole:
                words = t("That edition can't be shown again, or is shown already.")
                return self.pages.whole(visit, [told(t, "warning", words, t("Nothing was done"))], 404)
            cost = store.withdrawal(target.number)
        except ProtectionError as error:
            return self.pages.whole(visit, [told(t, "error", line(error.problem, t), t("Nothing was done"))], 503)
        step = editions.step(visit, listed[last.edition], target, cost, [("sist", last.number)], typed)
        return self.pages.step(visit, [*said, *step], status)


def _workbook(content: bytes, name: str) -> flask.Response:
    """A workbook to download, which no browser keeps."""
    reply = flask.send_file(BytesIO(content), mimetype=WORKBOOK, as_attachment=True, download_name=name)
    reply.headers["Cache-Control"] = "no-store"
    return reply


def see_other(where: str) -> flask.Response:
    """Leads from a form to the page that shows what it did."""
    return flask.redirect(where, SEE_OTHER)  # type: ignore[return-value]
