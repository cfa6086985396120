"""The exports that ship with the project: real numbers, each traced to its cell."""

import re
from datetime import datetime

import openpyxl
import pandas as pd
import pytest

from dashboard.vocabulary.settings import ROOT
from loaders import load_folder
from loaders.schema import MISSING, NOT_PUBLISHED, NUMBER_STATUSES, SUPPRESSED
from tests.loaders.examples import series

DATA = ROOT / "data"


@pytest.fixture(scope="module")
def shipped():
    return load_folder(DATA)


def test_the_shipped_exports_load_without_a_problem(shipped):
    assert [problem.message for problem in shipped.problems] == []
    assert all(report.accepted for report in shipped.files)
    assert len(shipped.files) == 11


def test_every_observation_matches_the_cell_it_names(shipped):
    books = {file: openpyxl.load_workbook(DATA / file) for file in set(shipped.observations["file"])}
    for row in shipped.observations.itertuples():
        content = books[row.file][row.sheet][row.cell].value
        if row.status in NUMBER_STATUSES:
            assert row.value in numbers_in(content), (row.file, row.sheet, row.cell, content)
        else:
            assert pd.isna(row.value)
            assert row.status == reason_in(content, row.source), (row.file, row.sheet, row.cell, content)


def numbers_in(content) -> set[float]:
    return {float(number) for number in re.findall(r"\d+(?:\.\d+)?", str(content))}


def reason_in(content, source: str) -> str:
    """What the cell may mean: 08487 prints two dots for four or fewer, and one dot for no number."""
    meanings = {None: MISSING, ".": MISSING, "..": SUPPRESSED if source == "ssb_08487" else MISSING}
    if isinstance(content, str) and "ikke publisert" in content:
        return NOT_PUBLISHED
    return MISSING if str(content).startswith("Ikke registrert") else meanings[content]


def test_suppressed_at_the_source_is_two_dots_in_08487_and_missing_elsewhere(shipped):
    signs = {}
    for row in shipped.observations.itertuples():
        if row.status in (SUPPRESSED, MISSING):
            signs.setdefault(row.source, set()).add(row.status)
    assert SUPPRESSED in signs["ssb_08487"]
    assert signs["ssb_07459"] == signs["kommunehelsa"] == signs["bufdir"] == {MISSING}


def test_the_police_reports_are_those_of_the_plan(shipped):
    assert series(shipped, "police.reports", "3201") == {2014: 28, 2015: 57, 2016: 43, 2017: 52, 2018: 39, 2019: 63}


def test_only_the_newest_police_year_is_provisional(shipped):
    police = shipped.observations.query("source == 'police'")
    assert police.query("status == 'provisional'")["year"].tolist() == [2019]
    assert police["extracted"].unique().tolist() == [pd.Timestamp("2020-01-14")]


@pytest.mark.parametrize(
    ("region", "expected"),
    [("3201", {2016: 41, 2017: 27}), ("centre:asker-baerum", {2016: 67, 2017: 49}), ("0220", {2016: 22, 2017: 16})],
)
def test_adult_residents_are_own_and_all(shipped, region, expected):
    assert series(shipped, "centre.residents", region, age_group="adults") == expected


def test_the_register_years_are_kept_as_the_register_has_them(shipped):
    women = series(shipped, "centre.residents", "3201", sex="women", age_group="adults")
    men = series(shipped, "centre.residents", "3201", sex="men", age_group="adults")
    assert (women[2018] + men[2018], women[2019] + men[2019]) == (40, 41)
    girls = series(shipped, "centre.residents", "3201", sex="women", age_group="children")
    boys = series(shipped, "centre.residents", "3201", sex="men", age_group="children")
    assert [girls[year] + boys[year] for year in (2016, 2017, 2018, 2019)] == [37, 61, 49, 43]


def test_conversations_carry_the_persons_behind_them(shipped):
    rows = shipped.observations.query("indicator == 'centre.conversations' and region == '3201'")
    assert rows.query("year == 2017 and sex == 'all'")[["value", "persons"]].values.tolist() == [[145, 58]]
    assert rows.query("year == 2018")[["value", "persons"]].sum().tolist() == [259, 88]
    assert rows.query("year == 2019")["value"].sum() == 291


def test_conversations_not_registered_in_2016_are_missing_not_zero(shipped):
    rows = shipped.observations.query("indicator == 'centre.conversations' and year == 2016")
    assert dict(zip(rows["region"], rows["status"], strict=True)) == {"3201": MISSING, "0220": MISSING}


def test_violence_is_one_series_over_three_codes_with_its_gap_open(shipped):
    rows = shipped.observations.query("source == 'ssb_08487' and region == '3201'")
    values = dict(zip(rows["period_start"], rows["value"], strict=True))
    assert [values[year] for year in (2013, 2020, 2021, 2022, 2023)] == [407, 583, 556, 635, 754]
    assert not {2016, 2017, 2018, 2019} & set(values)
    assert (rows["period_end"] - rows["period_start"]).unique().tolist() == [1]


def test_asker_is_two_places_because_it_was_merged(shipped):
    rows = shipped.observations.query("source == 'ssb_08487'")
    assert rows.query("region == '0220'")["year"].max() == 2016
    assert rows.query("region == '3203'")["year"].min() == 2021


def test_321_of_356_municipalities_have_a_number_in_the_newest_period(shipped):
    rows = shipped.observations.query("source == 'ssb_08487' and period_start == 2023 and region != '0'")
    assert rows["status"].value_counts().to_dict() == {"normal": 321, "suppressed": 34, "missing": 1}


def test_no_region_has_a_row_for_a_year_in_which_it_did_not_exist(shipped):
    rows = shipped.observations.query("source == 'ssb_08487'")
    assert "not_applicable" not in set(rows["status"])
    assert set(rows.query("region == '3301'")["year"]) == {2021, 2022, 2023, 2024}


def test_published_rates_and_the_unpublished_period(shipped):
    rates = series(shipped, "violence.rate", "3201")
    assert [rates[year] for year in (2014, 2015, 2016, 2017, 2018)] == [3.4, 3.4, 3.7, 3.9, 4.0]
    row = shipped.observations.query("indicator == 'violence.rate' and region == '3201' and year == 2019").iloc[0]
    assert (row["status"], row["sheet"], row["cell"]) == (NOT_PUBLISHED, "Kilde", "A3")
    assert set(shipped.observations.query("source == 'kommunehelsa'")["region"]) == {"0", "30", "0220", "3201"}


def test_population_is_chained_and_dated_by_the_file_name(shipped):
    people = series(shipped, "population", "3201")
    assert (people[2005], people[2019], people[2020], people[2023]) == (104690, 126841, 127731, 129874)
    rows = shipped.observations.query("source == 'ssb_07459'")
    assert rows["extracted"].unique().tolist() == [pd.Timestamp("2024-03-05")]


def test_national_residents_keep_women_men_other_and_gaps(shipped):
    assert series(shipped, "centre.residents", "0", sex="other", age_group="adults")[2023] == 10
    women = shipped.observations.query("source == 'bufdir' and sex == 'women' and year == 2017").iloc[0]
    assert (women["status"], women["cell"]) == (MISSING, "B5")


def test_assault_centre_has_own_and_all_from_one_cell(shipped):
    rows = shipped.observations.query("source == 'assault_centre'")
    assert dict(zip(rows["region"], rows["value"], strict=True)) == {"3201": 11, "assault:drammen": 96}
    assert rows["cell"].tolist() == ["B5", "B5"]


def test_demonstration_data_are_marked_and_real_data_are_not(shipped):
    synthetic = shipped.observations.groupby("source")["synthetic"].all()
    assert synthetic.to_dict() == {source: source == "crisis_centre" for source in synthetic.index}
    assert shipped.measures["synthetic"].all()


def test_the_eleven_measures_have_goal_owner_status_and_dates(shipped):
    assert shipped.measures["number"].tolist() == list(range(1, 12))
    assert shipped.measures["goal"].tolist() == [1, 2, 2, 3, 3, 4, 5, 5, 5, 5, 5]
    last = shipped.measures.iloc[-1]
    assert last["goal_title"] == "Sikre et koordinert og helhetlig hjelpetilbud"
    assert (last["status"], last["progress_pct"], last["type"]) == ("in_progress", 50, "")
    assert last["deadline"] == datetime(2022, 12, 31)
    assert last["row"] == 14


def test_no_contact_person_of_a_source_is_loaded(shipped):
    everything = shipped.observations.to_csv() + shipped.measures.to_csv() + repr(shipped.files)
    assert "Normann" not in everything
    assert "example.invalid" not in everything
