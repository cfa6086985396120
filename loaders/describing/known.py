"""What a data folder names: the places and services that all of a table may be about."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from loaders.layouts.words import plain
from loaders.places import Catchment, Places
from loaders.regions import all_regions, county_of, name_of, successor


@dataclass(frozen=True)
class Known:
    """The home municipality's code, the catchments, and the services: names by key, and keys by name as compared."""

    home: str = ""
    catchments: tuple[Catchment, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    services: Mapping[str, str] = field(default_factory=dict)

    @property
    def municipalities(self) -> tuple[str, ...]:
        """Newest codes of the home municipality and of all that share a centre, home first."""
        shared = {successor(code) for one in self.catchments for part in one.members for code in part.regions}
        home = (self.home,) if self.home else ()
        return (*home, *sorted(shared - {self.home}, key=name_of))

    def places_of(self, source: str) -> tuple[str, ...]:
        """Codes of the places that all of a source's table may be about: municipalities, the centre's, the county."""
        centres = tuple(one.code for one in self.catchments if one.source == source)
        county = county_of(self.home)
        return (*self.municipalities, *centres, *((county,) if county in all_regions() else ()))

    def place_in(self, texts: Iterable[str]) -> str:
        """The only municipality that the texts name; empty if they name none, or several."""
        names = {name.casefold(): code for code in self.municipalities for name in name_of(code).split(" - ")}
        return _only(texts, names)

    def service_in(self, texts: Iterable[str]) -> str:
        """The only service that the texts name; empty likewise."""
        return _only(texts, self.services)

    def is_rest(self, text: str) -> bool:
        """Whether a label means the municipalities that a centre does not name."""
        return any(one.is_other(text) for one in self.catchments)


NOTHING = Known()


def known_by(places: Places, home: str) -> Known:
    """What a data folder's places say, for the municipality with this code."""
    return Known(home, places.catchments, places.blanks, places.services)


def _only(texts: Iterable[str], names: Mapping[str, str]) -> str:
    said = [plain(text) for text in texts]
    found = {key for name, key in names.items() if any(re.search(rf"\b{re.escape(name)}\b", text) for text in said)}
    return found.pop() if len(found) == 1 else ""
