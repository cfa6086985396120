"""Payloads in every text of a data folder, as a browser takes them: no dialog, no request elsewhere, no element."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from dashboard.store.current import load
from tests.browser.views import PATHS, visit
from tests.browser.watch import Watch
from tests.conftest import settings_for
from tests.sampled import sampled
from tests.security.payloads import MARK
from tests.security.places import Turn, poisoned
from tests.server import serving

pytestmark = pytest.mark.browser
# Elements and attributes that only a payload has; an attribute's value may hold its text.
INJECTED = """mark => [...document.querySelectorAll("*")].filter(one => {
    const isHandler = one.getAttributeNames().some(name => name.startsWith("on") || name.includes(mark));
    const from = ["href", "src", "action", "formaction"].map(name => one.getAttribute(name)?.split("?")[0] ?? "");
    return isHandler || from.some(value => /^\\s*(javascript|vbscript):|evil[.]example/i.test(value))
        || one.matches("iframe, object, embed, base, math, img[src]")
        || one.matches("script, style") && one.type !== "application/json" && one.textContent.includes(mark);
}).map(one => one.outerHTML.slice(0, 120))"""
NOW = ("/anmeldelser", "/tiltak", f"/sok?q={MARK}")
DRAWN = ("/anmeldelser", "/beboere", "/samtaler", "/sammenlikning")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, chromium_path: str) -> Iterator[str]:
    """A server whose first edition has payloads in every text."""
    data = poisoned(tmp_path_factory.mktemp("poisoned"), Turn())
    load(settings_for(data))
    with serving(tmp_path_factory.mktemp("server"), data=data) as found:
        yield found


def dialogs(page: Page) -> list[str]:
    """The dialogs that open from now on."""
    opened: list[str] = []
    page.on("dialog", lambda dialog: (opened.append(dialog.message), dialog.dismiss()))
    return opened


@pytest.mark.parametrize("path", sampled([*PATHS, f"/sok?q={MARK}"], NOW))
def test_payloads_on_a_page_are_text_also_when_its_figures_are_pointed_at(page: Page, path: str):
    opened = dialogs(page)
    visit(page, path)
    for card in page.locator(".figure:visible").all()[:2] if path in DRAWN else ():
        card.hover(force=True)
        expect(card.locator(".figure-over[data-drawn]")).to_be_visible()
        card.locator(".figure-over .bars .point path").last.hover(force=True)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert page.evaluate(INJECTED, MARK) == []
    assert opened == []


def test_payloads_in_the_meeting_are_text_on_every_screen(page: Page, watch: Watch):
    opened = dialogs(page)
    page.goto("/mote?kommentarer=ja")
    for _ in range(page.locator(".slide").count()):
        page.keyboard.press("ArrowRight")
    assert MARK in str(page.locator("#screens").text_content())
    assert page.evaluate(INJECTED, MARK) == []
    assert opened == watch.complaints == []


def test_payloads_among_search_hits_are_text(page: Page):
    opened = dialogs(page)
    visit(page, "/")
    page.keyboard.press("/")
    page.locator("#search-field").fill(MARK)
    expect(page.locator("#search-hits")).to_contain_text(MARK)
    assert page.evaluate(INJECTED, MARK) == []
    assert opened == []
