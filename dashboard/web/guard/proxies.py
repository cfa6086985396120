"""What a proxy changes: the base path below which everything lies, and the reader's own address, name and scheme."""

import ipaddress
from collections.abc import Iterable
from typing import TYPE_CHECKING

from werkzeug.middleware.proxy_fix import ProxyFix

from dashboard.vocabulary.settings import Settings

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

FORWARDED = ("FOR", "PROTO", "HOST", "PORT", "PREFIX")
THROUGH = ("FORWARDED", "VIA", *(f"X_FORWARDED_{name}" for name in FORWARDED))
AT_ROOT = ("/helse", "/klar", "/metrics")  # which a machine asks for directly, without the proxy
OUTSIDE, PROXIED = "vinr.outside", "vinr.proxied"  # marks in a request's environment


class ListedProxies:
    """Believes X-Forwarded-For, -Proto and -Host from listed proxies, and takes them away from everybody else."""

    def __init__(self, application: "WSGIApplication", settings: Settings) -> None:
        self._application = application
        self._networks = tuple(ipaddress.ip_network(proxy, strict=False) for proxy in settings.proxies)
        self._fixed: dict[int, WSGIApplication] = {}

    def __call__(self, environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        """Answers as WSGI does."""
        count = self._count(environ)
        environ[PROXIED] = count > 0 or any(f"HTTP_{name}" in environ for name in THROUGH)  # of an unlisted one too
        for name in FORWARDED if not count else FORWARDED[3:]:
            environ.pop(f"HTTP_X_FORWARDED_{name}", None)
        environ.pop("HTTP_FORWARDED", None)
        return self._through(count)(environ, start) if count else self._application(environ, start)

    def _count(self, environ: "WSGIEnvironment") -> int:
        """Through how many listed proxies, one after another, a request has come."""
        if not self.is_listed(environ.get("REMOTE_ADDR", "")):
            return 0
        earlier = [one.strip() for one in environ.get("HTTP_X_FORWARDED_FOR", "").split(",")]
        count = 1
        while count < len(earlier) and self.is_listed(earlier[-count]):
            count += 1
        return count

    def is_listed(self, address: str) -> bool:
        """Whether this is the address of a listed proxy."""
        try:
            found = ipaddress.ip_address(address)
        except ValueError:
            return False
        plain = getattr(found, "ipv4_mapped", None) or found  # as a socket of both versions tells an old address
        return any(plain in network for network in self._networks)

    def _through(self, count: int) -> "WSGIApplication":
        """The application behind so many proxies; the nearest one tells the scheme and the name."""
        if count not in self._fixed:
            self._fixed[count] = ProxyFix(self._application, x_for=count, x_proto=1, x_host=1)
        return self._fixed[count]


class BelowBasePath:
    """Serves everything below the base path; what is beside it is marked as not being there."""

    def __init__(self, application: "WSGIApplication", base: str) -> None:
        self._application, self._base = application, base

    def __call__(self, environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        """Answers as WSGI does."""
        path = environ.get("SCRIPT_NAME", "") + environ.get("PATH_INFO", "")
        is_below = f"{path}/".startswith(f"{self._base}/")
        environ["SCRIPT_NAME"] = self._base if is_below else ""
        environ["PATH_INFO"] = path[len(self._base) :] or "/" if is_below else path
        environ[OUTSIDE] = not is_below and path not in AT_ROOT
        return self._application(environ, start)
