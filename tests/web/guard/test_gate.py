"""How much is done at once, who waits, and who is told to come back."""

import threading
from contextlib import ExitStack

import pytest

from dashboard.web.guard import gate as gate_module
from dashboard.web.guard.gate import LANES, MAKING, MOST_INSIDE, READING, WORKERS, Busy, Gate, Limits, lanes_of

HOME, AWAY = "192.0.2.1", "192.0.2.2"


def gate(at_once=2, waiting=0, seconds=0.0, a_client=99) -> Gate:
    limits = Limits(at_once, waiting, seconds, a_client)
    return Gate({MAKING: limits, READING: limits})


def test_no_more_is_done_at_once_than_the_lane_allows():
    narrow, inside, most, lock = gate(waiting=8, seconds=30), [], [], threading.Lock()
    both = threading.Barrier(2)  # is passed only when two are inside at once

    def work():
        with narrow.entered(MAKING, HOME):
            with lock:
                inside.append(1)
                most.append(len(inside))
            both.wait(30)
            with lock:
                inside.pop()

    workers = [threading.Thread(target=work) for _ in range(6)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(30)
    assert (len(most), max(most)) == (6, 2)


@pytest.mark.parametrize(("workers", "at_once"), [(1, (3, 1, 2)), (2, (2, 1, 1)), (4, (1, 1, 1))])
def test_workers_share_what_is_done_at_once(workers, at_once):
    assert tuple(limits.at_once for limits in lanes_of(workers).values()) == at_once


@pytest.mark.parametrize(("told", "known"), [("", 1), ("1", 1), ("4", 4), ("0", 1), ("many", 1)])
def test_the_gate_knows_how_many_workers_there_are(monkeypatch, told, known):
    monkeypatch.setenv(WORKERS, told)
    assert gate_module.workers() == known


def test_a_full_lane_rejects_the_next_at_once_and_admits_again_later():
    narrow = gate(at_once=1)
    with narrow.entered(MAKING, HOME), pytest.raises(Busy), narrow.entered(MAKING, AWAY):
        pass
    with narrow.entered(MAKING, AWAY):
        pass


def test_who_has_waited_too_long_is_rejected():
    narrow = gate(at_once=1, waiting=1, seconds=0.01)
    with narrow.entered(MAKING, HOME), pytest.raises(Busy), narrow.entered(MAKING, AWAY):
        pass


def test_one_lane_being_full_does_not_close_the_other():
    narrow = gate(at_once=1)
    with narrow.entered(MAKING, HOME), narrow.entered(READING, HOME):
        pass


def test_a_client_with_all_its_places_taken_is_rejected_and_another_is_not():
    wide = gate(at_once=5, a_client=2)
    with ExitStack() as held:
        held.enter_context(wide.entered(MAKING, HOME))
        held.enter_context(wide.entered(MAKING, HOME))
        with pytest.raises(Busy) as caught:
            held.enter_context(wide.entered(MAKING, HOME))
        assert caught.value.is_client
        held.enter_context(wide.entered(MAKING, AWAY))
    with wide.entered(MAKING, HOME):
        pass


def test_a_failure_inside_gives_the_place_back():
    narrow = gate(at_once=1, a_client=1)
    for _ in range(3):
        with pytest.raises(ZeroDivisionError), narrow.entered(MAKING, HOME):
            raise ZeroDivisionError


def test_the_server_has_more_threads_than_may_be_inside():
    from dashboard.commands.serve import THREADS

    assert sum(limits.inside for limits in LANES.values()) == MOST_INSIDE < THREADS
