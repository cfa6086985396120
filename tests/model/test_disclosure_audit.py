"""The final check detects a frame that shows too much, whoever made it."""

import pytest

from dashboard.model.disclosure.audit import audit
from dashboard.model.disclosure.masking import mask
from dashboard.model.disclosure.pattern.attack import NotProtectedError, OutOfTimeError, clock
from dashboard.model.disclosure.pattern.components import components
from dashboard.model.disclosure.pattern.grid import block_of
from dashboard.model.disclosure.pattern.protect import Start, protect
from dashboard.model.disclosure.policy import Policy
from dashboard.model.margins import with_margins
from tests.model.tables import centre, frame

POLICY = Policy()


@pytest.fixture
def table():
    return with_margins(frame(*centre(2018, [(36, 4), (28, 9), (8, 7)], ("adults",))))


def protected(table, seconds=30):
    (block,) = components(block_of(table))
    return protect(block, [], POLICY, "full", clock() + seconds, Start())


def hidden_rows(found):
    return set(found.block.rows[found.hidden].tolist())


def test_a_protected_frame_passes(table):
    found = protected(table)
    audit([found], mask(table, hidden_rows(found)))


def test_a_frame_with_one_hidden_cell_shown_is_refused(table):
    found = protected(table)
    assert len(hidden_rows(found)) >= 4
    for row in hidden_rows(found):
        with pytest.raises(NotProtectedError):
            audit([found], mask(table, hidden_rows(found) - {row}))


def test_a_hidden_cell_that_keeps_its_number_is_refused(table):
    found = protected(table)
    leaky = mask(table, hidden_rows(found))
    row = min(hidden_rows(found))
    leaky.loc[row, "value"] = table.loc[row, "value"]
    with pytest.raises(NotProtectedError):
        audit([found], leaky)


def test_the_raw_table_is_refused(table):
    with pytest.raises(NotProtectedError):
        audit([protected(table)], table)


def test_a_needlessly_dropped_demand_is_detected(table):
    found = protected(table)
    found.problem.demands.clear()
    for row in hidden_rows(found):
        with pytest.raises(NotProtectedError):
            audit([found], mask(table, hidden_rows(found) - {row}))


def test_no_pattern_is_given_when_time_is_up(table):
    with pytest.raises(OutOfTimeError):
        protected(table, seconds=-1)
