"""The tasks that readers come with, on a laptop, by keyboard alone, and on a phone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.views import NewPage, chosen, figure, numbers_in, visit

pytestmark = pytest.mark.browser

SUBJECTS = ("/anmeldelser", "/beboere", "/samtaler", "/sammenlikning")
SCREENS = {(1280, 720): 0.85, (1920, 1080): 1.0}  # how much of the first figure must be on the first screen
SEEN = """() => {
    const card = document.querySelector("[data-figure]");
    const box = card.querySelector(".figure-room > svg:not(.figure-narrow)").getBoundingClientRect();
    const heading = card.querySelector("h2").getBoundingClientRect();
    return [(Math.min(box.bottom, innerHeight) - box.top) / box.height, heading.bottom];
}"""


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


def test_an_author_finds_a_figure_by_searching_and_takes_its_text_by_keyboard_alone(new_page: NewPage):
    page = visit(new_page(permissions=["clipboard-read", "clipboard-write"]), "/")
    page.keyboard.press("/")
    page.keyboard.type("økning i dagsamtaler")
    hits = page.locator(".search__hit")
    expect(hits.first).to_contain_text("Dagsamtaler")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Hvor mange har dagsamtaler på krisesenteret?")
    tab = page.locator("#conversations-tab-figure")
    for _ in range(60):
        page.keyboard.press("Tab")
        if tab.evaluate("tab => tab === document.activeElement"):
            break
    page.keyboard.press("End")
    page.keyboard.press("Tab")
    copy = figure(page, "conversations").get_by_role("button", name="Kopier tekst")
    expect(copy).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#announcement")).to_have_text("Teksten er kopiert")
    assert page.evaluate("navigator.clipboard.readText()").startswith("[Eksempeldata] Dagsamtaler")


def test_what_is_chosen_comes_along_in_words(page: Page):
    """Oslo has no residents at this centre: the next page says so by name, and shows the home municipality."""
    visit(page, "/anmeldelser?kommune=0301")
    page.locator('.navigation a[data-carries="/beboere"]').click()
    expect(page.locator("main [role=status]").first).to_contain_text("Beboere finnes ikke for Oslo. Viser Bærum.")
    assert chosen(page) == {"kommune": "0301"}
