"""A page's canonical address: defaults are left out, and ticked boxes are one list."""

from collections.abc import Iterable, Sequence
from urllib.parse import parse_qsl, urlencode

from dashboard.model.published import Published
from dashboard.vocabulary.selection import EDITION, NAMES
from dashboard.web.components.filters import FilterField
from dashboard.web.page.choices import EVERYTHING
from dashboard.web.page.page import Page

FIGURES, FIGURE, LANGUAGE = "figurer", "figur", "sprak"
QUERY = "q"  # what is searched for, which is no part of a selection
Pairs = list[tuple[str, str]]


def canonical(query: str, usual: tuple[str, ...]) -> str:
    """The canonical query of a form without scripts: `fra=alle&til=2018` is `til=2018`, and `figur=a&figur=b` one list.

    A canonical query is returned unchanged. The `usual` list of figures, which is the report's own, is left out.
    """
    pairs = parse_qsl(query, keep_blank_values=True)
    if not any(_is_left_out(*pair) for pair in pairs):
        return query
    ticked = [value for name, value in pairs if name == FIGURE]
    kept = [pair for pair in pairs if not _is_left_out(*pair)]
    return _joined(_with_figures(kept, ticked, usual) if ticked else kept)


def _is_left_out(name: str, value: str) -> bool:
    return name == FIGURE or (value == EVERYTHING and name != QUERY)


def _with_figures(kept: Pairs, ticked: list[str], usual: tuple[str, ...]) -> Pairs:
    others = [(name, value) for name, value in kept if name != FIGURES]
    return others if tuple(ticked) == usual else [*others, (FIGURES, ",".join(ticked))]


def tidied(search: str, published: Published, *further: str) -> str:
    """What the pages read of a query with «?»: each name once, in one order, so that one view has one address.

    `further` names are read too.
    """
    pairs = dict(reversed(pairs_of(search)))  # the first of each name is read
    if pairs.get(EDITION) == published.version:
        del pairs[EDITION]
    query = _joined((name, pairs[name]) for name in (*further, *NAMES, EDITION) if pairs.get(name))
    return f"?{query}" if query else ""


def carried(search: str) -> str:
    """The query that a link to another page carries, with «?»: all but a file's edition, and what is searched for."""
    pairs = pairs_of(search)
    if not any(name in (EDITION, QUERY) for name, _ in pairs):
        return search
    query = _joined((name, value) for name, value in pairs if name not in (EDITION, QUERY))
    return f"?{query}" if query else ""


def pairs_of(search: str) -> Pairs:
    """The names and values of a query with «?»."""
    return parse_qsl(search.removeprefix("?"), keep_blank_values=True)


def in_language(search: str, language: str) -> str:
    """The same view, or the same search, in another language, with «?»."""
    kept = [(name, value) for name, value in pairs_of(search) if name not in (EDITION, LANGUAGE)]
    return f"?{_joined([*kept, (LANGUAGE, language)])}"


def kept_fields(page: Page, fields: Sequence[FilterField], search: str) -> Pairs:
    """The form's hidden fields: everything in the address that no field of the page has."""
    shown = {field.name for field in fields} | {FIGURE, EDITION, *page.own_names}
    pairs = parse_qsl(search.removeprefix("?"))
    return [(name, value) for name, value in pairs if name not in shown]


def _joined(pairs: Iterable[tuple[str, str]]) -> str:
    return urlencode(list(pairs), safe=",")
