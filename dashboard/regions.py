"""Places in words: names of regions and catchments, who belongs to a centre, and how its cost is shared."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from dashboard.settings import Settings
from dashboard.text import text
from loaders.places import Catchment, load_places
from loaders.regions import COUNTRY, FOREVER, current_code, lifetime, name_of

OTHER_SUFFIX = ":other"


@dataclass(frozen=True)
class Regions:
    """Names and members; `cost_keys` maps a catchment to each member's inhabitants in the key its cost is shared by."""

    home: str
    catchments: MappingProxyType[str, Catchment]
    cost_keys: MappingProxyType[str, MappingProxyType[str, int]]

    def name(self, region: str, language: str) -> str:
        """The region's name; one that no longer exists says until when it did."""
        t = text(language)
        if region in self.catchments:
            return self.catchments[region].names[language]
        if region.endswith(OTHER_SUFFIX):
            return self.catchments[region.removesuffix(OTHER_SUFFIX)].other_names[language]
        if region == COUNTRY:
            return t("The whole country")
        _, last = lifetime(region)
        name = name_of(region).split(" - ")[0]
        return (
            name
            if last == FOREVER or len(region) < 4
            else text(language)("{name} (until {year})", name=name, year=last)
        )

    def name_inside(self, region: str, language: str) -> str:
        """The region's name inside a sentence: «andre kommuner», «hele landet», «Bærum»."""
        name = self.name(region, language)
        is_described = region == COUNTRY or region.removesuffix(OTHER_SUFFIX) in self.catchments
        return name[:1].lower() + name[1:] if is_described else name

    def members(self, catchment: str, year: int) -> tuple[str, ...]:
        """The municipalities that belonged to a catchment in a year; empty where nobody says."""
        return self.catchments[catchment].regions(year)

    def centre_places(self, catchment: str) -> tuple[str, ...]:
        """Every region a centre's figures may stand under: members of any time, the rest, and all of them."""
        found = {region for part in self.catchments[catchment].members for region in part.regions} - {self.home}
        return (self.home, *sorted(found), f"{catchment}{OTHER_SUFFIX}", catchment)

    def cost_share(self, catchment: str, region: str, year: int) -> float | None:
        """A municipality's share of the centre's cost, from 0 to 1.

        None where the key is not stated, or leaves out a member of that year; a municipality that no longer exists is
        counted in the one it became part of.
        """
        key: Mapping[str, int] = self.cost_keys.get(catchment, MappingProxyType({}))
        present = [member for member in self.members(catchment, year) if lifetime(member)[1] == FOREVER]
        is_whole = region in key and all(member in key for member in present)
        return key[region] / sum(key.values()) if is_whole else None


def load(path: Path, settings: Settings) -> Regions:
    """Places from a places.toml.

    Raises:
        ValueError: the home municipality's catchment is not described there.
    """
    places = load_places(path)
    tables = tomllib.loads(path.read_text(encoding="utf-8"))["catchment"]
    keys = {
        table["code"]: MappingProxyType({current_code(code): number for code, number in table["cost_key"].items()})
        for table in tables
        if "cost_key" in table
    }
    catchments = {catchment.code: catchment for catchment in places.catchments}
    if settings.catchment not in catchments:
        raise ValueError(f"{path.name}: catchment = {settings.catchment} in settings.toml is not described there")
    return Regions(settings.home, MappingProxyType(catchments), MappingProxyType(keys))
