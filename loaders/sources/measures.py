"""The action plan's measures: owner, status, progress and dates.

Source: the municipality's own register, kept in Excel by the plan's forum. A row is one measure.
"""

from datetime import date

from loaders.files.cells import SIGNS, CellError, normalise, read
from loaders.files.periods import parse_day
from loaders.files.reading import data_rows, header_row
from loaders.files.sheet import Sheet
from loaders.files.workbook import Workbook
from loaders.findings import Findings
from loaders.observation import Loaded
from loaders.places import Places
from loaders.quoting import quoted
from loaders.schema import MISSING

SOURCE = "measures"
LOOKS_FOR = "tiltaksregisteret: kolonnene «Nr», «Tiltak», «Ansvar» og «Status»"
COLUMNS = {
    "number": "Nr",
    "title": "Tiltak",
    "goal": "Mål",
    "responsible": "Ansvar",
    "partners": "I samarbeid med",
    "type": "Type",
    "status": "Status",
    "progress_pct": "Framdrift (%)",
    "deadline": "Frist",
    "updated": "Sist oppdatert",
    "comment": "Kommentar",
}
STATUSES = {
    "ikke startet": "not_started",
    "ikkje starta": "not_started",
    "pågår": "in_progress",
    "igangsatt": "in_progress",
    "fullført": "completed",
    "gjennomført": "completed",
    "forsinket": "delayed",
    "forseinka": "delayed",
    "utgår": "cancelled",
    "utgått": "cancelled",
    "": "",
}
TYPES = {"videreføring": "continued", "vidareføring": "continued", "nytt": "new", "nye": "new", "ny": "new", "": ""}


def recognises(book: Workbook) -> bool:
    """Whether a sheet has measures with an owner or a status."""
    return book.says(r"^tiltak$") and book.says(r"^(ansvar|status|framdrift \(%\))$")


def resembles(book: Workbook) -> bool:
    """Whether it calls itself a register of measures."""
    return book.says(r"\btiltaksregister|^tiltak$")


def load(book: Workbook, places: Places, findings: Findings) -> Loaded:
    """Every measure with its goal's title; numbers must run from 1 without gaps."""
    marks = (r"^ansvar$", r"^tiltak$")
    sheet = next((sheet for mark in marks for sheet in book.sheets if sheet.find(mark)), book.sheets[0])
    header, columns = header_row(sheet, COLUMNS.values(), findings)
    goals = _goals(book, findings)
    rows = data_rows(sheet, header)
    measures = [_measure(sheet, row, columns, goals, findings) for row in rows]
    _check_numbers(sheet, columns["Nr"], rows, measures, findings)
    shared = {"synthetic": book.synthetic, "file": book.file, "sheet": sheet.name}
    return Loaded(measures=[measure | shared for measure in measures], source=SOURCE)


def _goals(book: Workbook, findings: Findings) -> dict[int, str]:
    """Goal titles by number, from the sheet with the columns Nr and Mål alone."""
    sheet = book.sheet_where(
        lambda sheet: sheet.name.casefold() == "mål" or not sheet.find("^ansvar$") and sheet.find("^mål$")
    )
    if sheet is None:
        findings.stop("missing_sheet", "ikke noe ark med målene", "arket «Mål» med kolonnene «Nr» og «Mål»")
    header, columns = header_row(sheet, ("Nr", "Mål"), findings)
    goals = dict[int, str]()
    for row in data_rows(sheet, header):
        number = _whole(sheet, row, columns["Nr"], findings)
        if number in goals:
            found, expected = f"målet {number} to ganger", "hvert nummer én gang"
            findings.error("duplicate_number", found, expected, at=sheet.at(row, columns["Nr"]))
        elif number:
            goals[number] = _required(sheet, row, columns["Mål"], findings, "målets navn")
    return goals


def _measure(
    sheet: Sheet, row: int, columns: dict[str, int], goals: dict[int, str], findings: Findings
) -> dict[str, object]:
    place = {name: columns[header] for name, header in COLUMNS.items()}
    goal = _whole(sheet, row, place["goal"], findings)
    if goal and goal not in goals:
        findings.error(
            "unknown_goal", f"målet {goal}", "et mål som står i arket «Mål»", at=sheet.at(row, place["goal"])
        )
    return {
        "number": _whole(sheet, row, place["number"], findings),
        "title": _required(sheet, row, place["title"], findings, "tiltakets tittel"),
        "goal": goal,
        "goal_title": goals.get(goal, ""),
        "responsible": _required(sheet, row, place["responsible"], findings, "hvem som har ansvaret"),
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


def _required(sheet: Sheet, row: int, column: int, findings: Findings, expected: str) -> str:
    if not (text := _text(sheet, row, column)):
        findings.error("empty_cell", "en tom celle", expected, at=sheet.at(row, column))
    return text


def _whole(sheet: Sheet, row: int, column: int, findings: Findings) -> int:
    """A number from 1; 0 with an error noted where there is none."""
    try:
        if number := read(sheet.value(row, column), {}).number:
            return int(number)
        raise CellError("not_a_number", "null", "et nummer fra 1")
    except CellError as error:
        findings.cell(error, sheet.at(row, column))
        return 0


def _word(sheet: Sheet, row: int, column: int, words: dict[str, str], code: str, findings: Findings) -> str:
    text = _text(sheet, row, column)
    if text.casefold() not in words:
        expected = ", ".join(f"«{word}»" for word in words if word)
        findings.error(code, quoted(text, words), f"ett av {expected}, eller tomt", at=sheet.at(row, column))
    return words.get(text.casefold(), "")


def _progress(sheet: Sheet, row: int, column: int, findings: Findings) -> float | None:
    """0-100. A fraction is refused, because 0,6 may be 60 % or less than 1 %."""
    expected = "hele prosent fra 0 til 100, som 60 for 60 %"
    try:
        number = read(sheet.value(row, column), {**SIGNS, "": MISSING}, percent=True).number
        if number is not None and number > 100:
            raise CellError("progress_out_of_range", "et for høyt tall", expected)
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
        expected = "dagen tiltaket sist ble oppdatert"
        findings.error("date_in_future", "en dato fram i tid", expected, at=sheet.at(row, column))
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
                f"tiltak {number} to ganger, også i rad {seen[number]}",
                "hvert nummer én gang",
                at=sheet.at(row, column),
            )
        seen.setdefault(number, row)
    missing = sorted(set(range(1, len(measures) + 1)) - set(seen))
    if missing or not measures:
        found = f"ikke noe tiltak {', '.join(map(str, missing))}" if missing else "ingen tiltak"
        findings.error("missing_number", found, "numre fra 1 uten hull", at=sheet.at(rows[0] if rows else 1, column))
