"""The names that readers may call the server by.

A page elsewhere can let its own name lead to this server, and would then be let in to read the answers as its own (DNS
rebinding). So a request under any other name is refused.
"""

import socket
from contextlib import suppress
from urllib.parse import urlsplit

import flask
from werkzeug.sansio.utils import host_is_trusted

from dashboard.vocabulary.settings import Settings
from dashboard.vocabulary.where import EVERY_ADDRESS, LOOPBACK

SOMEWHERE = ("192.0.2.1", 9)  # an address for documentation: nothing is sent there
LONGEST = 300


def trusted(settings: Settings) -> tuple[str, ...]:
    """The names without ports: the site's, the host's, and those of the machine to itself.

    A server that listens on all of its machine's addresses is also called by these, and by the machine's name.
    """
    site = urlsplit(settings.site).hostname
    everywhere = settings.host in EVERY_ADDRESS
    own = _of_machine() if everywhere else [settings.host]
    names = dict.fromkeys([*LOOPBACK, *([site] if site else []), *own])
    return tuple(_bracketed(name) for name in names)


def is_trusted(request: flask.Request, names: tuple[str, ...]) -> bool:
    """Whether a request calls the server by one of these names, with any port."""
    host = request.environ.get("HTTP_HOST", "")
    return len(host) <= LONGEST and bool(host) and host_is_trusted(host, names)


def _of_machine() -> list[str]:
    """The machine's name, and its addresses as far as it knows them."""
    name = socket.gethostname()
    found = [name]
    with suppress(OSError):
        found.append(socket.getfqdn())
        found += [str(address[0]) for *_, address in socket.getaddrinfo(name, None)]
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as unused:
        unused.connect(SOMEWHERE)
        found.append(unused.getsockname()[0])
    return found


def _bracketed(name: str) -> str:
    """An IPv6 address as a Host header writes it."""
    return f"[{name.strip('[]')}]" if ":" in name else name
