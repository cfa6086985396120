"""A printed page is a usable hand-out: A4, no controls, every figure whole and drawn as vectors."""

from io import BytesIO

import pytest
from playwright.sync_api import Page, expect

from tests.browser.views import MAIN_NOW, NewPage, figure, visit, with_long_table

pytestmark = pytest.mark.browser

A4_POINTS = (595, 842)
TABLES = ".detail:has(table[id$='-data'])"
PRINTED_WIDTH = 687  # CSS pixels: A4 less 14 mm on each side
PRINTED_HEIGHT = 1001  # A4 less 16 mm above and below


@pytest.fixture
def paper(new_page: NewPage) -> Page:
    """A page as wide as A4 between its margins, in print styles."""
    page = new_page(width=PRINTED_WIDTH, height=PRINTED_HEIGHT)
    page.emulate_media(media="print")
    return page


def test_controls_are_not_printed(paper: Page):
    visit(paper, "/anmeldelser")
    for controls in (
        ".navigation",
        "#filter-bar",
        ".skip-link",
        ".languages",
        "button",
        "[role=tablist]",
        ".export-menu",
    ):
        for control in paper.locator(controls).all():
            expect(control).to_be_hidden()
    expect(paper.locator("h1")).to_be_visible()
    expect(paper.locator(".brand")).to_contain_text("Bærum")
    together = figure(paper, "police-reports").locator(".panel-figure:has(svg):has(.source)")
    expect(together).to_be_visible()
    assert together.evaluate("part => getComputedStyle(part).breakInside") == "avoid"


@pytest.mark.parametrize("path", MAIN_NOW)
def test_figures_are_whole_on_paper(paper: Page, path: str):
    visit(paper, path)
    for card in paper.locator("[data-figure]").all():
        outer = card.bounding_box()
        assert outer and outer["x"] >= 0 and outer["x"] + outer["width"] <= PRINTED_WIDTH + 1
        assert outer["height"] < PRINTED_HEIGHT
        for drawing in card.locator(".figure-room svg:visible").all():
            box = drawing.bounding_box()
            assert box and box["x"] >= outer["x"] and box["x"] + box["width"] <= outer["x"] + outer["width"]
    assert paper.evaluate("document.scrollingElement.scrollWidth") <= PRINTED_WIDTH
    assert paper.locator("canvas:visible").count() == 0


def test_the_pdf_is_a4_with_no_empty_pages(page: Page):
    import pikepdf

    visit(page, "/anmeldelser")
    with pikepdf.open(BytesIO(page.pdf(prefer_css_page_size=True))) as pdf:
        sizes = {tuple(round(float(length)) for length in sheet.mediabox[2:]) for sheet in pdf.pages}
        lengths = [len(sheet.Contents.read_bytes()) for sheet in pdf.pages]
    assert all(abs(found - wanted) <= 1 for size in sizes for found, wanted in zip(size, A4_POINTS, strict=True))
    assert 2 <= len(lengths) <= 8
    assert min(lengths) > 500


@pytest.mark.parametrize("path", ("/anmeldelser", "/beboere", "/tiltak"))
def test_the_first_sheet_is_no_heading_alone(page: Page, path: str):
    visit(page, path)
    drawn = drawn_on_sheets(page)
    assert drawn[0] > max(drawn) / 4


def drawn_on_sheets(page: Page) -> list[int]:
    """The bytes that draw each sheet of the page's print."""
    import pikepdf

    with pikepdf.open(BytesIO(page.pdf(prefer_css_page_size=True))) as pdf:
        return [len(sheet.Contents.read_bytes()) for sheet in pdf.pages]


def test_each_figures_table_is_opened_for_print_and_closed_after(page: Page):
    visit(page, "/anmeldelser")
    assert page.locator(TABLES).count() == page.locator("[data-figure]").count() == 3
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator(f"{TABLES}[open]").count() == 3
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator(f"{TABLES}[open]").count() == 0


def test_a_long_table_is_not_opened_for_print(page: Page):
    visit(page, "/anmeldelser")
    with_long_table(page)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator(f"{TABLES}[open]").count() == 3
    assert page.locator(f"{TABLES}[open] .table-search").count() == 0


def test_comments_on_measures_are_shown_on_screen_but_not_printed(new_page: NewPage):
    page = new_page(width=PRINTED_WIDTH, height=PRINTED_HEIGHT)
    visit(page, "/tiltak")
    comment = page.locator("#measures-table").get_by_text("Tall samlet inn for 2019")
    expect(comment).to_be_visible()
    page.emulate_media(media="print")
    expect(comment).to_be_hidden()
    expect(page.get_by_role("columnheader", name="Ansvarlig").first).to_be_visible()
    expect(page.get_by_role("columnheader", name="Kommentar")).to_have_count(0)
