"""Reads folders and files, and puts together what they hold."""

from collections.abc import Iterable, Mapping
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from loaders.described import LAYOUTS, described, described_in
from loaders.files.listing import files_in, name_of
from loaders.findings import Findings
from loaders.layouts.layout import LayoutError
from loaders.personal.labels import file_name
from loaders.phrases import Phrase, phrase
from loaders.places import PLACES_FILE, Places, PlacesError
from loaders.problems import Problem, reason
from loaders.reader import FileResult, read_file
from loaders.recognition import Loader
from loaders.registry import LOADER_MODULES
from loaders.result import LoadResult
from loaders.sources.ssb_tables import CATALOGUE_FILE, TablesError
from loaders.together.crosscheck import crosscheck
from loaders.together.merge import merge, merge_measures


def _loader(name: str) -> Loader:
    module = import_module(f"loaders.sources.{name}")
    reads_text = getattr(module, "READS_TEXT", False)
    return Loader(name, module.LOOKS_FOR, module.recognises, module.resembles, module.load, reads_text=reads_text)


LOADERS = tuple(map(_loader, LOADER_MODULES))
"""In the order in which a workbook is offered to them."""


def load_folder(
    path: Path | str, places: Path | Places | None = None, loaders: tuple[Loader, ...] = LOADERS
) -> LoadResult:
    """Reads all exports in a folder and its subfolders, or one file.

    `places` is a places.toml or its contents; by default the folder's own, else the project's. Never raises
    because of a file's content: a refused file is reported as a problem, and the others are read.
    """
    root = Path(path) if Path(path).is_dir() else Path(path).parent
    return load_files([Path(path)], root, places, loaders)


def load_files(
    paths: Iterable[Path | str],
    root: Path | str,
    places: Path | Places | None = None,
    loaders: tuple[Loader, ...] = LOADERS,
) -> LoadResult:
    """Reads these files and folders; files are named relative to `root` where they are inside it."""
    root, problems = Path(root), list[Problem]()
    known = _places(places, root, problems)
    wanted = _existing([Path(path) for path in paths], root, problems)
    results = [read_file(path, _name(path, root), loaders, known) for path in wanted] if known else []
    return combine(results, problems=problems)


def combine(
    results: Iterable[FileResult], ranks: Mapping[str, int] = MappingProxyType({}), problems: Iterable[Problem] = ()
) -> LoadResult:
    """All files' rows together, after `problems` found before they were read.

    Where two files disagree, and their dates don't say which is newest, the one with the highest rank is used.
    """
    results, found = list(results), list(problems)
    for result in results:
        found += result.findings.problems
    numbers = merge([result.observations for result in results if len(result.observations)], ranks)
    register = merge_measures([result.measures for result in results if len(result.measures)], ranks)
    found += [*numbers.problems, *register.problems, *crosscheck(numbers.rows)]
    return LoadResult(
        numbers.rows,
        register.rows,
        tuple(found),
        tuple(result.report for result in results),
        (*numbers.disagreements, *register.disagreements),
    )


def _places(places: Path | Places | None, root: Path, problems: list[Problem]) -> Places | None:
    if isinstance(places, Places):
        return places
    try:
        return described(places) if places else described_in(root)
    except LayoutError as error:
        fix = phrase("Correct the file, or take it out of the folder.")
        found, expected = (
            phrase("a layout that cannot be used ({reason})", reason=str(error)),
            phrase("a layout as `check FILE --describe` writes it"),
        )
        findings = Findings(f"{LAYOUTS}/")
        findings.error("layout", found, expected, fix)
        problems += findings.problems
    except PlacesError as error:
        expected = phrase("valid TOML with one table [[catchment]] per area")
        problems += _unusable(PLACES_FILE, "places", error, expected)
    except TablesError as error:
        problems += _unusable(CATALOGUE_FILE, "tables", error, phrase("tables described as in CONTRIBUTING.md"))
    return None


def _unusable(file: str, code: str, error: ValueError, expected: Phrase) -> list[Problem]:
    findings = Findings(file)
    found = phrase("a file that cannot be read ({reason})", reason=str(error))
    findings.error(code, found, expected, phrase("Correct the file."))
    return findings.problems


def _existing(paths: list[Path], root: Path, problems: list[Problem]) -> list[Path]:
    """Files to read, once each; a path that doesn't exist is a problem."""
    found: dict[Path, None] = {}
    for path in paths:
        try:
            found |= dict.fromkeys(files_in(path) if path.is_dir() else [path])
            path.lstat()
        except OSError as error:
            found.pop(path, None)
            findings = Findings(file_name(_name(path, root), path))
            what = phrase("something that cannot be read ({reason})", reason=reason(error))
            findings.error("not_found", what, phrase("a file or folder"), phrase("Check the path."))
            problems += findings.problems
    return list(found)


def _name(path: Path, root: Path) -> str:
    """The file's name relative to the root, with «/»; its bare name if it is elsewhere. Follows no link."""
    for file, folder in ((path.absolute(), root.absolute()), (path.parent.resolve() / path.name, root.resolve())):
        if file.is_relative_to(folder):
            return name_of(file.relative_to(folder))
    return name_of(Path(path.name))
