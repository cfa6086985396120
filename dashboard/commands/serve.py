"""Serving the dashboard with waitress."""

import ctypes
import signal
import sys
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from dashboard.store.protection import ProtectionError
from dashboard.store.token import Keys
from dashboard.vocabulary.settings import Settings, SettingsError, load
from dashboard.vocabulary.text import text
from dashboard.vocabulary.where import EVERY_ADDRESS, is_loopback
from dashboard.web.guard.gate import MOST_INSIDE
from dashboard.web.watch import log

if TYPE_CHECKING:
    from dashboard.web.server import Dashboard

THREADS = MOST_INSIDE + 8  # so that there is always one for /helse
CONNECTIONS = 2_000  # 300 readers whose browsers open six each, idle most of the time
IDLE_SECONDS = 45  # then an idle connection is closed, and its browser opens another when it needs one
LARGEST_HEADER = 32_768
SWITCH_SECONDS = 0.001  # a thread's turn: a fifth of the default, as readers wait for short replies
ARENA_MAX = -8  # glibc's M_ARENA_MAX


def run(settings: Settings) -> None:
    """Serves until interrupted, and prints the address."""
    import waitress
    from waitress.server import BaseWSGIServer

    from dashboard.web.watch.refused import Channel

    try:
        app = _made(settings)
    except SettingsError as error:
        raise click.UsageError(str(error)) from error
    app.start()
    BaseWSGIServer.channel_class = Channel
    t, address = text(settings.language), f"{settings.host}:{settings.port}"
    try:
        server = waitress.create_server(
            app.server,
            host=settings.host,
            port=settings.port,
            threads=THREADS,
            connection_limit=CONNECTIONS,
            channel_timeout=IDLE_SECONDS,
            cleanup_interval=5,
            asyncore_use_poll=True,  # select() fails beyond 1024 descriptors
            max_request_header_size=LARGEST_HEADER,
            clear_untrusted_proxy_headers=False,  # guard/proxies.py does that, for any server
            ident="",  # the Server header says nothing
        )
    except OSError as error:
        raise click.ClickException(
            t(
                "Can't listen on {address}. Is it in use by another program? Choose another with --port, for example: "
                "python app.py --port 8051",
                address=address,
            )
        ) from error
    click.echo(
        t("The dashboard is ready at http://{address} (stop it with Ctrl+C)", address=f"{address}{settings.base_path}")
    )
    _tell(settings)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # as Ctrl+C does: what is begun is ended
    try:
        server.run()
    finally:
        app.stop()


def application() -> "Dashboard":
    """The application for another server, by the settings of the file and the environment.

    It prints one line and exits where a setting is impossible.
    """
    try:
        settings = load()
        made = _made(settings)
    except SettingsError as error:
        sys.exit(str(error))
    _tell(settings)
    return made


def _made(settings: Settings) -> "Dashboard":
    """The application, and this process made ready to serve it."""
    from dashboard.web.server import create

    _raise_limits()
    _share_heap()
    sys.setswitchinterval(SWITCH_SECONDS)
    log.configure(settings)
    return create(at_own_address(settings))


def _tell(settings: Settings) -> None:
    tell_open(settings)
    tell_key(settings)


def at_own_address(settings: Settings) -> Settings:
    """The settings with the address that the server listens at as its site, unless one is set: files link to it.

    A host that stands for all of the machine's addresses tells none, and nor does one behind a proxy. What a request
    calls the server is never used: whoever sends it decides that.
    """
    if settings.site or settings.proxies or settings.host in EVERY_ADDRESS:
        return settings
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return replace(settings, site=f"http://{host}:{settings.port}{settings.base}")


def tell_open(settings: Settings) -> None:
    """Warns of a server that everybody on the network can read."""
    if not is_loopback(settings.host):
        click.echo(
            text(settings.language)(
                "NB: host = {host}, and the dashboard has no login: everybody who reaches this address can read it. "
                "Let a proxy with login stand before it.",
                host=settings.host,
            ),
            err=True,
        )


def tell_key(settings: Settings) -> None:
    """Prints the address that lets somebody publish: on the operator's console, and never in a log."""
    t = text(settings.language)
    if not sys.stderr.isatty():
        click.echo(t("To publish new figures, ask for the address with “python app.py token”."), err=True)
        return
    with suppress(ProtectionError):  # without a state there is nothing to publish in, which the log tells
        key = key_address(settings, Keys(settings).token())
        click.echo(t("To publish new figures, open {address}", address=key), err=True)


def key_address(settings: Settings, key: str) -> str:
    """The address that lets a browser in."""
    site = settings.site.rstrip("/") or f"http://{settings.host}:{settings.port}{settings.base}"
    return f"{site}/nye-tall?nokkel={key}"


def _raise_limits() -> None:
    """Lets the process have as many connections and files open as the system allows it."""
    with suppress(ImportError, OSError, ValueError):
        import resource  # not on Windows

        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _share_heap() -> None:
    """Lets all threads share one heap: glibc gives each its own, which costs some 20 MB. Elsewhere it does nothing."""
    with suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).mallopt(ARENA_MAX, 1)
