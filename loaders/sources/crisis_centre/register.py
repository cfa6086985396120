"""The crisis centre's register-like layout: one row per municipality, group and sex."""

from typing import Any

from loaders.files.cells import CellError, Reading
from loaders.files.periods import parse_period
from loaders.files.reading import check_sum, data_rows, header_row, period_at, value_at
from loaders.files.sheet import Sheet
from loaders.files.workbook import Workbook
from loaders.findings import Findings
from loaders.observation import Row
from loaders.phrases import phrase, quote, quotes
from loaders.places import Catchment
from loaders.quoting import near, quoted
from loaders.schema import ALL
from loaders.sources.crisis_centre.common import Statistics, absent, add_absent, check_events, place_code
from loaders.sources.crisis_centre.layouts import (
    CONVERSATIONS,
    EVERYONE,
    GROUP,
    GROUPS,
    OWN_SIGNS,
    PERSONS,
    PLACE,
    REGISTER_COLUMNS,
    REGISTER_CONVERSATIONS,
    REGISTER_TITLE,
    REGISTER_YEAR,
    SEX,
    SEXES,
    STAYS,
    TOTALS,
)


def recognises(book: Workbook) -> bool:
    """Whether a sheet has a column of home municipalities."""
    return book.says(rf"^{PLACE}$") or book.says(REGISTER_TITLE)


def rows(book: Workbook, catchment: Catchment, findings: Findings) -> list[Row]:
    """Residents, stays and conversations, one observation per row and number."""
    statistics = Statistics()
    conversations = book.sheet_where(lambda sheet: sheet.find(rf"^{CONVERSATIONS}$") or sheet.find(REGISTER_TITLE))
    residents = book.sheet_where(lambda sheet: sheet is not conversations and sheet.find(rf"^({PLACE}|{STAYS})$"))
    if residents is None:
        findings.stop(
            "missing_sheet",
            phrase("no sheet of residents"),
            phrase("a sheet with the columns {names}", names=quotes(REGISTER_COLUMNS)),
        )
    _add_residents(residents, catchment, statistics, findings)
    if conversations is None:
        findings.stop(
            "missing_sheet",
            phrase("no sheet of day conversations"),
            phrase("a sheet with the columns {names}", names=quotes(REGISTER_CONVERSATIONS)),
        )
    _add_conversations(conversations, catchment, statistics, findings)
    return statistics.rows


def _add_residents(sheet: Sheet, catchment: Catchment, statistics: Statistics, findings: Findings) -> None:
    header, columns = header_row(sheet, REGISTER_COLUMNS, findings)
    totals = _Totals(sheet, columns, (PERSONS, STAYS), findings)
    for row in data_rows(sheet, header):
        persons, stays = (value_at(sheet, row, columns[name], findings, OWN_SIGNS) for name in (PERSONS, STAYS))
        if totals.is_total(row):
            totals.check(row, persons, stays)
            continue
        period = period_at(sheet, row, columns[REGISTER_YEAR], findings)
        age_group = _category(sheet, row, columns[GROUP], GROUPS, findings)
        sex = _sex(sheet, row, columns[SEX], age_group, findings)
        check_events(stays, persons, sheet.at(row, columns[STAYS]), findings)
        region = _region(sheet, row, columns[PLACE], period, catchment, findings)
        if period is None or age_group is None or sex is None or region is None:
            continue
        totals.add(row, region, catchment, persons, stays)
        group = {"sex": sex, "age_group": age_group}
        statistics.residents.add(persons, region, period, sheet.at(row, columns[PERSONS]), **group)
        statistics.stays.add(stays, region, period, sheet.at(row, columns[STAYS]), persons=persons.number, **group)


def _add_conversations(sheet: Sheet, catchment: Catchment, statistics: Statistics, findings: Findings) -> None:
    title, period = _title_period(sheet, findings)
    if period[1] not in {row.period_end for row in statistics.residents.rows}:
        expected = phrase("the same year as in the sheet of residents")
        findings.error("years_differ", phrase("conversations for {year}", year=period[1]), expected, at=sheet.at(1, 1))
    if (reason := absent(sheet, title)) is not None:
        return add_absent(statistics, reason[0], period, reason[1])
    header, columns = header_row(sheet, REGISTER_CONVERSATIONS, findings)
    totals = _Totals(sheet, columns, (CONVERSATIONS, PERSONS), findings)
    for row in data_rows(sheet, header):
        talks, persons = (value_at(sheet, row, columns[name], findings, OWN_SIGNS) for name in (CONVERSATIONS, PERSONS))
        if totals.is_total(row):
            totals.check(row, talks, persons)
            continue
        sex = _sex(sheet, row, columns[SEX], ALL, findings)
        region = _region(sheet, row, columns[PLACE], period, catchment, findings)
        check_events(talks, persons, sheet.at(row, columns[CONVERSATIONS]), findings)
        if region is not None and sex is not None:
            totals.add(row, region, catchment, talks, persons)
            at = sheet.at(row, columns[CONVERSATIONS])
            statistics.conversations.add(talks, region, period, at, sex=sex, persons=persons.number)
            statistics.users.add(persons, region, period, sheet.at(row, columns[PERSONS]), sex=sex)
    return None


class _Totals:
    """Checks rows such as «Sum» against the rows of municipalities above them; no total becomes an observation."""

    def __init__(self, sheet: Sheet, columns: dict[str, int], numbers: tuple[str, str], findings: Findings) -> None:
        self.sheet, self.columns, self.findings = sheet, columns, findings
        self.places = [columns[name] for name in numbers]
        self._parts: list[tuple[int, tuple[Reading, ...]]] = []

    def is_total(self, row: int) -> bool:
        """Whether the row says «Sum» of all sexes and groups."""
        labels = [self.columns[name] for name in (REGISTER_YEAR, PLACE) if name in self.columns]
        groups = [self.columns[name] for name in (GROUP, SEX) if name in self.columns]
        is_sum = any(self.sheet.text(row, column).casefold() in TOTALS for column in labels)
        return is_sum and all(self.sheet.text(row, column).casefold() in ("", *EVERYONE) for column in groups)

    def add(self, row: int, region: str, catchment: Catchment, *readings: Reading) -> None:
        """Keeps a row's numbers, unless they are everyone's."""
        if region != catchment.code:
            self._parts.append((row, readings))

    def check(self, row: int, *totals: Reading) -> None:
        """Notes an error if a total differs from the rows above."""
        for index, (column, total) in enumerate(zip(self.places, totals, strict=True)):
            parts = [(readings[index], self.sheet.at(part, column)) for part, readings in self._parts]
            check_sum((total, self.sheet.at(row, column)), parts, self.findings)


def _region(
    sheet: Sheet, row: int, column: int, period: tuple[int, int] | None, catchment: Catchment, findings: Findings
) -> str | None:
    if period is None:
        return None
    return place_code(sheet.text(row, column), period[1], catchment, sheet.at(row, column), findings)


def _title_period(sheet: Sheet, findings: Findings) -> tuple[int, tuple[int, int]]:
    """The row of the title, and the year in it."""
    found = sheet.find(REGISTER_TITLE)
    if found is None:
        findings.stop(
            "missing_year",
            phrase("no line “Dagsamtaler 2019”"),
            phrase("the year that the conversations are about"),
            at=(sheet.name, "A1"),
        )
    try:
        return found[0], parse_period(found[2][1])
    except CellError as error:
        findings.stop(error.code, error.found, error.expected, at=sheet.at(found[0], found[1]))


def _category(sheet: Sheet, row: int, column: int, known: dict[str, Any], findings: Findings) -> Any:
    """What a category means, or None with an error that suggests the nearest known one."""
    text = sheet.text(row, column)
    if text.casefold() in known:
        return known[text.casefold()]
    meant = near(text, known)
    fix = phrase("Did you mean {word}?", word=quote(meant.capitalize())) if meant else phrase("Correct the category.")
    findings.error(
        "unknown_category",
        quoted(text, known),
        quotes(name.capitalize() for name in known),
        fix,
        at=sheet.at(row, column),
    )
    return None


def _sex(sheet: Sheet, row: int, column: int, age_group: str | None, findings: Findings) -> str | None:
    found = _category(sheet, row, column, SEXES, findings)
    if found is None or age_group is None:
        return None
    if age_group not in found[1]:
        findings.error(
            "unknown_category",
            phrase("a sex that does not belong to the group"),
            phrase("“Kvinner” or “Menn” for adults, “Jenter” or “Gutter” for children"),
            at=sheet.at(row, column),
        )
        return None
    return found[0]
