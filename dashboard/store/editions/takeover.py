"""Editions from before there was a state folder: CSV files in `.editions-<name>` beside the data folder."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from dashboard.store.editions.content import Content, empty
from dashboard.store.editions.durable import DamagedError
from loaders.schema import OBSERVATIONS

DAY = "%Y%m%dT%H%M%S"


@dataclass(frozen=True, eq=False)
class Kept:
    """One edition that was kept: the day it was first shown, and its table."""

    day: datetime
    content: Content


def kept_before(data_folder: Path) -> tuple[Kept, ...]:
    """The editions beside a data folder, oldest first; they are left where they lie.

    Raises:
        DamagedError: one can't be read. It may hold numbers that readers have, so nothing is published without it.
    """
    folder = data_folder.parent / f".editions-{data_folder.name}"
    return tuple(map(_kept, sorted(path for path in folder.glob("*.csv*") if path.suffix != ".tmp")))


def _kept(path: Path) -> Kept:
    day, _, version = path.stem.partition("_")
    try:
        if path.suffix != ".csv":
            raise ValueError("renamed")
        frame = OBSERVATIONS.check(pd.read_csv(path, dtype={"region": "str"}, parse_dates=["extracted"]))
        return Kept(datetime.strptime(day, DAY).replace(tzinfo=UTC), replace(empty(), frame=frame, version=version))
    except (OSError, ValueError) as error:
        raise DamagedError(path.name, type(error).__name__) from error
