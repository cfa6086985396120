"""What the commands write: the published table, Tabell 1, a figure, the report."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from dashboard.charts import CHARTS
from dashboard.data import Snapshot
from dashboard.export import FORMATS, PRESETS, Exported, export_figure
from dashboard.selection import Selection

TABLE_FORMATS = ("csv", "xlsx")


def table(snapshot: Snapshot, out: Path) -> None:
    """The published table, with `region_name` added, as CSV (UTF-8, decimal point, for machines) or XLSX."""
    suffix = _suffix(out, TABLE_FORMATS)
    published = snapshot.published
    names = published.frame["region"].map(lambda code: published.regions.name(code, published.settings.language))
    frame = published.frame.assign(region_name=names)
    if suffix == "csv":
        _save(out, frame.to_csv(index=False, date_format="%Y-%m-%d").encode("utf-8-sig"))
        return
    from dashboard.export.excel import plain_table

    _save(out, plain_table(frame))


def figure_keys() -> list[str]:
    """The key of every figure."""
    return list(CHARTS)


def selection(
    *,
    from_year: int | None = None,
    to_year: int | None = None,
    region: str | None = None,
    sex: str = "all",
    group: str = "all",
    **_: object,
) -> Selection:
    """A selection from command-line options.

    Raises:
        click.UsageError: the first year comes after the last.
    """
    if from_year and to_year and from_year > to_year:
        raise click.UsageError(f"--from {from_year} kommer etter --to {to_year}.")
    return Selection(from_year=from_year, to_year=to_year, region=region, sex=sex, group=group)


def figure(snapshot: Snapshot, key: str, chosen: Selection, preset: str, out: Path) -> None:
    """One figure, in the format of the file's name."""
    if key not in CHARTS:
        raise click.UsageError(f"Ukjent figur «{key}». Kjente er {', '.join(CHARTS)}.")
    if preset not in PRESETS:
        raise click.UsageError(f"Ukjent størrelse «{preset}». Kjente er {', '.join(PRESETS)}.")
    suffix = _suffix(out, FORMATS)
    known = set(snapshot.published.frame["region"])
    if chosen.region is not None and chosen.region not in known:
        raise click.UsageError(f"--region {chosen.region}: dataene har ingen slik kommune. Bruk SSBs kode, som 3201.")
    chart = CHARTS[key](snapshot.published, replace(chosen, region=chosen.region))
    if not chart.has_numbers:
        raise click.ClickException(chart.empty)
    _save(out, export_figure(chart, suffix, preset=preset, exported=date.today()).content)


def table1(snapshot: Snapshot, language: str, out: Path) -> None:
    """Tabell 1, in the format of the file's name."""
    from dashboard.charts.table1 import table1 as build
    from dashboard.export.tables import TABLE_FORMATS as FORMATS_OF_TABLES
    from dashboard.export.tables import export_table

    suffix = _suffix(out, FORMATS_OF_TABLES)
    _save(out, export_table(build(snapshot.published, language), suffix, exported=date.today()).content)


def report(snapshot: Snapshot, chosen: Selection, out: Path) -> None:
    """The whole report, in the format of the file's name."""
    from dashboard.export.report import FORMATS as REPORT_FORMATS
    from dashboard.export.report import ExportUnavailable
    from dashboard.report import whole_report

    suffix = _suffix(out, REPORT_FORMATS)
    try:
        made: Exported = whole_report(snapshot.published, chosen, suffix, exported=date.today())
    except ExportUnavailable as error:
        raise click.ClickException(str(error)) from error
    _save(out, made.content)


def _suffix(out: Path, allowed: tuple[str, ...]) -> str:
    suffix = out.suffix.lower().removeprefix(".")
    if suffix not in allowed:
        raise click.UsageError(
            f"--out {out.name}: velg et filnavn som slutter på {', '.join('.' + s for s in allowed)}."
        )
    return suffix


def _save(out: Path, content: bytes) -> None:
    try:
        out.write_bytes(content)
    except OSError as error:
        raise click.ClickException(
            f"{out}: kan ikke skrives ({error.strerror}). Er filen åpen i et annet program?"
        ) from error
    click.echo(f"Skrev {out} ({len(content) // 1024 + 1} kB)")
