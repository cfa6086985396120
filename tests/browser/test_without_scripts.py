"""With scripts off, every page can be read, filtered, printed and saved as files."""

from io import BytesIO

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_pages import PAGES
from tests.browser.views import LANGUAGES, MAIN_NOW, NewPage, chosen, figure, numbers_in, table_of

pytestmark = pytest.mark.browser
CONTROLS = "#filter-share, .search-key, [data-copy], .theme, .menu-button, .filter-toggle, .report-moves"


def visit(page: Page, address: str) -> Page:
    """Opens an address; with scripts off, nothing in the page can be polled."""
    page.goto(address, wait_until="networkidle")
    return page


@pytest.fixture
def plain(new_page: NewPage) -> Page:
    return new_page(java_script_enabled=False)


@pytest.mark.parametrize("path", MAIN_NOW)
def test_a_page_is_read(plain: Page, path: str):
    _, keys = PAGES[path]
    visit(plain, path)
    expect(plain.locator("h1")).to_have_count(1)
    expect(plain.locator(".navigation [aria-current=page]")).to_have_attribute("href", path)
    for key in keys:
        expect(figure(plain, key).locator("h2")).to_be_visible()
        expect(figure(plain, key).locator(".source")).to_be_visible()
        if key == "measures":
            assert plain.locator("#measures-table tr").count() == 12
            continue
        expect(figure(plain, key).locator(".figure-wide")).to_be_visible()
        expect(figure(plain, key).locator(".figure-narrow")).to_be_hidden()
        assert len(table_of(plain, key)) > 1
    for control in plain.locator(CONTROLS).all():
        expect(control).to_be_hidden()


def test_on_a_phone_the_narrow_pictures_the_menu_and_the_filters_are_there(new_page: NewPage):
    phone = visit(new_page(width=390, height=844, java_script_enabled=False), "/anmeldelser")
    expect(phone.locator(".figure-narrow").first).to_be_visible()
    expect(phone.locator(".figure-wide").first).to_be_hidden()
    expect(phone.get_by_role("link", name="Beboere")).to_be_visible()
    expect(phone.locator("#filter-from")).to_be_visible()
    assert phone.evaluate("document.scrollingElement.scrollWidth") <= 390


def test_a_table_is_opened(plain: Page):
    visit(plain, "/anmeldelser")
    table = plain.locator("#police-reports-data")
    expect(table).to_be_hidden()
    figure(plain, "police-reports").locator("summary", has_text="Tabell").click()
    expect(table).to_be_visible()


def test_a_filter_leads_to_the_same_address_as_with_scripts(plain: Page):
    visit(plain, "/anmeldelser?sprak=nn&mal=2")
    plain.locator("#filter-from").select_option("2016")
    plain.locator("#filter-form").get_by_role("button", name="Vis").click()
    expect(plain.locator("#filter-from")).to_have_value("2016")
    assert chosen(plain) == {"mal": "2", "sprak": "nn", "fra": "2016"}
    assert numbers_in(plain, "police-reports") == ["43", "52", "39", "63*"]
    plain.get_by_role("link", name="Nullstill").click()
    expect(plain.locator("#filter-from")).to_have_value("alle")
    assert chosen(plain) == {"sprak": "nn"}


def test_the_share_assumed_to_be_reported_belongs_to_the_same_form(plain: Page):
    visit(plain, "/anmeldelser?fra=2016")
    plain.locator("#filter-reported-low").select_option("10")
    plain.locator(".assumption").get_by_role("button", name="Vis").click()
    expect(plain.locator(".card-figure:has(> #dark-figure)")).to_contain_text("190–810")
    assert chosen(plain) == {"fra": "2016", "andelfra": "10"}


def test_links_carry_the_selection_to_other_pages_and_languages(plain: Page):
    visit(plain, "/anmeldelser?fra=2018")
    plain.get_by_role("link", name="English").click()
    expect(plain.locator("html")).to_have_attribute("lang", "en")
    plain.locator(".navigation a", has_text="Day conversations").click()
    assert chosen(plain) == {"fra": "2018", "sprak": "en"}
    assert numbers_in(plain, "conversations") == ["259", "291"]


def test_the_search_leads_to_a_part_of_a_page(plain: Page):
    visit(plain, "/anmeldelser?fra=2018")
    plain.get_by_role("button", name="Søk").click()
    field = plain.get_by_role("searchbox", name="Side, figur, kommune, begrep eller tiltak")
    field.fill("hvorfor er tall skjult")
    field.press("Enter")
    expect(plain.get_by_text("treff")).to_be_visible()
    plain.get_by_role("link", name="Personvern").click()
    expect(plain.locator("#privacy")).to_be_in_viewport()
    assert chosen(plain) == {"fra": "2018"}


def test_the_current_view_is_downloaded_as_word(plain: Page):
    visit(plain, "/beboere?fra=2017&til=2019")
    menu = plain.locator('[data-export-menu="residents"]')
    figure(plain, "residents").locator("summary", has_text="Bruk").click()
    with plain.expect_download(timeout=60_000) as saved:
        menu.get_by_role("link", name="Word").click()
    assert saved.value.suggested_filename.startswith("beboere")
    assert "2017-2019" in saved.value.suggested_filename


def test_figures_of_the_report_are_chosen(plain: Page):
    visit(plain, "/rapport?fra=2017")
    plain.locator("#report-choose-residents").uncheck()
    plain.locator("#report-choice ~ div").get_by_role("button", name="Vis").click()
    figures = chosen(plain)["figurer"].split(",")
    assert chosen(plain)["fra"] == "2017"
    assert "residents" not in figures
    assert len(figures) > 5
    while plain.locator(".report-tick:checked").count():
        plain.locator(".report-tick:checked").first.uncheck()
    plain.locator("#report-choice ~ div").get_by_role("button", name="Vis").click()
    assert chosen(plain)["figurer"] == "ingen"
    expect(plain.get_by_text("Ingen figur er valgt")).to_be_visible()


def test_a_page_is_printed_with_its_figures(plain: Page):
    import pikepdf

    visit(plain, "/anmeldelser")
    with pikepdf.open(BytesIO(plain.pdf(prefer_css_page_size=True))) as pdf:
        words = sum(len(page.Contents.read_bytes()) for page in pdf.pages)
        assert 1 <= len(pdf.pages) <= 8
        assert not any(page.get_images() for page in pdf.pages)  # figures are lines and words
    assert words > 20_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_submit_button_speaks_the_readers_language(plain: Page, language: str):
    visit(plain, f"/anmeldelser?sprak={language}")
    button = plain.locator("#filter-form").get_by_role("button")
    expect(button).to_have_text({"nb": "Vis", "nn": "Vis", "en": "Show"}[language])
