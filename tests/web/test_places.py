"""Each number names its place: headings and screens, whatever place is selected."""

import re
from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from dashboard.charts.registry import FIGURES
from dashboard.store.data import Snapshot
from dashboard.vocabulary.regions import Regions
from dashboard.vocabulary.selection import Choices, Selection, read
from dashboard.vocabulary.settings import LANGUAGES
from dashboard.vocabulary.text import text
from dashboard.web.meeting.agenda import DEFAULT, Agenda
from dashboard.web.meeting.meeting import Meeting
from dashboard.web.meeting.screens import slides
from dashboard.web.page.body import figure_of, page_parts, view_of
from dashboard.web.page.places import kin
from dashboard.web.pages import PAGES
from tests.typed import row

AT = {page.path: page for page in PAGES}
PLACED = [page for page in PAGES if page.path != "/tiltak"]  # measures belong to the plan, which has one place
CHOSEN = (
    "",
    "kommune=3203",
    "kommune=0301",
    "kommune=0220",
    "kommune=0220&kjonn=kvinner&gruppe=barn",
    "fra=2017&til=2018",
    "til=2017&kommune=3203",
    "kommune=1144&fra=2018",
)
SEARCHES = [f"?{chosen}&sprak={language}" for chosen, language in product(CHOSEN, LANGUAGES)]
PERIOD = re.compile(r"\b20\d\d(–20\d\d)?\b")
NO_NUMBER = re.compile(r"\b20\d\d\b|1000|1,000")  # years and the unit of a rate don't belong to a place


def words_in(component) -> list[str]:
    """Every text in a component."""
    if isinstance(component, str):
        return [component]
    if isinstance(component, (list, tuple)):
        return [words for one in component for words in words_in(one)]
    return words_in(getattr(component, "children", None) or [])


def names(regions: Regions, language: str, *codes: str | None) -> set[str]:
    return {regions.name_inside(code, language).lower() for code in codes if code}


def places_shown(published, selection: Selection) -> set[str]:
    """The places that a figure may show: the home municipality, the chosen one, and the whole country."""
    settings = published.settings
    return names(published.regions, selection.language, settings.home, selection.region, settings.country)


def has_number(words: str) -> bool:
    return bool(re.search(r"\d", NO_NUMBER.sub("", words)))


def names_one(words: str, places: set[str]) -> bool:
    return any(place in words.lower() for place in places)


@pytest.mark.parametrize("page", PLACED, ids=lambda page: page.path)
def test_every_heading_with_a_number_names_its_place(snapshot, page):
    for search, key in product(SEARCHES, page.figures):
        view, _ = view_of(page, snapshot, search)
        chart = figure_of(snapshot.published, key, view.selection).chart
        if has_number(chart.finding):
            assert names_one(chart.finding, places_shown(snapshot.published, view.selection)), (search, chart.finding)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_of_a_meeting_names_the_place_of_its_number(snapshot, language):
    keys = tuple(key for key in FIGURES if key != "measures")
    for chosen in (Selection(), Selection(region="3203"), Selection(region="0220", from_year=2017, to_year=2018)):
        meeting = meeting_of(snapshot, replace(chosen, language=language), keys)
        for slide in slides(meeting):
            if slide.key in keys and has_number(slide.heading):
                assert names_one(slide.heading, places_shown(snapshot.published, meeting.selection)), slide.heading


def test_the_reports_of_baerum_say_so_where_asker_is_chosen(snapshot):
    """63 cases were reported in Bærum; the police deliver no number for Asker."""
    chart = FIGURES["police-reports"].chart(snapshot.published, Selection(region="3203"))
    assert chart.finding.startswith("Bærum: 63 anmeldte forhold i 2019")
    assert chart.elsewhere == "Politiet leverer disse tallene bare for Bærum."
    assert page_parts(AT["/anmeldelser"], snapshot, "?kommune=3203")["police-reports-elsewhere"] == chart.elsewhere


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_tables_headings_name_another_place_than_the_chosen_one(published, language):
    for key, region in product(FIGURES, (None, "3203", "0220")):
        selection = Selection(region=region, language=language)
        chart = FIGURES[key].chart(published, selection)
        for column in chart.table()[1:] if chart.place else ():
            assert chart.place.lower() in column.heading.lower(), (key, region, column.heading)
    assert FIGURES["police-reports"].chart(published, Selection(region="3203")).place == "Bærum"
    assert FIGURES["police-reports"].chart(published, Selection()).place == ""
    assert FIGURES["residents-national"].chart(published, Selection()).place == "hele landet"


def test_an_export_of_another_place_says_which_in_its_caption(snapshot):
    chart = FIGURES["police-reports"].chart(snapshot.published, Selection(region="3203"))
    assert "Bærum" in chart.finding
    assert "Bærum" in chart.selection_words
    assert "Asker" not in chart.finding + chart.selection_words


def test_a_rate_is_compared_with_the_countrys_in_the_last_period_that_both_have(snapshot):
    """Bærum 4.9 in 2022–2023, when the country has none; 4.5 in 2020–2021, when it had 6.7."""
    for selection in (Selection(language="en"), Selection(language="en", to_year=2021)):
        slide = next(s for s in slides(meeting_of(snapshot, selection, DEFAULT)) if s.key == "violence-rate")
        assert slide.facts[0] == "2020–2021: Bærum had 4.5 per 1,000 inhabitants, the whole country 6.7."


# The newest number, and a year filter that excludes it


def test_the_last_number_of_chosen_years_is_not_called_newest(published):
    """39 in 2018; 63 in 2019 is left out."""
    paragraph = FIGURES["police-reports"].chart(published, Selection(from_year=2014, to_year=2018)).paragraph
    assert "Siste år i utvalget: 39 (2018), usikkerhet 28–53." in paragraph
    assert "Nyeste tall" not in paragraph


def test_a_first_year_cuts_nothing_off(published):
    assert "Nyeste tall: 63" in FIGURES["police-reports"].chart(published, Selection(from_year=2016)).paragraph


def test_a_last_year_without_a_number_keeps_the_selections_last_number(publish):
    table = publish(
        row("police.reports", 2017, 20),
        row("police.reports", 2018, None, status="missing"),
        row("police.reports", 2019, 30),
    )
    paragraph = FIGURES["police-reports"].chart(table, Selection(to_year=2018, language="en")).paragraph
    assert "Last number selected: 20 (2017), 95% interval 12–31." in paragraph


def test_a_withheld_newer_year_does_not_make_an_older_number_cut_off(publish):
    table = publish(row("police.reports", 2018, 20), row("police.reports", 2019, None, status="suppressed"))
    paragraph = FIGURES["police-reports"].chart(table, Selection(to_year=2018, language="en")).paragraph
    assert "Newest number: 20" in paragraph


def test_the_meeting_and_the_report_say_it_too(snapshot):
    selection = Selection(from_year=2017, to_year=2018)
    slide = next(s for s in slides(meeting_of(snapshot, selection, DEFAULT)) if s.key == "police-reports")
    assert "Siste år i utvalget: 39 (2018), usikkerhet 28–53." in slide.facts
    report = AT["/rapport"]
    preview = " ".join(words_in(report.details(view_of(report, snapshot, "?til=2018&figurer=police-reports")[0])))
    assert "Siste år i utvalget: 39 (2018)" in preview


# A place in the address that a page has no numbers for


def messages(snapshot: Snapshot, path: str, search: str) -> str:
    return "".join(words_in(list(view_of(AT[path], snapshot, search)[1])))


@pytest.mark.parametrize(
    ("search", "said"),
    [
        ("?kommune=0301", "Beboere finnes ikke for Oslo. Viser Bærum."),
        ("?kommune=0301&sprak=nn", "Bebuarar finst ikkje for Oslo. Viser Bærum."),
        ("?kommune=0301&sprak=en", "Residents: no numbers for Oslo. Bærum is shown."),
        ("?kommune=9999", "Ingen kommune har koden «9999». Viser Bærum."),
    ],
)
def test_a_place_without_numbers_is_named_in_words(snapshot, search, said):
    assert messages(snapshot, "/beboere", search) == said


def test_a_place_within_other_borders_is_offered_with_a_link_that_keeps_the_selection(snapshot):
    (message,) = view_of(AT["/beboere"], snapshot, "?kommune=3203&kjonn=kvinner")[1]
    assert "som hadde andre grenser" in message[0]
    assert message[1].children == "Vis Asker (til 2019)"
    assert message[1].href == "?kjonn=kvinner&kommune=0220"


def test_a_page_of_the_home_municipality_alone_says_so(snapshot):
    assert messages(snapshot, "/sammenlikning", "?kommune=0301") == "Sammenlikning gjelder bare Bærum, ikke Oslo."


@pytest.mark.parametrize(("code", "other"), [("3203", "0220"), ("0301", ""), ("0627", ""), ("9999", "")])
def test_a_place_is_related_to_the_one_it_continues(code, other):
    """Asker (3203) was made of Asker, Røyken and Hurum; Røyken is not Asker."""
    assert kin(code, ("3201", "0220")) == other


def test_no_message_ever_shows_a_code_of_a_place_that_exists(snapshot):
    for page, code in product(PAGES, ("0301", "3203", "0220", "1144")):
        assert code not in messages(snapshot, page.path, f"?kommune={code}")


def test_a_code_that_cannot_exist_is_cut_short(snapshot):
    assert "9" * 41 not in messages(snapshot, "/beboere", "?kommune=" + "9" * 500)


# Filters carried into the meeting


def meeting_of(snapshot: Snapshot, selection: Selection, keys: tuple[str, ...]) -> Meeting:
    return Meeting(snapshot.published, selection, Agenda(keys), (), date(2022, 3, 1))


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("kommune=0220&fra=2017&til=2018", "Utvalg: Asker (til 2019), 2017–2018"),
        ("til=2018&kjonn=kvinner&gruppe=barn", "Utvalg: til og med 2018, kvinner, barn"),
        ("fra=2017&sprak=en", "Selection: from 2017"),
        ("sprak=nn", ""),
        ("kommune=3201", ""),
    ],
)
def test_the_cover_of_a_meeting_names_what_is_chosen(snapshot, query, said):
    selection = read(query, Choices(tuple(range(2014, 2020)), ("3201", "0220"))).selection
    cover = slides(meeting_of(snapshot, selection, DEFAULT))[0]
    assert cover.chosen == said


def test_a_screen_that_cannot_follow_the_place_says_why(snapshot):
    shown = slides(meeting_of(snapshot, Selection(region="0220"), DEFAULT))
    police = next(slide for slide in shown if slide.key == "police-reports")
    assert police.heading.startswith("Bærum: ")
    assert police.subtitle.endswith("Politiet leverer disse tallene bare for Bærum")


# A place within a sentence


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("3201", "nb", "Bærum"),
        ("centre:asker-baerum:other", "nb", "andre kommuner"),
        ("0", "en", "the whole country"),
        ("0220", "nn", "Asker (til 2019)"),
    ],
)
def test_a_place_within_a_sentence_has_a_capital_only_where_it_is_a_name(published, code, language, name):
    assert published.regions.name_inside(code, language) == name


def test_the_menu_distinguishes_police_reports_from_the_report():
    for language in LANGUAGES:
        t = text(language)
        assert len({page.name(t) for page in PAGES}) == len(PAGES)
    assert AT["/anmeldelser"].name(text("en")) == "Police reports"
    assert AT["/anmeldelser"].name(text("nn")) == "Politimeldingar"
    assert AT["/rapport"].name(text("en")) == "Report builder"
