"""Whose requests are let in: names of the server, other sites, sizes, and what a busy or loading server answers."""

import pytest

from dashboard.web.guard.gate import LANES, MAKING, READING, Gate, Limits
from dashboard.web.server import Dashboard, create
from tests.apps import loaded
from tests.conftest import settings_for

HERE = "http://localhost"
CROSS = {"Sec-Fetch-Site": "cross-site"}
FOLLOWED = CROSS | {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document", "Sec-Fetch-User": "?1"}
UNASKED = CROSS | {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
FETCHED = CROSS | {"Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image"}
FRAMED = CROSS | {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe", "Sec-Fetch-User": "?1"}
FILES = ("/eksport/tabell.csv", "/eksport/police-reports.docx", "/mote/pakke.html")
ASSET = "/assets/styles/base.css"


@pytest.fixture(scope="module")
def gate() -> Gate:
    return Gate({name: Limits(at_once=1, waiting=0, seconds=0, a_client=1) for name in LANES})


@pytest.fixture(scope="module")
def app(data_folder, gate):
    with loaded(settings_for(data_folder, reload_seconds=0), gate=gate) as app:
        yield app


@pytest.fixture
def client(app):
    return app.server.test_client()


@pytest.fixture
def unloaded(data_folder, monkeypatch):
    """A server that has not begun to load."""
    monkeypatch.setattr(Dashboard, "start", lambda app: None)
    return create(settings_for(data_folder))


def status(client, address, **headers):
    return client.get(address, headers=headers, buffered=True).status_code


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8050", "localhost.evil.example", "127.0.0.1.evil.example", "10.0.0.7", "a" * 400,
     "localhost@evil.example", "[::2]", "0.0.0.0", "localhost:x y", ""],
)  # fmt: skip
@pytest.mark.parametrize("address", ["/", "/eksport/tabell.csv", "/mote", "/helse", "/_dash-layout", ASSET, "/x"])
def test_a_request_by_another_name_gets_nothing(client, host, address):
    reply = client.get(address, headers={"Host": host})
    assert (reply.status_code, reply.mimetype) == (400, "text/plain")
    assert len(reply.text) < 200


@pytest.mark.parametrize("host", ["localhost", "localhost:8050", "127.0.0.1:1", "[::1]:8050", "LOCALHOST"])
def test_the_machine_itself_may_always_ask(client, host):
    assert status(client, "/anmeldelser", Host=host) == 200


def test_the_sites_name_is_known_and_that_of_another_port_too(data_folder):
    settings = settings_for(
        data_folder, site="https://vinr.kommunen.no", proxies=("127.0.0.1",), host="192.0.2.7", reload_seconds=0
    )
    with loaded(settings) as app:
        client, names = app.server.test_client(), ("vinr.kommunen.no", "vinr.kommunen.no:444", "192.0.2.7")
        assert [status(client, "/helse", Host=name) for name in names] == [200, 200, 200]
        assert status(client, "/helse", Host="kommunen.no") == 400


@pytest.mark.parametrize("address", FILES)
@pytest.mark.parametrize("headers", [CROSS, FOLLOWED, UNASKED, FETCHED, FRAMED, {"Sec-Fetch-Site": "same-site"}])
def test_another_site_never_has_a_file_made(client, address, headers):
    reply = client.get(address, headers=headers)
    assert (reply.status_code, reply.mimetype) == (403, "text/html")
    assert f'href="{address}"' in reply.text


def test_a_reader_may_go_on_from_there(client):
    reply = client.get("/eksport/tabell.csv", headers={"Sec-Fetch-Site": "same-origin", "Sec-Fetch-User": "?1"})
    assert reply.status_code == 200


@pytest.mark.parametrize(
    ("headers", "expected"),
    [(FOLLOWED, 200), (UNASKED, 403), (FETCHED, 403), (FRAMED, 403), ({"Referer": "http://evil.example/"}, 403)],
)
def test_another_site_opens_a_meeting_only_by_a_click(client, headers, expected):
    assert client.get("/mote", headers=headers).status_code == expected


@pytest.mark.parametrize(
    ("headers", "expected"), [(FOLLOWED, 200), (UNASKED, 200), (CROSS, 200), (FETCHED, 403), (FRAMED, 403)]
)
@pytest.mark.parametrize("address", ["/anmeldelser", "/sok?q=oslo"])
def test_another_site_may_link_to_a_page_but_not_fetch_or_frame_it(client, address, headers, expected):
    assert client.get(address, headers=headers).status_code == expected


@pytest.mark.parametrize("address", ["/figur/police-reports.json?side=/anmeldelser", "/sok.json?q=a", ASSET])
def test_another_site_fetches_neither_data_nor_scripts(client, address):
    assert client.get(address, headers=FETCHED).status_code == 403


def test_the_scheme_of_an_origin_counts_too(client):
    for origin, expected in ((HERE, 400), ("https://localhost", 403)):
        reply = client.post("/_dash-update-component", json={}, headers={"Origin": origin})
        assert reply.status_code == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/anmeldelser?x=" + "a" * 1_990, 200),
        ("/anmeldelser?x=" + "a" * 2_010, 414),
        ("/?" + "a=1&" * 100, 414),
        ("/eksport/tabell.csv?x=" + "a" * 2_010, 414),
        ("/nye-tall/beskriv?x=" + "a" * 2_010, 414),
        ("/" + "a" * 1_010, 414),
    ],
)
def test_a_long_address_is_refused(client, address, expected):
    assert client.get(address).status_code == expected


@pytest.mark.parametrize("name", ["Referer", "User-Agent", "X-Anything"])
def test_a_long_header_is_refused(client, name):
    assert client.get("/anmeldelser", headers={name: "http://localhost/" + "a" * 8_000}).status_code == 431


def test_a_full_gate_asks_readers_to_come_back_and_health_still_answers(client, gate):
    with gate.entered(MAKING, "192.0.2.9"), gate.entered(READING, "192.0.2.9"):
        for address in (*FILES, "/mote", "/", "/sok.json?q=a"):
            reply = client.get(address)
            assert (reply.status_code, reply.headers["Retry-After"]) == (503, "2"), address
        assert [status(client, address) for address in ("/helse", "/klar", ASSET)] == [200, 200, 200]
    assert status(client, "/") == 200


def test_who_has_too_many_files_being_made_is_told_so(client, gate):
    with gate.entered(MAKING, "127.0.0.1"):
        reply = client.get("/eksport/tabell.csv?sprak=en", headers={"Accept": "text/plain"})
    assert reply.status_code == 503
    assert reply.text.startswith("You have several files being made already.")


@pytest.mark.parametrize(
    "address", ["/", "/anmeldelser", "/mote", "/mote/pakke.html", "/eksport/tabell.csv", "/sok.json"]
)
def test_before_there_are_data_every_address_says_so_at_once_and_tries_again(unloaded, address):
    reply = unloaded.server.test_client().get(f"{address}?sprak=en")
    assert (reply.status_code, reply.headers["Retry-After"]) == (503, "2")
    assert "The figures are being loaded" in reply.text
    assert '<meta http-equiv="refresh" content="2">' in reply.text


def test_the_page_that_waits_is_in_the_language_the_reader_chose(unloaded):
    client = unloaded.server.test_client()
    client.set_cookie("sprak", "nn")
    assert "Tala blir lasta inn" in client.get("/mote", follow_redirects=True).text


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_reply_keeps_other_sites_out_of_it(client, language):
    for address in ("/", "/finnes-ikke", "/helse", "/eksport/x.y", "/anmeldelser?x=" + "a" * 3_000):
        headers = client.get(address, headers={"Accept-Language": language}).headers
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "unsafe" not in headers["Content-Security-Policy"]
