"""Every page opens: one question as heading, drawn figures, its title, no requests to other hosts, no errors.

`watch` checks for errors and requests to other hosts at the end of each test.
"""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.views import NewPage, figure, numbers_in, table_of, visit, wait_until_drawn
from tests.browser.watch import Watch

pytestmark = pytest.mark.browser

PAGES = {
    "/": ("Oversikt", ()),
    "/anmeldelser": ("Anmeldelser", ("police-reports", "violence-rate", "violence-offences")),
    "/beboere": (
        "Beboere",
        ("residents", "residents-sex", "residents-sex-together", "residents-municipality", "residents-national"),
    ),
    "/samtaler": (
        "Dagsamtaler",
        (
            "conversations",
            "conversation-users",
            "conversations-per-person",
            "conversations-municipality",
            "day-users-national",
        ),
    ),
    "/sammenlikning": ("Sammenlikning", ("residents-share",)),
    "/tiltak": ("Tiltak", ("measures",)),
    "/rapport": ("Rapport", ()),
    "/datagrunnlag": ("Datagrunnlag", ()),
    "/om": ("Om", ()),
}
MARKS = "svg:visible :is(.mark-bar, .mark-point)"


@pytest.mark.parametrize("path", PAGES)
def test_a_page_opens_with_a_question_its_title_and_its_figures(page: Page, path: str):
    name, keys = PAGES[path]
    visit(page, path)
    expect(page).to_have_title(f"{name} – Bærum")
    heading = page.locator("h1")
    expect(heading).to_have_count(1)
    assert heading.inner_text().endswith("?")
    assert page.evaluate("document.documentElement.lang") == "nb"
    assert set(keys) <= set(shown_keys(page))
    assert [key for key in shown_keys(page) if not is_complete(page, key)] == []


def shown_keys(page: Page) -> list[str]:
    return page.locator("[data-figure]").evaluate_all("cards => cards.map(card => card.dataset.figure)")


def revealed(page: Page, key: str) -> Locator:
    """The card of a figure, which may take turns with others."""
    page.evaluate("key => window.vinr.reveal(document.getElementById(key))", key)
    return figure(page, key)


def is_complete(page: Page, key: str) -> bool:
    """Whether it has a finding, a source, and marks in a visible picture or rows, or a sentence on why it has none."""
    card = revealed(page, key)
    if not (card.locator("h2").inner_text() and card.locator(".source").inner_text()):
        return False
    if card.locator(".notice--empty").count():
        return (
            len(card.locator(".notice--empty").inner_text()) > 30
            and not card.locator(".figure-room svg").first.is_visible()
        )
    room = card.locator(".figure-room").bounding_box()
    marks = card.locator("#measures-table tr" if key == "measures" else MARKS).count()
    return marks > 0 and room is not None and room["width"] > 250 and room["height"] > 150


def test_the_menu_leads_to_every_page_in_order(page: Page):
    visit(page, "/")
    links = page.locator(".navigation a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert [link for link in links if link in PAGES] == list(PAGES)
    expect(page.locator(".navigation [aria-current=page]")).to_have_text("Oversikt")
    page.locator(".navigation").get_by_role("link", name="Dagsamtaler").click()
    expect(page).to_have_title("Dagsamtaler – Bærum")
    expect(page.locator(".navigation [aria-current=page]")).to_have_text("Dagsamtaler")
    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator("main")).to_be_focused()


def test_an_unknown_address_says_so_and_keeps_the_menu(page: Page, watch: Watch):
    page.goto("/finnes-ikke")
    expect(page.locator("h1")).to_have_text("Siden finnes ikke")
    assert page.locator(".navigation a").count() >= len(PAGES)
    page.get_by_role("link", name="Beboere").click()
    expect(page).to_have_title("Beboere – Bærum")
    wait_until_drawn(page)
    assert all("404" in words for words in watch.complaints)
    watch.complaints.clear()  # which is what the first page was answered with


def test_the_plans_numbers_are_drawn_and_in_the_tables(page: Page):
    visit(page, "/anmeldelser")
    assert numbers_in(page, "police-reports") == ["28", "57", "43", "52", "39", "63*"]
    rates = dict(row[:2] for row in table_of(page, "violence-rate"))
    periods = ["2013–2014", "2014–2015", "2015–2016", "2016–2017", "2017–2018"]
    assert [rates[period].partition(" ")[0] for period in periods] == ["3,4", "3,4", "3,7", "3,9", "4,0"]
    visit(page, "/beboere")
    assert numbers_in(page, "residents") == ["41", "37", "27", "61", "40", "49", "41", "43"]
    own_of_all = [(row[1], row[-1]) for row in table_of(page, "residents-municipality")[1:]]
    assert own_of_all == [("41", "67"), ("27", "49"), ("40", "81"), ("41", "71")]
    visit(page, "/samtaler")
    assert numbers_in(page, "conversations") == ["145", "259", "291"]


def test_two_sources_form_one_series_with_an_open_gap(page: Page):
    visit(page, "/anmeldelser")
    rows = dict(row[:2] for row in table_of(page, "violence-offences")[1:])
    newest = ["2020–2021", "2021–2022", "2022–2023", "2023–2024"]
    assert [rows[period] for period in newest] == ["583", "556", "635", "754"]
    assert not rows["2018–2019"][:1].isdigit()
    assert not rows["2019–2020"][:1].isdigit()
    subpaths = (
        figure(page, "violence-offences")
        .locator("svg:visible path.mark-line")
        .evaluate_all("lines => lines.map(line => (line.getAttribute('d').match(/M/g) || []).length)")
    )
    assert sum(subpaths) >= 2


def test_bar_heights_are_proportional_to_their_numbers(page: Page):
    visit(page, "/anmeldelser")
    heights = (
        figure(page, "police-reports")
        .locator("svg:visible .mark-bar")
        .evaluate_all("bars => bars.map(bar => bar.getBBox().height)")
    )
    per_case = [height / cases for height, cases in zip(heights, (28, 57, 43, 52, 39, 63), strict=True)]
    assert max(per_case) / min(per_case) < 1.03


SYNTHETIC = {
    "/beboere": {"residents", "residents-sex", "residents-sex-together", "residents-municipality"},
    "/samtaler": {"conversations", "conversation-users", "conversations-per-person", "conversations-municipality"},
    "/sammenlikning": {"residents-share"},
    "/tiltak": {"measures"},
    "/anmeldelser": set(),
}


@pytest.mark.parametrize("path", SYNTHETIC)
def test_only_figures_from_constructed_workbooks_say_so(page: Page, path: str):
    visit(page, path)
    keys = shown_keys(page)
    badges = {
        key: revealed(page, key).locator(":is(text.mark-badge, .badge-synthetic):visible").all_text_contents()
        for key in keys
    }
    assert {key for key, words in badges.items() if words} == SYNTHETIC[path]
    assert {key: words for key, words in badges.items() if words not in ([], ["Eksempeldata"])} == {}
    assert page.locator(".page-lead .badge-synthetic").count() == bool(SYNTHETIC[path])  # once for the whole page


SCREEN = """() => [document.documentElement.scrollHeight <= innerHeight,
    document.documentElement.scrollWidth <= innerWidth,
    document.querySelectorAll(".overview__table tbody tr").length,
    [...document.querySelectorAll(".spark text")].every(words => words.getBoundingClientRect().height > 12)]"""


def test_the_overview_is_one_screen_with_a_row_per_subject(page: Page):
    for language in ("nb", "nn", "en"):
        visit(page, f"/?sprak={language}")
        for width, height in ((1280, 720), (1920, 1080)):
            page.set_viewport_size({"width": width, "height": height})
            assert page.evaluate(SCREEN) == [True, True, 6, True], (language, width)


def test_the_overviews_rows_are_cards_in_the_same_order_on_a_phone(new_page: NewPage):
    page = visit(new_page(width=390, height=844), "/")
    rows = page.locator(".overview__table tbody tr").evaluate_all(
        "rows => rows.map(row => [row.querySelector('a').textContent, Math.round(row.getBoundingClientRect().left)])"
    )
    subjects = ["Anmeldelser", "Beboere", "Dagsamtaler", "Vold per 1000", "Vår andel av beboerne", "Tiltak"]
    assert [subject for subject, _ in rows] == subjects
    assert len({left for _, left in rows}) == 1


def test_there_is_no_plotly_toolbar_and_no_way_to_send_a_figure(new_page: NewPage):
    page = visit(new_page(), "/anmeldelser")
    figure(page, "police-reports").locator("figure").hover()
    assert page.locator(".modebar-btn, .modebar a, .modebar button").count() == 0
