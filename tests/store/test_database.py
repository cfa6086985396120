"""The database: made once, only ever added to, and refused where it is of a newer release."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import delete, text, update

from dashboard.store.database import ledger, tables
from dashboard.store.database.database import Database, DatabaseError


@pytest.fixture
def database(tmp_path, settings_of):
    opened = Database(settings_of(tmp_path).database or f"sqlite:///{tmp_path / 'vinr.sqlite'}")
    opened.upgrade()
    return opened


def test_it_is_made_once(database):
    with database.writing() as connection:
        assert ledger.register_state(connection, "a", "centre") == ("a", "centre")
    database.upgrade()
    with database.writing() as connection:
        assert ledger.register_state(connection, "b", "another") == ("a", "centre")


def test_a_write_that_fails_leaves_nothing(database):
    with pytest.raises(ZeroDivisionError), database.writing() as connection:
        ledger.note(connection, "Kari", "publish", "")
        raise ZeroDivisionError
    with database.reading() as connection:
        assert ledger.acts(connection) == ()


@pytest.mark.parametrize("change", [delete(tables.audit), update(tables.audit).values(who="Ola")])
def test_the_audit_cannot_be_changed(database, change):
    with database.writing() as connection:
        ledger.note(connection, "Kari", "publish", "budsjett", None, ["b", "a"])
    with pytest.raises(DatabaseError), database.writing() as connection:
        connection.execute(change)
    with database.reading() as connection:
        (act,) = ledger.acts(connection)
    assert (act.who, act.act, act.why, act.edition, act.files) == ("Kari", "publish", "budsjett", None, ("a", "b"))


@pytest.mark.parametrize("table", tables.ONLY_ADDED_TO, ids=lambda table: table.name)
def test_every_table_of_what_was_published_has_triggers_that_refuse(database, table):
    """A trigger works by row, so the statement needs one: the audit's test shows what happens then."""
    query = (
        "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :name"
        if database.is_sqlite
        else "SELECT count(*) FROM information_schema.triggers WHERE event_object_table = :name"
    )
    with database.reading() as connection:
        assert connection.execute(text(query), {"name": table.name}).scalar() >= 2


def test_a_database_of_a_newer_release_is_refused(database):
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseError, match="newer release"):
        database.upgrade()


@pytest.mark.parametrize("url", ["mysql://localhost/vinr", "not an address", "postgresql+nothing://localhost/vinr"])
def test_another_kind_of_database_is_refused(url):
    with pytest.raises(DatabaseError):
        Database(url)


def test_connections_are_closed_with_the_database(tmp_path, settings_of):
    """Each command and each request of a state opens one; the server has a hundred."""
    url = settings_of(tmp_path).database or f"sqlite:///{tmp_path / 'vinr.sqlite'}"
    Database(url).upgrade()
    for _ in range(120):
        with Database(url).reading() as connection:
            assert connection.execute(text("SELECT 1")).scalar() == 1


def test_first_starts_at_once_wait_for_each_other(tmp_path):
    files = [tmp_path / f"{number}.sqlite" for number in range(60)]
    together = Barrier(4)

    def opened(path):
        together.wait(60)
        return Database(f"sqlite:///{path}").exists

    for path in files:
        path.touch()
        with ThreadPoolExecutor(4) as pool:
            assert [*pool.map(opened, [path] * 4)] == [False] * 4
