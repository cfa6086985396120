"""One database of a state: SQLite in its folder, or PostgreSQL by URL; brought to the newest form when it is opened."""

import os
import sqlite3
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Pool, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, DisconnectionError, NoSuchModuleError, SQLAlchemyError

MIGRATIONS = Path(__file__).parent / "migrations"
NEWEST = "0002"
BUSY_SECONDS = 10
UNLIMITED = -1  # connections: no thread waits until another has done with one
DAMAGED = "DatabaseError"  # what SQLite calls a file that is no database
LOCK = 7_610_432  # PostgreSQL's advisory lock of the transaction that writes


class DatabaseError(Exception):
    """The database can't be reached, read or written; the message is a kind of error and never holds a value."""


_LIMIT: ContextVar[float | None] = ContextVar("limit", default=None)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Inside, a database is waited for no longer than this, as where a reader waits for the answer."""
    before = _LIMIT.set(seconds)
    try:
        yield
    finally:
        _LIMIT.reset(before)


def _limit() -> float:
    """How many seconds a database is waited for here."""
    limit = _LIMIT.get()
    return BUSY_SECONDS if limit is None else min(limit, BUSY_SECONDS)


class Database:
    """Short transactions on one database. A write either happens whole or not at all."""

    def __init__(self, url: str) -> None:
        """Opens no connection yet.

        Raises:
            DatabaseError: the URL is not one of SQLite or PostgreSQL, or its driver is not installed.
        """
        try:
            address = make_url(url)
            self._engine = _engine(address)
        except (ArgumentError, NoSuchModuleError, ImportError) as error:
            raise DatabaseError(type(error).__name__) from error
        weakref.finalize(self, self._engine.dispose)  # a connection that is only forgotten stays open at the server
        _ENGINES.add(self._engine)
        self.is_sqlite = address.get_backend_name() == "sqlite"
        self._file = Path(address.database) if self.is_sqlite and address.database else None

    @property
    def exists(self) -> bool:
        """Whether the tables are there.

        Raises:
            DatabaseError: the database can't be read.
        """
        if self._file and not self._file.exists():
            return False
        with self.reading() as connection:
            return inspect(connection).has_table("state")

    def upgrade(self) -> None:
        """Makes the tables, or changes those of an older release to the newest form.

        Raises:
            DatabaseError: it can't be done, or the database is of a newer release.
        """
        if self._file and not self._file.exists():
            os.close(os.open(self._file, os.O_CREAT | os.O_RDWR, 0o600))
        with self.reading() as connection:
            if _revision(connection) == NEWEST:
                return
        with self.writing() as connection:
            if _revision(connection) != NEWEST:
                _migrate(connection)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One transaction that reads.

        Raises:
            DatabaseError: the database fails.
        """
        with _told(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction that writes; an exception inside undoes it.

        Raises:
            DatabaseError: the database fails; nothing has been written.
        """
        with _told(), self._engine.connect() as connection, connection.execution_options(writes=True).begin():
            yield connection

    def close(self) -> None:
        """Closes all connections."""
        self._engine.dispose()


_ENGINES: weakref.WeakSet[Engine] = weakref.WeakSet()
_OF_THE_PARENT: list[Pool] = []  # never closed in a forked process, as SQLite and PostgreSQL demand


def _close_before_fork() -> None:
    """A connection must not be carried into another process: SQLite's locks would be taken for held there."""
    for engine in list(_ENGINES):
        engine.dispose()


def _leave_to_parent() -> None:
    """Another thread's connection may have been in use at the fork; this process opens its own."""
    for engine in list(_ENGINES):
        _OF_THE_PARENT.append(engine.pool)
        engine.dispose(close=False)


if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_close_before_fork, after_in_child=_leave_to_parent)


@contextmanager
def _told() -> Iterator[None]:
    """SQLAlchemy's message quotes the statement's values, so only the kind is passed on."""
    try:
        yield
    except DBAPIError as error:
        raise DatabaseError(type(error.orig or error).__name__) from error
    except SQLAlchemyError as error:
        raise DatabaseError(type(error).__name__) from error
    except (ValueError, TypeError) as error:  # a value that nobody has written, or a message that is no text
        raise DatabaseError(DAMAGED) from error


def _engine(address: URL) -> Engine:
    if address.get_backend_name() == "sqlite":
        return _sqlite(address)
    if address.get_backend_name() == "postgresql":
        timeouts = f"-c lock_timeout={BUSY_SECONDS}s -c statement_timeout={3 * BUSY_SECONDS}s"
        engine = create_engine(
            address,
            max_overflow=UNLIMITED,
            pool_pre_ping=True,
            connect_args={"options": timeouts, "tcp_user_timeout": 1_000 * BUSY_SECONDS},
        )
        event.listen(engine, "do_connect", _limit_connecting)
        event.listen(engine, "begin", _begin_postgresql)
        return engine
    raise ArgumentError(address.get_backend_name())


def _sqlite(address: URL) -> Engine:
    """An engine that follows its file: one that is put in its place is read, and one that has gone is not replaced."""
    path = Path(address.database or "")
    engine = create_engine(address, max_overflow=UNLIMITED, creator=lambda: _connect_sqlite(path))

    def refuse_another_file(connection: Any, record: Any, _: Any) -> None:
        if record.info.setdefault("file", _identity(path)) != _identity(path):
            raise DisconnectionError("the database's file is not the one that was opened")

    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "checkout", refuse_another_file)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _connect_sqlite(path: Path) -> sqlite3.Connection:
    """Makes no file, unlike SQLite: an empty one in place of one that has gone would be in the way of its return."""
    address = f"{path.absolute().as_uri()}?mode=rw"
    return sqlite3.connect(address, uri=True, timeout=_limit(), check_same_thread=False)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _prepare_sqlite(connection: Any, _: Any) -> None:
    connection.isolation_level = None  # transactions are begun below, as SQLAlchemy's documentation advises
    _log_ahead(connection)
    for pragma in ("synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _log_ahead(connection: Any) -> None:
    """Sets the file's journal, which two first starts may do at once: SQLite lets neither wait for the other there."""
    deadline = time.monotonic() + _limit()
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # without what SQLite adds to it
            if code != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.01)


def _begin_sqlite(connection: Connection) -> None:
    """A transaction that writes takes its turn at once: later, SQLite could refuse it without waiting."""
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql(f"PRAGMA busy_timeout = {round(_limit() * 1000)}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _limit_connecting(dialect: Any, record: Any, arguments: Any, options: dict[str, Any]) -> None:
    """In whole seconds, and never fewer than two, which is PostgreSQL's own least."""
    options["connect_timeout"] = max(2, round(_limit()))


def _begin_postgresql(connection: Connection) -> None:
    """As in SQLite, one transaction writes at a time, so that what it has read still holds when it writes."""
    if _LIMIT.get() is not None:
        limit = max(1, round(_limit() * 1000))  # none at all means no limit
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {limit}")
        connection.exec_driver_sql(f"SET LOCAL statement_timeout = {limit}")
    if connection.get_execution_options().get("writes"):
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def _migrate(connection: Connection) -> None:
    from alembic import command  # only a first start and an upgrade need it
    from alembic.config import Config
    from alembic.util.exc import CommandError

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise DatabaseError("made by a newer release") from error
