"""Every task by keyboard alone, with the focus always visible."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.keys import MOST_STOPS, focused, tab_to
from tests.browser.views import NewPage, chosen, eventually, numbers_in, visit

pytestmark = pytest.mark.browser


def walk(page: Page) -> list[dict]:
    """Every tab stop, from the top of the page until the focus leaves it."""
    stops: list[dict] = []
    while len(stops) < MOST_STOPS:
        page.keyboard.press("Tab")
        found = focused(page)
        if not found:
            return stops
        stops.append(found)
    raise AssertionError(f"Tab never leaves the page: {[stop['name'] for stop in stops[-5:]]}")


def test_the_skip_link_is_first_and_leads_to_the_content(page: Page):
    visit(page, "/anmeldelser")
    page.keyboard.press("Tab")
    skip = page.locator(".skip-link")
    expect(skip).to_be_focused()
    eventually(page, lambda: focused(page)["isInside"], True)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("path", ("/anmeldelser", "/sammenlikning", "/tiltak", "/rapport"))
def test_tab_visits_the_whole_page_with_visible_focus(page: Page, path: str):
    visit(page, path)
    stops = walk(page)
    assert [stop["name"] for stop in stops if not stop["isSeen"]] == []
    assert [stop["name"] for stop in stops if not stop["isInside"]] == []
    names = [stop["name"] for stop in stops]
    assert names[0] == "Hopp til innholdet"
    for link in ("Oversikt", "Anmeldelser", "Tiltak", "Datagrunnlag"):
        assert link in " ".join(names)
    assert [name for name in names if name.startswith("filter-")], "no filter can be reached"
    assert len([stop for stop in stops if stop["role"] == "tab"]) == page.locator("[role=tablist]").count()
    assert len(names) < MOST_STOPS


def test_a_filter_is_changed_by_arrows(page: Page):
    visit(page, "/samtaler")
    tab_to(page, "filter-from")
    page.keyboard.press("ArrowDown")
    eventually(page, lambda: numbers_in(page, "conversations"), ["259", "291"])
    assert chosen(page) == {"fra": "2018"}
    assert focused(page)["name"] == "filter-from"
    tab_to(page, "Nullstill")
    page.keyboard.press("Enter")
    eventually(page, lambda: numbers_in(page, "conversations"), ["145", "259", "291"])
    assert focused(page)["name"].startswith("filter-"), "the focus must not be lost with the link"


def test_a_cards_tabs_are_moved_through_by_arrows(page: Page):
    visit(page, "/anmeldelser")
    card = page.locator('[data-figure="police-reports"]')
    tab_to(page, "police-reports-tab-figure")
    expect(card.locator("#police-reports-data")).to_be_hidden()
    page.keyboard.press("ArrowRight")
    assert focused(page)["name"] == "police-reports-tab-table"
    expect(card.locator("#police-reports-data")).to_be_visible()
    expect(card.locator(".figure-room")).to_be_hidden()
    page.keyboard.press("ArrowRight")
    expect(card.locator("#police-reports-about")).to_be_visible()
    page.keyboard.press("End")
    expect(card.locator(".export-menu")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(card.locator(".figure-room")).to_be_visible()


def test_the_link_is_copied_by_keyboard(new_page: NewPage):
    page = visit(new_page(permissions=["clipboard-read", "clipboard-write"]), "/anmeldelser?fra=2016")
    tab_to(page, "filter-share")
    page.keyboard.press("Enter")
    expect(page.locator("#announcement")).to_have_text("Lenken er kopiert")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    assert focused(page)["name"] == "filter-share"


def test_conversations_and_people_take_turns_and_a_link_shows_the_one_it_leads_to(page: Page):
    visit(page, "/samtaler")
    talks, people = (page.locator(f'[data-figure="{key}"]') for key in ("conversations", "conversation-users"))
    expect(people).to_be_hidden()
    tab_to(page, "Personer")
    page.keyboard.press("Enter")
    expect(people).to_be_visible()
    expect(talks).to_be_hidden()
    tab_to(page, "Dagsamtaler per person")  # in the page's list of figures
    page.keyboard.press("Enter")
    expect(page.locator('[data-figure="conversations-per-person"]')).to_be_focused()
    expect(page.locator(".contents [aria-current]")).to_have_text(["Dagsamtaler per person"])


def test_the_files_of_a_figure_are_reached_by_keyboard(page: Page):
    visit(page, "/anmeldelser")
    tab_to(page, "police-reports-tab-figure")
    page.keyboard.press("End")
    menu = page.locator('[data-export-menu="police-reports"]')
    expect(menu).to_be_visible()
    reached = []
    while not reached or len(reached) < MOST_STOPS and not reached[-1]["name"].startswith("Kopier lenke"):
        page.keyboard.press("Tab")
        reached.append(focused(page))
    assert all(stop["isSeen"] for stop in reached)
    assert sum(stop["tag"] == "A" for stop in reached) >= 5


def test_a_place_is_typed_and_chosen_by_keyboard(page: Page):
    visit(page, "/anmeldelser")
    tab_to(page, "filter-region-typed")
    page.keyboard.type("tana")
    field = page.locator("#filter-region-typed")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#filter-region-list [role=option]")).to_have_text(["Deatnu – Tana"])
    page.keyboard.press("Escape")
    expect(field).to_have_value("Bærum")
    page.keyboard.type("ask")
    page.keyboard.press("Enter")
    expect(page.locator("#violence-rate-finding")).to_contain_text("Asker")
    assert chosen(page) == {"kommune": "3203"}
    expect(field).to_be_focused()
    expect(field).to_have_value("Asker")


def test_other_pages_and_languages_are_reached_by_keyboard(page: Page):
    visit(page, "/")
    tab_to(page, "Dagsamtaler")
    page.keyboard.press("Enter")
    expect(page).to_have_title("Dagsamtaler – Bærum")
    expect(page.locator("main")).to_be_focused()
    tab_to(page, "Nynorsk")
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("lang", "nn")
    assert chosen(page) == {"sprak": "nn"}


def test_menu_and_filters_open_and_close_by_keyboard_on_a_phone(new_page: NewPage):
    page = visit(new_page(width=390, height=844), "/anmeldelser")
    button, navigation = page.locator("#menu-button"), page.locator("#navigation")
    expect(navigation).to_be_hidden()
    tab_to(page, "menu-button")
    page.keyboard.press("Enter")
    expect(navigation).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    tab_to(page, "Oversikt")
    page.keyboard.press("Escape")
    expect(navigation).to_be_hidden()
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    tab_to(page, "filter-button")
    expect(page.locator("#filter-from")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.locator("#filter-from")).to_be_visible()
    page.keyboard.press("Tab")
    assert focused(page)["name"] == "filter-region-typed"


def test_choosing_a_page_on_a_phone_closes_the_menu(new_page: NewPage):
    page = visit(new_page(width=390, height=844), "/")
    page.locator("#menu-button").click()
    page.locator("#navigation").get_by_role("link", name="Beboere").click()
    expect(page).to_have_title("Beboere – Bærum")
    expect(page.locator("#navigation")).to_be_hidden()
    expect(page.locator("main")).to_be_focused()
