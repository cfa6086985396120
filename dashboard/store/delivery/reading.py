"""Reads the files of a possible edition, each once for as long as it is the same."""

import tomllib
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.model import breaks
from dashboard.model.action_plan.plan import load_plans
from dashboard.store.data import Descriptions
from dashboard.vocabulary import catalogue, surveys
from loaders.described import described, is_layout
from loaders.layouts.layout import read_layout
from loaders.phrases import phrase
from loaders.places import PLACES_FILE, load_places
from loaders.problems import Problem
from loaders.result import LoadResult
from loaders.sources.ssb_tables import CATALOGUE_FILE, load_tables

if TYPE_CHECKING:
    from loaders import FileResult

KEPT = 60  # files, a few times those of an edition
CHECKS: dict[str, Callable[[Path], object]] = {
    CATALOGUE_FILE: lambda path: (catalogue.load(path), load_tables(path)),
    PLACES_FILE: load_places,
    "breaks.toml": breaks.load_breaks,
    "plan.toml": load_plans,
    "surveys.toml": surveys.read,
}


class Reader:
    """Reads workbooks and keeps the results, since most files of an edition are those of the one before."""

    def __init__(self) -> None:
        self._results: OrderedDict[tuple[str, str, tuple[bytes, ...]], FileResult] = OrderedDict()

    def read(self, name: str, sha256: str, path: Path, descriptions: Descriptions) -> "FileResult":
        """What a file holds, or why it is refused; `name` is what it is called in messages and provenance."""
        from loaders import LOADERS, read_file  # a start on a kept edition reads no workbook

        places = descriptions.path(PLACES_FILE)
        catalogue, layouts = descriptions.path(CATALOGUE_FILE), descriptions.layouts
        key = name, sha256, tuple(file.read_bytes() for file in (places, catalogue, *layouts) if file)
        if not sha256 or key not in self._results:
            self._results[key] = read_file(path, name, LOADERS, described(places, catalogue, layouts))
        self._results.move_to_end(key)
        while len(self._results) > KEPT:
            self._results.popitem(last=False)
        return self._results[key]


def combined(results: "Iterable[FileResult]", ranks: Mapping[str, int]) -> LoadResult:
    """All files' rows; of two files that disagree the one with the highest rank is used."""
    from loaders import combine

    return combine(results, ranks)


def places_of(result: LoadResult) -> dict[str, frozenset[str]]:
    """The regions that each file is about, by its name: all that is asked of raw rows outside the model."""
    grouped = result.observations.groupby("file")["region"]
    return {str(file): frozenset(regions) for file, regions in grouped}


def check_description(name: str, path: Path) -> tuple[Problem, ...]:
    """Why a description file can't be used; empty if it can."""
    from loaders.findings import Findings

    findings = Findings(name)
    try:
        (read_layout if is_layout(name) else CHECKS[name])(path)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, tomllib.TOMLDecodeError) as error:
        findings.error(
            "places" if name == "places.toml" else "description",
            phrase("a file that cannot be read ({reason})", reason=type(error).__name__),
            phrase("a description as in the project's own data folder"),
            phrase("Correct the file."),
        )
    return tuple(findings.problems)
