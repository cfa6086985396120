"""Fifty concurrent readers: page loads and filter changes against the dashboard, with pauses for reading."""

import gzip
import hashlib
import http.client
import json
import random
import re
import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from urllib.parse import urlsplit

PAGES = ("/", "/anmeldelser", "/beboere", "/samtaler", "/sammenlikning")
FILTERED = "/anmeldelser"
PAUSE_SECONDS = (1.0, 3.0)
EDITION = re.compile(rb"data-version\W+(?:hidden>)?([0-9a-f]{8})")
CONFIG = b'<script id="_dash-config"'  # holds a token of its own in every document
# What waits to be published is in the menu of every page, whatever its edition.
BADGE = re.compile(rb"<span[^>]*visually-hidden[^>]*> \([^<]*\)</span><span[^>]*nav-count[^>]*>[^<]*</span>")
YEARS = (2014, 2015, 2016, 2017, 2018)


@dataclass
class Load:
    """The ms of every reply, how many failed or were told to wait, and the replies to a request from each edition."""

    times_ms: list[float] = field(default_factory=list)
    errors: int = 0
    told_to_wait: int = 0
    replies: dict[tuple[str, str | None, str], set[bytes]] = field(default_factory=lambda: defaultdict(set))

    @property
    def editions(self) -> set[str]:
        """The editions seen."""
        return {edition for _, _, edition in self.replies if edition}

    @property
    def mixed(self) -> int:
        """How often one request got different replies from one edition: then they weren't made from it alone."""
        return sum(len(replies) - 1 for replies in self.replies.values())


def load(address: str, callback: dict, users: int, seconds: float) -> Load:
    """Runs `users` readers for `seconds`; `callback` is a filter change's request body as a browser sent it."""
    found, lock = Load(), threading.Lock()
    end = time.monotonic() + seconds
    threads = [threading.Thread(target=_read, args=(address, callback, end, found, lock, one)) for one in range(users)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def _read(address: str, callback: dict, end: float, found: Load, lock: threading.Lock, seed: int) -> None:
    rng, host = random.Random(seed), urlsplit(address).netloc
    time.sleep(rng.uniform(0, PAUSE_SECONDS[1]))
    while time.monotonic() < end:
        connection = http.client.HTTPConnection(host, timeout=60)
        page = rng.choice(PAGES)
        edition = _ask(connection, "GET", page, None, {}, found, lock)
        for _ in range(3):
            time.sleep(rng.uniform(*PAUSE_SECONDS))
            edition = _ask(connection, "POST", callback["path"], _body(callback, rng, edition), {}, found, lock)
        connection.close()


def _body(callback: dict, rng: random.Random, edition: str) -> str:
    """The same request with other years, from a page of this edition."""
    first, last = sorted(rng.sample(YEARS, 2))
    body = json.loads(callback["body"])
    body["inputs"][0]["value"] = [FILTERED, f"?fra={first}&til={last}", FILTERED, edition]
    return json.dumps(body)


def _ask(connection, method, path, body, headers, found: Load, lock: threading.Lock) -> str:
    """Records an answer; returns the edition it names."""
    begin, body_received, is_packed = time.perf_counter(), b"", False
    has_to_wait = False
    headers = {"Accept-Encoding": "gzip", "Content-Type": "application/json", **headers}
    try:
        connection.request(method, path, body, headers)
        reply = connection.getresponse()
        body_received, is_packed = reply.read(), reply.getheader("Content-Encoding") == "gzip"
        is_right = reply.status == 200
        has_to_wait = reply.status == 503 and reply.getheader("Retry-After") is not None
    except (OSError, http.client.HTTPException):
        connection.close()
        is_right = False
    spent = (time.perf_counter() - begin) * 1000
    content = gzip.decompress(body_received) if is_packed else body_received
    edition = match[1].decode() if (match := EDITION.search(content)) else ""
    is_right = is_right and (bool(edition) or method == "POST")  # else nothing is known of mixed editions
    with lock:
        found.times_ms.append(spent)
        found.errors += not is_right and not has_to_wait
        found.told_to_wait += has_to_wait
        if is_right:
            of_edition = BADGE.sub(b"", content.partition(CONFIG)[0])
            found.replies[path, body, edition].add(hashlib.sha256(of_edition).digest())
    return edition
