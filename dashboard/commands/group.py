"""The commands; each reads the settings once and reports any error in them in one line."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from dashboard.commands import marking, publishing, serve, write
from dashboard.commands.init import init
from dashboard.commands.options import read_settings, resolved, with_settings
from dashboard.commands.progress import loaded
from dashboard.commands.usage import usage
from dashboard.store.current import risks as published_risks
from dashboard.vocabulary import catalogue
from dashboard.vocabulary.problems import in_words, line
from dashboard.vocabulary.settings import LANGUAGES, Settings
from dashboard.vocabulary.text import Text, text
from loaders.problems import ERROR, Problem, gathered

OUT = click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="File to write.")


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--host", help="Address to listen on [default: 127.0.0.1].")
@click.option("--port", type=click.IntRange(1, 65535), help="Port to listen on [default: 8050].")
@click.option("--data", type=click.Path(path_type=Path), help="Folder with the exports [default: settings.toml].")
@click.pass_context
def main(context: click.Context, host: str | None, port: int | None, data: Path | None) -> None:
    """A dashboard about violence in close relationships, built from Excel exports as received.

    Without a command it serves the dashboard. Settings are in settings.toml; VINR_<KEY> overrides each.
    """
    if context.invoked_subcommand is not None:
        return
    serve.run(read_settings(host=host, port=port, data=resolved(data)))


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON list instead of lines.")
@click.option("--mark", type=click.Path(dir_okay=False, path_type=Path), help="Write a copy with the problems marked.")
@click.option("--describe", is_flag=True, help="Draft a layout for a file that no layout fits.")
@click.option("--source", help="Whose file it is, with --describe: a source, or one of the services.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="File for the draft [default: printed].")
@with_settings
def check(
    settings: Settings,
    paths: tuple[Path, ...],
    as_json: bool,
    mark: Path | None,
    describe: bool,
    source: str | None,
    out: Path | None,
) -> None:
    """Read exports and print every problem. Exit 0: clean or warnings only. 1: errors. 2: wrong use."""
    from loaders import load_files  # imported late: a server starts without reading workbooks

    if describe:
        _describe(settings, paths, source, out)
        return
    if source or out:
        raise click.UsageError(text(settings.language)("--source and --out belong to --describe."))
    wanted = paths or (settings.data_folder,)
    marked = marking.one_file(wanted, mark, text(settings.language)) if mark else None
    result = load_files(wanted, settings.data_folder)
    risks = published_risks(result, settings) if any(path.is_dir() for path in wanted) else ()
    problems, t = (*result.problems, *risks), text(settings.language)
    if as_json:
        click.echo(json.dumps([in_words(problem, t) for problem in problems], indent=2))  # ASCII: safe in any pipe
    else:
        _print(problems, len(result.files), t)
    if mark and marked:
        marking.write_copy(marked, mark, result, problems, t)
    if any(problem.severity == ERROR for problem in problems):
        click.get_current_context().exit(1)


def _describe(settings: Settings, paths: tuple[Path, ...], source: str | None, out: Path | None) -> None:
    from dashboard.commands import describing  # it reads workbooks

    t = text(settings.language)
    path = describing.one_file(paths, out, t)
    known = catalogue.load(_own(settings.data_folder / catalogue.NATIONAL.name))
    described = describing.sources_of(known)
    if source not in described:
        raise click.UsageError(t("Say whose file it is: --source with one of {sources}.", sources=", ".join(described)))
    describing.describe(describing.Draft(path, source, settings.data_folder, settings.home, known, t), out)


def _own(path: Path) -> Path | None:
    return path if path.is_file() else None


def _print(problems: tuple[Problem, ...], files: int, t: Text) -> None:
    for problem in gathered(problems):
        severity = t("Error") if problem.severity == ERROR else t("Warning")
        click.echo(f"{severity.upper()}  {line(problem, t)}")
    errors = sum(problem.severity == ERROR for problem in problems)
    read = t.plural("{count} file read", "{count} files read", files)
    wrong = t.plural("{count} error", "{count} errors", errors)
    doubtful = t.plural("{count} warning", "{count} warnings", len(problems) - errors)
    click.echo(f"{read}, {wrong}, {doubtful}.")


@main.command()
@OUT
@with_settings
def data(settings: Settings, out: Path) -> None:
    """Write the published table as CSV or XLSX: every number with its file, sheet and cell."""
    write.table(loaded(settings), out)


@main.command()
@OUT
@click.option("--language", type=click.Choice(LANGUAGES), help="Language of the words.")
@with_settings
def table1(settings: Settings, out: Path, language: str | None) -> None:
    """Write the plan's Tabell 1, rebuilt from the exports, as DOCX, XLSX or CSV."""
    write.table1(loaded(settings), language or settings.language, out)


@main.command()
@click.argument("key", required=False)
@click.option("--list", "show_list", is_flag=True, help="Print the keys of all figures.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="File to write.")
@click.option("--from", "from_year", type=int, help="First year.")
@click.option("--to", "to_year", type=int, help="Last year.")
@click.option("--region", help="Code of the municipality, as 3201.")
@click.option("--sex", type=click.Choice(["women", "men", "all"]), default="all", show_default=True)
@click.option("--group", type=click.Choice(["adults", "children", "all"]), default="all", show_default=True)
@click.option("--preset", default="word_full", show_default=True, help="Size by purpose; see the README.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Language of the words.")
@with_settings
def figure(settings: Settings, key: str | None, show_list: bool, out: Path | None, **options: Any) -> None:
    """Write one figure, ready for a plan document, as SVG, PNG, PDF, DOCX, PPTX, XLSX or CSV."""
    if show_list:
        click.echo("\n".join(write.figure_keys()))
        return
    if key is None or out is None:
        raise click.UsageError(
            text(settings.language)("Give the figure's key and --out FILE, or --list to see the keys.")
        )
    language = options.pop("language") or settings.language
    write.figure(
        loaded(settings),
        key,
        replace(write.selection(text(settings.language), **options), language=language),
        options["preset"],
        out,
    )


@main.command()
@OUT
@click.option("--from", "from_year", type=int, help="First year.")
@click.option("--to", "to_year", type=int, help="Last year.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Language of the words.")
@with_settings
def report(settings: Settings, out: Path, from_year: int | None, to_year: int | None, language: str | None) -> None:
    """Write the whole report as DOCX, PPTX, PDF or HTML."""
    chosen = write.selection(text(settings.language), from_year=from_year, to_year=to_year)
    write.report(loaded(settings), replace(chosen, language=language or settings.language), out)


for command in (init, *publishing.COMMANDS, usage):
    main.add_command(command)
