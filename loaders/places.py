"""Catchments (places.toml): who shares a centre, when, and what their parts are called in the exports."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations, product
from pathlib import Path, PurePosixPath
from typing import Any

from loaders.files.cells import normalise
from loaders.layouts.layout import Layout
from loaders.regions import codes_of, current_code, parse_label
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

    def has(self, region: str) -> bool:
        """Whether a municipality is a member in any year."""
        return any(region in part.regions for part in self.members)

    def serves(self, names: Iterable[str]) -> bool:
        """Whether any of the places named in a workbook is a member, in any year.

        The catchment's own code stands for all of them. People may come from elsewhere too, so a workbook that names
        other places besides may be this centre's.
        """
        members = {current_code(code) for part in self.members for code in part.regions}
        return any(name == self.code or members & _codes(name) for name in names)

    def is_called(self, titles: list[str]) -> bool:
        """Whether the text contains one of this centre's titles."""
        return any(name.casefold() in title.casefold() for name in self.titles for title in titles)

    def is_other(self, name: object) -> bool:
        """Whether a row's label means the rest group."""
        return normalise(name).casefold() in {label.casefold() for label in self.other_labels}


@dataclass(frozen=True)
class Places:
    """What a data folder says of its exports.

    Attributes:
        catchments: who shares a centre.
        services: the keys of the services that workbooks may be of, by what they are called.
        blanks: what each service is called in a blank workbook, by its key.
        named: the keys of the services that the folder names, which a blank workbook is for; all of them if none.
        layouts: of the folder's own.
        tables: those of Statistics Norway that are read.
    """

    catchments: tuple[Catchment, ...]
    services: Mapping[str, str] = field(default_factory=dict)
    blanks: Mapping[str, str] = field(default_factory=dict)
    named: frozenset[str] = frozenset()
    tables: tuple[Table, ...] = field(default_factory=own_tables)
    layouts: tuple[Layout, ...] = ()

    def catchment_of(
        self, source: str, titles: list[str], file: str, named: Iterable[str] | None = None
    ) -> Catchment | None:
        """The catchment that a workbook belongs to, by its title; without a title, by its folder, else the only one.

        None if the title is unknown, or if a workbook without a title is about other places: another centre's figures
        must not be taken for this one's. `named` are the places in its rows, without sums of all; None leaves them out
        of account.
        """
        own = [place for place in self.catchments if place.source == source]
        if titles:
            return next((place for place in own if place.is_called(titles)), None)
        in_folder = [place for place in own if set(place.folders) & set(PurePosixPath(file).parts[:-1])]
        chosen = in_folder or own
        if len(chosen) != 1 or (named is not None and not chosen[0].serves(named)):
            return None
        return chosen[0]


def _codes(name: str) -> set[str]:
    """The newest codes of the places with a name, or with a code and a name."""
    label = parse_label(name)
    found = codes_of(label.name if label else name)
    return {current_code(code) for code in found if label is None or code == label.code}


def load_places(path: Path | None = None) -> Places:
    """The catchments of a places.toml or of a folder with one; otherwise those shipped with the project.

    A file without any is a municipality without a centre of its own.

    Raises:
        PlacesError: the file is not TOML, holds something else, or a catchment has a key missing.
    """
    path = path / PLACES_FILE if path is not None and path.is_dir() else path
    path = path if path is not None and path.is_file() else _SHIPPED
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        if unknown := sorted(set(content) - {"catchment"}):
            raise PlacesError(f"{path.name}: {unknown[0]}")
        places = Places(tuple(_catchment(table) for table in content.get("catchment", ())))
    except (tomllib.TOMLDecodeError, KeyError, TypeError, UnicodeDecodeError) as error:
        raise PlacesError(f"{path.name}: {error}") from error
    for shared in _shared(places.catchments):
        raise PlacesError(f"{path.name}: {shared}")
    return places


def _shared(catchments: tuple[Catchment, ...]) -> Iterator[str]:
    """Municipalities that two centres of one kind have as a member in the same year.

    A number says whose it is by municipality and year, not by centre, so those of two centres can't be told apart.
    """
    for one, other in combinations(catchments, 2):
        for mine, theirs in product(one.members, other.members):
            both = set(mine.regions) & set(theirs.regions) if one.source == other.source else set()
            first, last = max(mine.first, theirs.first), min(mine.last, theirs.last)
            if both and first <= last:
                yield f"{min(both)} is a member of {one.code} and {other.code} at the same time"


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
