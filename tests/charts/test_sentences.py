"""What the verdicts say, in three languages: every branch is spoken here, and none says more than its numbers carry."""

import re
from functools import lru_cache

import pytest
from babel.messages.pofile import read_po

from dashboard.charts import sentences
from dashboard.charts.sentences import Counted, OfWhom
from dashboard.model.comparison import between, compare
from dashboard.model.shares import share
from dashboard.model.trends import VERDICTS, Trend
from dashboard.text import FOLDER, Text, catalogue, text
from tests.charts.spoken import FUNNELS, GAP, JUDGED, PAIRS, TRENDS, headings, verdicts, whole_sentences

LANGUAGES = ("nb", "nn", "en")


class Listening(Text):
    """A Text that remembers which messages it was asked for."""

    heard: set[str] = set()

    def _translated(self, message: str) -> str:
        Listening.heard.add(message)
        return super()._translated(message)


@lru_cache
def spoken(language: str) -> tuple[str, ...]:
    t = text(language)
    return tuple(headings(t) + whole_sentences(t))


def test_every_message_of_the_catalogue_is_spoken_by_some_branch():
    t = Listening("nb")
    headings(t)
    whole_sentences(t)
    assert not messages("nb") - Listening.heard


def messages(language: str) -> set[str]:
    with (FOLDER / language / "statistics.po").open("rb") as file:
        return {str(entry.id) for entry in read_po(file) if entry.id}


def test_both_languages_say_the_same_messages():
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
    for sentence in spoken(language):
        assert not forbidden.search(sentence.replace(not_stable, "")), sentence


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_claims_that_violence_itself_has_changed(language):
    claim = re.compile(r"(mer|mindre|meir|more|less) (vold|vald|violence)")
    denial = re.compile(r"sier ikke om|seier ikkje om|do not say whether")
    for sentence in spoken(language):
        assert not claim.search(sentence) or denial.search(sentence), sentence


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_clear_change_never_goes_without_not_stable(language):
    words = {"nb": "betyr ikke at nivået er stabilt", "nn": "betyr ikkje at nivået er stabilt", "en": "does not mean"}
    said = sentences.verdict_text(JUDGED["ingen_sikker_endring"], text(language), "X", Counted.CASES)
    assert said.count(words[language]) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_have_no_full_stop_and_sentences_have_one(language):
    t = text(language)
    assert not [heading for heading in headings(t) if heading.endswith((".", " "))]
    assert not [sentence for sentence in whole_sentences(t) if not sentence.endswith(".") or "  " in sentence]


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_are_formatted_and_every_placeholder_filled(language):
    for sentence in spoken(language):
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
    """Bokmål as typed here, with the non-breaking space that stands before a percent sign."""
    return words.replace(" %", "\u00a0%")


def verdict(name: str, language: str = "nb", counted: Counted = Counted.CASES, **more) -> str:
    return sentences.verdict_text(JUDGED[name], text(language), "samtaler", counted, **more)


def test_the_trend_of_reports_reads_in_bokmål():
    assert verdict("ingen_sikker_endring") == nb(
        "Ingen sikker endring siden 2014. Svingningene kan være tilfeldige. Det betyr ikke at nivået er stabilt. "
        "Anslag +8 % per år (usikkerhet −9 til +29 %). Det er ikke tatt hensyn til endringer i folketallet. "
        "Gjelder registrerte saker, ikke hvor mye vold som skjer."
    )
    heading = sentences.verdict_heading(JUDGED["ingen_sikker_endring"], text("nb"), "samtaler")
    assert heading == "Ingen sikker endring siden 2014"


def test_the_trend_of_reports_reads_in_nynorsk_and_english():
    assert verdict("ingen_sikker_endring", "nn") == nb(
        "Inga sikker endring sidan 2014. Svingingane kan vere tilfeldige. Det betyr ikkje at nivået er stabilt. "
        "Anslag +8 % per år (uvisse −9 til +29 %). Det er ikkje teke omsyn til endringar i folketalet. "
        "Gjeld registrerte saker, ikkje kor mykje vald som skjer."
    )
    assert verdict("ingen_sikker_endring", "en") == (
        "No clear change since 2014. The swings may be chance. This does not mean the level is stable. "
        "Estimate +8% per year (range −9 to +29%). Changes in the population are not allowed for. "
        "Applies to recorded cases, not to how much violence occurs."
    )


METHOD_NOTE = {
    "for_kort_serie": "For få år til å vurdere utvikling (4 av minst 5).",
    "for_sma_tall": "Tallene er for små til å vurdere utvikling.",
    "overlappende_perioder": "Glidende gjennomsnitt: periodene overlapper, så utviklingen vurderes ikke automatisk.",
    "brudd": "Brudd i serien: årene før og etter kan ikke sammenliknes direkte.",
    "mulig_okning": "Mulig økning siden 2014, men usikkert.",
    "mulig_nedgang": "Mulig nedgang siden 2014, men usikkert.",
    "klar_okning": "Klar økning i registrerte tall siden 2014.",
    "klar_nedgang": "Klar nedgang i registrerte tall siden 2014.",
}


@pytest.mark.parametrize("code", METHOD_NOTE)
def test_verdicts_are_worded_as_in_the_method_note_with_the_first_year_judged(code):
    assert sentences.trend_sentence(TRENDS[code], text("nb")) == METHOD_NOTE[code]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", JUDGED)
def test_the_heading_is_the_verdict_of_the_text_and_nothing_else(name, language):
    """One verdict a figure: heading, card, table and paragraph can't say two things."""
    t = text(language)
    heading = sentences.verdict_heading(JUDGED[name], t, "samtaler")
    assert verdict(name, language).startswith(f"{heading}.")
    assert sentences.verdict_sentence(JUDGED[name], t, "samtaler") == f"{heading}."


def test_more_conversations_and_too_few_years_are_said_together():
    assert sentences.verdict_sentence(JUDGED["three years"], text("nb"), "samtaler") == (
        "Flere samtaler i 2019 (291) enn i 2017 (145). Tre år er for lite til å si om det er en trend."
    )
    assert sentences.verdict_sentence(JUDGED["three years"], text("nn"), "samtaler") == (
        "Fleire samtaler i 2019 (291) enn i 2017 (145). Tre år er for lite til å seie om det er ein trend."
    )
    assert sentences.verdict_sentence(JUDGED["three years"], text("en"), "conversations") == (
        "More conversations in 2019 (291) than in 2017 (145). Three years are too few to say whether it is a trend."
    )


def test_a_short_series_since_a_break_says_since_when_it_is_short():
    assert sentences.verdict_sentence(JUDGED["short since a break"], text("nb"), "saker") == (
        "For få år siden bruddet i 2016 til å vurdere utvikling (4 av minst 5)."
    )
    assert sentences.verdict_sentence(JUDGED["four years since a break"], text("nb"), "samtaler") == (
        "Færre samtaler i 2019 (145) enn i 2017 (291). Fire år siden bruddet i 2016 er for lite til å si om det er "
        "en trend."
    )


def test_a_text_tells_from_where_a_series_with_a_break_is_judged():
    assert "Bare årene fra 2014 er vurdert, fordi serien har et brudd." in verdict("judged since a break")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_clear_word_on_few_years_stands_without_that_they_are_too_few(language):
    """METHODS, change 4: in the same sentence."""
    clear = {"nb": "klart (flere|færre)", "nn": "klart (fleire|færre)", "en": "clearly (more|fewer)"}[language]
    too_few = {"nb": "for lite", "nn": "for lite", "en": "too few"}[language]
    for said in spoken(language):
        for sentence in re.split(r"(?<=\.) ", said):
            assert not re.search(clear, sentence, re.IGNORECASE) or too_few in sentence, sentence


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_said_to_be_no_larger_than_usual_swings(language):
    """METHODS, change 2: absence of evidence is worded as such."""
    claim = {"nb": "ikke større enn", "nn": "ikkje større enn", "en": "no larger than"}[language]
    assert not [said for said in spoken(language) if claim in said]


def test_a_trend_says_whether_the_population_is_allowed_for():
    more, fewer = verdict("more people"), verdict("fewer people")
    assert nb("Folketallet økte med 6 % i samme tid, og er tatt hensyn til.") in more
    assert nb("Anslag per innbygger: +4 % per år (usikkerhet −1 til +9 %).") in more
    assert nb("Folketallet gikk ned med 6 % i samme tid, og er tatt hensyn til.") in fewer
    assert "Folketallet endret seg nesten ikke i samme tid" in verdict("as many people")
    assert "Det er ikke tatt hensyn til endringer i folketallet." in verdict("klar_okning")
    assert "olketall" not in verdict("for_kort_serie")


def test_an_estimate_beyond_a_doubling_a_year_is_not_given():
    """10, 20, 40, 80, 3000 would give +1 211 % per year (−78 to +78 102 %)."""
    said = verdict("no estimate")
    assert "Tallene varierer for mye til å gi et anslag på endringen per år." in said
    assert "%" not in said


def test_a_verdict_that_rests_on_one_year_names_it():
    assert "Uten 2019 ville endringen ikke vært klar." in verdict("one odd year")
    assert "Uten" not in verdict("klar_okning")


def test_chosen_years_are_said_to_find_changes_more_easily():
    words = "Årene er valgt: Man finner lettere en endring i utvalgte år enn i hele serien."
    assert words in verdict("ingen_sikker_endring", is_chosen=True)
    assert words not in verdict("ingen_sikker_endring")


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_said_twice_in_a_verdict(language):
    for said in verdicts(text(language)):
        parts = re.split(r"(?<=\.) ", said)
        assert len(parts) == len(set(parts)), said


@pytest.mark.parametrize("code", VERDICTS)
def test_an_estimate_is_given_only_where_the_series_could_be_judged(code):
    assert bool(sentences.trend_estimate(TRENDS[code], text("nb"))) == TRENDS[code].is_judged


def test_a_series_with_a_gap_is_not_said_to_be_small():
    assert GAP.verdict == "for_sma_tall"
    assert (
        sentences.trend_sentence(GAP, text("nb")) == "Det er ikke tall for 2015 og 2018, så utviklingen vurderes ikke."
    )
    assert "små" not in sentences.verdict_heading(JUDGED["a gap"], text("nb"), "saker")


def test_an_estimate_near_zero_has_no_sign():
    flat = Trend("ingen_sikker_endring", -0.2, -5.0, 4.6, 6, 2014, 2019)
    assert sentences.trend_estimate(flat, text("nb")) == nb("Anslag 0 % per år (usikkerhet −5 til +5 %).")


def test_conversations_are_more_conversations_not_more_persons():
    assert verdict("three years", counted=Counted.CONVERSATIONS).endswith("Tallene sier ikke om det er flere personer.")
    assert verdict("three years", counted=Counted.PERSONS).endswith("Tallene sier ikke om flere er utsatt.")
    assert verdict("three years", counted=Counted.CASES).endswith("Tallene sier ikke om det skjer mer vold.")


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
def test_a_difference_that_nobody_can_be_sure_of_may_be_normal_variation(language, words):
    assert words in sentences.period_sentence(PAIRS["swings"], "2018", "2019", text(language))
    assert words in sentences.between_sentence(between(63, 1000, 39, 1000), "Bærum", "Asker", text(language))


def test_a_jump_within_usual_swings_reads_so():
    assert sentences.period_sentence(PAIRS["swings"], "2018", "2019", text("nb")) == nb(
        "39 i 2018 og 63 i 2019: forskjell +24 (+62 %, usikkerhet +7 til +147 %). "
        "Forskjellen kan skyldes vanlige svingninger. "
        "Usikkerheten regner bare med tilfeldigheter. Slike tall svinger ofte mer."
    )


def test_averages_are_said_to_be_averages():
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


def test_a_share_is_told_with_its_numbers_its_interval_and_of_whom():
    result, whom = share(108, 178, 0.6727), OfWhom("Bærum", "Bærum og Asker", "voksne", "2017–2019")
    assert sentences.share_sentence(result, whom, text("nb")) == nb(
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
    said = sentences.dark_figure_text(63, text(language))
    assert fifth.get(language, "The action plan assumes that about one fifth") in said
    assert "NKVTS" in said


def test_no_number_of_reports_gives_no_dark_figure():
    assert sentences.dark_figure_sentence(None, text("nb")) == sentences.dark_figure_text(None, text("nb")) == ""


def test_a_single_year_can_not_differ_from_itself():
    assert sentences.shares_over_years(None, text("nb")) == ""


def test_a_funnel_says_how_many_lie_outside_and_how_many_are_left_out():
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
