"""Two processes at once, a clock set back, and a state that is not this server's."""

import json
import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from dashboard.store import history
from dashboard.store.current import load
from dashboard.store.database import database as database_module
from dashboard.store.database import once, tables
from dashboard.store.database.records import OvertakenError
from dashboard.store.editions import content, durable, manifest
from dashboard.store.protection import ProtectionError
from dashboard.store.serving.holder import Holder
from dashboard.store.state import State
from dashboard.store.store import Store
from tests.conftest import DATA
from tests.store.faults import states
from tests.store.faults.states import POLICE, check_whole, chosen, copy, make, number, publish, remembered, reported

AT_ONCE = """
import sys
from pathlib import Path
from dashboard.store import history
from dashboard.store.current import load
from dashboard.store.store import Store
from tests.store.faults.states import chosen
settings, act = chosen(Path(sys.argv[1]), database=sys.argv[3]), sys.argv[2]
if act == "publish":
    store = Store(settings)
    proposal = store.propose()
    do = lambda: store.publish(proposal, "Kari", "").number
elif act == "withdraw":
    store = Store(settings)
    do = lambda: store.withdraw(2, "Kari", "").number
elif act == "give":
    store = Store(settings)
    do = lambda: store.give(4, "reader")
else:
    do = lambda: load(settings).edition
print("ready", flush=True)
sys.stdin.readline()
try:
    print(do())
except Exception as error:
    print(type(error).__name__, error)
"""


def at_once(settings, *acts):
    """What processes say that do these things in the same moment."""
    processes = [
        subprocess.Popen(
            [sys.executable, "-W", "ignore", "-c", AT_ONCE, str(settings.data_folder), act, settings.database],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=DATA.parent,
        )
        for act in acts
    ]  # fmt: skip
    for process in processes:
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        process.stdin.write("\n")
        process.stdin.flush()
    return [process.communicate(timeout=120)[0].strip() for process in processes]


def test_of_two_processes_that_publish_at_once_one_wins(settings):
    number(settings.data_folder, 50)
    assert sorted(at_once(settings, "publish", "publish")) == ["4", "OvertakenError"]
    assert remembered(check_whole(settings)) == [39, 40, 41, 50]


@pytest.mark.parametrize("kept_before", [pytest.param(False, marks=pytest.mark.soak), True])
def test_two_processes_that_open_an_empty_state_at_once_make_one_edition(tmp_path, first_settings, kept_before):
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copy(first_settings.data_folder / POLICE, folder)
    if kept_before:
        kept = tmp_path / ".editions-data"
        kept.mkdir()
        load(first_settings).published.frame.to_csv(kept / "20260101T000000_before.csv", index=False)
    settings = chosen(folder)
    first = 1 + kept_before
    assert at_once(settings, "open", "open") == [str(first)] * 2
    assert remembered(check_whole(settings)) == [41] * first


def meeting(real, start, *, first=False):
    """Waits for the other one, before or after it does what it is for."""

    def call(*arguments):
        if first:
            start.wait(60)
            return real(*arguments)
        done = real(*arguments)
        start.wait(60)
        return done

    return call


def withdrawn_and_given(first_settings, tmp_path, times):
    """How often the giving was first; an edition that was given out must be remembered."""
    number(copy(first_settings, tmp_path / "template").data_folder, 50)
    template = chosen(tmp_path / "template")
    store = Store(template)
    publish(store)
    store.state.database.close()
    given = 0
    for at in range(times):
        settings = copy(template, tmp_path / f"race{at}")
        giver, withdrawer, results = Store(settings), Store(settings), {}
        start = threading.Barrier(2)
        withdrawer.edition = meeting(withdrawer.edition, start)  # the last step before its transaction
        acts = {"give": meeting(giver.give, start, first=True), "withdraw": withdrawer.withdraw}
        arguments = {"give": (4, "reader"), "withdraw": (2, "Kari", "")}

        def act(name, acts=acts, arguments=arguments, results=results):
            results[name] = acts[name](*arguments[name])

        threads = [threading.Thread(target=act, args=(name,)) for name in acts]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        assert results["withdraw"].edition == 2
        assert remembered(check_whole(settings)) == ([39, 40, 41, 50] if results["give"] else [39, 40, 41])
        given += results["give"]
    print(f"{times} races of withdrawing with giving: given first {given} times")
    return given


def test_an_edition_given_while_it_is_withdrawn_is_remembered(first_settings, tmp_path):
    assert withdrawn_and_given(first_settings, tmp_path, 8) <= 8


@pytest.mark.soak
def test_many_editions_given_while_they_are_withdrawn(first_settings, tmp_path):
    assert 0 < withdrawn_and_given(first_settings, tmp_path, 150) < 150


def test_a_proposal_made_while_somebody_else_publishes_is_overtaken(settings, monkeypatch):
    number(settings.data_folder, 50)
    store, real = Store(settings), State.rows

    def rows(state):
        found = real(state)
        if state is store.state:
            monkeypatch.undo()
            publish(Store(settings))
        return found

    monkeypatch.setattr(State, "rows", rows)
    with pytest.raises(OvertakenError):
        store.publish(store.propose(), "Kari", "")
    assert remembered(check_whole(settings)) == [39, 40, 41, 50]


def test_a_clock_set_back_changes_no_order(settings, monkeypatch):
    """Nothing is ordered by time, so a clock that is years behind or ahead is only told as it is."""
    clock = {"days": 0}
    monkeypatch.setattr(once, "this_moment", lambda: datetime.now(UTC) + timedelta(days=clock["days"]))
    store, holder = Store(settings), Holder(settings)
    holder.refresh()
    for at, (value, clock["days"]) in enumerate(((50, 3650), (51, -365), (52, -3650)), start=4):
        number(settings.data_folder, value)
        holder.refresh()
        assert holder.snapshot().pending.waiting == 1
        publication = publish(store)
        assert (publication.number, publication.edition) == (at, at)
        holder.refresh()
        found = holder.snapshot()
        assert reported(found.published.frame) == value
        assert set(found.changes.revised["old"]) == {value - 1 if at > 4 else 41}
        assert history.received(store) == {"police": store.state.rows()[-1].made.date()}
        assert not found.pending.is_something
    assert remembered(check_whole(settings)) == [39, 40, 41, 50, 51, 52]
    assert [act.act for act in store.acts()][-3:] == ["publish"] * 3
    assert [edition.number for edition in history.editions(store)] == [6, 5, 4, 3, 2, 1]
    assert store.withdraw(1, "Kari", "").number == 7


@pytest.fixture(scope="session")
def other(tmp_path_factory, first_settings):
    """Another centre's state, whole in itself."""
    folder = tmp_path_factory.mktemp("other") / "data"
    folder.mkdir()
    shutil.copy(first_settings.data_folder / POLICE, folder)
    made = make(folder, 42, 43)
    execute(made, "DROP TRIGGER state_no_update", "UPDATE state SET centre = 'centre:oslo'")
    rewrite_manifest(made, centre="centre:oslo")
    return made


FOREIGN = {
    "state": lambda mine, other: (shutil.rmtree(mine), shutil.copytree(other, mine)),
    "manifest": lambda mine, other: shutil.copy(other / manifest.NAME, mine),
    "database": lambda mine, other: database_of(other, mine),
}


def database_of(other, mine):
    for part in ("", "-wal", "-shm"):
        (mine / f"vinr.sqlite{part}").unlink(missing_ok=True)
    with (
        closing(sqlite3.connect(other / "vinr.sqlite")) as source,
        closing(sqlite3.connect(mine / "vinr.sqlite")) as target,
    ):
        source.backup(target)


@pytest.mark.parametrize("what", FOREIGN)
def test_what_is_anothers_is_refused_in_words(settings, other, what):
    holder = Holder(settings)
    holder.refresh()
    FOREIGN[what](settings.state_folder, other.state_folder)
    with pytest.raises(ProtectionError):
        Store(settings)
    holder.refresh()
    assert holder.broken
    assert reported(holder.snapshot().published.frame) == 41
    started = Holder(settings)
    started.refresh()
    assert not started.has_data


def test_another_editions_file_under_this_name_is_refused(settings, other):
    mine = Store(settings).state
    path = durable.path_of(mine.editions_folder, mine.rows()[2].sha256, content.SUFFIX)
    foreign = (set((other.state_folder / "editions").glob("*/*")) - {path}).pop()
    shutil.copy(foreign, path)
    assert mine.check() != ()
    with pytest.raises(ProtectionError):
        Store(settings).propose()


def execute(settings, *statements):
    with closing(sqlite3.connect(settings.state_folder / "vinr.sqlite")) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def rewrite_manifest(settings, **changed):
    path = settings.state_folder / manifest.NAME
    found = {**json.loads(path.read_bytes()), **changed}
    del found["sha256"]
    path.write_bytes(manifest._packed({**found, "sha256": durable.digest(manifest._packed(found))}))


@pytest.mark.parametrize(
    "change",
    [
        lambda settings: execute(settings, "UPDATE alembic_version SET version_num = '9999'"),
        lambda settings: execute(settings, "DELETE FROM alembic_version"),
        lambda settings: execute(settings, "DROP TABLE alembic_version"),
        lambda settings: rewrite_manifest(settings, format=manifest.FORMAT + 1),
    ],
    ids=["newer database", "no version", "no table of versions", "newer list"],
)
def test_a_form_that_is_not_known_is_refused_and_left_as_it_is(settings, change):
    before = (settings.state_folder / manifest.NAME).read_bytes()
    change(settings)
    changed = (settings.state_folder / manifest.NAME).read_bytes()
    with pytest.raises(ProtectionError):
        Store(settings)
    assert (settings.state_folder / manifest.NAME).read_bytes() == changed
    (settings.state_folder / manifest.NAME).write_bytes(before)
    execute(
        settings,
        "CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32) NOT NULL)",
        "DELETE FROM alembic_version",
        f"INSERT INTO alembic_version VALUES ('{database_module.NEWEST}')",
    )
    assert remembered(check_whole(settings)) == [39, 40, 41]


def test_the_migrations_make_the_tables_that_the_code_knows(settings):
    with Store(settings).state.database.reading() as connection:
        found = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(found, tables.metadata) == []


def test_the_helpers_hold_what_they_promise(settings):
    """A state that has lost an edition's file must not pass for whole."""
    state = Store(settings).state
    durable.path_of(state.editions_folder, state.rows()[0].sha256, content.SUFFIX).unlink()
    with pytest.raises((AssertionError, ProtectionError)):
        states.check_whole(settings)
