"""Moves through a page by keyboard, and reads what has the focus."""

from playwright.sync_api import Page

# The focused element: a name for the tests, whether its focus is visible, and whether it is in the window.
FOCUSED = """() => {
    const it = document.activeElement;
    if (!it || it === document.body) return null;
    const style = getComputedStyle(it), box = it.getBoundingClientRect();
    const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    const name = (it.tagName !== "A" && it.id) || it.getAttribute("aria-label") || it.textContent.trim();
    const isSeen = (outlined || style.boxShadow !== "none") && box.width > 0;
    return { name, tag: it.tagName, role: it.getAttribute("role"), isSeen, isInside: inside };
}"""
MOST_STOPS = 250


def focused(page: Page) -> dict:
    return page.evaluate(FOCUSED) or {}


def tab_to(page: Page, name: str) -> None:
    """Presses Tab until the element with this id or text has the focus."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if focused(page).get("name") == name:
            return
    raise AssertionError(f"Tab does not reach {name}")
