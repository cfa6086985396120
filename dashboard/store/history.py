"""What has happened to a state, for the people who publish: its editions, and what has come and was put aside."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from dashboard.store.database import ledger
from dashboard.store.delivery.arrivals import Arrival, arrivals, come
from dashboard.store.delivery.folder import Found, Look
from dashboard.store.editions import durable
from dashboard.store.editions.content import Content
from dashboard.store.state import explained
from dashboard.store.store import WITHDRAWN, Store


@dataclass(frozen=True)
class Edition:
    """One edition: when it was made, by whom and why, and what became of it.

    `follows` is the edition that readers had before. `is_whole` is False for one that was kept without the files
    that it was made from, or was forgotten, so that it can't be shown again.
    """

    number: int
    made: datetime
    who: str
    why: str
    act: str
    follows: int | None
    is_shown: bool
    is_given: bool
    is_forgotten: bool
    is_whole: bool


def editions(store: Store) -> tuple[Edition, ...]:
    """All editions, the newest first."""
    last = store.last()
    acts = {act.edition: act for act in store.acts() if act.act != WITHDRAWN}
    return tuple(
        _edition(row, acts.get(row.number), is_shown=last is not None and last.edition == row.number)
        for row in reversed(store.state.rows())
    )


def _edition(row: ledger.Row, act: ledger.Act | None, *, is_shown: bool) -> Edition:
    return Edition(
        number=row.number,
        made=row.made,
        who=act.who if act else "",
        why=act.why if act else "",
        act=act.act if act else "",
        follows=row.follows,
        is_shown=is_shown,
        is_given=row.given,
        is_forgotten=row.forgotten,
        is_whole=not (row.is_taken_over or row.forgotten),
    )


def received(store: Store) -> dict[str, date]:
    """By source: the day on which a file of the edition that is shown was last taken in."""
    content, days = _shown(store), {row.number: row.made.date() for row in store.state.rows()}
    if content is None:
        return {}
    taken = {entry.sha256: days[entry.edition] for entry in content.entries if entry.edition in days}
    found: dict[str, date] = {}
    for report in content.reports:
        if report.source and (day := taken.get(report.sha256)):
            found[report.source] = max(day, found.get(report.source, day))
    return found


def _shown(store: Store) -> Content | None:
    last = store.last()
    return store.state.content(store.state.rows()[last.edition - 1]) if last else None


def news(store: Store, files: Mapping[str, bytes]) -> frozenset[str]:
    """The names of dropped files that differ from what the edition that is shown was made from."""
    shown = _shown(store)
    known = {entry.name: entry for entry in shown.entries} if shown else {}
    found = {name: Found(store.state.files_folder, durable.digest(content)) for name, content in files.items()}
    return frozenset(one.name for one in come(found, known, in_folder=False))


def put_aside(store: Store, look: Look) -> tuple[Arrival, ...]:
    """Files in the data folder that have come, and that somebody has decided not to take in as they are."""
    shown = _shown(store)
    with explained(store.state.folder), store.state.database.reading() as connection:
        discarded = ledger.discarded(connection)
    if not discarded:
        return ()
    everything = arrivals(look, {}, shown.entries if shown else (), frozenset())
    return tuple(one for one in everything if (one.name, one.sha256) in discarded)


def reconsider(store: Store, name: str, who: str) -> None:
    """Lets a file that was put aside wait for a decision again.

    Raises:
        ProtectionError: it can't be noted.
    """
    with explained(store.state.folder), store.state.database.writing() as connection:
        ledger.reconsider(connection, name)
        ledger.note(connection, who, "reconsider", "")
