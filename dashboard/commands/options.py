"""Options that the commands share."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from dashboard.store.protection import ProtectionError
from dashboard.vocabulary import settings as settings_module
from dashboard.vocabulary.catalogue import CatalogueError
from dashboard.vocabulary.problems import line
from dashboard.vocabulary.settings import Settings, SettingsError
from dashboard.vocabulary.text import text


def read_settings(**overrides: Any) -> Settings:
    """The settings, or one line on what is wrong with them."""
    try:
        return settings_module.load(**overrides)
    except SettingsError as error:
        raise click.UsageError(str(error)) from error


def resolved(data: Path | None) -> str | None:
    """The folder of `--data`; errors in it occur before the language of the settings is known."""
    if data is not None and not data.is_dir():
        raise click.UsageError(text("nb")("--data {folder}: the folder doesn't exist.", folder=data))
    return str(data.resolve()) if data else None


def with_settings(command: Callable[..., None]) -> Callable[..., None]:
    """Gives the command `settings`, and `--data DIR`."""

    @click.option("--data", type=click.Path(path_type=Path), help="Folder with the exports [default: settings.toml].")
    @wraps(command)
    def wrapped(data: Path | None, **options: Any) -> None:
        group = click.get_current_context().parent
        inherited = group.params.get("data") if group else None
        folder = data or inherited
        settings = read_settings(data=resolved(folder))
        try:
            command(settings=settings, **options)
        except CatalogueError as error:
            raise click.ClickException(str(error)) from error
        except ProtectionError as error:
            raise click.ClickException(line(error.problem, text(settings.language))) from error

    return wrapped
