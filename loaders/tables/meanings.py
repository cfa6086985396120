"""What a row's labels mean: its year, place, sex, age group and category. A label that can't be read is an error."""

import re
from collections.abc import Iterable
from datetime import date

from loaders.files.cells import CellError, kind_of
from loaders.files.periods import is_period, parse_period
from loaders.findings import FIX_CELL, Findings
from loaders.layouts.layout import CATEGORY, GROUP, SEX, YEAR
from loaders.layouts.words import Meaning, plain, words
from loaders.phrases import Phrase, phrase, quote, quotes
from loaders.quoting import near, quoted
from loaders.schema import ALL
from loaders.tables.heading import Heading, Value
from loaders.tables.lines import note_other_unit

ASK_FOR_YEARS = phrase("Ask the source for numbers of single years.")
Period = tuple[int, int]
Place = tuple[str, str]


class Years:
    """The year of each number of a table, and whether it may be used: the year must be over."""

    def __init__(self, heading: Heading, findings: Findings, extracted: date | None, partial: frozenset[int]) -> None:
        self.heading, self.findings, self.extracted, self.partial = heading, findings, extracted, partial
        self._told = set[int]()
        self._known: dict[tuple[int, int], Period | None] = {}
        self.titled, self._titled_at = self._titled()
        self._in_title = self.titled if self.titled and self._is_over(self.titled, self._titled_at) else None

    def of(self, row: int, value: Value) -> Period | None:
        """The period of a number; None if there is none or it is left out, with the reason noted once."""
        column = self.heading.axes.get(YEAR)
        if value.year != "":
            self._compare(row, column, value)
            return self._read(value.year, self.heading.row, value.column)
        if column is not None:
            return self._read(self.heading.sheet.value(row, column), row, column)
        return self._in_title

    def _compare(self, row: int, column: int | None, value: Value) -> None:
        """Notes an error if a row is of another year than the heading of its number."""
        text = self.heading.sheet.value(row, column) if column is not None else None
        if column is not None and is_period(text) and plain(text) != plain(value.year):
            self._note_differing(self.heading.sheet.at(row, column), phrase("another year than in the heading"))

    def _note_differing(self, at: Place, found: Phrase) -> None:
        expected = phrase("the same year in both places")
        fix = phrase("Ask the source which year the numbers are about.")
        self.findings.error("years_differ", found, expected, fix, at=at)

    def agree(self) -> None:
        """Notes an error if a line above the table names another year than all of its numbers."""
        found = {period[1] for period in self._known.values() if period}
        if found and self.titled and self.titled[1] not in found:
            self._note_differing(self._titled_at, phrase("another year above the table than in it"))

    def _titled(self) -> tuple[Period | None, Place]:
        """The year that the lines above the table name, and where."""
        found = dict[Period, Place]()
        for row, column, text in self.heading.titles(YEAR):
            at = self.heading.sheet.at(row, column) if row else (self.heading.sheet.name, "")
            if (period := self._parsed(text, at)) is not None:
                found[period] = at
        if len(found) > 1:
            self.findings.stop(
                "years_differ",
                phrase("lines that name different years"),
                phrase("one year"),
                phrase("Ask the source which year the numbers are about."),
                at=list(found.values())[-1],
            )
        return next(iter(found.items()), (None, ("", "")))

    def _read(self, text: object, row: int, column: int) -> Period | None:
        if (row, column) not in self._known:
            at = self.heading.sheet.at(row, column)
            period = self._parsed(text, at)
            self._known[row, column] = period if period and self._is_over(period, at) else None
        return self._known[row, column]

    def _parsed(self, text: object, at: Place) -> Period | None:
        try:
            return parse_period(text, 1)
        except CellError as error:
            fix = ASK_FOR_YEARS if error.code == "wrong_period" else FIX_CELL
            self.findings.error(error.code, error.found, error.expected, fix, at=at)
            return None

    def _is_over(self, period: Period, at: Place) -> bool:
        """Whether a year's numbers are complete; if not, they are left out and a warning says so."""
        year = period[1]
        is_early = self.extracted is not None and self.extracted <= date(year, 12, 31)
        if not (is_early or year in self.partial or year >= date.today().year):
            return True
        if year not in self._told:
            self._told.add(year)
            found = phrase("the year {year}, which the numbers do not cover to its end", year=str(year))
            fix = phrase("The year has not been used. Ask for new numbers when the year is over.")
            self.findings.warning("year_not_over", found, phrase("whole years"), fix, at=at)
        return False


class Labels:
    """Reads the labels of rows, each once."""

    def __init__(self, heading: Heading, findings: Findings) -> None:
        self.heading, self.findings = heading, findings
        self._wrong = set[tuple[int, int]]()

    def group(self, row: int, value: Value) -> str | None:
        """The age group of a number; None with an error noted."""
        column = self.heading.axes.get(GROUP)
        if value.group:
            return value.group
        if column is None:
            return self.heading.table.axis(GROUP).constant or ALL
        if own := self.heading.table.axis(GROUP).meaning(self.heading.sheet.text(row, column)):
            return own
        found = self._known(row, column, words().groups)
        return found.code if found else None

    def sex(self, row: int, value: Value, group: str) -> str | None:
        """The sex of a number, where «Jenter» must be among children; None with an error noted."""
        column = self.heading.axes.get(SEX)
        if value.sex:
            return value.sex
        if column is None:
            return self.heading.table.axis(SEX).constant or ALL
        if own := self.heading.table.axis(SEX).meaning(self.heading.sheet.text(row, column)):
            return own
        if plain(self.heading.sheet.value(row, column)) in words().total:
            return ALL
        found = self._known(row, column, words().sexes)
        if found is None:
            return None
        if found.group and found.group != group:
            if (row, column) in self._wrong:
                return None
            self._wrong.add((row, column))
            self.findings.error(
                "unknown_category",
                phrase("a sex that does not belong to the group"),
                phrase("“Kvinner” or “Menn” for adults, “Jenter” or “Gutter” for children"),
                at=self.heading.sheet.at(row, column),
            )
            return None
        return found.code

    def _known(self, row: int, column: int, known: dict[str, Meaning]) -> Meaning | None:
        text = self.heading.sheet.text(row, column)
        if (found := known.get(plain(text))) is not None:
            return found
        if (row, column) in self._wrong:
            return None
        self._wrong.add((row, column))
        shown = [word.capitalize() for word in _first_of_each(known)]
        meant = near(text, known)
        fix = (
            phrase("Did you mean {word}?", word=quote(meant.capitalize())) if meant else phrase("Correct the category.")
        )
        at = self.heading.sheet.at(row, column)
        self.findings.error("unknown_category", quoted(text, known), quotes(shown), fix, at=at)
        return None


def _first_of_each(known: dict[str, Meaning]) -> Iterable[str]:
    """One word of each meaning, for a message."""
    return {meaning: word for word, meaning in reversed(known.items())}.values()


class Categories:
    """Which rows are about the wanted category: all of it, a part of it, or something else."""

    def __init__(self, heading: Heading, findings: Findings) -> None:
        self.heading, self.findings = heading, findings
        self.axis = heading.table.axis(CATEGORY)
        self._wanted = [plain(name) for name in self.axis.wanted]
        self._whole = {
            *self._wanted,
            *(f"{name} ({plain(each)})" for name in self._wanted for each in self.axis.additions),
        }
        self._whole |= {f"{name}, {plain(each)}" for name in self._wanted for each in self.axis.additions}
        self.parts: list[Place] = []
        self.whole = 0

    def take(self, row: int) -> bool:
        """Whether a row is about the whole category; others are noted."""
        column = self.heading.axes.get(CATEGORY)
        if column is None or not self._wanted:
            return True
        text = plain(self.heading.sheet.value(row, column))
        if text in self._whole:
            self.whole += 1
            return True
        at = self.heading.sheet.at(row, column)
        if text.startswith(tuple(self._wanted)):
            self._take_part(text, at)
        else:
            self._note(text, at)
        return False

    def _take_part(self, text: str, at: Place) -> None:
        if any(re.search(pattern, text) for pattern in self.heading.table.not_about):
            note_other_unit(at, self.findings)
        else:
            self.parts.append(at)

    def finish(self) -> None:
        """Notes the rows that are a part of the category: an error if no row is the whole of it."""
        found = phrase("only a part of the category, or something else about it")
        if self.parts and not self.whole:
            self.findings.error(
                "part_of_category",
                found,
                phrase("one row of the whole category for each place"),
                phrase("Ask the source for the total. Adding up parts may count the same case twice."),
                at=self.parts[0],
            )
        elif self.parts:
            fix = phrase("The row has not been used.")
            for at in self.parts:
                self.findings.warning("part_of_category", found, self._expected, fix, at=at)

    @property
    def _expected(self) -> Phrase:
        return quote(self.axis.wanted[0])

    def _note(self, text: str, at: Place) -> None:
        found = quoted(text, self._wanted)
        fix = phrase("The row has not been used. Correct the name if it is this category.")
        self.findings.warning("other_category", found if text else kind_of(text), self._expected, fix, at=at)
