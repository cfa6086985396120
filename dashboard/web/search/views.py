"""Where searches are answered: the page `/sok`, which needs no scripts, and what fills the dialog while one types.

What is searched for is neither logged nor kept.
"""

import flask
from dash import html
from dash.development.base_component import Component

from dashboard.store.data import Snapshot
from dashboard.store.serving.holder import Holder
from dashboard.vocabulary.text import Text
from dashboard.web.components import search, shell
from dashboard.web.components.attributes import attributes
from dashboard.web.markup import written
from dashboard.web.page import body
from dashboard.web.page.address import QUERY, carried, pairs_of
from dashboard.web.page.page import Page, View
from dashboard.web.pages.routing import Router
from dashboard.web.search import targets
from dashboard.web.search.answers import Answer, finder


def register(server: flask.Flask, router: Router, holder: Holder) -> None:
    """Adds the search to the server and the router; call it before the first request.

    Raises:
        TopicsError: the words of the search name a page or a figure that isn't there.
    """
    targets.check(router.pages)
    views = Views(router.pages)
    router.further[search.PATH] = views.page

    @server.get(f"{search.PATH}.json", endpoint="search")
    def found() -> flask.Response:
        query = flask.request.query_string.decode(errors="replace")
        return flask.jsonify(views.found(holder.snapshot(), f"?{query}"))


class Views:
    """Answers to the queries in addresses, in the reader's language, with links that carry the selection."""

    def __init__(self, pages: tuple[Page, ...]) -> None:
        self._pages = pages

    def page(self, snapshot: Snapshot, address: str) -> tuple[list[Component], str]:
        """The content of the page, and the window's title."""
        view, answer = self._answer(snapshot, address)
        t = view.t
        content = [
            shell.page_heading(t("Search")),
            search.search_form(t, answer.query, pairs_of(carried(address))),
            html.P(_said(answer, t), id="search-page-found", className="search__found"),
            html.Ul(_hits(answer, address), className="search-page__hits"),
        ]
        marks = attributes(data_page="search-page", data_path=search.PATH, data_own=QUERY)
        title = shell.document_title(t("Search"), t.language, body.home_name(view.published, t.language))
        return [html.Div(content, className="search-page", **marks)], title

    def found(self, snapshot: Snapshot, address: str) -> dict[str, object]:
        """What the dialog shows: how many there are in words, the hits as HTML, and whether they answer the query."""
        view, answer = self._answer(snapshot, address)
        shown = written(_hits(answer, address), view.published.settings.base)
        return {
            "found": _said(answer, view.t),
            "hits": shown,
            "fits": answer.fits and bool(answer.query),
            "edition": view.published.version,
        }

    def _answer(self, snapshot: Snapshot, address: str) -> tuple[View, Answer]:
        view, _ = body.view_of(self._pages[0], snapshot, address)
        query = dict(pairs_of(address)).get(QUERY, "")
        return view, finder(view.published, self._pages, view.t.language).answer(query)


def _hits(answer: Answer, address: str) -> list[html.Li]:
    return search.hits([target.hit(address) for target in answer.targets])


def _said(answer: Answer, t: Text) -> str:
    """How many hits there are, or why others are shown."""
    if not answer.query:
        return t("Pages, and what is often looked for")
    if not answer.fits:
        return t("No results for “{query}”. The nearest:", query=answer.query)
    return t.plural("{count} result", "{count} results", len(answer.targets))
