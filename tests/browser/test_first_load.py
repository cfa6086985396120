"""The index page names every useful script, no unused one, and nothing that doesn't exist."""

import re
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page, expect

from tests.browser.views import NewPage, choose, eventually, numbers_in, visit, wait_until_drawn, wait_until_painted
from tests.browser.watch import Watch

SCRIPT = re.compile(r"<script [^>]*src=\"([^\"]+)\"")
SCRIPT_TAG = re.compile(r"<script [^>]*src=[^>]*>")
TEMPLATE = re.compile(r"<template.*?</template>", re.DOTALL)
STYLE = re.compile(r"<link rel=\"stylesheet\" href=\"([^\"]+)\"")
PRELOAD = re.compile(r"<link rel=\"(?:preload|icon)\"[^>]*href=\"([^\"]+)\"")

REQUESTED_WHEN_READ = """() => document.addEventListener("DOMContentLoaded", () => {
    window.requested = performance.getEntriesByType("resource").map(({ name }) => name);
})"""


@pytest.fixture
def index(address) -> str:
    with urlopen(Request(address)) as reply:
        return reply.read().decode()


def test_the_first_page_names_no_unused_script(index):
    page, later = TEMPLATE.sub("", index), TEMPLATE.findall(index)
    assert [re.sub("-.*", "", name) for name in SCRIPT.findall(page)] == ["/assets/bundle"] * 2  # the theme, the others
    assert [name for name in SCRIPT.findall(index) if re.search(r"polyfill|dash_table|/html/|bootstrap|//", name)] == []
    assert [len(SCRIPT.findall(template)) for template in later] == [6, 2]  # of Dash, of plotly


def test_all_scripts_but_the_theme_wait_for_the_page(index):
    assert "defer" not in SCRIPT_TAG.findall(index)[0]
    assert "defer" in SCRIPT_TAG.findall(index)[1]


def test_no_script_of_dash_or_plotly_is_requested_while_the_document_is_read(page: Page):
    page.add_init_script(f"({REQUESTED_WHEN_READ})()")
    visit(page, "/anmeldelser")
    assert [name for name in page.evaluate("requested") if re.search("dash|plotly", name)] == []


def test_without_dash_the_first_figure_is_painted_and_a_filter_brings_another_page(page: Page, watch: Watch):
    page.route("**/_dash-component-suites/**", lambda route: route.abort())
    visit(page, "/anmeldelser")
    wait_until_painted(page)
    expect(page.locator("svg.figure-wide").first).to_be_in_viewport()
    choose(page, "from", "2016")
    page.wait_for_url("**/anmeldelser?fra=2016")
    assert numbers_in(wait_until_drawn(page), "police-reports") == ["43", "52", "39", "63*"]
    watch.complaints.clear()  # about the blocked scripts


def test_everything_that_the_first_page_names_exists(index, address):
    named = [*SCRIPT.findall(index), *PRELOAD.findall(index), *STYLE.findall(index)]
    assert len(PRELOAD.findall(index)) == 2
    assert {urlopen(address + name).status for name in named} == {200}


@pytest.mark.parametrize(
    ("language", "question", "source"),
    (
        ("nb", "Hvor mye vold blir anmeldt?", "Kilde: Oslo politidistrikt"),
        ("nn", "Kor mykje vald blir meld?", "Kjelde: Oslo politidistrikt"),
        ("en", "How much violence is reported?", "Source: Oslo"),
    ),
)
def test_the_document_itself_contains_the_page_in_its_language(address, language, question, source):
    with urlopen(f"{address}/anmeldelser?sprak={language}") as reply:
        document = reply.read().decode()
    assert question in document
    assert source in document
    assert "Loading..." not in document


def test_bytes_before_the_first_figure_and_in_total_are_within_budget(new_page: NewPage):
    """The budgets of the design: 150 kB for the page, its styles and fonts, 650 kB with all scripts."""
    page = new_page()
    sizes = {}
    page.on("requestfinished", lambda request: sizes.update({request.url: request.sizes()["responseBodySize"]}))
    visit(page, "/anmeldelser")
    scripts = sum(size for url, size in sizes.items() if url.split("?")[0].endswith(".js"))
    assert sum(sizes.values()) - scripts <= 150_000
    assert sum(sizes.values()) <= 650_000


def test_dash_takes_over_without_requesting_the_page_again(page: Page):
    asked = []
    page.on("request", lambda request: asked.append(request.url.split("/")[-1]))
    visit(page, "/anmeldelser")
    eventually(page, lambda: {"_dash-layout", "_dash-dependencies"} <= set(asked), True)
    page.wait_for_load_state("networkidle")
    assert asked.count("_dash-layout") == asked.count("_dash-dependencies") == 1
    assert "_dash-update-component" not in asked
