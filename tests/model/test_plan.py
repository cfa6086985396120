"""The adopted plans as data: what a file may say, and which plan is shown."""

import re
from pathlib import Path

import pandas as pd
import pytest

from dashboard.model.action_plan.plan import load_plans, plan_in, publish_plans, words_for
from dashboard.vocabulary.settings import ROOT

MEASURE = '[[{at}measure]]\nnumber = 1\ngoal = 1\ntitle = "{title}"\nresponsible = "Helse"\n'
TWO = "".join(
    f'[[plan]]\ntitle = "Plan {first}"\nfrom = {first}\nto = {first + 2}\n'
    f'[[plan.goal]]\nnumber = 1\ntitle = "Trygghet"\n{MEASURE.format(at="plan.", title=title)}'
    for first, title in ((2026, "Kurs for alle"), (2023, "Kartlegging"))
)


def plans(tmp_path: Path, text: str):
    path = tmp_path / "plan.toml"
    path.write_text(text, encoding="utf-8")
    return load_plans(path)


def register(title: str) -> pd.DataFrame:
    return pd.DataFrame({"number": [1], "title": [title]})


def test_a_folder_without_the_file_has_no_plan():
    assert load_plans(None) == ()
    assert plan_in((), 2026) is None
    assert words_for((), register("Kurs for alle")) == {}


def test_one_plan_is_written_at_the_top_of_the_file(tmp_path):
    (plan,) = plans(tmp_path, f'title = "Plan"\nfrom = 2023\nto = 2026\n{MEASURE.format(at="", title="Kurs")}')
    assert (plan.title, plan.first, plan.last, plan.overview, plan.assumes_one_fifth) == (
        "Plan",
        2023,
        2026,
        None,
        False,
    )
    assert [(one.number, one.title, one.partners, one.kind) for one in plan.measures] == [(1, "Kurs", "", "")]


@pytest.mark.parametrize(("year", "shown"), [(2020, 2023), (2023, 2023), (2025, 2023), (2026, 2026), (2031, 2026)])
def test_of_two_plans_the_newest_that_has_begun_is_shown(tmp_path, year, shown):
    found = plan_in(plans(tmp_path, TWO), year)
    assert found is not None
    assert found.first == shown


@pytest.mark.parametrize("title", ["Kurs for alle", "Kartlegging"])
def test_with_two_plans_a_measure_is_the_one_that_the_register_calls_by_its_title(tmp_path, title):
    assert words_for(plans(tmp_path, TWO), register(title))[1].title == title


def test_with_two_plans_a_number_alone_names_no_measure(tmp_path):
    assert words_for(plans(tmp_path, TWO), register("Noe annet")) == {}


def test_the_text_of_a_measure_about_people_in_hiding_is_not_published(tmp_path):
    text = 'text = "Bolig innen en uke."\n'
    (plan,) = publish_plans(plans(tmp_path, MEASURE.format(at="", title="Bolig") + text), (1,))
    assert [(one.title, one.text) for one in plan.measures] == [("Bolig", "")]
    (plan,) = publish_plans(plans(tmp_path, MEASURE.format(at="", title="Bolig") + text), (2,))
    assert [one.text for one in plan.measures] == ["Bolig innen en uke."]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("periode = 2020", "periode"),
        ("from = 2022\nto = 2020", "to"),
        (MEASURE.format(at="", title="a") * 2, "number"),
        (MEASURE.format(at="", title="a") + 'kind = "blå"', "kind"),
        (f'title = "Plan"\n{TWO}', "title"),
        ("[[goal]]\nnumber = 1", "title"),
    ],
)
def test_what_can_not_be_meant_is_refused_by_name(tmp_path, text, named):
    with pytest.raises(ValueError, match=f"^plan.toml: .*{named}"):
        plans(tmp_path, text)


def test_the_shipped_plan_has_the_plans_goals_and_measures_and_not_what_its_text_has_lost():
    (plan,) = load_plans(ROOT / "data" / "plan.toml")
    goals = {1: [1], 2: [2, 3], 3: [4, 5], 4: [6], 5: [7, 8, 9, 10, 11]}
    assert {number: [one.number for one in plan.measures if one.goal == number] for number, _ in plan.goals} == goals
    assert (plan.first, plan.last, plan.overview) == (2020, 2022, 1)
    assert {one.kind for one in plan.measures} == {""}
    assert [one.number for one in plan.measures if not one.partners] == [5, 6, 7, 8]
    assert plan.evaluation == "Det legges frem politisk en sluttevaluering i 2022."


def test_no_measure_of_the_shipped_plan_runs_into_the_next():
    (plan,) = load_plans(ROOT / "data" / "plan.toml")
    assert not [one.number for one in plan.measures if re.search("Tiltak|Ansvar|Mål", one.title + one.text)]
