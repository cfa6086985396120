"""Earlier editions of the published table, kept beside the data folder, and what changed from one to the next.

An edition is already suppressed, so nothing is kept that was not shown. Disclosure control considers all of them, since
a reader may compare any earlier print with this year's screen. Official statistics need no such protection and are kept
only in the newest edition, which the next is compared with.
"""

import logging
import sys
from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from loaders.schema import NUMBER_STATUSES, OBSERVATIONS

if sys.platform != "win32":
    import fcntl

FOLDER = ".editions"
DAY = "%Y%m%dT%H%M%S"
KEY = ["indicator", "region", "period_start", "period_end", "sex", "age_group", "source"]
log = logging.getLogger(__name__)


@dataclass(frozen=True, eq=False)
class Edition:
    """An earlier published table, its version, and the day it was first shown."""

    version: str
    day: datetime
    frame: pd.DataFrame


@dataclass(frozen=True)
class Changes:
    """Differences from the last edition: new numbers, and revised ones with the `old` value beside `value`."""

    since: datetime | None
    new: pd.DataFrame
    revised: pd.DataFrame


@contextmanager
def exclusive(data_folder: Path) -> Iterator[None]:
    """Lets one process at a time publish and store an edition.

    Two workers that load the same new data at once could show two patterns of it, and one may disclose what the other
    hides. There is no lock on Windows, where a single process serves, or on a read-only disk.
    """
    with ExitStack() as held:
        if sys.platform != "win32":
            with suppress(OSError):
                folder_for(data_folder).mkdir(exist_ok=True)
                file = held.enter_context((folder_for(data_folder) / "lock").open("w"))
                fcntl.flock(file, fcntl.LOCK_EX)
        yield


def folder_for(data_folder: Path) -> Path:
    """The folder with the editions of a data folder."""
    return data_folder.parent / f"{FOLDER}-{data_folder.name}"


def earlier(data_folder: Path) -> tuple[Edition, ...]:
    """All editions, oldest first; a file that can't be read is skipped and logged."""
    found = []
    for path in _files(folder_for(data_folder)):
        day, _, name = path.stem.partition("_")
        try:
            frame = OBSERVATIONS.check(pd.read_csv(path, dtype={"region": "str"}, parse_dates=["extracted"]))
            found.append(Edition(name, datetime.strptime(day, DAY).replace(tzinfo=UTC), frame))
        except (OSError, ValueError) as error:
            log.warning("Edition %s is skipped: %s", path.name, type(error).__name__)
    return tuple(found)


def last_other(before: tuple[Edition, ...], version: str) -> Edition | None:
    """The newest edition of another version, or None."""
    return next((edition for edition in reversed(before) if edition.version != version), None)


def keep(data_folder: Path, version: str, frame: pd.DataFrame, official: Collection[str] = ()) -> None:
    """Stores an edition the first time it is shown; on a read-only disk the dashboard keeps running."""
    folder = folder_for(data_folder)
    try:
        folder.mkdir(exist_ok=True)
        before = _files(folder)
        if any(path.stem.endswith(f"_{version}") for path in before):
            return
        _write(frame, folder / f"{datetime.now(UTC):{DAY}}_{version}.csv")
        for path in before:
            _drop_official(official, path)
    except OSError as error:
        log.warning("The edition could not be stored: %s", error.strerror)


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.csv"))


def _drop_official(official: Collection[str], path: Path) -> None:
    try:
        rows = pd.read_csv(path, dtype="str", keep_default_na=False)
        is_official = rows["source"].isin(list(official))
    except (ValueError, KeyError):
        return  # not an edition; `earlier` logs it
    if is_official.any():
        _write(rows[~is_official], path)


def _write(rows: pd.DataFrame, path: Path) -> None:
    """Writes the file atomically."""
    draft = path.with_suffix(".tmp")
    rows.to_csv(draft, index=False)
    draft.replace(path)


def changes(before: Edition | None, frame: pd.DataFrame) -> Changes:
    """New and revised numbers since an edition; both tables are published, so neither has a withheld number."""
    if before is None:
        return Changes(None, frame.iloc[:0], frame.iloc[:0].assign(old=[]))
    shown, old = (table[table["status"].isin(NUMBER_STATUSES)] for table in (frame, before.frame))
    joined = shown.merge(old[[*KEY, "value"]].rename(columns={"value": "old"}), on=KEY, how="left")
    return Changes(
        before.day,
        joined[joined["old"].isna()].drop(columns="old"),
        joined[joined["old"].notna() & (joined["old"] != joined["value"])],
    )
