"""Finds personal data, so that a file holding any is refused whole. Never quotes what it found."""

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from loaders.cells import label, normalise
from loaders.findings import Findings
from loaders.regions import all_regions

if TYPE_CHECKING:
    from loaders.workbook import Sheet

_ELEVEN = re.compile(r"(?<!\d)(\d{6})[ .-]?(\d{5})(?!\d)")
_PERSON_HEADERS = re.compile(
    "|".join(
        (
            r"(?:fødsels|person|d-)(?:nummer|nr\.?|dato|år)|født|fnr\.?|p\.?nr\.?",
            r"(?:for|etter|fullt )?navn|navn på \w+|initialer",
            r"(?:bruker|klient|beboer|sak|journal)s?(?:navn|nummer|nr\.?|[ -]?id)",
            r"(?:bosteds|e-?post)?adresse|telefon(?:nummer)?|mobil(?:nummer)?|e-?post",
            r"(?:ankomst|avreise|oppholds)[ -]?(?:dato)?|(?:inn|ut)(?:flyttings|skrivings)?[ -]?dato|ankommet",
            r"(?:inn|ut)(?:flyttet|skrevet)?|(?:fra|til)[ -]?dato|dato (?:inn|ut|for (?:ankomst|utflytting))",
            r"(?:adresse|sperre|gradering|adressesperre)?[ -]?kode ?[67](?: ?(?:/|og|eller) ?[67])?",
            r"adresse(?:sperre|gradering)|(?:strengt )?fortrolig(?: adresse)?|gradert adresse",
        )
    ),
    re.IGNORECASE,
)
_TRAITS = re.compile(
    r"kjønn|alder|(?:hjem|bosteds)?kommune|gruppe|bosted|sivilstand|landbakgrunn|fødeland|nasjonalitet", re.IGNORECASE
)
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


def holds_personal_number(value: object) -> bool:
    """Whether a text or number has eleven digits that begin like a day of birth, also D- and test numbers."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return False
    if isinstance(value, str):
        return any(_is_birth(match[1]) for match in _ELEVEN.finditer(normalise(value)))
    digits = str(int(value)) if value == value and abs(value) < 1e12 else ""
    return value > 0 and len(digits) in (10, 11) and value == int(value) and _is_checked(digits.zfill(11))


def _is_birth(six: str) -> bool:
    day, month = int(six[:2]), int(six[2:4])
    day -= 40 if day > 40 else 0
    month -= next((step for step in (80, 65, 40) if month > step), 0)
    try:
        return bool(date(2000, month, day))
    except ValueError:
        return False


def _is_checked(digits: str) -> bool:
    """Day of birth and first check digit agree; asked of number cells, where any large number could begin like a day.

    Control digits as the Norwegian Tax Administration describes them.
    """
    weights = (3, 7, 6, 1, 8, 9, 4, 5, 2)
    first = (11 - sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=False)) % 11) % 11
    return _is_birth(digits[:6]) and first == int(digits[9])


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
