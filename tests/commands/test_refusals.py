"""Requests that none of our pages send: malformed callbacks, odd addresses, missing files."""

import pytest

from tests.apps import loaded
from tests.conftest import settings_for

ASSET = "/assets/styles/base.css"
SECURITY = (
    "X-Content-Type-Options",
    "X-Frame-Options",
    "Referrer-Policy",
    "Permissions-Policy",
    "Cross-Origin-Opener-Policy",
    "Content-Security-Policy",
)


@pytest.fixture(scope="module")
def client(data_folder):
    with loaded(settings_for(data_folder, reload_seconds=0)) as app:
        yield app.server.test_client()


CHANGE = {
    "output": "changed.data",
    "outputs": {"id": "changed", "property": "data"},
    "inputs": [{"id": "route", "property": "data", "value": ["/beboere", "?fra=2017", "/beboere", ""]}],
    "changedPropIds": ["route.data"],
}


def value(given):
    return CHANGE | {"inputs": [CHANGE["inputs"][0] | {"value": given}]}


@pytest.mark.parametrize(
    "body",
    [
        CHANGE,
        value(["/beboere", "", "/", ""]),
        value(["/beboere", "?fra=%ff&kommune=<script>", "/beboere", ""]),
        value(["/nowhere", "x", "\x00", "\x00"]),
    ],
)
def test_a_callback_of_its_own_pages_is_answered(client, body):
    assert client.post("/_dash-update-component", json=body).status_code == 200


@pytest.mark.parametrize(
    "body",
    [
        {},
        [],
        "x",
        CHANGE | {"output": "nobody.data"},
        CHANGE | {"output": "route.data", "outputs": {"id": "route", "property": "data"}},  # runs in the browser
        CHANGE | {"outputs": {"id": "another", "property": "data"}},
        CHANGE | {"outputs": []},
        CHANGE | {"outputs": ["changed", 1]},
        CHANGE | {"inputs": []},
        *(
            value(given)
            for given in (None, 5, "abc", [], {}, ["/"], ["/", None, "/", ""], [1, 2, 3, 4], ["/", "", "/"])
        ),
    ],
)
def test_a_callback_that_no_page_could_send_is_refused_without_a_traceback(client, body):
    reply = client.post("/_dash-update-component", json=body)
    assert (reply.status_code, reply.text) == (400, "400\n")
    assert reply.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("content", [b"", b"{", b"null", b"\xff\xfe", b"[" * 100_000])
def test_a_callback_without_valid_json_is_refused(client, content):
    reply = client.post("/_dash-update-component", data=content, content_type="application/json")
    assert reply.status_code == 400


@pytest.mark.parametrize("address", ["/_dash-component-suites/dash/none.js", "/_dash-component-suites/none/none.js"])
def test_a_missing_script_is_not_found(client, address):
    assert client.get(address).status_code == 404


ODD = (
    "?fra=%ff%fe",
    "?fra[]=1&fra[]=2",
    "?kommune=%3Cscript%3E",
    "?fra=" + "9" * 4000,
    "?sprak=%00",
    "?til=1e400",
    "?=&&",
)


@pytest.mark.parametrize("path", ["/", "/beboere", "/mote", "/mote/pakke.html", "/eksport/residents.csv", "/nowhere"])
@pytest.mark.parametrize("query", ODD)
def test_an_odd_address_is_answered_with_every_header(client, path, query):
    reply = client.get(path + query)
    assert reply.status_code < 500
    assert "<script>alert" not in reply.text
    assert set(SECURITY) <= set(reply.headers.keys())


@pytest.mark.parametrize(
    ("method", "address", "headers", "status"),
    [
        ("GET", ASSET, {"If-None-Match": "*"}, 304),
        ("GET", "/eksport/nothing.svg", {}, 404),
        ("GET", "/assets/../app.py", {}, 404),
        ("DELETE", "/", {}, 405),
        ("POST", "/_dash-update-component", {"Origin": "https://evil.example"}, 403),
        ("POST", "/_dash-update-component", {"Content-Type": "text/plain"}, 415),
    ],
)
def test_replies_without_a_page_carry_the_security_headers_too(client, method, address, headers, status):
    reply = client.open(address, method=method, headers=headers, buffered=True)
    assert reply.status_code == status
    assert set(SECURITY) <= set(reply.headers.keys())
