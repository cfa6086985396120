"""Earlier editions of the published table, kept beside the data folder, and what changed from one to the next.

An edition is already suppressed, so keeping it keeps nothing that was not shown. The disclosure step takes every one of
them in, since a reader may hold any earlier print beside this year's screen. Official numbers, which nobody is looked
for in, are kept only in the newest, which the next is compared with.
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
    """One earlier published table, with its version and the day it was first shown."""

    version: str
    day: datetime
    frame: pd.DataFrame


@dataclass(frozen=True)
class Changes:
    """What differs from the last edition: numbers that are new, and numbers that were `old` and are `new` now."""

    since: datetime | None
    new: pd.DataFrame
    revised: pd.DataFrame


@contextmanager
def alone(data_folder: Path) -> Iterator[None]:
    """Lets one process at a time publish and keep.

    Two workers that take in the same new data at once could show two patterns of it, and what one hides the other may
    give away. On Windows, where one process serves, and on a disk that can't be written there is no such lock.
    """
    with ExitStack() as held:
        if sys.platform != "win32":
            with suppress(OSError):
                folder_for(data_folder).mkdir(exist_ok=True)
                file = held.enter_context((folder_for(data_folder) / "lock").open("w"))
                fcntl.flock(file, fcntl.LOCK_EX)
        yield


def folder_for(data_folder: Path) -> Path:
    """Where editions of a data folder are kept."""
    return data_folder.parent / f"{FOLDER}-{data_folder.name}"


def earlier(data_folder: Path) -> tuple[Edition, ...]:
    """Every edition kept, oldest first; a file that can't be read is left out, and logged."""
    found = []
    for path in _files(folder_for(data_folder)):
        day, _, name = path.stem.partition("_")
        try:
            frame = OBSERVATIONS.check(pd.read_csv(path, dtype={"region": "str"}, parse_dates=["extracted"]))
            found.append(Edition(name, datetime.strptime(day, DAY).replace(tzinfo=UTC), frame))
        except (OSError, ValueError) as error:
            log.warning("Edition %s is left out: %s", path.name, type(error).__name__)
    return tuple(found)


def last_other(before: tuple[Edition, ...], version: str) -> Edition | None:
    """The newest edition of another version, None where there is none."""
    return next((edition for edition in reversed(before) if edition.version != version), None)


def keep(data_folder: Path, version: str, frame: pd.DataFrame, official: Collection[str] = ()) -> None:
    """Stores an edition the first time it is shown; a disk that can't be written leaves the dashboard running."""
    folder = folder_for(data_folder)
    try:
        folder.mkdir(exist_ok=True)
        before = _files(folder)
        if any(path.stem.endswith(f"_{version}") for path in before):
            return
        _write(frame, folder / f"{datetime.now(UTC):{DAY}}_{version}.csv")
        for path in before:
            _leave_out(official, path)
    except OSError as error:
        log.warning("The edition could not be kept: %s", error.strerror)


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.csv"))


def _leave_out(official: Collection[str], path: Path) -> None:
    try:
        rows = pd.read_csv(path, dtype="str", keep_default_na=False)
        is_official = rows["source"].isin(list(official))
    except (ValueError, KeyError):
        return  # no edition; `earlier` says so
    if is_official.any():
        _write(rows[~is_official], path)


def _write(rows: pd.DataFrame, path: Path) -> None:
    """The whole file or none of it."""
    half = path.with_suffix(".tmp")
    rows.to_csv(half, index=False)
    half.replace(path)


def changes(before: Edition | None, frame: pd.DataFrame) -> Changes:
    """New and revised numbers since an edition; both frames are published, so a withheld number is in neither."""
    if before is None:
        return Changes(None, frame.iloc[:0], frame.iloc[:0].assign(old=[]))
    shown, old = (table[table["status"].isin(NUMBER_STATUSES)] for table in (frame, before.frame))
    joined = shown.merge(old[[*KEY, "value"]].rename(columns={"value": "old"}), on=KEY, how="left")
    return Changes(
        before.day,
        joined[joined["old"].isna()].drop(columns="old"),
        joined[joined["old"].notna() & (joined["old"] != joined["value"])],
    )
