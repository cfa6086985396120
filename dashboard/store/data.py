"""The one door to the data: loads, checks and suppresses them, and gives what is left as one snapshot."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from dashboard.model import breaks
from dashboard.model.action_plan.measures import publish_measures
from dashboard.model.action_plan.plan import load_plan
from dashboard.model.disclosure import Policy, Publication, publish_with_report
from dashboard.model.published import Published
from dashboard.model.unpublished import expire
from dashboard.store import editions, partners
from dashboard.store.editions import Changes, Edition
from dashboard.vocabulary import catalogue, regions
from dashboard.vocabulary.catalogue import Catalogue
from dashboard.vocabulary.settings import ROOT, Settings
from loaders import FileReport, LoadResult, load_folder
from loaders.places import load_places
from loaders.problems import Problem


@dataclass(frozen=True, eq=False)
class Snapshot:
    """One whole edition: what is published, and what was found in the files. Holds no raw observation.

    `risks` are for the one who publishes, in the log and never on a page; `held` are the errors of a newer delivery
    that is not taken in.
    """

    published: Published
    problems: tuple[Problem, ...]
    files: tuple[FileReport, ...]
    changes: Changes
    loaded: datetime
    held: tuple[Problem, ...] = ()
    risks: tuple[Problem, ...] = ()


def load(settings: Settings) -> Snapshot:
    """Reads the data folder, checks it, suppresses what could be traced to a person, and returns what is left.

    Whoever shows or hands out any of it calls `remember`.
    """
    result = load_folder(settings.data_folder)
    before = editions.earlier(settings.data_folder)
    publication = _publication(result, settings, before)
    planned = load_plan(_metadata(settings, "plan.toml"))
    measures = publish_measures(result.measures, settings.status_only_measures, planned)
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
    risks = partners.warnings(publication, settings, _shipped_catalogue())
    return Snapshot(published, result.problems, result.files, changes, datetime.now(UTC), risks=risks)


def risks(result: LoadResult, settings: Settings) -> tuple[Problem, ...]:
    """What partners would give away by printing their own rows, if these files were published now."""
    publication = _publication(result, settings, editions.earlier(settings.data_folder))
    return partners.warnings(publication, settings, _shipped_catalogue())


def _publication(result: LoadResult, settings: Settings, before: tuple[Edition, ...]) -> Publication:
    chosen = load_places(_metadata(settings, "places.toml"))
    merged = tuple(merged for catchment in chosen.catchments for merged in catchment.merged)
    policy = Policy.from_settings(settings, tuple(edition.frame for edition in before), merged)
    return publish_with_report(expire(result.observations), policy)


def _shipped_catalogue() -> Catalogue:
    """The project's own: a check tells what is wrong in the exports whatever the folder's descriptions say."""
    return catalogue.load(ROOT / "data" / "catalogue.toml")


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
