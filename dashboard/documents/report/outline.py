"""The whole report, for pages and commands: its figures by chapter, and the finished file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from dashboard.charts.chart import Chart
from dashboard.charts.identity import Identity
from dashboard.charts.registry import FIGURES, offered
from dashboard.charts.subjects import REPORTS
from dashboard.charts.tables import surveys
from dashboard.charts.tables.table1 import Table1, table1
from dashboard.documents.export import Exported
from dashboard.documents.report import Chapter, build_report
from dashboard.documents.report.content import ReportTable
from dashboard.documents.tables import numbered, table_notes, verdict_columns
from dashboard.model.kept import kept
from dashboard.model.published import Published
from dashboard.vocabulary import help
from dashboard.vocabulary.selection import Selection
from dashboard.vocabulary.surveys import Survey
from dashboard.vocabulary.text import Text, text

KEPT = 16


@dataclass(frozen=True, eq=False)
class Outline:
    """A report before it is written: its figures by chapter, those without a number, and the surveys told of."""

    title: str
    municipality: str
    period: str
    chapters: tuple[tuple[str, tuple[Chart, ...]], ...]
    left_out: tuple[Chart, ...]
    table1: Table1
    surveys: tuple[Survey, ...]

    @property
    def charts(self) -> tuple[Chart, ...]:
        """All figures in the report's order."""
        return tuple(chart for _, charts in self.chapters for chart in charts)


def whole_report(
    published: Published,
    selection: Selection,
    format: str,
    *,
    exported: date,
    keys: Sequence[str] | None = None,
    site: str = "",
) -> Exported:
    """The report as a finished file: the figures with `keys` in that order, or all, after Tabell 1.

    All are those that are offered. Only years and language of the selection count; a figure without numbers is
    left out.

    Raises:
        KeyError: a key is no figure's.
        ValueError: unknown format.
        ExportUnavailable: PDF, and this machine can't print it now.
    """
    content = outline(published, selection, None if keys is None else tuple(keys))
    return build_report(
        content.charts,
        title=content.title,
        municipality=content.municipality,
        period=content.period,
        language=selection.language,
        format=format,
        exported=exported,
        table1=content.table1.columns,
        table1_title=numbered(content.table1)[1],
        table1_notes=table_notes(content.table1, exported, site),
        table1_verdicts=verdict_columns(content.table1),
        table1_identity=Identity.of_table(content.table1),
        chapters=[
            *(Chapter(title, tuple(chart.key for chart in charts)) for title, charts in content.chapters),
            *_on_surveys(content.surveys, text(selection.language)),
        ],
        site=site,
        help=help.in_words(published.settings.help, text(selection.language)),
    )


@kept(KEPT)
def outline(published: Published, selection: Selection, keys: tuple[str, ...] | None = None) -> Outline:
    """The content of the report, for both preview and file.

    Raises:
        KeyError: a key is no figure's.
    """
    t = text(selection.language)
    own = only_years(selection)
    charts = [chart_of(published, key, own) for key in (offered(published) if keys is None else dict.fromkeys(keys))]
    shown = [chart for chart in charts if chart.has_numbers]
    return Outline(
        title=t("Violence in close relationships"),
        municipality=published.regions.name(published.settings.home, selection.language),
        period=_period(published, own, t),
        chapters=_chapters(shown, t),
        left_out=tuple(chart for chart in charts if not chart.has_numbers),
        table1=table1(published, selection.language),
        surveys=published.surveys if any(FIGURES[chart.key].subject is REPORTS for chart in shown) else (),
    )


def only_years(selection: Selection) -> Selection:
    """What counts in a report: years and language."""
    return Selection(from_year=selection.from_year, to_year=selection.to_year, language=selection.language)


@kept(KEPT * len(FIGURES))
def chart_of(published: Published, key: str, selection: Selection) -> Chart:
    """A figure's chart, made once per snapshot and selection; KeyError if no figure has this key."""
    return FIGURES[key].chart(published, selection)


def _period(published: Published, selection: Selection, t: Text) -> str:
    """The selected years, or all that have numbers."""
    years = published.frame[published.frame["value"].notna()]["year"]
    first = selection.from_year or (int(years.min()) if len(years) else 0)
    last = selection.to_year or (int(years.max()) if len(years) else 0)
    return t.period(first, last) if last else ""


def _on_surveys(found: Sequence[Survey], t: Text) -> list[Chapter]:
    """What surveys say, in a report that has figures of reported cases: beside these they are most often quoted."""
    tables = tuple(
        ReportTable(
            surveys.caption(survey, t),
            surveys.columns(survey, t),
            tuple(filter(None, [surveys.answered(survey, t)])),
            is_registered=False,
        )
        for survey in found
    )
    return [Chapter(surveys.heading(t), paragraphs=(surveys.how_to_read(t),), tables=tables)] if tables else []


def _chapters(charts: Sequence[Chart], t: Text) -> tuple[tuple[str, tuple[Chart, ...]], ...]:
    """One chapter per subject, or a single one if the reader's order returns to a subject: the order is kept."""
    runs = [(subject, tuple(found)) for subject, found in groupby(charts, key=lambda chart: FIGURES[chart.key].subject)]
    if len({subject for subject, _ in runs}) < len(runs):
        return ((t("The figures"), tuple(charts)),)
    return tuple((subject.chapter(t), found) for subject, found in runs)
