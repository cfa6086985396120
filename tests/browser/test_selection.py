"""A filter changes figure, heading, table and address; reload, back, a shared link and the menu keep it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.views import (
    NewPage,
    choose,
    chosen,
    eventually,
    figure,
    finding,
    follow_menu,
    numbers_in,
    table_of,
    visit,
)

pytestmark = pytest.mark.browser

ALL_YEARS = ["28", "57", "43", "52", "39", "63*"]  # VINR in Bærum, 2014-2019
MIDDLE = ["43", "52", "39"]  # 2016-2018
FROM_2016 = ["43", "52", "39", "63*"]


def reports(page: Page) -> list[str]:
    return numbers_in(page, "police-reports")


def years_in_table(page: Page) -> list[str]:
    return [row[0] for row in table_of(page, "police-reports")[1:]]


def residents_in_table(page: Page) -> list[str]:
    return [row[1] for row in table_of(page, "residents")[1:]]


def has_focus(page: Page, name: str) -> bool:
    return page.evaluate("document.activeElement.id") == f"filter-{name}"


def test_choosing_years_updates_figure_heading_table_and_address_and_keeps_the_focus(page: Page):
    visit(page, "/anmeldelser")
    before = finding(page, "police-reports")
    choose(page, "from", "2016")
    eventually(page, lambda: reports(page), FROM_2016)
    choose(page, "to", "2018")
    eventually(page, lambda: reports(page), MIDDLE)
    assert has_focus(page, "to")
    assert chosen(page) == {"fra": "2016", "til": "2018"}
    eventually(page, lambda: years_in_table(page), ["2016", "2017", "2018"])
    assert finding(page, "police-reports") != before
    assert finding(page, "police-reports").startswith("Bærum: 39")
    expect(figure(page, "police-reports").locator(".source")).to_contain_text("2016–2018")


def test_the_assumed_share_reported_updates_its_sentence_and_keeps_the_focus(page: Page):
    visit(page, "/anmeldelser")
    choose(page, "reported-low", "10")
    expect(page.locator(".card-figure:has(> #dark-figure)")).to_contain_text("190–810")
    assert has_focus(page, "reported-low")
    assert chosen(page) == {"andelfra": "10"}


def test_reload_and_a_shared_link_give_the_same_view(page: Page, new_page: NewPage):
    visit(page, "/anmeldelser")
    choose(page, "from", "2016")
    choose(page, "to", "2018")
    eventually(page, lambda: reports(page), MIDDLE)
    said = finding(page, "police-reports")
    page.reload()
    eventually(page, lambda: reports(page), MIDDLE)
    other = visit(new_page(), page.url)
    for shown in (page, other):
        assert (reports(shown), finding(shown, "police-reports")) == (MIDDLE, said)
        expect(shown.locator("#filter-from")).to_have_value("2016")
        expect(shown.locator("#filter-to")).to_have_value("2018")


def test_back_and_forward_restore_earlier_and_later_views(page: Page):
    visit(page, "/anmeldelser")
    choose(page, "from", "2016")
    eventually(page, lambda: reports(page), FROM_2016)
    choose(page, "to", "2018")
    eventually(page, lambda: reports(page), MIDDLE)
    page.go_back()
    eventually(page, lambda: reports(page), FROM_2016)
    expect(page.locator("#filter-to")).to_have_value("alle")
    page.go_back()
    eventually(page, lambda: reports(page), ALL_YEARS)
    expect(page.locator("#filter-from")).to_have_value("alle")
    page.go_forward()
    page.go_forward()
    eventually(page, lambda: reports(page), MIDDLE)
    expect(page.locator("#filter-to")).to_have_value("2018")


def test_the_menu_carries_the_selection_and_back_returns_to_the_page(page: Page):
    visit(page, "/anmeldelser")
    choose(page, "from", "2018")
    eventually(page, lambda: reports(page), ["39", "63*"])
    follow_menu(page, "/samtaler")
    assert chosen(page) == {"fra": "2018"}
    expect(page.locator("#filter-from")).to_have_value("2018")
    assert numbers_in(page, "conversations") == ["259", "291"]
    choose(page, "from", "alle")  # 2017, the first
    eventually(page, lambda: numbers_in(page, "conversations"), ["145", "259", "291"])
    page.go_back()
    eventually(page, lambda: numbers_in(page, "conversations"), ["259", "291"])
    page.go_back()
    expect(page).to_have_title("Anmeldelser – Bærum")
    expect(figure(page, "police-reports")).to_be_visible()
    eventually(page, lambda: reports(page), ["39", "63*"])
    expect(page.locator("#filter-from")).to_have_value("2018")


def test_reset_shows_everything_again_and_keeps_the_language(page: Page):
    visit(page, "/anmeldelser?fra=2016&til=2018&sprak=nn")
    assert reports(page) == MIDDLE
    page.get_by_role("link", name=re.compile("Nullstill")).click()
    eventually(page, lambda: reports(page), ALL_YEARS)
    assert chosen(page) == {"sprak": "nn"}
    expect(page.locator("#filter-from")).to_have_value("alle")
    expect(page.locator("#filter-to")).to_have_value("alle")


def test_another_municipality_is_shown_by_its_name(page: Page):
    visit(page, "/anmeldelser")
    choose(page, "region", "3203")
    subtitle = figure(page, "violence-rate").locator(".subtitle")
    expect(subtitle).to_contain_text("Asker")
    assert chosen(page) == {"kommune": "3203"}
    assert has_focus(page, "region")
    eventually(page, lambda: table_of(page, "violence-offences")[0][1], "Asker")
    choose(page, "region", "alle")
    expect(subtitle).to_contain_text("Bærum")
    eventually(page, lambda: chosen(page), {})


def test_home_municipality_sex_and_group_change_the_residents(page: Page):
    visit(page, "/beboere")
    choose(page, "group", "barn")
    eventually(page, lambda: numbers_in(page, "residents"), ["37", "61", "49", "43"])
    assert has_focus(page, "group")
    choose(page, "sex", "kvinner")
    expect(figure(page, "residents").locator(".source")).to_contain_text("kvinner, barn")
    assert chosen(page) == {"gruppe": "barn", "kjonn": "kvinner"}
    eventually(page, lambda: residents_in_table(page) != ["37", "61", "49", "43"], True)
    girls = residents_in_table(page)
    assert all(int(part) < whole for part, whole in zip(girls, (37, 61, 49, 43), strict=True))
    eventually(page, lambda: numbers_in(page, "residents"), girls)
    visit(page, "/beboere?gruppe=voksne")
    assert numbers_in(page, "residents") == ["41", "27", "40", "41"]
    choose(page, "region", "0220")
    expect(figure(page, "residents").locator(".subtitle")).to_contain_text("Asker")
    assert chosen(page) == {"gruppe": "voksne", "kommune": "0220"}
    eventually(page, lambda: residents_in_table(page) != ["41", "27", "40", "41"], True)


def measures_listed(page: Page) -> list[str]:
    """The numbers of the measures in the table, in its order."""
    names = page.locator(".table--rich tbody th strong").evaluate_all("names => names.map(name => name.textContent)")
    return [name.partition(".")[0] for name in names]


def goals_listed(page: Page) -> set[str]:
    return {words.partition(" ·")[0] for words in page.locator("#measures-table th .muted").all_inner_texts()}


def test_goal_responsible_and_status_choose_among_the_measures(page: Page):
    visit(page, "/tiltak")
    assert sorted(map(int, measures_listed(page))) == list(range(1, 12))
    shown: list[str] = []
    for goal in range(1, 6):
        choose(page, "goal", str(goal))
        eventually(page, lambda: goals_listed(page), {f"Mål {chosen(page)['mal']}"})
        shown += measures_listed(page)
    assert sorted(map(int, shown)) == list(range(1, 12))
    choose(page, "goal", "alle")
    eventually(page, lambda: len(measures_listed(page)), 11)
    choose(page, "status", "fullfort")
    eventually(page, lambda: chosen(page), {"status": "fullfort"})
    eventually(page, lambda: set(page.locator(".status").all_inner_texts()), {"Fullført"})
    assert has_focus(page, "status")


def test_a_responsible_unit_shows_its_measures_alone(page: Page):
    visit(page, "/tiltak")
    choose(page, "responsible", "Krisesenteret")
    eventually(page, lambda: measures_listed(page), ["9", "10"])
    assert chosen(page) == {"ansvar": "Krisesenteret"}
    choose(page, "responsible", "Velferdstjenester")
    eventually(page, lambda: sorted(measures_listed(page)), ["2", "3", "5", "6", "7", "8"])


def test_an_empty_selection_says_so_in_words(page: Page):
    visit(page, "/tiltak?mal=1&status=fullfort")
    assert measures_listed(page) == []
    expect(figure(page, "measures").locator(".notice--empty")).to_contain_text("Ingen tiltak passer til dette utvalget")
    page.get_by_role("link", name=re.compile("Nullstill")).click()
    eventually(page, lambda: len(measures_listed(page)), 11)
    expect(page.locator(".notice--empty")).to_have_count(0)
    eventually(page, lambda: len(numbers_and_signs(page)), 11)


def numbers_and_signs(page: Page) -> list[str]:
    return page.locator("#measures-table tbody td:nth-child(2)").all_inner_texts()


def test_a_figure_without_numbers_says_why_and_takes_no_space(page: Page):
    visit(page, "/anmeldelser?fra=2022&til=2023")
    empty = figure(page, "police-reports").locator(".notice--empty")
    assert len(empty.inner_text()) > 30
    expect(figure(page, "police-reports").locator(".figure-room")).to_be_hidden()
    choose(page, "from", "alle")
    eventually(page, lambda: reports(page), ALL_YEARS)
    expect(figure(page, "police-reports").locator(".figure-room")).to_be_visible()
    expect(empty).to_have_count(0)


def test_a_year_without_numbers_shows_the_nearest_and_the_filters_say_which(page: Page):
    visit(page, "/samtaler?fra=2016&til=2016")
    expect(page.locator("[role=status] .notice")).to_have_count(1)
    expect(page.locator("[role=status] .notice")).to_contain_text("2017")
    assert numbers_in(page, "conversations") == ["145"]
    expect(page.locator("#filter-from")).to_have_value("alle")  # 2017 is the first
    expect(page.locator("#filter-to")).to_have_value("2017")


def test_an_impossible_address_gives_plain_messages_and_a_valid_view(page: Page):
    visit(page, "/anmeldelser?fra=1800&kommune=9999&til=abc")
    messages = page.locator("[role=status] .notice")
    expect(messages).to_have_count(3)
    said = " ".join(messages.all_inner_texts())
    assert all(value in said for value in ("1800", "9999", "abc"))
    assert reports(page) == ALL_YEARS
    expect(page.locator("#filter-to")).to_have_value("alle")
    expect(page.locator("#filter-region")).to_have_value("alle")
    choose(page, "to", "2018")
    eventually(page, lambda: reports(page), ALL_YEARS[:-1])


def test_text_in_an_address_is_shown_as_text(page: Page):
    visit(page, "/anmeldelser?fra=<img src=x onerror=alert(1)>&sprak=<b>")
    expect(page.locator("[role=status] .notice").first).to_contain_text("<img src=x")
    assert page.locator("[role=status] img, [role=status] b").count() == 0


def test_years_in_the_wrong_order_change_places(page: Page):
    visit(page, "/anmeldelser?fra=2018&til=2016")
    assert reports(page) == MIDDLE
    expect(page.locator("[role=status] .notice")).to_contain_text("byttet plass")
    expect(page.locator("#filter-from")).to_have_value("2016")
    expect(page.locator("#filter-to")).to_have_value("2018")


def test_share_copies_the_address_of_the_view(new_page: NewPage):
    page = visit(new_page(permissions=["clipboard-read", "clipboard-write"]), "/anmeldelser")
    choose(page, "from", "2016")
    eventually(page, lambda: reports(page), FROM_2016)
    page.get_by_role("button", name="Del lenke").click()
    expect(page.locator("#announcement")).to_have_text("Lenken er kopiert")
    expect(page.locator("#filter-share")).to_have_text("Lenken er kopiert")
    expect(page.locator("#filter-share")).to_have_text("Del lenke")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    assert page.url.endswith("/anmeldelser?fra=2016")


def test_copying_text_confirms_it_and_keeps_the_example_mark(new_page: NewPage):
    page = visit(new_page(permissions=["clipboard-read", "clipboard-write"]), "/samtaler")
    card = figure(page, "conversations")
    card.get_by_role("tab", name="Bruk").click()
    card.get_by_role("button", name="Kopier tekst").click()
    expect(card.locator(".plan-text button")).to_have_text("Teksten er kopiert")
    assert page.evaluate("navigator.clipboard.readText()").startswith("[Eksempeldata] Dagsamtaler")


def test_refused_copying_is_reported_on_the_button(page: Page):
    visit(page, "/anmeldelser")
    page.evaluate("navigator.clipboard.writeText = () => Promise.reject(); document.execCommand = () => false")
    page.get_by_role("button", name="Del lenke").click()
    expect(page.locator("#filter-share")).to_contain_text("tillot ikke kopiering")
    expect(page.locator("#announcement")).to_contain_text("tillot ikke kopiering")


def test_a_figure_without_numbers_has_no_file_table_or_notes(page: Page):
    visit(page, "/beboere?kommune=0220&kjonn=kvinner")
    empty = figure(page, "residents")
    expect(empty.locator(".finding")).to_contain_text("Skjult av hensyn til personvernet: Asker (til 2019)")
    for part in ("[role=tablist]", ".export-menu", ".reading", ".source"):
        expect(empty.locator(part)).to_be_hidden()
    choose(page, "sex", "alle")
    expect(empty.locator("[role=tablist]")).to_be_visible()


def test_a_place_within_other_borders_is_one_click_away(page: Page):
    visit(page, "/beboere?kommune=3203&fra=2017")
    page.get_by_role("link", name="Vis Asker (til 2019)").click()
    expect(page.locator("#filter-region")).to_have_value("0220")
    assert page.url.endswith("/beboere?fra=2017&kommune=0220")


def test_a_filter_that_a_page_lacks_is_ignored_but_kept(page: Page):
    """A goal doesn't apply to the police's figures, and isn't lost when passing through them."""
    visit(page, "/tiltak?mal=2")
    follow_menu(page, "/anmeldelser")
    assert reports(page) == ALL_YEARS
    expect(page.locator("[role=status] .notice")).to_have_count(0)
    follow_menu(page, "/tiltak")
    expect(page.locator("#filter-goal")).to_have_value("2")
    assert 0 < len(measures_listed(page)) < 11


def test_a_link_within_a_page_carries_the_selection_without_a_reload(page: Page):
    visit(page, "/?fra=2016&sprak=nn")
    page.evaluate("window.isSamePage = true")
    page.locator(".overview__table a").first.click()
    expect(page.locator('[data-page][data-path="/anmeldelser"]')).to_be_attached()
    assert chosen(page) == {"fra": "2016", "sprak": "nn"}
    eventually(page, lambda: reports(page), FROM_2016)
    assert page.evaluate("window.isSamePage")


def test_the_accessibility_statement_is_reached_from_every_page_in_the_readers_language(page: Page):
    visit(page, "/tiltak?sprak=en")
    page.locator(".footer a[href*=tilgjengelighet]").click()
    expect(page.locator("#tilgjengelighet")).to_be_focused()
    assert chosen(page) == {"sprak": "en"}
