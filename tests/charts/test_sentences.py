"""Verdicts in three languages: covers every branch, and none claims more than its numbers support."""

import re
from functools import lru_cache

import pytest
from babel.messages.pofile import read_po

from dashboard.charts import sentences
from dashboard.charts.sentences import Counted, ShareScope
from dashboard.model.comparison import between, compare
from dashboard.model.shares.shares import share
from dashboard.model.trends import VERDICTS
from dashboard.vocabulary.text import FOLDER, Text, catalogue, text
from tests.charts.branches import FUNNELS, PAIRS, TRENDS, headings, whole_sentences

LANGUAGES = ("nb", "nn", "en")


class Listening(Text):
    """A Text that remembers the requested messages."""

    heard: set[str] = set()

    def _translated(self, message: str) -> str:
        Listening.heard.add(message)
        return super()._translated(message)


@lru_cache
def sentences_of(language: str) -> tuple[str, ...]:
    t = text(language)
    return tuple(headings(t) + whole_sentences(t))


def test_every_message_of_the_catalogue_is_used_by_some_branch():
    t = Listening("nb")
    headings(t)
    whole_sentences(t)
    assert not messages("nb") - Listening.heard


def messages(language: str) -> set[str]:
    with (FOLDER / language / "statistics.po").open("rb") as file:
        return {str(entry.id) for entry in read_po(file) if entry.id}


def test_both_languages_use_the_same_messages():
    assert messages("nb") == messages("nn")
    assert all(catalogue("nb")[message] and catalogue("nn")[message] for message in messages("nb"))


def test_every_verdict_is_among_the_examples():
    assert set(TRENDS) == set(VERDICTS)
    assert all(result.verdict == code for code, result in TRENDS.items())


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_called_stable_significant_better_or_worse(language):
    not_stable = {
        "nb": "Det betyr ikke at nivået er stabilt.",
        "nn": "Det betyr ikkje at nivået er stabilt.",
        "en": "This does not mean the level is stable.",
    }[language]
    forbidden = re.compile(
        r"stab[il]|signifi[ck]an|p-verdi|p-value|\bp\s*[<=>]|\b(bedre|betre|better|verre|worse|dårlig\w*|dårleg\w*|forbedr\w*"
        r"|forbetr\w*|improv\w*|forverr\w*|deteriorat\w*|gledelig\w*|bekymring\w*|bekymr\w*|alarm\w*|eksplo\w*|dramatic\w*"
        r"|positiv\w*|negativ\w*)\b",
        re.IGNORECASE,
    )
    for sentence in sentences_of(language):
        assert not forbidden.search(sentence.replace(not_stable, "")), sentence


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_claims_that_violence_itself_has_changed(language):
    claim = re.compile(r"(mer|mindre|meir|more|less) (vold|vald|violence)")
    denial = re.compile(r"sier ikke om|seier ikkje om|do not say whether")
    for sentence in sentences_of(language):
        assert not claim.search(sentence) or denial.search(sentence), sentence


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_have_no_full_stop_and_sentences_have_one(language):
    t = text(language)
    assert not [heading for heading in headings(t) if heading.endswith((".", " "))]
    assert not [sentence for sentence in whole_sentences(t) if not sentence.endswith(".") or "  " in sentence]


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_are_formatted_and_every_placeholder_filled(language):
    for sentence in sentences_of(language):
        assert not re.search(r"[{}]|\bNone\b|\bnan\b|\binf\b| %|\d-\d", sentence), sentence


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_difference_is_always_there_and_a_percent_never_on_a_small_base(language):
    t = text(language)
    said = {name: sentences.period_sentence(result, "A", "B", t) for name, result in PAIRS.items()}
    assert "+24" in said["swings"]
    assert "+62" in said["swings"]
    assert "+3" in said["small base"]
    assert "%" not in said["small base"]
    assert "%" not in said["from none"]
    assert "%" not in sentences.period_sentence(PAIRS["clear up"], "A", "B", t, Counted.CONVERSATIONS)


def nb(words: str) -> str:
    """Bokmål as typed here, with the non-breaking space before a percent sign."""
    return words.replace(" %", "\u00a0%")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_difference_is_called_no_larger_than_normal_variation(language):
    """METHODS, change 2: absence of evidence is worded as such."""
    claim = {"nb": "ikke større enn", "nn": "ikkje større enn", "en": "no larger than"}[language]
    assert not [said for said in sentences_of(language) if claim in said]


def test_a_difference_is_given_in_percent_for_what_is_counted_one_by_one():
    assert sentences.difference_in_percent(PAIRS["clear up"], text("nb"), Counted.PERSONS) == nb(
        "Forskjellen er +146 (+101 %, usikkerhet +64 til +147 %)."
    )
    assert sentences.difference_in_percent(PAIRS["clear up"], text("nb"), Counted.CONVERSATIONS) == ""


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nb", "Forskjellen kan skyldes vanlige svingninger."),
        ("nn", "Skilnaden kan kome av vanlege svingingar."),
        ("en", "The difference may be no more than normal variation."),
    ],
)
def test_an_uncertain_difference_may_be_normal_variation(language, words):
    assert words in sentences.period_sentence(PAIRS["swings"], "2018", "2019", text(language))
    assert words in sentences.between_sentence(between(63, 1000, 39, 1000), "Bærum", "Asker", text(language))


def test_a_jump_within_normal_variation_is_worded_as_such():
    assert sentences.period_sentence(PAIRS["swings"], "2018", "2019", text("nb")) == nb(
        "39 i 2018 og 63 i 2019: forskjell +24 (+62 %, usikkerhet +7 til +147 %). "
        "Forskjellen kan skyldes vanlige svingninger. "
        "Usikkerheten regner bare med tilfeldigheter. Slike tall svinger ofte mer."
    )


def test_averages_are_called_averages():
    said = sentences.period_sentence(PAIRS["averages"], "2014–2016", "2017–2019", text("nb"))
    assert said.startswith("42,7 i 2014–2016 og 51,3 i 2017–2019: forskjell +8,7")
    assert "Tallene er gjennomsnitt per år." in said


def test_bærum_against_the_country_reads_in_bokmål():
    result, t = compare(497, 124_250, 6.9), text("nb")
    assert sentences.comparison_heading(result.verdict, "Bærum", "landet", "anmeldt vold", t) == (
        "Bærum har klart lavere anmeldt vold enn landet"
    )
    assert sentences.comparison_sentence(result, "Bærum", "landet", "per 1000 innbyggere", t) == nb(
        "Bærum har 4,0 per 1000 innbyggere, mot 6,9 i landet. Det er 58 % av nivået der (usikkerhet 53–63 %). "
        "Klart lavere. Det sier ikke hvor mye vold som skjer."
    )


def test_a_share_comes_with_its_numbers_interval_and_population():
    result, scope = share(108, 178, 0.6727), ShareScope("Bærum", "Bærum og Asker", "voksne", "2017–2019")
    assert sentences.share_sentence(result, scope, text("nb")) == nb(
        "2017–2019: 108 av 178 beboere (voksne) fra Bærum og Asker kom fra Bærum (60,7 %, usikkerhet 53,3–67,6 %)."
    )
    assert sentences.inhabitants_sentence(result, "Bærum", text("nb")) == nb(
        "Bærum hadde 67,3 % av innbyggerne i disse kommunene da. Andelen av beboerne er ikke sikkert forskjellig."
    )


def test_the_dark_figure_reads_as_in_the_method_note():
    assert sentences.dark_figure_sentence(63, text("nb")) == nb(
        "Regnestykke, ikke måling: Hvis 15–25 % av tilfellene anmeldes, svarer 63 anmeldelser til om lag "
        "190–540 tilfeller."
    )
    assert sentences.dark_figure_sentence(63, text("en")) == (
        "Arithmetic, not measurement: if 15–25% of cases are reported, 63 reports correspond to roughly 190–540 cases."
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_dark_figure_names_the_source_of_its_assumption(language):
    """The plan: «en antar at bare ca. en femtedel av all vold anmeldes», with NKVTS as its source."""
    fifth = {"nb": "Handlingsplanen antar at ca. en femtedel", "nn": "Handlingsplanen går ut frå at om lag ein femdel"}
    said = sentences.dark_figure_text(63, text(language), is_in_plan=True)
    assert fifth.get(language, "The action plan assumes that about one fifth") in said
    assert "NKVTS" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_dark_figure_cites_no_plan_that_does_not_state_it(language):
    said = sentences.dark_figure_text(63, text(language), is_in_plan=False)
    assert "NKVTS" not in said
    assert not re.search("handlingsplan|action plan", said, re.IGNORECASE)


def test_no_number_of_reports_gives_no_dark_figure():
    assert sentences.dark_figure_sentence(None, text("nb")) == ""
    assert sentences.dark_figure_text(None, text("nb"), is_in_plan=True) == ""


def test_a_single_year_can_not_differ_from_itself():
    assert sentences.shares_over_years(None, text("nb")) == ""


def test_a_funnel_counts_those_outside_and_those_left_out():
    said = sentences.funnel_sentence(FUNNELS[2], text("nb"))
    assert "0 av 10 kommuner" in said
    assert "2 kommuner uten tall eller folketall er ikke med." in said
    assert sentences.funnel_sentence(FUNNELS[0], text("nb")).startswith("1 av 10 kommuner")


def test_no_level_is_given_in_percent_of_fewer_than_twenty_cases():
    t = text("en")
    few = sentences.between_sentence(between(60, 1000, 19, 1000), "Bærum", "Lier", t)
    enough = sentences.between_sentence(between(60, 1000, 20, 1000), "Bærum", "Lier", t)
    assert "%" not in few
    assert "too few cases" in few
    assert "300%" in enough
    assert "%" not in sentences.comparison_sentence(compare(30, 1000, 19), "Bærum", "Viken", "per 1,000", t)
    assert "150%" in sentences.comparison_sentence(compare(30, 1000, 20), "Bærum", "Viken", "per 1,000", t)
