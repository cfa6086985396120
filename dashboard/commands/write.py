"""What the commands write: the published table, Tabell 1, a figure, the report."""

from datetime import date
from pathlib import Path

import click

from dashboard.charts.registry import FIGURES
from dashboard.documents import files
from dashboard.documents.export import FORMATS, PRESETS, Exported
from dashboard.documents.report import FORMATS as REPORT_FORMATS
from dashboard.documents.report import ExportUnavailable
from dashboard.documents.tables import TABLE_FORMATS
from dashboard.store.data import Snapshot, remember
from dashboard.vocabulary.selection import Selection
from dashboard.vocabulary.text import text
from loaders.phrases import worded
from loaders.problems import reason


def table(snapshot: Snapshot, out: Path) -> None:
    """The published table, with `region_name` added, as CSV (UTF-8, decimal point, for machines) or XLSX."""
    _save(snapshot, out, files.published_file(snapshot.published, _suffix(out, files.PUBLISHED_FORMATS)))


def figure_keys() -> list[str]:
    """The key of every figure."""
    return list(FIGURES)


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
    if key not in FIGURES:
        raise click.UsageError(f"Ukjent figur «{key}». Kjente er {', '.join(FIGURES)}.")
    if preset not in PRESETS:
        raise click.UsageError(f"Ukjent størrelse «{preset}». Kjente er {', '.join(PRESETS)}.")
    suffix = _suffix(out, FORMATS)
    known = set(snapshot.published.frame["region"])
    if chosen.region is not None and chosen.region not in known:
        raise click.UsageError(f"--region {chosen.region}: dataene har ingen slik kommune. Bruk SSBs kode, som 3201.")
    try:
        _save(
            snapshot,
            out,
            files.figure_file(snapshot.published, key, chosen, suffix, preset=preset, exported=date.today()),
        )
    except files.NoNumbers as empty:
        raise click.ClickException(str(empty)) from empty


def table1(snapshot: Snapshot, language: str, out: Path) -> None:
    """Tabell 1, in the format of the file's name."""
    suffix = _suffix(out, TABLE_FORMATS)
    _save(snapshot, out, files.table1_file(snapshot.published, language, suffix, exported=date.today()))


def report(snapshot: Snapshot, chosen: Selection, out: Path) -> None:
    """The whole report, in the format of the file's name."""
    suffix = _suffix(out, REPORT_FORMATS)
    try:
        _save(snapshot, out, files.report_file(snapshot.published, chosen, suffix, exported=date.today()))
    except ExportUnavailable as error:
        raise click.ClickException(str(error)) from error


def _suffix(out: Path, allowed: tuple[str, ...]) -> str:
    suffix = out.suffix.lower().removeprefix(".")
    if suffix not in allowed:
        raise click.UsageError(
            f"--out {out.name}: velg et filnavn som slutter på {', '.join('.' + s for s in allowed)}."
        )
    return suffix


def _save(snapshot: Snapshot, out: Path, made: Exported) -> None:
    try:
        out.write_bytes(made.content)
    except FileNotFoundError as error:
        raise click.ClickException(
            f"{out}: kan ikke skrives, for mappen {out.parent} finnes ikke. Lag den, eller velg en annen."
        ) from error
    except OSError as error:
        raise click.ClickException(
            f"{out}: kan ikke skrives ({worded(reason(error), text('nb'))}). Er filen åpen i et annet program?"
        ) from error
    remember(snapshot.published)
    click.echo(f"Skrev {out} ({len(made.content) // 1024 + 1} kB)")
