"""Files that drift from what is known: each is read exactly right, or refused, or says what it has left out."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.loaders.drift import assault, banks, bufdir, centre, institute, measures, outcome, police, services

USUAL, SOAKED = 20, 1500
DRAWN = {
    "police": (police.extracts(), outcome.of_workbook),
    "crisis centre": (centre.registers(), outcome.of_workbook),
    "sexual assault centre": (assault.notes(), outcome.of_workbook),
    "Bufdir": (bufdir.tables(), outcome.of_workbook),
    "services": (services.uses(), outcome.of_workbook),
    "measures": (measures.plans(), outcome.of_register),
    "Statistics Norway": (banks.exports(), outcome.of_export),
    "Institute of Public Health": (institute.tables(), outcome.of_export),
}


@pytest.mark.parametrize(("drawn", "fate_of"), DRAWN.values(), ids=DRAWN)
@pytest.mark.parametrize("count", [USUAL, pytest.param(SOAKED, marks=pytest.mark.soak)])
def test_a_file_that_drifts_is_read_exactly_right_or_says_what_is_wrong(tmp_path, drawn, fate_of, count):
    fates: dict[str, int] = {}

    # the usual run draws the same files every time; the soak draws new ones
    @settings(max_examples=count, derandomize=count == USUAL, suppress_health_check=[*HealthCheck])
    @given(st.data())
    def run(data):
        fate = fate_of(tmp_path, *data.draw(drawn))
        fates[fate] = fates.get(fate, 0) + 1

    run()
    print(fates)
    assert fates.get(outcome.REFUSED, 0) > count // 25
    if count == SOAKED:  # a small draw may hold no file that is read without a word
        assert fates.get(outcome.READ, 0) > count // 40
