"""The one door to the data: loads, checks, suppresses, and swaps in a new snapshot as one reference."""

import hashlib
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from dashboard import catalogue, editions, regions
from dashboard.editions import Changes
from dashboard.model import breaks
from dashboard.model.disclosure import Policy, publish_with_report
from dashboard.model.measures import publish_measures
from dashboard.model.published import Published
from dashboard.settings import ROOT, Settings
from loaders import FileReport, load_folder
from loaders.problems import Problem

log = logging.getLogger(__name__)


class NoDataError(Exception):
    """There is no snapshot: the first load failed, or has not ended; the log says which."""


@dataclass(frozen=True, eq=False)
class Snapshot:
    """One whole edition: what is published, and what was found in the files. Holds no raw observation."""

    published: Published
    problems: tuple[Problem, ...]
    files: tuple[FileReport, ...]
    changes: Changes
    loaded: datetime


def load(settings: Settings) -> Snapshot:
    """Reads the data folder, checks it, suppresses what could be traced to a person, and returns what is left.

    Whoever shows or hands out any of it calls `remember`.
    """
    result = load_folder(settings.data_folder)
    before = editions.earlier(settings.data_folder)
    policy = Policy.from_settings(settings, tuple(edition.frame for edition in before))
    publication = publish_with_report(result.observations, policy)
    measures = publish_measures(result.measures, settings.status_only_measures)
    version = _version(settings, publication.frame, measures)
    published = Published(
        frame=publication.frame,
        measures=measures,
        hidden=publication.hidden,
        level=publication.level,
        is_unclear=publication.reason == "unclear",
        settings=settings,
        catalogue=catalogue.load(_metadata(settings, "catalogue.toml")),
        regions=regions.load(_metadata(settings, "places.toml"), settings),
        breaks=breaks.load_breaks(_metadata(settings, "breaks.toml")),
        version=version,
    )
    changes = editions.changes(editions.last_other(before, version), publication.frame)
    return Snapshot(published, result.problems, result.files, changes, datetime.now(UTC))


def remember(published: Published) -> None:
    """Keeps what is shown on screen or handed out in a file, since its readers may lay it beside the next edition."""
    editions.keep(published.settings.data_folder, published.version, published.frame, Policy.official)


def _metadata(settings: Settings, name: str) -> Path:
    """The description file in the data folder, else the one shipped with the project."""
    own = settings.data_folder / name
    return own if own.exists() else ROOT / "data" / name


def _version(settings: Settings, *published: pd.DataFrame) -> str:
    """Eight characters that change when anything published, the threshold or a description does.

    Every reader sees them, so they are made of what every reader sees: a hash of the files would let who knows all but
    a few numbers try them out, and would tell when a withheld number was corrected.
    """
    tables = b"".join(pd.util.hash_pandas_object(table, index=False).to_numpy().tobytes() for table in published)
    described = [_metadata(settings, name).read_bytes() for name in ("catalogue.toml", "places.toml", "breaks.toml")]
    chosen = f"home={settings.home}\nthreshold={settings.threshold}".encode()
    return hashlib.sha256(b"\n".join([tables, chosen, *described])).hexdigest()[:8]


class Holder:
    """Holds the current snapshot; readers take the reference once and make the whole reply from it."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.warm: Callable[[Snapshot], None] = lambda snapshot: None
        self._snapshot: Snapshot | None = None
        self._ready = threading.Event()
        self._error: Exception | None = None

    def start(self) -> None:
        """Loads in a thread of its own, so that the server answers /helse meanwhile; then makes the common views."""
        threading.Thread(target=self._load, name="load-data", daemon=True).start()

    def _load(self) -> None:
        try:
            snapshot = load(self.settings)
            remember(snapshot.published)
            self._snapshot = snapshot
        except (OSError, ValueError, KeyError) as error:
            self._error = error
            log.exception("The data could not be loaded")
            return
        finally:
            self._ready.set()
        self.warm(snapshot)

    @property
    def is_ready(self) -> bool:
        """Whether a first snapshot is in place."""
        return self._snapshot is not None

    def snapshot(self, timeout: float = 60) -> Snapshot:
        """The current snapshot; waits for the first one.

        Raises:
            NoDataError: the first load failed or has not ended in time.
        """
        self._ready.wait(timeout)
        if self._snapshot is None:
            raise NoDataError("The first snapshot is not in place") from self._error
        return self._snapshot
