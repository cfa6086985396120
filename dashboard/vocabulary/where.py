"""Where the dashboard is served: what its settings of host, port, site, base path and proxies must be."""

import ipaddress
import re
from collections.abc import Iterator
from typing import Protocol
from urllib.parse import SplitResult, urlsplit

from dashboard.vocabulary.text import Text

EVERY_ADDRESS = ("0.0.0.0", "::", "[::]", "*")
LOOPBACK = ("localhost", "127.0.0.1", "::1", "[::1]")
BASE_PATH = re.compile(r"/(?:[A-Za-z0-9][A-Za-z0-9._~-]*/)*")
SITE = "https://dashbord.kommunen.no"


class Served(Protocol):
    """The settings that this is about."""

    @property
    def host(self) -> str: ...  # noqa: D102
    @property
    def port(self) -> int: ...  # noqa: D102
    @property
    def site(self) -> str: ...  # noqa: D102
    @property
    def base_path(self) -> str: ...  # noqa: D102
    @property
    def proxies(self) -> tuple[str, ...]: ...  # noqa: D102


def faults(served: Served, t: Text) -> Iterator[str]:
    """What is impossible, a line each that names the key."""
    if not served.host.strip():
        yield t("host is empty: choose an address, such as 127.0.0.1.")
    if not 0 < served.port < 65536:
        yield t("port = {found}: choose a number from 1 to 65535.", found=served.port)
    if not BASE_PATH.fullmatch(served.base_path):
        yield t("base_path = {found}: begin and end it with “/”, as in /vinr/.", found=repr(served.base_path))
    for proxy in served.proxies:
        if not _is_network(proxy):
            yield t(
                "proxies = {found}: write addresses or networks, such as 127.0.0.1 or 10.0.0.0/24.", found=repr(proxy)
            )
    if served.site:
        yield from _of_site(served, t)


def _of_site(served: Served, t: Text) -> Iterator[str]:
    site = _split(served.site)
    if site is None or site.scheme not in ("http", "https") or not site.hostname or site.query or site.fragment:
        yield t("site = {found}: write the whole address, such as {example}.", found=repr(served.site), example=SITE)
    elif f"{site.path.rstrip('/')}/" != served.base_path:
        yield t(
            "site = {found}, base_path = {path}: the address that readers use must end in the base path.",
            found=repr(served.site),
            path=repr(served.base_path),
        )


def half_way(served: Served, t: Text) -> Iterator[str]:
    """What can't work once the dashboard is served, though its commands can use it."""
    if served.site.startswith("https:") and not served.proxies:
        yield t(
            "site = {found}: only a proxy can speak https for the dashboard. List its address in proxies, such as "
            "127.0.0.1.",
            found=repr(served.site),
        )
    if served.proxies and not served.site:
        yield t("proxies: readers come by another name than this server's. Set site to the address that they use.")


def is_loopback(host: str) -> bool:
    """Whether only programs on the same machine reach a server that listens there."""
    try:
        return host in LOOPBACK or ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _is_network(words: str) -> bool:
    try:
        ipaddress.ip_network(words, strict=False)
    except ValueError:
        return False
    return True


def _split(address: str) -> SplitResult | None:
    try:
        found = urlsplit(address)
        return found if found.port is None or found.port else None
    except ValueError:
        return None
