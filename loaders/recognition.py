"""Finds the loader that reads a file: by the table that it looks for, or else by what the file resembles."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NoReturn

from loaders.files.cells import normalise
from loaders.files.workbook import Workbook
from loaders.findings import Findings
from loaders.layouts.layout import Layout
from loaders.observation import Loaded
from loaders.phrases import Listed, Phrase, phrase, quote, quotes
from loaders.places import Places
from loaders.quoting import may_be_quoted, near
from loaders.tables.source import Tabular

AS_EXCEL = phrase(
    "Only tables from these banks are read as CSV or JSON. Deliver other figures as an Excel workbook (.xlsx)."
)
TELL = phrase("Tell whoever maintains the dashboard.")
WORDS = (
    "Gjerningskommune",
    "Hjemkommune",
    "Overgrepsmottaket",
    "Krisesenter",
    "Geografi",
    "Ansvar",
    "STRASAK",
    "Bufdir",
)


@dataclass(frozen=True)
class Loader:
    """A source: how its workbooks are recognised and read, and what marks them, for the message if no loader fits.

    `recognises` looks for the table itself. `resembles` says how much of it or its words a workbook has, so that one
    with a changed table gets a message about what is missing. Only a source that `reads_text` gets text files.
    """

    source: str
    looks_for: Phrase
    recognises: Callable[[Workbook], bool]
    resembles: Callable[[Workbook], int]
    load: Callable[[Workbook, Places, Findings], Loaded]
    name: str = ""
    reads_text: bool = False


def loader_of(book: Workbook, loaders: tuple[Loader, ...], places: Places, findings: Findings) -> Loader:
    """The loader that recognises the workbook, else the one that it resembles most, whose message says what is missing.

    Raises:
        SourceError: none does, or several.
    """
    loaders = (*loaders, *map(_own, places.layouts))
    if book.is_text:
        loaders = tuple(loader for loader in loaders if loader.reads_text)
    if known := [loader for loader in loaders if _answers(loader, "recognises", book, findings)]:
        return known[0] if len(known) == 1 else _stop_for_two(known, findings)
    likeness = [(_answers(loader, "resembles", book, findings), loader) for loader in loaders]
    most, nearest = max(likeness, key=lambda pair: pair[0], default=(0, None))
    if nearest is not None and most:
        return nearest
    return _stop_unrecognised(book, loaders, findings)


def _stop_unrecognised(book: Workbook, loaders: tuple[Loader, ...], findings: Findings) -> NoReturn:
    looked_for = Listed(tuple(dict.fromkeys(loader.looks_for for loader in loaders)), separator="; ")
    if book.is_text:
        found = phrase("a text file that is not from a known statistics bank")
        findings.stop("text_not_read", found, looked_for, AS_EXCEL)
    texts = dict.fromkeys(text for sheet in book.sheets for _, _, text in sheet.texts if len(text) < 40)
    named = {word.casefold() for word in WORDS}
    misspelt = next((text for text in texts if text.casefold() not in named and may_be_quoted(text, WORDS)), None)
    hint = misspelt and phrase(
        "Found {text}; did you mean {word}?", text=quote(normalise(misspelt)), word=quote(near(misspelt, WORDS) or "")
    )
    fix = hint or phrase(
        "Check that it is the right file. If its layout is new, describe it on the page for new numbers."
    )
    findings.stop("unrecognised", phrase("no known source"), phrase("one of these: {what}", what=looked_for), fix)


def _own(layout: Layout) -> Loader:
    """The loader of a layout that a data folder has described."""
    tabular, name = Tabular(layout), f"layouts/{layout.name}.toml"
    looks_for = phrase("what {name} describes", name=quote(name))
    return Loader(layout.source, looks_for, tabular.recognises, tabular.resembles, tabular.load, name)


def _stop_for_two(loaders: list[Loader], findings: Findings) -> NoReturn:
    """Refuses a workbook that may mean different things."""
    names = quotes(loader.name or loader.source for loader in loaders)
    findings.stop(
        "two_layouts",
        phrase("a workbook that fits several layouts: {names}", names=names),
        phrase("one layout"),
        phrase("Put each table in a file of its own, or take away the layout that is not the source's."),
    )


def _answers(loader: Loader, question: str, book: Workbook, findings: Findings) -> int:
    """How surely a loader accepts a workbook; one that fails does not, so that the others are still asked."""
    try:
        return int(getattr(loader, question)(book))
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        kind = type(error).__name__
        findings.warning(
            "recogniser_failed",
            phrase("something that the loader {name} failed on ({kind})", name=quote(loader.source), kind=kind),
            phrase("a file that every loader can check"),
            phrase("The other loaders have checked the file. Tell whoever maintains the dashboard."),
        )
        return 0
