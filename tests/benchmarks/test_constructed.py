"""The constructed folder is read without a problem, and every number of it is the one that was written."""

from collections.abc import Callable

import pandas as pd
import pytest

from benchmarks.constructed import numbers
from benchmarks.constructed.folder import build
from benchmarks.constructed.numbers import Size, everything
from benchmarks.constructed.registers import GROUPS, SERVICES, members
from loaders import load_folder
from loaders.regions import existed
from loaders.result import LoadResult

SIZE = Size(("3201", "3203", "3312", *everything().codes[:17]), range(2018, 2023), tables=3)
"""Twenty municipalities, five years, and a table of Statistics Norway in each of its three formats."""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory) -> LoadResult:
    return load_folder(build(tmp_path_factory.mktemp("built") / "data", SIZE))


def rows(loaded: LoadResult, source: str, indicator: str) -> pd.DataFrame:
    found = loaded.observations
    return found[(found["source"] == source) & (found["indicator"] == indicator)]


def check(found: pd.DataFrame, count: int, expected: Callable[[pd.Series], float]) -> None:
    assert len(found) == count
    assert found["value"].tolist() == [expected(row) for _, row in found.iterrows()]


def test_the_folder_is_read_without_a_problem(loaded):
    assert loaded.problems == ()
    assert all(report.accepted for report in loaded.files)
    assert len(SIZE.codes) == len(set(SIZE.codes)) == 20


def test_it_is_as_large_when_built_whole_as_it_says():
    whole = everything()
    assert (len(whole.codes), len(whole.years), whole.tables) == (357, 20, 15)


def test_numbers_worked_out_by_hand_are_read(loaded):
    """Bærum in 2020: 2000 + 37 × (3201 mod 997 = 210) + 11 × 20 = 9990 people, of whom 9990 ÷ 250 = 39, and 5 more."""
    found = loaded.observations
    home = found[(found["region"] == "3201") & (found["year"] == 2020)]
    by_source = home[home["age_group"] == "all"].set_index(["source", "indicator", "sex"])["value"]
    assert by_source["ssb_07459", "population", "all"] == 9990
    assert by_source["ssb_08487", "violence.offences", "all"] == 44
    assert by_source["kommunehelsa", "violence.rate", "all"] == 4.4044
    assert by_source["police", "police.reports", "all"] == 52  # 5 and the rest of 9990 by 61
    # 7 × 3201 + 3 × 2020 + 11 × 90001 = 1 018 478 leaves 38 by 90, and each next group 19 more:
    # women are 43 adults and 62 children, men 81 adults and, as 95 leaves 5, 10 children
    assert by_source["ssb_90001", "ssb_90001.victims", "women"] == 105
    assert by_source["ssb_90001", "ssb_90001.victims", "men"] == 91
    assert by_source["ssb_90001", "ssb_90001.victims", "all"] == 196


def test_every_number_of_the_banks_is_the_one_written(loaded):
    each = 20 * 5
    check(rows(loaded, "ssb_07459", "population"), each, lambda row: numbers.people(row["region"], row["year"]))
    for source in ("ssb_08487", "kommunehelsa"):
        found = rows(loaded, source, "violence.offences")
        check(found, each, lambda row: numbers.offences(row["region"], row["year"]))
        assert (found["period_start"] == found["year"] - 1).all()
    check(rows(loaded, "kommunehelsa", "violence.rate"), each, lambda row: numbers.rate(row["region"], row["year"]))


@pytest.mark.parametrize("table", SIZE.numbers)
def test_every_number_by_sex_and_age_is_the_one_written_in_each_format(loaded, table):
    check(
        rows(loaded, f"ssb_{table}", f"ssb_{table}.victims"),
        20 * 5 * 9,
        lambda row: numbers.victims(table, row["region"], row["year"], row["sex"], row["age_group"]),
    )


def test_every_number_of_the_police_is_of_a_municipality_that_existed(loaded):
    count = sum(existed(code, year) for code in SIZE.codes for year in SIZE.years)
    assert count < 100  # Asker is one of those that began in 2020
    check(rows(loaded, "police", "police.reports"), count, lambda row: numbers.reports(row["region"], row["year"]))


def test_every_number_of_the_centres_and_services_is_the_one_written(loaded):
    regions = {"3201": 0, "3203": 1, "0220": 1, "3312": 2}
    groups = {("adults", "women"): 0, ("adults", "men"): 1, ("children", "women"): 2, ("children", "men"): 3}
    places = {year: len(members(year)) for year in SIZE.years}
    found = rows(loaded, "crisis_centre", "centre.residents")
    check(
        found,
        sum(places.values()) * len(GROUPS),
        lambda row: numbers.residents(
            row["year"],
            regions.get(row["region"], places[row["year"]] - 1),
            groups[row["age_group"], row["sex"]],
        ),
    )
    helped = rows(loaded, "assault_centre", "assault_centre.persons")
    check(helped, 2 * 4, lambda row: numbers.helped(row["year"])[0 if row["region"] == "3201" else 1])
    clinic = rows(loaded, "service_emergency_clinic", "service_emergency_clinic.contacts")
    check(clinic, 5, lambda row: 3 * numbers.users(row["year"], SERVICES.index("Legevakt")))
