"""The server: health, headers, languages, other sites, and the layout for the address that asks for it."""

import platform
import re
from html import unescape
from urllib.parse import urljoin, urlsplit

import lxml.html
import pytest

from dashboard.store.serving.holder import NoDataError
from dashboard.vocabulary.text import text
from dashboard.web.pages import PAGES
from dashboard.web.server import create
from tests.apps import loaded
from tests.conftest import settings_for

SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
ASSET = "/assets/styles/base.css"
SERVED = ("/", "/_dash-layout", "/_dash-dependencies", ASSET, "/helse", "/klar", "/anmeldelser")
HERE = "http://localhost"


@pytest.fixture(scope="module")
def app(data_folder):
    """The whole application on the shipped data, loaded."""
    with loaded(settings_for(data_folder)) as app:
        yield app


@pytest.fixture
def client(app):
    return app.server.test_client()


@pytest.fixture
def broken(small_data):
    """An application that can't keep what it publishes: a file is in place of the state folder."""
    (small_data / ".vinr").write_text("in the way")
    app = create(settings_for(small_data))
    app.start()
    with pytest.raises(NoDataError):  # after the first attempt
        app.holder.wait()
    yield app.server.test_client()
    app.stop()


def shown(client, address="/"):
    """The document at this address, as text."""
    reply = client.get(address)
    assert reply.status_code == 200
    return unescape(reply.text)


@pytest.mark.parametrize("address", SERVED)
def test_every_reply_carries_the_security_headers(client, address):
    reply = client.get(address, buffered=True)
    assert reply.status_code == 200
    for name, value in SECURITY.items():
        assert reply.headers[name] == value
    assert "default-src 'none'" in reply.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/finnes-ikke", 404),
        ("/figur/finnes-ikke.json", 404),
        ("/assets/finnes-ikke.css", 404),
        ("/eksport/finnes-ikke.csv", 404),
        ("/favicon.ico", 302),
        ("/mote/", 308),
        ("/nye-tall/mal/finnes-ikke-2024.xlsx", 404),
    ],
)
def test_errors_and_redirects_carry_the_security_headers_too(client, address, status):
    reply = client.get(address)
    assert reply.status_code == status
    assert {name: reply.headers.get(name) for name in SECURITY} == SECURITY
    assert "default-src 'none'" in reply.headers["Content-Security-Policy"]


def test_refusals_and_unchanged_files_carry_the_security_headers_too(client):
    first = client.get(ASSET, buffered=True)
    unchanged = client.get(ASSET, headers={"If-None-Match": first.headers["ETag"]}, buffered=True)
    unchanged.close()
    other_site = client.post("/_dash-update-component", headers={"Sec-Fetch-Site": "cross-site"})
    malformed = client.post("/_dash-update-component", json={})
    no_method = client.delete("/")
    refused = [unchanged, other_site, malformed, no_method]
    assert [reply.status_code for reply in refused] == [304, 403, 400, 405]
    assert [{name: reply.headers.get(name) for name in SECURITY} for reply in refused] == [SECURITY] * 4


def test_the_content_policy_allows_nothing_but_what_the_server_sends_as_a_file(client):
    policy = client.get("/").headers["Content-Security-Policy"]
    directives = dict(part.split(" ", 1) for part in policy.split("; "))
    assert not re.search(r"https?:|\*|\bws|unsafe|nonce|sha256", policy)
    assert directives["default-src"] == directives["frame-ancestors"] == "'none'"
    assert directives["script-src"] == directives["style-src"] == "'self'"


@pytest.mark.parametrize(
    "path", [*(page.path for page in PAGES), "/mote", "/nye-tall", "/finnes-ikke", "/eksport/x.csv"]
)
def test_no_page_holds_a_style_that_the_content_policy_forbids(client, path):
    page = lxml.html.fromstring(client.get(path).text)
    assert page.xpath("//style | //@style | //*[starts-with(name(), 'on')] | //@*[starts-with(name(), 'on')]") == []


def test_the_document_has_no_inline_script(client):
    inline = re.findall(r"<script(?![^>]*\bsrc=)([^>]*)>", client.get("/").text)
    assert [attributes for attributes in inline if "application/json" not in attributes] == []
    assert "onclick" not in client.get("/").text


def test_the_index_names_no_host_but_its_own(client):
    page = re.sub(r'(<a [^>]*)href="https://dinutvei\.no"', r"\1", client.get("/").text)  # which only a reader follows
    found = re.findall(r"(?:https?:)?//[\w.-]+\.\w+", page.replace(r"\u002f", "/"))
    assert set(found) <= {"http://www.w3.org"}  # the name of SVG, which nothing fetches


def test_no_page_tells_what_runs_on_the_server(client):
    page = client.get("/").text
    assert platform.python_version() not in page
    assert re.findall("(python|plotly|dash)_version|gcc", page, re.IGNORECASE) == []


def test_pages_and_data_are_not_kept_by_the_browser_and_assets_are(client):
    assert client.get("/").headers["Cache-Control"] == "no-store"
    assert "max-age=31536000" in client.get(ASSET, buffered=True).headers["Cache-Control"]


def test_replies_are_compressed_where_the_browser_can_read_it(client):
    reply = client.get("/anmeldelser", headers={"Accept-Encoding": "br"})
    assert reply.headers["Content-Encoding"] == "br"
    assert len(reply.data) < len(client.get("/anmeldelser").data) / 4


@pytest.mark.parametrize(
    ("query", "language"), [("", "nb"), ("?sprak=nn", "nn"), ("?sprak=en", "en"), ("?sprak=de", "nb")]
)
def test_the_documents_language_follows_the_address(app, query, language):
    assert f'<html lang="{language}">' in app.server.test_client().get(f"/{query}").text


def test_a_chosen_language_is_remembered_and_the_address_still_decides(app):
    client = app.server.test_client()
    client.get("/?sprak=en")
    assert '<html lang="en">' in client.get("/", follow_redirects=True).text
    assert '<html lang="nn">' in client.get("/?sprak=nn").text


@pytest.mark.parametrize("path", ["/", "/anmeldelser", "/mote", "/finnes-ikke"])
def test_an_address_without_a_language_leads_to_the_remembered_one(client, path):
    client.get("/?sprak=nn")
    assert client.get(f"{path}?fra=2016").headers["Location"] == f"{path}?fra=2016&sprak=nn"
    assert client.get(path).headers["Location"] == f"{path}?sprak=nn"
    client.get("/?sprak=nb")  # the default, which needs no word in the address
    assert client.get(path).status_code == (404 if path == "/finnes-ikke" else 200)


@pytest.mark.parametrize("path", ["/helse", "/_dash-dependencies", "/eksport/police-reports.svg"])
def test_unknown_addresses_are_not_redirected_to_a_language(client, path):
    client.get("/?sprak=nn")
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("path", ["/\t/evil.example/", "//evil.example/", "/\\evil.example", "/\r\nX: y", "/\x00/evil"])
def test_the_remembered_language_never_redirects_to_another_site(app, path):
    client = app.server.test_client()
    client.get("/?sprak=en")
    reply = client.get("/", environ_overrides={"PATH_INFO": path})
    target = urlsplit(urljoin("http://localhost/", reply.headers.get("Location", "/")))
    assert (target.scheme, target.netloc) == ("http", "localhost")


def test_the_language_cookie_is_unavailable_to_scripts_and_other_sites(client):
    cookie = client.get("/?sprak=en").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


@pytest.mark.parametrize(
    ("headers", "refused"),
    [
        ({"Origin": "https://evil.example"}, True),
        ({"Origin": "null"}, True),
        ({"Origin": "http://["}, True),
        ({"Origin": ""}, True),
        ({"Origin": "http://localhost:9999"}, True),
        ({"Sec-Fetch-Site": "cross-site"}, True),
        ({"Sec-Fetch-Site": "same-site"}, True),
        ({"Origin": HERE, "Sec-Fetch-Site": "same-origin"}, False),
        ({"Origin": HERE}, False),
        ({}, False),
    ],
)
def test_only_its_own_pages_may_post(client, headers, refused):
    reply = client.post("/_dash-update-component", json={}, headers=headers)
    assert (reply.status_code == 403) is refused


def test_another_site_may_link_here(client):
    headers = {"Sec-Fetch-Site": "cross-site", "Referer": "https://intranet.example/"}
    assert client.get("/anmeldelser", headers=headers).status_code == 200


def test_a_request_of_more_than_a_megabyte_is_refused(client):
    reply = client.post("/_dash-update-component", data=b"x" * 1_000_001, content_type="application/json")
    assert reply.status_code == 413


def test_it_is_ready_with_its_first_snapshot(client):
    assert client.get("/klar").status_code == 200


def test_it_is_alive_but_not_ready_where_nothing_can_be_kept(broken):
    assert (broken.get("/klar").status_code, broken.get("/klar").text) == (503, "vernet er brutt\n")
    assert broken.get("/helse").status_code == 200


def test_where_protection_is_damaged_meanwhile_the_figures_stay_and_it_is_said(small_data):
    with loaded(settings_for(small_data, reload_seconds=0)) as app:
        client = app.server.test_client()
        (small_data / ".vinr" / "manifest.json").unlink()
        app.holder.refresh()
        assert client.get("/klar").status_code == 503
        assert "63 anmeldte forhold" in shown(client, "/anmeldelser")
        assert "at manifest.json mangler" in shown(client, "/datagrunnlag")


def test_a_description_that_cannot_be_read_does_not_stop_the_start(small_data):
    (small_data / "breaks.toml").write_text("[[breaks]]\nkey = 'half'\n")
    with loaded(settings_for(small_data, reload_seconds=0)) as app:
        client = app.server.test_client()
        app.holder.refresh()
        assert client.get("/klar").status_code == 200
        said = shown(client, "/datagrunnlag")
    assert "breaks.toml" in said
    assert "half" not in said


def test_health_reveals_nothing_about_the_data(client):
    assert client.get("/helse").text == "ok\n"
    assert client.get("/klar").text == "klar\n"


def test_without_data_readers_are_told_so_without_the_reason(broken):
    reply = broken.get("/anmeldelser")
    said = unescape(reply.text)
    assert reply.status_code == 503
    assert ".vinr" not in said
    assert "Traceback" not in said
    assert "Tallene kan ikke vises nå." in said


NOT_SHOWN = ("funnel", "victims-national", "service-persons", "service-contacts")
"""The shipped files hold no population of all municipalities, no table of victims, and nothing of other services."""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_every_page_is_whole_in_the_document_at_its_address(client, page):
    document = shown(client, page.path)
    assert page.question(text("nb")) in document
    for key in page.figures:
        assert (f'data-figure="{key}"' in document) == (key not in NOT_SHOWN)


@pytest.mark.parametrize("language", ["nn", "en"])
def test_a_page_is_written_in_the_language_of_its_address(client, language):
    about = next(page for page in PAGES if page.path == "/om")
    assert about.question(text(language)) in shown(client, f"/om?sprak={language}")


def test_the_document_shows_the_selection_of_the_address(client):
    said = shown(client, "/anmeldelser?fra=2016&til=2018")
    assert "39 anmeldte forhold i 2018" in said
    assert "63 anmeldte forhold" not in said.replace("63 anmeldte forhold i 2019. For få år", "")


def test_an_impossible_selection_is_explained_on_the_page(client):
    assert "There are no figures for 1990; the nearest year is" in shown(client, "/anmeldelser?fra=1990&sprak=en")


def test_an_unknown_page_says_so_in_the_readers_language(client):
    reply = client.get("/no-such-page?sprak=en")
    assert reply.status_code == 404
    assert "Page not found" in reply.text
    assert "Page not found" not in client.get("/no-such-page?sprak=nn").text


@pytest.mark.parametrize(
    ("asked", "offered"), [("/oversikt", "/"), ("/annmeldelser", "/anmeldelser"), ("/møte", "/mote"), ("/xyz", "/")]
)
def test_an_unknown_page_offers_the_nearest(client, asked, offered):
    page = lxml.html.fromstring(client.get(asked).text)
    assert offered in [link.get("href") for link in page.xpath("//main//a")]


def test_a_slash_at_the_end_makes_no_difference(client):
    assert "data-figure" in shown(client, "/anmeldelser/")


@pytest.mark.parametrize(
    ("asked", "led_to"),
    [
        ("/anmeldelser?fra=alle&til=2018", "/anmeldelser?til=2018"),
        ("/anmeldelser?fra=alle&til=alle&kommune=alle", "/anmeldelser"),
        (
            "/rapport?figurer=ingen&figur=residents&figur=measures&sprak=nn",
            "/rapport?sprak=nn&figurer=residents,measures",
        ),
        ("/rapport?fra=alle&figurer=ingen", "/rapport?figurer=ingen"),
    ],
)
def test_a_form_without_scripts_redirects_to_the_short_address(app, asked, led_to):
    reply = app.server.test_client().get(asked)
    assert (reply.status_code, reply.headers["Location"]) == (302, led_to)


def test_the_form_keeps_what_other_pages_and_the_language_put_into_the_address(client):
    document = shown(client, "/samtaler?mal=2&fra=2018&sprak=en&utgave=abc")
    hidden = re.findall(r'<input type="hidden" name="(\w+)" value="(\w+)" form="filter-form"', document)
    assert hidden == [("mal", "2"), ("sprak", "en")]


@pytest.mark.parametrize("query", ["fra=%ff%00&til=<script>", "a" * 1900, "figur=%00", "fra=alle&x=%ff"])
def test_an_odd_query_does_no_harm(client, query):
    assert client.get(f"/anmeldelser?{query}", follow_redirects=True).status_code == 200
