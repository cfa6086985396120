"""Tells the user at the command line what takes time."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import click

from dashboard.store.current import load
from dashboard.store.data import Snapshot
from dashboard.vocabulary.settings import Settings
from dashboard.vocabulary.text import text

SILENT_SECONDS = 1.0


@contextmanager
def said(words: str, silent: float = SILENT_SECONDS) -> Iterator[None]:
    """Says on stderr what is going on, if it takes more than `silent` seconds."""
    slow = threading.Timer(silent, click.echo, [words], {"err": True})
    slow.daemon = True
    slow.start()
    try:
        yield
    finally:
        slow.cancel()


def loaded(settings: Settings, silent: float = SILENT_SECONDS) -> Snapshot:
    """The snapshot; reports what is going on when it takes more than `silent` seconds."""
    with said(text(settings.language)("Reading the files and protecting small numbers …"), silent):
        return load(settings)
