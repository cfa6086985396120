"""Surveys: what the plan quotes of them, each number with its source and year, and never as a registered number."""

import pytest

from dashboard.model.surveys import percent_interval
from dashboard.vocabulary.settings import ROOT
from dashboard.vocabulary.surveys import SurveysError, load, read

OWN = """
[[survey]]
key = "ungdata-2022"
year = 2022
asked = { all = 1200 }
source = { nb = "Ungdata", nn = "Ungdata", en = "Ungdata" }
[[survey.finding]]
all = 12.0
what = { nb = "Slått av en voksen hjemme", nn = "Slått av ein vaksen heime", en = "Hit by an adult at home" }
"""


@pytest.fixture
def surveys():
    return {survey.key: survey for survey in load(ROOT / "data" / "surveys.toml")}


def test_the_plans_eleven_numbers_of_the_national_survey_are_there(surveys):
    survey = surveys["nkvts-2014"]
    percents = [value for finding in survey.findings for value in finding.percent.values()]
    assert sorted(percents) == sorted([16.3, 14.4, 8.2, 1.9, 10, 9.4, 1.1, 33.6, 11.3])
    assert [finding.words["nb"] for finding in survey.findings if finding.words] == ["to tredjedeler", "halvparten"]


def test_the_plans_eight_numbers_of_the_polices_sample_are_there(surveys):
    survey = surveys["police-sample-2018"]
    percents = [value for finding in survey.findings for value in finding.percent.values()]
    assert sorted(percents) == [16, 23, 34, 40, 60, 77, 84]
    assert sum("65" in finding.what["nb"] for finding in survey.findings) == 1
    assert survey.is_register


@pytest.mark.parametrize(
    ("place", "group", "low", "high"),
    [
        (1, "women", 7.2, 9.4),
        (1, "men", 1.4, 2.6),
        (0, "women", 13.1, 15.9),
        (0, "men", 14.8, 17.9),
        (4, "women", 8.3, 10.6),
    ],
)
def test_a_percentage_has_the_interval_of_those_who_answered(surveys, place, group, low, high):
    survey = surveys["nkvts-2014"]
    found = percent_interval(survey, survey.findings[place], group)
    assert found is not None
    assert (round(found[0], 1), round(found[1], 1)) == (low, high)


def test_a_rounded_number_and_a_sample_of_cases_have_no_interval(surveys):
    survey, sample = surveys["nkvts-2014"], surveys["police-sample-2018"]
    assert percent_interval(survey, survey.findings[3], "all") is None
    assert percent_interval(sample, sample.findings[0], "women") is None


def test_a_municipality_may_add_its_own(tmp_path):
    path = tmp_path / "surveys.toml"
    path.write_text(OWN, encoding="utf-8")
    assert [survey.key for survey in load(path)] == ["nkvts-2014", "ungdata-2022"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("all = 12.0", ""),
        ("all = 12.0", "all = 112"),
        ('key = "ungdata-2022"', ""),
        ("year = 2022", "years = 2022"),
        ("[[", "["),
    ],
)
def test_a_file_that_says_too_little_is_refused_in_one_line(tmp_path, old, new):
    path = tmp_path / "surveys.toml"
    path.write_text(OWN.replace(old, new), encoding="utf-8")
    with pytest.raises(SurveysError) as raised:
        read(path)
    assert "\n" not in str(raised.value)
