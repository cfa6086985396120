"""An exception of any kind at any stage of a load: told, tried again, and in the end as if nothing had happened."""

import itertools
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from dashboard.store import current as current_module
from dashboard.store.archive import Archive
from dashboard.store.inbox import Inbox
from dashboard.store.protection import broken
from dashboard.store.serving import attempts, follower, looker
from dashboard.store.serving.follower import Follower
from dashboard.store.serving.holder import Holder
from dashboard.store.serving.looker import Looker
from dashboard.store.state import State
from dashboard.store.store import Store
from loaders.phrases import phrase
from tests.loaders.examples import CRISIS_OLD
from tests.store.delivering import put
from tests.store.faults.states import check_whole, copy, number, publish, remembered, reported

DEADLINE_SECONDS = 60
OF_THE_HOLDER = ("load-data", "look-at-data")
SECRET = "4711"  # stands for a cell that an error's message quotes


class PanicError(BaseException):
    """As the extensions written in Rust raise."""


def protection_error(message):
    return broken(phrase("that the test broke it"))


KINDS: tuple[Callable[[str], BaseException], ...] = (
    OSError, ValueError, KeyError, TypeError, ZeroDivisionError, MemoryError, RecursionError, PanicError, SystemExit,
    KeyboardInterrupt, GeneratorExit, StopIteration, protection_error,
)  # fmt: skip


@dataclass
class Stage:
    """One function that loading needs, and the part of a server's life in which it fails."""

    when: str
    owner: object
    name: str


def stages(when: str, *functions: tuple[object, str]) -> list[Stage]:
    return [Stage(when, owner, name) for owner, name in functions]


STAGES = {
    "start": stages("start", (State, "__init__"), (State, "check"), (follower, "current"), (State, "content"),
                    (Holder, "prepare"), (Follower, "_show"), (Archive, "report"), (Holder, "warm"),
                    (follower, "_freeze_garbage")),
    "look": stages("look", (Inbox, "look"), (Inbox, "arrivals"), (Archive, "entries"), (Looker, "_consider"),
                   (Store, "propose"), (looker, "pending"), (Store, "base")),
    "publication": stages("publication", (Archive, "last"), (Archive, "snapshot"), (Holder, "prepare"),
                          (Holder, "warm"), (Archive, "report"), (Archive, "shown_number"), (Follower, "_advance"),
                          (Follower, "_show"), (follower, "_freeze_garbage")),
    "take in": stages("take in", (Store, "propose_harmless"), (looker, "snapshot_of"), (Holder, "prepare"),
                      (Store, "publish"), (looker, "show_when_ready"), (Follower, "_keep_up"), (Archive, "content")),
}  # fmt: skip


class Fault:
    """Lets a function fail whenever the holder's own threads call it, while it is armed."""

    def __init__(self, kind):
        self.kind, self.hits, self.is_armed = kind, 0, False

    def around(self, real):
        def call(*arguments, **more):
            if self.is_armed and threading.current_thread().name in OF_THE_HOLDER:
                self.hits += 1
                raise self.kind(SECRET)
            return real(*arguments, **more)

        return call


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch):
    monkeypatch.setattr(attempts, "RETRY_SECONDS", 0.05)
    monkeypatch.setattr(attempts, "LONGEST_PAUSE_SECONDS", 0.1)
    monkeypatch.setattr(follower, "FOLLOW_SECONDS", 0.02)
    monkeypatch.setattr(follower, "CHECK_SECONDS", 0.1)
    monkeypatch.setattr(current_module, "GRACE_SECONDS", 0.2)
    monkeypatch.setattr(current_module, "LONGEST_SECONDS", 0.5)


def until(happened):
    deadline = time.monotonic() + DEADLINE_SECONDS
    while not (found := happened()) and time.monotonic() < deadline:
        time.sleep(0.01)  # between two looks, until the deadline
    assert found
    return found


def told(holder):
    """What a page says is wrong."""
    shown = holder.wait() if holder.has_data else None
    problems = [*shown.pending.problems, *shown.broken] if shown else [holder.trouble] if holder.trouble else []
    return [one for one in problems if one.code in ("failed", "unreadable", "protection")]


class Life:
    """A server from its start to its end, with a publication and two deliveries in between."""

    def __init__(self, template, to, faults=(), patch=None):
        copied = copy(template, to)
        self.settings = replace(copied, reload_seconds=0.05, publish="auto")
        self.holder = Holder(self.settings)
        self.faults = {stage.when: fault for stage, fault in faults}
        for stage, fault in faults:
            owner = self.holder if stage.owner is Holder else stage.owner
            patch.setattr(owner, stage.name, fault.around(getattr(owner, stage.name)))

    def through(self, when, act):
        """Does it, with the fault that belongs here, and waits until that is told and then no longer."""
        fault = self.faults.get(when)
        if fault:
            fault.is_armed = True
        act()
        if fault:
            until(lambda: told(self.holder))
            if self.holder.has_data:
                assert reported(self.holder.snapshot().published.frame) in (41, 50)
            fault.is_armed = False
        until(lambda: self.holder.is_ready and not told(self.holder))

    def lived(self):
        """What readers see at the end, as a table."""
        self.through("start", self.holder.start)
        assert reported(self.holder.snapshot().published.frame) == 41
        self.through("look", lambda: number(self.settings.data_folder, 50))
        until(lambda: self.holder.wait().pending.waiting == 1)
        self.through("publication", lambda: publish(Store(self.settings)))
        until(lambda: reported(self.holder.snapshot().published.frame) == 50)
        self.through("take in", lambda: put(self.settings.data_folder / "centre.xlsx", {"Ark1": CRISIS_OLD}))
        until(lambda: self.holder.snapshot().edition == 5)
        self.holder.stop()
        assert remembered(check_whole(self.settings)) == [39, 40, 41, 50, 50]
        return self.holder.snapshot().published.frame


@pytest.fixture(scope="module")
def undisturbed(first_settings, tmp_path_factory):
    """The table at the end of a life without a fault."""
    return Life(first_settings, tmp_path_factory.mktemp("undisturbed") / "data").lived()


FEW = 2
LIVES = [[stage for stage in stages if stage] for stages in itertools.zip_longest(*STAGES.values())]


def disturbed(template, folder, monkeypatch, caplog, kinds, lives):
    """The tables at the end of lives with a fault in each part; returns how many faults there were."""
    caplog.set_level(logging.INFO, attempts.__name__)
    for at, (stages, kind) in enumerate(zip(lives, kinds, strict=False)):
        faults = [(stage, Fault(kind)) for stage in stages]
        with monkeypatch.context() as patch:
            yield Life(template, folder / f"{at}", faults, patch).lived()
        assert all(fault.hits for _, fault in faults)
        words = [record.message for record in caplog.records if record.name == attempts.__name__]
        assert sum("is tried again" in one for one in words) >= len(faults)
        assert sum("succeeded" in one for one in words) >= len(faults)
        assert SECRET not in caplog.text
        caplog.clear()


def test_an_exception_at_some_stages_is_told_and_leaves_nothing_behind(
    first_settings, tmp_path, monkeypatch, caplog, undisturbed
):
    """Of other kinds in each life; the marked test has every kind at every stage."""
    lives = LIVES[:: len(LIVES) // FEW]
    for frame in disturbed(first_settings, tmp_path, monkeypatch, caplog, KINDS[:: len(KINDS) // len(lives)], lives):
        assert frame.equals(undisturbed)


@pytest.mark.soak
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_exception_at_every_stage(first_settings, tmp_path, monkeypatch, caplog, undisturbed, kind):
    kinds = itertools.repeat(kind)
    for frame in disturbed(first_settings, tmp_path, monkeypatch, caplog, kinds, LIVES):
        assert frame.equals(undisturbed)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_server_that_cannot_sign_off_stops_all_the_same(settings, monkeypatch, kind):
    fault = Fault(kind)
    monkeypatch.setattr(Archive, "forget_worker", fault.around(Archive.forget_worker))
    before = set(threading.enumerate())
    holder = Holder(settings)
    holder.start()
    holder.wait()
    fault.is_armed = True
    holder.stop()
    until(lambda: not set(threading.enumerate()) - before)
    assert fault.hits == 1
