"""Steps that loaders share: find a header, read a cell or note why not, look up a place, check a sum."""

from collections.abc import Iterable, Mapping
from typing import NoReturn

from loaders import regions
from loaders.files.cells import SIGNS, CellError, Reading, kind_of, normalise, read
from loaders.files.sheet import Sheet
from loaders.files.spelling import misspelt
from loaders.findings import Findings
from loaders.phrases import Phrase, phrase, quote, quotes
from loaders.quoting import may_be_quoted, quoted
from loaders.schema import MISSING

Place = tuple[int, int]
ROUNDING = 1e-6
SPELL_AS_SSB = phrase("Write the name as in Statistics Norway's list, with the county in parentheses.")


def value_at(
    sheet: Sheet,
    row: int,
    column: int,
    findings: Findings,
    signs: Mapping[str, str | float] = SIGNS,
    *,
    step: float = 1,
) -> Reading:
    """The cell's number or sign. An unreadable cell is reported as an error and treated as missing."""
    try:
        return read(sheet.value(row, column), signs, step=step)
    except CellError as error:
        findings.cell(error, sheet.at(row, column))
        return Reading(None, MISSING)


def data_rows(sheet: Sheet, header: int) -> list[int]:
    """Rows with data below a header, without blank rows and footnotes: a single text in a row."""
    return [row for row in range(header + 1, sheet.height + 1) if not sheet.is_blank(row) and not _is_note(sheet, row)]


def _is_note(sheet: Sheet, row: int) -> bool:
    filled = [value for value in sheet.rows[row - 1] if value is not None and normalise(value)]
    return len(filled) == 1 and isinstance(filled[0], str)


def header_row(sheet: Sheet, required: Iterable[str], findings: Findings) -> tuple[int, dict[str, int]]:
    """The first row with all required labels, ignoring case: (row, column by label).

    Raises:
        SourceError: no row has them all; the message names the labels missing in the nearest match.
    """
    wanted = {name.casefold(): name for name in required}
    best, columns = 0, dict[str, int]()
    for row in range(1, sheet.height + 1):
        found = _columns(sheet, row, wanted, findings)
        if len(found) > len(columns):
            best, columns = row, found
        if len(found) == len(wanted):
            return row, found
    _stop_without(sheet, best, [name for name in wanted.values() if name not in columns], findings)
    raise AssertionError  # _stop_without never returns


def _columns(sheet: Sheet, row: int, wanted: Mapping[str, str], findings: Findings) -> dict[str, int]:
    found: dict[str, int] = {}
    for column in range(1, sheet.width + 1):
        name = wanted.get(sheet.text(row, column).casefold())
        if name in found:
            findings.stop(
                "duplicate_column",
                phrase("the column {name} twice", name=quote(name or "")),
                phrase("each column once"),
                at=sheet.at(row, column),
            )
        if name is not None:
            found[name] = column
    return found


def _stop_without(sheet: Sheet, row: int, missing: list[str], findings: Findings) -> None:
    texts = {text.casefold(): text for _, _, text in sheet.texts}
    near = misspelt(missing[0].casefold(), texts, 0.7)
    holds = phrase("the heading {text}", text=quoted(texts[near], missing)) if near else phrase("no such heading")
    fix = (
        phrase("Call the column {name}, as before.", name=quote(missing[0]))
        if near
        else phrase("Download the file again, or report that the layout has changed.")
    )
    findings.stop(
        "missing_column",
        holds,
        phrase("the heading {text}", text=quotes(missing)),
        fix,
        at=(sheet.name, f"A{row}" if row else ""),
    )


def region_named(
    name: str, year: int, at: tuple[str, str], findings: Findings, otherwise: Phrase = SPELL_AS_SSB
) -> str | None:
    """The code of the place called `name` that year, or None with an error noted; `otherwise` is how to fix it."""
    code = regions.code_of(name, year)
    if code is None:
        near = regions.suggestion(name)
        fix = phrase("Did you mean {word}?", word=quote(near)) if near and near != name else otherwise
        found = (
            phrase("the place {name}", name=quote(normalise(name)))
            if near and may_be_quoted(name, [near])
            else kind_of(name)
        )
        findings.error(
            "unknown_region",
            found,
            phrase("the name of one Norwegian municipality or county"),
            fix,
            at=at,
        )
    return code


def stop_below_least(least: int, at: tuple[str, str], findings: Findings) -> NoReturn:
    """Refuses a number that the bank never prints: a user replaced its signs, and which were replaced is lost."""
    findings.stop(
        "below_least",
        phrase("a number smaller than the table ever has"),
        phrase("{least} or more, or a sign where there are fewer", least=least),
        phrase("The table's signs have been replaced with numbers. Download it again."),
        at=at,
    )


def place_named(
    name: str, year: int, at: tuple[str, str], findings: Findings, otherwise: Phrase = SPELL_AS_SSB
) -> str | None:
    """As `region_named`, of a place that existed that year: nothing was counted in a municipality that was no more."""
    code = region_named(name, year, at, findings, otherwise)
    if code is None or regions.existed(code, year):
        return code
    later = regions.name_of(regions.successor(code))
    fix = (
        phrase("Ask the source to count it in {place}, which it became part of.", place=later)
        if later != regions.name_of(code)
        else phrase("Ask the source which municipality the numbers are about.")
    )
    found = phrase("{place}, which was no municipality in {year}", place=regions.name_of(code), year=str(year))
    findings.error("place_out_of_time", found, phrase("a municipality of that year"), fix, at=at)
    return None


def check_sum(
    total: tuple[Reading, tuple[str, str]],
    parts: list[tuple[Reading, tuple[str, str]]],
    findings: Findings,
    *,
    is_whole: bool = True,
) -> None:
    """Notes an error if a total differs from its parts, or if the parts that have numbers exceed it.

    Incomplete parts only must not exceed it. The message names cells, never counts, which may be small.
    """
    if total[0].number is None or not parts:
        return
    numbers = [reading.number for reading, _ in parts if reading.number is not None]
    excess = sum(numbers) - total[0].number
    is_whole = is_whole and len(numbers) == len(parts)
    if excess > ROUNDING or (excess < -ROUNDING and is_whole):
        cells = "+".join(cell for _, (_, cell) in parts)
        findings.error(
            "sum_differs",
            phrase("a sum that is not equal to {cells}", cells=cells),
            phrase("a sum equal to its parts"),
            phrase("Ask the source which of the numbers are right."),
            at=total[1],
        )
