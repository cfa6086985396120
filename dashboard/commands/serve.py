"""Serving the dashboard with waitress."""

import ctypes
import logging
import sys
from contextlib import suppress

import click

from dashboard.vocabulary.settings import Settings

THREADS = 8
SWITCH_SECONDS = 0.001  # that a thread may hold the others up: a fifth of the usual, as readers wait for short answers
ARENA_MAX = -8  # glibc's M_ARENA_MAX


def run(settings: Settings) -> None:
    """Serves until interrupted, and prints the address."""
    import waitress

    from dashboard.web.server import create

    _share_heap()
    sys.setswitchinterval(SWITCH_SECONDS)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    app = create(settings)
    try:
        server = waitress.create_server(app.server, host=settings.host, port=settings.port, threads=THREADS)
    except OSError as error:
        raise click.ClickException(
            f"Kan ikke lytte på {settings.host}:{settings.port}. Er den i bruk av et annet program? "
            "Velg en annen med --port, for eksempel: python app.py --port 8051"
        ) from error
    click.echo(f"Dashbordet er klart på http://{settings.host}:{settings.port}/ (avslutt med Ctrl+C)")
    server.run()


def _share_heap() -> None:
    """Lets all threads share one heap: glibc gives each its own, which costs some 20 MB. Elsewhere it does nothing."""
    with suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).mallopt(ARENA_MAX, 1)
