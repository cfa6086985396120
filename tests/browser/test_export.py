"""Exporting by mouse and keyboard: menus that report progress, a copied picture, and a composed report."""

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.documents.files import report_file
from dashboard.vocabulary.selection import Selection
from tests.browser.views import NewPage, visit

pytestmark = pytest.mark.browser
SLOW_MS = 60_000
AXE = "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}).then(r => r.violations)"


def menu_of(page: Page, key: str):
    menu = page.locator(f'[data-export-menu="{key}"]')
    page.locator(f"#{key}-tab-use").click()
    return menu


def violations(page: Page) -> list[str]:
    page.evaluate(Path(__file__).with_name("axe.min.js").read_text(encoding="utf-8"))
    return [f"{found['id']}: {found['help']}" for found in page.evaluate(AXE)]


def order(page: Page) -> list[str]:
    return page.locator("[data-report]").get_attribute("data-order").split(",")


def test_a_file_has_the_chosen_years_size_and_title(page: Page):
    visit(page, "/anmeldelser?fra=2016")
    menu = menu_of(page, "police-reports")
    menu.get_by_label("Størrelse på bilde og diagram").select_option("word_half")
    menu.get_by_label("Tittel og kilde i bildet").select_option("ja")
    with page.expect_request("**/eksport/**") as asked, page.expect_download(timeout=SLOW_MS) as saved:
        menu.get_by_role("link", name="SVG").click()
    assert asked.value.url.endswith("/eksport/police-reports.svg?fra=2016&storrelse=word_half&tittel=ja")
    name = saved.value.suggested_filename
    assert name == "anmeldte-forhold_baerum_2016-2019_2020-01-14_word8cm.svg"
    expect(menu.get_by_role("status")).to_have_text(f"SVG er lastet ned: {name}")


def test_a_menus_links_carry_filters_size_and_title_before_any_click(page: Page):
    """A saved link, a copied one and a new tab must give the file of the current view."""
    visit(page, "/beboere?fra=2017&til=2019")
    menu = menu_of(page, "residents")
    word = menu.get_by_role("link", name="Word")
    expect(word).to_have_attribute("href", "/eksport/residents.docx?fra=2017&til=2019")
    menu.get_by_label("Størrelse på bilde og diagram").select_option("word_half")
    expect(word).to_have_attribute("href", "/eksport/residents.docx?fra=2017&til=2019&storrelse=word_half")
    page.locator("#filter-region").select_option("0220")
    expect(word).to_have_attribute("href", "/eksport/residents.docx?fra=2017&til=2019&kommune=0220&storrelse=word_half")
    menu.get_by_label("Tittel og kilde i bildet").select_option("ja")
    menu.get_by_label("Størrelse på bilde og diagram").select_option("word_full")
    expect(word).to_have_attribute("href", "/eksport/residents.docx?fra=2017&til=2019&kommune=0220&tittel=ja")


def test_a_menu_opened_after_a_filter_has_its_links(page: Page):
    visit(page, "/beboere")
    page.locator("#filter-region").select_option("0220")
    expect(page.locator("#residents-source")).to_contain_text("Asker")
    menu = menu_of(page, "residents")
    expect(menu.get_by_role("link", name="CSV")).to_have_attribute("href", "/eksport/residents.csv?kommune=0220")


def test_the_report_links_leave_out_an_unticked_figure(page: Page):
    visit(page, "/rapport?fra=2017")
    page.locator("#report-choose-residents").click()
    figures = [key for key in order(page) if key != "residents"]
    word = page.locator('a[href^="/eksport/rapport.docx"]')
    expect(word).to_have_attribute("href", f"/eksport/rapport.docx?fra=2017&figurer={','.join(figures)}")


def test_a_figure_without_numbers_gives_the_reason_and_no_file(page: Page, watch):
    visit(page, "/anmeldelser?fra=2019&til=2019")
    reason = page.locator("#violence-rate-empty").inner_text()
    assert len(reason) > 30
    expect(page.locator('[data-export-menu="violence-rate"]')).to_be_hidden()
    visit(page, "/anmeldelser")
    word = menu_of(page, "violence-rate").get_by_role("link", name="Word")
    word.evaluate("link => { link.href = link.href.split('?')[0] + '?fra=2019&til=2019'; }")  # as from an older page
    word.click()
    status = page.locator('[data-export-menu="violence-rate"]').get_by_role("status")
    expect(status).to_have_text(reason, timeout=SLOW_MS)
    assert [words for words in watch.complaints if "404" not in words] == []
    watch.complaints.clear()  # the browser itself logs the 404 that brought the reason


def test_a_picture_is_copied_to_the_clipboard(new_page: NewPage):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    visit(page, "/anmeldelser")
    menu = menu_of(page, "police-reports")
    menu.get_by_role("button", name="Kopier bilde").click()
    expect(menu.get_by_role("status")).to_contain_text("Bildet er kopiert", timeout=SLOW_MS)
    kinds = page.evaluate("navigator.clipboard.read().then(items => items.flatMap(item => item.types))")
    assert kinds == ["image/png"]


def test_when_copying_is_refused_the_page_says_what_to_do(page: Page):
    page.add_init_script("delete window.ClipboardItem")
    visit(page, "/anmeldelser")
    menu = menu_of(page, "police-reports")
    menu.get_by_role("button", name="Kopier bilde").click()
    expect(menu.get_by_role("status")).to_contain_text("Last ned PNG ovenfor")


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (390, 844)])
def test_an_open_menu_is_accessible_and_fits_the_screen(new_page: NewPage, width: int, height: int):
    page = new_page(width, height)
    visit(page, "/anmeldelser")
    menu = menu_of(page, "police-reports")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    size = menu.get_by_label("Størrelse på bilde og diagram")
    assert size.evaluate("""select => {
        const pen = document.createElement("canvas").getContext("2d"), style = getComputedStyle(select);
        pen.font = style.font;
        const room = select.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
        return Math.max(...[...select.options].map(one => pen.measureText(one.text).width)) <= room;
    }""")
    boxes = [link.bounding_box() for link in menu.locator("a, button, select").all()]
    assert all(box["height"] >= 24 and box["width"] >= 24 for box in boxes)


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (390, 844)])
def test_the_report_page_is_accessible_and_fits_the_screen(new_page: NewPage, width: int, height: int):
    page = new_page(width, height)
    visit(page, "/rapport?figurer=residents,police-reports")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_figure_is_moved_by_keyboard_and_the_focus_follows_it(page: Page):
    visit(page, "/rapport?figurer=residents,police-reports,measures")
    button = page.locator("#report-down-residents")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-report]")).to_have_attribute("data-order", "police-reports,residents,measures")
    assert "figurer=police-reports,residents,measures" in page.url
    expect(button).to_be_focused()
    expect(page.locator("#announcement")).to_contain_text("er nummer 2 av 3.")
    expect(page.locator(".report-preview h4").first).to_contain_text("63 anmeldte")


def test_a_figure_removed_and_added_again_returns_to_its_default_place(page: Page):
    visit(page, "/rapport")
    usual = order(page)
    box = page.locator("#report-choose-residents")
    box.click()
    expect(page.locator("[data-report]")).to_have_attribute(
        "data-order", ",".join(k for k in usual if k != "residents")
    )
    expect(box).not_to_be_checked()
    expect(box).to_be_focused()
    box.click()
    expect(page.locator("[data-report]")).to_have_attribute("data-order", ",".join(usual))
    assert "figurer" not in page.url


def test_a_choice_survives_reload_and_back(page: Page):
    visit(page, "/rapport")
    page.locator("#report-none").click()
    expect(page.get_by_text("Ingen figur er valgt, så det er ikke noe dokument å lage")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Ingen figur er valgt, så det er ikke noe dokument å lage")).to_be_visible()
    page.locator("#report-all").click()
    expect(page.locator('a[href="/eksport/rapport.docx"]')).to_be_visible()
    page.go_back()
    expect(page.get_by_text("Ingen figur er valgt, så det er ikke noe dokument å lage")).to_be_visible()


def test_the_downloaded_report_is_the_chosen_one(page: Page):
    visit(page, "/rapport?figurer=residents&fra=2017&til=2019")
    with page.expect_request("**/eksport/rapport.docx*") as asked, page.expect_download(timeout=SLOW_MS) as saved:
        page.locator('a[href^="/eksport/rapport.docx"]').click()
    assert asked.value.url.endswith("/eksport/rapport.docx?fra=2017&til=2019&figurer=residents")
    assert saved.value.suggested_filename.startswith("vold-i-naere-relasjoner_baerum_2017-2019_")


def test_the_chosen_language_applies_to_document_and_page(page: Page):
    visit(page, "/rapport?figurer=residents,police-reports")
    page.locator("#report-language").select_option("nn")
    expect(page.get_by_role("heading", name="Kva dokumentet inneheld")).to_be_visible()
    assert order(page) == ["residents", "police-reports"]


def test_the_preview_has_a_picture_of_each_figure(page: Page):
    visit(page, "/rapport?figurer=residents,police-reports")
    pictures = page.locator(".report-picture svg")
    expect(pictures).to_have_count(2)
    assert all(picture.bounding_box()["width"] > 200 for picture in pictures.all())


def test_the_offline_report_pages_as_fast_as_keys_are_pressed(browser: Browser, published, tmp_path):
    made = report_file(published, Selection(), "html", exported=date(2026, 3, 14))
    file = tmp_path / made.name
    file.write_bytes(made.content)
    page = browser.new_page()
    page.goto(file.as_uri())
    place = page.locator(".pager output")
    sections = page.locator("main > section").count()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    expect(place).to_have_text(f"6 / {sections}")
    expect(page.locator("main > section").nth(5)).to_be_in_viewport()
    page.keyboard.press("ArrowLeft")
    expect(place).to_have_text(f"5 / {sections}")
    page.close()
