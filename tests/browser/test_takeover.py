"""Dash takes over an existing page: nothing shifts, and only what differs is replaced."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.views import (
    MAIN_NOW,
    NewPage,
    choose,
    eventually,
    figure,
    numbers_in,
    visit,
    wait_until_drawn,
    wait_until_painted,
)
from tests.browser.watch import Watch

pytestmark = pytest.mark.browser

MOST_SHIFT = 0.02
WATCH_SHIFTS = """() => {
    window.shifts = [];
    new PerformanceObserver(list => list.getEntries().forEach(entry => window.shifts.push(
        [entry.value, entry.sources.map(one => one.node && (one.node.id || one.node.className || one.node.nodeName))])))
        .observe({ type: "layout-shift", buffered: true });
}"""
SHIFT = "() => window.shifts.reduce((sum, [value]) => sum + value, 0)"


def slow_down(page: Page) -> None:
    """As on a slow phone, so that what comes first is painted before the rest is there."""
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 6})


def shift(page: Page) -> float:
    """The layout shift since the page began, including shifts after a reader's own action."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    total = page.evaluate(SHIFT)
    return total if total <= MOST_SHIFT else pytest.fail(str(page.evaluate("window.shifts")))


@pytest.mark.parametrize(("width", "height"), [pytest.param(1280, 720, marks=pytest.mark.soak), (390, 844)])
@pytest.mark.parametrize("path", MAIN_NOW)
def test_nothing_shifts_while_a_page_arrives_and_scripts_take_over(
    new_page: NewPage, path: str, width: int, height: int
):
    page = new_page(width, height)
    slow_down(page)
    page.add_init_script(f"({WATCH_SHIFTS})()")
    visit(page, path)
    page.wait_for_load_state("networkidle")
    assert shift(page) <= MOST_SHIFT


@pytest.mark.parametrize("path", MAIN_NOW)
def test_nothing_shifts_when_the_font_arrives_late(new_page: NewPage, path: str):
    """On a phone, where most lines would break elsewhere."""
    page, held = new_page(390, 844), []
    page.add_init_script(f"({WATCH_SHIFTS})()")
    page.route("**/inter.woff2", lambda route: held.append(route))
    page.goto(path, wait_until="commit")  # a page has loaded once its fonts have
    wait_until_painted(page)
    for route in held:
        route.continue_()
    wait_until_drawn(page)
    assert shift(page) <= MOST_SHIFT


def test_nothing_shifts_when_a_filter_changes(page: Page):
    """Notes and findings may need more or fewer lines: those below the fold shift unseen."""
    page.add_init_script(f"({WATCH_SHIFTS})()")
    visit(page, "/anmeldelser")
    choose(page, "from", "2016")
    eventually(page, lambda: numbers_in(page, "police-reports"), ["43", "52", "39", "63*"])
    assert shift(page) <= MOST_SHIFT


def test_a_changed_selection_keeps_unaffected_parts(page: Page):
    visit(page, "/anmeldelser")
    page.locator("#police-reports-tab-about").click()
    mark = "element => { element.isKept = true; }"
    kept = page.locator("#table1, #violence-offences-about, #filter-from, main").all()
    for element in kept:
        element.evaluate(mark)
    choose(page, "to", "2018")
    expect(page.locator("#police-reports-finding")).to_contain_text("39 anmeldte forhold i 2018")
    assert [element.evaluate("element => element.isKept") for element in kept] == [True] * len(kept)
    expect(page.locator("#police-reports-about")).to_be_visible()


def test_a_part_that_stays_the_same_is_not_replaced(page: Page):
    visit(page, "/beboere")
    table = page.locator("#residents-national-data")
    table.evaluate("table => { table.isKept = true; }")
    choose(page, "region", "0220")
    expect(figure(page, "residents").locator(".subtitle")).to_contain_text("Asker")
    assert table.evaluate("table => table.isKept")


def test_a_filter_changed_before_dash_starts_is_applied_later(page: Page):
    held = []
    page.route("**/_dash-layout", lambda route: held.append(route))
    page.goto("/anmeldelser")
    page.wait_for_function("() => document.documentElement.dataset.isStarted")
    choose(page, "from", "2016")
    assert page.url.endswith("?fra=2016")
    for route in held:
        route.continue_()
    eventually(page, lambda: numbers_in(page, "police-reports"), ["43", "52", "39", "63*"])


@pytest.mark.parametrize("path", ["/anmeldelser", "/finnes-ikke"])
def test_a_page_chosen_before_dash_starts_is_shown_later(page: Page, watch: Watch, path: str):
    held = []
    page.route("**/_dash-layout", lambda route: held.append(route))
    with page.expect_request("**/_dash-layout"):
        page.goto(path)
    page.get_by_role("link", name="Beboere").click()
    for request in held:
        request.continue_()
    expect(page).to_have_title("Beboere – Bærum")
    if path == "/finnes-ikke":
        watch.complaints.clear()  # it is answered with 404


def test_a_filter_changed_on_a_page_of_an_older_edition_replaces_the_whole_page(page: Page):
    visit(page, "/anmeldelser")
    edition = page.locator("#data-version")
    current = edition.evaluate("shown => { const now = shown.textContent; shown.textContent = 'older'; return now; }")
    page.locator("#table1").evaluate("table => { table.isOld = true; }")
    page.locator("#filter-from").focus()
    choose(page, "from", "2016")
    expect(edition).to_have_text(current)
    eventually(page, lambda: numbers_in(page, "police-reports"), ["43", "52", "39", "63*"])
    assert not page.locator("#table1").evaluate("table => Boolean(table.isOld)")
    expect(page.locator("#filter-from")).to_be_focused()


def test_a_picture_that_a_selection_leaves_the_same_is_not_replaced(page: Page):
    visit(page, "/beboere")
    picture = figure(page, "residents-national").locator("svg:visible").first
    picture.evaluate("picture => { picture.isKept = true; }")
    choose(page, "region", "0220")
    expect(figure(page, "residents").locator(".subtitle")).to_contain_text("Asker")
    assert picture.evaluate("picture => picture.isKept")


def test_of_rapid_changes_only_the_last_is_shown(page: Page):
    visit(page, "/anmeldelser")
    held = []
    page.route("**/_dash-update-component", lambda route: held.append(route))
    choose(page, "from", "2016")
    choose(page, "from", "2018")
    choose(page, "from", "alle")
    for route in held:
        route.continue_()
    page.unroute("**/_dash-update-component")
    choose(page, "to", "2018")
    eventually(page, lambda: numbers_in(page, "police-reports"), ["28", "57", "43", "52", "39"])
    expect(page.locator("#filter-from")).to_have_value("alle")


def test_plotly_draws_over_the_picture_and_a_filter_shows_the_new_picture_at_once(page: Page):
    visit(page, "/anmeldelser")
    card = figure(page, "police-reports")
    room = card.locator(".figure-room")
    room.scroll_into_view_if_needed()
    before = room.bounding_box()
    card.locator("figure").hover()
    over = card.locator(".figure-over[data-drawn]")
    expect(over).to_be_visible()
    assert room.bounding_box() == before
    over.evaluate("over => { over.isOld = true; }")
    choose(page, "from", "2016")
    eventually(page, lambda: numbers_in(page, "police-reports"), ["43", "52", "39", "63*"])
    assert [one.evaluate("over => Boolean(over.isOld)") for one in card.locator(".figure-over").all()] in ([], [False])


def failing(page: Page, watch: Watch, fulfil: Callable[[Route], None]) -> None:
    """Opens a page whose figures `fulfil` answers: their pictures stay, and each figure is requested once."""
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "/figur/" in request.url else None)
    page.route("**/figur/*.json*", fulfil)
    visit(page, "/anmeldelser")
    card = figure(page, "police-reports")
    card.locator("figure").hover()
    page.wait_for_function("() => Boolean(window.Plotly)")
    page.wait_for_load_state("networkidle")
    card.locator("figure").hover()
    page.wait_for_load_state("networkidle")
    assert len([address for address in asked if "police-reports.json" in address]) == 1
    expect(card.locator(".figure-over")).to_have_count(0)
    expect(card.locator(".figure-wide")).to_be_visible()
    watch.complaints.clear()  # the browser reports the status itself


def test_a_figure_that_cannot_be_drawn_stays_a_picture(page: Page, watch: Watch):
    failing(page, watch, lambda route: route.fulfill(json={}, status=200))


def test_a_figure_of_another_edition_than_the_page_stays_a_picture(page: Page, watch: Watch):
    failing(page, watch, lambda route: route.continue_(url=re.sub("utgave=[0-9a-f]+", "utgave=0", route.request.url)))
