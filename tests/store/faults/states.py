"""States with known editions for the fault tests, and what must hold of a state after whatever has happened to it."""

import os
import shutil
import time
from pathlib import Path

from dashboard.store.current import load, show_when_ready
from dashboard.store.database.records import Publication
from dashboard.store.editions import content, durable
from dashboard.store.store import Store
from dashboard.vocabulary.settings import Settings
from tests.conftest import settings_for
from tests.store.delivering import change

POLICE = "VINR.xlsx"
OLD_SECONDS = 2 * durable.OLD_SECONDS


def chosen(data: Path, **more: object) -> Settings:
    """The settings of a test's data folder, which nobody watches."""
    return settings_for(data, **{"reload_seconds": 0, **more})


def number(data: Path, value: int) -> None:
    """Delivers the police's workbook with another number of 2018 (39 as it ships)."""
    change(data / POLICE, H7=value, H8=value)


def reported(frame) -> int:
    """The number of 2018 in a published table."""
    rows = frame[(frame["indicator"] == "police.reports") & (frame["year"] == 2018)]
    (value,) = rows["value"]
    return int(value)


def publish(store: Store) -> Publication:
    """What a person does: looks at what has come, says yes, and all may see it."""
    publication = store.publish(store.propose(), "Kari", "test")
    show_when_ready(store, publication.number)
    return publication


def make(data: Path, *values: int, **more: object) -> Settings:
    """A state with one edition for 39 and for each value, all given out."""
    settings = chosen(data, **more)
    load(settings)
    store = Store(settings)
    store.give(1, "reader")
    for value in values:
        number(data, value)
        store.give(publish(store).edition, "reader")
    store.state.database.close()
    return settings


def copy(settings: Settings, to: Path) -> Settings:
    """The same state and data in another folder."""
    shutil.copytree(settings.data_folder, to, symlinks=True)
    return chosen(to)


def remembered(store: Store) -> list[int]:
    """The number of 2018 in everything that disclosure control remembers."""
    return [reported(frame) for frame in store.state.memory()]


def check_whole(settings: Settings) -> Store:
    """Opens the state and compares every byte with what refers to it; everything given out must be remembered."""
    store = Store(settings)
    assert store.state.check(every_byte=True) == ()
    rows = store.state.rows()
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))
    for row in rows:
        packed = durable.get(store.state.editions_folder, row.sha256, content.SUFFIX)
        found = content.from_bytes(packed, "edition")
        assert durable.digest(packed) == row.sha256
        assert (len(packed), len(found.frame), found.version) == (row.bytes, row.rows, row.version)
        for entry in found.entries:
            durable.get(store.state.files_folder, entry.sha256, Path(entry.name).suffix)
    assert len(store.state.memory()) == sum(not row.forgotten for row in rows)
    assert not any(row.given and row.forgotten for row in rows)
    return store


def drafts(settings: Settings) -> list[Path]:
    """Files that were being written when a process stopped."""
    return list(settings.state_folder.rglob(durable.DRAFTS))


def age_drafts(settings: Settings) -> None:
    """Lets them be as old as if nobody could still be writing them."""
    then = time.time() - OLD_SECONDS
    for draft in drafts(settings):
        os.utime(draft, (then, then))
