"""States that no other browser test reaches, under the content policy: no style or script of theirs is refused.

Every browser test fails on a refusal, which the console tells; see `watch.py`.
"""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.views import visit
from tests.browser.watch import Watch

pytestmark = pytest.mark.browser
WITH_FIGURES = ("/anmeldelser", "/beboere", "/samtaler", "/sammenlikning")
SPOT = "over => over.querySelector('.bars .point path').getBoundingClientRect().toJSON()"
LINES = "lines => lines.map(line => [line.textContent, getComputedStyle(line).fontWeight])"


@pytest.mark.parametrize("path", WITH_FIGURES)
@pytest.mark.parametrize("theme", ["light", pytest.param("dark", marks=pytest.mark.soak)])
def test_every_figure_is_drawn_and_pointed_at_without_a_refused_style(page: Page, path: str, theme: str):
    visit(page, path)
    page.locator(f'[data-theme-choice="{theme}"]').click()
    for card in page.locator(".figure:visible").all():
        card.scroll_into_view_if_needed()
        card.hover(force=True)
        over = card.locator(".figure-over[data-drawn]")
        expect(over).to_be_visible()
        box = over.evaluate(SPOT)
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=3)
        first, *others = _hovered(page, card)
        assert first[1] == "700"
        assert {weight for _, weight in others} == {"400"}
        assert over.locator(".main-svg").first.evaluate("one => getComputedStyle(one).position") == "absolute"


def _hovered(page: Page, card) -> list[tuple[str, str]]:
    lines = card.locator(".hovertext .nums > .line")
    expect(lines.first).to_be_visible()
    return lines.evaluate_all(LINES)


def test_a_refused_style_is_told_as_a_complaint(page: Page, watch: Watch):
    """The check itself can fail."""
    visit(page, "/om")
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.evaluate(
        "document.head.append(Object.assign(document.createElement('style'), {textContent: 'p { color: red }'}))"
    )
    assert len(watch.complaints) == 2
    assert all("Content Security Policy" in words for words in watch.complaints)
    watch.complaints.clear()
