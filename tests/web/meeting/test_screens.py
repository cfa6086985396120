"""The content of the screens: one finding, at most two short facts with their caveats, one question, a source."""

import re
from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from dashboard.charts.registry import FIGURES
from dashboard.vocabulary.selection import Selection
from dashboard.web.meeting.facts import facts_of
from dashboard.web.meeting.screens import slides
from dashboard.web.meeting.slide import MOST_FACTS, MOST_WORDS, Layout, Slide
from tests.typed import rows

LANGUAGES = ("nb", "nn", "en")
NO_CLEAR_CHANGE = {"nb": "Ingen sikker endring", "nn": "Inga sikker endring", "en": "No clear change"}
NOT_STABLE = {
    "nb": "Det betyr ikke at nivået er stabilt",
    "nn": "Det betyr ikkje at nivået er stabilt",
    "en": "This does not mean the level is stable",
}
LONG_AFTER = date(2026, 11, 22)


def shown(meeting, key: str, **more) -> Slide:
    return next(slide for slide in slides(meeting(key, **more)) if slide.key == key)


def test_the_default_meeting_opens_with_the_agenda_and_ends_with_decisions(meeting):
    keys = [slide.key for slide in slides(meeting())]
    assert keys == ["agenda", *meeting().agenda.keys, "closing"]


def test_the_agenda_names_each_figures_screen(meeting):
    whole = slides(meeting("residents", "measures", messages=("Something.",)))
    assert [slide.key for slide in whole] == ["message", "agenda", "residents", "measures", "closing"]
    for listing in (whole[1], whole[-1]):
        assert [whole[item.screen - 1].topic for item in listing.items] == [item.words for item in listing.items]
        assert [(item.number, item.screen) for item in listing.items] == [(1, 3), (2, 4)]
    assert [slide.number for slide in whole] == [0, 0, 1, 2, 0]


@pytest.mark.parametrize(
    ("keys", "whole"),
    [
        (("residents",), ["closing"]),
        (("residents", "conversations"), []),
        (("residents", "measures"), ["measures", "closing"]),
        (("residents", "conversations", "measures"), ["conversations", "measures", "closing"]),
        (("measures", "residents"), ["agenda", "measures"]),
    ],
)
def test_screens_share_the_hand_outs_sheets_two_and_two_and_none_leaves_half_a_sheet_empty(meeting, keys, whole):
    assert [slide.key for slide in slides(meeting(*keys, messages=("Something.",))) if slide.is_whole_sheet] == whole


def test_the_definition_has_all_facts_and_notes_in_one_list(meeting):
    slide = shown(meeting, "police-reports")
    (definition,) = [panel for panel in slide.panels if panel.key == "definition"]
    assert definition.remarks[: len(slide.facts)] == slide.facts
    assert len(set(definition.remarks)) == len(definition.remarks) > len(slide.facts)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", [key for key, spec in FIGURES.items() if not spec.is_silent])
def test_a_screen_has_a_finding_a_question_a_source_and_its_panels(meeting, key, language):
    slide = shown(meeting, key, language=language)
    assert slide.heading
    assert slide.question.endswith("?")
    assert slide.source or slide.empty  # a table that has not been delivered has none
    assert len(slide.facts) <= MOST_FACTS
    assert [panel.key for panel in slide.panels if panel.key != "table"] == ["definition", "source"]
    assert (slide.picture is not None) == (slide.layout is Layout.FIGURE and not slide.empty)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_clear_change_always_has_its_caveat(publish, language):
    flat = publish(*rows("police.reports", {year: 50 + year % 3 for year in range(2016, 2022)}))
    selection = Selection(language=language)
    assert NO_CLEAR_CHANGE[language] in FIGURES["police-reports"].chart(flat, selection).finding
    assert NOT_STABLE[language] in " ".join(facts_of(flat, "police-reports", selection))


def test_a_fact_is_short_enough_to_be_read_across_a_room_and_repeats_no_heading(published):
    chosen = (Selection(), Selection(from_year=2017, to_year=2018), Selection(region="0220", sex="women"))
    for key, language, selection in product(FIGURES, LANGUAGES, chosen):
        asked = replace(selection, language=language)
        facts = facts_of(published, key, asked)
        assert all(len(words.split()) <= MOST_WORDS for words in facts), facts
        assert not set(facts) & set(re.split(r"(?<=\.) ", f"{FIGURES[key].chart(published, asked).finding}."))


def test_what_a_verdict_needs_is_never_too_long_to_be_shown(publish):
    """No clear change, in years that were chosen: both cautions are on the screen."""
    flat = publish(*rows("police.reports", {year: 50 + year % 3 for year in range(2016, 2022)}))
    for language in LANGUAGES:
        facts = facts_of(flat, "police-reports", Selection(from_year=2016, language=language))
        assert len(facts) == MOST_FACTS
        assert NOT_STABLE[language] in facts[0]


def test_more_conversations_always_comes_with_that_they_are_not_persons(meeting):
    slide = shown(meeting, "conversations")
    assert "Flere samtaler" in slide.heading
    assert "Tallene sier ikke om det er flere personer." in slide.facts[0]
    assert "2,5 samtaler per person i 2017 og 3,0 i 2019." in slide.facts


def test_chosen_years_are_described_as_chosen(meeting):
    slide = shown(meeting, "police-reports", selection=Selection(from_year=2016, to_year=2018))
    assert "Årene er valgt: Man finner lettere en endring i utvalgte år enn i hele serien." in slide.facts[0]


def test_a_figure_with_withheld_numbers_says_why(meeting):
    slide = shown(meeting, "residents-sex")
    assert ("skjult", "av hensyn til personvernet") in slide.signs
    assert slide.facts[0] == "Noen tall er skjult slik at ingen kan kjennes igjen."


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nb", ("ikke sikkert forskjellig fra andelen av innbyggerne (67\u00a0%)", "67,3\u00a0% av innbyggerne")),
        ("nn", ("67\u00a0%)", "67,3\u00a0% av innbyggjarane")),
        ("en", ("not clearly different from its share of the inhabitants (67%)", "67.3% of the inhabitants")),
    ],
)
def test_the_forum_sees_what_the_share_is_measured_against(meeting, language, said):
    slide = shown(meeting, "residents-share", language=language)
    words = " ".join((slide.heading, *slide.facts))
    assert "108" in words and "178" in words
    assert all(part in words for part in said)


def test_a_figures_table_has_the_numbers_of_its_chart(meeting, published):
    chart = FIGURES["residents"].chart(published, Selection())
    panel = next(panel for panel in shown(meeting, "residents").panels if panel.key == "table")
    assert [column.cells[0] for column in panel.columns][1:] == [series.values[0].label for series in chart.series]
    assert panel.columns[0].cells == chart.categories


def test_the_selection_of_the_address_reaches_the_figure(meeting):
    slide = shown(meeting, "police-reports", selection=Selection(from_year=2016, to_year=2018))
    panel = next(panel for panel in slide.panels if panel.key == "table")
    assert panel.columns[0].cells == ("2016", "2017", "2018")


def test_example_data_are_marked_and_others_are_not(meeting):
    assert shown(meeting, "residents").synthetic == "Eksempeldata"
    assert shown(meeting, "police-reports").synthetic == ""


def test_an_empty_figure_says_why_instead_of_a_picture_and_facts(meeting):
    slide = shown(meeting, "police-reports", selection=Selection(region="3201", from_year=2012, to_year=2012))
    assert slide.picture is None
    assert slide.empty
    assert slide.facts == ()


def test_an_external_meeting_has_no_edition_and_no_link_into_the_dashboard(meeting):
    inside, outside = (
        next(panel for panel in shown(meeting, "residents", is_external=is_external).panels if panel.key == "source")
        for is_external in (False, True)
    )
    assert inside.link.startswith("/beboere")
    assert outside.link == ""
    assert len(outside.terms) == len(inside.terms) - 1


def test_an_external_meeting_shows_the_same_numbers(meeting):
    tables = [
        next(panel for panel in shown(meeting, "residents-sex", is_external=is_external).panels if panel.key == "table")
        for is_external in (False, True)
    ]
    assert tables[0] == tables[1]


def test_measures_that_are_late_and_delayed_come_before_those_that_only_wait_for_an_update(meeting):
    slide = shown(meeting, "measures", today=LONG_AFTER)
    assert slide.heading == "Eksempel: 8 av 11 tiltak bør drøftes"
    assert [claim.title.split(".")[0] for claim in slide.claims] == ["5", "9", "8"]
    assert slide.claims[0].reason == "Eksempel: over fristen 31.12.2022"
    assert slide.more == "5 til i tabellen"


def test_what_is_counted_from_constructed_days_says_so_in_the_same_sentence(meeting):
    slide = shown(meeting, "measures", today=LONG_AFTER)
    assert slide.facts[0] == "Eksempel: 8 er over fristen."
    assert slide.dated == "Eksempel: sist oppdatert 15.03.2021"
    table = next(panel for panel in slide.panels if panel.key == "table")
    assert [column.heading for column in table.columns if "(eksempel)" not in column.heading] == ["Tiltak", "Ansvarlig"]


def test_a_constructed_status_is_an_example_and_nobodys_claim(meeting):
    claim = shown(meeting, "measures", asks_for_comments=True).claims[0]
    assert claim.said == "Eksempel: forsinket, 20\u00a0%, datert 15.03.2021."
    assert claim.comment == "Eksempel: utpeking gjenstår i flere tjenester"


def test_a_real_registers_status_is_its_owners_claim_with_a_date(meeting, published):
    real = replace(published, measures=published.measures.assign(synthetic=False))
    claim = shown(meeting, "measures", published=real, asks_for_comments=True).claims[0]
    assert claim.said == "Velferdstjenester oppgir: forsinket, 20\u00a0%. Oppgitt 15.03.2021."
    assert claim.reason == "Ikke oppdatert"
    assert claim.comment == "Utpeking gjenstår i flere tjenester"


def test_every_measure_is_in_the_table_under_its_goal(meeting):
    table = next(panel for panel in shown(meeting, "measures").panels if panel.key == "table")
    numbers = [row[0].partition(".")[0] for row in table.rows]
    under = {title.partition(":")[0]: numbers[row] for row, title in table.groups.items()}
    assert under == {"Mål 1": "1", "Mål 2": "2", "Mål 3": "4", "Mål 4": "6", "Mål 5": "7"}


def test_the_table_says_in_words_which_measures_are_new(meeting, published):
    kinds = published.measures.assign(type=["new", "continued", *[""] * 9])
    slide = shown(meeting, "measures", published=replace(published, measures=kinds))
    names = next(panel for panel in slide.panels if panel.key == "table").columns[0].cells
    assert names[0].endswith("omfang av vold, nytt tiltak")
    assert names[1].endswith("videreført fra forrige plan")
    assert names[2].endswith("nære relasjoner")


def test_before_its_deadline_no_measure_is_overdue(meeting):
    claims = shown(meeting, "measures").claims
    assert claims
    assert not any("fristen" in claim.reason for claim in claims)


@pytest.mark.parametrize(
    "asked", [{}, {"is_external": True}, {"is_external": True, "asks_for_comments": True}], ids=str
)
def test_a_meeting_has_no_comment_on_a_measure_unless_asked_for_and_none_at_all_if_external(meeting, published, asked):
    slide = shown(meeting, "measures", **asked)
    comments = {comment for comment in published.measures["comment"] if comment}
    said = [claim.comment for claim in slide.claims]
    said += [cell for panel in slide.panels for column in panel.columns for cell in column.cells]
    assert comments
    assert not comments & set(said)
    assert not any(said[: len(slide.claims)])


def test_the_measure_on_hidden_homes_has_no_number_and_no_day(meeting):
    slide = shown(meeting, "measures", today=LONG_AFTER)
    table = next(panel for panel in slide.panels if panel.key == "table")
    row = next(row for row in table.rows if row[0].startswith("11."))
    owner = "Helse og sosial. I samarbeid med: Tildelingskontoret, Krisesenteret"
    assert row[1:] == ("Vises ikke", ".", owner, ".", ".")
    assert not any(claim.title.startswith("11.") for claim in slide.claims)
    assert dict(table.terms) == {"Tegnet «.»": "vises ikke: gjelder personer som bor på skjult adresse"}


def test_a_status_only_measure_stays_hidden_even_if_a_comment_were_left_in_the_register(meeting, published):
    leaking = published.measures.assign(comment="CANARY")
    slide = shown(meeting, "measures", published=replace(published, measures=leaking), asks_for_comments=True)
    table = next(panel for panel in slide.panels if panel.key == "table")
    assert next(row for row in table.rows if row[0].startswith("11."))[-1] == ""


def test_a_screen_refuses_a_third_fact():
    with pytest.raises(ValueError, match="3 facts"):
        Slide("x", Layout.FIGURE, "t", "h", "q?", facts=("a", "b", "c"))
