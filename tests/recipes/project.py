"""A copy of the project with only police data, and each step of the recipes as an edit of that copy."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl

ROOT = Path(__file__).resolve().parents[2]
FILES = Path(__file__).parent / "files"
COPIED = ("app.py", "settings.toml", "assets", "dashboard", "loaders")
TESTS = (
    "__init__.py",
    "vocabulary/__init__.py",
    "loaders/__init__.py",
    "charts/__init__.py",
    "vocabulary/test_text.py",
    "loaders/test_registry.py",
    "charts/test_registry.py",
)
SHEET = (
    ("Barn med bekymringsmelding", 2016, 2017, 2018, 2019),
    ("Bærum", 41, 3, 52, 58),
    ("Asker", 30, 28, 33, 35),
)
ENTRY = """    Source("child_welfare", "child_welfare", (Indicator("child_welfare.children", "persons", PERSONS),)),
"""


def copy(to: Path) -> Path:
    """The project with one workbook, and the tests that a new source or figure must pass."""
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, to / name)
        else:
            shutil.copy(ROOT / name, to / name)
    for name in TESTS:
        target = to / "tests" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "tests" / name, target)
    shutil.copytree(ROOT / "data", to / "data", ignore=shutil.ignore_patterns("*.xlsx", ".*"))
    (workbook,) = (ROOT / "data" / "politi").glob("*.xlsx")
    shutil.copy(workbook, to / "data" / "politi")
    return to


def workbook(project: Path) -> None:
    """The source's workbook, as its owner sends it."""
    book = openpyxl.Workbook()
    for row in SHEET:
        book.active.append(row)
    (project / "data" / "barnevern").mkdir()
    book.save(project / "data" / "barnevern" / "barnevern 2019.xlsx")


def loader(project: Path) -> None:
    """«A new source», 1."""
    shutil.copy(FILES / "layout.toml", project / "loaders" / "layouts" / "child_welfare.toml")
    shutil.copy(FILES / "loader.py", project / "loaders" / "sources" / "child_welfare.py")


def entry(project: Path) -> None:
    """«A new source», 2."""
    _insert(project / "loaders" / "registry.py", "REGISTERED = (\n", ENTRY)


def words(project: Path) -> None:
    """«A new source», 3."""
    _append(project / "dashboard" / "vocabulary" / "catalogue.toml", FILES / "catalogue.toml")


def translations(project: Path) -> None:
    """«A new source», 4, and «A new figure», 3."""
    for language in ("nb", "nn"):
        for area in ("loaders", "charts"):
            catalogue = project / "dashboard" / "vocabulary" / "text" / language / f"{area}.po"
            _append(catalogue, FILES / f"{area}.{language}.po")


def figure(project: Path) -> None:
    """«A new figure», 1."""
    shutil.copy(FILES / "figure.py", project / "dashboard" / "charts" / "figures" / "child_welfare.py")


def listing(project: Path) -> None:
    """«A new figure», 2."""
    registry = project / "dashboard" / "charts" / "registry.py"
    _insert(registry, "from dashboard.charts.figures import ", "child_welfare, ")
    _insert(registry, "        *reported_cases.FIGURES,\n", "        *child_welfare.FIGURES,\n")


Step = Callable[[Path], None]
STEPS: tuple[Step, ...] = (workbook, loader, entry, words, figure, listing, translations)


def follow(project: Path, *, without: tuple[Step, ...] = ()) -> Path:
    """Takes the steps in order, except those left out."""
    for step in STEPS:
        if step not in without:
            step(project)
    return project


def run(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs Python in the copy, isolated from the project itself and from this machine's settings."""
    environ = {"PATH": "", "PYTHONPATH": str(project), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, *arguments], cwd=project, env=environ, capture_output=True, text=True, encoding="utf-8"
    )


def _insert(path: Path, after: str, words: str) -> None:
    before, found, rest = path.read_text(encoding="utf-8").partition(after)
    assert found, f"{path.name} has no {after!r}"
    path.write_text(before + found + words + rest, encoding="utf-8")


def _append(path: Path, words: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8") + words.read_text(encoding="utf-8"), encoding="utf-8")
