"""From an address to a page: the document, and the one callback that brings what another address changes.

The address is the only state. The document holds the whole page for its address. From then on `dcc.Location` follows
the address, the callback answers with the parts that another address changes, as HTML by the id of the element, and a
script (assets/scripts/parts.js) puts them in place. So reload, back and a shared link give the same view.
"""

import json
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from sys import getsizeof
from threading import Lock
from typing import Any

import dash
from dash import ClientsideFunction, Input, Output, dcc
from dash.development.base_component import Component

from dashboard.model.kept import kept_within
from dashboard.store.data import Snapshot
from dashboard.store.database.records import PAGE
from dashboard.store.serving.holder import Holder
from dashboard.vocabulary.text import LOCALES, Text
from dashboard.web.components import ids, shell
from dashboard.web.components.help import help_line
from dashboard.web.markup import Node, Raw, written
from dashboard.web.page import body
from dashboard.web.page.address import QUERY, carried, in_language, pairs_of, tidied
from dashboard.web.page.page import DOCUMENTS, Document, Page
from dashboard.web.page.unknown import not_found
from dashboard.web.page.withheld import withheld_on

ADDRESS, ROUTE, CHANGED, SHOWN = "address", "route", "changed", "shown"
KEPT_BYTES = 10_000_000  # of pages, of about 0.2 MB each
LOCKS = 64
ASKED = 24  # the views that readers asked for last, which a new edition has ready when it is shown
Asked = tuple[Page, str]  # a page and the query of its address
Badge = Callable[[Snapshot, Text], list[Component]]
Further = Callable[[Snapshot, str], tuple[list[Component], str]]


@dataclass(frozen=True)
class Whole:
    """A page, or its content: the window's title, and the markup."""

    title: str
    markup: str


def register(app: dash.Dash, holder: Holder, router: "Router") -> None:
    """The layout, which is only what follows the address, and the callbacks."""
    holder.prepare, holder.warm = body.prepare, router.warm
    app.layout = [dcc.Location(id=ADDRESS, refresh=False), *(dcc.Store(id=id_) for id_ in (ROUTE, CHANGED, SHOWN))]
    app.clientside_callback(
        ClientsideFunction("vinr", "route"),
        Output(ROUTE, "data"),
        Input(ADDRESS, "pathname"),
        Input(ADDRESS, "search"),
    )
    app.clientside_callback(
        ClientsideFunction("vinr", "show"), Output(SHOWN, "data"), Input(CHANGED, "data"), prevent_initial_call=True
    )

    @app.callback(Output(CHANGED, "data"), Input(ROUTE, "data"), prevent_initial_call=True)
    def change(route: list[str]) -> str:
        return router.changed(*route)


class Router:
    """Makes pages from addresses, each from the one snapshot that is current when it is asked."""

    def __init__(self, holder: Holder, pages: tuple[Page, ...]) -> None:
        self.holder, self.pages = holder, pages
        self._content = kept_within(KEPT_BYTES, lambda whole: getsizeof(whole.markup))(self._write)
        self._locks = tuple(Lock() for _ in range(LOCKS))
        self._asked: deque[Asked] = deque(maxlen=ASKED)
        self.badges: dict[str, Badge] = {}  # by the path of a menu entry, made for each request
        self.further: dict[str, Further] = {}  # pages outside the menu by their path, made for each request

    @property
    def groups(self) -> list[list[Page | Document]]:
        """The pages and documents as the menu groups them."""
        first = [entry for entry in DOCUMENTS if entry.is_first]
        entries: list[Page | Document] = [*first, *self.pages, *(entry for entry in DOCUMENTS if not entry.is_first)]
        return [[entry for entry in entries if entry.group == n] for n in sorted({entry.group for entry in entries})]

    def has_page(self, path: str) -> bool:
        """Whether there is a page at a path."""
        return page_at(self.pages, path) is not None or path.rstrip("/") in self.further

    def whole(self, path: str, search: str) -> Whole:
        """The page at an address.

        Raises:
            NoDataError: there is no snapshot yet.
        """
        snapshot = self.holder.snapshot()
        search = tidied(search, snapshot.published, *self._further_names(path))
        self._remember(path, search)
        made = self.content(snapshot, path, search)
        self._count(snapshot, path, search)
        return Whole(made.title, self._html(self.frame(snapshot, path, search, Raw(made.markup))))

    def warm(self, snapshot: Snapshot) -> Iterator[None]:
        """Makes the views last asked for, every page, and what another first year gives, in pieces of some 20 ms.

        Those of the page that a reader is on come first.
        """
        for path in self.further:
            self.content(snapshot, path, "")
            yield
        asked = self._asked.copy()
        years = [(page, search) for page in self.pages for search in body.first_years(page, snapshot.published)]
        waiting = list(dict.fromkeys([*reversed(asked), *((page, "") for page in self.pages), *years]))
        while waiting:
            page, search = next(filter(self._is_of_last_page, waiting), waiting[0])
            waiting.remove((page, search))
            yield from body.warm(page, snapshot, search)
            if not search or (page, search) in asked:  # an open page of the edition before is replaced whole
                self.content(snapshot, page.path, search)
                withheld_on(page, snapshot, search)
            yield

    def _html(self, node: Node) -> str:
        return written(node, self.holder.settings.base)

    def _further_names(self, path: str) -> tuple[str, ...]:
        return (QUERY,) if path.rstrip("/") in self.further else ()

    def _remember(self, path: str, search: str) -> None:
        if page := page_at(self.pages, path):
            self._asked.append((page, search))

    def _count(self, snapshot: Snapshot, path: str, search: str) -> None:
        if page := page_at(self.pages, path):
            self.holder.count(snapshot, PAGE, withheld_on(page, snapshot, search))

    def _is_of_last_page(self, view: Asked) -> bool:
        return bool(self._asked) and view[0] is self._asked[-1][0]

    def content(self, snapshot: Snapshot, path: str, search: str) -> Whole:
        """The content of the page at an address, written once for all who ask on a day."""
        if further := self.further.get(path.rstrip("/")):
            content, title = further(snapshot, search)
            return Whole(title, self._html(content))
        with self._turn(path, search):
            make = self._content if self._is_usual(snapshot, path, search) else self._content.uncached
            return make(snapshot, path, search, date.today())

    def _is_usual(self, snapshot: Snapshot, path: str, search: str) -> bool:
        """Whether others may ask for it: a page, by an address without mistakes. Of the others there is no end."""
        page = page_at(self.pages, path)
        return page is not None and not body.view_of(page, snapshot, search)[1]

    def _turn(self, path: str, search: str) -> Lock:
        """Readers who ask for the same take turns: the first one's answer is written once and given to all."""
        return self._locks[hash((path, search)) % LOCKS]

    def _write(self, snapshot: Snapshot, path: str, search: str, day: date) -> Whole:
        page = page_at(self.pages, path)
        content, title = (
            body.page_content(page, snapshot, search) if page else not_found(self.pages, path, snapshot, search)
        )
        return Whole(title, self._html(content))

    def frame(self, snapshot: Snapshot, path: str, search: str, content: Raw) -> Component:
        """The shell round a page's content."""
        view, _ = body.view_of(page_at(self.pages, path) or self.pages[0], snapshot, search)
        menu = [[self._item(entry, snapshot, view.t, path, search) for entry in group] for group in self.groups]
        return shell.shell(
            view.t,
            body.home_name(view.published, view.t.language),
            menu,
            content,
            version=view.published.version,
            dated=body.edition_words(view),
            languages={code: in_language(search, code) for code in LOCALES},
            kept=pairs_of(carried(search)),
            helped=help_line(view.t, view.published.settings),
        )

    def _item(self, entry: Page | Document, snapshot: Snapshot, t: Text, path: str, search: str) -> shell.NavItem:
        is_shown = entry.path == (path.rstrip("/") or "/")
        badge = self.badges.get(entry.path, lambda snapshot, t: [])(snapshot, t)
        words = [entry.name(t), *badge]
        return entry.path + carried(search), words, is_shown, isinstance(entry, Document)

    def changed(self, path: str, search: str, shown: str, edition: str) -> str:
        """What the browser puts in place for another address, where it shows an edition of the page at `shown`.

        Where that is another page or an older edition, everything is replaced.
        """
        snapshot, page = self.holder.snapshot(), page_at(self.pages, path)
        made: dict[str, Any] = {"path": path, "search": search}
        search = tidied(search, snapshot.published, *self._further_names(path))
        self._remember(path, search)
        is_current = edition == snapshot.published.version
        if page and page is page_at(self.pages, shown) and is_current:
            with self._turn(path, search):
                change = body.change if self._is_usual(snapshot, path, search) else body.change.uncached
                found = change(page, snapshot, search, date.today())
            self._count(snapshot, path, search)
            return _json(made | {"parts": found.parts})
        whole = self.content(snapshot, path, search)
        self._count(snapshot, path, search)
        view, _ = body.view_of(page or self.pages[0], snapshot, search)
        dated = {ids.DATA_DATE: self._html(body.edition_words(view))}
        parts = {ids.PAGE: whole.markup, ids.DATA_VERSION: snapshot.published.version} | dated
        return _json(made | {"parts": parts, "title": whole.title})


def page_at(pages: tuple[Page, ...], path: str) -> Page | None:
    """The page with this path; a slash at its end makes no difference."""
    wanted = path.rstrip("/") or "/"
    return next((page for page in pages if page.path == wanted), None)


def _json(made: dict[str, Any]) -> str:
    return json.dumps(made, ensure_ascii=False)
