"""Requests that attackers send to a real server: none gets through, makes it fail, or writes in its log."""

import re
from collections.abc import Iterator, Sequence
from itertools import product

import lxml.html
import pytest

from tests.security import shapes
from tests.security.live import found
from tests.server import Running, running
from tests.wire import Reply, asked, sent

CANARY = "kanarifugl14"
HERE = r"http://localhost/|/(?![/\\])|\?|$"  # a redirect that stays on this server
FULL = pytest.param(1, marks=pytest.mark.soak, id="all")
SOME = pytest.param(7, id="some")  # every seventh
pytestmark = pytest.mark.parametrize("step", [SOME, FULL])


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("attacked")) as started:
        yield started
        log = started.log.read_text(encoding="utf-8")
        assert "Traceback" not in log
        assert CANARY not in re.sub(
            r"requests: \S+ \S+ ", "", log
        )  # a path is logged, quoted; nothing else of a request
        assert "X-Injected" not in log.splitlines()


def counted(what: str, tried: Sequence[object], through: Sequence[object]) -> None:
    """Fails on anything that got through; the counts are for `pytest -rP`."""
    print(f"{what}: {len(tried)} tried, {len(through)} through")
    assert tried
    assert list(through)[:5] == []


def test_no_other_host_is_served(server, step):
    tried = list(product(shapes.HOSTS, shapes.ADDRESSES))[::step]
    replies = [(one, asked(server, one[1], headers={"Host": one[0]})) for one in tried]
    counted("hosts", tried, [(one, reply.status) for one, reply in replies if reply.status not in (400, 431)])


def test_no_other_site_posts_or_has_anything_costly_made(server, step):
    tried = [(method, *one) for method, places in (("GET", shapes.COSTLY), ("POST", shapes.POSTED))
             for one in product(places, shapes.FOREIGN)][::step]  # fmt: skip
    replies = [(one, asked(server, one[1], method=one[0], headers=one[2])) for one in tried]
    counted("origins", tried, [(one, reply.status) for one, reply in replies if reply.status != 403])


def test_no_path_leads_out_of_what_is_served(server, step):
    tried = shapes.TRAVERSALS[::step]
    replies = [(one, asked(server, one)) for one in tried]
    got_out = [
        (one, reply.status)
        for one, reply in replies
        if any(secret in reply.body for secret in shapes.SECRETS) or reply.status not in (400, 404, 414, 308, 302)
    ]
    counted("traversal", tried, got_out)


def test_no_address_writes_a_header_or_a_line_in_the_log(server, step):
    tried = shapes.BROKEN[::step]
    replies = [(one, asked(server, _with_canary(one))) for one in tried]
    counted("line breaks", tried, [one for one, reply in replies if _injected(reply) or reply.status >= 500])


def _with_canary(address: str) -> str:
    """The same with a word in its query that no log may have; paths are logged."""
    path, mark, query = address.partition("?")
    return path + mark + query.replace("X-Injected", f"X-Injected-{CANARY}")


def _injected(reply: Reply) -> bool:
    return any(name.startswith("x-injected") for name, _ in reply.headers) or "\n" in reply.head.replace("\r\n", "")


def test_no_redirect_leads_to_another_site(server, step):
    tried = [(address, cookie) for address, cookie in product(shapes.ELSEWHERE, ("", "sprak=nn"))][::step]
    replies = [(one, asked(server, one[0], headers={"Cookie": one[1]} if one[1] else {})) for one in tried]
    away = [one for one, reply in replies if not re.match(HERE, reply.header("location"))]
    counted("redirects", tried, away)


def test_nothing_in_an_address_is_live_in_the_reply(server, step):
    pages = ("/", "/anmeldelser", "/rapport", "/mote", "/sok", "/eksport/tabell.csv", "/eksport/x.docx", "/nye-tall")
    tried = [(page, name, mark) for page, name, mark in product(pages, shapes.NAMES, shapes.LIVE)][:: step * 5 - 4]
    live = []
    for page, name, mark in tried:
        reply = asked(server, f"{page}?{name}={mark.replace(' ', '%20')}", headers={"Accept": "text/html"})
        is_page = reply.header("content-type").startswith("text/html")
        if reply.status >= 500 or (is_page and _is_live(reply.body)):
            live.append((page, name, mark, reply.status))
    counted("reflected", tried, live)


def _is_live(page: bytes) -> bool:
    """Whether an element or attribute of the attack is part of the page."""
    tree = lxml.html.fromstring(page or b"<p>")
    return bool(tree.xpath("//*[contains(text(), 'alert(1)')][self::script]|//@onerror|//@onload")) or any(
        value.strip().lower().startswith("javascript:") for value in tree.xpath("//@href|//@src|//@action")
    )


def test_only_the_methods_of_an_address_are_answered(server, step):
    tried = list(product(shapes.METHODS, shapes.ADDRESSES[:9]))[::step]
    replies = [(one, asked(server, one[1], method=one[0])) for one in tried]
    counted("methods", tried, [(one, reply.status) for one, reply in replies if not 400 <= reply.status < 500])


def test_every_malformed_callback_is_a_bad_request(server, step):
    tried = shapes.odd_bodies(1_500)[::step]
    json = {"Content-Type": "application/json"}
    replies = [(one, asked(server, shapes.POSTED[0], method="POST", headers=json, body=one)) for one in tried]
    failed = [(one[:200], reply.status) for one, reply in replies if reply.status not in (200, 400)]
    counted("malformed bodies", tried, failed)
    assert sum(reply.status == 400 for _, reply in replies) > len(tried) * 0.8


def test_every_size_and_shape_of_request_is_refused_in_its_own_way(server, step):
    start = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
    about = "Host: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n"
    callback = f"POST {shapes.POSTED[0]} HTTP/1.1\r\n{about}"
    tried = {
        "long query": f"GET /?q={'a' * 3_000} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "long path": f"GET /{'a' * 20_000} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "many fields": f"GET /?{'a=1&' * 400} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "long header": f"{start}Referer: http://localhost/{'a' * 20_000}\r\n\r\n",
        "very long header": f"{start}X: {'a' * 300_000}\r\n\r\n",
        "many headers": start + "".join(f"X-{n}: {n}\r\n" for n in range(5_000)) + "\r\n",
        "too large": f"{callback}Content-Length: 1000001\r\n\r\n{'x' * 1_000_001}",
        "too large to say": f"{callback}Content-Length: 99999999999999999999\r\n\r\n",
        "negative length": f"{callback}Content-Length: -1\r\n\r\n",
        "two lengths": f"{callback}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{{}}",
        "length and chunks": f"{callback}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "odd encoding": f"{callback}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        "bad chunk": f"{callback}Transfer-Encoding: chunked\r\n\r\nzz\r\n{{}}\r\n0\r\n\r\n",
        "many parts": "POST /nye-tall/filer HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 4\r\n"
        "Content-Type: multipart/form-data; boundary=x\r\n\r\n--x-",
        "no host": "GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
        "space in header": f"{start}X y: z\r\n\r\n",
        "old version": "GET / HTTP/0.9\r\n\r\n",
        "no version": "GET /\r\n\r\n",
        "control characters": "GET /\x01\x02 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    }
    replies = {name: sent(server, raw.encode("latin-1")) for name, raw in tried.items()}
    failed = {name: reply.status for name, reply in replies.items() if reply.status >= 500 and reply.status != 501}
    served = {name: reply.status for name, reply in replies.items() if reply.status == 200}
    print({name: reply.status for name, reply in replies.items()})
    counted("sizes and shapes", list(tried), list(failed))
    assert set(served) <= {"old version", "no version"}
    assert all("waitress" not in reply.head + reply.body.decode("latin-1") for reply in replies.values())


def test_nothing_reflected_is_live_in_other_kinds_of_replies(server, step):
    tried = [f"/sok.json?q={mark}" for mark in shapes.LIVE]
    replies = [(one, asked(server, one.replace(" ", "%20"))) for one in tried]
    is_json = [reply.header("content-type") == "application/json" for _, reply in replies]
    live = [one for one, reply in replies if found("sok.json", reply.body)]
    counted("reflected in data", tried, live)
    assert all(is_json)
