"""PostgreSQL that stops, stands still, is put back from an older copy, or is asked by two at once."""

import json
import socket
import subprocess
import time

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text

from dashboard.store.database import database as database_module
from dashboard.store.database import tables
from dashboard.store.editions import manifest
from dashboard.store.protection import ProtectionError
from dashboard.store.serving.holder import Holder
from dashboard.store.store import Store
from tests.store import postgres
from tests.store.faults.states import check_whole, chosen, make, number, publish, remembered, reported
from tests.store.faults.test_races import at_once

pytestmark = pytest.mark.skipif(bool(postgres.missing()), reason=postgres.missing() or "there is one")


@pytest.fixture(scope="module")
def server():
    with postgres.running() as found:
        yield found


@pytest.fixture
def settings(server, small_data):
    """A state in PostgreSQL whose editions report 39 and 40 of 2018."""
    name = f"t{abs(hash(str(small_data)))}"
    return make(small_data, 40, database=server.new_database(name))


def shown(holder):
    return reported(holder.snapshot().published.frame)


def test_a_server_that_stops_and_starts_stops_no_reader(server, settings):
    holder = Holder(settings)
    holder.refresh()
    number(settings.data_folder, 50)
    proposal = holder.store().propose()
    server.stop()
    try:
        holder.refresh()
        assert shown(holder) == 40
        assert holder.broken
        for act in (
            lambda: holder.store().publish(proposal, "Kari", ""),
            lambda: holder.store().withdraw(1, "Kari", ""),
            lambda: holder.store().inbox.drop("more.xlsx", b"more", "Kari", ()),
            lambda: Store(settings),
        ):
            with pytest.raises(ProtectionError, match="database"):
                act()
        started = Holder(settings)
        started.refresh()
        assert not started.has_data
    finally:
        server.start()
    for one in (holder, started):
        one.refresh()
        assert one.is_ready
        assert shown(one) == 40
    publication = holder.store().publish(proposal, "Kari", "")
    holder.store().show(publication.number)
    holder.refresh()
    assert shown(holder) == 50
    assert remembered(check_whole(settings)) == [39, 40, 50]


def test_a_reader_does_not_wait_for_a_machine_that_does_not_answer():
    with socket.create_server(("127.0.0.1", 0)) as silent:
        database = database_module.Database(f"postgresql+psycopg://a:b@127.0.0.1:{silent.getsockname()[1]}/c")
        start = time.monotonic()
        with pytest.raises(database_module.DatabaseError), database_module.within(0.1), database.reading():
            pass
    assert time.monotonic() - start < database_module.BUSY_SECONDS


def dump(url):
    return subprocess.run(
        [postgres.PROGRAMS[-1] / "pg_dump", "--clean", "--if-exists", url.replace("+psycopg", "")],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip


def test_an_older_database_that_is_put_back_is_noticed(settings):
    holder = Holder(settings)
    holder.refresh()
    older = dump(settings.database)
    number(settings.data_folder, 50)
    publish(holder.store())
    holder.refresh()
    assert shown(holder) == 50
    holder.store().state.database.close()
    subprocess.run(
        [postgres.PROGRAMS[-1] / "psql", "-q", "-d", settings.database.replace("+psycopg", "")],
        input=older, text=True, check=True, capture_output=True,
    )  # fmt: skip
    holder.refresh()
    assert holder.broken
    assert shown(holder) == 50
    with pytest.raises(ProtectionError):
        Store(settings)
    with pytest.raises(ProtectionError):
        holder.store().publish(holder.store().propose(), "Kari", "")


def test_a_transaction_that_stands_still_is_said_and_nothing_is_lost(settings, monkeypatch):
    monkeypatch.setattr(database_module, "BUSY_SECONDS", 1)
    holder = Holder(settings)
    holder.refresh()
    number(settings.data_folder, 50)
    proposal = holder.store().propose()
    engine = create_engine(settings.database)
    with engine.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": database_module.LOCK})
        with pytest.raises(ProtectionError, match="database"):
            holder.store().publish(proposal, "Kari", "")
        holder.refresh()
        assert shown(holder) == 40
    engine.dispose()
    holder.store().publish(proposal, "Kari", "")
    assert remembered(check_whole(settings)) == [39, 40, 50]


def test_a_list_that_is_ahead_of_the_database_is_noticed(settings):
    path = settings.state_folder / manifest.NAME
    assert json.loads(path.read_bytes())["publication"] == 2
    ahead = path.read_bytes()
    with pytest.raises(ProtectionError):
        Store(make_empty(settings))
    assert path.read_bytes() == ahead


def make_empty(settings):
    engine = create_engine(settings.database)
    with engine.begin() as connection:
        for table in (*tables.metadata.tables, "alembic_version"):
            connection.execute(text(f"DROP TABLE {table} CASCADE"))
    engine.dispose()
    return settings


def test_the_migrations_make_the_tables_that_the_code_knows(settings):
    with Store(settings).state.database.reading() as connection:
        found = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(found, tables.metadata) == []


@pytest.mark.soak
def test_of_two_processes_that_publish_at_once_one_wins(settings):
    number(settings.data_folder, 50)
    assert sorted(at_once(settings, "publish", "publish")) == ["3", "OvertakenError"]
    assert remembered(check_whole(settings)) == [39, 40, 50]


def test_two_processes_that_open_an_empty_state_at_once_make_one_edition(server, small_data):
    settings = chosen(small_data, database=server.new_database("at_once"))
    assert at_once(settings, "open", "open") == ["1", "1"]
    assert remembered(check_whole(settings)) == [39]
