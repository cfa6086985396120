"""How many things wait for somebody who may publish, said in the menu of every page."""

from dash import html
from dash.development.base_component import Component

from dashboard.store.data import Snapshot
from dashboard.vocabulary.text import Text
from dashboard.web.components.attributes import attributes


def waiting(snapshot: Snapshot) -> int:
    """Files that wait or are refused, and what holds back everything."""
    pending = snapshot.pending
    return pending.waiting + len(pending.files) + sum(not held.files for held in pending.held)


def badge(snapshot: Snapshot, t: Text) -> list[Component]:
    """The number, with words for those who hear it; nothing where nothing waits."""
    count = waiting(snapshot)
    if not count:
        return []
    words = t.plural("{count} thing waits", "{count} things wait", count)
    number = html.Span(t.number(count), className="nav-count", **attributes(aria_hidden="true"))
    return [html.Span(f" ({words})", className="visually-hidden"), number]
