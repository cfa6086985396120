"""What the database holds, in the store's own words; every function is one statement or a few in one transaction."""

import json
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from dashboard.store.database import tables
from dashboard.store.database.once import insert_once, now
from dashboard.store.database.records import Act, OvertakenError, Publication, Row


def register_state(connection: Connection, id_: str, centre: str) -> tuple[str, str]:
    """The state's id and centre: those that are there already, else these."""
    insert_once(connection, tables.state, only=1, id=id_, centre=centre, created=now())
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
    insert_once(connection, tables.shown, publication=number)


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
    insert_once(connection, tables.given, edition=edition, at=now(), how=how)


def export(connection: Connection, edition: int, figure: str) -> None:
    """Notes that a figure of this edition was made into a file."""
    insert_once(connection, tables.exports, edition=edition, figure=figure, at=now())


def exported(connection: Connection) -> tuple[tuple[str, int], ...]:
    """(figure, newest edition that a file of it was made from)."""
    table = tables.exports
    rows = connection.execute(
        select(table.c.figure, func.max(table.c.edition).label("edition")).group_by(table.c.figure)
    )
    return tuple((row.figure, row.edition) for row in rows)


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
