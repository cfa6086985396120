"""The log: a line a request, and nothing in it that a reader chose but the path, or is known by."""

import io
import json
import logging
import re
import sys
from contextlib import contextmanager
from functools import partial

import flask
import pytest

from dashboard.vocabulary.settings import SettingsError
from dashboard.web.watch import log
from tests.apps import loaded
from tests.conftest import settings_for
from tests.server import APP, GUNICORN, running
from tests.wire import asked, sent, until

CANARY = "kanarifugl"
AGENT, ELSEWHERE = "Fuglehund/1.0", "https://fuglehund.example/"
LINE = re.compile(r"\S+Z INFO dashboard\.web\.watch\.requests: GET (\S+) (\d+) [\d.]+ ms (\d+) B ([0-9a-f]{16})")
PROXY = "192.0.2.7"


def fail():
    """A view with a fault, whose exception quotes the reader."""
    raise KeyError(flask.request.args["q"])


@pytest.fixture(scope="module")
def app(data_folder):
    settings = settings_for(data_folder, reload_seconds=0, site="https://vinr.example/", proxies=(PROXY,))
    with loaded(settings) as made:
        made.server.view_functions["icon"] = fail
        yield made


@pytest.fixture
def client(app):
    """Asks, and reads each reply to its end, as servers do."""
    return partial(app.server.test_client().get, buffered=True)


@contextmanager
def logged(form=log.TextLines, level=logging.INFO):
    """What is written meanwhile, as the server would write it."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(form())
    handler.addFilter(log.WithoutReaders())
    root, before = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel(level)
    try:
        yield stream
    finally:
        root.removeHandler(handler)
        root.setLevel(before)


def requests_of(stream):
    return [line for line in stream.getvalue().splitlines() if "watch.requests" in line]


def test_a_request_is_one_line_with_what_was_asked_and_how_it_went(client):
    with logged() as stream:
        reply = client(f"/beboere?fra={CANARY}", headers={"User-Agent": AGENT, "Referer": "http://localhost/sok?q=1"})
    path, status, size, id_ = LINE.fullmatch(requests_of(stream)[0]).groups()
    assert (path, status, int(size), id_) == ("/beboere", "200", len(reply.data), reply.headers["X-Request-ID"])
    assert not re.search(f"{CANARY}|{AGENT}|fra|sok|127\\.0\\.0\\.1", stream.getvalue())


def test_json_is_an_object_a_line_with_the_same(client):
    with logged(log.JsonLines) as stream:
        client("/klikk?her")
    told = json.loads(requests_of(stream)[0])
    assert set(told) == {"time", "level", "logger", "message", "request", "method", "path", "status", "ms", "bytes"}
    assert (told["level"], told["method"], told["path"], told["status"]) == ("info", "GET", "/klikk", 404)


@pytest.mark.parametrize(
    ("address", "host", "status"),
    [("/", "evil.example", 400), ("/mote/?fra=2015", "localhost", 308), (f"/?{'q' * 3000}", "localhost", 414),
     ("/assets/borte.js", "localhost", 404), ("/favicon.ico?q=1", "localhost", 500)],
    ids=["another host", "redirected", "too long", "not there", "failing"],
)  # fmt: skip
def test_what_is_refused_or_fails_has_its_line_too(client, address, host, status):
    with logged() as stream:
        assert client(address, headers={"Host": host}).status_code == status
    assert [f" {status} " in line for line in requests_of(stream)] == [True]


def test_what_has_not_changed_has_its_line_too(client):
    etag = client("/assets/favicon.svg").headers["ETag"]
    with logged() as stream:
        client("/assets/favicon.svg", headers={"If-None-Match": etag})
    assert [line.split()[5:6] + line.split()[8:9] for line in requests_of(stream)] == [["304", "0"]]


def test_machines_that_watch_are_logged_at_debug_only(client):
    with logged() as quiet:
        client("/helse")
    with logged(level=logging.DEBUG) as loud:
        client("/helse")
    assert (requests_of(quiet), len(requests_of(loud))) == ([], 1)


@pytest.mark.parametrize(
    "path",
    ["/a\r\n2026 INFO forged", "/\x1b[31mred", "/\u202eabc", "/\x00", "/" + "x" * 900, "/%0a%1b", "/\x85\u2028"],
    ids=["breaks", "escape", "turned", "nothing", "long", "quoted", "separators"],
)
@pytest.mark.parametrize("form", [log.TextLines, log.JsonLines])
def test_a_path_is_quoted_and_cut(client, path, form):
    with logged(form) as stream:
        client("/", environ_overrides={"PATH_INFO": path.encode().decode("latin-1")})
    assert stream.getvalue().isascii()
    assert stream.getvalue().rstrip("\n").isprintable()
    assert len(stream.getvalue()) < 700


@pytest.mark.parametrize("form", [log.TextLines, log.JsonLines])
def test_a_message_can_neither_forge_a_line_nor_reach_a_terminal(form):
    record = logging.LogRecord("dashboard", logging.INFO, "", 0, "På %s", ("a\n2026 ERROR b\x1b[2J\u2028\u202e",), None)
    first, *further = form().format(record).splitlines()
    assert all(line.startswith("    ") for line in further)
    assert "\x1b" not in form().format(record)
    assert "på" in first.lower() or "p\\u00e5" in first.lower()


@pytest.mark.parametrize("form", [log.TextLines, log.JsonLines])
def test_a_failure_is_told_with_its_request_and_without_its_values(client, form):
    with logged(form, logging.DEBUG) as stream:
        reply = client(f"/favicon.ico?q={CANARY}")
    assert reply.status_code == 500
    assert CANARY not in stream.getvalue()
    failure = stream.getvalue()[: stream.getvalue().index("watch.requests")]
    assert reply.headers["X-Request-ID"] in failure
    assert "KeyError" in failure
    assert "in fail" in failure
    if form is log.JsonLines:
        assert "KeyError" in json.loads(stream.getvalue().splitlines()[0])["trace"]


def test_nothing_is_left_of_a_request_when_it_has_ended(client):
    client("/helse")
    assert log.REQUEST.get() == ""


GIVEN = "4bf92f3577b34da6-a3ce929d0e0e4736"


@pytest.mark.parametrize(
    ("sender", "given", "is_taken"),
    [(PROXY, GIVEN, True), ("192.0.2.8", GIVEN, False), (PROXY, "kort", False), (PROXY, "x" * 65, False),
     (PROXY, "abcdefgh\x1b", False), (PROXY, "abcdefgh?", False)],
)  # fmt: skip
def test_a_proxy_that_is_listed_gives_the_id(client, sender, given, is_taken):
    reply = client("/helse", environ_overrides={"REMOTE_ADDR": sender, "HTTP_X_REQUEST_ID": given})
    assert (reply.headers["X-Request-ID"] == given) == is_taken
    assert re.fullmatch(r"[A-Za-z0-9-]{8,64}", reply.headers["X-Request-ID"])


@pytest.mark.parametrize("wrong", [{"log_level": "loud"}, {"log_format": "xml"}])
def test_an_impossible_setting_stops_the_start(small_data, wrong):
    with pytest.raises(SettingsError):
        settings_for(small_data, **wrong)


# What a reader chose, in every place where a server might quote it.
ADDRESSES = [f"/beboere?fra={CANARY}", f"/?{CANARY}", f"/mote?figurer={CANARY}", f"/sok?q={CANARY}",
             f"/sok.json?q={CANARY}",
             f"/eksport/rapport.html?figurer={CANARY}", f"/eksport/residents.csv?omrade={CANARY}",
             f"/_dash-layout?{CANARY}", f"/?{CANARY * 300}", f"/finnes-ikke?{CANARY}"]  # fmt: skip
HOST = b"Host: localhost\r\n"
MALFORMED = [
    f"GET /?{CANARY} HTTP/9.9\r\n\r\n".encode(),
    f"GET /?{CANARY} NEI\r\n".encode() + HOST + b"\r\n",
    f"G?{CANARY} T / HTTP/1.1\r\n".encode() + HOST + b"\r\n",
    f"GET /?{CANARY} HTTP/1.1\r\nbad {CANARY}: x\r\n\r\n".encode(),
    f"GET /?{CANARY} HTTP/1.1\r\nHo".encode(),
    f"POST /?{CANARY} HTTP/1.1\r\nTransfer-Encoding: chunked\r\n".encode() + HOST + f"\r\n{CANARY}\r\n".encode(),
    f"POST /?{CANARY} HTTP/1.1\r\nTransfer-Encoding: {CANARY}\r\n".encode() + HOST + b"\r\n",
    f"POST /?{CANARY} HTTP/1.1\r\nContent-Length: {CANARY}\r\n".encode() + HOST + b"\r\n",
    f"POST /?{CANARY} HTTP/1.1\r\nContent-Length: 90\r\n".encode() + HOST + f"\r\n{CANARY}".encode(),
    f"GET /?{CANARY * 4_000} HTTP/1.1\r\n".encode() + HOST + b"\r\n",
    f"GET http://{CANARY}@localhost/?{CANARY} HTTP/1.1\r\n".encode() + HOST + b"\r\n",
    f"GET /?{CANARY} HTTP/1.1\r\nHost: {CANARY}.example\r\nX: {'y' * 70_000}\r\n\r\n".encode(),
]


@pytest.mark.skipif(sys.platform == "win32", reason="gunicorn is not for Windows")
@pytest.mark.parametrize(("command", "form"), [(APP, "text"), (GUNICORN, "json")], ids=["waitress", "gunicorn"])
def test_no_line_of_a_real_server_tells_who_asked_or_for_what(small_data, tmp_path, command, form):
    named = {"User-Agent": AGENT, "Referer": ELSEWHERE, "Cookie": f"sprak={CANARY}"}
    posted = {"method": "POST", "headers": {"Content-Type": "application/json"}}
    with running(tmp_path / "served", data=small_data, command=command, log_level="debug", log_format=form) as server:
        for address in ADDRESSES:
            asked(server, address, headers=named)
        for body in (json.dumps({"output": CANARY}), f"{{{CANARY}"):
            asked(server, "/_dash-update-component", body=body.encode(), **posted)
        for raw in MALFORMED:
            sent(server, raw)
        until(server, "/metrics")
    lines = [line for line in server.log.read_text().splitlines() if "127.0.0.1:" not in line]  # where it listens
    assert sum("watch.requests" in line for line in lines) > len(ADDRESSES)
    assert re.findall(f"{CANARY}|{AGENT}|fuglehund|127\\.0\\.0\\.1|alembic", "\n".join(lines), re.IGNORECASE) == []
    if form == "json":
        assert {"level", "time", "message"} <= set.intersection(
            *(set(json.loads(line)) for line in lines if not line.startswith(("For å", "To")))
        )
    assert sum("A request was refused" in line for line in lines) > 5
