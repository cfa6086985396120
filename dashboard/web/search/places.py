"""Municipalities that pages let the reader choose, by all their names."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.model.published import Published
from dashboard.vocabulary.text import Text
from dashboard.web.components.ids import FILTER_REGION
from dashboard.web.page.choices import NAMES, REGION
from dashboard.web.page.page import Page
from dashboard.web.search.target import Target
from dashboard.web.search.words import folded, tokens
from loaders.regions import FOREVER, lifetime, successor

PAST, SUCCEEDED = 0.95, 0.85  # what a place counts that is no more, and where today's can be chosen too
FIELD = NAMES[FILTER_REGION]
_BETWEEN_NAMES = re.compile(r"\s[–-]\s|/")
_BESIDE_NAME = re.compile(r"\(.*\)")
Spelling = tuple[str, ...]  # the words of a name, as they are compared


@dataclass(frozen=True)
class Place:
    """A municipality: its name in each of its languages, and a target for each page that can show it."""

    spellings: tuple[Spelling, ...]
    targets: tuple[Target, ...]


def places(published: Published, pages: Iterable[Page], t: Text) -> tuple[Place, ...]:
    """Every municipality that a page lets the reader choose."""
    found: dict[str, list[Target]] = {}
    for page in pages:
        if REGION in page.filters:
            for code in page.choices(published).regions:
                found.setdefault(code, []).append(_target(published, page, code, t))
    return tuple(Place(_spellings(published.regions.name(code, t.language)), tuple(found[code])) for code in found)


def _target(published: Published, page: Page, code: str, t: Text) -> Target:
    """The page with the place chosen, which at home is no choice."""
    is_home = code == published.settings.home
    return Target(
        f"{published.regions.name(code, t.language)}: {page.name(t)}",
        t("Municipality"),
        page.path,
        note=page.question(t),
        drops=(FIELD,) if is_home else (),
        chooses=() if is_home else ((FIELD, code),),
        worth=_worth(code, page.choices(published).regions),
    )


def _worth(code: str, offered: tuple[str, ...]) -> float:
    if lifetime(code)[1] == FOREVER:
        return 1
    return SUCCEEDED if successor(code) in offered else PAST


def _spellings(name: str) -> tuple[Spelling, ...]:
    """The names in a name: «Deatnu – Tana» is two, and «Asker (til 2019)» is Asker."""
    spelt = (tuple(map(folded, tokens(each))) for each in _BETWEEN_NAMES.split(_BESIDE_NAME.sub("", name)))
    return tuple(dict.fromkeys(filter(None, spelt)))
