"""How often figures were shown and made into files."""

from collections.abc import Iterable

from sqlalchemy import Connection, insert, select, update

from dashboard.store.database import tables
from dashboard.store.database.records import Use


def add(connection: Connection, uses: Iterable[Use]) -> None:
    """Adds to what is counted; an edition that is not in this database was another state's, and is left out."""
    table = tables.uses
    known = set(connection.execute(select(tables.editions.c.number)).scalars())
    for use in (one for one in uses if one.edition in known):
        its = (table.c.edition == use.edition, table.c.figure == use.figure, table.c.kind == use.kind)
        more = {"count": table.c.count + use.count, "withheld": table.c.withheld + use.withheld}
        if not connection.execute(update(table).where(*its).values(more)).rowcount:
            connection.execute(insert(table).values(vars(use)))


def uses(connection: Connection) -> tuple[Use, ...]:
    """All counts, by edition, figure and kind."""
    table = tables.uses
    rows = connection.execute(select(table).order_by(table.c.edition, table.c.figure, table.c.kind))
    return tuple(Use(row.edition, row.figure, row.kind, row._mapping["count"], row.withheld) for row in rows)
