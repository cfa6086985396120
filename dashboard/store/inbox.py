"""What has come: files in the data folder, and dropped files that wait, until somebody decides."""

from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

from sqlalchemy import Connection

from dashboard.store.database import ledger
from dashboard.store.delivery import rules
from dashboard.store.delivery.arrivals import Arrival, arrivals, come
from dashboard.store.delivery.folder import Folder, Found, Look
from dashboard.store.delivery.held import Held
from dashboard.store.delivery.proposal import Proposal
from dashboard.store.editions import durable
from dashboard.store.editions.content import Entry
from dashboard.store.state import State, explained
from loaders.files.listing import files_in


class Inbox:
    """The files that may become a part of the next edition.

    `entries` gives the files of the edition published last, which everything is compared with.
    """

    def __init__(self, state: State, data_folder: Path, entries: Callable[[], tuple[Entry, ...]]) -> None:
        self._state, self._root, self._entries = state, data_folder, entries
        self._folder = Folder(data_folder)

    def look(self) -> Look:
        """What lies in the data folder."""
        return self._folder.look()

    def out_of_reach(self, look: Look) -> tuple[Held, ...]:
        """That files of the edition published last can't be seen, if so."""
        return rules.out_of_reach(look, self._entries())

    def arrivals(self, look: Look) -> tuple[Arrival, ...]:
        """What has come since the last publication."""
        with explained(self._state.folder), self._state.database.reading() as connection:
            waiting, discarded = ledger.waiting(connection), ledger.discarded(connection)
        dropped = {one.name: self._dropped(one) for one in waiting}
        return arrivals(look, dropped, self._entries(), discarded)

    def _dropped(self, one: ledger.Waiting) -> Found:
        return Found(durable.path_of(self._state.files_folder, one.sha256, suffix_of(one.name)), one.sha256)

    def named(self, paths: Iterable[Path]) -> tuple[Arrival, ...]:
        """Files and folders named on the command line, as arrivals; those in the data folder are not dropped."""
        root, known = self._root.resolve(), {entry.name: entry for entry in self._entries()}
        inside: dict[str, Found] = {}
        outside: dict[str, Found] = {}
        for path in paths:
            for file in files_in(path) if path.is_dir() else [path]:
                full = file.parent.resolve() / file.name
                if full.is_relative_to(root):
                    inside[full.relative_to(root).as_posix()] = self._folder.found(file)
                else:
                    name = file.relative_to(path).as_posix() if path.is_dir() else file.name
                    outside[self._known_as(name)] = self._folder.found(file)
        return (*come(inside, known, in_folder=True), *come(outside, known, in_folder=False))

    def _known_as(self, name: str) -> str:
        """The name in the edition of a file that comes without its folder, where only one is called so."""
        alike = [entry.name for entry in self._entries() if entry.name.rpartition("/")[2] == name]
        return alike[0] if len(alike) == 1 else name

    def is_news(self, content: bytes) -> bool:
        """Whether a dropped file differs from what the edition published last was made from."""
        return durable.digest(content) not in {entry.sha256 for entry in self._entries()}

    def drop(self, name: str, content: bytes, who: str) -> None:
        """Keeps a dropped file until somebody decides, in place of one of the same name that waits.

        Raises:
            ProtectionError: it can't be kept, or protection is not whole.
        """
        self._state.must_be_whole(every_byte=False)
        name = self._known_as(name)
        with explained(self._state.folder), self._state.database.writing() as connection:
            # in the transaction: nobody can remove the file meanwhile as one that nobody wants
            sha256 = durable.put(self._state.files_folder, content, suffix_of(name))
            ledger.add_file(connection, sha256, suffix_of(name), len(content))
            ledger.add_waiting(connection, name, sha256)
            ledger.note(connection, who, "drop", "", None, [sha256])
            self._remove_unused(connection)

    def discard(self, proposal: Proposal, names: Iterable[str], who: str, why: str) -> None:
        """Decides that these arrivals are not to be taken in as they are; a refused file is not kept."""
        chosen = [one for one in proposal.judged if one.name in set(names)]
        digests = [one.arrival.sha256 for one in chosen if one.arrival.found]
        with explained(self._state.folder), self._state.database.writing() as connection:
            for one in chosen:
                if one.arrival.in_folder:
                    ledger.discard(connection, one.name, one.arrival.sha256)
            ledger.remove_waiting(connection, [one.name for one in chosen if not one.arrival.in_folder])
            ledger.note(connection, who, "discard", why, None, digests)
            self._remove_unused(connection)

    def _remove_unused(self, connection: Connection) -> None:
        """Deletes dropped files that nobody wants: only what is published is kept for ever."""
        for sha256, suffix in ledger.remove_unused_files(connection):
            durable.path_of(self._state.files_folder, sha256, suffix).unlink(missing_ok=True)

    def put_aside(self, look: Look) -> tuple[Arrival, ...]:
        """Files in the data folder that have come, and that somebody has decided not to take in as they are."""
        with explained(self._state.folder), self._state.database.reading() as connection:
            discarded = ledger.discarded(connection)
        if not discarded:
            return ()
        everything = arrivals(look, {}, self._entries(), frozenset())
        return tuple(one for one in everything if (one.name, one.sha256) in discarded)

    def reconsider(self, name: str, who: str) -> None:
        """Lets a file that was put aside wait for a decision again.

        Raises:
            ProtectionError: it can't be noted.
        """
        with explained(self._state.folder), self._state.database.writing() as connection:
            ledger.reconsider(connection, name)
            ledger.note(connection, who, "reconsider", "")


def suffix_of(name: str) -> str:
    """The ending under which a delivered file is kept."""
    return PurePosixPath(name).suffix.lower()
