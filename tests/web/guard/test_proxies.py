"""Whom the server believes about a reader's address, name and scheme."""

import flask
import pytest

from dashboard.web.guard.proxies import PROXIED, ListedProxies
from tests.conftest import settings_for

SITE = "https://vinr.kommunen.no"
PROXY, READER, OTHER = "10.0.0.2", "192.0.2.44", "198.51.100.3"
FORWARDED = {
    "X-Forwarded-For": READER,
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "vinr.kommunen.no",
    "X-Forwarded-Prefix": "/evil",
    "X-Forwarded-Port": "444",
    "Forwarded": "for=1.2.3.4;proto=https;host=evil.example",
}


@pytest.fixture
def asked(data_folder):
    """What the application sees of a request from a peer, through proxies that are listed as `10.0.0.0/24`."""
    server = flask.Flask("peer")

    @server.get("/")
    def told():
        request = flask.request
        return [request.remote_addr, request.scheme, request.host, request.script_root, request.environ[PROXIED]]

    settings = settings_for(data_folder, site=SITE, proxies=("10.0.0.0/24", "fd00::/8"))
    server.wsgi_app = ListedProxies(server.wsgi_app, settings)
    client = server.test_client()
    return lambda peer, headers: client.get("/", headers=headers, environ_overrides={"REMOTE_ADDR": peer}).json


@pytest.mark.parametrize("peer", [PROXY, f"::ffff:{PROXY}", "fd00::1"])
def test_a_listed_proxy_is_believed(asked, peer):
    assert asked(peer, FORWARDED) == [READER, "https", "vinr.kommunen.no", "", True]


@pytest.mark.parametrize("peer", [OTHER, "127.0.0.1", "10.0.1.2", "", "unix:", "fe80::1"])
def test_nobody_else_is_but_it_is_known_that_somebody_forwarded(asked, peer):
    assert asked(peer, FORWARDED) == [peer, "http", "localhost", "", True]


def test_what_a_reader_writes_before_the_proxy_is_not_believed(asked):
    forged = FORWARDED | {"X-Forwarded-For": f"1.2.3.4, {READER}"}
    assert asked(PROXY, forged)[0] == READER


def test_two_listed_proxies_in_a_row_lead_to_the_reader(asked):
    assert asked(PROXY, FORWARDED | {"X-Forwarded-For": f"1.2.3.4, {READER}, 10.0.0.9"})[0] == READER


def test_a_proxy_that_says_nothing_is_the_client(asked):
    assert asked(PROXY, {}) == [PROXY, "http", "localhost", "", True]


@pytest.mark.parametrize("words", ["x" * 500, "1.2.3.4,,,,", ",", "<script>"])
def test_odd_words_do_no_harm(asked, words):
    assert len(asked(PROXY, {"X-Forwarded-For": words})) == 5
