import pandas as pd

from dashboard.model.measures import publish_measures
from loaders.schema import MEASURES


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


def test_a_status_only_measure_shows_neither_share_date_comment_nor_an_undecided_status():
    row = publish_measures(register(), (11,)).set_index("number").loc[11]
    assert row[["progress_pct", "deadline", "updated"]].isna().all()
    assert (row["comment"], row["status"]) == ("", "")
    assert (row["title"], row["responsible"]) == ("Measure 11", "Unit")


def test_other_measures_are_as_their_owners_wrote_them():
    published = publish_measures(register(), (11,))
    pd.testing.assert_frame_equal(published[published["number"] == 10], register()[:1])


def test_the_result_is_a_register_and_the_one_given_is_not_changed():
    given = register()
    MEASURES.check(publish_measures(given, (11,)))
    pd.testing.assert_frame_equal(given, register())
