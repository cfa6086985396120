"""The action plan's measures: owner, status, progress and dates.

Source: the municipality's own register, kept in Excel by the plan's forum. A row is one measure.
"""

from datetime import date

from loaders.files.cells import SIGNS, CellError, normalise, read
from loaders.files.periods import parse_day
from loaders.files.reading import data_rows
from loaders.files.sheet import Sheet
from loaders.files.workbook import Workbook
from loaders.findings import Findings
from loaders.layouts.register import heading_of, is_complete, needed_heading, register
from loaders.layouts.words import plain
from loaders.observation import Loaded
from loaders.phrases import Listed, Phrase, phrase, quotes
from loaders.places import Places
from loaders.quoting import quoted
from loaders.schema import MISSING

SOURCE = "measures"
LOOKS_FOR = phrase("the register of measures: the columns “Nr”, “Tiltak”, “Ansvar” and “Status”")
LAYOUT = register("measures")
COLUMNS, GOAL_COLUMNS = LAYOUT.columns("headings"), LAYOUT.columns("goals")
STATUSES, TYPES = LAYOUT.words("status"), LAYOUT.words("type")


def recognises(book: Workbook) -> bool:
    """Whether a sheet has measures with an owner and a status."""
    return _measures_in(book) is not None


def resembles(book: Workbook) -> int:
    """Whether it is titled as a register of measures, or has a column of them."""
    return int(LAYOUT.resembles(book))


def load(book: Workbook, places: Places, findings: Findings) -> Loaded:
    """Every measure with its goal's title; numbers must run from 1 without gaps."""
    _check_one(book, findings)
    sheet = _measures_in(book) or max(book.sheets, key=lambda sheet: len(heading_of(sheet, COLUMNS)[1]))
    header, columns = needed_heading(sheet, COLUMNS, findings, LAYOUT.optional)
    goals, goal_cells = _goals(book, sheet, findings)
    rows = data_rows(sheet, header)
    _note_titles(sheet, header, rows, columns, findings)
    measures = [_measure(sheet, row, columns, goals, findings) for row in rows]
    _check_numbers(sheet, columns["number"], rows, measures, findings)
    shared = {"synthetic": book.synthetic, "file": book.file, "sheet": sheet.name}
    cells = [sheet.at(row, column) for row in rows for column in columns.values()]
    return Loaded(measures=[measure | shared for measure in measures], source=SOURCE, cells=cells + goal_cells)


def _measures_in(book: Workbook) -> Sheet | None:
    return book.sheet_where(lambda sheet: is_complete(sheet, COLUMNS, LAYOUT.optional))


def _check_one(book: Workbook, findings: Findings) -> None:
    """Stops at registers of several years: nothing says which of them applies.

    Raises:
        SourceError: several sheets have measures.
    """
    found = [sheet for sheet in book.sheets if is_complete(sheet, COLUMNS, LAYOUT.optional)]
    if len(found) > 1:
        fix = phrase("Put the one that applies now in a file of its own.")
        what, expected = phrase("more than one sheet of measures"), phrase("one sheet of measures")
        findings.stop("two_registers", what, expected, fix, at=(found[1].name, ""))


def _note_titles(sheet: Sheet, header: int, rows: list[int], columns: dict[str, int], findings: Findings) -> None:
    """Warns of rows that have a title alone: a measure without a number, or a line between the measures."""
    for row in range(header + 1, max(rows, default=header) + 2):
        if row not in rows and sheet.text(row, columns["title"]):
            fix = phrase("The row has not been used. Give it a number if it is a measure.")
            found, expected = phrase("a title without a number"), phrase("a number for each measure")
            findings.warning("unnumbered", found, expected, fix, at=sheet.at(row, columns["title"]))


def _goals(book: Workbook, measures: Sheet, findings: Findings) -> tuple[dict[int, str], list[tuple[str, str]]]:
    """Goal titles by number, and where they are: in the sheet with the columns Nr and Mål alone."""
    others = [sheet for sheet in book.sheets if sheet is not measures]
    sheet = next((sheet for sheet in others if is_complete(sheet, GOAL_COLUMNS)), None)
    sheet = sheet or next((sheet for sheet in others if plain(sheet.name) == "mål"), None)
    if sheet is None:
        findings.stop(
            "missing_sheet", phrase("no sheet of goals"), phrase("the sheet “Mål” with the columns “Nr” and “Mål”")
        )
    header, columns = needed_heading(sheet, GOAL_COLUMNS, findings)
    goals = dict[int, str]()
    for row in data_rows(sheet, header):
        number = _whole(sheet, row, columns["number"], findings)
        if number in goals:
            found, expected = phrase("the goal {number} twice", number=number), phrase("each identifying number once")
            findings.error("duplicate_number", found, expected, at=sheet.at(row, columns["number"]))
        elif number:
            goals[number] = _required(sheet, row, columns["title"], findings, phrase("the name of the goal"))
    return goals, [sheet.at(row, column) for row in data_rows(sheet, header) for column in columns.values()]


def _measure(
    sheet: Sheet, row: int, columns: dict[str, int], goals: dict[int, str], findings: Findings
) -> dict[str, object]:
    place = dict.fromkeys(COLUMNS, 0) | columns
    goal = _whole(sheet, row, place["goal"], findings)
    if goal and goal not in goals:
        findings.error(
            "unknown_goal",
            phrase("the goal {number}", number=goal),
            phrase("a goal listed in the sheet “Mål”"),
            at=sheet.at(row, place["goal"]),
        )
    return {
        "number": _whole(sheet, row, place["number"], findings),
        "title": _required(sheet, row, place["title"], findings, phrase("the title of the measure")),
        "goal": goal,
        "goal_title": goals.get(goal, ""),
        "responsible": _required(sheet, row, place["responsible"], findings, phrase("who is responsible")),
        "partners": _text(sheet, row, place["partners"]),
        "type": _word(sheet, row, place["type"], TYPES, "unknown_type", findings),
        "status": _word(sheet, row, place["status"], STATUSES, "unknown_status", findings),
        "progress_pct": _progress(sheet, row, place["progress_pct"], findings),
        "deadline": _day(sheet, row, place["deadline"], findings),
        "updated": _updated(sheet, row, place["updated"], findings),
        "comment": _text(sheet, row, place["comment"]),
        "row": row,
    }


def _text(sheet: Sheet, row: int, column: int) -> str:
    return normalise(sheet.value(row, column) if sheet.value(row, column) is not None else "")


def _required(sheet: Sheet, row: int, column: int, findings: Findings, expected: Phrase) -> str:
    if not (text := _text(sheet, row, column)):
        findings.error("empty_cell", phrase("an empty cell"), expected, at=sheet.at(row, column))
    return text


def _whole(sheet: Sheet, row: int, column: int, findings: Findings) -> int:
    """A whole number from 1; otherwise notes an error and returns 0."""
    try:
        if number := read(sheet.value(row, column), {}).number:
            return int(number)
        raise CellError("not_a_number", phrase("zero"), phrase("a number of 1 or more"))
    except CellError as error:
        findings.cell(error, sheet.at(row, column))
        return 0


def _word(sheet: Sheet, row: int, column: int, words: dict[str, str], code: str, findings: Findings) -> str:
    text = _text(sheet, row, column)
    if plain(text) not in words:
        expected = phrase("one of {words}, or empty", words=quotes(filter(None, words)))
        findings.error(code, quoted(text, words), expected, at=sheet.at(row, column))
    return words.get(plain(text), "")


def _progress(sheet: Sheet, row: int, column: int, findings: Findings) -> float | None:
    """0-100. A fraction is refused, because 0,6 may be 60 % or less than 1 %."""
    expected = phrase("whole per cent from 0 to 100, such as 60 for 60%")
    try:
        number = read(sheet.value(row, column), {**SIGNS, "": MISSING}, percent=True).number
        if number is not None and number > 100:
            raise CellError("progress_out_of_range", phrase("too high a number"), expected)
    except CellError as error:
        findings.cell(CellError(error.code, error.found, expected), sheet.at(row, column))
        return None
    return number


def _day(sheet: Sheet, row: int, column: int, findings: Findings) -> date | None:
    if not _text(sheet, row, column):
        return None
    try:
        return parse_day(sheet.value(row, column))
    except CellError as error:
        findings.cell(error, sheet.at(row, column))
        return None


def _updated(sheet: Sheet, row: int, column: int, findings: Findings) -> date | None:
    day = _day(sheet, row, column, findings)
    if day is not None and day > date.today():
        expected = phrase("the day that the measure was last updated")
        findings.error("date_in_future", phrase("a date in the future"), expected, at=sheet.at(row, column))
    return day


def _check_numbers(
    sheet: Sheet, column: int, rows: list[int], measures: list[dict[str, object]], findings: Findings
) -> None:
    seen: dict[object, int] = {}
    for row, measure in zip(rows, measures, strict=True):
        number = measure["number"]
        if number in seen:
            findings.error(
                "duplicate_number",
                phrase("the measure {number} twice, also in row {row}", number=str(number), row=seen[number]),
                phrase("each identifying number once"),
                at=sheet.at(row, column),
            )
        seen.setdefault(number, row)
    missing = sorted(set(range(1, len(measures) + 1)) - set(seen))
    if missing or not measures:
        found = phrase("no measure {numbers}", numbers=Listed(tuple(missing))) if missing else phrase("no measures")
        findings.error(
            "missing_number", found, phrase("numbers from 1 without gaps"), at=sheet.at(rows[0] if rows else 1, column)
        )
