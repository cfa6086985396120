"""Nothing is cut at 320 pixels, at 200 % zoom, with larger text or wider spacing; targets are large enough."""

import pytest
from playwright.sync_api import Page

from tests.browser.views import MAIN_NOW, open_details, restyle, visit, wait_until_drawn

pytestmark = pytest.mark.browser

SCROLLS_SIDEWAYS = "document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth"
# Headings, text and fields that are cut or extend outside the window.
CUT = """() => [...document.querySelectorAll("h1, h2, h3, label, summary, button, select")]
    .concat([...document.querySelectorAll(".subtitle, .reading, .source")])
    .filter(part => part.getClientRects().length && !part.closest(".table-scroll, .visually-hidden, .skip-link"))
    .filter(part => getComputedStyle(part).clipPath === "none") // a label for screen readers alone
    .filter(part => {
        const box = part.getBoundingClientRect(), style = getComputedStyle(part);
        const mayCut = style.overflowX !== "visible" && part.tagName !== "SELECT";
        const isCut = mayCut && part.scrollWidth > part.clientWidth + 1;
        return isCut || box.left < -1 || box.right > document.documentElement.clientWidth + 1;
    }).map(part => `${part.tagName} ${part.textContent.trim().slice(0, 60)}`)"""
# Text in pictures that extends outside the picture.
OUTSIDE = """() => [...document.querySelectorAll(".figure-room > svg text")]
    .filter(words => words.textContent && words.getClientRects().length)
    .filter(words => {
        const box = words.getBoundingClientRect(), room = words.closest(".figure-room").getBoundingClientRect();
        return box.left < room.left - 2 || box.right > room.right + 2 || box.bottom > room.bottom + 2;
    }).map(words => `${words.closest("[data-figure]").dataset.figure}: ${words.textContent}`)"""
# WCAG 2.5.8: links within a sentence are excepted.
SMALL = """() => [...document.querySelectorAll("a, button, select, summary, input, [tabindex='0']")]
    .filter(part => part.getClientRects().length && !part.closest(".visually-hidden, .skip-link"))
    .filter(part => !(part.tagName === "A" && getComputedStyle(part).display === "inline" && part.closest("p")))
    .map(part => [part, (part.type === "checkbox" && part.labels[0] || part).getBoundingClientRect()])
    .filter(([, box]) => box.width < 23.9 || box.height < 23.9)
    .map(([part, box]) => `${part.id || part.outerHTML.slice(0, 80)}: ${box.width} x ${box.height}`)"""
WIDE_SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
    p { margin-bottom: 2em !important; }"""


def faults(page: Page) -> list[str]:
    sideways = ["the page scrolls sideways"] if page.evaluate(SCROLLS_SIDEWAYS) else []
    return sideways + page.evaluate(CUT) + page.evaluate(OUTSIDE)


# Every picture fills its space, and is the narrow one in a narrow space.
FITS = """() => [...document.querySelectorAll(".figure-room > svg")].filter(svg => svg.checkVisibility()).every(svg => {
    const room = svg.closest(".figure-room").getBoundingClientRect();
    const isNarrow = svg.classList.contains("figure-narrow");
    return Math.abs(svg.getBoundingClientRect().width - room.width) < 3 && isNarrow === (room.width < 620);
})"""


def settled(page: Page) -> None:
    """Waits until the pictures have adapted to the page; until then they keep their old width."""
    page.wait_for_function(FITS)
    wait_until_drawn(page)


def resize(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    settled(page)


@pytest.mark.parametrize("path", MAIN_NOW)
def test_nothing_is_cut_and_targets_are_large_at_any_width_and_200_percent_zoom(page: Page, path: str):
    """200 % zoom of 1280×720 is 640×360 CSS pixels."""
    visit(page, path)
    open_details(page)
    assert faults(page) + page.evaluate(SMALL) == []
    resize(page, 640, 360)
    assert faults(page) == []
    resize(page, 320, 640)
    page.locator("#menu-button").click()
    if page.locator("#filter-button").is_visible():
        page.locator("#filter-button").click()
    assert faults(page) + page.evaluate(SMALL) == []


@pytest.mark.parametrize("path", MAIN_NOW)
def test_nothing_is_cut_with_larger_text_or_wider_spacing(page: Page, path: str):
    visit(page, path)
    restyle(page, "html { font-size: 200% !important; }")
    settled(page)
    assert faults(page) == []
    restyle(page, WIDE_SPACING)
    settled(page)
    assert page.evaluate(SCROLLS_SIDEWAYS) is False
    assert page.evaluate(CUT) == []


def test_a_figure_is_redrawn_for_a_narrower_place(page: Page):
    visit(page, "/anmeldelser")
    wide = page.locator("#police-reports-plot > svg:visible").bounding_box()
    resize(page, 390, 844)
    narrow = page.locator("#police-reports-plot > svg:visible").bounding_box()
    assert wide and narrow and narrow["width"] < 380 < wide["width"]
    assert faults(page) == []


@pytest.mark.parametrize(
    "css",
    (
        ".card-figure { min-width: 400px !important; }",
        "h1 { width: 100px; overflow: hidden; white-space: nowrap; }",
        ".figure-room > svg { margin-left: -60px; }",
    ),
)
def test_cut_content_is_detected(page: Page, css: str):
    """The check itself can fail."""
    visit(page, "/anmeldelser")
    resize(page, 320, 640)
    restyle(page, css)
    assert faults(page) != []
