"""What a corrected edition had left its readers in doubt about."""

import numpy as np
import pytest

from dashboard.model.disclosure import Policy, publish
from dashboard.model.disclosure.editions.editions import Library, origins_of
from dashboard.model.disclosure.editions.superseded import doubts_of
from dashboard.model.disclosure.pattern.attack import OutOfTimeError, clock
from dashboard.model.disclosure.pattern.grid import block_of
from dashboard.model.margins import with_margins
from tests.model.tables import centre, frame

IN_TIME = 600.0


@pytest.fixture(scope="module")
def memory():
    """Of Bærum's 39, 3 men: hidden, while their total is printed."""
    table = frame(*centre(2018, [(36, 3), (28, 8), (8, 7)], ("adults",)))
    published = publish(table, Policy(time_limit=IN_TIME))
    today = with_margins(table)
    (found,) = Library([published]).memories(block_of(today), origins_of(today))
    return found


def test_the_outsider_comes_first_and_was_in_doubt_about_every_small_cell(memory):
    outsider = next(doubts_of(memory, 5, clock() + IN_TIME))
    assert np.array_equal(outsider.known_then, memory.printed, equal_nan=True)
    asked = {tuple(np.flatnonzero(demand.weights)) for demand in outsider.demands}
    small = np.flatnonzero(memory.block.observed < 5)
    assert small.size
    assert {(cell,) for cell in small} <= asked


def test_the_only_person_in_a_cell_is_not_in_doubt_about_it(memory):
    for reader in list(doubts_of(memory, 5, clock() + IN_TIME))[1:]:
        hers = ~np.isnan(reader.known_then) & np.isnan(memory.printed)
        assert hers.any()
        assert not any(demand.weights[hers].any() for demand in reader.demands)


def test_the_search_for_doubts_stops_at_the_deadline(memory):
    with pytest.raises(OutOfTimeError):
        list(doubts_of(memory, 5, clock()))
