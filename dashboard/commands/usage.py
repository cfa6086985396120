"""The command that tells how often figures were shown and made into files."""

import json

import click

from dashboard.commands.options import with_settings
from dashboard.commands.publishing import JSON
from dashboard.store.database.records import Use
from dashboard.store.store import Store
from dashboard.vocabulary.settings import Settings
from dashboard.vocabulary.text import Text, text


@click.command()
@JSON
@with_settings
def usage(settings: Settings, as_json: bool) -> None:
    """Tell how often each figure of each edition was made into a file, or shown with withheld numbers."""
    found, t = Store(settings).uses(), text(settings.language)
    if as_json:
        click.echo(json.dumps([vars(use) for use in found], indent=2))
    elif found:
        click.echo("\n".join(_table(found, t)))
    else:
        click.echo(t("Nothing has been counted yet."))


def _table(uses: tuple[Use, ...], t: Text) -> list[str]:
    """A line each below their headings, in columns of one width."""
    headings = (t("Edition"), t("Figure"), t("Shown as"), t("Count"), t("With withheld numbers"))
    rows = [headings, *((str(u.edition), u.figure, u.kind, str(u.count), str(u.withheld)) for u in uses)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
