"""Reads one table into observations: its heading, its rows, and what the lines around it say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from loaders.files.cells import Reading
from loaders.files.workbook import Workbook
from loaders.findings import Findings
from loaders.observation import Row, Series
from loaders.phrases import phrase
from loaders.places import Catchment
from loaders.registry import ANY_SERVICE, indicator_of, is_official
from loaders.schema import MISSING, NORMAL, NOT_PUBLISHED, PROVISIONAL
from loaders.tables.body import Body, sums_in
from loaders.tables.columns import check_columns
from loaders.tables.heading import Heading, Value
from loaders.tables.lines import Partial, check_unit, partials, provisional_years, starred_years
from loaders.tables.meanings import Categories, Labels, Years
from loaders.tables.signs import Signs, pair_at, reading_at
from loaders.tables.subjects import Subjects
from loaders.tables.sums import check_changes, check_events, check_parts, check_sum_columns, check_sum_row, persons_of

Cells = dict[int, Reading]
Pairs = dict[int, tuple[Reading, Reading | None]]


@dataclass(frozen=True)
class Origin:
    """What a workbook's tables have in common.

    `catchment` is the centre that they are of, if they are a centre's; `services` are the keys of the services that
    they may be of, by name.
    """

    book: Workbook
    source: str
    catchment: Catchment | None
    services: Mapping[str, str]
    findings: Findings


@dataclass
class TableReader:
    """Reads the rows below one heading. `extracted` is the day the source made the table."""

    origin: Origin
    heading: Heading
    body: Body
    extracted: date | None
    signs: Signs
    rows: list[Row] = field(default_factory=list)

    @property
    def findings(self) -> Findings:
        """Where problems are noted."""
        return self.origin.findings

    def read(self) -> list[Row]:
        """Every observation of the table, in the order of its rows.

        Raises:
            SourceError: the table is about parts of years, or two of its columns are called the same.
        """
        check_columns(self.heading, self.body, self.findings)
        check_unit(self.heading, self.body, self.findings)
        self._note_end()
        partial = partials(self.origin.book, self.heading)
        self._refuse_parts(partial)
        self._years = Years(self.heading, self.findings, self.extracted, frozenset().union(*(p.years for p in partial)))
        self._labels, self._categories = Labels(self.heading, self.findings), Categories(self.heading, self.findings)
        self._provisional = provisional_years(self.origin.book.sheets) | starred_years(self.heading)
        self._subjects = Subjects(self.heading, self.origin.catchment, self.origin.services, self.findings)
        self._everyone = dict[tuple[str, int], Row]()
        self._read_rows()
        self._categories.finish()
        self._years.agree()
        return self.rows

    def _note_end(self) -> None:
        sheet = self.heading.sheet
        if self.body.next_heading and self.body.rows:
            self.findings.warning(
                "second_table",
                phrase("another table below the first"),
                phrase("one table on each sheet"),
                phrase("Only the first table has been read. Ask the source what the other one counts."),
                at=sheet.at(self.body.next_heading, 1),
            )
        if self.body.stray:
            self.findings.error(
                "rows_below_text",
                phrase("numbers below a line of text"),
                phrase("every row right below the headings"),
                phrase("Ask the source what the rows below the text count, and for a sheet of its own for them."),
                at=sheet.at(self.body.stray, 1),
            )

    def _refuse_parts(self, found: list[Partial]) -> None:
        for partial in found:
            if not partial.years:
                self.findings.stop(
                    "part_of_year",
                    phrase("a line that says that the numbers are not about whole years"),
                    phrase("numbers of whole years"),
                    phrase("Ask the source for whole years."),
                    at=partial.at,
                )

    def _read_rows(self) -> None:
        sums = sums_in(self.heading, self.body, self.origin.catchment is not None)
        read = dict[int, Cells]()
        for row in self.body.rows:
            pairs = {value.column: self._pair(row, value) for value in self.heading.values}
            read[row] = cells = {column: own for column, (own, _) in pairs.items()}
            check_sum_columns(self.heading, row, cells, self.findings)
            if row not in sums and self._categories.take(row):
                self._add(row, cells, pairs)
        for row, parts in sums.items():
            check_sum_row(self.heading, row, parts, read, self.findings)

    def _pair(self, row: int, value: Value) -> tuple[Reading, Reading | None]:
        """A cell's number or sign; of «41 (67)», the own municipality's and all."""
        sheet = self.heading.sheet
        if value.number.pair:
            return pair_at(sheet, row, value.column, self.signs, self.findings)
        return reading_at(sheet, row, value.column, self.signs, self.findings), None

    def _add(self, row: int, cells: Cells, pairs: Pairs) -> None:
        check_events(self.heading, row, cells, self.findings)
        check_parts(self.heading, row, cells, self.findings)
        years = {value.column: self._years.of(row, value) for value in self.heading.values}
        check_changes(self.heading, row, cells, years, self.findings)
        for value in self.heading.values:
            period = years[value.column]
            group = self._labels.group(row, value)
            sex = self._labels.sex(row, value, group) if group else None
            region = self._subjects.region(row, value, period[1]) if period else None
            if period is None or group is None or sex is None or region is None:
                continue
            service = self._subjects.service(row)
            if service is None:
                return
            at = self.heading.sheet.at(row, value.column)
            series = _series(value.number.indicator.replace(ANY_SERVICE, service))
            persons = None if is_official(self.origin.source) else persons_of(self.heading, value, cells)
            status = PROVISIONAL if self._is_provisional(row, value, period[1], cells) else None
            series.add(
                cells[value.column], region, period, at, sex=sex, age_group=group, persons=persons, status=status
            )
            self.rows += [each._replace(source=service) for each in series.rows]
            if value.number.pair:
                self._add_everyone(row, value, period, *pairs[value.column])

    def _is_provisional(self, row: int, value: Value, year: int, cells: Cells) -> bool:
        starred = str(self.heading.sheet.value(row, value.column)).strip().endswith("*")
        if starred and cells[value.column].number is not None and not self._stars_are_known:
            fix = phrase("The number has been used without its mark. Ask the source what the star means.")
            at = self.heading.sheet.at(row, value.column)
            self.findings.warning("marked_number", phrase("a number with a star"), phrase("a plain number"), fix, at=at)
        return year in self._provisional or (starred and self._stars_are_known)

    @property
    def _stars_are_known(self) -> bool:
        return self.heading.table.provisional

    def _add_everyone(
        self, row: int, value: Value, period: tuple[int, int], own: Reading, everyone: Reading | None
    ) -> None:
        """Adds everyone's number of «41 (67)», once per year though each municipality's column has it."""
        at = self.heading.sheet.at(row, value.column)
        if everyone is None and own.status in (NOT_PUBLISHED, MISSING):
            everyone = own  # «Ikke publisert enda» applies to the whole cell
        if everyone is None:
            fix = phrase("Write the number for all in parentheses.")
            expected = phrase("“own municipality (all)”, as in “11 (96)”")
            self.findings.warning("no_parenthesis", phrase("only one number"), expected, fix, at=at)
        elif self.origin.catchment is not None:
            self._once(value, everyone, self.origin.catchment.code, period, at)

    def _once(self, value: Value, everyone: Reading, code: str, period: tuple[int, int], at: tuple[str, str]) -> None:
        first = self._everyone.get((value.number.indicator, period[1]))
        if first is None:
            series = _series(value.number.indicator)
            series.add(everyone, code, period, at)
            self._everyone[value.number.indicator, period[1]] = series.rows[0]
            self.rows += series.rows
        elif (first.value, first.status) != (everyone.number, everyone.status):
            self.findings.error(
                "pair_differs",
                phrase("another number for all than in cell {cell}", cell=first.cell),
                phrase("the same number in both places"),
                phrase("Ask the source which of the numbers are right."),
                at=at,
            )


def _series(indicator: str) -> Series:
    found = indicator_of(indicator)
    return Series(indicator, found.unit if found else "")


def newest_provisional(rows: list[Row], extracted: date | None) -> list[Row]:
    """Marks the newest year's numbers as provisional, unless they were extracted long after that year."""
    newest = max((row.period_end for row in rows if row.value is not None), default=0)
    if extracted is not None and extracted.year > newest + 1:
        return rows
    return [
        row._replace(status=PROVISIONAL) if row.period_end == newest and row.status == NORMAL else row for row in rows
    ]
