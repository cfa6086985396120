"""Files that went wrong once, in the statistics banks' present formats, with the right answers."""

from pathlib import Path

import pytest

from loaders import load_folder
from tests.loaders.examples import only_problem, series

CASES = Path(__file__).parents[1] / "cases"


def case(name):
    return load_folder(CASES / name)


def test_population_in_pxweb_2_is_read_with_its_last_change():
    result = case("banks/07459_pxweb2.xlsx")
    assert result.problems == ()
    assert series(result, "population", "3201")[2014] == 118_588
    assert series(result, "population", "0")[2015] == 5_165_802
    assert {str(day.date()) for day in result.observations["extracted"]} == {"2025-06-06"}


@pytest.mark.parametrize("name", ["08487_pxweb2.xlsx", "08487_api_without_title.xlsx"])
def test_reported_violence_in_pxweb_2_is_read_with_or_without_a_title(name):
    result = case(f"banks/{name}")
    assert result.problems == ()
    bærum = series(result, "violence.offences", "3201")
    assert (bærum[2008], bærum[2016]) == (524, 456)
    assert series(result, "violence.offences", "0")[2021] == 36_276
    assert {str(day.date()) for day in result.observations["extracted"]} == {"2025-06-06"}


def test_the_health_institutes_long_form_saved_as_excel_is_read():
    result = case("banks/fhi_long_form_saved_as_excel.xlsx")
    assert result.problems == ()
    assert series(result, "violence.offences", "3201") == {2023: 635, 2024: 754}
    assert series(result, "violence.rate", "3201") == {2024: 5.8}
    assert series(result, "violence.offences", "0") == {2024: 43_654}


def test_a_table_whose_signs_were_typed_over_is_refused():
    result = case("intake/s02b_prikker_til_null.xlsx")
    problem = only_problem(result, "below_least")
    assert problem.cell == "L18"
    assert problem.fix == "Tegnene i tabellen er byttet ut med tall. Last den ned på nytt."
    assert result.observations.empty
