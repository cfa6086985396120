"""Serving the dashboard with waitress."""

import ctypes
import logging
import sys
from contextlib import suppress
from dataclasses import replace

import click

from dashboard.store.protection import ProtectionError
from dashboard.store.token import Keys
from dashboard.vocabulary.settings import Settings
from dashboard.vocabulary.text import text

THREADS = 8
SWITCH_SECONDS = 0.001  # a thread's turn: a fifth of the default, as readers wait for short replies
EVERY_ADDRESS = ("0.0.0.0", "::", "[::]", "*")
ARENA_MAX = -8  # glibc's M_ARENA_MAX


def run(settings: Settings) -> None:
    """Serves until interrupted, and prints the address."""
    import waitress

    from dashboard.web.server import create

    settings = at_own_address(settings)
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
    tell_key(settings)
    server.run()


def at_own_address(settings: Settings) -> Settings:
    """The settings with the address that the server listens at as its site, unless one is set: files link to it.

    A host that stands for all of the machine's addresses tells none. What a request calls the server is never used:
    whoever sends it decides that.
    """
    if settings.site or settings.host in EVERY_ADDRESS:
        return settings
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return replace(settings, site=f"http://{host}:{settings.port}")


def tell_key(settings: Settings) -> None:
    """Prints the address that lets somebody publish: on this console, which only the operator reads."""
    with suppress(ProtectionError):  # without a state there is nothing to publish in, which the log tells
        key = key_address(settings, Keys(settings).token())
        click.echo(text(settings.language)("To publish new figures, open {address}", address=key), err=True)


def key_address(settings: Settings, key: str) -> str:
    """The address that lets a browser in."""
    site = settings.site.rstrip("/") or f"http://{settings.host}:{settings.port}"
    return f"{site}/nye-tall?nokkel={key}"


def _share_heap() -> None:
    """Lets all threads share one heap: glibc gives each its own, which costs some 20 MB. Elsewhere it does nothing."""
    with suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).mallopt(ARENA_MAX, 1)
