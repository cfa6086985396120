"""The names that readers may call the server by.

A page elsewhere can let its own name lead to this server, and would then be let in to read the answers as its own (DNS
rebinding). So a request under any other name is refused.
"""

import re
import socket
from contextlib import suppress
from urllib.parse import urlsplit

from dashboard.vocabulary.settings import Settings
from dashboard.vocabulary.where import EVERY_ADDRESS, LOOPBACK

SOMEWHERE = ("192.0.2.1", 9)  # an address for documentation: nothing is sent there
HOST = re.compile(r"([\w.-]{1,253}|\[[0-9a-fA-F:.]{2,45}\])(?::\d{1,5})?", re.ASCII)


def trusted(settings: Settings) -> frozenset[str]:
    """The names without ports: the site's, the host's, and those of the machine to itself.

    A server that listens on all of its machine's addresses is also called by these, and by the machine's name.
    """
    site = urlsplit(settings.site).hostname
    own = _of_machine() if settings.host in EVERY_ADDRESS else [settings.host]
    return frozenset(name.strip("[]").lower() for name in (*LOOPBACK, *([site] if site else []), *own))


def is_trusted(host: str, names: frozenset[str]) -> bool:
    """Whether a request's Host calls the server by one of these names, with any port."""
    found = HOST.fullmatch(host)
    return found is not None and found[1].strip("[]").lower() in names


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
