"""What has come: files in the data folder, and dropped files that wait, until somebody decides."""

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from sqlalchemy import Connection

from dashboard.store.database import incoming, ledger
from dashboard.store.database.records import Waiting
from dashboard.store.delivery.arrivals import Arrival, arrivals, come
from dashboard.store.delivery.folder import Folder, Found, Look
from dashboard.store.delivery.proposal import Proposal
from dashboard.store.editions import durable
from dashboard.store.editions.content import Entry
from dashboard.store.protection import explained
from dashboard.store.state import State
from loaders.files.listing import files_in, name_of


class Inbox:
    """The files that may become a part of the next edition; `entries` are those of the one that it would follow."""

    def __init__(self, state: State, data_folder: Path) -> None:
        self._state, self._root = state, data_folder
        self._folder = Folder(data_folder)

    def look(self) -> Look:
        """What lies in the data folder."""
        return self._folder.look()

    def arrivals(self, look: Look, entries: tuple[Entry, ...]) -> tuple[Arrival, ...]:
        """What has come since the last publication."""
        with explained(self._state.folder), self._state.database.reading() as connection:
            waiting, discarded = incoming.waiting(connection), incoming.discarded(connection)
        dropped = {one.name: self._dropped(one) for one in waiting}
        return arrivals(look, dropped, entries, discarded)

    def _dropped(self, one: Waiting) -> Found:
        return Found(durable.path_of(self._state.files_folder, one.sha256, suffix_of(one.name)), one.sha256)

    def named(self, paths: Iterable[Path], entries: tuple[Entry, ...]) -> tuple[Arrival, ...]:
        """Files and folders named on the command line, as arrivals; those in the data folder are not dropped."""
        root, known = self._root.resolve(), {entry.name: entry for entry in entries}
        inside: dict[str, Found] = {}
        outside: dict[str, Found] = {}
        for path in paths:
            for file in files_in(path) if path.is_dir() else [path]:
                full = file.parent.resolve() / file.name
                if full.is_relative_to(root):
                    inside[name_of(full.relative_to(root))] = self._folder.found(file)
                else:
                    name = name_of(file.relative_to(path) if path.is_dir() else Path(file.name))
                    outside[_known_as(name, entries)] = self._folder.found(file)
        return (*come(inside, known, in_folder=True), *come(outside, known, in_folder=False))

    def drop(self, name: str, content: bytes, who: str, entries: tuple[Entry, ...]) -> bool:
        """Keeps a dropped file until somebody decides, in place of one of the same name that waits.

        Returns:
            Whether it is news; one that the last edition was made from already is not kept.

        Raises:
            ProtectionError: it can't be kept, or protection is not whole.
        """
        if durable.digest(content) in {entry.sha256 for entry in entries}:
            return False
        self._state.must_be_whole(every_byte=False)
        name = _known_as(name, entries)
        with explained(self._state.folder), self._state.database.writing() as connection:
            # in the transaction: nobody can remove the file meanwhile as one that nobody wants
            sha256 = durable.put(self._state.files_folder, content, suffix_of(name))
            incoming.add_file(connection, sha256, suffix_of(name), len(content))
            incoming.add_waiting(connection, name, sha256)
            ledger.note(connection, who, "drop", "", None, [sha256])
            self._remove_unused(connection)
        return True

    def discard(self, proposal: Proposal, names: Iterable[str], who: str, why: str) -> None:
        """Decides that these arrivals are not to be taken in as they are; a refused file is not kept."""
        chosen = [one for one in proposal.judged if one.name in set(names)]
        digests = [one.arrival.sha256 for one in chosen if one.arrival.found]
        with explained(self._state.folder), self._state.database.writing() as connection:
            for one in chosen:
                if one.arrival.in_folder:
                    incoming.discard(connection, one.name, one.arrival.sha256)
            incoming.remove_waiting(connection, [one.name for one in chosen if not one.arrival.in_folder])
            ledger.note(connection, who, "discard", why, None, digests)
            self._remove_unused(connection)

    def _remove_unused(self, connection: Connection) -> None:
        """Deletes dropped files that nobody wants: only what is published is kept for ever."""
        for sha256, suffix in incoming.remove_unused_files(connection):
            durable.path_of(self._state.files_folder, sha256, suffix).unlink(missing_ok=True)

    def put_aside(self, look: Look, entries: tuple[Entry, ...]) -> tuple[Arrival, ...]:
        """Files in the data folder that have come, and that somebody has decided not to take in as they are."""
        with explained(self._state.folder), self._state.database.reading() as connection:
            discarded = incoming.discarded(connection)
        if not discarded:
            return ()
        everything = arrivals(look, {}, entries, frozenset())
        return tuple(one for one in everything if (one.name, one.sha256) in discarded)

    def reconsider(self, name: str, who: str) -> None:
        """Lets a file that was put aside wait for a decision again.

        Raises:
            ProtectionError: it can't be noted.
        """
        with explained(self._state.folder), self._state.database.writing() as connection:
            incoming.reconsider(connection, name)
            ledger.note(connection, who, "reconsider", "")


def _known_as(name: str, entries: tuple[Entry, ...]) -> str:
    """The name in the edition of a file that comes without its folder, where only one is called so."""
    alike = [entry.name for entry in entries if entry.name.rpartition("/")[2] == name]
    return alike[0] if len(alike) == 1 else name


def suffix_of(name: str) -> str:
    """The ending under which a delivered file is kept."""
    return PurePosixPath(name).suffix.lower()
