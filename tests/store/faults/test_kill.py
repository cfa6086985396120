"""kill −9 at any instant of an act: the old or the new edition is shown, whole, and everything is remembered."""

import json
import random
import shutil
import statistics
import subprocess
import sys
from itertools import product

import pandas as pd
import pytest

from dashboard.store.current import load
from dashboard.store.store import Store
from tests.conftest import DATA, police_alone
from tests.store.faults.states import (
    age_drafts,
    check_whole,
    chosen,
    copy,
    drafts,
    number,
    remembered,
    reported,
)  # fmt: skip

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot copy a running process")
A_DAY = 86_400.0
MEASURED = 3


class Span:
    """The time in which acts are killed, which begins with the usual length of one."""

    def __init__(self, seconds):
        self.usual = self.seconds = seconds
        self.ended = 0

    def __str__(self):
        return f"{self.usual * 1000:.0f} ms; {self.ended} had ended before the kill"


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

    def span(self, make, act, argument=0, times=MEASURED):
        """How long the act takes where nobody stops it: the median."""
        took = [self.act(make(), act, argument) for _ in range(times)]
        assert all(one["done"] for one in took)
        return Span(statistics.median(one["seconds"] for one in took))

    def kill(self, span, settings, act, argument=0):
        """Kills an act at an instant of a span, which is kept so long that about every fourth act is quicker."""
        result = self.act(settings, act, argument, span.seconds * self.random.random())
        span.seconds *= 0.86 if result["done"] else 1.05
        span.ended += result["done"]

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


class Proposals:
    """Proposals made once: one serves all copies of a state that stand at the same publication."""

    def __init__(self):
        self._made = {}

    def publish(self, store, value):
        """Publishes this number of 2018."""
        number(store.settings.data_folder, value)
        last = store.last()
        if (last, value) not in self._made:
            self._made[last, value] = store.propose()
        return store.publish(self._made[last, value], "Kari", "after the kill")


def finish(settings, proposals):
    """A further publication works, and nothing is left of what was killed."""
    age_drafts(settings)
    store = check_whole(settings)
    assert drafts(settings) == []
    last = store.last()
    if last.number > store.shown_number():  # it was killed between publishing and showing: any server shows it
        store.show(last.number)
    store.show(proposals.publish(store, 60).number)
    assert shown(settings) == 60
    assert remembered(check_whole(settings))[-1] == 60


def publish_killed(killer, new_state, times):
    """(old, new) of publications killed at instants spread over an act's length."""
    template, proposals = new_state(), Proposals()
    number(template.data_folder, 50)
    argument = str(template.data_folder)
    span = killer.span(new_state, "publish", argument)
    old, new = 0, 0
    for _ in range(times):
        settings = new_state()
        killer.kill(span, settings, "publish", argument)
        store = check_whole(settings)
        now, is_published = shown(settings), store.last().number == 4
        assert now in (41, 50)
        assert is_published or now == 41
        assert remembered(store) == [39, 40, 41, 50][: 3 + is_published]
        old, new = old + (now == 41), new + (now == 50)
        finish(settings, proposals)
    print(f"publish: {old} old, {new} new; {span}")
    return old, new


def withdraw_killed(killer, new_state, times):
    """The same of a withdrawal from an edition that nobody has had to one that all have had."""
    template, proposals = new_state(), Proposals()
    store = Store(template)
    store.show(proposals.publish(store, 50).number)
    store.state.database.close()
    folders = (template.data_folder.with_name(f"withdrawn{at}") for at in range(10_000))
    span = killer.span(lambda: copy(template, next(folders)), "withdraw", 2)
    old, new = 0, 0
    for _ in range(times):
        settings = copy(template, next(folders))
        killer.kill(span, settings, "withdraw", 2)
        store = check_whole(settings)
        now, is_withdrawn = shown(settings), store.last().act == "withdraw"
        assert now in (50, 40)
        assert is_withdrawn or now == 50
        assert remembered(store) == ([39, 40, 41] if is_withdrawn else [39, 40, 41, 50])
        old, new = old + (now == 50), new + (now == 40)
        finish(settings, proposals)
    print(f"withdraw: {old} old, {new} new; {span}")
    return old, new


def first_killed(killer, tmp_path, times, act, *, kept_before):
    """(nothing yet, taken in) of first openings killed, without or with editions kept before there was a state."""
    numbers, proposals = iter(range(10_000)), Proposals()

    def new_folder():
        folder = police_alone(tmp_path / f"{act}{kept_before}{next(numbers)}" / "data")
        if kept_before:
            keep_before(folder, tmp_path)
        return chosen(folder)

    span = killer.span(new_folder, act, times=1 + times // 10)
    nothing, taken_in = 0, 0
    for _ in range(times):
        settings = new_folder()
        killer.kill(span, settings, act)
        rows = check_whole(settings).state.rows()
        is_there = any(not row.is_taken_over for row in rows)
        assert [row.number for row in rows if row.is_taken_over] == ([1, 2] if kept_before else [])
        nothing, taken_in = nothing + (not is_there), taken_in + is_there
        load(settings)
        assert remembered(check_whole(settings)) == ([37, 38, 39] if kept_before else [39])
        finish(settings, proposals)
    print(f"{act}, {kept_before=}: {nothing} not yet, {taken_in} taken in; {span}")
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


@pytest.mark.parametrize(("act", "kept_before"), [("first", False), ("opening", True)])
def test_a_killed_first_opening_is_made_up_for_by_the_next(killer, tmp_path, act, kept_before):
    assert sum(first_killed(killer, tmp_path, 2, act, kept_before=kept_before)) == 2


@pytest.mark.soak
def test_two_hundred_and_forty_kills(killer, new_state, tmp_path):
    published, withdrawn = publish_killed(killer, new_state, 100), withdraw_killed(killer, new_state, 60)
    assert min(published) > 9, "the kills did not fall on both sides of the moment of publication"
    assert min(withdrawn) > 5
    for act, kept_before in product(("first", "opening"), (False, True)):
        assert sum(first_killed(killer, tmp_path, 20, act, kept_before=kept_before)) == 20
