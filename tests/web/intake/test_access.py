"""The key: how it is shown and kept, and that nothing can be done without it."""

import re

import pytest

from dashboard.store.token import Keys
from dashboard.web.intake import access
from tests.web.intake.page import Shown

WRITES = ("/lukk", "/filer", "/publiser", "/forkast", "/angre", "/trekk-tilbake")
DEEDS = WRITES[1:]
LOCAL = {"X-Forwarded-For": "127.0.0.1", "X-Real-IP": "127.0.0.1", "Forwarded": "for=127.0.0.1;host=localhost"}


def cookie_of(reply) -> str:
    return next(line for line in reply.headers.getlist("Set-Cookie") if line.startswith(f"{access.COOKIE}="))


def test_everybody_sees_the_checklist_and_how_to_get_in(client):
    shown = Shown(client.get("/nye-tall"))
    assert shown.status == 200
    assert "Sjekkliste" in shown.words
    assert "Oslo politidistrikt, STRASAK" in shown.words
    assert "python app.py token" in shown.words
    assert shown.document.xpath("//input[@name='nokkel']")
    for kept in ("Utgaver", "Skriv påminnelse", "Legg til filer", "Publiser som"):
        assert kept not in shown.words
    assert shown.reply.headers["Cache-Control"] == "no-store"


def test_an_address_with_the_key_lets_the_browser_in_and_leads_to_one_without(client, key):
    reply = client.get(f"/nye-tall?nokkel={key}&sprak=nn&fra=2016")
    assert (reply.status_code, reply.headers["Location"]) == (303, "/nye-tall?sprak=nn&fra=2016")
    kept = cookie_of(reply)
    assert key not in kept
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(kept.split("; "))
    assert "Secure" not in kept
    assert "Utgåver" in Shown(client.get("/nye-tall?sprak=nn")).words


def test_the_field_lets_in_as_the_address_does(client, key):
    reply = client.post("/nye-tall", data={"nokkel": f" {key}\n"})
    assert (reply.status_code, reply.headers["Location"]) == (303, "/nye-tall")
    assert cookie_of(reply) == cookie_of(client.get(f"/nye-tall?nokkel={key}"))


def test_the_cookie_is_only_sent_over_https_where_the_reader_uses_https(client, key):
    assert "Secure" in cookie_of(client.get(f"/nye-tall?nokkel={key}", base_url="https://localhost"))


def test_a_wrong_key_opens_nothing_and_tells_nothing(client, key):
    for wrong in ("feil", key[:-1], "", "ø" * 300):
        reply = client.get("/nye-tall", query_string={"nokkel": wrong})
        assert reply.status_code == 403
        assert "Set-Cookie" not in reply.headers
        assert key[:4] not in reply.text
    assert "Det er ikke nøkkelen" in Shown(reply).words


def test_guesses_are_few_and_stop_the_right_key_too_for_a_while(client, key, monkeypatch):
    for _ in range(access.GUESSES):
        assert client.post("/nye-tall", data={"nokkel": "feil"}).status_code == 403
    reply = client.post("/nye-tall", data={"nokkel": key})
    assert (reply.status_code, reply.headers["Retry-After"]) == (429, "60")
    assert "Vent et minutt" in Shown(reply).words
    later = access.time.monotonic() + access.GUESS_SECONDS + 1
    monkeypatch.setattr(access.time, "monotonic", lambda: later)
    assert client.post("/nye-tall", data={"nokkel": key}).status_code == 303


def test_a_new_key_makes_the_old_cookie_worthless(operator):
    Keys(operator.holder.settings).renew()
    assert "Har du nøkkelen?" in operator.look().words
    assert operator.drop({"VINR.xlsx": b"x"}).status_code == 403


def test_signing_out_takes_the_cookie_away(operator):
    reply = operator.client.post("/nye-tall/lukk")
    assert reply.status_code == 303
    assert "Har du nøkkelen?" in operator.look().words


@pytest.mark.parametrize("headers", [{}, LOCAL, {"Host": "localhost"}, {"Cookie": "nokkel=1"}])
def test_nothing_is_done_without_the_key(app, client, headers):
    store = app.router.holder.store()
    before = (store.last(), len(store.acts()))
    for path in DEEDS:
        reply = client.post(f"/nye-tall{path}", data={"navn": "x", "grunn": "y", "til": "1"}, headers=headers)
        assert (path, reply.status_code) == (path, 403)
        assert "Du trenger nøkkelen" in Shown(reply).words
    assert (store.last(), len(store.acts())) == before


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}])
def test_other_sites_are_refused_also_with_the_cookie(operator, key, headers):
    for path in ("", *WRITES):
        reply = operator.client.post(f"/nye-tall{path}", data={"nokkel": key}, headers=headers)
        assert (path, reply.status_code, reply.text) == (path, 403, "403\n")


def test_what_only_operators_read_takes_the_key(client, operator):
    for path, refused in (("/tilstand", 403), ("/mal/police-2020.xlsx", 404)):
        assert client.get(f"/nye-tall{path}").status_code == refused
        assert operator.client.get(f"/nye-tall{path}").status_code == 200


def test_there_is_no_template_of_other_sources_and_years(operator):
    for path in ("ukjent-2020.xlsx", "police-1.xlsx", "ssb_08487-2020.xlsx"):
        assert operator.client.get(f"/nye-tall/mal/{path}").status_code == 404


def test_no_state_of_the_page_has_a_script_or_style_of_its_own(client, operator, corrected):
    operator.drop({"VINR.xlsx": corrected(58), "halv.xlsx": b"PK half"})
    pages = [client.get("/nye-tall"), operator.look().reply, operator.client.get("/nye-tall/trekk-tilbake?til=1")]
    for page in pages:
        assert re.findall(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", page.text) == []
