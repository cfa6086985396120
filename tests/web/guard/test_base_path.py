"""Below a base path: every address that a browser gets leads there, and everything there answers."""

import json
import re
from urllib.parse import urljoin

import lxml.html
import pytest

from dashboard.vocabulary.settings import LANGUAGES
from dashboard.web.pages import PAGES
from tests.apps import loaded
from tests.conftest import settings_for

BASE = "/vinr"
ADDRESSES = [*(page.path for page in PAGES), "/mote", "/sok?q=oslo", "/nye-tall", "/finnes-ikke"]
OUTSIDE = ("/", "/anmeldelser", "/vinrx", "/assets/favicon.svg", "/mote", "/eksport/tabell.csv", "/_dash-layout")


@pytest.fixture(scope="module")
def app(data_folder):
    with loaded(settings_for(data_folder, base_path="/vinr/", reload_seconds=0)) as app:
        yield app


@pytest.fixture
def client(app):
    return app.server.test_client()


def addresses_in(document: str) -> set[str]:
    """Every attribute of a document that begins as an address of this server does."""
    tree = lxml.html.fromstring(document)
    values = {str(value) for value in tree.xpath("//@*") if re.match(r"/(?!/)\w|/$", str(value))}
    inside = [lxml.html.fragments_fromstring(t.text_content() or "") for t in tree.xpath("//template")]
    return values | {str(value) for part in inside for node in part if not isinstance(node, str)
                     for value in node.xpath(".//@*") if str(value).startswith("/")}  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_address_in_a_page_is_below_the_base_path(client, address):
    found = addresses_in(client.get(f"{BASE}{address}").text)
    paths = {page.path for page in PAGES} | {"/sok", "/nye-tall"}  # data-path, which our script compares with
    wrong = {one for one in found if not one.startswith(f"{BASE}/")} - paths - {BASE}
    assert len(found) > 5
    assert wrong == set()


def test_the_paths_that_a_page_calls_itself_are_no_links(client):
    tree = lxml.html.fromstring(client.get(f"{BASE}/anmeldelser").text)
    assert tree.xpath("//@data-path") == ["/anmeldelser"]
    assert [
        link
        for link in tree.xpath("//a/@href | //form/@action")
        if not link.startswith((BASE, "#", "?", "http", "tel"))
    ] == []


def test_every_link_and_asset_of_the_pages_answers(client):
    found = set()
    for address in ADDRESSES[:-1]:
        found |= {one for one in addresses_in(client.get(f"{BASE}{address}").text) if one.startswith(f"{BASE}/")}
    styles = [one for one in found if one.endswith(".css")]
    assert styles
    asked = [one for one in sorted(found) if not is_file(one)] + one_of_each_kind(filter(is_file, sorted(found)))
    wrong = {one: status for one in asked if (status := client.get(one, buffered=True).status_code) >= 400}
    assert wrong == {}


def is_file(address):
    return address.startswith(f"{BASE}/eksport/")


def one_of_each_kind(addresses):
    """The files take long to make, and are made alike."""
    return list({address.partition("?")[0].rpartition(".")[2]: address for address in addresses}.values())


@pytest.mark.parametrize("page", ["/", "/mote"])
def test_the_font_is_found_from_the_styles(client, page):
    document = lxml.html.fromstring(client.get(f"{BASE}{page}").text)
    address = document.xpath("//link[@rel='stylesheet']/@href")[0]
    font = re.search(r'url\("?([^")]*inter\.woff2)', client.get(address, buffered=True).text)[1]
    found = client.get(urljoin(address, font), buffered=True)
    assert (found.status_code, found.mimetype) == (200, "font/woff2")


@pytest.mark.parametrize("address", OUTSIDE)
def test_nothing_answers_beside_the_base_path(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/helse", "/klar"])
def test_machines_may_ask_for_health_at_the_root_and_below(client, address):
    assert [client.get(address).status_code, client.get(f"{BASE}{address}").status_code] == [200, 200]


@pytest.mark.parametrize(
    ("asked", "led_to"),
    [
        ("/anmeldelser?fra=alle", "/vinr/anmeldelser"),
        ("/mote/", "/vinr/mote"),
        ("/favicon.ico", "/vinr/assets/favicon.svg"),
    ],
)
def test_redirects_stay_below_it(client, asked, led_to):
    assert client.get(f"{BASE}{asked}").headers.get("Location") == led_to


@pytest.mark.parametrize("language", LANGUAGES)
def test_cookies_are_sent_to_the_dashboard_alone(client, language):
    assert "Path=/vinr/" in client.get(f"{BASE}/?sprak={language}").headers["Set-Cookie"]


def test_the_base_path_without_its_slash_is_the_front_page(client):
    assert client.get(BASE).status_code == 200
    assert "data-page" in client.get(BASE).text


def test_a_server_that_is_mounted_there_already_gives_the_same(client):
    mounted, below = client.get("/anmeldelser", base_url="http://localhost/vinr"), client.get(f"{BASE}/anmeldelser")
    assert "data-figure" in below.text
    assert [reply.text.split("react-entry-point")[0] for reply in (mounted, below)] == [
        below.text.split("react-entry-point")[0]
    ] * 2


def test_dash_is_told_where_it_is(client):
    config = lxml.html.fromstring(client.get(f"{BASE}/").text).get_element_by_id("_dash-config").text
    assert json.loads(config)["requests_pathname_prefix"] == "/vinr/"
