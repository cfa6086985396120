"""The tasks that readers come with, on a laptop, by keyboard alone, and on a phone."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.keys import focused, tab_to
from tests.browser.views import NewPage, chosen, eventually, figure, numbers_in, visit

pytestmark = pytest.mark.browser

CLIPBOARD = ["clipboard-read", "clipboard-write"]
READ_CLIPBOARD = "navigator.clipboard.readText()"

SUBJECTS = ("/anmeldelser", "/beboere", "/samtaler", "/sammenlikning")
SCREENS = {(1280, 720): 0.85, (1920, 1080): 1.0}  # how much of the first figure must be on the first screen
SEEN = """() => {
    const card = document.querySelector("[data-figure]");
    const box = card.querySelector(".figure-room > svg:not(.figure-narrow)").getBoundingClientRect();
    const heading = card.querySelector("h2").getBoundingClientRect();
    return [(Math.min(box.bottom, innerHeight) - box.top) / box.height, heading.bottom];
}"""


Press = Callable[[Locator], None]


@pytest.fixture(params=["keyboard", "phone"])
def hands(request: pytest.FixtureRequest, new_page: NewPage) -> tuple[Page, Press]:
    """A page, and how its reader presses a button or follows a link: by keyboard alone, or with a thumb on a phone."""
    if request.param == "keyboard":
        page = new_page(permissions=CLIPBOARD)
        return page, lambda target: by_keyboard(page, target)
    page = new_page(390, 844, permissions=CLIPBOARD, has_touch=True)
    return page, lambda target: target.tap()


def by_keyboard(page: Page, target: Locator) -> None:
    """Tabs to the target, by arrows within a row of tabs, and presses Enter."""
    for _ in range(100):
        if target.evaluate("target => target === document.activeElement"):
            break
        page.keyboard.press("ArrowRight" if focused(page).get("role") == "tab" and is_tab(target) else "Tab")
    expect(target).to_be_focused()
    assert focused(page)["isSeen"]
    page.keyboard.press("Enter")


def is_tab(target: Locator) -> bool:
    return target.get_attribute("role") == "tab"


@pytest.mark.parametrize("path", SUBJECTS)
def test_the_first_figure_is_on_the_first_screen(new_page: NewPage, path: str):
    for (width, height), share in SCREENS.items():
        seen, heading = visit(new_page(width, height), path).evaluate(SEEN)
        assert (width, seen) >= (width, share)
        assert heading < height / 2


def test_the_filters_stay_in_sight_when_a_reader_scrolls(page: Page):
    visit(page, "/beboere")
    page.locator('[data-figure="residents-national"]').scroll_into_view_if_needed()
    assert page.locator("#filter-bar").bounding_box()["y"] == pytest.approx(0, abs=1)


def test_a_leader_who_wants_womens_numbers_from_asker_is_told_before_and_led_on_after(page: Page):
    """Every year's number of women from Asker is withheld."""
    visit(page, "/beboere?kommune=0220&fra=2017&til=2019")
    women = page.locator("#filter-sex option[value=kvinner]")
    expect(women).to_have_text("kvinner (skjult)")
    expect(women).to_be_disabled()
    visit(page, "/beboere?kommune=0220&fra=2017&til=2019&kjonn=kvinner")
    why = page.locator(".nothing")
    expect(why).to_contain_text("er skjult, fordi små tall kan røpe hvem det gjelder")
    assert why.bounding_box()["y"] < 300
    assert page.get_by_text("slik at ingen kan kjennes igjen").locator("visible=true").count() == 0  # said once
    why.get_by_role("link").first.click()
    expect(page.locator(".nothing")).to_have_count(0)
    assert numbers_in(page, "residents") != []


def test_a_leader_chooses_on_a_phone_and_sees_what_is_chosen_when_the_panel_is_shut(new_page: NewPage):
    page = visit(new_page(390, 844, permissions=["clipboard-read", "clipboard-write"]), "/beboere")
    sentence = page.locator("#filter-button")
    expect(sentence).to_contain_text("Beboere: kvinner og menn, voksne og barn, fra Bærum, 2016 til 2019")
    sentence.click()
    page.get_by_label("Fra år").select_option("2018")
    page.get_by_label("Gruppe").select_option("barn")
    expect(sentence).to_contain_text("Beboere: kvinner og menn, barn, fra Bærum, 2018 til 2019")
    page.get_by_role("button", name="Del lenke").click()
    expect(page.locator("#filter-share")).to_have_text("Lenken er kopiert")
    assert page.evaluate("navigator.clipboard.readText()").endswith("/beboere?fra=2018&gruppe=barn")
    sentence.click()
    assert numbers_in(page, "residents") == ["49", "43"]


def test_a_leader_chooses_place_and_years_and_sends_the_link_by_keyboard_alone(new_page: NewPage):
    page = visit(new_page(permissions=CLIPBOARD), "/beboere")
    tab_to(page, "filter-region")
    page.keyboard.type("ask")
    expect(page.locator("#residents-finding")).to_contain_text("Asker")
    tab_to(page, "filter-from")
    page.keyboard.press("ArrowDown")
    eventually(page, lambda: chosen(page), {"kommune": "0220", "fra": "2017"})
    tab_to(page, "filter-share")
    page.keyboard.press("Enter")
    expect(page.locator("#filter-share")).to_have_text("Lenken er kopiert")
    assert page.evaluate(READ_CLIPBOARD) == page.url


def test_a_first_visitor_sees_whose_numbers_they_are_and_starts_the_meeting(hands: tuple[Page, Press]):
    page, press = hands
    visit(page, "/")
    height = page.viewport_size["height"]
    seen = [page.locator("h1"), page.locator(".overview__strip dd").first, page.locator(".overview__number").first]
    assert all(each.bounding_box()["y"] < height for each in seen)
    expect(seen[1]).to_have_text("Bærum")
    press(page.get_by_role("link", name="Start møtet"))
    expect(page).to_have_url(re.compile("/mote$"))


def test_a_coordinator_finds_what_is_awaited_and_from_whom(hands: tuple[Page, Press]):
    page, press = hands
    visit(page, "/")
    press(page.locator(".overview__strip a"))
    expect(page.locator("h1")).to_have_text("Kan vi stole på tallene?")
    expect(page.locator("main")).to_contain_text("Tall for 2020 har vært ventet siden 01.01.2021")


def test_a_measures_owner_sees_their_own_and_what_is_next(hands: tuple[Page, Press]):
    page, press = hands
    visit(page, "/")
    press(page.get_by_role("link", name="5. Ressurspersoner i alle tjenester"))
    measure = page.locator("#measures-table tr", has_text="Ressurspersoner i alle tjenester")
    expect(measure).to_be_in_viewport()
    expect(measure).to_contain_text("Velferdstjenester")
    expect(measure).to_contain_text("Forsinket")
    expect(measure).to_contain_text("Utpeking gjenstår i flere tjenester")


def test_an_author_finds_a_figure_by_searching_and_takes_its_text(hands: tuple[Page, Press]):
    page, press = hands
    visit(page, "/")
    press(page.locator(".search-opener button").locator("visible=true"))
    page.keyboard.type("økning i dagsamtaler")
    hits = page.locator(".search__hit")
    expect(hits.first).to_contain_text("Dagsamtaler")
    press(hits.first)
    expect(page.locator("h1")).to_have_text("Hvor mange har dagsamtaler på krisesenteret?")
    card = figure(page, "conversations")
    press(card.get_by_role("tab", name="Bruk"))
    press(card.get_by_role("button", name="Kopier tekst"))
    expect(page.locator("#announcement")).to_have_text("Teksten er kopiert")
    assert page.evaluate(READ_CLIPBOARD).startswith("[Eksempeldata] Dagsamtaler")


def test_what_is_chosen_comes_along_in_words(page: Page):
    """Oslo has no residents at this centre: the next page says so by name, and shows the home municipality."""
    visit(page, "/anmeldelser?kommune=0301")
    page.locator('.navigation a[data-carries="/beboere"]').click()
    expect(page.locator("main [role=status]").first).to_contain_text("Beboere finnes ikke for Oslo. Viser Bærum.")
    assert chosen(page) == {"kommune": "0301"}
