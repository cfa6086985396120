"""Reads one file with the loader that recognises it. A bad file does not affect the others."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NoReturn

import pandas as pd

from loaders.files import container
from loaders.files.cells import normalise
from loaders.files.excel.doubts import note_merged, note_shown
from loaders.files.limits import SUFFIXES
from loaders.files.opening import open_file
from loaders.files.unread import note_error_cells, note_unread
from loaders.files.workbook import Workbook
from loaders.findings import Findings
from loaders.layouts.layout import Layout
from loaders.observation import Loaded, frame_of, without_doubles
from loaders.personal import refusal
from loaders.personal.labels import file_name
from loaders.phrases import Listed, Phrase, phrase, quote, quotes
from loaders.places import Places
from loaders.problems import ERROR, SourceError, rank
from loaders.quoting import may_be_quoted, near
from loaders.registry import delivers
from loaders.result import FileReport
from loaders.schema import MEASURES, OBSERVATIONS
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


@dataclass(frozen=True, eq=False)
class FileResult:
    """The result for one file; both frames are empty if it was refused."""

    report: FileReport
    findings: Findings
    observations: pd.DataFrame
    measures: pd.DataFrame


def read_file(path: Path, file: str, loaders: tuple[Loader, ...], places: Places) -> FileResult:
    """The file's rows, or why there are none. `file` is its path in the data folder, for messages and provenance.

    Any error in a file or loader becomes a problem of this file; only a keyboard interrupt passes.
    """
    findings = Findings(file_name(file, path))
    attempt = _Attempt(findings)
    try:
        return attempt.read(path, file, loaders, places)
    except SourceError:
        pass  # its problems are already in findings
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # a loader may even call exit; the error's text may quote a cell
        _note_unforeseen(error, findings)
    finally:
        findings.problems.sort(key=rank)
    return attempt.refused()


def _note_unforeseen(error: BaseException, findings: Findings) -> None:
    found = phrase("something unexpected ({kind})", kind=type(error).__name__)
    findings.error("unforeseen", found, phrase("a file with a known layout"), TELL)


class _Attempt:
    """The steps of reading one file, and how far it got."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.book: Workbook | None = None
        self.source = ""

    def read(self, path: Path, file: str, loaders: tuple[Loader, ...], places: Places) -> FileResult:
        """The accepted file's rows.

        Raises:
            SourceError: the file must be refused; the findings say why.
        """
        findings = self.findings
        refusal.refuse_name(file, findings)
        _check_suffix(path, findings)
        self.book = book = open_file(path, findings)
        loader = _loader_of(book, (*loaders, *map(_own, places.layouts)), findings)
        self.source = loader.source
        refuse_more = refusal.refuse_register if loader.source == MEASURES.name else refusal.refuse_traces
        refuse_more(book.sheets, findings)
        loaded = _load(loader, book, places, findings)
        self.source = loaded.source or loader.source
        if findings.has_error:
            raise SourceError(*findings.problems)
        observations = frame_of(loaded, book) if loaded.rows else OBSERVATIONS.empty()
        measures = MEASURES.check(pd.DataFrame(loaded.measures)) if loaded.measures else MEASURES.empty()
        report = self._report(loaded.extracted, observations, measures, accepted=True)
        return FileResult(report, findings, observations, measures)

    def refused(self) -> FileResult:
        """The file without rows."""
        observations, measures = OBSERVATIONS.empty(), MEASURES.empty()
        return FileResult(
            self._report(None, observations, measures, accepted=False), self.findings, observations, measures
        )

    def _report(
        self, extracted: date | None, observations: pd.DataFrame, measures: pd.DataFrame, *, accepted: bool
    ) -> FileReport:
        return FileReport(
            file=self.findings.file,
            source=self.source,
            accepted=accepted,
            rows=len(observations) + len(measures),
            extracted=extracted,
            sha256=self.book.sha256 if self.book else "",
            synthetic=self.book.synthetic if self.book else False,
            sheets=tuple(dict.fromkeys([*observations["sheet"], *measures["sheet"]])),
        )


def _check_suffix(path: Path, findings: Findings) -> None:
    """Refuses a file that is not called a workbook: for what it is, or else for its name."""
    if not path.is_file() or path.is_symlink() or path.suffix.casefold() in SUFFIXES:
        return
    container.open_container(container.read_bytes(path, findings), findings)
    called = (
        phrase("a workbook whose name ends in {suffix}", suffix=quote(path.suffix.lower()))
        if len(path.suffix) in range(2, 6)
        else phrase("a workbook without .xlsx in its name")
    )
    findings.stop(
        "not_a_workbook",
        called,
        phrase("an Excel workbook (.xlsx)"),
        phrase("Give the file a name that ends in .xlsx."),
    )


def _loader_of(book: Workbook, loaders: tuple[Loader, ...], findings: Findings) -> Loader:
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


def _load(loader: Loader, book: Workbook, places: Places, findings: Findings) -> Loaded:
    used = set[tuple[str, str]]()
    try:
        loaded = loader.load(book, places, findings)
        used = loaded.used
    finally:
        _note_doubtful(book, used, findings)
    _check_registered(loaded, findings)
    rows = without_doubles(loaded.rows, findings)
    note_error_cells(book.sheets, findings)
    if used:
        note_unread(book.sheets, {sheet for sheet, _ in used}, findings)
    return Loaded(rows, loaded.measures, loaded.extracted, loaded.source)


def _check_registered(loaded: Loaded, findings: Findings) -> None:
    """Refuses indicators that are not registered for the source: nothing says how to protect them."""
    if any(not delivers(row.source or loaded.source, row.indicator) for row in loaded.rows):
        findings.stop(
            "unregistered",
            phrase("indicators that the source is not registered for"),
            phrase("only what the source delivers according to loaders/registry.py"),
            TELL,
        )


def _note_doubtful(book: Workbook, read: Collection[tuple[str, str]], findings: Findings) -> None:
    """Notes errors for numbers that may not be what they seem, in the sheets that observations or errors came from."""
    used: dict[object, set[str]] = {problem.sheet: set() for problem in findings.problems if problem.severity == ERROR}
    for name, cell in read:
        used.setdefault(name, set()).add(cell)
    for sheet in book.sheets:
        if sheet.name in used:
            note_shown(sheet, used[sheet.name], findings)
            note_merged(sheet, used[sheet.name], findings)
