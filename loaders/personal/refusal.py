"""Refuses the whole of a file that holds personal data. Never quotes what it found."""

from collections.abc import Collection, Iterator

from loaders.files.sheet import Sheet
from loaders.findings import Findings
from loaders.personal import sheets as rules
from loaders.personal.labels import is_about_somebody
from loaders.personal.sheets import Trace
from loaders.personal.traces import REGISTER, REMARK, trace_in
from loaders.phrases import Phrase, phrase

FIX = phrase("Delete the file from the folder. Deliver only sums; no row, text or comment may concern one person.")
RENAME = phrase("Give it a name that reveals nothing about persons, and deliver the file again.")
REWRITE = phrase("Rewrite the text without information about persons, and deliver the file again.")


def refuse_name(file: str, findings: Findings) -> None:
    """Refuses a file or folder that is named after a person.

    Raises:
        SourceError: it is; the message gives its position instead of its name.
    """
    if is_about_somebody(file):
        _stop(findings, phrase("a file or folder name that looks like something about a person"), "", "", RENAME)


def refuse(
    sheets: list[Sheet], comments: list[tuple[str, str, str]], hidden: Collection[str], findings: Findings
) -> None:
    """Refuses a file at the first sign of personal data, in visible and hidden sheets, their names and comments.

    Warns of a hidden sheet with several texts that look like names, though none is a known name.

    Raises:
        SourceError: personal data; nothing of it is in the message.
    """
    for place, sheet in enumerate(sheets, 1):
        if is_about_somebody(sheet.name):
            _stop(
                findings,
                phrase("a sheet name that looks like something about a person"),
                phrase("no. {number}", number=place),
                "",
                RENAME,
            )
    for sheet in sheets:
        for rule in (rules.of_headers, rules.of_cells, rules.of_rows, rules.of_name_lists):
            _stop_at(sheet, rule(sheet), findings)
    for title, cell, text in comments:
        if found := trace_in(text, REMARK):
            _stop(findings, phrase("a comment with {trace}", trace=found), title, cell)
    for sheet in sheets:
        if sheet.name in hidden and rules.count_name_like(sheet) >= rules.LIST_OF_NAMES:
            fix = phrase(
                "Make sure that the sheet does not concern persons. Delete the sheet, or the whole file if it does."
            )
            found = phrase("a hidden sheet with texts that look like names")
            findings.warning("hidden_names", found, phrase("only visible sheets"), fix, at=(sheet.name, ""))


def refuse_traces(sheets: tuple[Sheet, ...], findings: Findings) -> None:
    """Refuses a column of dates: no table of counts has one, except for dates of reports.

    Raises:
        SourceError: such a column.
    """
    for sheet in sheets:
        _stop_at(sheet, rules.of_days(sheet), findings)


def refuse_register(sheets: tuple[Sheet, ...], findings: Findings) -> None:
    """Refuses a register of measures whose free text reveals persons, or counts a few of them.

    Raises:
        SourceError: such a text; the message contains none of it.
    """
    for sheet in sheets:
        _stop_at(sheet, rules.of_cells(sheet, REGISTER), findings, REWRITE)


def _stop_at(sheet: Sheet, traces: Iterator[Trace], findings: Findings, fix: Phrase = FIX) -> None:
    for row, column, found in traces:
        _stop(findings, found, *sheet.at(row, column), fix)


def _stop(findings: Findings, found: Phrase, sheet: str | Phrase, cell: str, fix: Phrase = FIX) -> None:
    findings.stop(
        "personal_data",
        phrase("{trace} (not repeated)", trace=found),
        phrase("only numbers about groups"),
        fix,
        at=(sheet, cell),
    )
