"""The whole report as one file: Word, PowerPoint, a single-file HTML pack, or PDF printed from it."""

from collections.abc import Sequence
from datetime import date

from dashboard.charts.chart import Chart, TableColumn
from dashboard.charts.identity import Identity
from dashboard.documents.cleaning import cleaned
from dashboard.documents.export import Exported
from dashboard.documents.names import folded
from dashboard.documents.report.content import Chapter, ExportUnavailable, FirstTable, Report, ReportTable

__all__ = ["FORMATS", "Chapter", "ExportUnavailable", "ReportTable", "build_report"]

FORMATS = ("docx", "pptx", "html", "pdf")


def build_report(
    charts: Sequence[Chart],
    *,
    title: str,
    municipality: str,
    period: str,
    language: str,
    format: str,
    exported: date,
    table1: Sequence[TableColumn] | None = None,
    table1_title: str = "",
    table1_notes: Sequence[str] = (),
    table1_verdicts: Sequence[TableColumn] = (),
    table1_identity: Identity | None = None,
    chapters: Sequence[Chapter] = (),
    annex: Sequence[str] = (),
    site: str = "",
    help: str = "",
) -> Exported:
    """The report as a finished file; the same arguments give the same bytes.

    `chapters` name their charts by key; charts in no chapter follow in a final chapter. `table1` is the
    plan's Tabell 1, with its title (without «Tabell 1»), notes, the verdict on each row, and identity. `annex` is
    added to the paragraphs on method and privacy that every report has. `help` is a line of the cover. PDF needs a
    Chromium on the machine and takes seconds.

    Raises:
        ValueError: unknown format, or a chapter names a chart that is not there.
        ExportUnavailable: PDF needs Chromium, which is missing or did not finish in time; the message says so
            in the reader's language.
    """
    if format not in FORMATS:
        raise ValueError(f"format {format!r}: expected one of {', '.join(FORMATS)}")
    about = {"notes": tuple(table1_notes), "verdicts": tuple(table1_verdicts), "identity": table1_identity}
    first = FirstTable(table1_title, tuple(table1), **about) if table1 else None  # type: ignore[arg-type]
    report = cleaned(
        Report(
            title=title,
            municipality=municipality,
            period=period,
            language=language,
            exported=exported,
            charts=tuple(charts),
            table1=first,
            chapters=tuple(chapters),
            annex=tuple(annex),
            site=site,
            help=help,
        )
    )
    mime, content = _written(report, format)
    name = f"{folded(title)}_{folded(municipality)}_{folded(period)}_{exported.isoformat()}.{format}"
    return Exported(name, mime, content)


def _written(report: Report, format: str) -> tuple[str, bytes]:
    from dashboard.documents import powerpoint, word
    from dashboard.documents.packing import repacked
    from dashboard.documents.report import deck, pack, printed
    from dashboard.documents.report import document as paper

    if format == "docx":
        return word.MIME, repacked(paper.docx(report))
    if format == "pptx":
        return powerpoint.MIME, repacked(deck.pptx(report))
    if format == "html":
        return "text/html; charset=utf-8", pack.html(report).encode()
    return "application/pdf", printed.pdf(report)
