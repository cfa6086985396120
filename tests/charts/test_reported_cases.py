"""Figures on reports to the police: the numbers the plan prints, on the shipped exports and on typed rows."""

from datetime import date

import pytest

from dashboard.charts.chart import Kind, Role
from dashboard.charts.registry import FIGURES
from dashboard.vocabulary.selection import Selection
from tests.typed import COUNTRY, COUNTY, HOME, labels, named, row, rows

REPORTS = {2014: 28, 2015: 57, 2016: 43, 2017: 52, 2018: 39, 2019: 63}
RATES = {
    "2013–2014": "3,4",
    "2014–2015": "3,4",
    "2015–2016": "3,7",
    "2016–2017": "3,9",
    "2017–2018": "4,0",
}
AVERAGES = {"2020–2021": 583, "2021–2022": 556, "2022–2023": 635, "2023–2024": 754}


def shown(chart, key=HOME):
    """Category → value of one series."""
    return dict(zip(chart.categories, named(chart, key).values, strict=True))


def test_reported_cases_are_those_of_the_plan_and_the_newest_year_is_provisional(published):
    values = shown(FIGURES["police-reports"].chart(published, Selection()), "own")
    assert {int(year): value.value for year, value in values.items()} == REPORTS
    assert [year for year, value in values.items() if value.is_provisional] == ["2019"]


def test_reported_cases_carry_the_exact_poisson_interval_of_the_methods(published):
    values = shown(FIGURES["police-reports"].chart(published, Selection()), "own")
    spans = [(round(value.low), round(value.high)) for value in values.values()]
    assert spans == [(19, 40), (43, 74), (31, 58), (39, 68), (28, 53), (48, 81)]


def test_reported_cases_name_their_cell_source_and_date(published):
    chart = FIGURES["police-reports"].chart(published, Selection())
    assert shown(chart, "own")["2019"].origin == "politi/VINR Bærum 2014-2019 STRASAK.xlsx › Uttrekk › I7"
    assert chart.source == "Kilde: Oslo politidistrikt, STRASAK, hentet 14.01.2020."
    assert chart.data_date == date(2020, 1, 14)
    assert not chart.synthetic
    assert chart.synthetic_words == ""


def test_provisional_is_signed_and_the_sign_explained(published):
    chart = FIGURES["police-reports"].chart(published, Selection())
    assert labels(chart)[-1] == "63*"
    assert ("*", "foreløpig") in chart.signs


def test_the_penal_code_is_a_break_between_2015_and_2016_and_the_police_reform_an_event(published):
    marks = {mark.label: mark for mark in FIGURES["police-reports"].chart(published, Selection()).marks}
    code, reform = marks["Ny straffelov 1.10.2015"], marks["Nytt politidistrikt 2016"]
    assert (code.position, code.is_break, reform.position, reform.is_break) == (1.5, True, 1.5, False)
    assert "1. oktober 2015" in code.words
    assert "Asker og Bærum politidistrikt" in reform.words


def test_a_mark_outside_the_chosen_years_is_left_out(published):
    assert FIGURES["police-reports"].chart(published, Selection(from_year=2016)).marks == ()


def test_rates_are_labelled_by_their_two_year_period(published):
    chart = FIGURES["violence-rate"].chart(published, Selection())
    values = shown(chart)
    assert {period: values[period].label for period in RATES} == RATES
    assert chart.kind is Kind.LINES
    assert [series.role for series in chart.series] == [Role.OWN, Role.COUNTY, Role.COUNTRY]


def test_figure_2_compares_with_county_and_country(published):
    chart = FIGURES["violence-rate"].chart(published, Selection())
    county, country = shown(chart, COUNTY), shown(chart, COUNTRY)
    assert [county[period].label for period in ("2013–2014", "2014–2015", "2015–2016")] == ["5,7", "5,7", "5,8"]
    assert [country[period].label for period in ("2016–2017", "2017–2018")] == ["6,7", "6,9"]


def test_the_gap_between_the_sources_stays_open_and_says_why(published):
    values = shown(FIGURES["violence-offences"].chart(published, Selection()))
    assert {period: values[period].value for period in AVERAGES} == AVERAGES
    assert [values[period].status for period in ("2018–2019", "2019–2020")] == ["missing", "missing"]
    assert [values[period].value for period in ("2018–2019", "2019–2020")] == [None, None]


def test_both_sources_are_named_where_a_series_has_two(published):
    source = FIGURES["violence-offences"].chart(published, Selection()).source
    assert "SSB, tabell 08487, hentet 04.11.2025" in source
    assert "Kommunehelsa statistikkbank (FHI), etter SSB tabell 08487, hentet 14.02.2020" in source


def test_2013_2014_was_407_in_both_sources_and_is_one_number(published):
    chart = FIGURES["violence-offences"].chart(published, Selection())
    assert list(chart.categories).count("2013–2014") == 1
    assert shown(chart)["2013–2014"].label == "407"


def test_the_level_is_compared_with_the_country_and_never_called_better(published):
    chart = FIGURES["violence-rate"].chart(published, Selection())
    assert chart.finding == "Bærum har klart lavere anmeldt vold enn landsgjennomsnittet per innbygger (2020–2021)"
    assert "2020–2021: Bærum har 4,5 per 1000 innbyggere, mot 6,7 i landet." in chart.paragraph
    assert "2015–2016: Bærum har 3,7 per 1000 innbyggere, mot 5,8 i Viken." in chart.paragraph


@pytest.mark.parametrize("place", [COUNTRY, COUNTY])
def test_neither_the_country_nor_the_county_is_compared_with_itself_or_with_a_part_of_it(published, place):
    chart = FIGURES["violence-rate"].chart(published, Selection(region=place))
    name = published.regions.name(place, "nb")
    assert f"{name} sammenliknes ikke med seg selv." in chart.paragraph
    assert "sikker forskjell" not in chart.finding + chart.paragraph
    assert "nivået i Bærum" not in chart.paragraph
    assert [series.role for series in chart.series if series.key == place] == [Role.OWN]


def test_the_source_of_the_population_is_named_where_a_rate_was_computed_from_it(published):
    source = FIGURES["violence-rate"].chart(published, Selection(from_year=2021, to_year=2021)).source
    assert source == "Kilde: SSB, tabell 08487, hentet 04.11.2025; SSB, tabell 07459, hentet 05.03.2024."
    assert "07459" not in FIGURES["violence-offences"].chart(published, Selection()).source


def test_a_withheld_period_of_two_years_is_named_whole(published):
    """Herøy in Nordland: the average of 2021–2022 is four or fewer."""
    for language in ("nb", "nn", "en"):
        paragraph = FIGURES["violence-offences"].chart(published, Selection(region="1818", language=language)).paragraph
        assert " 2021–2022 " in paragraph
        assert " 2022 " not in paragraph


def test_a_municipality_with_two_names_has_both_on_its_figure(published):
    chart = FIGURES["violence-offences"].chart(published, Selection(region="5628"))
    assert "Deatnu – Tana" in chart.subtitle
    assert chart.series[0].name == "Deatnu – Tana"


def test_a_rate_without_a_published_one_is_the_average_by_the_population_of_its_last_year(publish):
    chart = FIGURES["violence-rate"].chart(
        publish(row("violence.offences", (2013, 2014), 407), row("population", 2014, 118_588)), Selection()
    )
    value = shown(chart)["2013–2014"]
    assert value.value == pytest.approx(407 / 118_588 * 1000)
    assert value.label == "3,4"
    assert value.origin == "fil.xlsx + fil.xlsx › Ark + Ark › B2014 + B2014"


def test_a_rate_has_no_number_where_the_population_is_unknown(publish):
    chart = FIGURES["violence-rate"].chart(publish(*rows("violence.offences", {(2023, 2024): 754})), Selection())
    assert not chart.has_numbers
    assert chart.empty == "Det er ikke tall per 1000 for Bærum i 2023–2024: folketallet er ikke med i filene."
    assert chart.finding == "Mangler i filene som er levert: Bærum, 2023–2024"


def test_the_years_chosen_are_the_years_shown(published):
    chart = FIGURES["police-reports"].chart(published, Selection(from_year=2016, to_year=2018))
    assert chart.categories == ("2016", "2017", "2018")
    assert chart.selection_words == "Bærum, 2016–2018"
    assert chart.address == f"/anmeldelser?fra=2016&til=2018&utgave={published.version}"


def test_another_municipality_has_its_own_series(published):
    asker = FIGURES["violence-offences"].chart(published, Selection(region="0220"))
    assert {period: shown(asker, "0220")[period].value for period in ("2013–2014", "2014–2015", "2015–2016")} == {
        "2013–2014": 185,
        "2014–2015": 206,
        "2015–2016": 224,
    }


def test_a_missing_population_is_given_as_the_reason_for_a_missing_rate(published):
    notes = FIGURES["violence-rate"].chart(published, Selection(language="en")).notes
    assert "There is no rate for Bærum in 2023–2024: the population is not in the files." in notes


def test_a_rate_missing_from_the_files_is_not_blamed_on_the_population(published):
    chart = FIGURES["violence-rate"].chart(published, Selection(from_year=2019, to_year=2019, language="en"))
    assert chart.empty == "The numbers for Bærum in this selection are missing from the files delivered."
    assert not any("population is not in the files" in note for note in chart.notes)


def test_recomputed_county_numbers_are_mentioned_in_every_language(published):
    for language, words in (("nb", "regnet ut"), ("nn", "rekna ut"), ("en", "computed for the borders")):
        assert any(
            words in note for note in FIGURES["violence-rate"].chart(published, Selection(language=language)).notes
        )


def test_another_municipality_is_compared_with_the_home_municipality_by_the_test_for_two(published):
    """Asker 842 of two years' 94 914 (ratio 0.98) in 2020–2021: the exact interval of both years holds 1."""
    paragraph = FIGURES["violence-rate"].chart(published, Selection(region="3203")).paragraph
    assert "2020–2021: Asker ligger på 98\u00a0% av nivået i Bærum (usikkerhet 89–107\u00a0%)." in paragraph
    assert "Forskjellen kan skyldes vanlige svingninger." in paragraph
    assert "nivået i Bærum" not in FIGURES["violence-rate"].chart(published, Selection()).paragraph


def test_a_place_without_any_rate_says_so_and_offers_no_text(published):
    chart = FIGURES["violence-rate"].chart(published, Selection(region="1151"))
    assert chart.finding == "Ingen tall per 1000 innbyggere å vise for Utsira"
    assert chart.paragraph == ""


def test_the_uncertainty_of_a_two_year_average_is_that_of_both_years(published):
    """METHODS, change 10: 754 is 716–793; 635 a year of 129 874 is 4.9 (4.6–5.2) per 1000."""
    assert (
        "Nyeste tall: 754 (usikkerhet 716–793)." in FIGURES["violence-offences"].chart(published, Selection()).paragraph
    )
    value = shown(FIGURES["violence-rate"].chart(published, Selection()))["2022–2023"]
    assert (value.label, round(value.low, 1), round(value.high, 1)) == ("4,9", 4.6, 5.2)


def test_a_rate_missing_for_several_reasons_gives_each_with_its_periods(publish):
    counts = {
        (2018, 2019): "missing",
        (2019, 2020): "suppressed",
        (2020, 2021): "suppressed",
        (2021, 2022): 6,
    }
    chart = FIGURES["violence-rate"].chart(publish(*rows("violence.offences", counts)), Selection(language="en"))
    assert chart.finding == "No number to show: Bærum, 2018–2022"
    assert chart.empty == (
        "There is no rate for Bærum in 2021–2022: the population is not in the files. "
        "2019–2020 to 2020–2021: withheld to protect privacy. 2018–2019: missing from the files."
    )


def test_a_rate_without_population_names_periods_without_a_count_too(publish):
    counts = {(2020, 2021): "missing", (2021, 2022): 6}
    chart = FIGURES["violence-rate"].chart(publish(*rows("violence.offences", counts)), Selection(language="en"))
    assert chart.empty == (
        "There is no rate for Bærum in 2021–2022: the population is not in the files. "
        "2020–2021: missing from the files."
    )
