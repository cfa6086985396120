"""Any byte of the state may be wrong or missing: it is told, nothing is published, and nothing is forgotten unsaid."""

import random
import re
import sqlite3
import time
from contextlib import closing

import pytest

from dashboard.store.editions import content, durable, manifest
from dashboard.store.protection import ProtectionError
from dashboard.store.serving import follower
from dashboard.store.serving.holder import Holder
from dashboard.store.store import Store
from tests.apps import loaded
from tests.store.faults.states import chosen, number, remembered, reported

DEADLINE_SECONDS = 60
HEADER = 32  # of the write-ahead log
NUMBERS = [39, 40, 41]


def edition_file(settings):
    state = Store(settings).state
    return durable.path_of(state.editions_folder, state.rows()[1].sha256, content.SUFFIX)


def manifest_file(settings):
    return settings.state_folder / manifest.NAME


FILES = {"edition": edition_file, "manifest": manifest_file}


def flipped(whole, at, chance):
    return bytes([*whole[:at], whole[at] ^ (1 << chance.randrange(8)), *whole[at + 1 :]])


def damages(whole, times, chance, cut=True):
    """What is left of a file after one flipped bit, and after it was cut: at sampled places, or at each."""
    places = range(len(whole)) if times is None else [chance.randrange(len(whole)) for _ in range(times)]
    for at in places:
        yield flipped(whole, at, chance)
        if cut:
            yield whole[:at]


def accepted(settings, path, times):
    """(damages tried, those that were not told or did not stop a publication)."""
    number(settings.data_folder, 50)
    store = Store(settings)
    proposal, whole, tried, wrong = store.propose(), path.read_bytes(), 0, []
    for damaged in damages(whole, times, random.Random(5)):
        path.write_bytes(damaged)
        tried += 1
        told = store.state.check(every_byte=True) and store.state.check()
        with pytest.raises(ProtectionError):
            store.publish(proposal, "Kari", "")
        wrong += [] if told else [damaged]
    path.write_bytes(whole)
    assert store.state.check(every_byte=True) == ()
    assert store.last().number == 3
    return tried, wrong


@pytest.mark.parametrize("file", FILES)
def test_a_flipped_or_cut_file_is_told_and_stops_publishing(settings, file):
    tried, wrong = accepted(settings, FILES[file](settings), 40)
    assert (tried, wrong) == (80, [])


@pytest.mark.soak
@pytest.mark.parametrize("file", FILES)
def test_every_byte_of_a_file(settings, file):
    tried, wrong = accepted(settings, FILES[file](settings), None)
    print(f"{file}: {tried} flips and cuts, {len(wrong)} accepted")
    assert wrong == []
    assert tried > 1000


def database(settings, *, in_log):
    """The database's bytes, all in its own file or with the last acts in the write-ahead log, as after kill −9."""
    path = settings.state_folder / "vinr.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        store = Store(settings)
        number(settings.data_folder, 42)
        store.give(store.publish(store.propose(), "Kari", "").edition, "reader")
        if not in_log:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        found = path.read_bytes(), path.with_name("vinr.sqlite-wal").read_bytes()
        store.state.database.close()
    return found


def put(settings, main, log):
    """Places the database's files as a server finds them that starts after a power failure."""
    path = settings.state_folder / "vinr.sqlite"
    for name, found in {"": main, "-wal": log, "-shm": b""}.items():
        file = path.with_name(path.name + name)
        file.unlink(missing_ok=True)
        if found:
            file.write_bytes(found)


def forgotten_unsaid(settings, times, *, in_log):
    """(told, harmless, forgotten without a word) of damages to the database."""
    chance = random.Random(8)
    main, log = database(settings, in_log=in_log)
    told = harmless = unsaid = 0
    used = [at for at in range(len(main)) if main[at]] if not in_log else range(HEADER, len(log))
    for _ in range(times):
        at = chance.choice(used)
        put(settings, *((main, flipped(log, at, chance)) if in_log else (flipped(main, at, chance), log)))
        try:
            store = Store(settings)
            is_told, found = bool(store.state.check(every_byte=True)), remembered(store)
            store.state.database.close()
        except ProtectionError:
            is_told, found = True, []
        told, harmless = told + is_told, harmless + (not is_told)
        unsaid += not is_told and found != [*NUMBERS, 42]
    put(settings, main, log)
    assert Store(settings).state.check(every_byte=True) == ()
    print(f"database, {in_log=}: {times} flips, {told} told, {harmless} harmless, {unsaid} forgotten unsaid")
    return told, unsaid


@pytest.mark.parametrize("in_log", [False, True])
def test_a_damaged_database_never_forgets_an_edition_without_a_word(settings, in_log):
    told, unsaid = forgotten_unsaid(settings, 40, in_log=in_log)
    assert told > 0
    assert unsaid == 0


@pytest.mark.soak
@pytest.mark.parametrize("in_log", [False, True])
def test_a_database_damaged_at_many_places(settings, in_log):
    told, unsaid = forgotten_unsaid(settings, 600, in_log=in_log)
    assert told > 50
    assert unsaid == 0


def tamper(settings, statement):
    """Changes the database past its triggers, as a damaged page could."""
    with closing(sqlite3.connect(settings.state_folder / "vinr.sqlite")) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(statement)
        connection.commit()


LOST = {
    "an edition": "DELETE FROM editions WHERE number = 3",
    "that one was given out": "DELETE FROM given WHERE edition = 2",
    "that one is remembered": "INSERT INTO forgotten (edition, publication) VALUES (2, 3)",
    "a publication": "DELETE FROM publications WHERE number = 3",
    "what it shows": "UPDATE publications SET edition = 1 WHERE number = 3",
    "another edition's file": "UPDATE editions SET sha256 = (SELECT sha256 FROM editions WHERE number = 1)",
    "the state": "DELETE FROM state",
    "the centre": "UPDATE state SET centre = 'Another'",
}


@pytest.mark.parametrize("statement", LOST.values(), ids=list(LOST))
def test_a_loss_in_the_database_is_told_before_and_after_the_next_act(settings, statement):
    number(settings.data_folder, 50)
    store = Store(settings)
    proposal = store.propose()
    tamper(settings, statement)
    for _ in range(2):
        assert store.state.check() != ()
        with pytest.raises(ProtectionError):
            store.publish(proposal, "Kari", "")
        with pytest.raises(ProtectionError):
            Store(settings)
        store.state.note_down()  # as after noting an edition as given out: the list must not be made to agree


def test_a_number_of_a_publication_that_is_not_there_leaves_readers_their_numbers(settings):
    holder = Holder(settings)
    holder.refresh()
    tamper(settings, "INSERT INTO shown (publication) VALUES (67)")
    assert reported(holder.snapshot().published.frame) == 41


def test_the_server_says_that_a_file_is_damaged_and_keeps_its_numbers(settings, monkeypatch):
    monkeypatch.setattr(follower, "CHECK_SECONDS", 0.1)
    with loaded(chosen(settings.data_folder, reload_seconds=1)) as app:
        client = app.server.test_client()
        before = numbers_of(client)
        for path in (edition_file(settings), manifest_file(settings)):
            whole = path.read_bytes()
            path.write_bytes(flipped(whole, 100, random.Random(1)))
            assert status_after(client, 503)
            page = client.get("/datagrunnlag").text
            assert 'id="broken"' in page
            assert path.name in page
            assert numbers_of(client) == before
            path.write_bytes(whole)
            assert status_after(client, 200)
            assert 'id="broken"' not in client.get("/datagrunnlag").text


def numbers_of(client):
    """The police's page, without what Dash makes anew for each reply."""
    return re.sub(r'"end_id":"[^"]*"', "", client.get("/anmeldelser").text)


def status_after(client, status):
    """Whether /klar answers so before the deadline."""
    deadline = time.monotonic() + DEADLINE_SECONDS
    while (found := client.get("/klar").status_code) != status and time.monotonic() < deadline:
        time.sleep(0.05)  # between two questions, until the deadline
    return found == status


def test_a_server_that_does_not_look_at_the_folder_still_checks_its_state(settings, monkeypatch):
    monkeypatch.setattr(follower, "CHECK_SECONDS", 0.1)
    holder = Holder(settings)
    holder.start()
    holder.wait()
    assert reported(holder.snapshot().published.frame) == 41
    path = manifest_file(settings)
    whole = path.read_bytes()
    for content_now, is_ready in ((b"", False), (whole, True)):
        path.write_bytes(content_now)
        deadline = time.monotonic() + DEADLINE_SECONDS
        while holder.is_ready != is_ready and time.monotonic() < deadline:
            time.sleep(0.05)  # between two looks, until the deadline
        assert holder.is_ready == is_ready
    holder.stop()
