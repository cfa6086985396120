"""Finds personal data, so that a file holding any is refused whole. Never quotes what it found."""

import re
from collections import defaultdict
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from loaders.cells import label, normalise
from loaders.findings import Findings
from loaders.regions import all_regions

if TYPE_CHECKING:
    from loaders.workbook import Sheet

_ELEVEN = re.compile(r"(?<!\d)(\d{6}|\d{2}[ .]\d{2}[ .]\d{2})[ .-]?(\d{5})(?!\d)")
_PERSON_HEADERS = re.compile(
    "|".join(
        (
            r"(?:fødsels|person|d-)(?:nummer|nr\.?|dato|år)|født|fnr\.?|p\.?nr\.?",
            r"(?:for|etter|fullt )?navn|navn på \w+|initialer",
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
_TRAITS = re.compile(
    r"(?:.+ )?(?:kjønn|alder)|(?:hjem|bosteds)?kommune|gruppe|bosted|gjerningssted"
    r"|sivilstand|landbakgrunn|fødeland|nasjonalitet",
    re.IGNORECASE,
)
_HIDDEN_ADDRESS = re.compile(
    r"\bkode ?[67]\b|adressesperr|(?:sperret|hemmelig|gradert|fortrolig) adresse", re.IGNORECASE
)
_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")
_FIRST_BIRTH, MANY_DAYS = 1930, 3
"""A day someone arrived, reported or was born; a small count shown as a date lies before."""
_COUNTS = re.compile(r"antall|sum|i alt|totalt|personer|samtaler|opphold|per 1 ?000|prosent|andel|\d{4}", re.IGNORECASE)
_NAME = re.compile(r"\b[A-ZÆØÅ][a-zæøåéèöäü]+(?:[ -][A-ZÆØÅ][a-zæøåéèöäü]+)+")
_NOT_NAMES = frozenset(
    (
        "enhet",
        "vest",
        "oslo",
        "asker",
        "bærum",
        "lier",
        "drammen",
        "røyken",
        "hurum",
        "statistisk",
        "sentralbyrå",
        "ssb",
    )
    + ("bufdir", "norge", "viken", "akershus", "tabell", "excel", "krisesenter", "kommune", "politidistrikt", "strasak")
)
_FIX = "Slett filen fra mappen. Lever bare summer; ingen rad eller merknad skal gjelde én person."


def refuse(file: str, sheets: "list[Sheet]", comments: list[tuple[str, str, str]], findings: Findings) -> None:
    """Stops at the first sign of personal data, in visible and hidden sheets, comments, sheet and file names.

    Raises:
        SourceError: personal data; nothing of it is in the message.
    """
    if holds_personal_number(file) or any(holds_personal_number(sheet.name) for sheet in sheets):
        _stop(findings, "et navn på fil eller ark som ligner et fødselsnummer", "", "")
    for sheet in sheets:
        _check_cells(sheet, findings)
        _check_rows(sheet, findings)
    for title, cell, text in comments:
        if holds_personal_number(text) or _holds_name(text):
            _stop(findings, "en merknad som kan gjelde en person", title, cell)


def refuse_traces(sheets: "tuple[Sheet, ...]", findings: Findings) -> None:
    """Stops at hidden addresses and at dates down a column: no table of counts has them, a register of measures may.

    Raises:
        SourceError: one of them; nothing of it is in the message.
    """
    for sheet in sheets:
        for text, place in {text: (row, column) for row, column, text in reversed(sheet.texts)}.items():
            if _HIDDEN_ADDRESS.search(text):
                _stop(findings, "opplysninger om skjult adresse", *sheet.at(*place))
        for place in _columns_of_days(sheet):
            _stop(findings, "en kolonne med datoer", *sheet.at(*place))


def _columns_of_days(sheet: "Sheet") -> list[tuple[int, int]]:
    """(row, column) of the first day in each column that has many."""
    days = defaultdict[int, list[int]](list)
    for row, cells in enumerate(sheet.rows, 1):
        for column, value in enumerate(cells, 1):
            if (isinstance(value, date) and value.year >= _FIRST_BIRTH) or (
                isinstance(value, str) and len(value) < 20 and _DAY.fullmatch(normalise(value))
            ):
                days[column].append(row)
    return [(rows[0], column) for column, rows in days.items() if len(rows) >= MANY_DAYS]


def holds_personal_number(value: object) -> bool:
    """Whether a text or number has eleven digits that begin like a day of birth, also D- and test numbers."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return False
    if isinstance(value, str):
        return any(_is_birth(re.sub(r"\D", "", match[1])) for match in _ELEVEN.finditer(normalise(value)))
    return value == value and 10**9 <= value < 10**11 and _is_birth(f"{int(value):011}")


def _is_birth(six: str) -> bool:
    day, month = int(six[:2]), int(six[2:4])
    day -= 40 if day > 40 else 0
    month -= next((step for step in (80, 65, 40) if month > step), 0)
    try:
        return bool(date(2000, month, day))
    except ValueError:
        return False


def _check_cells(sheet: "Sheet", findings: Findings) -> None:
    for row, cells in enumerate(sheet.rows, 1):
        for column, value in enumerate(cells, 1):
            if holds_personal_number(value):
                _stop(findings, "noe som ligner et fødselsnummer", *sheet.at(row, column))
            if isinstance(value, str) and len(value) < 60 and _PERSON_HEADERS.fullmatch(label(value)):
                _stop(findings, "en kolonne med opplysninger om enkeltpersoner", *sheet.at(row, column))


def _check_rows(sheet: "Sheet", findings: Findings) -> None:
    """A table with traits and no column of counts has one row per person."""
    for row, cells in enumerate(sheet.rows, 1):
        labels = [label(value) for value in cells if value is not None]
        traits = sum(bool(_TRAITS.fullmatch(text)) for text in labels)
        if traits >= 3 and not any(_COUNTS.search(text) for text in labels) and sheet.height >= row + 2:
            _stop(findings, "en tabell med én rad per person", *sheet.at(row, 1))


def _holds_name(text: str) -> bool:
    found = (re.split(r"[ -]", match[0]) for match in _NAME.finditer(normalise(text)))
    return any(not {word.casefold() for word in words} <= _NOT_NAMES | _region_words() for words in found)


@lru_cache
def _region_words() -> frozenset[str]:
    return frozenset(word for region in all_regions().values() for word in region.name.casefold().split())


def _stop(findings: Findings, found: str, sheet: str, cell: str) -> None:
    findings.stop("personal_data", f"{found} (gjengis ikke)", "bare tall om grupper", _FIX, at=(sheet, cell))
