"""A meeting run by keys, remote, mouse and touch; on a projector, a laptop and a phone; online and offline."""

import re
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.charts.registry import FIGURES
from tests.browser.views import NewPage
from tests.browser.watch import Watch

pytestmark = pytest.mark.browser

AXE = Path(__file__).with_name("axe.min.js")
LANGUAGES = ("nb", "nn", "en")
SCREENS = ((1280, 720), (1920, 1080))
EVERY_FIGURE = ",".join(FIGURES)
SHOWN = ".slide.is-shown"
DRAWING_MS = 120_000
# Parts of the current screen, and the page itself, with overflowing content.
OVERFLOWING = """() => [document.documentElement, document.body, ...document.querySelectorAll(
    "main, .is-shown, .is-shown .content, .is-shown .main, .is-shown .aside, .is-shown figure, .bar")]
    .filter(part => part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1)
    .map(part => part.className || part.tagName)"""
# Parts of the current screen that extend below the bar or outside the window.
BODY_TEXT = ".facts li, .ask p, .subtitle, .claims .name, .claims .said, .claims .flag"
FONT_SIZES = "parts => parts.map(part => parseFloat(getComputedStyle(part).fontSize))"
OUTSIDE = """() => [...document.querySelectorAll(".is-shown :is(h2, .facts li, .ask, .foot, svg)")]
    .filter(part => part.getClientRects().length)
    .filter(part => { const box = part.getBoundingClientRect();
        const floor = document.querySelector(".bar").getBoundingClientRect().top;
        return box.bottom > floor + 1 || box.right > innerWidth + 1 || box.top < -1 || box.left < -1; })
    .map(part => part.outerHTML.slice(0, 80))"""
# The height of 18-unit letters in a picture that fits its space, in CSS pixels.
LETTERS = """svg => 18 * Math.min(svg.clientWidth / svg.viewBox.baseVal.width,
    svg.clientHeight / svg.viewBox.baseVal.height)"""
# The part of the window's width between the ends of the lines that the values stand on.
PLOTTED = """() => { const lines = [...document.querySelectorAll(".is-shown .wide :is(.mark-base, .mark-grid)")]
    .map(line => line.getBoundingClientRect());
    return (Math.max(...lines.map(line => line.right)) - Math.min(...lines.map(line => line.left))) / innerWidth; }"""
HEIGHTS = "parts => parts.map(part => part.getBoundingClientRect().height)"
SMALL_TARGETS = """() => [...document.querySelectorAll("button, a.button, .agenda a, summary, input")]
    .filter(part => part.offsetParent && !part.closest("label"))
    .map(part => part.getBoundingClientRect()).filter(box => box.height < 43.9 || box.width < 43.9).length"""


def opened(page: Page, query: str = "", side: int = 0) -> Page:
    """Opens the meeting with its fonts; its pictures are drawn at the first request, however busy the machine is."""
    page.request.get(f"/mote{query}", timeout=DRAWING_MS)
    page.goto(f"/mote{query}" + (f"#side-{side}" if side else ""))
    expect(page.locator("html.is-live")).to_be_attached()
    page.wait_for_function("() => document.fonts.status === 'loaded'")
    return page


def place(page: Page) -> str:
    return page.locator("#place").inner_text()


def screens_of(page: Page) -> int:
    return page.locator(".slide").count()


def violations(page: Page) -> list[str]:
    """What axe-core finds, as «rule: element»; evaluated in a way that the page's content policy doesn't block."""
    if not page.evaluate("typeof window.axe === 'object'"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [f"{rule['id']}: {node['html'][:120]}" for rule in found["violations"] for node in rule["nodes"]]


@pytest.mark.parametrize(
    "forward, back", [("ArrowRight", "ArrowLeft"), ("PageDown", "PageUp"), ("Space", "Shift+Space")]
)
def test_keys_and_presenter_remotes_step_through_every_screen_and_back(page: Page, forward: str, back: str):
    opened(page)
    count = screens_of(page)
    for number in range(1, count + 1):
        assert place(page) == f"{number} av {count}"
        expect(page.locator(SHOWN)).to_have_count(1)
        page.keyboard.press(forward)
    assert place(page) == f"{count} av {count}"  # the last screen stays
    page.keyboard.press(back)
    assert place(page) == f"{count - 1} av {count}"


def test_home_end_and_digits_jump(page: Page):
    opened(page)
    page.keyboard.press("End")
    assert place(page) == "8 av 8"
    page.keyboard.press("Home")
    assert place(page) == "1 av 8"
    page.keyboard.press("3")  # of the agenda, whose first screen is the second
    assert place(page) == "4 av 8"
    assert page.locator(f"{SHOWN} .topic").inner_text().startswith("3. ")
    page.keyboard.press("9")  # the agenda has six
    assert place(page) == "4 av 8"


def test_a_new_screen_is_announced_with_its_number_and_headline(page: Page):
    opened(page)
    page.keyboard.press("2")
    heading = page.locator(f"{SHOWN} h2").inner_text()
    expect(page.locator("#announcement")).to_have_text(f"Side 3 av 8: {heading}")


@pytest.mark.parametrize("key, name", [("t", "table"), ("d", "definition"), ("s", "source")])
def test_a_letter_toggles_a_panel_and_the_next_screen_closes_it(page: Page, key: str, name: str):
    opened(page, side=3)
    panel = page.locator(f'{SHOWN} dialog[data-panel="{name}"]')
    page.keyboard.press(key)
    expect(panel).to_be_visible()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    page.keyboard.press(key)
    page.keyboard.press(key)
    expect(panel).to_be_hidden()
    page.keyboard.press(key)
    page.keyboard.press("ArrowRight")
    expect(page.locator("dialog[open]")).to_have_count(0)
    assert place(page) == "4 av 8"


def test_a_screen_without_a_table_says_so_instead_of_opening_one(page: Page):
    opened(page)
    page.keyboard.press("t")
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(page.locator("#announcement")).to_have_text("Denne siden har ingen tabell.")


def test_letter_keys_can_be_turned_off_for_good_while_arrows_still_work(page: Page):
    opened(page, side=2)
    page.keyboard.press("?")
    page.locator("#letters").click()
    page.keyboard.press("Escape")
    page.keyboard.press("t")
    page.keyboard.press("5")
    page.keyboard.press("b")
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(page.locator("#blank")).to_be_hidden()
    page.keyboard.press("ArrowRight")
    assert place(page) == "3 av 8"
    page.reload()
    page.keyboard.press("t")
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_the_blank_screen_covers_everything_and_any_key_restores_the_screen(page: Page):
    opened(page, side=4)
    for key in ("b", "."):
        page.keyboard.press(key)
        assert page.locator("#blank").bounding_box() == {"x": 0, "y": 0, "width": 1280, "height": 720}
        page.keyboard.press("ArrowRight")
        expect(page.locator("#blank")).to_be_hidden()
        assert place(page) == "4 av 8"


def test_full_screen_toggles_by_key_and_by_button(page: Page):
    opened(page)
    for is_full in (True, False, True):
        page.keyboard.press("f")
        page.wait_for_function("is => (document.fullscreenElement !== null) === is", arg=is_full)
    page.locator('.bar [data-do="full"]').click()
    page.wait_for_function("() => document.fullscreenElement === null")


def test_the_help_names_every_key_with_what_it_does_and_the_same_key_closes_it(page: Page):
    opened(page, side=2)
    page.keyboard.press("?")
    lines = [" ".join(line.split()) for line in page.locator("#help .keys > div").all_inner_texts()]
    assert {"Home End Første og siste side", "F Fullskjerm av og på", "T Tabell"} <= set(lines)
    assert {"D", "S", "B", "?", "Esc", "PageDown", "PageUp", "1", "9"} <= {
        word for line in lines for word in line.split()
    }
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_hidden()


def test_buttons_do_what_the_keys_do(page: Page):
    opened(page)
    page.locator('.bar [data-do="next"]').click()
    assert place(page) == "2 av 8"
    page.locator('.bar [data-do="table"]').click()
    page.locator("dialog[open] [data-do=close]").click()
    page.locator('.bar [data-do="previous"]').click()
    assert place(page) == "1 av 8"
    page.locator(".agenda a").nth(2).click()
    assert place(page) == "4 av 8"
    page.locator('.bar [data-do="blank"]').click()
    page.locator("#blank").click()
    expect(page.locator("#blank")).to_be_hidden()
    page.locator('.bar [data-do="help"]').click()
    expect(page.locator("#help")).to_be_visible()


def test_the_next_button_keeps_the_focus_so_that_it_can_be_pressed_again(page: Page):
    opened(page)
    page.locator('.bar [data-do="next"]').focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Space")
    assert place(page) == "3 av 8"
    expect(page.locator('.bar [data-do="next"]')).to_be_focused()


def test_every_control_is_reachable_by_tab_with_visible_focus(page: Page):
    opened(page)
    reached = set()
    for _ in range(30):
        page.keyboard.press("Tab")
        found = page.evaluate(
            "() => [document.activeElement.dataset.do || '', getComputedStyle(document.activeElement).outlineStyle]"
        )
        if found[0]:
            reached.add(found[0])
            assert found[1] == "solid"
    assert reached == {"choose", "copy", "previous", "next", "table", "definition", "source", "full", "blank", "help"}


def test_reload_keeps_the_screen_and_back_leaves_the_meeting(page: Page):
    page.goto("/helse")
    opened(page)
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    page.reload()
    assert place(page) == "5 av 8"
    page.go_back()
    assert page.url.endswith("/helse")


def test_choosing_figures_gives_a_meeting_in_the_order_chosen(page: Page):
    opened(page)
    page.locator("[data-do=choose]").click()
    for key in ("violence-rate", "residents-share", "conversations", "police-reports"):
        page.locator(f'#choose input[value="{key}"]').uncheck()
    page.get_by_role("button", name="Flytt opp: Tiltak som trenger drøfting").click()
    expect(page.locator("#chosen")).to_have_text("Tiltak som trenger drøfting er nå nummer 5.")
    for _ in range(4):
        page.keyboard.press("Enter")
    page.get_by_role("button", name="Vis denne dagsordenen").click()
    expect(page).to_have_url(re.compile(r"/mote\?figurer=measures,residents$"))
    expect(page.locator("html.is-live")).to_be_attached()
    keys = page.locator(".slide").evaluate_all("all => all.map(slide => slide.dataset.key)")
    assert keys == ["agenda", "measures", "residents", "closing"]


def test_an_agenda_without_figures_is_refused_with_a_message(page: Page):
    opened(page, "?figurer=residents")
    page.locator("[data-do=choose]").click()
    page.locator('#choose input[value="residents"]').uncheck()
    page.get_by_role("button", name="Vis denne dagsordenen").click()
    expect(page.locator("#chosen")).to_have_text("Velg minst én figur.")
    assert page.url.endswith("figurer=residents")


def test_the_chair_chooses_an_external_meeting_and_copies_its_link(new_page: NewPage):
    page = opened(new_page(permissions=["clipboard-read", "clipboard-write"]))
    page.locator("[data-do=choose]").click()
    page.get_by_label("Eksternt møte").check()
    page.get_by_role("button", name="Vis denne dagsordenen").click()
    expect(page).to_have_url(re.compile(r"/mote\?profil=ekstern$"))
    expect(page.locator(".subtitle").first).to_contain_text("Eksternt møte")
    page.keyboard.press("3")
    page.keyboard.press("Home")
    page.locator("[data-do=copy]").click()
    expect(page.locator("[data-do=copy]")).to_have_text("Lenken er kopiert")
    assert page.evaluate("navigator.clipboard.readText()").endswith("/mote?profil=ekstern")


def test_the_meeting_continues_without_a_network_and_says_so(page: Page, watch: Watch):
    opened(page)
    page.context.set_offline(True)
    words = (
        r"Ikke nett\. Møtet går videre med tallene slik de var da det ble åpnet, \d\d\.\d\d\.\d{4} kl\. \d\d\.\d\d\."
    )
    expect(page.locator("#network")).to_have_text(re.compile(words))
    expect(page.locator("#network span")).to_be_visible()
    for number in range(2, 9):
        page.keyboard.press("ArrowRight")
        assert place(page) == f"{number} av 8"
        expect(page.locator(f"{SHOWN} h2")).to_be_visible()
    page.keyboard.press("PageUp")
    page.keyboard.press("t")
    expect(page.locator("dialog[open] tbody tr:not(.group)")).to_have_count(11)
    assert page.evaluate(OVERFLOWING) == []
    page.context.set_offline(False)
    expect(page.locator("#network span")).to_be_hidden()
    watch.complaints = [words for words in watch.complaints if "net::ERR" not in words]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width, height", SCREENS)
def test_nothing_scrolls_and_nothing_is_cut_on_any_screen(new_page: NewPage, language: str, width: int, height: int):
    page = opened(new_page(width=width, height=height), f"?figurer={EVERY_FIGURE},weather&sprak={language}")
    for _ in range(screens_of(page)):
        at = place(page)
        assert (at, page.evaluate(OVERFLOWING)) == (at, [])
        assert (at, page.evaluate(OUTSIDE)) == (at, [])
        page.keyboard.press("ArrowRight")


@pytest.mark.parametrize("width, height", SCREENS)
def test_headline_text_and_labels_can_be_read_across_a_room(new_page: NewPage, width: int, height: int):
    """16 minutes of arc at six metres, on a picture two metres wide, are 37 of 1080 lines."""
    page = opened(new_page(width=width, height=height))
    share = height / 1080
    for _ in range(screens_of(page)):
        sizes = page.locator(f"{SHOWN} :is({BODY_TEXT})").evaluate_all(FONT_SIZES)
        assert (place(page), min(sizes)) >= (place(page), 37 * share)
        assert min(page.locator(f"{SHOWN} h2").evaluate_all(FONT_SIZES)) >= 54 * share
        if page.locator(f"{SHOWN} .wide svg").count():
            assert page.locator(f"{SHOWN} .wide svg").evaluate(LETTERS) >= 29 * share
        page.keyboard.press("ArrowRight")


def test_the_plot_takes_three_fifths_of_a_projectors_width(new_page: NewPage):
    """In English, whose headlines are the longest and leave a picture the least height."""
    page = opened(new_page(width=1920, height=1080), f"?figurer={EVERY_FIGURE}&sprak=en")
    shares = {}
    for _ in range(screens_of(page)):
        if page.locator(f"{SHOWN} .wide svg").count():
            shares[page.locator(SHOWN).get_attribute("data-key")] = page.evaluate(PLOTTED)
        page.keyboard.press("ArrowRight")
    assert len(shares) > 10
    assert {key: share for key, share in shares.items() if share < 0.6} == {}


def test_a_phone_stacks_and_scrolls_and_has_no_sideways_scroll(new_page: NewPage):
    page = opened(new_page(width=390, height=844), f"?figurer={EVERY_FIGURE}")
    for number in range(screens_of(page)):
        if number:
            page.locator('.bar [data-do="next"]').click()
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        assert page.evaluate(SMALL_TARGETS) == 0
    page.keyboard.press("3")
    assert page.locator(f"{SHOWN} .narrow").is_visible()
    assert page.locator(f"{SHOWN} .wide").is_hidden()
    assert page.evaluate("document.documentElement.scrollHeight > innerHeight")


def test_targets_are_large_enough_for_fingers_on_a_laptop_too(page: Page):
    opened(page)
    for _ in range(screens_of(page)):
        assert page.evaluate(SMALL_TARGETS) == 0
        page.keyboard.press("ArrowRight")


@pytest.mark.parametrize(
    "language", [pytest.param(one, marks=() if one == "nb" else pytest.mark.soak) for one in LANGUAGES]
)
def test_axe_finds_nothing_on_any_screen_or_panel(page: Page, language: str):
    opened(
        page, f"?figurer=police-reports,residents-sex,violence-rate,residents-share,measures,weather&sprak={language}"
    )
    for _ in range(screens_of(page)):
        assert violations(page) == []
        for key in "tds":
            page.keyboard.press(key)
            if page.locator("dialog[open]").count():
                assert violations(page) == []
                page.keyboard.press("Escape")
        page.keyboard.press("ArrowRight")


def test_axe_finds_nothing_in_help_chooser_phone_blank_and_offline(new_page: NewPage, watch: Watch):
    page = opened(new_page(width=390, height=844))
    assert violations(page) == []
    page.keyboard.press("?")
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.locator("[data-do=choose]").click()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.context.set_offline(True)
    expect(page.locator("#network span")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("b")
    assert violations(page) == []
    watch.complaints = [words for words in watch.complaints if "net::ERR" not in words]


def test_without_scripts_the_screens_are_stacked(new_page: NewPage):
    page = new_page(java_script_enabled=False)
    page.goto("/mote")
    for number in range(1, 9):
        expect(page.locator(f"#side-{number} h2")).to_be_visible()
    expect(page.locator(".bar")).to_be_hidden()


def test_the_pack_works_as_a_file_without_a_network(page: Page, browser: Browser, address: str, tmp_path: Path):
    opened(page, side=8)
    with page.expect_download() as download:
        page.locator(f"{SHOWN} a[download]").click()
    kept = tmp_path / download.value.suggested_filename
    download.value.save_as(kept)
    context = browser.new_context(offline=True, viewport={"width": 1280, "height": 720})
    asked, complaints = [], []
    context.on("request", lambda request: asked.append(request.url))
    context.on("console", lambda message: complaints.append(message.text))
    taken = context.new_page()
    taken.goto(kept.as_uri())
    for number in range(1, 9):
        assert place(taken) == f"{number} av 8"
        assert taken.evaluate(OVERFLOWING) == []
        taken.keyboard.press("PageDown")
    taken.keyboard.press("1")
    taken.keyboard.press("t")
    expect(taken.locator("dialog[open] tbody tr")).to_have_count(6)
    assert taken.evaluate("document.fonts.check('16px Inter')")
    assert complaints == []
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    context.close()


# Agenda and first figure, then two figures a page, and the measures and the closing on one each.
@pytest.mark.parametrize(
    "query, pages", [("?figurer=police-reports,residents,conversations,violence-rate", 3), ("", 5)]
)
def test_the_print_is_a_hand_out_on_a4_with_two_figures_a_page_tables_and_notes(
    page: Page, tmp_path: Path, query: str, pages: int
):
    opened(page, f"{query}{'&' if query else '?'}fra=2014", side=3)
    printed = tmp_path / "hand-out.pdf"
    page.pdf(path=printed, prefer_css_page_size=True)
    with pikepdf.open(printed) as document:
        boxes = {tuple(round(float(side)) for side in found.mediabox) for found in document.pages}
        assert boxes == {(0, 0, 595, 842)}
        assert len(document.pages) == pages
    page.emulate_media(media="print")
    for part in (".wide svg", ".panel--table table", ".notes", ".ask", ".foot"):
        expect(page.locator(f"#side-2 {part}")).to_be_visible()
    for part in (".bar", "#side-2 .narrow", "#help"):
        expect(page.locator(part).first).to_be_hidden()
    expect(page.locator(".made-at")).to_be_visible()
    expect(page.locator("#side-1 .chosen")).to_have_text(re.compile(r"^Utvalg: fra 2014"))
    page.set_viewport_size({"width": 680, "height": 1032})  # A4 between its margins, 180 × 273 mm
    heights = [96 / 25.4 * share for share in (134, 270)]
    assert all(
        any(abs(found - wanted) < 8 for wanted in heights) for found in page.locator(".slide").evaluate_all(HEIGHTS)
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 680  # or the browser shrinks the sheets
