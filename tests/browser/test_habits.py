"""What readers expect of any good page: search, light or dark, a sign when something is slow, explained terms."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.views import (
    NewPage,
    choose,
    eventually,
    numbers_in,
    open_details,
    visit,
    with_long_table,
)
from tests.browser.watch import Watch

pytestmark = pytest.mark.browser

AXE = (Path(__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RUN_AXE = """async tags => (await axe.run(document, {runOnly: tags})).violations.map(
    found => found.id + ": " + found.nodes.map(node => node.html.slice(0, 120)).join(" | "))"""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
CALLBACKS, HEALTH, SEARCHES = (re.compile(part) for part in ("_dash-update-component", "/helse$", r"/sok\.json"))
FOCUSED = "() => document.activeElement.dataset.figure || document.activeElement.id"


def violations(page: Page) -> list[str]:
    page.evaluate(AXE)
    return page.evaluate(RUN_AXE, TAGS)


def search_for(page: Page, words: str) -> None:
    page.keyboard.press("Control+k")
    expect(page.locator("#search-field")).to_be_focused()
    page.keyboard.type(words)


def test_a_slash_opens_the_search_and_escape_returns_the_focus(page: Page):
    visit(page, "/beboere")
    page.locator("#filter-share").focus()
    page.keyboard.press("/")
    expect(page.get_by_role("dialog", name="Søk")).to_be_visible()
    expect(page.locator("#search-field")).to_be_focused()
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator("#filter-share")).to_be_focused()


def test_a_slash_typed_in_a_field_is_a_slash(page: Page):
    visit(page, "/sammenlikning")
    with_long_table(page)
    open_details(page)
    field = page.get_by_label("Søk i tabellen").first
    field.focus()
    page.keyboard.type("a/b")
    expect(field).to_have_value("a/b")
    expect(page.locator("#search-dialog")).to_be_hidden()


def test_the_slash_shortcut_can_be_turned_off_and_stays_off(page: Page):
    visit(page, "/om")
    page.get_by_role("button", name="Søk").click()
    page.get_by_role("button", name="Tasten / åpner søket").click()
    expect(page.get_by_role("button", name="Tasten / åpner søket")).to_have_attribute("aria-pressed", "false")
    visit(page, "/om")
    page.keyboard.press("/")
    expect(page.locator("#search-dialog")).to_be_hidden()
    page.keyboard.press("Control+k")
    expect(page.locator("#search-dialog")).to_be_visible()


def test_a_search_leads_to_the_figure_and_keeps_the_selection(page: Page):
    visit(page, "/beboere?fra=2016")
    search_for(page, "voldslovbrud")
    expect(page.locator(".search__hit.is-first")).to_contain_text("Anmeldt vold og mishandling")
    page.keyboard.press("Enter")
    eventually(page, lambda: page.evaluate(FOCUSED), "violence-offences")
    assert page.url.endswith("/anmeldelser?fra=2016#violence-offences")
    expect(page.locator('[data-figure="violence-offences"] h2')).to_be_in_viewport()


def test_enter_goes_to_the_answer_that_is_on_its_way_also_where_the_selection_would_hide_it(page: Page):
    visit(page, "/tiltak?status=fullfort")
    search_for(page, "oppfølgingstilbud utøver")
    page.keyboard.press("Enter")
    eventually(page, lambda: page.evaluate(FOCUSED), "measure-9")
    assert "status" not in page.url


def test_a_search_for_a_municipality_chooses_it(page: Page):
    visit(page, "/anmeldelser")
    search_for(page, "tana")
    expect(page.locator("#search-found")).to_contain_text("treff")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#filter-region")).to_have_value("5628")


def test_a_search_reports_the_number_of_results_or_none_and_that_nobody_answers(page: Page, watch: Watch):
    visit(page, "/")
    search_for(page, "xyzzy")
    found = page.locator("#search-found")
    expect(found).to_have_text("Ingen treff på «xyzzy». Det nærmeste er:")
    expect(page.locator(".search__hit")).to_have_count(3)
    page.keyboard.press("Control+a")
    page.keyboard.type("tabell 1")
    expect(page.locator(".search__hit.is-first")).to_contain_text("Tabell 1")
    expect(found).to_have_text(f"{page.locator('.search__hit').count()} treff")
    assert violations(page) == []
    page.route(SEARCHES, lambda route: route.abort())
    page.keyboard.type("2")
    expect(found).to_have_text("Ikke nett. Sjekk tilkoblingen og prøv igjen.")
    expect(page.locator(".search__hit")).to_have_count(0)
    watch.complaints.clear()


def test_the_page_of_the_search_is_a_page_like_others(page: Page):
    visit(page, "/sok?q=personvern&fra=2016")
    assert violations(page) == []
    page.get_by_role("searchbox").fill("tiltak 9")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Oppfølgingstilbud").click()
    eventually(page, lambda: page.evaluate(FOCUSED), "measure-9")
    assert page.url.endswith("/tiltak?fra=2016#measure-9")
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("tiltak 9")


def test_the_page_is_light_until_the_reader_chooses_and_then_stays_dark(new_page: NewPage):
    page = visit(new_page(color_scheme="dark"), "/anmeldelser")
    theme = page.locator("html")
    expect(theme).to_have_attribute("data-theme", "light")
    page.get_by_role("button", name="Mørkt").press("Enter")
    expect(theme).to_have_attribute("data-theme", "dark")
    assert violations(page) == []
    page.goto("/beboere", wait_until="commit")
    page.wait_for_function("document.body")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    visit(page, "/beboere")
    expect(page.get_by_role("button", name="Mørkt")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Lyst").click()
    expect(theme).to_have_attribute("data-theme", "light")
    page.get_by_role("button", name="Som enheten").click()
    expect(theme).to_have_attribute("data-theme", "dark")


def test_a_slow_reply_marks_the_page_busy_without_moving_anything(page: Page):
    visit(page, "/anmeldelser")
    held = []
    page.route(CALLBACKS, lambda route: held.append(route))
    before = page.locator("h1").bounding_box()
    choose(page, "from", "2016")
    expect(page.locator("main")).to_have_attribute("aria-busy", "true")
    assert page.locator("h1").bounding_box() == before
    for route in held:
        route.continue_()
    page.unroute(CALLBACKS)
    expect(page.locator("main")).to_have_attribute("aria-busy", "false")


def test_a_lost_server_is_reported_and_the_selection_applied_when_it_returns(page: Page, watch: Watch):
    visit(page, "/anmeldelser")
    before = page.locator("#police-reports-subtitle, #police-reports-source").all_inner_texts()
    for address in (CALLBACKS, HEALTH):
        page.route(address, lambda route: route.abort())
    choose(page, "from", "2016")
    notice = page.locator("#network-notice")
    expect(notice).to_be_visible()
    assert violations(page) == []
    page.unroute(CALLBACKS)
    page.unroute(HEALTH)
    expect(notice).to_be_hidden()
    expect(page.locator("#police-reports-source")).not_to_have_text(before[-1])
    eventually(page, lambda: numbers_in(page, "police-reports"), ["43", "52", "39", "63*"])
    watch.complaints.clear()
