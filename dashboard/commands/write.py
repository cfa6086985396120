"""What the commands write: the published table, Tabell 1, a figure, the report."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

from dashboard.charts.registry import FIGURES
from dashboard.documents import files
from dashboard.documents.export import FORMATS, PRESETS, Exported
from dashboard.documents.report import FORMATS as REPORT_FORMATS
from dashboard.documents.report import ExportUnavailable
from dashboard.documents.tables import TABLE_FORMATS
from dashboard.store.current import give
from dashboard.store.data import Snapshot
from dashboard.vocabulary.selection import Selection
from dashboard.vocabulary.text import Text, text
from loaders.phrases import worded
from loaders.problems import reason


def table(snapshot: Snapshot, out: Path) -> None:
    """The published table, with `region_name` added, as CSV (UTF-8, decimal point, for machines) or XLSX."""
    suffix = _suffix(out, files.PUBLISHED_FORMATS, words(snapshot))
    published = snapshot.published
    _save(snapshot, out, files.published_file(published, suffix), suffix, files.published_contents(published))


def words(snapshot: Snapshot) -> Text:
    """The words of the settings' language, which the commands answer in."""
    return text(snapshot.published.settings.language)


def figure_keys() -> list[str]:
    """The key of every figure."""
    return list(FIGURES)


def selection(
    t: Text,
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
        raise click.UsageError(t("--from {first} comes after --to {last}.", first=from_year, last=to_year))
    return Selection(from_year=from_year, to_year=to_year, region=region, sex=sex, group=group)


def figure(snapshot: Snapshot, key: str, chosen: Selection, preset: str, out: Path) -> None:
    """One figure, in the format of the file's name."""
    t = words(snapshot)
    if key not in FIGURES:
        raise click.UsageError(t("Unknown figure “{key}”. Known are {known}.", key=key, known=", ".join(FIGURES)))
    if preset not in PRESETS:
        raise click.UsageError(
            t("Unknown size “{preset}”. Known are {known}.", preset=preset, known=", ".join(PRESETS))
        )
    suffix = _suffix(out, FORMATS, t)
    known = set(snapshot.published.frame["region"])
    if chosen.region is not None and chosen.region not in known:
        raise click.UsageError(
            t(
                "--region {code}: the data have no such municipality. Use Statistics Norway's code, such as 3201.",
                code=chosen.region,
            )
        )
    try:
        made = files.figure_file(snapshot.published, key, chosen, suffix, preset=preset, exported=date.today())
        _save(snapshot, out, made, suffix, files.figure_contents(snapshot.published, key, chosen), figure=key)
    except files.NoNumbers as empty:
        raise click.ClickException(str(empty)) from empty


def table1(snapshot: Snapshot, language: str, out: Path) -> None:
    """Tabell 1, in the format of the file's name."""
    suffix = _suffix(out, TABLE_FORMATS, words(snapshot))
    made = files.table1_file(snapshot.published, language, suffix, exported=date.today())
    _save(snapshot, out, made, suffix, files.table1_contents(snapshot.published, language))


def report(snapshot: Snapshot, chosen: Selection, out: Path) -> None:
    """The whole report, in the format of the file's name."""
    suffix = _suffix(out, REPORT_FORMATS, words(snapshot))
    try:
        made = files.report_file(snapshot.published, chosen, suffix, exported=date.today())
        _save(snapshot, out, made, f"report-{suffix}", files.report_contents(snapshot.published, chosen))
    except ExportUnavailable as error:
        raise click.ClickException(str(error)) from error


def _suffix(out: Path, allowed: tuple[str, ...], t: Text) -> str:
    suffix = out.suffix.lower().removeprefix(".")
    if suffix not in allowed:
        raise click.UsageError(
            t(
                "--out {file}: choose a file name that ends in {known}.",
                file=out.name,
                known=", ".join(f".{one}" for one in allowed),
            )
        )
    return suffix


def _save(snapshot: Snapshot, out: Path, made: Exported, kind: str, held: Mapping[str, bool], figure: str = "") -> None:
    t = words(snapshot)
    give(snapshot, figure, kind, held)
    try:
        out.write_bytes(made.content)
    except FileNotFoundError as error:
        raise click.ClickException(
            t(
                "{file}: can't be written, because the folder {folder} doesn't exist. Make it, or choose another.",
                file=out,
                folder=out.parent,
            )
        ) from error
    except OSError as error:
        raise click.ClickException(
            t(
                "{file}: can't be written ({reason}). Is the file open in another program?",
                file=out,
                reason=worded(reason(error), t),
            )
        ) from error
    click.echo(t("Wrote {file} ({size} kB)", file=out, size=len(made.content) // 1024 + 1))
