"""Police: reported cases of violence in close relations by municipality and year.

Source: Oslo police district's extract from STRASAK, the police's operating statistics, once a year. A row counts
reported cases (anmeldte forhold), not victims. The newest year is provisional, because cases are recoded afterwards.
"""

import re
from datetime import date

from loaders.files.cells import CellError, Reading, kind_of, parse_number
from loaders.files.periods import parse_day
from loaders.files.reading import check_sum, header_row, period_columns, region_at, value_at
from loaders.files.sheet import Sheet
from loaders.files.workbook import Workbook
from loaders.findings import Findings
from loaders.observation import Loaded, Row, Series
from loaders.phrases import phrase, quote
from loaders.places import Places
from loaders.quoting import may_be_quoted
from loaders.schema import NORMAL, PROVISIONAL

SOURCE = "police"
LOOKS_FOR = phrase("the police: “STRASAK” or the column “Gjerningskommune”")
MUNICIPALITY, CATEGORY = "Gjerningskommune", "Lovbruddskategori"
CLOSE_RELATIONS = ("vold i nære relasjoner", "vinr")
SUMS = {"sum", "totalt", "i alt", "total"}

Cells = dict[int, Reading]


def recognises(book: Workbook) -> bool:
    """Whether a sheet has a column of scenes of crime."""
    return book.says(rf"^{MUNICIPALITY}$")


def resembles(book: Workbook) -> bool:
    """Whether it names the police's statistics."""
    return book.says(r"\bstrasak\b")


def load(book: Workbook, places: Places, findings: Findings) -> Loaded:
    """Reports by municipality and year, from every sheet with the table. Sums and changes are checked, not loaded."""
    series = Series("police.reports", "count")
    provisional = _provisional_years(book)
    sheets = [sheet for sheet in book.sheets if sheet.find(rf"^{MUNICIPALITY}$")]
    for sheet in sheets or book.sheets[:1]:
        _add_table(series, sheet, provisional, findings)
    if not series.rows and not findings.has_error:
        at = (book.sheets[0].name, "")
        findings.error(
            "no_rows", phrase("no row for a municipality"), phrase("at least one row of VINR numbers"), at=at
        )
    extracted = _extracted(book, findings)
    return Loaded(_newest_provisional(series.rows, extracted), extracted=extracted, source=SOURCE)


def _add_table(series: Series, sheet: Sheet, provisional: set[int], findings: Findings) -> None:
    header, columns = header_row(sheet, (MUNICIPALITY, CATEGORY), findings)
    years = period_columns(sheet, header, findings)
    if not years:
        findings.stop(
            "missing_column", phrase("no columns of years"), phrase("columns of years"), at=sheet.at(header, 1)
        )
    parts: list[tuple[int, Cells]] = []
    rows = _data_rows(sheet, header, years)
    _note_unread(sheet, header, rows, max(columns.values()), years, findings)
    for row in rows:
        cells = {column: value_at(sheet, row, column, findings) for column in years}
        _check_change(sheet, header, row, cells, years, findings)
        if _is_sum(sheet, row):
            _check_sums(sheet, row, cells, parts, findings)
            continue
        parts.append((row, cells))
        if _is_close_relations(sheet, row, columns[CATEGORY], findings):
            _add_row(series, sheet, row, columns[MUNICIPALITY], cells, years, provisional, findings)


def _note_unread(
    sheet: Sheet, header: int, rows: list[int], last: int, years: dict[int, tuple[int, int]], findings: Findings
) -> None:
    """Warns of columns beside the years, such as «1. tertial 2020», instead of ignoring them silently."""
    for column in range(last + 1, sheet.width + 1):
        name = sheet.text(header, column)
        filled = any(not sheet.is_blank(row, column, column) for row in rows)
        if filled and column not in years and not name.casefold().startswith(("endring", "merknad")):
            what = phrase("a column with another heading") if name else phrase("a column without a heading")
            fix = phrase("The column has not been used. Write the year as 2019 if the numbers cover the whole year.")
            findings.warning(
                "unread_column", what, phrase("whole years, such as 2019"), fix, at=sheet.at(header, column)
            )


def _add_row(series, sheet, row, place, cells, years, provisional, findings) -> None:  # type: ignore[no-untyped-def]
    for column, reading in cells.items():
        period = years[column]
        if (region := region_at(sheet, row, place, period[1], findings)) is None:
            return
        marked = str(sheet.value(row, column)).strip().endswith("*") and reading.number is not None
        status = PROVISIONAL if period[1] in provisional or marked else None
        series.add(reading, region, period, sheet.at(row, column), status=status)


def _data_rows(sheet: Sheet, header: int, years: dict[int, tuple[int, int]]) -> list[int]:
    """Rows below the header with anything in a year column; blank rows between them don't matter."""
    first, last = min(years), max(years)
    return [row for row in range(header + 1, sheet.height + 1) if not sheet.is_blank(row, first, last)]


def _is_sum(sheet: Sheet, row: int) -> bool:
    return not SUMS.isdisjoint(_labels(sheet, row))


def _labels(sheet: Sheet, row: int) -> set[str]:
    """A row's labels, in its first three columns."""
    return {sheet.text(row, column).casefold() for column in range(1, 4)} - {""}


def _is_close_relations(sheet: Sheet, row: int, column: int, findings: Findings) -> bool:
    category = sheet.text(row, column)
    if category.casefold().startswith(CLOSE_RELATIONS):
        return True
    is_near = may_be_quoted(category, CLOSE_RELATIONS)
    found = phrase("the category {name}", name=quote(category)) if is_near else kind_of(category)
    findings.warning(
        "other_category",
        found,
        phrase("“Vold i nære relasjoner”"),
        phrase("The row has not been used. Correct the name if it is this category."),
        at=sheet.at(row, column),
    )
    return False


def _check_sums(sheet: Sheet, row: int, totals: Cells, parts: list[tuple[int, Cells]], findings: Findings) -> None:
    """Checks sum rows: «Enhet Vest, Bærum, Sum» covers the rows above with the same labels, «Sum» covers all."""
    labels = _labels(sheet, row) - SUMS
    parts = [part for part in parts if labels <= _labels(sheet, part[0])]
    for column, total in totals.items():
        of_column = [(cells[column], sheet.at(part, column)) for part, cells in parts]
        check_sum((total, sheet.at(row, column)), of_column, findings)


def _check_change(
    sheet: Sheet, header: int, row: int, cells: Cells, years: dict[int, tuple[int, int]], findings: Findings
) -> None:
    """Compares «Endring 2018-2019, %» with its two years; the column is not used otherwise."""
    for column in range(1, sheet.width + 1):
        match = re.match(r"endring (\d{4})\s?[-–]\s?(\d{4})", sheet.text(header, column), re.IGNORECASE)
        if not match:
            continue
        by_year = {years[place][1]: reading.number for place, reading in cells.items()}
        before, after = by_year.get(int(match[1])), by_year.get(int(match[2]))
        printed = _signed_number(sheet, row, column, findings)
        if before and after is not None and printed is not None and abs((after / before - 1) * 100 - printed) > 0.051:
            findings.warning(
                "change_differs",
                phrase(
                    "a change from {first} to {last} that does not follow from the numbers",
                    first=match[1],
                    last=match[2],
                ),
                phrase("change in per cent of the first year's number"),
                phrase("Check the numbers of the years in the row; the change has not been used."),
                at=sheet.at(row, column),
            )


def _signed_number(sheet: Sheet, row: int, column: int, findings: Findings) -> float | None:
    value = sheet.value(row, column)
    try:
        return float(value) if isinstance(value, int | float) else parse_number(str(value)) if value else None
    except CellError:
        return None


def _provisional_years(book: Workbook) -> set[int]:
    """Years that a footnote, a star or a word in the header calls provisional."""
    notes = book.find_all(r"tall(?:ene)? for ((?:\d{4}(?:, | og )?)+) er foreløpige")
    marks = book.find_all(r"^(\d{4})\s?(?:\*+|\(foreløpige?.*\))$")
    return {int(year) for *_, match in (*notes, *marks) for year in re.findall(r"\d{4}", match[1])}


def _newest_provisional(rows: list[Row], extracted: date | None) -> list[Row]:
    """Marks the newest year's numbers as provisional, unless they were extracted long after that year."""
    newest = max((row.period_end for row in rows if row.value is not None), default=0)
    if extracted is not None and extracted.year > newest + 1:
        return rows
    return [
        row._replace(status=PROVISIONAL) if row.period_end == newest and row.status == NORMAL else row for row in rows
    ]


def _extracted(book: Workbook, findings: Findings) -> date | None:
    for sheet, row, column, match in book.find_all(r"^uttrekksdato:?\s*(.*)$"):
        try:
            return parse_day(match[1] or sheet.value(row, column + 1))
        except CellError as error:
            findings.cell(error, sheet.at(row, column))
    return None
