"""Loads the data folder, checks and suppresses it, and returns the result as one snapshot."""

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
    """One complete edition: the published tables and what was found in the files; no raw observations.

    `risks` are for the publisher, in the log and never on a page; `held` are the errors of a newer delivery that was
    rejected.
    """

    published: Published
    problems: tuple[Problem, ...]
    files: tuple[FileReport, ...]
    changes: Changes
    loaded: datetime
    held: tuple[Problem, ...] = ()
    risks: tuple[Problem, ...] = ()


def load(settings: Settings) -> Snapshot:
    """Reads and checks the data folder, suppresses numbers that could identify a person, and returns the rest.

    Callers that show or export any of it must call `remember`.
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
    """What partners would disclose by printing their own rows, if these files were published now."""
    publication = _publication(result, settings, editions.earlier(settings.data_folder))
    return partners.warnings(publication, settings, _shipped_catalogue())


def _publication(result: LoadResult, settings: Settings, before: tuple[Edition, ...]) -> Publication:
    chosen = load_places(_metadata(settings, "places.toml"))
    merged = tuple(merged for catchment in chosen.catchments for merged in catchment.merged)
    policy = Policy.from_settings(settings, tuple(edition.frame for edition in before), merged)
    return publish_with_report(expire(result.observations), policy)


def _shipped_catalogue() -> Catalogue:
    """The project's own, so that a check of exports does not depend on the folder's descriptions."""
    return catalogue.load(ROOT / "data" / "catalogue.toml")


def remember(published: Published) -> None:
    """Keeps an edition that is shown or exported, since readers may compare it with the next one."""
    editions.keep(published.settings.data_folder, published.version, published.frame, Policy.official)


def _metadata(settings: Settings, name: str) -> Path:
    """The description file in the data folder, or else the project's own."""
    own = settings.data_folder / name
    return own if own.exists() else ROOT / "data" / name


def _version(settings: Settings, *published: pd.DataFrame) -> str:
    """Eight characters that change with the published tables, the threshold and the descriptions.

    Readers see the version, so it is derived only from what they can see: a hash of the files would let someone who
    knows all but a few numbers guess the rest, and would reveal that a withheld number was corrected.
    """
    tables = b"".join(pd.util.hash_pandas_object(table, index=False).to_numpy().tobytes() for table in published)
    described = [_metadata(settings, name).read_bytes() for name in ("catalogue.toml", "places.toml", "breaks.toml")]
    chosen = f"home={settings.home}\nthreshold={settings.threshold}".encode()
    return hashlib.sha256(b"\n".join([tables, chosen, *described])).hexdigest()[:8]
