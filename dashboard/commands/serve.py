"""Serving the dashboard with waitress."""

import ctypes
import logging
import sys
from contextlib import suppress

import click

from dashboard.vocabulary.settings import Settings
from dashboard.vocabulary.text import text

THREADS = 8
SWITCH_SECONDS = 0.001  # a thread's turn: a fifth of the default, as readers wait for short replies
ARENA_MAX = -8  # glibc's M_ARENA_MAX


def run(settings: Settings) -> None:
    """Serves until interrupted, and prints the address."""
    import waitress

    from dashboard.web.server import create

    _share_heap()
    sys.setswitchinterval(SWITCH_SECONDS)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    app = create(settings)
    t, address = text(settings.language), f"{settings.host}:{settings.port}"
    try:
        server = waitress.create_server(app.server, host=settings.host, port=settings.port, threads=THREADS)
    except OSError as error:
        raise click.ClickException(
            t(
                "Can't listen on {address}. Is it in use by another program? Choose another with --port, for example: "
                "python app.py --port 8051",
                address=address,
            )
        ) from error
    click.echo(t("The dashboard is ready at http://{address}/ (stop it with Ctrl+C)", address=address))
    server.run()


def _share_heap() -> None:
    """Lets all threads share one heap: glibc gives each its own, which costs some 20 MB. Elsewhere it does nothing."""
    with suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).mallopt(ARENA_MAX, 1)
