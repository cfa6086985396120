"""Makes every file for download: command line and web give the same bytes.

What a file contains, by which it is counted, is each of its figures with whether it has withheld numbers.
"""

from datetime import date

import pandas as pd

from dashboard.charts.chart import Chart
from dashboard.charts.tables.table1 import KEY as TABLE1
from dashboard.charts.tables.table1 import table1
from dashboard.documents.export import Exported, export_figure
from dashboard.documents.report.outline import chart_of, outline, whole_report
from dashboard.documents.tables import export_table
from dashboard.model.kept import kept
from dashboard.model.published import Published
from dashboard.vocabulary.selection import Selection
from loaders.schema import SUPPRESSED

PUBLISHED, PUBLISHED_FORMATS = "tabell", ("csv", "xlsx")
Contents = dict[str, bool]


class NoNumbers(Exception):
    """The figure has no number for this selection; the message says why, in the reader's language."""


def figure_file(
    published: Published,
    key: str,
    selection: Selection,
    format: str,
    *,
    preset: str = "word_full",
    with_title: bool | None = None,
    exported: date,
) -> Exported:
    """One figure as a finished file.

    Raises:
        KeyError: there is no such figure.
        ValueError: unknown format or preset.
        NoNumbers: there is nothing to draw.
    """
    chart = _drawable(chart_of(published, key, selection))
    site = published.settings.site
    return export_figure(chart, format, preset=preset, with_title=with_title, exported=exported, site=site)


def table1_file(published: Published, language: str, format: str, *, exported: date) -> Exported:
    """Tabell 1 as a finished file; ValueError on an unknown format."""
    return export_table(table1(published, language), format, exported=exported, site=published.settings.site)


def report_file(
    published: Published, selection: Selection, format: str, *, exported: date, keys: tuple[str, ...] | None = None
) -> Exported:
    """The report as a finished file; raises what `whole_report` raises."""
    return whole_report(published, selection, format, exported=exported, keys=keys, site=published.settings.site)


def published_file(published: Published, format: str) -> Exported:
    """The published table with `region_name` added: CSV in UTF-8 with comma and decimal point, for machines, or XLSX.

    Raises:
        ValueError: unknown format.
    """
    if format not in PUBLISHED_FORMATS:
        raise ValueError(f"format {format!r}: expected one of {', '.join(PUBLISHED_FORMATS)}")
    from dashboard.documents import delimited, excel
    from dashboard.documents.sheets import plain_table

    names = published.frame["region"].map(lambda code: published.regions.name(code, published.settings.language))
    frame = published.frame.assign(region_name=names)
    name = f"publiserte-tall_{published.version}.{format}"
    if format == "xlsx":
        return Exported(name, excel.MIME, plain_table(frame))
    content = _harmless(frame).to_csv(index=False, date_format="%Y-%m-%d", lineterminator="\r\n")
    return Exported(name, delimited.MIME, content.encode("utf-8-sig"))


def _drawable(chart: Chart) -> Chart:
    if not chart.has_numbers:
        raise NoNumbers(chart.empty)
    return chart


def _harmless(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with text that a spreadsheet might run as a formula made harmless."""
    from dashboard.documents.delimited import FORMULA, harmless

    words = frame.select_dtypes(include=["object", "string"]).columns
    risky = [name for name in words if frame[name].dropna().astype(str).str.contains(FORMULA).any()]
    return frame.assign(**{name: frame[name].map(harmless, na_action="ignore") for name in risky})


def figure_contents(published: Published, key: str, selection: Selection) -> Contents:
    """What a file with one figure contains."""
    return {key: chart_of(published, key, selection).has_withheld}


def table1_contents(published: Published, language: str) -> Contents:
    """What a file with Tabell 1 contains."""
    return {TABLE1: table1(published, language).has_withheld}


def report_contents(published: Published, selection: Selection, keys: tuple[str, ...] | None = None) -> Contents:
    """What the report contains: its figures and Tabell 1."""
    charts = outline(published, selection, keys).charts
    return {chart.key: chart.has_withheld for chart in charts} | table1_contents(published, selection.language)


@kept(1)
def published_contents(published: Published) -> Contents:
    """What a file with the published table contains."""
    return {PUBLISHED: bool((published.frame["status"] == SUPPRESSED).any())}
