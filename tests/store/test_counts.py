"""Counts of what was shown and made into files: they add up, survive what the state survives, and wait for nobody."""

import json
import threading
import zipfile
from dataclasses import fields

import pytest
from sqlalchemy import text

from dashboard.store import backup as backups
from dashboard.store.current import current
from dashboard.store.database import tables
from dashboard.store.database.records import Use
from dashboard.store.protection import ProtectionError
from dashboard.store.serving import counting
from dashboard.store.serving.counting import Counts
from dashboard.store.serving.holder import Holder
from dashboard.store.store import Store
from tests.cli import run
from tests.conftest import settings_for

PAGE = Use(1, "residents", "page", 1, 1)


@pytest.fixture
def store(small_data, settings_of):
    opened = Store(settings_of(small_data, reload_seconds=0))
    current(opened)
    return opened


@pytest.fixture
def own(small_data):
    """The same without the choice of a database."""
    opened = Store(settings_for(small_data, reload_seconds=0))
    current(opened)
    return opened


def test_no_row_tells_when_or_to_whom():
    assert {column.name for column in tables.uses.columns} == {"edition", "figure", "kind", "count", "withheld"}
    assert {field.name for field in fields(Use)} == {"edition", "figure", "kind", "count", "withheld"}


def test_several_workers_add_up(store):
    stores = [Store(store.settings) for _ in range(4)]
    threads = [threading.Thread(target=lambda one=one: [one.count([PAGE]) for _ in range(10)]) for one in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.uses() == (Use(1, "residents", "page", 40, 40),)


def test_an_edition_of_another_state_is_left_out(store):
    store.count([Use(7, "residents", "csv"), PAGE])
    assert store.uses() == (PAGE,)


def test_a_state_of_the_release_before_gets_the_table_and_keeps_everything(store):
    with store.state.database.writing() as connection:
        connection.execute(text("DROP TABLE uses"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    store.state.database.close()
    opened = Store(store.settings)
    assert (opened.state.check(every_byte=True), [row.number for row in opened.state.rows()]) == ((), [1])
    opened.count([PAGE])
    assert opened.uses() == (PAGE,)


def test_a_backup_carries_them(own, tmp_path):
    own.count([PAGE])
    backups.backup(own, tmp_path / "b.zip")
    own.count([PAGE])
    backups.restore(own.settings, tmp_path / "b.zip", replace=True)
    assert Store(own.settings).uses() == (PAGE,)


def test_a_backup_of_the_release_before_has_none(own, tmp_path):
    backups.backup(own, tmp_path / "b.zip")
    with zipfile.ZipFile(tmp_path / "b.zip") as new, zipfile.ZipFile(tmp_path / "old.zip", "w") as old:
        for name in new.namelist():
            content = new.read(name)
            if name == backups.ABOUT:
                about = json.loads(content) | {"revision": "0001"}
                del about["tables"]["uses"]
                content = json.dumps(about).encode()
            old.writestr(name, content)
    backups.restore(own.settings, tmp_path / "old.zip", replace=True)
    assert Store(own.settings).uses() == ()


def test_what_can_not_be_written_is_kept_for_the_next_time():
    counts, written = Counts(), []
    counts.add([PAGE, PAGE, Use(1, "residents", "csv")])
    with pytest.raises(ZeroDivisionError):
        counts.write(lambda uses: 1 / 0)
    counts.add([PAGE])
    counts.write(written.extend)
    counts.write(written.extend)
    assert sorted(written, key=lambda use: use.kind) == [
        Use(1, "residents", "csv", 1, 0),
        Use(1, "residents", "page", 3, 3),
    ]


def test_memory_is_bounded_and_what_is_known_is_counted_on():
    counts, written = Counts(), []
    counts.add([PAGE])
    counts.add([Use(1, f"figure-{number}", "csv") for number in range(2 * counting.MOST)])
    counts.add([PAGE])
    counts.write(written.extend)
    assert (len(written), written[0].count) == (counting.MOST, 2)


def test_a_reader_never_waits_for_a_database_that_does_not_answer(own):
    holder = Holder(own.settings)
    holder.refresh()
    snapshot = holder.snapshot()
    with own.state.database.writing():  # nobody else may write meanwhile
        counted = threading.Thread(target=lambda: holder.count(snapshot, "csv", {"residents": False}))
        counted.start()
        counted.join(0.5)
        assert not counted.is_alive()
        holder.stop()  # tries to write it, and gives up
    assert (holder.wait(0).pending.problems, holder.broken, holder.is_ready) == ((), (), True)
    holder.stop()
    assert own.uses() == (Use(1, "residents", "csv", 1, 0),)


def test_a_store_that_fails_says_so(own, monkeypatch):
    (own.settings.state_folder / "vinr.sqlite").rename(own.settings.state_folder / "away")
    with pytest.raises(ProtectionError):
        own.count([PAGE])


def test_the_command_adds_up_what_commands_and_pages_have_given(own, small_data, tmp_path):
    assert "Ingenting er talt" in run("usage", "--data", small_data).output
    own.count([PAGE])
    assert run("figure", "police-reports", "--out", tmp_path / "a.csv", "--data", small_data).exit_code == 0
    assert run("table1", "--out", tmp_path / "t.csv", "--data", small_data).exit_code == 0
    told = json.loads(run("usage", "--json", "--data", small_data).stdout)
    assert [(one["figure"], one["kind"], one["count"], one["withheld"]) for one in told] == [
        ("police-reports", "csv", 1, 0),
        ("residents", "page", 1, 1),
        ("tabell1", "csv", 1, 0),
    ]


@pytest.mark.parametrize(("language", "heading"), [("nb", "Utgave"), ("nn", "Utgåve"), ("en", "Edition")])
def test_the_table_is_in_the_operators_language(own, small_data, language, heading):
    own.count([PAGE])
    lines = run("usage", "--data", small_data, VINR_LANGUAGE=language).stdout.splitlines()
    assert (lines[0].split()[0], lines[1].split()) == (heading, ["1", "residents", "page", "1", "1"])
