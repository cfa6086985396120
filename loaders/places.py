"""Catchments (places.toml): who shares a centre, when, and what their parts are called in the exports."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from loaders.files.cells import normalise
from loaders.regions import current_code
from loaders.sources.ssb_tables import Table, own_tables

PLACES_FILE = "places.toml"
_SHIPPED = Path(__file__).resolve().parent.parent / "data" / PLACES_FILE


class PlacesError(ValueError):
    """places.toml cannot be read; the message says what is wrong."""


@dataclass(frozen=True)
class Members:
    """The municipalities of a catchment from one year to another, both included."""

    first: int
    last: int
    regions: tuple[str, ...]


@dataclass(frozen=True)
class CostKey:
    """The inhabitants that a centre's cost is shared by, per member, and the years that the key applies to."""

    first: int
    last: int
    inhabitants: dict[str, int]

    def share(self, region: str) -> float | None:
        """A member's share of the cost, from 0 to 1; None for a place that is not in the key."""
        return self.inhabitants[region] / sum(self.inhabitants.values()) if region in self.inhabitants else None


@dataclass(frozen=True)
class Merged:
    """Years whose women and men of one group are also published as a sum, chosen once and for good."""

    indicator: str
    age_group: str
    first: int
    last: int


@dataclass(frozen=True)
class Catchment:
    """A group of municipalities that one centre serves.

    `titles` are what its workbooks call it, `folders` where they are, `other_labels` what they call the rest group,
    and `merged` the sums of years that are published.
    """

    code: str
    source: str
    names: dict[str, str]
    titles: tuple[str, ...]
    folders: tuple[str, ...]
    other_labels: tuple[str, ...]
    other_names: dict[str, str]
    members: tuple[Members, ...]
    cost_key: CostKey | None = None
    merged: tuple[Merged, ...] = ()

    @property
    def other_code(self) -> str:
        """Region code of the municipalities that the centre does not name."""
        return f"{self.code}:other"

    def regions(self, year: int) -> tuple[str, ...]:
        """Codes of the members that year; empty if the file leaves them out."""
        return next((part.regions for part in self.members if part.first <= year <= part.last), ())

    def is_called(self, titles: list[str]) -> bool:
        """Whether the text contains one of this centre's titles."""
        return any(name.casefold() in title.casefold() for name in self.titles for title in titles)

    def is_other(self, name: object) -> bool:
        """Whether a row's label means the rest group."""
        return normalise(name).casefold() in {label.casefold() for label in self.other_labels}


@dataclass(frozen=True)
class Places:
    """What a data folder says of its exports: all known catchments, and the tables of the statistics bank to read."""

    catchments: tuple[Catchment, ...]
    tables: tuple[Table, ...] = field(default_factory=own_tables)

    def catchment_of(self, source: str, titles: list[str], file: str) -> Catchment | None:
        """The catchment that a workbook belongs to, by its title; without a title, by its folder, else the only one.

        None if the title is unknown: another centre's figures must not be taken for this one's.
        """
        own = [place for place in self.catchments if place.source == source]
        if titles:
            return next((place for place in own if place.is_called(titles)), None)
        in_folder = [place for place in own if set(place.folders) & set(PurePosixPath(file).parts[:-1])]
        chosen = in_folder or own
        return chosen[0] if len(chosen) == 1 else None


def load_places(path: Path | None = None) -> Places:
    """The catchments of a places.toml or of a folder with one; otherwise those shipped with the project.

    Raises:
        PlacesError: the file is not TOML, or a catchment has a key missing.
    """
    path = path / PLACES_FILE if path is not None and path.is_dir() else path
    path = path if path is not None and path.is_file() else _SHIPPED
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))["catchment"]
        return Places(tuple(_catchment(table) for table in tables))
    except (tomllib.TOMLDecodeError, KeyError, TypeError, UnicodeDecodeError) as error:
        raise PlacesError(f"{path.name}: {error}") from error


def _catchment(table: dict[str, Any]) -> Catchment:
    return Catchment(
        code=table["code"],
        source=table["source"],
        names=table["names"],
        titles=tuple(map(normalise, table["titles"])),
        folders=tuple(table.get("folders", ())),
        other_labels=tuple(map(normalise, table.get("other", {}).get("labels", ()))),
        other_names=table.get("other", {}).get("names", {}),
        members=tuple(
            Members(part.get("from", 0), part.get("to", 9999), tuple(part["regions"])) for part in table["members"]
        ),
        cost_key=_cost_key(table["cost_key"]) if "cost_key" in table else None,
        merged=tuple(
            Merged(part["indicator"], part["age_group"], part["from"], part["to"]) for part in table.get("merged", ())
        ),
    )


def _cost_key(table: dict[str, Any]) -> CostKey:
    inhabitants = {current_code(code): int(number) for code, number in table["inhabitants"].items()}
    return CostKey(table.get("from", 0), table.get("to", 9999), inhabitants)
