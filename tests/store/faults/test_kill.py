"""kill −9 at any instant of an act: the old or the new edition is shown, whole, and everything is remembered."""

import json
import random
import shutil
import subprocess
import sys

import pandas as pd
import pytest

from dashboard.store.current import load
from dashboard.store.store import Store
from tests.conftest import DATA
from tests.store.faults.states import (
    POLICE, age_drafts, check_whole, chosen, copy, drafts, number, publish, remembered, reported,
)  # fmt: skip

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot copy a running process")
A_DAY = 86_400.0
MEASURED = 3
ROUND = 10  # kills on one state


class Killer:
    """Kills acts, through the process that starts them."""

    def __init__(self):
        self._process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", "tests.store.faults.acts"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=DATA.parent,
        )  # fmt: skip
        self.random = random.Random(20)

    def act(self, settings, act, argument=0, seconds=A_DAY):
        asked = {"act": act, "data": str(settings.data_folder), "argument": argument, "seconds": seconds}
        print(json.dumps(asked), file=self._process.stdin, flush=True)
        return json.loads(self._process.stdout.readline())

    def longest(self, make, act, argument=0):
        """How long the act takes where nobody stops it."""
        took = [self.act(make(), act, argument) for _ in range(MEASURED)]
        assert all(one["done"] for one in took)
        return max(one["seconds"] for one in took)

    def stop(self):
        self._process.communicate(timeout=60)
        assert self._process.returncode == 0


@pytest.fixture(scope="module")
def killer():
    found = Killer()
    yield found
    found.stop()


@pytest.fixture
def new_state(first_settings, tmp_path):
    """Copies of the state with three editions."""
    numbers = iter(range(10_000))
    return lambda: copy(first_settings, tmp_path / f"copy{next(numbers)}")


def shown(settings):
    return reported(load(settings).published.frame)


def publish_killed(killer, new_state, times):
    """(old, new, ended before the kill) of publications killed at instants spread over an act's length."""

    def with_a_delivery():
        settings = new_state()
        number(settings.data_folder, 50)
        return settings

    longest = killer.longest(with_a_delivery, "publish")
    old, new, whole = 0, 0, 0
    for at in range(times):
        if at % ROUND == 0:
            settings, before = new_state(), 41
        value = 50 + at % ROUND
        number(settings.data_folder, value)
        known = [row.number for row in Store(settings).state.rows()]
        result = killer.act(settings, "publish", seconds=longest * (at % times + killer.random.random()) / times)
        store = check_whole(settings)
        now = shown(settings)
        assert now in (before, value), f"{now} is neither {before} nor {value}"
        assert [row.number for row in store.state.rows()][: len(known)] == known
        assert {39, 40, 41} <= set(remembered(store))
        assert now in remembered(store)
        old, new, whole = old + (now == before), new + (now == value), whole + result["done"]
        before = finish(store, settings, value)
    print(f"publish: {longest * 1000:.0f} ms; {old} old, {new} new, of which {whole} ended before the kill")
    return old, new


def finish(store, settings, value):
    """A further publication works, leaves no drafts, and what it shows is the delivery."""
    age_drafts(settings)
    store = check_whole(settings)
    assert drafts(settings) == []
    last = store.last()
    if last.number > store.shown_number():  # it was killed between publishing and showing: any server shows it
        store.show(last.number)
    proposal = store.propose()
    if proposal.is_something:
        store.show(store.publish(proposal, "Kari", "after the kill").number)
    assert shown(settings) == value
    assert reported(store.snapshot(store.last()).published.frame) == value
    return value


def withdraw_killed(killer, new_state, times):
    """The same of a withdrawal from an edition that nobody has had to one that all have had."""

    def with_an_edition_nobody_has_had():
        settings = new_state()
        number(settings.data_folder, 50)
        publish(Store(settings))
        return settings

    longest = killer.longest(with_an_edition_nobody_has_had, "withdraw", 2)
    old, new = 0, 0
    template = with_an_edition_nobody_has_had()
    for at in range(times):
        settings = copy(template, template.data_folder.with_name(f"withdrawn{at}"))
        killer.act(settings, "withdraw", 2, longest * (at + killer.random.random()) / times)
        store = check_whole(settings)
        now = shown(settings)
        assert now in (50, 40)
        assert remembered(store)[:3] == [39, 40, 41]
        is_withdrawn = store.last().act == "withdraw"
        assert remembered(store)[3:] == ([] if is_withdrawn else [50])
        old, new = old + (now == 50), new + (now == 40)
        number(settings.data_folder, 60)
        finish(store, settings, 60)
        shutil.rmtree(settings.data_folder)
    print(f"withdraw: {longest * 1000:.0f} ms; {old} old, {new} new")
    return old, new


def first_killed(killer, tmp_path, times, *, kept_before):
    """(nothing yet, shown) of first openings killed: with an empty state, or with editions kept before there was one."""
    numbers = iter(range(10_000))

    def new_folder():
        folder = tmp_path / f"first{kept_before}{next(numbers)}" / "data"
        folder.mkdir(parents=True)
        (shipped,) = (DATA / "politi").glob("*.xlsx")
        shutil.copy(shipped, folder / POLICE)
        if kept_before:
            keep_before(folder, tmp_path)
        return chosen(folder)

    longest = killer.longest(new_folder, "first")
    nothing, taken_in = 0, 0
    for at in range(times):
        settings = new_folder()
        killer.act(settings, "first", seconds=longest * (at + killer.random.random()) / times)
        rows = check_whole(settings).state.rows()
        is_there = any(not row.is_taken_over for row in rows)
        assert [row.number for row in rows if row.is_taken_over] == ([1, 2] if kept_before else [])
        nothing, taken_in = nothing + (not is_there), taken_in + is_there
        load(settings)
        store = check_whole(settings)
        assert remembered(store) == ([37, 38, 39] if kept_before else [39])
        number(settings.data_folder, 60)
        finish(store, settings, 60)
        shutil.rmtree(settings.data_folder.parent)
    print(f"first opening, {kept_before=}: {longest * 1000:.0f} ms; {nothing} not yet, {taken_in} taken in")
    return nothing, taken_in


def keep_before(folder, tmp_path):
    """Two editions as they were kept beside the data folder: 37 and 38 instead of 39."""
    source = tmp_path / "before.csv"
    if not source.exists():
        made = chosen(shutil.copytree(folder, tmp_path / "before" / "data"))
        load(made).published.frame.to_csv(source, index=False)
    kept = folder.parent / ".editions-data"
    kept.mkdir()
    for day, value in (("20250101", 37), ("20260101", 38)):
        frame = pd.read_csv(source, dtype={"region": "str"}, parse_dates=["extracted"])
        is_it = (frame["indicator"] == "police.reports") & (frame["year"] == 2018)
        frame.loc[is_it, "value"] = value
        frame.to_csv(kept / f"{day}T000000_v{value}.csv", index=False)


def test_a_killed_publication_shows_the_old_or_the_new_edition(killer, new_state):
    assert sum(publish_killed(killer, new_state, 5)) == 5


def test_a_killed_withdrawal_shows_the_old_or_the_new_edition(killer, new_state):
    assert sum(withdraw_killed(killer, new_state, 3)) == 3


@pytest.mark.parametrize("kept_before", [False, True])
def test_a_killed_first_opening_is_made_up_for_by_the_next(killer, tmp_path, kept_before):
    assert sum(first_killed(killer, tmp_path, 2, kept_before=kept_before)) == 2


@pytest.mark.soak
def test_two_hundred_kills(killer, new_state, tmp_path):
    published, withdrawn = publish_killed(killer, new_state, 100), withdraw_killed(killer, new_state, 60)
    assert min(published) > 5, "the kills did not fall on both sides of the moment of publication"
    assert min(withdrawn) > 3
    for kept_before in (False, True):
        assert sum(first_killed(killer, tmp_path, 20, kept_before=kept_before)) == 20
