"""A measure about people in hiding shows only the plan's own words."""

import pandas as pd
import pytest

from dashboard.model.action_plan.measures import publish_measures
from dashboard.model.action_plan.plan import Planned, load_plans, words_for
from dashboard.vocabulary.settings import ROOT
from loaders.schema import MEASURES, NOT_SHOWN


def register():
    rows = [
        {
            "number": number,
            "title": f"Measure {number}",
            "goal": 5,
            "goal_title": "Goal",
            "responsible": "Unit",
            "partners": "Police",
            "type": "",
            "status": "in_progress",
            "progress_pct": 50,
            "deadline": pd.Timestamp("2022-12-31"),
            "updated": pd.Timestamp("2021-03-15"),
            "comment": "Two homes in June",
            "synthetic": True,
            "file": "tiltak.xlsx",
            "sheet": "Tiltak",
            "row": number + 3,
        }
        for number in (10, 11)
    ]
    return MEASURES.check(pd.DataFrame(rows))


PLANNED = {11: Planned(11, 5, "Homes", "Health", "Housing")}


def test_a_status_only_measure_shows_neither_status_share_date_type_nor_comment():
    row = publish_measures(register(), (11,), PLANNED).set_index("number").loc[11]
    assert row[["progress_pct", "deadline", "updated"]].isna().all()
    assert (row["comment"], row["type"], row["status"]) == ("", "", NOT_SHOWN)


def test_its_words_are_the_plans_whatever_the_register_says():
    row = publish_measures(register(), (11,), PLANNED).set_index("number").loc[11]
    assert (row["title"], row["responsible"], row["partners"]) == ("Homes", "Health", "Housing")
    assert (row["goal"], row["goal_title"]) == (5, "Goal")


def test_without_the_plans_words_only_the_number_remains():
    row = publish_measures(register(), (11,), {}).set_index("number").loc[11]
    assert (row["title"], row["responsible"], row["partners"]) == ("", "", "")


def test_other_measures_are_unchanged():
    published = publish_measures(register(), (11,), PLANNED)
    pd.testing.assert_frame_equal(published[published["number"] == 10], register()[:1])


def test_the_result_is_a_register_and_the_one_given_is_not_changed():
    given = register()
    MEASURES.check(publish_measures(given, (11,), PLANNED))
    pd.testing.assert_frame_equal(given, register())


def test_the_shipped_plan_prints_measure_11_as_the_plan_does():
    planned = words_for(load_plans(ROOT / "data" / "plan.toml"), register())[11]
    assert planned.title == "Tilgang til bolig for voldsofre"
    assert (planned.responsible, planned.partners) == ("Helse og sosial", "Tildelingskontoret, Krisesenteret")


def test_an_entry_without_its_title_is_reported(tmp_path):
    (tmp_path / "plan.toml").write_text("[[measure]]\nnumber = 11\ngoal = 5", encoding="utf-8")
    with pytest.raises(ValueError, match="plan.toml: et tiltak mangler 'title'"):
        load_plans(tmp_path / "plan.toml")
