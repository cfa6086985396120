"""Sees every request from outside everything else: gives it an id, logs a line, and has it counted.

A line has method, path, status, milliseconds, bytes and id, and nothing else that a reader chose or is known by.
"""

import logging
import re
import secrets
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from dashboard.web.watch.log import REQUEST, quoted

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

OWN, ENDPOINT = "vinr.own", "vinr.endpoint"  # marks in a request's environment
ID = "X-Request-ID"
GIVEN = re.compile(r"[A-Za-z0-9-]{8,64}")
METHODS = ("GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT")
OTHER = "other"
WATCHING = ("alive", "ready", "metrics")  # what machines ask for every few seconds
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Answered:
    """A request that has been answered, as the log tells it."""

    method: str
    path: str
    status: int
    ms: float
    bytes: int
    request: str


Counted = Callable[[str | None, Answered], None]


class Requests:
    """The outermost application: what it is given sees each request after it, and each reply before."""

    def __init__(self, application: "WSGIApplication", is_proxy: Callable[[str], bool], counted: Counted) -> None:
        self._application, self._is_proxy, self._counted = application, is_proxy, counted

    def __call__(self, environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        """Answers as WSGI does; what the server asks itself is not seen."""
        if environ.get(OWN):
            return self._application(environ, start)
        return _Seen(environ, self._id(environ), self._counted).through(self._application, start)

    def _id(self, environ: "WSGIEnvironment") -> str:
        """The one that a listed proxy gives, so that its log and ours can be read together; else a new one."""
        given = environ.get("HTTP_X_REQUEST_ID", "")
        is_taken = GIVEN.fullmatch(given) and self._is_proxy(environ.get("REMOTE_ADDR", ""))
        return given if is_taken else secrets.token_hex(8)


class _Seen:
    """One request on its way through."""

    def __init__(self, environ: "WSGIEnvironment", id_: str, counted: Counted) -> None:
        self._environ, self._id, self._counted = environ, id_, counted
        self._began, self._bytes, self._status = time.perf_counter(), 0, 500
        self._path = quoted(environ.get("SCRIPT_NAME", "") + environ.get("PATH_INFO", ""))  # before it is changed
        self._body: Iterable[bytes] = ()

    def through(self, application: "WSGIApplication", start: "StartResponse") -> "Iterable[bytes]":
        """The reply, which is counted while it is sent."""

        def started(status: str, headers: list[tuple[str, str]], *error: Any) -> Any:
            self._status = int(status[:3])
            return start(status, [*headers, (ID, self._id)], *error)

        REQUEST.set(self._id)
        try:
            self._body = application(self._environ, started)
        except BaseException:
            self._end()
            raise
        return self

    def __iter__(self) -> Iterator[bytes]:
        for part in self._body:
            self._bytes += len(part)
            yield part

    def close(self) -> None:
        """Tells of the request: every server calls it, whether or not the reply was sent."""
        try:
            if hasattr(self._body, "close"):
                self._body.close()
        finally:
            self._end()

    def _end(self) -> None:
        method = self._environ.get("REQUEST_METHOD", "")
        ms = round(1000 * (time.perf_counter() - self._began), 1)
        known = method if method in METHODS else OTHER
        answered = Answered(known, self._path, self._status, ms, self._bytes, self._id)
        endpoint = self._environ.get(ENDPOINT)
        self._counted(endpoint, answered)
        level = logging.DEBUG if endpoint in WATCHING else logging.INFO
        if log.isEnabledFor(level):
            fields = asdict(answered)
            log.log(level, "%(method)s %(path)s %(status)s %(ms)s ms %(bytes)s B %(request)s", fields,
                    extra={"fields": fields})  # fmt: skip
        REQUEST.set("")
