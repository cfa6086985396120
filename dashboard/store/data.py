"""What a snapshot is, and how files become a table that may be shown."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.model import breaks
from dashboard.model.action_plan.measures import publish_measures
from dashboard.model.action_plan.plan import load_plans, publish_plans, words_for
from dashboard.model.disclosure import Policy, Publication, publish_with_report
from dashboard.model.published import Published
from dashboard.model.unpublished import expire
from dashboard.store import partners
from dashboard.store.delivery.held import Held
from dashboard.store.editions.changes import Changes
from dashboard.store.editions.content import Content, Entry
from dashboard.vocabulary import catalogue, regions, surveys
from dashboard.vocabulary.settings import ROOT, Settings
from loaders.described import LAYOUTS, is_layout
from loaders.places import PLACES_FILE, load_places
from loaders.problems import Problem
from loaders.result import FileReport, LoadResult

DESCRIPTIONS = ("catalogue.toml", "places.toml", "breaks.toml", "plan.toml", "surveys.toml")


def is_description(name: str) -> bool:
    """Whether a delivered file describes the data instead of holding them."""
    return name in DESCRIPTIONS or is_layout(name)


def descriptions_in(folder: Path) -> dict[str, Path]:
    """The description files of a data folder, by name."""
    layouts = [f"{LAYOUTS}/{path.name}" for path in sorted((folder / LAYOUTS).glob("*.toml"))]
    return {name: folder / name for name in (*DESCRIPTIONS, *layouts) if (folder / name).is_file()}


@dataclass(frozen=True)
class Pending:
    """What has come and is not shown.

    `held` says what is held and why, `problems` what is wrong in the files that can't be used, which `files` lists, and
    `waiting` is the number of files that wait for a yes.
    """

    held: tuple[Held, ...] = ()
    problems: tuple[Problem, ...] = ()
    files: tuple[FileReport, ...] = ()
    waiting: int = 0

    @property
    def is_something(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.held or self.problems or self.waiting)


@dataclass(frozen=True, eq=False)
class Snapshot:
    """One complete edition: the published tables and what was found in its files; no raw observations.

    `edition` is its number and `publication` the number of the act that showed it, both 0 while nothing is published;
    `broken` is why nothing can be published now, and `pending` what has come meanwhile.
    """

    published: Published
    problems: tuple[Problem, ...]
    files: tuple[FileReport, ...]
    changes: Changes
    loaded: datetime
    edition: int = 0
    publication: int = 0
    pending: Pending = Pending()
    broken: tuple[Problem, ...] = ()


@dataclass(frozen=True, eq=False)
class Made:
    """A table that could be published: the edition's content, and what partners would disclose by their own rows."""

    content: Content
    risks: tuple[Problem, ...]


class Descriptions:
    """A municipality's own description files, each of which may be absent.

    Where places.toml is not delivered, those of the project's data folder stand in for what is not: a folder with
    nothing but exports is described there. One with a places.toml describes itself, and gets nobody else's words.
    """

    def __init__(self, delivered: Mapping[str, Path]) -> None:
        lent = () if PLACES_FILE in delivered else DESCRIPTIONS
        self._paths = {name: ROOT / "data" / name for name in lent} | dict(delivered)

    def path(self, name: str) -> Path | None:
        """Where one of them lies; None if it is absent."""
        return self._paths.get(name)

    @property
    def layouts(self) -> tuple[Path, ...]:
        """The layouts of the municipality's own."""
        return tuple(path for name, path in sorted(self._paths.items()) if is_layout(name))

    @property
    def content(self) -> bytes:
        """What readers see of them and of those of the whole country, for the version."""
        own = (path for name in DESCRIPTIONS if (path := self.path(name)))
        return b"\n".join(path.read_bytes() for path in (catalogue.NATIONAL, breaks.NATIONAL, surveys.NATIONAL, *own))


def rules_of(settings: Settings) -> dict[str, Any]:
    """The settings that decide what an edition holds, as JSON would give them back."""
    return {
        "home": settings.home,
        "threshold": settings.threshold,
        "partner_rows": settings.partner_rows,
        "status_only_measures": list(settings.status_only_measures),
    }


def make(
    result: LoadResult,
    entries: tuple[Entry, ...],
    settings: Settings,
    descriptions: Descriptions,
    memory: tuple[pd.DataFrame, ...],
) -> Made:
    """Suppresses numbers that could identify a person, beside what readers may remember, and returns the rest."""
    publication = publication_of(result, settings, descriptions, memory)
    planned = words_for(load_plans(descriptions.path("plan.toml")), result.measures)
    measures = publish_measures(result.measures, settings.status_only_measures, planned)
    content = Content(
        frame=publication.frame,
        measures=measures,
        hidden=publication.hidden,
        level=publication.level,
        is_unclear=publication.reason == "unclear",
        problems=result.problems,
        reports=result.files,
        entries=entries,
        version=_version(settings, descriptions, publication.frame, measures),
        rules=rules_of(settings),
    )
    return Made(content, partners.warnings(publication, settings, catalogue.load()))


def publication_of(
    result: LoadResult, settings: Settings, descriptions: Descriptions, memory: tuple[pd.DataFrame, ...]
) -> Publication:
    """The published frame with its report."""
    chosen = load_places(descriptions.path("places.toml"))
    merged = tuple(merged for catchment in chosen.catchments for merged in catchment.merged)
    return publish_with_report(expire(result.observations), Policy.from_settings(settings, memory, merged))


def risks(
    result: LoadResult, settings: Settings, descriptions: Descriptions, memory: tuple[pd.DataFrame, ...]
) -> tuple[Problem, ...]:
    """What partners would disclose by printing their own rows, if these files were published now."""
    publication = publication_of(result, settings, descriptions, memory)
    return partners.warnings(publication, settings, catalogue.load())


def published_of(content: Content, settings: Settings, descriptions: Descriptions) -> Published:
    """An edition's content with the settings and descriptions that say what it means.

    Raises:
        ValueError: a description can't be read.
    """
    return Published(
        frame=content.frame,
        measures=content.measures,
        hidden=content.hidden,
        level=content.level,
        is_unclear=content.is_unclear,
        settings=settings,
        catalogue=catalogue.load(descriptions.path("catalogue.toml")),
        regions=regions.load(descriptions.path("places.toml"), settings),
        breaks=breaks.breaks_with(descriptions.path("breaks.toml")),
        version=content.version,
        plans=publish_plans(load_plans(descriptions.path("plan.toml")), settings.status_only_measures),
        surveys=surveys.load(descriptions.path("surveys.toml")),
    )


def _version(settings: Settings, descriptions: Descriptions, *published: pd.DataFrame) -> str:
    """Eight characters that change with the published tables, the threshold and the descriptions.

    Readers see the version, so it is derived only from what they can see: a hash of the files would let someone who
    knows all but a few numbers guess the rest, and would reveal that a withheld number was corrected.
    """
    tables = b"".join(pd.util.hash_pandas_object(table, index=False).to_numpy().tobytes() for table in published)
    chosen = f"home={settings.home}\nthreshold={settings.threshold}".encode()
    return hashlib.sha256(b"\n".join([tables, chosen, descriptions.content])).hexdigest()[:8]
