"""Which place and which service the numbers of a row are about. One that can't be known is an error, noted once."""

from collections.abc import Mapping

from loaders.files.reading import place_named
from loaders.findings import Findings
from loaders.layouts.layout import PLACE, SERVICE, YEAR
from loaders.layouts.words import plain
from loaders.phrases import phrase, quote, quotes
from loaders.places import Catchment
from loaders.quoting import quoted
from loaders.regions import existed, name_of
from loaders.tables.centre import place_code
from loaders.tables.heading import Heading, Value

At = tuple[str, str]


class Subjects:
    """Reads the places and services of rows.

    `catchment` is the centre that the table is of, if any; `services` are the keys of known services by name.
    """

    def __init__(
        self, heading: Heading, catchment: Catchment | None, services: Mapping[str, str], findings: Findings
    ) -> None:
        self.heading, self.catchment, self.services, self.findings = heading, catchment, services, findings
        self._wrong = set[At]()

    def region(self, row: int, value: Value, year: int) -> str | None:
        """The code of a number's place; None with an error noted."""
        sheet, column = self.heading.sheet, self.heading.axes.get(PLACE)
        if constant := self.heading.table.axis(PLACE).constant:
            return constant if existed(constant, year) else self._as_it_was(constant, row, year)
        text = value.place or (sheet.text(row, column) if column else "")
        at = sheet.at(self.heading.row, value.column) if value.place else sheet.at(row, column or 1)
        if at in self._wrong:
            return None
        if self.catchment is not None:
            code = place_code(text, year, self.catchment, at, self.findings)
        else:
            code = place_named(text, year, at, self.findings)
        self._wrong |= set() if code else {at}
        return code

    def _as_it_was(self, constant: str, row: int, year: int) -> str | None:
        """The place of that name in a year before its borders changed, as a column of places would have said it."""
        at = self.heading.sheet.at(row, self.heading.axes.get(YEAR, 1))
        if at in self._wrong:
            return None
        code = place_named(name_of(constant), year, at, self.findings)
        self._wrong |= set() if code else {at}
        return code

    def service(self, row: int) -> str | None:
        """The key of a row's service; empty where the table is of one source, None with an error noted."""
        column = self.heading.axes.get(SERVICE)
        if constant := self.heading.table.axis(SERVICE).constant:
            return self._only_service(constant)
        if column is None:
            return ""
        text, at = self.heading.sheet.text(row, column), self.heading.sheet.at(row, column)
        key = self.services.get(plain(text))
        if key is None and at not in self._wrong:
            self._wrong.add(at)
            fix = phrase("Correct the name, or add the service to catalogue.toml.")
            expected = phrase("one of {words}", words=quotes(sorted(self.services)))
            self.findings.error("unknown_service", quoted(text, self.services), expected, fix, at=at)
        return key

    def _only_service(self, key: str) -> str | None:
        at = self.heading.sheet.at(self.heading.row, 1)
        if key in self.services.values():
            return key
        if at not in self._wrong:
            self._wrong.add(at)
            self.findings.error(
                "unknown_service",
                phrase("a layout of the service {key}, which nothing names", key=quote(key)),
                phrase("a service that catalogue.toml names"),
                phrase("Add the service to catalogue.toml."),
                at=at,
            )
        return None
