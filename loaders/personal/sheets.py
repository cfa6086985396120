"""Searches a sheet for persons: its cells, column headings, dates, and tables with one row per person."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from loaders.files.cells import label, normalise
from loaders.files.sheet import Sheet
from loaders.personal.names import is_first_name, is_name_like, is_of_office
from loaders.personal.numbers import holds_personal_number, is_split
from loaders.personal.traces import CELL, Kind, trace_in
from loaders.phrases import Phrase, phrase
from loaders.regions import codes_of, parse_label

Trace = tuple[int, int, Phrase]
PERSON_HEADERS = re.compile(
    "|".join(
        (
            r"(?:fødsels|person|d-)(?:nummer|nr\.?|dato|år)|født|fnr\.?|p\.?nr\.?",
            r"(?:for|etter|fullt )navn|initialer",
            r"(?:bruker|klient|beboer|sak|journal)s?(?:navn|nummer|nr\.?|[ -]?id)",
            r"(?:bosteds|e-?post)?adresse|telefon(?:nummer)?|mobil(?:nummer)?|e-?post",
            r"(?:ankomst|avreise|oppholds)[ -]?(?:dato)?|(?:inn|ut)(?:flyttings|skrivings)?[ -]?dato|ankommet",
            r"(?:inn|ut)(?:flyttet|skrevet)?|(?:fra|til)[ -]?dato|dato (?:inn|ut|for (?:ankomst|utflytting))",
            r"(?:anmeldt|anmeldelses|hendelses|gjernings|registrert)[ -]?(?:dato|tidspunkt)",
            r"(?:adresse|sperre|gradering|adressesperre)?[ -]?kode ?[67](?: ?(?:/|og|eller) ?[67])?",
            r"adresse(?:sperre|gradering)|(?:strengt )?fortrolig(?: adresse)?|gradert adresse",
        )
    ),
    re.IGNORECASE,
)
_NAME_HEADERS = re.compile(r"navn|namn|navn på \w+", re.IGNORECASE)
_TRAITS = re.compile(
    r"(?:.+ )?(?:kjønn|alder)|(?:hjem|bosteds)?kommune|gruppe|bosted|gjerningssted"
    r"|sivilstand|landbakgrunn|fødeland|nasjonalitet",
    re.IGNORECASE,
)
_COUNTS = re.compile(r"antall|sum|i alt|totalt|personer|samtaler|opphold|per 1 ?000|prosent|andel|\d{4}", re.IGNORECASE)
_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")
_OF_REPORTS = re.compile(
    r"oppdater|publiser|endr|versjon|rapport|utgave|revisjon|leveranse|levert|uttrekk|hentet|frist|møte|vedtatt|gyldig"
    r"|release|updated|logg|godkjent|kvalitetssikr",
    re.IGNORECASE,
)
_OF_PERSONS = re.compile(
    r"\b(?:kvinner?|menn|mann|jenter?|gutt(?:er)?|barn|voksne?|kjønn|alder|kommune|hjemkommune|gjerningssted|beboer|bruker"
    r"|ankomst|innflytting|utflytting|hendelse)\b",
    re.IGNORECASE,
)
_CONTACT = re.compile(r"(?:kontakt|contact)(?:personer|person)?\s?:?", re.IGNORECASE)
_STATISTICS_NORWAY = re.compile(r"statistisk sentralbyrå|statistics norway|^\d{5}: ", re.IGNORECASE)
FIRST_BIRTH, MANY_DAYS, LIST_OF_NAMES, LONGEST_HEADER, CONTACT_LINES = 1930, 3, 3, 60, 12


def of_cells(sheet: Sheet, kind: Kind = CELL) -> Iterator[Trace]:
    """(row, column, what) of cells that reveal a person, except the staff named in a statistics bank's footer."""
    contacts = _contacts(sheet)
    for row, cells in enumerate(sheet.rows, 1):
        for column, value in enumerate(cells, 1):
            if holds_personal_number(value):
                yield row, column, phrase("something that looks like a national identity number")
            elif isinstance(value, str) and (row, column) not in contacts and (found := trace_in(value, kind)):
                yield row, column, found
        if is_split(cells):
            yield row, 1, phrase("something that looks like a national identity number, split over two cells")


def of_headers(sheet: Sheet) -> Iterator[Trace]:
    """Columns whose heading shows that they describe persons."""
    for row, cells in enumerate(sheet.rows, 1):
        for column, value in enumerate(cells, 1):
            if not isinstance(value, str) or len(value) >= LONGEST_HEADER:
                continue
            header = label(value)
            if PERSON_HEADERS.fullmatch(header) or (
                _NAME_HEADERS.fullmatch(header) and _is_of_persons(sheet, row, column)
            ):
                yield row, column, phrase("a column of information about individuals")


def of_rows(sheet: Sheet) -> Iterator[Trace]:
    """Tables with personal traits and no column of counts: one row per person."""
    for row, cells in enumerate(sheet.rows, 1):
        labels = [label(value) for value in cells if value is not None]
        traits = sum(bool(_TRAITS.fullmatch(text)) for text in labels)
        if traits >= 3 and not any(_COUNTS.search(text) for text in labels) and sheet.height >= row + 2:
            yield row, 1, phrase("a table with one row per person")


def of_name_lists(sheet: Sheet) -> Iterator[Trace]:
    """Columns of first names."""
    for column, cells in _columns(sheet).items():
        names = {text for _, text in cells if is_first_name(text)}
        if len(names) >= LIST_OF_NAMES:
            yield next(row for row, text in cells if text in names), column, phrase("a list of names")


def of_days(sheet: Sheet) -> Iterator[Trace]:
    """Columns with many dates, except dates of reports, versions and updates."""
    days = defaultdict[int, list[int]](list)
    for row, cells in enumerate(sheet.rows, 1):
        for column, value in enumerate(cells, 1):
            if _is_day(value):
                days[column].append(row)
    for column, rows in days.items():
        if len(rows) >= MANY_DAYS and not _is_of_reports(sheet, column, rows):
            yield rows[0], column, phrase("a column of dates")


def count_name_like(sheet: Sheet) -> int:
    """The number of different texts in a sheet that look like names of persons, known or not."""
    return len({text for cells in _columns(sheet).values() for _, text in cells if is_name_like(text)})


def _is_day(value: object) -> bool:
    """Whether it may be a day someone arrived, reported or was born; a small count shown as a date is earlier."""
    if isinstance(value, date):
        return value.year >= FIRST_BIRTH
    return (
        isinstance(value, str) and value.count(".") == 2 and len(value) < 20 and bool(_DAY.fullmatch(normalise(value)))
    )


def _is_of_reports(sheet: Sheet, column: int, rows: list[int]) -> bool:
    heading = _heading(sheet, rows[0], column)
    beside = [sheet.text(row, other) for row in (rows[0] - 1, *rows) for other in range(1, sheet.width + 1)]
    if any(_OF_PERSONS.search(text) for text in beside if text != heading) and not _OF_REPORTS.search(heading):
        return False
    labels = [heading, sheet.name, *(text for text in beside if len(text) < LONGEST_HEADER)]
    return any(_OF_REPORTS.search(text) for text in labels)


def _heading(sheet: Sheet, row: int, column: int) -> str:
    above = (sheet.text(place, column) for place in range(row - 1, 0, -1))
    return next((text for text in above if text), "")


def _is_of_persons(sheet: Sheet, row: int, column: int) -> bool:
    """Whether the column «Navn» holds anything but places and offices."""
    below = [sheet.text(place, column) for place in range(row + 1, sheet.height + 1)]
    names = [text for text in below if text]
    return not names or not all(codes_of(_bare(text)) or is_of_office(text) for text in names)


def _bare(text: str) -> str:
    found = parse_label(text)
    return found.name if found else text


def _contacts(sheet: Sheet) -> set[tuple[int, int]]:
    """Cells below or beside «Kontakt:» in a table from Statistics Norway, to the next heading."""
    if not sheet.find(_STATISTICS_NORWAY.pattern):
        return set()
    found = set[tuple[int, int]]()
    for row, column, text in sheet.texts:
        if _CONTACT.fullmatch(text):
            found |= {(place, other) for place in _contact_rows(sheet, row) for other in (column, column + 1)}
    return found


def _contact_rows(sheet: Sheet, first: int) -> list[int]:
    rows = [first]
    for row in range(first + 1, min(first + CONTACT_LINES, sheet.height) + 1):
        if sheet.text(row, 1).casefold() == "copyright" or normalise(sheet.value(row, 1) or "").endswith(":"):
            break
        rows.append(row)
    return rows


def _columns(sheet: Sheet) -> dict[int, list[tuple[int, str]]]:
    columns = defaultdict[int, list[tuple[int, str]]](list)
    for row, column, text in sheet.texts:
        columns[column].append((row, text))
    return columns
