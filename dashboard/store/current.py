"""The edition that is current: the first one is taken in by itself, and one made by other settings is made anew."""

import logging
import time
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from dashboard.store import data
from dashboard.store.data import Descriptions, Snapshot, rules_of
from dashboard.store.database import ledger
from dashboard.store.database.once import this_moment
from dashboard.store.database.records import OvertakenError, Publication, Use
from dashboard.store.delivery.proposal import Proposal
from dashboard.store.editions.changes import changes
from dashboard.store.protection import ProtectionError, explained
from dashboard.store.state import State
from dashboard.store.store import BY_ITSELF, FIRST, SETTINGS, Store, pending
from dashboard.vocabulary.settings import DEMAND, Settings
from loaders.problems import Problem
from loaders.result import LoadResult

log = logging.getLogger(__name__)
GRACE_SECONDS, LONGEST_SECONDS, LOOK_SECONDS = 2.0, 15.0, 0.05
NONE_HELD: Mapping[str, bool] = MappingProxyType({})


def load(settings: Settings) -> Snapshot:
    """The current edition of a data folder.

    Whoever gives any of it away must call `give` before.

    Raises:
        ProtectionError: what has been published is lost or damaged, or nothing can be kept.
        ValueError: a description can't be read.
    """
    return current(Store(settings))


def current(store: Store) -> Snapshot:
    """The current edition of an opened store; an empty one, of number 0, while nothing has come."""
    try:
        last = _up_to_date(store)
    except OvertakenError:  # another process was first; what it published is as good
        last = store.last()
    if last is None:
        return snapshot_of(store.propose())
    if (shown := store.shown_number()) == 0 or last.act in (FIRST, SETTINGS):
        store.show(last.number)
        return store.snapshot(last)
    return store.snapshot(store.publication(shown))


def _up_to_date(store: Store) -> Publication | None:
    """The last publication, after taking in what an empty state finds and what other settings demand."""
    last = store.last()
    if last is None:
        found = store.propose()
        return store.publish(found, BY_ITSELF, "", FIRST) if found.is_something else None
    rules = store.content(last.edition).rules
    if rules == rules_of(store.settings):
        return last
    try:
        proposal = store.propose_again()
        return store.publish(proposal, BY_ITSELF, "", SETTINGS)
    except ProtectionError as error:
        if _demands_more(store.settings, rules):
            raise
        log.error("The edition can't be made anew by the present settings: %s", error)
        return last  # what was shown before may still be shown


def _demands_more(settings: Settings, rules: dict[str, Any]) -> bool:
    """Whether the settings withhold something that an edition made by these rules may show."""
    return (
        settings.threshold > rules["threshold"]
        or (settings.partner_rows == DEMAND and rules["partner_rows"] != DEMAND)
        or bool(set(settings.status_only_measures) - set(rules["status_only_measures"]))
    )


def snapshot_of(proposal: Proposal) -> Snapshot:
    """What would be shown, before it is an edition: its number is 0."""
    content = proposal.made.content
    return Snapshot(
        published=proposal.after,
        problems=content.problems,
        files=content.reports,
        changes=changes(None, None, content.frame),
        loaded=this_moment(),
        pending=pending(proposal),
    )


def risks(result: LoadResult, settings: Settings) -> tuple[Problem, ...]:
    """What partners would disclose by printing their own rows, if these files were published now.

    Raises:
        ProtectionError: what has been published is lost or damaged.
    """
    memory = State(settings).memory() if settings.state_folder.exists() else ()
    own = Descriptions(data.descriptions_in(settings.data_folder))
    return data.risks(result, settings, own, memory)


def give(snapshot: Snapshot, figure: str = "", kind: str = "", held: Mapping[str, bool] = NONE_HELD) -> None:
    """Notes that an edition, or a figure of it, is about to be put in a file, and counts what is held in it.

    Raises:
        ProtectionError: it can't be noted, so it must not be given out.
    """
    store = Store(snapshot.published.settings)
    store.give(snapshot.edition, "file")
    if figure and snapshot.edition:
        store.export(snapshot.edition, figure)
    if held and snapshot.edition:
        store.count([Use(snapshot.edition, one, kind, 1, int(had)) for one, had in held.items()])


def show_when_ready(store: Store, number: int) -> None:
    """Lets readers see a publication once every running server has it ready, so that none goes back and forth.

    A server that says nothing in two seconds has stopped; one that is slow is not waited for longer than fifteen.
    """
    start = time.monotonic()
    while (waited := time.monotonic() - start) < LONGEST_SECONDS:
        with explained(store.state.folder), store.state.database.reading() as connection:
            behind = {id_: seen for id_, (seen, ready) in ledger.workers(connection).items() if ready < number}
        silent = [id_ for id_, seen in behind.items() if seen < number]
        if silent and waited > GRACE_SECONDS:
            with explained(store.state.folder), store.state.database.writing() as connection:
                ledger.remove_workers(connection, silent)
        if not behind:
            break
        time.sleep(LOOK_SECONDS)
    store.show(number)
