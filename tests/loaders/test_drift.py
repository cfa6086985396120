"""Workbooks that drift from what is known: each is read exactly right, or refused, or says what it has left out."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders import load_folder
from tests.loaders.drift.centre import registers
from tests.loaders.drift.police import extracts
from tests.loaders.drift.sheets import saved

USUAL, SOAKED = 40, 1500


def check(tmp_path, sheets, truth) -> str:
    """What became of a workbook, after checking that no number of it is wrong or lost in silence."""
    folder = tmp_path / "data"
    folder.mkdir(exist_ok=True)
    saved(sheets, folder / "fil.xlsx")
    result = load_folder(folder)
    (file,) = result.files
    if not file.accepted:
        assert result.problems and all(problem.message for problem in result.problems)
        return "refused"
    rows = result.observations
    read = {
        (row.indicator, row.region, row.year, row.sex, row.age_group): row.value
        for row in rows.itertuples()
        if row.value == row.value
    }
    wrong = {key: value for key, value in read.items() if truth.get(key) != value}
    assert wrong == {}, [problem.message for problem in result.problems]
    if not result.problems:
        assert truth.keys() <= read.keys()
        return "read"
    return "read, with a warning"


@pytest.mark.parametrize("workbooks", [extracts(), registers()], ids=["police", "crisis centre"])
@pytest.mark.parametrize("count", [USUAL, pytest.param(SOAKED, marks=pytest.mark.soak)])
def test_a_workbook_that_drifts_is_read_exactly_right_or_says_what_is_wrong(tmp_path, workbooks, count):
    fates: dict[str, int] = {}

    @settings(max_examples=count, deadline=None, suppress_health_check=[*HealthCheck])
    @given(st.data())
    def run(data):
        sheets, truth = data.draw(workbooks)
        fate = check(tmp_path, sheets, truth)
        fates[fate] = fates.get(fate, 0) + 1

    run()
    print(fates)
    assert fates.get("refused", 0) > count // 20
    if count == SOAKED:  # a small draw may hold no workbook that is read without a word
        assert fates.get("read", 0) > count // 40
