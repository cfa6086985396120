"""Writes the draft of a layout that `check --describe` asks for, and says what it would read."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

import click
import tomli_w
from openpyxl.utils import get_column_letter

from dashboard.vocabulary.catalogue import Catalogue
from dashboard.vocabulary.text import Text
from loaders.described import described_in
from loaders.describing.drawn import SERVICES, TABULAR, Drawn, filled, tables_of
from loaders.describing.faults import Fault, faults
from loaders.describing.known import known_by
from loaders.describing.layout import content_of, layout_of_drawn
from loaders.describing.suggest import likeliest
from loaders.describing.trial import opened, tried
from loaders.files.sheet import Sheet
from loaders.files.workbook import Workbook
from loaders.layouts.layout import LayoutError
from loaders.phrases import worded
from loaders.places import Places, PlacesError
from loaders.problems import ERROR, Problem, SourceError, reason
from loaders.reader import FileResult
from loaders.registry import is_service
from loaders.schema import NUMBER_STATUSES
from loaders.sources.ssb_tables import TablesError
from loaders.tables.signs import told_in

Described = Sequence[tuple[Drawn, Sheet]]
MOST_ROWS = 40


def one_file(paths: tuple[Path, ...], out: Path | None, t: Text) -> Path:
    """The file to describe.

    Raises:
        click.UsageError: it isn't one file, or the draft would have another ending.
    """
    if len(paths) != 1 or not paths[0].is_file():
        raise click.UsageError(t("Give one file with --describe."))
    if out is not None and out.suffix != ".toml":
        raise click.UsageError(t("--out {file}: the name must end in .toml.", file=out))
    return paths[0]


def sources_of(catalogue: Catalogue) -> tuple[str, ...]:
    """Whose file may be described: a source, or one of the services that the catalogue names."""
    return (*TABULAR, *catalogue.services)


class Draft:
    """A layout as it is suggested for one file, and what it would read. `home` is the municipality's code."""

    def __init__(self, path: Path, source: str, data_folder: Path, home: str, catalogue: Catalogue, t: Text) -> None:
        self.path, self.source, self.data_folder, self.home = path, source, data_folder, home
        self.catalogue, self.t = catalogue, t

    @cached_property
    def places(self) -> Places:
        """What the data folder says of its exports."""
        try:
            return described_in(self.data_folder)
        except (LayoutError, PlacesError, TablesError) as error:
            raise click.ClickException(str(error)) from error

    def write(self, out: Path | None) -> tuple[Problem, ...] | None:
        """Prints or writes the draft, and says what it reads.

        Returns:
            What would be wrong; None if the draft must be completed before it can be tried.

        Raises:
            SourceError: nothing of the file may be repeated.
            click.ClickException: the draft can't be written.
        """
        book = opened(self.path, self.path.name)
        found = self._suggested(book)
        missing = [(drawn, fault) for drawn, sheet in found for fault in faults(drawn, sheet, told_in(book))]
        result = None if missing else self._tried(found)  # before it is written: it may go among the layouts
        self._put(self._toml(found, missing), out)
        for drawn, fault in missing:
            self._say(f"{drawn.sheet}: {worded(fault.words, self.t)}")
        if result is None:
            return None
        self._say_numbers(result)
        return tuple(result.findings.problems)

    def _tried(self, found: Described) -> FileResult:
        layout, _ = layout_of_drawn(self.source, found)
        return tried(self.path, self.path.name, layout, self.places)

    def _suggested(self, book: Workbook) -> Described:
        """The source's first table, and others that stand on sheets of their own and lack nothing."""
        sheets = {sheet.name: sheet for sheet in book.sheets}
        found: list[tuple[Drawn, Sheet]] = []
        source, service = (SERVICES, self.source) if is_service(self.source) else (self.source, "")
        for table in tables_of(source):
            drawn = likeliest(book, source, table, known_by(self.places, self.home))
            drawn = replace(drawn, service=service or drawn.service)
            is_sure = drawn.sheet not in {other.sheet for other, _ in found} and not faults(drawn, sheets[drawn.sheet])
            if not found or is_sure:
                found.append((drawn, sheets[drawn.sheet]))
        return found

    def _toml(self, found: Described, missing: Sequence[tuple[Drawn, Fault]]) -> str:
        comments = [
            self.t("Draft of a layout for {file}. Check every line, and move the file to layouts/ in the data folder.",
                   file=self.path.name),
            *(self.t("MISSING: {what}", what=worded(fault.words, self.t)) for _, fault in missing),
            *(line for drawn, sheet in found for line in self._columns(drawn, sheet)),
        ]  # fmt: skip
        lines = [f"# {' '.join(comment.split())}" for comment in comments]
        return "\n".join([*lines, "", tomli_w.dumps(content_of(found))])

    def _columns(self, drawn: Drawn, sheet: Sheet) -> Iterator[str]:
        """What each column is suggested as, and which are left out."""
        t = self.t
        for column in filled(sheet, drawn.row):
            place = f"{get_column_letter(column)}{drawn.row}"
            heading = t("“{text}”", text=sheet.text(drawn.row, column))
            if role := " ".join(filter(None, drawn.said_of(column))):
                yield t("{sheet} {cell}, {heading}: {role}", sheet=sheet.name, cell=place, heading=heading, role=role)
            else:
                yield t("{sheet} {cell}, {heading}: LEFT OUT", sheet=sheet.name, cell=place, heading=heading)

    def _put(self, text: str, out: Path | None) -> None:
        if out is None:
            click.echo(text)
            return
        try:
            out.write_text(text, encoding="utf-8")
        except OSError as error:
            why = worded(reason(error), self.t)
            raise click.ClickException(self.t("{file}: can't be written ({reason}).", file=out, reason=why)) from error
        self._say(self.t("Wrote {file}.", file=out))

    def _say(self, words: str) -> None:
        """On standard error, beside the draft."""
        click.echo(words, err=True)

    def _say_numbers(self, result: FileResult) -> None:
        """The numbers that the draft reads, each with its cell."""
        t, frame = self.t, result.observations
        self._say(t.plural("{count} number would be read.", "{count} numbers would be read.", len(frame)))
        for row in frame.head(MOST_ROWS).to_dict("records"):
            value = t.number(row["value"]) if row["status"] in NUMBER_STATUSES else row["status"]
            title = self.catalogue.indicators[row["indicator"]].title[t.language]
            about = (row["region"], t.period(row["period_start"], row["period_end"]), row["sex"], row["age_group"])
            self._say(f"  {row['sheet']} {row['cell']}: {' '.join(about)}, {title}: {value}")
        if len(frame) > MOST_ROWS:
            self._say("  " + t("… and {count} more", count=t.number(len(frame) - MOST_ROWS)))


def describe(draft: Draft, out: Path | None) -> None:
    """Writes the draft, and ends as `check` does: 1 if the file would still be refused."""
    t = draft.t
    try:
        problems = draft.write(out)
    except SourceError as error:
        problems = error.problems
        click.echo(t("Nothing of this file is repeated in a draft."), err=True)
    for problem in problems or ():
        click.echo(worded(problem.sentences, t), err=True)
    if problems is None or any(problem.severity == ERROR for problem in problems):
        click.get_current_context().exit(1)
