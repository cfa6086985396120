"""Refuses a file that holds personal data, whole. Never quotes what it found."""

from collections.abc import Collection, Iterator

from loaders.files.sheet import Sheet
from loaders.findings import Findings
from loaders.personal import sheets as rules
from loaders.personal.labels import is_about_somebody
from loaders.personal.sheets import Trace
from loaders.personal.traces import REGISTER, REMARK, trace_in

FIX = "Slett filen fra mappen. Lever bare summer; ingen rad, tekst eller merknad skal gjelde én person."
RENAME = "Gi den et navn uten opplysninger om personer, og lever filen på nytt."
REWRITE = "Skriv om teksten uten opplysninger om personer, og lever filen på nytt."


def refuse_name(file: str, findings: Findings) -> None:
    """Stops at a file or folder that is called after a person.

    Raises:
        SourceError: it is; the message tells its place instead of its name.
    """
    if is_about_somebody(file):
        _stop(findings, "et filnavn eller mappenavn som ligner noe om en person", "", "", RENAME)


def refuse(
    sheets: list[Sheet], comments: list[tuple[str, str, str]], hidden: Collection[str], findings: Findings
) -> None:
    """Stops at the first sign of personal data, in visible and hidden sheets, their names and comments.

    A hidden sheet with several texts that look like names, though none is known as one, is warned of.

    Raises:
        SourceError: personal data; nothing of it is in the message.
    """
    for place, sheet in enumerate(sheets, 1):
        if is_about_somebody(sheet.name):
            _stop(findings, "et arknavn som ligner noe om en person", f"nr. {place}", "", RENAME)
    for sheet in sheets:
        for rule in (rules.of_headers, rules.of_cells, rules.of_rows, rules.of_name_lists):
            _stop_at(sheet, rule(sheet), findings)
    for title, cell, text in comments:
        if found := trace_in(text, REMARK):
            _stop(findings, f"en merknad med {found}", title, cell)
    for sheet in sheets:
        if sheet.name in hidden and rules.count_name_like(sheet) >= rules.LIST_OF_NAMES:
            fix = "Se etter at arket ikke gjelder personer. Slett arket, eller hele filen hvis det gjør det."
            found = "et skjult ark med tekster som ligner navn"
            findings.warning("hidden_names", found, "bare synlige ark", fix, at=(sheet.name, ""))


def refuse_traces(sheets: tuple[Sheet, ...], findings: Findings) -> None:
    """Stops at dates down a column: no table of counts has them, but for those of reports.

    Raises:
        SourceError: such a column.
    """
    for sheet in sheets:
        _stop_at(sheet, rules.of_days(sheet), findings)


def refuse_register(sheets: tuple[Sheet, ...], findings: Findings) -> None:
    """Stops at free text in the register of measures that tells of persons, or counts a few of them.

    Raises:
        SourceError: such a text; nothing of it is in the message.
    """
    for sheet in sheets:
        _stop_at(sheet, rules.of_cells(sheet, REGISTER), findings, REWRITE)


def _stop_at(sheet: Sheet, traces: Iterator[Trace], findings: Findings, fix: str = FIX) -> None:
    for row, column, found in traces:
        _stop(findings, found, *sheet.at(row, column), fix)


def _stop(findings: Findings, found: str, sheet: str, cell: str, fix: str = FIX) -> None:
    findings.stop("personal_data", f"{found} (gjengis ikke)", "bare tall om grupper", fix, at=(sheet, cell))
