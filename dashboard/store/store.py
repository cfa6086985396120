"""The acts on a state: take in, publish, withdraw, give out. Each is whole or has not happened."""

import logging
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from threading import RLock

from dashboard.store.data import Descriptions, Pending, Snapshot, published_of
from dashboard.store.database import ledger
from dashboard.store.database.ledger import OvertakenError, Publication, Row
from dashboard.store.delivery import rules
from dashboard.store.delivery.folder import Look
from dashboard.store.delivery.proposal import Base, Proposal, Proposer, is_description
from dashboard.store.editions import durable
from dashboard.store.editions.changes import Changes, changes
from dashboard.store.editions.content import Content, Entry, empty
from dashboard.store.inbox import Inbox, suffix_of
from dashboard.store.state import ProtectionError, State, broken, explained
from dashboard.vocabulary.problems import line
from dashboard.vocabulary.settings import Settings
from dashboard.vocabulary.text import text
from loaders.phrases import phrase

PUBLISHED, WITHDRAWN, FIRST, SETTINGS = "publish", "withdraw", "first", "settings"
BY_ITSELF = "vinr"
log = logging.getLogger(__name__)


class NotWithdrawableError(Exception):
    """This edition can't be shown again; the message is a word that says why."""


@dataclass(frozen=True)
class Withdrawal:
    """What it would mean to show an edition again.

    Attributes:
        edition: the one that would be shown.
        forgotten: later editions that nobody has had, which would be forgotten.
        remembered: later editions that have been given out, which every later table must withstand.
        more_withheld: how many numbers more would be withheld when the same files are published the next time.
    """

    edition: int
    forgotten: tuple[int, ...]
    remembered: tuple[int, ...]
    more_withheld: int


class Store:
    """One state, opened; safe for several threads, and for several processes on the same state."""

    def __init__(self, settings: Settings) -> None:
        """Opens the state.

        Raises:
            ProtectionError: it can't be used as it is.
        """
        self.settings = settings
        self.state = State(settings)
        self.inbox = Inbox(self.state, settings.data_folder)
        self.proposer = Proposer(settings)
        self._turn = RLock()
        self._given: set[int] = set()
        self._known: tuple[int, tuple[Entry, ...]] = (0, ())

    # What is shown

    def last(self) -> Publication | None:
        """The newest publication, whether or not readers see it yet."""
        with explained(self.state.folder), self.state.database.reading() as connection:
            return ledger.last_publication(connection)

    def shown_number(self) -> int:
        """The number of the publication that readers are to see; 0 if there is none."""
        with explained(self.state.folder), self.state.database.reading() as connection:
            return ledger.shown_number(connection)

    def publication(self, number: int) -> Publication:
        """One publication.

        Raises:
            ProtectionError: the database has lost it.
        """
        with explained(self.state.folder), self.state.database.reading() as connection:
            found = next((one for one in ledger.publications(connection) if one.number == number), None)
        if found is None:
            raise broken(phrase("that the database has lost a part of what was published"))
        return found

    def show(self, number: int) -> None:
        """Lets readers see a publication."""
        with explained(self.state.folder), self.state.database.writing() as connection:
            ledger.show(connection, number)

    def content(self, number: int) -> Content:
        """What an edition holds.

        Raises:
            ProtectionError: its file is missing or damaged.
        """
        return self.state.content(self.state.rows()[number - 1])

    def snapshot(self, publication: Publication) -> Snapshot:
        """The edition that a publication shows.

        Raises:
            ProtectionError: its file, or one of its descriptions, is missing or damaged.
            ValueError: a description can't be read.
        """
        rows = {row.number: row for row in self.state.rows()}
        row = rows.get(publication.edition)
        if row is None:
            raise broken(phrase("that the database has lost a part of what was published"))
        if row.given:
            self._given.add(row.number)  # known from now on, even where the database can't be asked any more
        content = self.state.content(row)
        descriptions = Descriptions(self._kept(content, descriptions_only=True))
        with explained(self.state.folder):
            published = published_of(content, self.settings, descriptions)
        return Snapshot(
            published=published,
            problems=content.problems,
            files=content.reports,
            changes=self._changes(rows.get(row.follows or 0), content),
            loaded=row.made,
            edition=row.number,
            publication=publication.number,
        )

    def _changes(self, before: Row | None, content: Content) -> Changes:
        if before is not None:
            with suppress(ProtectionError):  # it stops publishing, but what is shown already stays
                return changes(self.state.content(before).frame, before.made, content.frame)
        return changes(None, None, content.frame)

    def _kept(self, content: Content, *, descriptions_only: bool = False) -> dict[str, Path]:
        """Where an edition's files are kept: by name for descriptions, else by digest."""
        found = {}
        for entry in content.entries:
            if descriptions_only and not is_description(entry.name):
                continue
            path = durable.path_of(self.state.files_folder, entry.sha256, suffix_of(entry.name))
            if descriptions_only:
                with explained(self.state.folder):
                    durable.get(self.state.files_folder, entry.sha256, suffix_of(entry.name))
            found[entry.name if descriptions_only else entry.sha256] = path
        return found

    def edition(self, number: int) -> Snapshot:
        """One edition as readers had it.

        Raises:
            ProtectionError: its file is missing or damaged.
            ValueError: a description can't be read.
        """
        return self.snapshot(Publication(0, number, ""))

    def exported(self) -> tuple[tuple[str, int], ...]:
        """(figure, edition) of the newest file that was made of each figure."""
        with explained(self.state.folder), self.state.database.reading() as connection:
            return ledger.exported(connection)

    def acts(self) -> tuple[ledger.Act, ...]:
        """Who did what, when and why, oldest first."""
        with explained(self.state.folder), self.state.database.reading() as connection:
            return ledger.acts(connection)

    # What has come

    def base(self) -> Base:
        """What a proposal starts from.

        Raises:
            ProtectionError: protection is not whole.
        """
        self.state.must_be_whole()
        last, rows = self.last(), self.state.rows()  # in this order: somebody may publish in between
        number = last.edition if last else 0
        content = self.state.content(rows[number - 1]) if last else empty()
        return Base(
            publication=last.number if last else 0,
            number=number,
            next_number=len(rows) + 1,
            content=content,
            kept=self._kept(content),
            memory=self.state.memory(),
            withdrawn=self._withdrawn(rows, number),
        )

    def _withdrawn(self, rows: tuple[Row, ...], number: int) -> frozenset[str]:
        """Digests of files that were only in withdrawn editions, which are those that the shown one doesn't follow."""
        kept, at = set[int](), number
        while at:
            kept.add(at)
            at = rows[at - 1].follows or 0
        with explained(self.state.folder), self.state.database.reading() as connection:
            digests = {row.number: {one for one, _ in ledger.files_of(connection, row.number)} for row in rows}
        gone, stays = set[str](), set[str]()
        for edition, found in digests.items():
            (stays if edition in kept else gone).update(found)
        return frozenset(gone - stays)

    def entries(self) -> tuple[Entry, ...]:
        """The files of the edition published last, which are asked for every few seconds."""
        last = self.last()
        if last is None:
            return ()
        if self._known[0] != last.edition:
            self._known = last.edition, self.content(last.edition).entries
        return self._known[1]

    def propose(self, left_out: Iterable[str] | None = (), look: Look | None = None) -> Proposal:
        """What would be published now, of what lies in the folder and was dropped.

        Args:
            left_out: names of arrivals that are not to be part of it; None leaves out what is held.
            look: what lies in the folder, where somebody has looked already.

        Raises:
            ProtectionError: nothing may be published now.
        """
        with self._turn:
            base, look = self.base(), look or self.inbox.look()
            come = self.inbox.arrivals(look, base.content.entries)
            return self.proposer.propose(base, come, left_out, rules.out_of_reach(look, base.content.entries))

    def propose_harmless(self) -> Proposal:
        """What may be published without a person's yes, of what lies in the folder and was dropped.

        Raises:
            ProtectionError: nothing may be published now.
        """
        with self._turn:
            base, look = self.base(), self.inbox.look()
            return self.proposer.propose_harmless(base, self.inbox.arrivals(look, base.content.entries))

    def propose_named(self, paths: Iterable[Path]) -> Proposal:
        """What would be published now, of these files and folders alone.

        Raises:
            ProtectionError: nothing may be published now.
        """
        with self._turn:
            base = self.base()
            return self.proposer.propose(base, self.inbox.named(paths, base.content.entries))

    def propose_again(self) -> Proposal:
        """The shown edition made anew by the present settings, of the same files.

        Raises:
            ProtectionError: nothing may be published now.
        """
        with self._turn:
            return self.proposer.propose(self.base(), ())

    # Acts

    def publish(self, proposal: Proposal, who: str, why: str, act: str = PUBLISHED) -> Publication:
        """Makes the proposal the edition to be shown. The caller lets readers see it (`show`) when all are ready.

        Raises:
            OvertakenError: somebody else has published since it was made.
            ProtectionError: it can't be kept, or protection is not whole; nothing has changed.
        """
        with self._turn:
            self.state.must_be_whole()
            self._keep_files(proposal)
            content = proposal.made.content
            row = self.state.keep(proposal.base.next_number, content, proposal.base.number or None)
            number = proposal.base.publication + 1
            with explained(self.state.folder), self.state.database.writing() as connection:
                for entry in content.entries:
                    size = len(durable.get(self.state.files_folder, entry.sha256, suffix_of(entry.name)))
                    ledger.add_file(connection, entry.sha256, suffix_of(entry.name), size)
                ledger.add_edition(connection, row, [(entry.name, entry.sha256) for entry in content.entries])
                ledger.publish(connection, number, row.number, act)
                ledger.remove_waiting(connection, [one.name for one in proposal.taken if not one.arrival.in_folder])
                digests = [one.arrival.sha256 for one in proposal.taken if one.arrival.found]
                ledger.note(connection, who, act, why, row.number, digests)
            self.state.note_down()
        for risk in proposal.made.risks:
            log.warning("%s", line(risk, text(self.settings.language)))
        return Publication(number, row.number, act)

    def _keep_files(self, proposal: Proposal) -> None:
        """Keeps the bytes that were seen; a file that has changed since is not what somebody said yes to."""
        for entry in proposal.made.content.entries:
            path = proposal.paths[entry.sha256]
            kept = durable.path_of(self.state.files_folder, entry.sha256, suffix_of(entry.name))
            if durable.is_whole(kept, entry.sha256):
                continue
            with explained(self.state.folder):
                content = _read(path)
                if durable.digest(content) != entry.sha256:
                    raise OvertakenError
                durable.put(self.state.files_folder, content, suffix_of(entry.name))

    def withdraw(self, edition: int, who: str, why: str) -> Publication:
        """Shows an earlier edition again. Editions after it that nobody has had are forgotten.

        Raises:
            NotWithdrawableError: there is no such edition, it is shown already, or it was never shown whole here.
            OvertakenError: somebody else has published meanwhile.
            ProtectionError: protection is not whole; nothing has changed.
        """
        with self._turn:
            self.state.must_be_whole()
            last = self.last()
            rows = {row.number: row for row in self.state.rows()}
            if last is None or edition not in rows:
                raise NotWithdrawableError("unknown")
            if edition == last.edition:
                raise NotWithdrawableError("shown")
            if rows[edition].is_taken_over or rows[edition].forgotten:
                raise NotWithdrawableError("incomplete")
            self.edition(edition)  # it must be readable before it is promised
            number = last.number + 1
            with explained(self.state.folder), self.state.database.writing() as connection:
                for later in range(edition + 1, len(rows) + 1):
                    ledger.lock_edition(connection, later)
                ledger.publish(connection, number, edition, WITHDRAWN, ledger.never_given_after(connection, edition))
                ledger.note(connection, who, WITHDRAWN, why, last.edition)
            self.state.note_down()
        return Publication(number, edition, WITHDRAWN)

    def withdrawal(self, edition: int) -> Withdrawal:
        """What it would mean to show an earlier edition again.

        Raises:
            ProtectionError: an edition is missing or damaged.
        """
        with self._turn:
            later = [row for row in self.state.rows() if row.number > edition and not row.forgotten]
            forgotten = tuple(row.number for row in later if not row.given)
            content = self.content(edition)
            memory = self.state.memory(without=forgotten)
            base = replace(self.base(), content=content, kept=self._kept(content), memory=memory)
            again = self.proposer.propose(base, ())
        more = _withheld(again.made.content) - _withheld(content)
        return Withdrawal(edition, forgotten, tuple(row.number for row in later if row.given), max(more, 0))

    def give(self, edition: int, how: str) -> bool:
        """Notes that an edition is about to be given out; False where it has been withdrawn and forgotten meanwhile.

        Raises:
            ProtectionError: it can't be noted, so it must not be given out.
        """
        if not edition or edition in self._given:
            return True
        with explained(self.state.folder), self.state.database.reading() as connection:
            if ledger.is_given(connection, edition):
                self._given.add(edition)
                return True
        with explained(self.state.folder), self.state.database.writing() as connection:
            ledger.lock_edition(connection, edition)
            if ledger.is_forgotten(connection, edition):
                return False
            ledger.give(connection, edition, how)
        self._given.add(edition)
        self.state.note_down()
        return True

    def export(self, edition: int, figure: str) -> None:
        """Notes that a figure was made into a file, so that it can be told when it becomes out of date."""
        with explained(self.state.folder), self.state.database.writing() as connection:
            ledger.export(connection, edition, figure)


def _withheld(content: Content) -> int:
    return int(content.hidden["cells"].sum())


def _read(path: Path) -> bytes:
    """A delivered file; one that has gone since it was seen has no content that anybody said yes to."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def pending(proposal: Proposal) -> Pending:
    """What a proposal lets everybody know of what has come."""
    refused = proposal.refused
    return Pending(
        held=proposal.held,
        problems=tuple(problem for one in refused for problem in one.problems),
        files=tuple(one.report for one in refused if one.report),
        waiting=len(proposal.judged) - len(refused),
    )
