"""Tells who waits at the command line what takes its time."""

import threading

import click

from dashboard.store.data import Snapshot, load
from dashboard.vocabulary.catalogue import CatalogueError
from dashboard.vocabulary.settings import Settings

SILENT_SECONDS = 1.0
WORDS = "Leser filene og verner små tall …"


def loaded(settings: Settings, silent: float = SILENT_SECONDS) -> Snapshot:
    """The snapshot; says on stderr what is going on when it takes more than `silent` seconds."""
    slow = threading.Timer(silent, click.echo, [WORDS], {"err": True})
    slow.daemon = True
    slow.start()
    try:
        return load(settings)
    except CatalogueError as error:
        raise click.ClickException(str(error)) from error
    finally:
        slow.cancel()
