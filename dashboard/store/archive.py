"""What has been published: read, and given out."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from dashboard.store.data import Descriptions, Snapshot, is_description, published_of
from dashboard.store.database import counts, ledger
from dashboard.store.database.records import Act, Publication, Row, Use
from dashboard.store.editions import durable
from dashboard.store.editions.changes import Changes, changes
from dashboard.store.editions.content import Content, Entry
from dashboard.store.inbox import suffix_of
from dashboard.store.protection import ProtectionError, broken, explained
from dashboard.store.state import State
from dashboard.vocabulary.settings import Settings
from loaders.phrases import phrase


class Archive:
    """The editions of one state, opened; safe for several threads, and for several processes on the same state."""

    def __init__(self, settings: Settings) -> None:
        """Opens the state.

        Raises:
            ProtectionError: it can't be used as it is.
        """
        self.settings = settings
        self.state = State(settings)
        self._given: set[int] = set()
        self._known: tuple[int, tuple[Entry, ...]] = (0, ())

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
        """Lets readers see a publication; where they do already, the database need not be written."""
        if self.shown_number() >= number:
            return
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

    def acts(self) -> tuple[Act, ...]:
        """Who did what, when and why, oldest first."""
        with explained(self.state.folder), self.state.database.reading() as connection:
            return ledger.acts(connection)

    def entries(self) -> tuple[Entry, ...]:
        """The files of the edition published last, which are asked for every few seconds."""
        last = self.last()
        if last is None:
            return ()
        if self._known[0] != last.edition:
            self._known = last.edition, self.content(last.edition).entries
        return self._known[1]

    def report(self, worker: str, seen: int, ready: int) -> None:
        """Tells other processes what a worker has seen, and could show at once.

        Raises:
            ProtectionError: it can't be told.
        """
        with explained(self.state.folder), self.state.database.reading() as connection:
            if ledger.workers(connection).get(worker) == (seen, ready):
                return
        with explained(self.state.folder), self.state.database.writing() as connection:
            ledger.report_worker(connection, worker, seen, ready)

    def forget_worker(self, worker: str) -> None:
        """Tells other processes that a worker has stopped.

        Raises:
            ProtectionError: it can't be told.
        """
        with explained(self.state.folder), self.state.database.writing() as connection:
            ledger.remove_workers(connection, [worker])

    def is_given(self, edition: int, *, ask: bool = True) -> bool:
        """Whether an edition is noted as given out, so that it may be given to others without any note.

        Args:
            edition: its number; 0 is none, which needs no note.
            ask: whether the database is asked where it is not known here.

        Raises:
            ProtectionError: the database does not answer.
        """
        if edition and edition not in self._given:
            if not ask:
                return False
            with explained(self.state.folder), self.state.database.reading() as connection:
                if not ledger.is_given(connection, edition):
                    return False
            self._given.add(edition)
        return True

    def give(self, edition: int, how: str) -> bool:
        """Notes that an edition is about to be given out; False where it has been withdrawn and forgotten meanwhile.

        Raises:
            ProtectionError: it can't be noted, so it must not be given out.
        """
        if self.is_given(edition):
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

    def count(self, uses: Iterable[Use]) -> None:
        """Adds to the counts of what was shown and made into files.

        Raises:
            ProtectionError: they can't be written; none of them is.
        """
        with explained(self.state.folder), self.state.database.writing() as connection:
            counts.add(connection, uses)

    def uses(self) -> tuple[Use, ...]:
        """How often each figure of each edition was shown with withheld numbers, and made into files."""
        with explained(self.state.folder), self.state.database.reading() as connection:
            return counts.uses(connection)
