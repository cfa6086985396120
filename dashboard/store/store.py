"""The acts on a state: take in, publish, withdraw, give out. Each is whole or has not happened."""

import logging
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from threading import RLock

from dashboard.store.archive import Archive
from dashboard.store.data import Pending
from dashboard.store.database import incoming, ledger
from dashboard.store.database.records import OvertakenError, Publication, Row
from dashboard.store.delivery import rules
from dashboard.store.delivery.folder import Look
from dashboard.store.delivery.proposal import Base, Proposal, Proposer
from dashboard.store.editions import durable
from dashboard.store.editions.content import Content, empty
from dashboard.store.inbox import Inbox, suffix_of
from dashboard.store.protection import broken, explained
from dashboard.store.withdrawal import Withdrawal
from dashboard.vocabulary.problems import line
from dashboard.vocabulary.settings import Settings
from dashboard.vocabulary.text import text
from loaders.phrases import phrase, quote
from loaders.problems import reason

PUBLISHED, WITHDRAWN, FIRST, SETTINGS = "publish", "withdraw", "first", "settings"
BY_ITSELF = "vinr"
log = logging.getLogger(__name__)


class NotWithdrawableError(Exception):
    """This edition can't be shown again; the message is a word that says why."""


class Store(Archive):
    """The archive with the acts that change it."""

    def __init__(self, settings: Settings) -> None:
        """Opens the state.

        Raises:
            ProtectionError: it can't be used as it is.
        """
        super().__init__(settings)
        self.inbox = Inbox(self.state, settings.data_folder)
        self.proposer = Proposer(settings)
        self._turn = RLock()

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
                    incoming.add_file(connection, entry.sha256, suffix_of(entry.name), size)
                ledger.add_edition(connection, row, [(entry.name, entry.sha256) for entry in content.entries])
                ledger.publish(connection, number, row.number, act)
                incoming.remove_waiting(connection, [one.name for one in proposal.taken if not one.arrival.in_folder])
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
                content = _read(path, entry.name)
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


def _withheld(content: Content) -> int:
    return int(content.hidden["cells"].sum())


def _read(path: Path, name: str) -> bytes:
    """A delivered file; one that has gone since it was seen has no content that anybody said yes to."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        found = phrase("that {file} can't be read ({reason})", file=quote(name), reason=reason(error))
        raise broken(found, phrase("Close the file, or let the server read it, and publish again.")) from error


def pending(proposal: Proposal) -> Pending:
    """What a proposal lets everybody know of what has come."""
    refused = proposal.refused
    return Pending(
        held=proposal.held,
        problems=tuple(problem for one in refused for problem in one.problems),
        files=tuple(one.report for one in refused if one.report),
        waiting=len(proposal.judged) - len(refused),
    )
