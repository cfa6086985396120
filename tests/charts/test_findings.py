"""What findings and paragraphs may say on any figure and selection, and what they must say about typed series."""

import re

import pytest

from dashboard.charts.registry import FIGURES
from dashboard.charts.tables.table1 import table1
from dashboard.vocabulary.selection import Selection
from loaders.schema import CHILDREN, PROVISIONAL, SUPPRESSED
from tests.charts.everything import LANGUAGES, sentences_of
from tests.typed import ASKER, COUNTRY, residents, row, rows, split

FORBIDDEN = {
    "nb": r"signifikan|\bbedre\b|\bverre\b|\bforbedr|\bforverr|p-verdi|\bp ?[<=]|\bstabil|\bpositiv|\bnegativ",
    "nn": r"signifikan|\bbetre\b|\bverre\b|\bforbetr|\bforverr|p-verdi|\bp ?[<=]|\bstabil|\bpositiv|\bnegativ",
    "en": r"significan|\bbetter\b|\bworse|\bimprov|p-value|\bp ?[<=]|\bstable\b|\bpositive|\bnegative",
}
NOT_STABLE = {
    "nb": "betyr ikke at nivået er stabilt",
    "nn": "betyr ikkje at nivået er stabilt",
    "en": "does not mean the level is stable",
}
NO_CLEAR_CHANGE = {"nb": "Ingen sikker endring", "nn": "Inga sikker endring", "en": "No clear change"}
FLAT = {2014: 50, 2015: 46, 2016: 53, 2017: 49, 2018: 51}
RISING = {2014: 50, 2015: 80, 2016: 120, 2017: 180, 2018: 270}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_says_significant_better_worse_or_stable(every, language):
    """Only the caveat may say «stable»."""
    for key in FIGURES:
        for words in (words for chart in every[key, language] for words in sentences_of(chart)):
            claim = words.replace(NOT_STABLE[language], "")
            assert not re.search(FORBIDDEN[language], claim, re.IGNORECASE), (key, words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_tabell_1_avoids_the_same_words(published, language):
    content = table1(published, language)
    for words in (*(words for _, words in content.verdicts), *content.footnotes):
        assert not re.search(FORBIDDEN[language], words.replace(NOT_STABLE[language], ""), re.IGNORECASE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_clear_change_is_stated_once_with_its_caveat(publish, language):
    both = publish(*residents(FLAT), *rows("centre.residents", FLAT, age_group=CHILDREN))
    for key in ("police-reports", "residents"):
        small = publish(*rows("police.reports", FLAT), breaks=()) if key == "police-reports" else both
        chart = FIGURES[key].chart(small, Selection(language=language))
        assert NO_CLEAR_CHANGE[language] in chart.finding
        assert chart.paragraph.count(NOT_STABLE[language]) == 1
        assert any(NOT_STABLE[language] in note for note in chart.notes)


def test_reported_cases_are_judged_since_the_penal_code_of_2015(published):
    """Four years of five; 39 → 63 may be normal variation (METHODS § 3)."""
    chart = FIGURES["police-reports"].chart(published, Selection())
    verdict = "For få år siden bruddet i 2016 til å vurdere utvikling (4 av minst 5)"
    assert chart.finding == f"Bærum: 63 anmeldte forhold i 2019. {verdict}"
    assert f"{verdict}." in chart.paragraph
    assert "28 (2014), 57 (2015), 43 (2016)" in chart.paragraph
    assert "Politiet sier at tall før og etter ikke er direkte sammenliknbare." in chart.paragraph
    assert "forskjell +24 (+62\u00a0%, usikkerhet +7 til +147\u00a0%)" in chart.paragraph
    assert "Forskjellen kan skyldes vanlige svingninger." in chart.paragraph
    assert "Anslag" not in chart.paragraph


def test_a_clear_rise_is_called_clear_and_of_recorded_numbers_only(publish):
    small = publish(*rows("police.reports", RISING), breaks=())
    chart = FIGURES["police-reports"].chart(small, Selection(language="en"))
    assert chart.finding == "Bærum: 270 reported cases in 2018. Clear increase in recorded numbers since 2014"
    assert "Applies to recorded cases, not to how much violence occurs." in chart.paragraph


def test_a_series_with_a_break_is_judged_from_the_break_on_and_says_so(publish):
    years = {year: 50 + year % 3 for year in range(2010, 2020)}
    small = publish(*rows("police.reports", years), breaks=(split(2013, indicators=("police.reports",)),))
    chart = FIGURES["police-reports"].chart(small, Selection(language="en"))
    assert chart.finding.endswith("No clear change since 2013")
    assert "(2010)" in chart.paragraph
    assert "break 2013" in chart.paragraph
    assert "Only the years from 2013 on are judged, as the series has a break." in chart.paragraph


@pytest.mark.parametrize("language", LANGUAGES)
def test_chosen_years_come_with_a_warning_that_changes_are_found_more_easily(published, language):
    words = {"nb": "Årene er valgt", "nn": "Åra er valde", "en": "The years were chosen"}[language]
    for key in ("police-reports", "residents", "conversations", "day-users-national", "violence-offences"):
        whole = FIGURES[key].chart(published, Selection(language=language))
        chosen = FIGURES[key].chart(published, Selection(from_year=2017, to_year=2021, language=language))
        assert words not in " ".join(sentences_of(whole)), key
        assert chosen.paragraph.count(words) == 1, key
        assert any(note.startswith(words) for note in chosen.notes), key


def test_a_trend_says_how_the_population_grew(publish):
    people = {2014: 100_000, 2015: 101_000, 2016: 102_000, 2017: 103_000, 2018: 104_000}
    small = publish(*rows("police.reports", RISING), *rows("population", people), breaks=())
    paragraph = FIGURES["police-reports"].chart(small, Selection(language="en")).paragraph
    assert "The population grew by 4% over the same years, which is allowed for." in paragraph
    unknown = FIGURES["police-reports"].chart(
        publish(*rows("police.reports", RISING), breaks=()), Selection(language="en")
    )
    assert "Changes in the population are not allowed for." in unknown.paragraph


def test_a_change_is_never_computed_across_a_break(publish):
    small = publish(
        *rows("police.reports", {2018: 40, 2019: 100}), breaks=(split(2019, indicators=("police.reports",)),)
    )
    chart = FIGURES["police-reports"].chart(small, Selection(language="en"))
    assert "difference" not in chart.paragraph
    assert "+60" not in chart.paragraph


def test_a_series_with_a_gap_is_not_judged(publish):
    chart = FIGURES["police-reports"].chart(
        publish(*rows("police.reports", {**FLAT, 2016: SUPPRESSED, 2019: 48}), breaks=()), Selection(language="en")
    )
    assert "There is no number for 2016, so the trend is not judged." in chart.paragraph
    assert "not judged" in chart.finding


def test_a_year_without_a_row_is_a_gap_like_a_missing_one(publish):
    years = {year: number for year, number in FLAT.items() if year != 2016} | {2019: 48}
    chart = FIGURES["police-reports"].chart(
        publish(*rows("police.reports", years), breaks=()), Selection(language="en")
    )
    assert "There is no number for 2016" in chart.paragraph


def test_two_year_averages_are_no_trend_but_those_without_a_common_year_are_compared(publish):
    """3200 a year in 2018–2019 against 800 in 2016–2017; 2017–2018 shares a year with both."""
    averages = {(year - 1, year): 100 * 2 ** (year - 2014) for year in range(2014, 2020)}
    chart = FIGURES["violence-offences"].chart(publish(*rows("violence.offences", averages)), Selection(language="en"))
    assert "More offences per year in 2018–2019 (3,200) than in 2016–2017 (800)" in chart.finding
    assert "overlap" in chart.finding
    assert "Clear" not in chart.finding + chart.paragraph
    assert "The numbers do not say whether more violence occurs." in chart.paragraph


def test_numbers_under_ten_a_year_are_too_small_to_judge(publish):
    few = {year: 5 + year % 2 for year in range(2014, 2020)}
    small = publish(*rows("police.reports", few), breaks=())
    assert "too small" in FIGURES["police-reports"].chart(small, Selection(language="en")).finding


def test_no_percent_is_given_on_a_base_under_twenty(publish):
    chart = FIGURES["police-reports"].chart(
        publish(*rows("police.reports", {2018: 19, 2019: 38})), Selection(language="en")
    )
    assert "difference +19" in chart.paragraph
    assert "too small for a percentage" in chart.paragraph
    assert "%" not in chart.paragraph.split("difference +19")[1].split(".")[0]


def test_the_newest_number_is_the_newest_actual_number(publish):
    chart = FIGURES["police-reports"].chart(
        publish(*rows("police.reports", {2017: 52, 2018: 39, 2019: "not_published"})), Selection(language="en")
    )
    assert chart.finding.startswith("Bærum: 39 reported cases in 2018")


def test_a_provisional_newest_number_is_called_so(publish):
    small = publish(row("police.reports", 2018, 39), row("police.reports", 2019, 63, status=PROVISIONAL))
    assert "63* (2019)" in FIGURES["police-reports"].chart(small, Selection(language="en")).paragraph
    assert "rovisional" in FIGURES["police-reports"].chart(small, Selection(language="en")).paragraph


def test_levels_are_compared_in_the_newest_common_period(publish):
    small = publish(
        *rows("violence.offences", {(2016, 2017): 479, (2017, 2018): 497}),
        *rows("population", {2017: 124_008, 2018: 125_454}),
        *rows("violence.rate", {(2016, 2017): 6.7}, COUNTRY),
    )
    paragraph = FIGURES["violence-rate"].chart(small, Selection(language="en")).paragraph
    assert "2016–2017: Bærum has 3.9 per 1,000 inhabitants, against 6.7 in the country." in paragraph


def test_a_place_without_a_common_period_is_not_compared(publish):
    small = publish(
        *rows("violence.offences", {(2016, 2017): 479}),
        *rows("population", {2017: 124_008}),
        *rows("violence.rate", {(2017, 2018): 6.9}, COUNTRY),
    )
    chart = FIGURES["violence-rate"].chart(small, Selection(language="en"))
    assert "against" not in chart.paragraph
    assert chart.finding == "Bærum: 3.9 per 1,000 inhabitants in 2016–2017"


def test_every_paragraph_ends_with_its_source(every):
    for (key, _), charts in every.items():
        for chart in charts:
            if chart.paragraph and key != "measures":
                assert chart.paragraph.endswith(chart.source)


def test_another_municipalitys_paragraph_names_it(publish):
    small = publish(*residents({2018: 31, 2019: 23}, ASKER), *residents({2018: 40, 2019: 41}))
    chart = FIGURES["residents"].chart(small, Selection(region=ASKER, language="en"))
    assert chart.finding.startswith("Asker (until 2019): 23 adults in 2019")
    assert "Asker" in chart.paragraph
    assert "Bærum" not in chart.paragraph.replace("Asker and Bærum Crisis Centre", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_listed_across_a_break_always_mention_it(published, language):
    """A paragraph is pasted without the figure's notes, so it must itself say that its years can't be compared."""
    for key in ("residents-national", "day-users-national"):
        chart = FIGURES[key].chart(published, Selection(language=language))
        broken = [mark.words for mark in chart.marks if mark.is_break]
        assert broken
        assert all(words in chart.paragraph for words in broken)


def test_a_new_way_of_counting_is_mentioned_with_the_numbers_it_affects(published):
    assert "3\u00a0058" in FIGURES["day-users-national"].chart(published, Selection()).paragraph
    assert "1\u00a0979" in FIGURES["residents-national"].chart(published, Selection()).paragraph


def test_a_difference_must_exceed_the_series_own_variation_even_in_a_short_series(publish):
    """METHODS, change 3: φ is max(3, φ̂). 2637 → 2212 has z = 3.5 at 3, but these four years have φ̂ = 20."""
    small = publish(*rows("centre.day_users", {2017: 2434, 2018: 2626, 2019: 2637, 2020: 2212}, COUNTRY))
    paragraph = FIGURES["day-users-national"].chart(small, Selection(language="en")).paragraph
    assert "difference −425" in paragraph
    assert "may be no more than normal variation" in paragraph


def test_no_sentence_has_nested_colons_or_a_sign_in_place_of_a_number(every):
    """«2016–2019: Bærum: 149 av 268» and «: (60) i 2016» can't be read."""
    for (key, _), charts in every.items():
        for words in (words for chart in charts for words in (chart.finding, chart.paragraph, chart.alt)):
            assert not re.search(r"\d: [^.:;]+: \d", words), (key, words)
            assert not re.search(r"(^|\s)[:.…]+ \(|\([:.…]+\)", words), (key, words)


def test_a_group_of_places_is_lower_case_inside_a_sentence(every):
    described = r"[a-zæøå,] (Andre kommun|Alle kommun|Hele landet|Heile landet|Other munic|All munic|The whole)"
    for (key, _), charts in every.items():
        for words in (words for chart in charts for words in (chart.finding, chart.paragraph, chart.subtitle)):
            assert not re.search(described, words), (key, words)
