"""Delivered files, and those of them that wait for a decision."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from dashboard.store.database import tables
from dashboard.store.database.once import insert_once, now
from dashboard.store.database.records import Waiting


def add_file(connection: Connection, sha256: str, suffix: str, size: int) -> None:
    """Registers a kept file, unless it is there."""
    insert_once(connection, tables.files, sha256=sha256, suffix=suffix, bytes=size, received=now())


def remove_unused_files(connection: Connection) -> list[tuple[str, str]]:
    """Takes the files that no edition and no decision needs out of the list; returns digest and suffix of each."""
    table = tables.files
    used = select(tables.edition_files.c.sha256).union(select(tables.waiting.c.sha256))
    unused = select(table.c.sha256, table.c.suffix).where(table.c.sha256.not_in(used))
    found = [(row.sha256, row.suffix) for row in connection.execute(unused)]
    connection.execute(delete(table).where(table.c.sha256.in_([sha256 for sha256, _ in found])))
    return found


def add_waiting(connection: Connection, name: str, sha256: str) -> None:
    """A dropped file waits for a decision, in place of one with the same name."""
    connection.execute(delete(tables.waiting).where(tables.waiting.c.name == name))
    connection.execute(insert(tables.waiting).values(name=name, sha256=sha256, at=now()))


def waiting(connection: Connection) -> tuple[Waiting, ...]:
    """The dropped files that wait, by name."""
    rows = connection.execute(select(tables.waiting).order_by(tables.waiting.c.name))
    return tuple(Waiting(row.name, row.sha256, datetime.fromisoformat(row.at)) for row in rows)


def remove_waiting(connection: Connection, names: Iterable[str]) -> None:
    """These dropped files wait no longer."""
    connection.execute(delete(tables.waiting).where(tables.waiting.c.name.in_(list(names))))


def discard(connection: Connection, name: str, sha256: str) -> None:
    """A file in the data folder, with this content, is not to be taken in."""
    insert_once(connection, tables.discarded, name=name, sha256=sha256, at=now())


def reconsider(connection: Connection, name: str) -> None:
    """A discarded file may be taken in after all."""
    connection.execute(delete(tables.discarded).where(tables.discarded.c.name == name))


def discarded(connection: Connection) -> frozenset[tuple[str, str]]:
    """(name, digest) of the files that are not to be taken in."""
    return frozenset((row.name, row.sha256) for row in connection.execute(select(tables.discarded)))
