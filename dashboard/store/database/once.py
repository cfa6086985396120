"""What every table needs: rows that are inserted once, and the moment that they carry."""

from datetime import UTC, datetime

from sqlalchemy import Connection, Table, insert, select
from sqlalchemy.exc import IntegrityError


def this_moment() -> datetime:
    """This moment in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


def now() -> str:
    """This moment in UTC, to the second; nothing is ordered by it, since clocks can be set back."""
    return this_moment().isoformat()


def insert_once(connection: Connection, table: Table, **values: object) -> None:
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
