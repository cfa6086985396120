"""Figures fit for a plan document: one `Chart` in, one finished file out, in any of `FORMATS`."""

from dataclasses import dataclass
from datetime import date

from dashboard.charts.chart import Chart
from dashboard.charts.identity import Identity
from dashboard.documents.cleaning import cleaned
from dashboard.documents.frame import Frame
from dashboard.documents.names import figure_id, file_name
from dashboard.scene.size import PRESETS, Preset

__all__ = ["FORMATS", "PRESETS", "Exported", "Preset", "export_figure", "figure_id"]

FORMATS = ("docx", "pptx", "xlsx", "svg", "png", "pdf", "csv")


@dataclass(frozen=True)
class Exported:
    """A finished file: its name, media type and bytes."""

    name: str
    mime: str
    content: bytes


def export_figure(
    chart: Chart,
    format: str,
    *,
    preset: str = "word_full",
    with_title: bool | None = None,
    exported: date,
    site: str = "",
) -> Exported:
    """One figure as a finished file; the same arguments always give the same bytes.

    `preset` is a key of `PRESETS`; a pptx is always a slide, since paper-sized type can't be read on one.
    `with_title` draws finding, subtitle and source in the picture, or leaves them to the document; None follows the
    preset. `exported` is the reader's today.
    `site` is the dashboard's base URL, which makes the printed link absolute.

    Raises:
        ValueError: unknown format or preset.
    """
    if format not in FORMATS:
        raise ValueError(f"format {format!r}: expected one of {', '.join(FORMATS)}")
    if preset not in PRESETS:
        raise ValueError(f"preset {preset!r}: expected one of {', '.join(PRESETS)}")
    size = PRESETS["slide" if format == "pptx" else preset]
    frame = Frame(cleaned(chart), exported, site)
    titled = size.with_title if with_title is None else with_title
    mime, content = _written(frame, format, size, with_title=titled)
    tag = "" if format in ("csv", "xlsx") else size.file_tag
    return Exported(file_name(frame.chart, exported, tag, format), mime, content)


def _written(frame: Frame, format: str, size: Preset, *, with_title: bool) -> tuple[str, bytes]:
    from dashboard.documents import delimited, excel, pictures, powerpoint, word
    from dashboard.documents.identity.pictures import with_identity
    from dashboard.documents.packing import repacked

    if format == "docx":
        return word.MIME, repacked(word.docx(frame, size, with_title=with_title))
    if format == "pptx":
        return powerpoint.MIME, repacked(powerpoint.pptx(frame, size))
    if format == "xlsx":
        return excel.MIME, repacked(excel.xlsx(frame, size))
    if format == "csv":
        return delimited.MIME, delimited.csv_file(frame)
    mimes = {"svg": "image/svg+xml", "png": "image/png", "pdf": "application/pdf"}
    drawn = getattr(pictures, format)(frame, size, with_title=with_title)
    return mimes[format], with_identity(drawn, format, Identity.of(frame.chart, size.key))
