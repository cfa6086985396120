"""What the database holds, in the store's own words; every function is one statement or a few in one transaction."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Table, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from dashboard.store.database import tables


class OvertakenError(Exception):
    """Another process published meanwhile."""


@dataclass(frozen=True)
class Row:
    """One edition as the database knows it.

    `follows` is the edition that readers had before; `is_taken_over` one that was kept before there was a database;
    `given` whether a reader or a file has had it; `forgotten` whether it was withdrawn before anybody had it.
    """

    number: int
    sha256: str
    bytes: int
    rows: int
    version: str
    made: datetime
    follows: int | None
    is_taken_over: bool
    given: bool
    forgotten: bool


@dataclass(frozen=True)
class Publication:
    """One change of what is shown: its running number, the edition that is shown from then on, and by what act."""

    number: int
    edition: int
    act: str


@dataclass(frozen=True)
class Act:
    """One line of the audit: no values, only who did what, when and why, with digests of the files."""

    at: datetime
    who: str
    act: str
    why: str
    edition: int | None
    files: tuple[str, ...]


@dataclass(frozen=True)
class Waiting:
    """A dropped file that waits for a decision."""

    name: str
    sha256: str
    at: datetime


def this_moment() -> datetime:
    """This moment in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


def now() -> str:
    """This moment in UTC, to the second; nothing is ordered by it, since clocks can be set back."""
    return this_moment().isoformat()


def register_state(connection: Connection, id_: str, centre: str) -> tuple[str, str]:
    """The state's id and centre: those that are there already, else these."""
    _insert_once(connection, tables.state, only=1, id=id_, centre=centre, created=now())
    return state_of(connection) or (id_, centre)


def state_of(connection: Connection) -> tuple[str, str] | None:
    """The state's id and centre; None before they are set."""
    row = connection.execute(select(tables.state.c.id, tables.state.c.centre)).first()
    return (row.id, row.centre) if row else None


def editions(connection: Connection) -> tuple[Row, ...]:
    """All editions in the order in which they were made."""
    table, given, forgotten = tables.editions, tables.given, tables.forgotten
    rows = connection.execute(
        select(table, given.c.edition.label("is_given"), forgotten.c.edition.label("is_forgotten"))
        .outerjoin(given, given.c.edition == table.c.number)
        .outerjoin(forgotten, forgotten.c.edition == table.c.number)
        .order_by(table.c.number)
    )
    return tuple(
        Row(
            row.number,
            row.sha256,
            row.bytes,
            row.rows,
            row.version,
            datetime.fromisoformat(row.made),
            row.follows,
            row.taken_over,
            row.is_given is not None,
            row.is_forgotten is not None,
        )
        for row in rows
    )


def publications(connection: Connection) -> tuple[Publication, ...]:
    """All publications, oldest first."""
    rows = connection.execute(select(tables.publications).order_by(tables.publications.c.number))
    return tuple(Publication(row.number, row.edition, row.act) for row in rows)


def last_publication(connection: Connection) -> Publication | None:
    """The newest publication, shown already or not."""
    table = tables.publications
    row = connection.execute(select(table).order_by(table.c.number.desc()).limit(1)).first()
    return Publication(row.number, row.edition, row.act) if row else None


def shown_number(connection: Connection) -> int:
    """The number of the newest publication that readers are to see; 0 if there is none."""
    return connection.execute(select(func.max(tables.shown.c.publication))).scalar() or 0


def show(connection: Connection, number: int) -> None:
    """Lets readers see a publication."""
    _insert_once(connection, tables.shown, publication=number)


def add_file(connection: Connection, sha256: str, suffix: str, size: int) -> None:
    """Registers a kept file, unless it is there."""
    _insert_once(connection, tables.files, sha256=sha256, suffix=suffix, bytes=size, received=now())


def remove_unused_files(connection: Connection) -> list[tuple[str, str]]:
    """Takes the files that no edition and no decision needs out of the list; returns digest and suffix of each."""
    table = tables.files
    used = select(tables.edition_files.c.sha256).union(select(tables.waiting.c.sha256))
    unused = select(table.c.sha256, table.c.suffix).where(table.c.sha256.not_in(used))
    found = [(row.sha256, row.suffix) for row in connection.execute(unused)]
    connection.execute(delete(table).where(table.c.sha256.in_([sha256 for sha256, _ in found])))
    return found


def add_edition(connection: Connection, row: Row, files: Iterable[tuple[str, str]]) -> None:
    """Registers an edition and the files (name, digest) that it was made from.

    Raises:
        OvertakenError: another process has registered one with this number.
    """
    try:
        connection.execute(
            insert(tables.editions).values(
                number=row.number,
                sha256=row.sha256,
                bytes=row.bytes,
                rows=row.rows,
                version=row.version,
                made=row.made.isoformat(timespec="seconds"),
                follows=row.follows,
                taken_over=row.is_taken_over,
            )
        )
    except IntegrityError as error:
        raise OvertakenError from error
    for name, sha256 in files:
        connection.execute(insert(tables.edition_files).values(edition=row.number, name=name, sha256=sha256))
    if row.given:
        give(connection, row.number, "before")


def files_of(connection: Connection, edition: int) -> list[tuple[str, str]]:
    """Digest and suffix of the files that an edition was made from."""
    files, used = tables.files, tables.edition_files
    rows = connection.execute(
        select(files.c.sha256, files.c.suffix)
        .join(used, used.c.sha256 == files.c.sha256)
        .where(used.c.edition == edition)
        .order_by(files.c.sha256)
    )
    return [(row.sha256, row.suffix) for row in rows]


def publish(connection: Connection, number: int, edition: int, act: str, forgets: Iterable[int] = ()) -> None:
    """Makes an edition the one to be shown.

    Raises:
        OvertakenError: another process has published under this number.
    """
    try:
        connection.execute(insert(tables.publications).values(number=number, edition=edition, act=act))
    except IntegrityError as error:
        raise OvertakenError from error
    for forgotten in forgets:
        connection.execute(insert(tables.forgotten).values(edition=forgotten, publication=number))


def lock_edition(connection: Connection, number: int) -> None:
    """Waits until no other transaction gives out or withdraws this edition; SQLite has taken its turn already."""
    connection.execute(select(tables.editions.c.number).where(tables.editions.c.number == number).with_for_update())


def is_given(connection: Connection, edition: int) -> bool:
    """Whether anybody has had this edition."""
    return connection.execute(select(tables.given).where(tables.given.c.edition == edition)).first() is not None


def never_given_after(connection: Connection, edition: int) -> list[int]:
    """Editions made after this one that nobody has had and that are not forgotten yet."""
    return [row.number for row in editions(connection) if row.number > edition and not (row.given or row.forgotten)]


def is_forgotten(connection: Connection, edition: int) -> bool:
    """Whether this edition was withdrawn before anybody had it."""
    found = connection.execute(select(tables.forgotten).where(tables.forgotten.c.edition == edition)).first()
    return found is not None


def give(connection: Connection, edition: int, how: str) -> None:
    """Notes that a reader or a file has had this edition."""
    _insert_once(connection, tables.given, edition=edition, at=now(), how=how)


def export(connection: Connection, edition: int, figure: str) -> None:
    """Notes that a figure of this edition was made into a file."""
    _insert_once(connection, tables.exports, edition=edition, figure=figure, at=now())


def exported(connection: Connection) -> tuple[tuple[str, int], ...]:
    """(figure, newest edition that a file of it was made from)."""
    table = tables.exports
    rows = connection.execute(
        select(table.c.figure, func.max(table.c.edition).label("edition")).group_by(table.c.figure)
    )
    return tuple((row.figure, row.edition) for row in rows)


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
    _insert_once(connection, tables.discarded, name=name, sha256=sha256, at=now())


def reconsider(connection: Connection, name: str) -> None:
    """A discarded file may be taken in after all."""
    connection.execute(delete(tables.discarded).where(tables.discarded.c.name == name))


def discarded(connection: Connection) -> frozenset[tuple[str, str]]:
    """(name, digest) of the files that are not to be taken in."""
    return frozenset((row.name, row.sha256) for row in connection.execute(select(tables.discarded)))


def note(
    connection: Connection, who: str, act: str, why: str, edition: int | None = None, files: Iterable[str] = ()
) -> None:
    """Adds a line to the audit."""
    digests = json.dumps(sorted(set(files)))
    connection.execute(insert(tables.audit).values(at=now(), who=who, act=act, why=why, edition=edition, files=digests))


def acts(connection: Connection) -> tuple[Act, ...]:
    """The audit, oldest first."""
    rows = connection.execute(select(tables.audit).order_by(tables.audit.c.number))
    return tuple(
        Act(datetime.fromisoformat(row.at), row.who, row.act, row.why, row.edition, tuple(json.loads(row.files)))
        for row in rows
    )


def report_worker(connection: Connection, id_: str, seen: int, ready: int) -> None:
    """A worker has seen the publication `seen`, and could show `ready` at once."""
    table = tables.workers
    if not connection.execute(update(table).where(table.c.id == id_).values(seen=seen, ready=ready)).rowcount:
        connection.execute(insert(table).values(id=id_, seen=seen, ready=ready))


def remove_workers(connection: Connection, ids: Iterable[str]) -> None:
    """These workers have stopped."""
    connection.execute(delete(tables.workers).where(tables.workers.c.id.in_(list(ids))))


def workers(connection: Connection) -> dict[str, tuple[int, int]]:
    """The publications that each worker has seen and could show, by its id."""
    return {row.id: (row.seen, row.ready) for row in connection.execute(select(tables.workers))}


def _insert_once(connection: Connection, table: Table, **values: object) -> None:
    """Inserts a row, unless one with its key is there."""
    keys = [column for column in table.primary_key.columns]
    there = select(table).where(*(column == values[column.name] for column in keys))
    if connection.execute(there).first() is None:
        try:
            with connection.begin_nested():
                connection.execute(insert(table).values(**values))
        except IntegrityError:  # another process was first
            if connection.execute(there).first() is None:
                raise
