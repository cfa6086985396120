"""What a data folder says of its exports: who shares a centre, what its services are called, layouts of its own."""

import tomllib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from loaders.layouts.layout import read_layout
from loaders.layouts.words import FOLDER, plain
from loaders.places import PLACES_FILE, Places, load_places
from loaders.registry import is_service
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
    known, own = _services(catalogue)
    return replace(
        load_places(places),
        services={plain(name): key for key, names in known.items() for name in names},
        blanks={key: names[0] for key, names in known.items()},
        named=own,
        layouts=tuple(read_layout(path) for path in sorted(layouts)),
        tables=load_tables(catalogue),
    )


def described_in(folder: Path) -> Places:
    """What a data folder's own files say; raises as `described` does."""
    places, catalogue = folder / PLACES_FILE, folder / CATALOGUE_FILE
    layouts = (folder / LAYOUTS).glob("*.toml")
    return described(places if places.is_file() else None, catalogue if catalogue.is_file() else None, layouts)


def _services(catalogue: Path | None) -> tuple[dict[str, list[str]], frozenset[str]]:
    """What each service is called, by its key, and the keys that the catalogue has; others are the whole country's."""
    content: dict[str, Any] = tomllib.loads(catalogue.read_text(encoding="utf-8")) if catalogue else {}
    known: dict[str, list[str]] = tomllib.loads(_SERVICES.read_text(encoding="utf-8"))
    named = {key: _names(entry) for key, entry in content.get("sources", {}).items() if is_service(key)}
    own = {key: names for key, names in named.items() if names or key in known}
    return known | {key: [*names, *known.get(key, ())] for key, names in own.items()}, frozenset(own)


def _names(entry: dict[str, Any]) -> list[str]:
    return [entry[language] for language in _LANGUAGES if language in entry]
