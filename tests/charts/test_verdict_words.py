"""The verdict on a series in words: what it says, and the caveats that always accompany it."""

import re

import pytest

from dashboard.charts import sentences
from dashboard.charts.sentences import Counted
from dashboard.model.comparison import compare
from dashboard.model.trends import VERDICTS, Trend
from dashboard.vocabulary.text import text
from tests.charts.branches import GAP, JUDGED, TRENDS, headings, verdicts, whole_sentences

LANGUAGES = ("nb", "nn", "en")


def nb(words: str) -> str:
    """Bokmål as typed here, with the non-breaking space before a percent sign."""
    return words.replace(" %", "\u00a0%")


def verdict(name: str, language: str = "nb", counted: Counted = Counted.CASES, **more) -> str:
    return sentences.verdict_text(JUDGED[name], text(language), "samtaler", counted, **more)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_clear_change_always_comes_with_its_caveat(language):
    words = {"nb": "betyr ikke at nivået er stabilt", "nn": "betyr ikkje at nivået er stabilt", "en": "does not mean"}
    said = sentences.verdict_text(JUDGED["ingen_sikker_endring"], text(language), "X", Counted.CASES)
    assert said.count(words[language]) == 1


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
        "No clear change since 2014. The variation may be chance. This does not mean the level is stable. "
        "Estimate: +8% per year (95% interval −9 to +29%). Changes in the population are not allowed for. "
        "Applies to recorded cases, not to how much violence occurs."
    )


METHOD_NOTE = {
    "for_kort_serie": "For få år til å vurdere utvikling (4 av minst 5).",
    "for_sma_tall": "Tallene er for små til å vurdere utvikling.",
    "overlappende_perioder": "Periodene overlapper, så vi kan ikke si om det er en trend.",
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
    """One verdict per figure: heading, card, table and paragraph must agree."""
    t = text(language)
    heading = sentences.verdict_heading(JUDGED[name], t, "samtaler")
    assert verdict(name, language).startswith(f"{heading}.")
    assert sentences.verdict_sentence(JUDGED[name], t, "samtaler") == f"{heading}."


def test_more_conversations_and_too_few_years_come_together():
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


def test_a_text_says_since_when_a_series_with_a_break_is_judged():
    assert "Bare årene fra 2014 er vurdert, fordi serien har et brudd." in verdict("judged since a break")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_clear_change_over_few_years_always_says_that_they_are_too_few(language):
    """METHODS, change 4: in the same sentence."""
    clear = {"nb": "klart (flere|færre)", "nn": "klart (fleire|færre)", "en": r"clearly (more|fewer)(?! than (?!in ))"}[
        language
    ]
    too_few = {"nb": "for lite", "nn": "for lite", "en": "too few"}[language]
    for said in (*headings(text(language)), *whole_sentences(text(language))):
        for sentence in re.split(r"(?<=\.) ", said):
            assert not re.search(clear, sentence, re.IGNORECASE) or too_few in sentence, sentence


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


def test_chosen_years_warn_that_changes_are_found_more_easily():
    words = "Årene er valgt: Man finner lettere en endring i utvalgte år enn i hele serien."
    assert words in verdict("ingen_sikker_endring", is_chosen=True)
    assert words not in verdict("ingen_sikker_endring")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_verdict_repeats_nothing(language):
    for said in verdicts(text(language)):
        parts = re.split(r"(?<=\.) ", said)
        assert len(parts) == len(set(parts)), said


@pytest.mark.parametrize("code", VERDICTS)
def test_an_estimate_is_given_only_where_the_series_could_be_judged(code):
    assert bool(sentences.trend_estimate(TRENDS[code], text("nb"))) == TRENDS[code].is_judged


def test_a_series_with_a_gap_is_not_called_small():
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


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("ingen_sikker_endring", "Vi kan ikke si om tallet går opp eller ned."),
        ("for_kort_serie", "Fire år er for lite til å si om det er en trend."),
        ("three years", "Flere enn i 2017 (145). Tre år er for lite til å si om det er en trend."),
        ("short since a break", "For få år siden bruddet i 2016 til å si om det er en trend."),
        ("mulig_okning", "Mulig økning siden 2014, men usikkert."),
        ("a gap", "Det er ikke tall for 2015 og 2018, så utviklingen vurderes ikke."),
    ],
)
def test_beside_a_number_the_verdict_takes_a_line_or_two(name, said):
    assert sentences.short_verdict(JUDGED[name], text("nb")) == said


def test_beside_a_rate_the_country_is_of_the_same_period_which_is_named_if_it_is_an_older_one():
    """80 cases where 100 are expected: 8.0 per 1000 against 10.0, with an interval that ends below 100."""
    level, t = compare(80, 10_000, 10), text("nb")
    assert sentences.short_level(level, "2018–2019", t, is_newest=True) == "Lavere enn landet i samme periode (10,0)."
    assert (
        sentences.short_level(level, "2018–2019", t, is_newest=False) == "Lavere enn landet i 2018–2019: 8,0 mot 10,0."
    )
