"""What a workbook's owner is told of cells that don't say what they seem to: hidden, not computed, shown otherwise."""

from collections.abc import Iterable, Mapping

from loaders.files.excel.formats import NOTHING, TEXT, UNIT
from loaders.files.excel.shown import invisible
from loaders.files.excel.stale import stale
from loaders.files.excel.styles import Styles
from loaders.files.sheet import Sheet
from loaders.files.structure import Structure
from loaders.findings import Findings
from loaders.phrases import Phrase, phrase, plural_phrase

_COMPUTE = phrase("Open the file in Excel, let it calculate, and save it.")
_SHOWN = {
    TEXT: phrase("a number that Excel shows as another text"),
    NOTHING: phrase("a number that Excel does not show"),
    UNIT: phrase("a number that Excel shows in per cent or in thousands"),
}
_FIX_FORMAT = {
    TEXT: phrase(
        "If the number is withheld, write what is shown in the cell itself, such as “<5” or “:”. If it is not, choose"
        " the number format General."
    ),
    UNIT: phrase("Write the count itself in the cell, with the number format General."),
}
_FIX_FORMAT[NOTHING] = phrase(
    "If the number is withheld, write “:” in the cell itself. If it is not, choose the number format General."
)


def note_formulas(sheet: Sheet, facts: Structure, sheets: Mapping[str, Sheet], book: bytes, findings: Findings) -> None:
    """Notes errors for formulas without a result, and with one that is not theirs."""
    for place in facts.without_value:
        found = phrase("a formula without a calculated value")
        findings.error("formula_without_value", found, phrase("a number"), _COMPUTE, at=(sheet.name, place))
    for place in stale(sheet, facts, sheets, book):
        found = phrase("a formula whose stored value is not its result")
        findings.error(
            "formula_stale", found, phrase("a formula that Excel has calculated"), _COMPUTE, at=(sheet.name, place)
        )


def note_shown(sheet: Sheet, used: Iterable[str], findings: Findings) -> None:
    """Notes errors for numbers of a sheet that are shown otherwise than stored: the owner may have withheld them.

    Another unit, such as per cent, is only an error in the cells that were `used`: a column beside them may have it.
    """
    used = frozenset(used)
    for place, kind in sheet.shown.items():
        if kind != UNIT or place in used:
            expected = phrase("a number that is shown as it is stored")
            findings.error("shown_differs", _SHOWN[kind], expected, _FIX_FORMAT[kind], at=(sheet.name, place))


def note_merged(sheet: Sheet, used: Iterable[str], findings: Findings) -> None:
    """Notes errors for cells that are one, if what it says was `used`: nothing says what it is about.

    Cells beside one another may be one for the looks of it, unless a second of them was used too.
    """
    used = frozenset(used)
    for (row, column), (last_row, last_column) in sheet.merged:
        rows, columns = range(row, min(last_row, sheet.height) + 1), range(column, min(last_column, sheet.width) + 1)
        cells = [cell for each in rows for place in columns if (cell := sheet.at(each, place)[1]) in used]
        if len(cells) > 1 or (cells and last_row > row):
            findings.error(
                "merged_cells",
                phrase("cells that are merged"),
                phrase("each value in a cell of its own"),
                phrase("Split the cells in Excel, and write each value where it belongs."),
                at=sheet.at(row, column),
            )


def note_hidden_sheet(sheet: Sheet, findings: Findings) -> None:
    """Warns of a sheet that has not been read."""
    fix = phrase("The sheet has not been read. Unhide it or delete it.")
    findings.warning("hidden_sheet", phrase("a hidden sheet"), phrase("only visible sheets"), fix, at=(sheet.name, ""))


def note_hidden_parts(sheet: Sheet, facts: Structure, styles: Styles, findings: Findings) -> None:
    """Warns of rows, columns and numbers that can't be seen, and have been read."""
    rows = sorted(row for row in facts.hidden_rows if not sheet.is_blank(row))
    if rows:
        found = phrase("hidden rows ({count})", count=len(rows))
        fix = phrase("The rows have been read. Unhide them, or delete them.")
        findings.warning("hidden_rows", found, phrase("only visible rows"), fix, at=sheet.at(rows[0], 1))
    columns = sorted(
        column for column in facts.hidden_columns if any(sheet.value(row, column) for row in range(1, sheet.height + 1))
    )
    if columns:
        found = phrase("hidden columns ({count})", count=len(columns))
        fix = phrase("The columns have been read. Unhide them, or delete them.")
        findings.warning("hidden_columns", found, phrase("only visible columns"), fix, at=sheet.at(1, columns[0]))
    if unseen := invisible(sheet, facts, styles):
        fix = phrase("The numbers have been read. Give them another colour, or delete them.")
        findings.warning(
            "invisible", _unseen(len(unseen)), phrase("only visible numbers"), fix, at=(sheet.name, unseen[0])
        )


def _unseen(count: int) -> Phrase:
    return plural_phrase(
        "{count} number in the colour of its background", "{count} numbers in the colour of their background", count
    )
