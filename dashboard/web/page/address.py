"""A page's canonical address: defaults are left out, and ticked boxes are one list."""

from collections.abc import Iterable, Sequence
from urllib.parse import parse_qsl, urlencode

from dashboard.vocabulary.selection import EDITION
from dashboard.web.components.filters import FilterField
from dashboard.web.page.choices import EVERYTHING
from dashboard.web.page.page import Page

FIGURES, FIGURE, LANGUAGE = "figurer", "figur", "sprak"
Pairs = list[tuple[str, str]]


def canonical(query: str, usual: tuple[str, ...]) -> str:
    """The canonical query of a form without scripts: `fra=alle&til=2018` is `til=2018`, and `figur=a&figur=b` one list.

    A canonical query is returned unchanged. The `usual` list of figures, which is the report's own, is left out.
    """
    pairs = parse_qsl(query, keep_blank_values=True)
    if not any(value == EVERYTHING or name == FIGURE for name, value in pairs):
        return query
    ticked = [value for name, value in pairs if name == FIGURE]
    kept = [(name, value) for name, value in pairs if value != EVERYTHING and name != FIGURE]
    return _joined(_with_figures(kept, ticked, usual) if ticked else kept)


def _with_figures(kept: Pairs, ticked: list[str], usual: tuple[str, ...]) -> Pairs:
    others = [(name, value) for name, value in kept if name != FIGURES]
    return others if tuple(ticked) == usual else [*others, (FIGURES, ",".join(ticked))]


def carried(search: str) -> str:
    """The query that a link to another page carries, with «?»: all but the edition named by a file's link."""
    pairs = parse_qsl(search.removeprefix("?"), keep_blank_values=True)
    if not any(name == EDITION for name, _ in pairs):
        return search
    query = _joined((name, value) for name, value in pairs if name != EDITION)
    return f"?{query}" if query else ""


def in_language(search: str, language: str) -> str:
    """The same view in another language, with «?»."""
    pairs = parse_qsl(carried(search).removeprefix("?"), keep_blank_values=True)
    return f"?{_joined([*((name, value) for name, value in pairs if name != LANGUAGE), (LANGUAGE, language)])}"


def kept_fields(page: Page, fields: Sequence[FilterField], search: str) -> Pairs:
    """The form's hidden fields: everything in the address that no field of the page has."""
    shown = {field.name for field in fields} | {FIGURE, EDITION, *page.own_names}
    pairs = parse_qsl(search.removeprefix("?"))
    return [(name, value) for name, value in pairs if name not in shown]


def _joined(pairs: Iterable[tuple[str, str]]) -> str:
    return urlencode(list(pairs), safe=",")
