"""What a data folder says of its exports: who shares a centre, what its services are called, layouts of its own."""

import tomllib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from loaders.layouts.layout import read_layout
from loaders.layouts.words import FOLDER, plain
from loaders.places import PLACES_FILE, Places, load_places
from loaders.sources.ssb_tables import CATALOGUE_FILE, load_tables

LAYOUTS = "layouts"
_SERVICES = FOLDER / "service_names.toml"
_LANGUAGES = ("nb", "nn", "en")


def is_layout(name: str) -> bool:
    """Whether a file of the data folder, named relative to it, is a layout of its own."""
    path = PurePosixPath(name)
    return str(path.parent) == LAYOUTS and path.suffix == ".toml"


def described(places: Path | None, catalogue: Path | None = None, layouts: Iterable[Path] = ()) -> Places:
    """What these files say; the project's own places where there is no file.

    Raises:
        PlacesError: the places can't be read.
        LayoutError: a layout can't be read.
        TablesError: the catalogue describes a table in a way that can't be used.
        TOMLDecodeError: the catalogue is not TOML.
    """
    return replace(
        load_places(places),
        services=_services(catalogue),
        layouts=tuple(read_layout(path) for path in sorted(layouts)),
        tables=load_tables(catalogue),
    )


def described_in(folder: Path) -> Places:
    """What a data folder's own files say; raises as `described` does."""
    places, catalogue = folder / PLACES_FILE, folder / CATALOGUE_FILE
    layouts = (folder / LAYOUTS).glob("*.toml")
    return described(places if places.is_file() else None, catalogue if catalogue.is_file() else None, layouts)


def _services(catalogue: Path | None) -> dict[str, str]:
    """The key of each service by what it is called, plainly: those of the whole country, and the catalogue's."""
    content: dict[str, Any] = tomllib.loads(catalogue.read_text(encoding="utf-8")) if catalogue else {}
    known: dict[str, list[str]] = tomllib.loads(_SERVICES.read_text(encoding="utf-8"))
    own = {key: entry for key, entry in content.get("sources", {}).items() if key.startswith("service_")}
    for key, entry in own.items():
        known[key] = [*known.get(key, ()), *(entry[language] for language in _LANGUAGES if language in entry)]
    return {plain(name): key for key, names in known.items() for name in names}
