"""One file with all state, and back again: what was published, the files it was made from, and who did what."""

import json
import os
import shutil
import uuid
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any

from sqlalchemy import Connection, MetaData, func, insert, select, text

from dashboard.store.database import database as database_module
from dashboard.store.database import ledger, tables
from dashboard.store.database.database import Database, DatabaseError
from dashboard.store.editions import content, durable, manifest
from dashboard.store.editions.durable import DamagedError
from dashboard.store.protection import explained
from dashboard.store.state import DRAFT
from dashboard.store.store import Store
from dashboard.vocabulary.settings import Settings

FORMAT = 1
ABOUT = "state.json"
EDITIONS, FILES = "editions", "files"
LEFT_OUT = ("workers",)  # of the server that is running now


class RestoreError(Exception):
    """A backup can't be put back; the message is a word that says why."""


def backup(store: Store, out: Path) -> int:
    """Writes a backup, and returns how many editions it holds.

    Raises:
        ProtectionError: a part of the state is missing or damaged, so the backup would be too.
        OSError: the file can't be written.
    """
    state = store.state
    with explained(state.folder), state.database.reading() as connection:
        rows = {table.name: _rows(connection, table) for table in tables.metadata.sorted_tables}
    about = {"format": FORMAT, "revision": database_module.NEWEST, "tables": rows}
    draft = out.with_name(f".{out.name}.{uuid.uuid4().hex}.tmp")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, durable.PRIVATE_FILE), "wb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.writestr(ABOUT, json.dumps(about, ensure_ascii=False, indent=1))
                for folder, name, sha256, suffix in _kept(rows):
                    with explained(state.folder):
                        packed = durable.get(state.folder / folder, sha256, suffix)
                    archive.writestr(name, packed)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(out)
    finally:
        draft.unlink(missing_ok=True)
    return len(rows["editions"])


def _rows(connection: Connection, table: Any) -> list[dict[str, Any]]:
    if table.name in LEFT_OUT:
        return []
    return [dict(row._mapping) for row in connection.execute(select(table))]


def _kept(rows: dict[str, list[dict[str, Any]]]) -> Iterator[tuple[str, str, str, str]]:
    """Folder, name in the backup, digest and suffix of every file that the database refers to."""
    for row in rows["editions"]:
        yield EDITIONS, _name(EDITIONS, row["sha256"], content.SUFFIX), row["sha256"], content.SUFFIX
    for row in rows["files"]:
        yield FILES, _name(FILES, row["sha256"], row["suffix"]), row["sha256"], row["suffix"]


def _name(folder: str, sha256: str, suffix: str) -> str:
    return f"{folder}/{sha256}{suffix}"


def restore(settings: Settings, file: Path, *, replace: bool = False) -> tuple[int, tuple[str, ...]]:
    """Puts a backup in place of an empty state, or with `replace` of one that is set aside.

    The files of the edition that is shown are put back into the data folder where they are not there. Returns the
    number of editions, and the names of files that lie there with another content.

    Raises:
        RestoreError: `damaged` backup, `newer` release, or a `state` that is there already.
        ProtectionError: what was put back is not whole.
        OSError: something can't be written.
    """
    folder = settings.state_folder
    is_there = folder.exists() and any(folder.iterdir())
    if is_there and not replace:
        raise RestoreError("state")
    stopped = list(folder.parent.glob(f"{folder.name}{DRAFT}"))
    draft = folder.with_name(f"{folder.name}.{uuid.uuid4().hex}.tmp")
    try:
        rows = _unpacked(file, draft)
        if is_there:
            folder.replace(_aside(folder))
        elif folder.exists():
            folder.rmdir()
        draft.replace(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    _fill(settings, rows)
    for earlier in stopped:
        shutil.rmtree(earlier, ignore_errors=True)
    store = Store(settings)
    with explained(folder):
        store.state.write_manifest()
    return len(rows["editions"]), _put_back(store)


def _aside(folder: Path) -> Path:
    """A name that is not taken, even where two restores fall in one second or the clock is set back."""
    return folder.with_name(f"{folder.name}.{datetime.now(UTC):%Y%m%dT%H%M%S}.{uuid.uuid4().hex[:8]}")


def _unpacked(file: Path, folder: Path) -> dict[str, list[dict[str, Any]]]:
    """The database's rows; every file is in place in the folder, checked."""
    try:
        with zipfile.ZipFile(file) as archive:
            about = json.loads(archive.read(ABOUT))
            if about["format"] > FORMAT or about["revision"] > database_module.NEWEST:
                raise RestoreError("newer")
            rows: dict[str, list[dict[str, Any]]] = about["tables"]
            for part in (EDITIONS, FILES):
                durable.make_folder(folder / part, with_parents=True)
            for part, name, sha256, suffix in _kept(rows):
                packed = archive.read(name)
                if durable.digest(packed) != sha256:
                    raise RestoreError("damaged")
                durable.put(folder / part, packed, suffix)
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, EOFError, DamagedError) as error:
        raise RestoreError("damaged") from error
    return rows


def _fill(settings: Settings, rows: dict[str, list[dict[str, Any]]]) -> None:
    """A new database with these rows, and the manifest that goes with it."""
    with explained(settings.state_folder):
        database = Database(settings.database_url)
        if database.exists:
            with database.reading() as connection:
                if connection.execute(select(tables.state)).first() is not None:
                    raise RestoreError("database")
        database.upgrade()
        with database.writing() as connection:
            known = MetaData()
            known.reflect(connection)
            for table in tables.metadata.sorted_tables:
                if rows.get(table.name):
                    connection.execute(insert(known.tables[table.name]), rows[table.name])
            if not database.is_sqlite:
                last = connection.execute(select(func.max(tables.audit.c.number))).scalar() or 1
                renumber = text("SELECT setval(pg_get_serial_sequence('audit', 'number'), :last)")
                connection.execute(renumber, {"last": last})
        with database.reading() as connection:
            state = ledger.state_of(connection)
            if state is None:
                raise DatabaseError("DatabaseError")
            held = manifest.manifest_of(state, ledger.last_publication(connection), ledger.editions(connection))
        manifest.write(settings.state_folder, held)
        database.close()


def _put_back(store: Store) -> tuple[str, ...]:
    """Puts the shown edition's files into the data folder; returns those that lie there with another content."""
    folder, other = store.settings.data_folder, []
    for entry in store.base().content.entries:
        place = folder / PurePosixPath(entry.name)
        if not entry.in_folder or not place.resolve().is_relative_to(folder.resolve()):
            continue
        if place.exists():
            if not durable.is_whole(place, entry.sha256):
                other.append(entry.name)
            continue
        kept = durable.get(store.state.files_folder, entry.sha256, PurePosixPath(entry.name).suffix.lower())
        place.parent.mkdir(parents=True, exist_ok=True)
        durable.write(place, kept)
    return tuple(other)
