"""What the index page names: every script of use, none that nothing uses, and nothing that is not there."""

import re
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page

from tests.browser.views import visit

SCRIPT = re.compile(r"<script src=\"([^\"]+)\"")
PRELOAD = re.compile(r"<link rel=\"(?:preload|icon)\"[^>]*href=\"([^\"]+)\"")


@pytest.fixture
def index(address) -> str:
    with urlopen(Request(address)) as reply:
        return reply.read().decode()


def test_the_first_page_names_no_script_that_nothing_uses(index):
    scripts = SCRIPT.findall(index)
    assert any("00-plotly-basic" in name for name in scripts)
    assert len([name for name in scripts if name.startswith("/assets/bundle-")]) == 1
    assert [name for name in scripts if re.search(r"polyfill|dash_table|plotly\.min|//", name)] == []


def test_all_that_the_first_page_names_is_there(index, address):
    named = [*SCRIPT.findall(index), *PRELOAD.findall(index)]
    assert len(PRELOAD.findall(index)) == 3
    assert {urlopen(address + name).status for name in named} == {200}


@pytest.mark.parametrize(
    ("language", "question", "said"),
    (
        ("nb", "Hvor mye vold blir anmeldt?", "Henter tallene"),
        ("nn", "Kor mykje vald blir meld?", "Hentar tala"),
        ("en", "How much violence is reported?", "Loading the figures"),
    ),
)
def test_the_document_itself_asks_the_pages_question_in_its_language(address, language, question, said):
    with urlopen(f"{address}/anmeldelser?sprak={language}") as reply:
        document = reply.read().decode()
    assert question in document
    assert said in document
    assert "Loading..." not in document


def test_what_stood_there_while_waiting_is_gone_when_the_page_has_come(page: Page):
    visit(page, "/anmeldelser")
    page.wait_for_function("!document.getElementById('skeleton')")
    assert page.locator("h1").count() == 1


def test_the_layout_is_asked_for_once(page: Page):
    asked = []
    page.on("request", lambda request: asked.append(request.url.split("/")[-1]))
    visit(page, "/anmeldelser")
    assert asked.count("_dash-layout") == asked.count("_dash-dependencies") == 1
