"""The answer at an address that is no page: what was asked for, and the nearest pages."""

from collections.abc import Callable, Sequence
from difflib import get_close_matches

from dash import html
from dash.development.base_component import Component

from dashboard.store.data import Snapshot
from dashboard.web.components import notice, shell
from dashboard.web.components.links import page_link
from dashboard.web.page.body import view_of
from dashboard.web.page.page import DOCUMENTS, Document, Page

MOST, LIKENESS = 3, 0.5
LONGEST_SHOWN = 60  # characters of the address


def not_found(pages: Sequence[Page], path: str, snapshot: Snapshot, search: str) -> tuple[list[Component], str]:
    """The content, and the window's title."""
    view, _ = view_of(pages[0], snapshot, search)
    t = view.t
    words = t("There is no page at {address}. You may have meant:", address=path[:LONGEST_SHOWN])
    near = (*nearest((*pages, *DOCUMENTS), path, lambda page: page.name(t)), pages[0])
    links = [html.Li(_link(page, page.name(t))) for page in dict.fromkeys(near)]
    content = [
        shell.page_heading(t("Page not found")),
        notice.notice(t, "warning", [html.P(words), html.Ul(links)]),
    ]
    return content, t("Page not found")


def nearest(
    entries: Sequence[Page | Document], path: str, name_of: Callable[[Page | Document], str]
) -> tuple[Page | Document, ...]:
    """The pages whose address or name is most like the address that was asked for."""
    by_word = {word: entry for entry in entries for word in (entry.path.strip("/"), name_of(entry).lower()) if word}
    asked = path.strip("/").lower()
    within = [word for word in by_word if word in asked]
    found = [*within, *get_close_matches(asked, by_word, MOST, LIKENESS)]
    return tuple(dict.fromkeys(by_word[word] for word in found))[:MOST]


def _link(entry: Page | Document, words: str) -> html.A:
    if isinstance(entry, Document):
        return html.A(words, href=entry.path, className="text-link")
    return page_link(words, entry.path)
