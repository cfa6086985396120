"""Tells the user at the command line what takes time."""

import threading

import click

from dashboard.store.current import load
from dashboard.store.data import Snapshot
from dashboard.vocabulary.settings import Settings
from dashboard.vocabulary.text import text

SILENT_SECONDS = 1.0


def loaded(settings: Settings, silent: float = SILENT_SECONDS) -> Snapshot:
    """The snapshot; reports on stderr what is going on when it takes more than `silent` seconds."""
    slow = threading.Timer(
        silent, click.echo, [text(settings.language)("Reading the files and protecting small numbers …")], {"err": True}
    )
    slow.daemon = True
    slow.start()
    try:
        return load(settings)
    finally:
        slow.cancel()
