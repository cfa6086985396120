"""axe finds nothing on any page, in any language, on phone and laptop, with everything open, and in unusual states."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.views import LANGUAGES, PATHS, NewPage, open_details, visit
from tests.browser.watch import Watch

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}


@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing_on_laptop_and_phone_in_light_and_dark_with_everything_opened(page: Page, path: str):
    visit(page, path)
    open_details(page)
    assert violations(page) == []
    page.set_viewport_size(PHONE)
    expect(page.locator("#menu-button")).to_be_visible()
    assert violations(page) == []
    page.evaluate("document.documentElement.setAttribute('data-theme', 'dark')")
    assert violations(page) == []


@pytest.mark.soak
@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "nb"])
@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing_in_the_other_languages(page: Page, path: str, language: str):
    visit(page, f"{path}?sprak={language}")
    open_details(page)
    assert violations(page) == []


STATES = (
    "/anmeldelser?fra=1800&kommune=9999&til=abc",
    "/anmeldelser?fra=2022&til=2023",
    "/tiltak?mal=1&status=fullfort",
    "/beboere?kommune=0220&kjonn=menn&gruppe=voksne",
    "/anmeldelser?kommune=0",
    "/sok?q=barn",
    "/finnes-ikke",
)


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_where_messages_or_no_figures_are_shown(page: Page, watch: Watch, state: str):
    visit(page, state)
    open_details(page)
    assert violations(page) == []
    if state == "/finnes-ikke":
        watch.complaints.clear()  # it is answered with 404


def test_axe_finds_nothing_in_a_list_of_places_that_is_open_and_in_figures_that_take_turns(page: Page):
    visit(page, "/anmeldelser")
    page.locator("#filter-region-typed").fill("as")
    expect(page.locator("#filter-region-list")).to_be_visible()
    assert violations(page) == []
    visit(page, "/samtaler#conversation-users")
    expect(page.locator("#conversation-users")).to_be_visible()
    assert violations(page) == []


def test_axe_finds_nothing_with_menu_and_filters_open_on_a_phone(new_page: NewPage):
    page = visit(new_page(**PHONE), "/beboere")
    page.locator("#menu-button").click()
    page.locator("#filter-button").click()
    expect(page.locator("#navigation")).to_be_visible()
    expect(page.locator("#filter-region")).to_be_visible()
    assert violations(page) == []


PAPER = """room => [getComputedStyle(room).backgroundColor, getComputedStyle(room).forcedColorAdjust]"""


def test_pictures_keep_their_background_in_forced_colours(new_page: NewPage):
    """A dark high-contrast theme would else leave their dark words on black."""
    page = visit(new_page(forced_colors="active", color_scheme="dark"), "/beboere")
    assert page.locator(".figure-room").first.evaluate(PAPER) == ["rgb(255, 255, 255)", "none"]


def test_axe_finds_nothing_when_the_network_is_gone(page: Page):
    visit(page, "/anmeldelser")
    page.wait_for_load_state("networkidle")  # figures drawn when idle have been loaded
    page.context.set_offline(True)
    expect(page.locator("#network-notice")).to_be_visible()
    assert violations(page) == []
    page.context.set_offline(False)
    expect(page.locator("#network-notice")).to_be_hidden()


def test_axe_would_find_a_missing_name(page: Page):
    """Proves that the check can fail."""
    visit(page, "/om")
    page.evaluate("document.querySelector('main').appendChild(document.createElement('button'))")
    assert [found.partition(" ")[0] for found in violations(page)] == ["button-name"]


@pytest.mark.parametrize("path", ("/anmeldelser", "/sammenlikning", "/tiltak"))
def test_figures_are_named_from_their_data_and_have_a_table(page: Page, path: str):
    visit(page, path)
    for card in page.locator("[data-figure]").all():
        figure = card.locator("figure")
        named = page.locator(f"#{figure.get_attribute('aria-labelledby')}")
        assert named.text_content() == card.locator(".subtitle").text_content()
        assert len(figure.locator("p.visually-hidden").text_content() or "") > 40
        assert figure.locator(".figure-room svg:not([aria-hidden])").count() == 0
        assert card.locator("table caption").count() >= 1


def test_landmarks_and_headings_give_the_page_its_shape(page: Page):
    visit(page, "/anmeldelser")
    for role in ("banner", "navigation", "main", "contentinfo"):
        assert page.get_by_role(role).count() >= 1, role
    levels = page.locator("h1, h2, h3, h4").evaluate_all("all => all.map(one => Number(one.tagName[1]))")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))


def test_a_changed_selection_is_announced_to_screen_readers(page: Page):
    visit(page, "/anmeldelser")
    live = page.locator("main [role=status]").first
    expect(live).to_have_text("")
    page.locator("#filter-from").select_option("2016")
    expect(live).to_contain_text("Figurene viser nå: Bærum, fra 2016. Bærum: 63 anmeldte forhold i 2019")
    page.locator("#filter-to").select_option("2018")
    expect(live).to_contain_text("Figurene viser nå: Bærum, 2016–2018. Bærum: 39 anmeldte forhold i 2018")
