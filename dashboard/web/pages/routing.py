"""From an address to a page: the layout, the callback that changes page, and one callback a page for its selection.

The address is the only state. `dcc.Location` holds it, filters write it (assets/05-selection.js), and everything on
the page is made from it, so reload, back and a shared link give the same view.
"""

from datetime import date
from functools import lru_cache, partial
from urllib.parse import urlsplit

import dash
import flask
from dash import ClientsideFunction, Input, Output, State, dcc, html
from dash.development.base_component import Component

from dashboard.store.data import Snapshot
from dashboard.store.holder import Holder, NoDataError
from dashboard.vocabulary.text import Text, text
from dashboard.web.components import ids, shell
from dashboard.web.components.skeleton import skeleton
from dashboard.web.page import body, targets
from dashboard.web.page.page import DOCUMENTS, Document, Page

ADDRESS, ROUTE, RENDERED, TITLE, PAGE = "address", "route", "rendered", "page-title", "page"
KEPT = 24  # documents, of about 0.2 MB each


def register(app: dash.Dash, holder: Holder, pages: tuple[Page, ...]) -> None:
    """The layout and every callback, for these pages."""
    router = Router(holder, pages)
    holder.prepare, holder.warm = body.prepare, partial(body.warm, pages=pages)
    app.layout = html.Div()  # Dash looks one over at the start, when there may be no data yet
    app.written_layout = router.written_layout  # type: ignore[attr-defined]
    _register_client_side(app)

    @app.callback(
        Output(PAGE, "children"),
        Output(TITLE, "data"),
        Output(ids.DATA_VERSION, "children"),
        Input(ROUTE, "data"),
        prevent_initial_call=True,
    )
    def change_page(route: list[str]) -> tuple[list[Component], str, str]:
        return router.content(holder.snapshot(), *route)

    for page in pages:
        if page.filters:
            _register_page(app, router, page)


def _register_client_side(app: dash.Dash) -> None:
    """What needs no server: which page to fetch, the filters and links that follow the address, the title.

    Dash looks through every component of a page for each property that a callback gives a value, so the callback for
    a selection gives all its parts as one value, and a script passes on those that differ from what is shown.
    """
    app.clientside_callback(
        ClientsideFunction("selection", "route"),
        Output(ROUTE, "data"),
        Input(ADDRESS, "pathname"),
        State(ADDRESS, "search"),
        State(RENDERED, "data"),
    )
    app.clientside_callback(
        ClientsideFunction("selection", "follow"),
        Input(ADDRESS, "search"),
    )
    app.clientside_callback(
        ClientsideFunction("selection", "title"), Output(RENDERED, "modified_timestamp"), Input(TITLE, "data")
    )


def _register_page(app: dash.Dash, router: "Router", page: Page) -> None:
    """The callback that makes a page's parts anew when the selection in the address changes.

    Its input is a store of the page's own, since Dash complains when an input's callback has no outputs in the layout.
    """
    made = page.part(body.MADE)

    @app.callback(Output(made, "data"), Input(page.part(body.SEARCH), "data"), prevent_initial_call=True)
    def change_selection(search: str) -> str:
        return body.parts_as_json(page, router.holder.snapshot(), search or "", date.today())

    app.clientside_callback(ClientsideFunction("selection", "show"), Input(made, "data"), prevent_initial_call=True)


class Router:
    """Makes pages from addresses, each from the one snapshot that is current when it is asked."""

    def __init__(self, holder: Holder, pages: tuple[Page, ...]) -> None:
        self.holder, self.pages = holder, pages
        self._written = lru_cache(maxsize=KEPT)(self._write)

    @property
    def groups(self) -> list[list[Page | Document]]:
        """The pages and documents as the menu groups them."""
        entries: tuple[Page | Document, ...] = (*self.pages, *DOCUMENTS)
        return [[entry for entry in entries if entry.group == n] for n in sorted({entry.group for entry in entries})]

    def written_layout(self) -> str:
        """The whole document for the address that asks for it, so that the first page needs no second request."""
        path, search = _asking_address()
        try:
            snapshot = self.holder.snapshot()
        except NoDataError:
            return body.written(body.no_data(text(self.holder.settings.language)))
        return self._written(snapshot, path, search, date.today())

    def document(self, snapshot: Snapshot, path: str, search: str) -> Component:
        """The frame with the page in it."""
        view, _ = body.view_of(page_at(self.pages, path) or self.pages[0], snapshot, search)
        content, title, version = self.content(snapshot, path, search)
        menu = [[_item(entry, view.t, path, search) for entry in group] for group in self.groups]
        stores = [dcc.Store(id=ROUTE), dcc.Store(id=RENDERED, data=[path, search]), dcc.Store(id=TITLE, data=title)]
        frame = shell.shell(
            view.t,
            body.home_name(view.published, view.t.language),
            menu,
            html.Div(content, id=PAGE),
            version=version,
            targets=targets.targets(view.published, self.pages, view.t.language),
        )
        return html.Div([dcc.Location(id=ADDRESS, refresh=False), *stores, frame])

    def _write(self, snapshot: Snapshot, path: str, search: str, day: date) -> str:
        """The document as the browser takes it, written once for all who ask on a day."""
        return body.written(self.document(snapshot, path, search))

    def content(self, snapshot: Snapshot, path: str, search: str) -> tuple[list[Component], str, str]:
        """The content of the page at a path and query, the window's title, and the version of the data."""
        page = page_at(self.pages, path)
        if page is None:
            return *body.not_found(self.pages[0], snapshot, search), snapshot.published.version
        return *body.page_content(page, snapshot, search), snapshot.published.version


def page_at(pages: tuple[Page, ...], path: str) -> Page | None:
    """The page with this path; a slash at its end makes no difference."""
    wanted = path.rstrip("/") or "/"
    return next((page for page in pages if page.path == wanted), None)


def waiting(holder: Holder, page: Page | None, language: str) -> str:
    """What stands in the document until the page is there; it never waits for data itself."""
    t = text(language)
    home = body.home_name(holder.snapshot().published, language) if holder.is_ready else ""
    question, lead = (page.question(t), page.lead(t)) if page else ("", "")
    return skeleton(t, home, question, lead, cards=2 if page and page.figures else 1)


def _item(entry: Page | Document, t: Text, path: str, search: str) -> shell.NavItem:
    return entry.path + search, entry.name(t), entry.path == path, isinstance(entry, Document)


def _asking_address() -> tuple[str, str]:
    """Path and query of the page that asks for its layout; Dash asks without saying, the browser's Referer tells."""
    referrer = flask.request.referrer if flask.has_request_context() else None
    try:
        parts = urlsplit(referrer or "/")
    except ValueError:  # a Referer that is no address, as http://[
        parts = urlsplit("/")
    return parts.path or "/", f"?{parts.query}" if parts.query else ""
