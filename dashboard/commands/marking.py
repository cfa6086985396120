"""Writes the marked copy that `check --mark` asks for."""

from pathlib import Path

import click

from dashboard.vocabulary.text import Text
from loaders.marked import UnmarkableError, marked_copy
from loaders.phrases import worded
from loaders.problems import Problem, reason
from loaders.result import LoadResult


def one_file(paths: tuple[Path, ...], out: Path, t: Text) -> Path:
    """The file to mark.

    Raises:
        click.UsageError: it isn't one file, or the copy would have another ending or overwrite a file.
    """
    if len(paths) != 1 or not paths[0].is_file():
        raise click.UsageError(t("Give one file with --mark."))
    if out.suffix.casefold() != ".xlsx":
        raise click.UsageError(t("--mark {file}: the name must end in .xlsx.", file=out))
    if out.exists() and out.samefile(paths[0]):
        raise click.UsageError(t("--mark {file}: that is the file itself. Give another name.", file=out))
    return paths[0]


def write_copy(path: Path, out: Path, result: LoadResult, problems: tuple[Problem, ...], t: Text) -> None:
    """Writes the copy, and says that it is there, or why it is not; on standard error, beside what `check` prints."""
    try:
        out.write_bytes(marked_copy(path, result.files[0].sha256, problems, t))
    except UnmarkableError as error:
        click.echo(worded(error.reason, t), err=True)
    except OSError as error:
        raise click.ClickException(
            t("{file}: can't be written ({reason}).", file=out, reason=worded(reason(error), t))
        ) from error
    else:
        click.echo(t("Wrote {file}.", file=out), err=True)
