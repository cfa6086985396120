"""Scripts and styles: compressed once, as small as brotli makes them, and sent so that browsers may keep them.

Compressing the plotly bundle that hard takes two seconds, so it happens in a thread of its own after the data are in
place, and what it gives is kept in the state's `cache/compressed` for the next start. Until then, and for browsers
without brotli, flask-compress answers as for everything else.
"""

import hashlib
import logging
import os
import re
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import flask

from dashboard.web.watch.requests import OWN

PREFIXES = ("/assets/", "/_dash-component-suites/")
FINGERPRINT = re.compile(r"\?m=|\.v\d+_\d+_\d+m\d+\.|/bundle-")  # an address that changes when its file does
IMMUTABLE = "public, max-age=31536000, immutable"
REVALIDATE = "no-cache"
BEST = 11
SOURCE = re.compile(r"(?:src|href)=\"(/[^\"]+)\"")
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Blob:
    """One file as it is sent: compressed, with its type and the tag that browsers ask again with."""

    body: bytes
    mimetype: str
    tag: str


class Precompressed:
    """The compressed files by the address that asks for them; `serve` puts them in front of a server's own answers."""

    def __init__(self, server: flask.Flask, folder: Path, base: str = "") -> None:
        self.server, self.folder, self.base = server, folder, base
        self._blobs: dict[str, Blob] = {}
        self._process = 0  # in which it was started
        server.before_request(self._answer)

    def start(self, page: str, wait: Callable[[], object]) -> None:
        """Prepares all that an index page names, in a thread, once in each process.

        `wait` returns when it may work hard.
        """
        if self._process == os.getpid():
            return
        self._process = os.getpid()
        found = (address.removeprefix(self.base) for address in SOURCE.findall(page))
        named = (address for address in found if address.startswith(PREFIXES))
        addresses = tuple(dict.fromkeys(named))
        threading.Thread(target=self.prepare, args=(addresses, wait), name="compress", daemon=True).start()

    def prepare(self, addresses: Iterable[str], wait: Callable[[], object]) -> None:
        """Takes those kept from an earlier start, waits, then compresses the others."""
        found = {address: self._read(address) for address in addresses}
        left = [address for address, blob in found.items() if blob and not self._take(address, *blob, may_work=False)]
        if left:
            wait()
        for address in left:
            if blob := found[address]:
                self._take(address, *blob, may_work=True)

    def _read(self, address: str) -> tuple[bytes, str] | None:
        """A file as the server itself would send it, None where it can't be compressed."""
        with self.server.test_client() as client:
            here, own = f"http://localhost{self.base}", {OWN: True}
            # read to its end, so that the file behind it is closed
            reply = client.get(address, base_url=here, environ_overrides=own, buffered=True)
            mimetype = reply.mimetype or ""
            is_text = mimetype.startswith("text/") or mimetype.endswith(("javascript", "json"))
            return (reply.data, mimetype) if reply.status_code == 200 and is_text else None

    def _take(self, address: str, content: bytes, mimetype: str, *, may_work: bool) -> bool:
        tag = hashlib.sha256(content).hexdigest()[:32]
        kept = self.folder / f"{tag}.br"
        body = kept.read_bytes() if kept.is_file() else None
        if body is None and may_work:
            body = _compressed(content)
            _keep(kept, body)
        if body is not None:
            self._blobs[address] = Blob(body, mimetype, tag)
        return body is not None

    def _answer(self) -> flask.Response | None:
        request = flask.request
        if request.method not in {"GET", "HEAD"} or not request.path.startswith(PREFIXES):
            return None
        address = request.full_path.removesuffix("?")
        blob = self._blobs.get(address)
        if blob is None or not request.accept_encodings["br"]:
            return None
        reply = flask.Response(blob.body, mimetype=blob.mimetype)
        reply.headers["Content-Encoding"] = "br"
        reply.headers["Vary"] = "Accept-Encoding"
        reply.headers["Cache-Control"] = IMMUTABLE if FINGERPRINT.search(address) else REVALIDATE
        reply.set_etag(blob.tag)
        reply.make_conditional(request)
        return reply


def _compressed(content: bytes) -> bytes:
    import brotli

    return brotli.compress(content, quality=BEST)


def _keep(path: Path, body: bytes) -> None:
    """Writes it whole or not at all; a folder that can't be written only costs the next start its two seconds."""
    half = path.with_suffix(".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        half.write_bytes(body)
        half.replace(path)
    except OSError as error:
        log.warning("Compressed files are not kept: %s", error)
