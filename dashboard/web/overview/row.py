"""One row of Oversikt: a subject with its newest number, what can be said of it, and whether it is new or old."""

from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from dashboard.charts.build import Context
from dashboard.scene.scene import Scene
from dashboard.vocabulary.selection import Selection
from dashboard.vocabulary.text import Text
from dashboard.web.clock import today
from dashboard.web.page.page import View

OLD_YEARS = 2  # a number is old when more than so many years have passed since its period


class Flag(StrEnum):
    """What is to be known of a row before its number is used."""

    NEW = "new"
    REVISED = "revised"
    OLD = "old"


@dataclass(frozen=True)
class Number:
    """A number as text, and what it is of where the row has several."""

    value: str
    of: str = ""


@dataclass(frozen=True)
class Row:
    """A subject with the address of its page; the picture shows what is `spoken` in words.

    `under` is the place and period of the numbers, and what else must be known to read them. `newest` is the last year
    that they are of. `source` is who they are from, `remark` what else to know of them, and `key` explains the picture.
    `withheld` is the figure of the subject if it is told that some of its numbers are withheld.
    """

    topic: str
    path: str
    source: str
    is_example: bool
    numbers: tuple[Number, ...]
    under: tuple[str, ...]
    verdict: str
    picture: Scene
    spoken: str
    newest: int
    flags: tuple[Flag, ...]
    key: tuple[str, ...] = ()
    remark: str = ""
    withheld: str = ""


def usual(view: View) -> Context:
    """What Oversikt shows: everything, of the home municipality, whatever is chosen on other pages."""
    return Context(view.published, Selection(language=view.t.language))


def source_words(view: View, source: str, t: Text) -> str:
    """What a source is called in a word or two."""
    return capital(view.published.catalogue.sources[source].short[t.language])


def capital(words: str) -> str:
    """The words as the beginning of a sentence."""
    return words[:1].upper() + words[1:]


def flags(view: View, newest: int, *indicators: str, places: tuple[str, ...] = ()) -> tuple[Flag, ...]:
    """What is new, revised or old about the indicators of the home municipality, or of the `places`."""
    changes, regions = view.snapshot.changes, places or (view.published.settings.home,)
    new, revised = (_of(rows, indicators, regions) for rows in (changes.new, changes.revised))
    found = {
        Flag.NEW: changes.since is not None and bool((new["period_end"] == newest).any()),
        Flag.REVISED: not revised.empty,
        Flag.OLD: today().year > newest + OLD_YEARS,
    }
    return tuple(flag for flag, is_set in found.items() if is_set)


def _of(rows: pd.DataFrame, indicators: tuple[str, ...], regions: tuple[str, ...]) -> pd.DataFrame:
    return rows[rows["indicator"].isin(indicators) & rows["region"].isin(regions)]
