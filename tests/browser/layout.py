"""Measures where the parts of a page are in the browser, and compares that with an earlier measurement."""

from typing import Any

from playwright.sync_api import Page

Layout = dict[str, Any]

# Boxes of the parts that shape a page, from the window's upper left corner, and the number of some of them.
MEASURE = """() => {
    const box = part => {
        const outer = part.getBoundingClientRect();
        return [outer.left, outer.top + scrollY, outer.width, outer.height];
    };
    const isShown = part => part.getClientRects().length > 0;
    const boxes = {};
    const parts = [".masthead", ".navigation", "h1", "#filter-bar", ".filter-selects", ".contents", ".footer",
        ".overview__strip", ".overview__rows", ".overview__side"];
    for (const selector of parts) {
        const part = document.querySelector(selector);
        boxes[selector] = part && isShown(part) ? box(part).map(Math.round) : null;
    }
    for (const card of document.querySelectorAll("[data-figure]")) {
        boxes[card.dataset.figure] = box(card).map(Math.round);
        const room = card.querySelector(".figure-room");
        boxes[card.dataset.figure + " picture"] = isShown(room) ? box(room).map(Math.round) : null;
    }
    const shown = selector => [...document.querySelectorAll(selector)].filter(isShown);
    const left = part => Math.round(part.getBoundingClientRect().left);
    const columns = selector => new Set(shown(selector).map(left)).size;
    const counts = { tabs: shown("[role=tab]").length, choices: shown(".switch__choice").length,
        filters: shown(".filter-field").length, "filter columns": columns(".filter-field"),
        panels: shown(".card-figure").length, "menu items": shown(".nav-item").length };
    return { boxes, counts };
}"""
ACROSS = 0.02  # of the window's width: positions and widths follow from the grid alone
DOWN = 0.12  # of the number: heights also depend on text, which wraps differently in another font
LINES = 48  # pixels: two lines of text


def measured(page: Page) -> Layout:
    """The current layout of the page."""
    return page.evaluate(MEASURE)


def differences(before: Layout, now: Layout, width: int) -> list[str]:
    """Differences that a reader would notice, in words; empty if only fonts differ a little."""
    found = [
        f"{name}: {before['counts'].get(name)} → {now['counts'].get(name)}"
        for name in before["counts"] | now["counts"]
        if before["counts"].get(name) != now["counts"].get(name)
    ]
    for name in before["boxes"] | now["boxes"]:
        old, new = before["boxes"].get(name), now["boxes"].get(name)
        if (old is None) != (new is None):
            found.append(f"{name}: {old} → {new}")
        elif old and new and not _is_alike(old, new, width):
            found.append(f"{name}: {old} → {new} (left, top, width, height)")
    return found


def _is_alike(old: list[int], new: list[int], width: int) -> bool:
    across = all(abs(old[side] - new[side]) <= ACROSS * width + 4 for side in (0, 2))
    return across and all(abs(old[side] - new[side]) <= DOWN * old[side] + LINES for side in (1, 3))
