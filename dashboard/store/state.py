"""The state of one data folder: its database, its kept files, and whether what protection depends on is whole."""

import errno
import logging
import os
import shutil
import uuid
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

import pandas as pd

from dashboard.store.database import ledger, once
from dashboard.store.database.database import Database
from dashboard.store.database.records import OvertakenError, Row
from dashboard.store.editions import content, durable, manifest, takeover
from dashboard.store.editions.content import Content
from dashboard.store.editions.durable import DamagedError
from dashboard.store.editions.manifest import Manifest
from dashboard.store.protection import ProtectionError, broken, explained
from dashboard.vocabulary.settings import Settings
from loaders.phrases import phrase, quote
from loaders.problems import Problem
from loaders.regions import current_code

log = logging.getLogger(__name__)
DRAFT = ".*.tmp"  # beside the folder, while a backup is put back
LEAST_FREE = 1_000_000  # bytes; with less, a publication could fail half-way


class State:
    """An opened state folder. Every method tells of a failure by a ProtectionError."""

    def __init__(self, settings: Settings) -> None:
        """Opens the state, or makes a new one and takes over the editions kept before.

        Raises:
            ProtectionError: it is another centre's, a part of it is lost or damaged, or it can't be written.
        """
        self.settings, self.folder = settings, settings.state_folder
        self._seen: dict[Path, tuple[int, int]] = {}
        self._newest: Manifest | None = None
        with explained(self.folder):
            durable.make_folder(self.folder, with_parents=bool(settings.state))
            self.database = Database(settings.database_url)
            self._open()

    def _open(self) -> None:
        kept = manifest.read(self.folder)
        self._refuse_half(kept)
        self.database.upgrade()
        centre = self._registered()
        if not self._is_ours(centre):
            raise broken(
                phrase("the state of another centre ({centre}) in {folder}", centre=quote(centre), folder=self._name),
                phrase("Correct `catchment` in settings.toml, or choose another folder with `state`."),
            )
        if kept is not None:
            self._refuse_other(kept, self.manifest())
        else:
            self._refuse_cut_short()
            for folder in (self.editions_folder, self.files_folder):
                durable.make_folder(folder)
        durable.remove_old_drafts(self.folder)
        self._write_manifest(is_new=kept is None)
        self._take_over()

    def _registered(self) -> str:
        """The centre of the state, or the municipality without one; a new state takes it from the settings."""
        with self.database.reading() as connection:
            found = ledger.state_of(connection)
        if found is None:
            with self.database.writing() as connection:
                owner = self.settings.catchment or self.settings.home
                found = ledger.register_state(connection, uuid.uuid4().hex, owner)
        return found[1]

    def _is_ours(self, owner: str) -> bool:
        """Whether a state is this centre's, or was begun by the municipality before it named a centre."""
        return owner == self.settings.catchment or current_code(owner) == self.settings.home

    @property
    def _name(self) -> str:
        return self.folder.name

    @property
    def editions_folder(self) -> Path:
        """Where the editions' files are."""
        return self.folder / "editions"

    @property
    def files_folder(self) -> Path:
        """Where the delivered files are."""
        return self.folder / "files"

    def _refuse_half(self, kept: Manifest | None) -> None:
        """A database without its manifest, or the other way round, is a state of which a part is lost."""
        has_tables = self.database.exists
        published = False
        if has_tables:
            with self.database.reading() as connection:
                published = bool(ledger.editions(connection))
        is_left = published or any(self.editions_folder.glob("*/*"))
        if kept is None and is_left and manifest.read(self.folder) is None:  # still, after what is left was seen
            raise broken(phrase("that {file} is missing", file=manifest.NAME))
        if kept is not None and kept.lines and not published:
            raise broken(phrase("that the database has lost what was published"))

    def _refuse_cut_short(self) -> None:
        """Where a restore was stopped, the state that it set aside is needed: a new one would remember nothing."""
        if any(self.folder.parent.glob(f"{self.folder.name}{DRAFT}")):
            raise broken(phrase("that a restore was stopped before it was done"))

    def _refuse_other(self, kept: Manifest, held: Manifest) -> None:
        if not self._is_ours(kept.centre):
            raise broken(phrase("a manifest of another centre ({centre})", centre=quote(kept.centre)))
        self._refuse_loss(kept, held)

    def _refuse_loss(self, kept: Manifest, held: Manifest) -> None:
        if not manifest.is_behind(kept, held):
            raise broken(phrase("that the database has lost a part of what was published"))

    def _take_over(self) -> None:
        """The editions that were kept beside the data folder before there was a state.

        The manifest is there already, so that an opening that is cut short here goes on at the next one.
        """
        if self.rows():
            return
        found = takeover.kept_before(self.settings.data_folder)
        rows = [self._keep(at, kept) for at, kept in enumerate(found, start=1)]
        if not rows:
            return
        try:
            with self.database.writing() as connection:
                for row in rows:
                    ledger.add_edition(connection, row, ())
                ledger.note(connection, "", "taken_over", "", rows[-1].number)
        except OvertakenError:
            pass  # another process opened the state at the same time
        self.write_manifest()

    def _keep(self, number: int, kept: takeover.Kept) -> Row:
        return replace(self.keep(number, kept.content, None), made=kept.day, is_taken_over=True, given=True)

    def keep(self, number: int, made: Content, follows: int | None) -> Row:
        """Keeps an edition's file, and returns its row for the database; nothing refers to it yet.

        Raises:
            ProtectionError: it can't be written.
        """
        packed = content.to_bytes(made)
        with explained(self.folder):
            sha256 = durable.put(self.editions_folder, packed, content.SUFFIX)
        return Row(
            number=number,
            sha256=sha256,
            bytes=len(packed),
            rows=len(made.frame),
            version=made.version,
            made=once.this_moment(),
            follows=follows,
            is_taken_over=False,
            given=False,
            forgotten=False,
        )

    def manifest(self) -> Manifest:
        """What the database holds.

        Raises:
            ProtectionError: the database has no state.
        """
        with self.database.reading() as connection:
            state = ledger.state_of(connection)
            if state is None:
                raise broken(phrase("that the database has lost what was published"))
            return manifest.manifest_of(state, ledger.last_publication(connection), ledger.editions(connection))

    def write_manifest(self) -> None:
        """Writes down what the database holds, until no other process has added anything meanwhile.

        Raises:
            ProtectionError: it can't be written, is missing, or lists what the database has lost.
        """
        self._write_manifest(is_new=False)

    def _write_manifest(self, *, is_new: bool) -> None:
        with explained(self.folder):
            while (kept := manifest.read(self.folder)) != (held := self.manifest()):
                if kept is not None:
                    self._refuse_loss(kept, held)
                elif not is_new:
                    raise broken(phrase("that {file} is missing", file=manifest.NAME))
                manifest.write(self.folder, held)

    def note_down(self) -> None:
        """Writes the manifest after an act, which stands even if that fails: the next act writes it too."""
        try:
            self.write_manifest()
        except ProtectionError as error:
            log.warning("The manifest could not be written: %s", error)

    def must_be_whole(self, *, every_byte: bool = True) -> None:
        """Refuses to go on where `check` finds anything.

        Raises:
            ProtectionError: protection is not whole.
        """
        if found := self.check(every_byte=every_byte):
            raise ProtectionError(found[0])

    def check(self, *, every_byte: bool = False) -> tuple[Problem, ...]:
        """Why nothing may be published now; empty if all is whole.

        Files that are as they were at the last check are read again only where `every_byte` is set.
        """
        try:
            with explained(self.folder):
                self._check(every_byte)
        except ProtectionError as error:
            return (error.problem,)
        return ()

    def _check(self, every_byte: bool) -> None:
        kept = manifest.read(self.folder)
        if kept is None:
            raise broken(phrase("that {file} is missing", file=manifest.NAME))
        if not self.database.exists:
            raise broken(phrase("that the database has lost what was published"))
        held = self.manifest()
        self._refuse_unwritable()
        for earlier in (kept, self._newest or kept):
            self._refuse_other(earlier, held)
        for line in (line for line in held.lines if not line.forgotten):
            self._check_file(self.editions_folder, line.sha256, content.SUFFIX, every_byte)
        with self.database.reading() as connection:
            files = ledger.files_of(connection, held.edition)
        for sha256, suffix in files:  # the next edition is made from them too
            self._check_file(self.files_folder, sha256, suffix, every_byte)
        self._newest = held

    def _check_file(self, folder: Path, sha256: str, suffix: str, every_byte: bool) -> None:
        path = durable.path_of(folder, sha256, suffix)
        seen = _seen(path)
        if every_byte or self._seen.get(path) != seen:
            durable.get(folder, sha256, suffix)
            self._seen[path] = seen

    def _refuse_unwritable(self) -> None:
        for folder in (self.folder, self.editions_folder, self.files_folder):
            if not os.access(folder, os.W_OK | os.X_OK):
                raise _error(errno.EACCES if folder.exists() else errno.ENOENT)
        if shutil.disk_usage(self.folder).free < LEAST_FREE:
            raise _error(errno.ENOSPC)

    def rows(self) -> tuple[Row, ...]:
        """All editions, oldest first."""
        with explained(self.folder), self.database.reading() as connection:
            return ledger.editions(connection)

    def content(self, row: Row) -> Content:
        """An edition, read and checked.

        Raises:
            ProtectionError: its file is missing or damaged.
        """
        with explained(self.folder):
            packed = durable.get(self.editions_folder, row.sha256, content.SUFFIX)
            found = content.from_bytes(packed, f"edition {row.number}")
        if len(found.frame) != row.rows or found.version != row.version:
            raise broken(phrase("that edition {number} is not what was kept", number=row.number))
        return found

    def memory(self, without: Collection[int] = ()) -> tuple[pd.DataFrame, ...]:
        """What readers may have kept: the controlled rows of every edition that is not forgotten, oldest first.

        Args:
            without: editions that would be forgotten, to see what that would mean.

        Raises:
            ProtectionError: an edition is missing or damaged.
        """
        with explained(self.folder):
            return tuple(
                content.controlled_from_bytes(
                    durable.get(self.editions_folder, row.sha256, content.SUFFIX), f"edition {row.number}"
                )
                for row in self.rows()
                if not row.forgotten and row.number not in without
            )


def _error(code: int) -> OSError:
    return OSError(code, os.strerror(code))


def _seen(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except OSError as error:
        raise DamagedError(path.name, error.strerror or type(error).__name__) from error
    return status.st_mtime_ns, status.st_size
