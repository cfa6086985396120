"""Places: names of regions and catchments, the members of a centre, and how its cost is shared."""

import unicodedata
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from dashboard.vocabulary.settings import Settings
from dashboard.vocabulary.text import EN_DASH, text
from loaders.places import PLACES_FILE, Catchment, CostKey, load_places
from loaders.regions import COUNTRY, FOREVER, is_municipality, lifetime, name_of

OTHER_SUFFIX = ":other"
_AFTER_Z = str.maketrans({"æ": "{", "ø": "|", "å": "}"})


@dataclass(frozen=True)
class Regions:
    """Names and members; `cost_keys` maps a catchment to the key its cost is shared by."""

    home: str
    catchments: MappingProxyType[str, Catchment]
    cost_keys: MappingProxyType[str, CostKey]

    def name(self, region: str, language: str) -> str:
        """The region's name, for headings and the start of a sentence; a dissolved region has its last year added."""
        t = text(language)
        if region in self.catchments:
            return self.catchments[region].names[language]
        if region.endswith(OTHER_SUFFIX):
            return self.catchments[region.removesuffix(OTHER_SUFFIX)].other_names[language]
        if region == COUNTRY:
            return t("The whole country")
        name, (_, last) = self.bare_name(region), lifetime(region)
        is_past = last != FOREVER and is_municipality(region)
        return t("{name} (until {year})", name=name, year=last) if is_past else name

    def bare_name(self, region: str) -> str:
        """Only the name of a county or municipality, in all its languages: «Deatnu – Tana»."""
        return name_of(region).replace(" - ", f" {EN_DASH} ")

    def name_inside(self, region: str, language: str) -> str:
        """The region's name inside a sentence: «andre kommuner», «hele landet», «Bærum»."""
        name = self.name(region, language)
        is_described = region == COUNTRY or region.removesuffix(OTHER_SUFFIX) in self.catchments
        return name[:1].lower() + name[1:] if is_described else name

    def members(self, catchment: str, year: int) -> tuple[str, ...]:
        """The municipalities that belonged to a catchment in a year; empty if unknown, or if there is no centre."""
        return self.catchments[catchment].regions(year) if catchment in self.catchments else ()

    def centre_places(self, catchment: str) -> tuple[str, ...]:
        """Every region in a centre's figures: past and present members, the rest, and the catchment.

        Without a centre, the home municipality alone.
        """
        if catchment not in self.catchments:
            return (self.home,)
        found = {region for part in self.catchments[catchment].members for region in part.regions} - {self.home}
        return (self.home, *sorted(found), f"{catchment}{OTHER_SUFFIX}", catchment)

    def cost_share(self, catchment: str, region: str, year: int) -> float | None:
        """A municipality's share of the centre's cost, from 0 to 1.

        None if there is no key, it did not apply that year, or a member is not in it.
        """
        key = self.cost_keys.get(catchment)
        if key is None or not key.first <= year <= key.last:
            return None
        return key.share(region) if set(self.members(catchment, year)) <= set(key.inhabitants) else None


def load(path: Path | None, settings: Settings) -> Regions:
    """Places from a places.toml, or the project's own.

    Raises:
        ValueError: the home municipality's catchment is not described there.
    """
    places = load_places(path)
    catchments = {catchment.code: catchment for catchment in places.catchments}
    if settings.catchment and settings.catchment not in catchments:
        raise ValueError(f"{PLACES_FILE}: catchment = {settings.catchment} in settings.toml is not described there")
    keys = {code: place.cost_key for code, place in catchments.items() if place.cost_key}
    return Regions(settings.home, MappingProxyType(catchments), MappingProxyType(keys))


def alphabetical(name: str) -> str:
    """A sort key in Norwegian order: æ, ø and å last, and á with a."""
    letters = unicodedata.normalize("NFD", name.casefold().translate(_AFTER_Z))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
