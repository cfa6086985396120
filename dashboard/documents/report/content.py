"""The content of a report, shared by all formats: chapters, Tabell 1, annex and the numbering of figures and tables."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dashboard.charts.chart import Chart, TableColumn
from dashboard.charts.identity import Identity
from dashboard.documents.frame import Frame
from dashboard.vocabulary.text import Text, text


class ExportUnavailable(Exception):
    """This machine can't make the format now; the message says why in the reader's language."""


@dataclass(frozen=True)
class ReportTable:
    """A table with its caption, and the notes below it; `is_registered` unless its numbers come from elsewhere."""

    caption: str
    columns: tuple[TableColumn, ...]
    notes: tuple[str, ...] = ()
    is_registered: bool = True
    identity: Identity | None = None  # if the table can be renewed on its own


@dataclass(frozen=True)
class FirstTable(ReportTable):
    """The plan's Tabell 1, with the verdict on each row."""

    verdicts: tuple[TableColumn, ...] = ()


@dataclass(frozen=True)
class Chapter:
    """A heading, paragraphs, then the figures with these keys in this order, then tables."""

    title: str
    figures: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    tables: tuple[ReportTable, ...] = ()


@dataclass(frozen=True)
class Report:
    """The whole report, before it is written in any format."""

    title: str
    municipality: str
    period: str
    language: str
    exported: date
    charts: tuple[Chart, ...]
    table1: FirstTable | None
    chapters: tuple[Chapter, ...]
    annex: tuple[str, ...]
    site: str = ""
    help: str = ""  # where those it concerns find help, in one line of the cover

    def __post_init__(self) -> None:
        """Rejects a chapter that names an unknown chart."""
        known = {chart.key for chart in self.charts}
        for chapter in self.chapters:
            if unknown := [key for key in chapter.figures if key not in known]:
                raise ValueError(f"chapter {chapter.title!r} names {unknown[0]!r}; the charts are {sorted(known)}")

    @property
    def t(self) -> Text:
        """The words of the report's language."""
        return text(self.language)

    @property
    def synthetic_words(self) -> str:
        """«Eksempeldata …» if any figure uses such data."""
        return next((chart.synthetic_words for chart in self.charts if chart.synthetic), "")

    @cached_property
    def parts(self) -> tuple[tuple[Chapter, tuple[Chart, ...]], ...]:
        """Chapters with their charts; charts in no chapter come last."""
        named = {key for chapter in self.chapters for key in chapter.figures}
        rest = tuple(chart for chart in self.charts if chart.key not in named)
        found = [
            (chapter, tuple(c for key in chapter.figures for c in self.charts if c.key == key))
            for chapter in self.chapters
        ]
        if rest:
            found.append((Chapter(self.t("Figures")), rest))
        return tuple(found)

    @cached_property
    def figures(self) -> tuple[Chart, ...]:
        """All charts in the report's order, which numbers them."""
        return tuple(chart for _, charts in self.parts for chart in charts)

    def frame(self, chart: Chart) -> Frame:
        """The words around a chart."""
        return Frame(chart, self.exported, self.site)

    @property
    def captions(self) -> tuple[tuple[Chart, str], ...]:
        """Each figure with its caption, in the report's order."""
        frames = map(self.frame, self.figures)
        return tuple((frame.chart, frame.marked(frame.caption)) for frame in frames)

    def identities(self, preset: str) -> tuple[Identity, ...]:
        """The identities of Tabell 1 and the figures, in order."""
        first = (self.table1.identity,) if self.table1 and self.table1.identity else ()
        return (*first, *(Identity.of(chart, preset) for chart in self.figures))

    @property
    def tables_first(self) -> int:
        """How many numbered tables come before the chapters."""
        return 0 if self.table1 is None else 1 + bool(self.table1.verdicts)

    @property
    def exported_words(self) -> str:
        """When the report was made."""
        return self.t("Exported {day}.", day=self.t.date(self.exported))
