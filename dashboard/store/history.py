"""What has happened to a state, for the people who publish: its editions, and when each source was received."""

from dataclasses import dataclass
from datetime import date, datetime

from dashboard.store.database.records import Act, Row
from dashboard.store.editions.content import Content
from dashboard.store.store import WITHDRAWN, Store
from loaders.registry import ANY_SERVICE
from loaders.result import FileReport


@dataclass(frozen=True)
class Edition:
    """One edition: when it was made, by whom and why, and what became of it.

    `follows` is the edition that readers had before. `is_whole` is False for one that was kept without the files
    that it was made from, or was forgotten, so that it can't be shown again.
    """

    number: int
    version: str
    rows: int
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


def _edition(row: Row, act: Act | None, *, is_shown: bool) -> Edition:
    return Edition(
        number=row.number,
        version=row.version,
        rows=row.rows,
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
    """By source: the day on which a file of the edition that is shown was last taken in, by the order of editions."""
    last, days = store.last(), {row.number: row.made.date() for row in store.state.rows()}
    if last is None:
        return {}
    content = store.content(last.edition)
    taken = {entry.sha256: entry.edition for entry in content.entries if entry.edition in days}
    found: dict[str, int] = {}
    for report in content.reports:
        if report.source and (edition := taken.get(report.sha256)):
            for source in _sources(report, content):
                found[source] = max(edition, found.get(source, edition))
    return {source: days[edition] for source, edition in found.items()}


def _sources(report: FileReport, content: Content) -> set[str]:
    """The sources that a file has numbers of: its own, or the services that a workbook of services has rows of."""
    if report.source != ANY_SERVICE:
        return {report.source}
    rows = content.frame[content.frame["file"] == report.file]
    return set(rows["source"])
