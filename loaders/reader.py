"""Reads one file with the loader that recognises it. A bad file does not affect the others."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from loaders.files import container
from loaders.files.excel.doubts import note_merged, note_shown
from loaders.files.limits import SUFFIXES
from loaders.files.opening import open_file
from loaders.files.unread import note_error_cells, note_unread
from loaders.files.workbook import Workbook
from loaders.findings import Findings
from loaders.observation import Loaded, frame_of, without_doubles
from loaders.personal import refusal
from loaders.personal.labels import file_name
from loaders.phrases import phrase, quote
from loaders.places import Places
from loaders.problems import ERROR, SourceError, rank
from loaders.recognition import TELL, Loader, loader_of
from loaders.registry import delivers
from loaders.result import FileReport
from loaders.schema import MEASURES, OBSERVATIONS


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
        with _without_collection():
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


@contextmanager
def _without_collection() -> Iterator[None]:
    """Spares the search for cycles among a file's cells and rows, which have none; it takes a sixth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


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
        loader = loader_of(book, loaders, places, findings)
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


def _load(loader: Loader, book: Workbook, places: Places, findings: Findings) -> Loaded:
    loaded = Loaded()
    try:
        loaded = loader.load(book, places, findings)
    finally:
        _note_doubtful(book, loaded, findings)
    _check_registered(loaded, findings)
    rows = without_doubles(loaded.rows, findings)
    note_error_cells(book.sheets, findings)
    if read := loaded.sheets:
        note_unread(book.sheets, read, findings)
    return Loaded(rows, loaded.measures, loaded.extracted, loaded.source)


def _check_registered(loaded: Loaded, findings: Findings) -> None:
    """Refuses indicators that are not registered for the source: nothing says how to protect them."""
    if not all(delivers(*pair) for pair in {(row.source or loaded.source, row.indicator) for row in loaded.rows}):
        findings.stop(
            "unregistered",
            phrase("indicators that the source is not registered for"),
            phrase("only what the source delivers according to loaders/registry.py"),
            TELL,
        )


def _note_doubtful(book: Workbook, loaded: Loaded, findings: Findings) -> None:
    """Notes errors for numbers that may not be what they seem, in the sheets that observations or errors came from."""
    names = loaded.sheets | {problem.sheet for problem in findings.problems if problem.severity == ERROR}
    for sheet in book.sheets:
        if sheet.name in names and (sheet.shown or sheet.merged):
            used = loaded.cells_of(sheet.name)
            note_shown(sheet, used, findings)
            note_merged(sheet, used, findings)
