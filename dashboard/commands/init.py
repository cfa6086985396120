"""`python app.py init DIR`: a municipality's own folder, from answers or from options."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from dashboard.commands.setup import asking, folder
from dashboard.commands.setup.answers import Answers
from dashboard.commands.setup.municipality import UnclearError
from dashboard.vocabulary import settings
from dashboard.vocabulary.settings import FILE, LANGUAGES, SettingsError
from dashboard.vocabulary.text import Text, text


@click.command()
@click.argument("directory", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--home", help="The municipality, by name or code.")
@click.option("--partner", multiple=True, help="A municipality that shares the crisis centre; repeat for each.")
@click.option("--centre-name", multiple=True, help="The crisis centre's name as it writes it; repeat for each.")
@click.option(
    "--centre-member",
    multiple=True,
    help="A municipality of the centre, as NAME, NAME@2020 or NAME@2020-2023; CENTRE=NAME where there are several.",
)
@click.option("--no-centre", is_flag=True, help="There is no crisis centre to show.")
@click.option("--police", help="The police district's name.")
@click.option("--assault-centre", help="The sexual assault centre's name.")
@click.option("--no-assault-centre", is_flag=True, help="There is no sexual assault centre to show.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Language of pages, messages and the README.")
@click.option("--yes", is_flag=True, help="Ask nothing; what no option says is left out.")
def init(directory: Path, yes: bool, language: str | None, **given: Any) -> None:
    """Make a municipality's own folder: settings, places, owners' names and blank workbooks."""
    language = language or ("nb" if yes else asking.language())
    t = text(language)
    if (directory / FILE).exists():
        raise click.UsageError(t("{folder} has a {file} already. Choose another folder.", folder=directory, file=FILE))
    try:
        answers = asking.given(given, language, t) if yes else asking.asked(given, language, t)
    except UnclearError as error:
        raise click.UsageError(str(error)) from error
    _write(directory, answers, t)


def _write(directory: Path, answers: Answers, t: Text) -> None:
    try:
        written, kept = folder.make(directory, answers, date.today())
        settings.load(environ={}, data=str(directory.resolve()))
    except OSError as error:
        raise click.ClickException(
            t("{file}: can't be written ({reason}).", file=directory, reason=error.strerror)
        ) from error
    except SettingsError as error:  # files that were there already contradict the answers
        raise click.ClickException(str(error)) from error
    for path in written:
        click.echo(t("Wrote {file}", file=path))
    for path in kept:
        click.echo(t("{file} was there already, and is as it was.", file=path))
    click.echo(t("Put the files that you have received in {folder}, then:", folder=directory / "data"))
    click.echo(f'  python app.py check --data "{directory}"')
    click.echo(f'  python app.py --data "{directory}"')
