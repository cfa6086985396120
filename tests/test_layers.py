"""The structure of the code: imports point one way, folders stay small, and each package says what it may import."""

import ast
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MOST_FILES = 15  # modules in a folder

# Package → which of our modules it may import, by prefix.
MAY_IMPORT = {
    "loaders": (),
    "dashboard/vocabulary": ("loaders",),
    "dashboard/model": (
        "dashboard.vocabulary", "loaders.schema", "loaders.registry", "loaders.places", "loaders.regions",
    ),
    "dashboard/charts": ("dashboard.model", "dashboard.vocabulary", "loaders.schema"),
    "dashboard/scene": ("dashboard.charts", "dashboard.vocabulary"),
    "dashboard/paint": ("dashboard.scene",),
    "dashboard/office": ("dashboard.scene", "dashboard.charts", "dashboard.vocabulary"),
    "dashboard/documents": (
        "dashboard.office", "dashboard.paint", "dashboard.scene", "dashboard.charts", "dashboard.model.published",
        "dashboard.model.kept", "dashboard.vocabulary", "loaders.schema",
    ),
    "dashboard/store": ("dashboard.model", "dashboard.vocabulary", "loaders"),
    "dashboard/web": (
        "dashboard.store", "dashboard.documents", "dashboard.paint", "dashboard.scene", "dashboard.charts",
        "dashboard.model", "dashboard.vocabulary", "loaders",
    ),
    "dashboard/commands": ("dashboard", "loaders"),
}  # fmt: skip
# Library → the packages that may use it.
DRAWN_AND_SERVED_BY = {
    "dash": ("dashboard/web",),
    "flask": ("dashboard/web",),
    "plotly": (),  # the figure is written as plotly.js reads it; only tests need the objects, to check it
    "matplotlib": ("dashboard/paint/paper",),
    "docx": ("dashboard/office", "dashboard/documents"),
    "pptx": ("dashboard/office", "dashboard/documents"),
    "sqlalchemy": ("dashboard/store",),
    "alembic": ("dashboard/store",),
}
RAW_DATA = {"load_folder", "load_files", "read_file", "combine"}
MAY_LOAD = {"dashboard/store/delivery/reading.py", "dashboard/commands/group.py"}


def modules(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def all_modules() -> list[Path]:
    return [*modules("loaders"), *modules("dashboard")]


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def imports(path: Path) -> frozenset[str]:
    """Full names of everything a module imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(names)


def is_of(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@pytest.mark.parametrize("folder", MAY_IMPORT)
def test_a_package_imports_only_what_it_may(folder):
    own = folder.replace("/", ".")
    ours = [
        (relative(path), name)
        for path in modules(folder)
        for name in imports(path)
        if is_of(name, "dashboard") or is_of(name, "loaders")
    ]
    wrong = [found for found in ours if not any(is_of(found[1], package) for package in (own, *MAY_IMPORT[folder]))]
    assert ours
    assert wrong == []


@pytest.mark.parametrize("library", DRAWN_AND_SERVED_BY)
def test_a_library_is_used_only_where_it_belongs(library):
    users = {relative(path) for path in all_modules() if any(is_of(name, library) for name in imports(path))}
    assert bool(users) == bool(DRAWN_AND_SERVED_BY[library])
    assert {user for user in users if not user.startswith(DRAWN_AND_SERVED_BY[library])} == set()


def test_every_package_declares_its_arrows():
    packages = {f"dashboard/{path.name}" for path in (ROOT / "dashboard").iterdir() if (path / "__init__.py").exists()}
    assert packages == set(MAY_IMPORT) - {"loaders"}


@pytest.mark.parametrize("folder", [folder for folder in MAY_IMPORT if folder != "loaders"])
def test_a_package_says_in_one_line_what_may_be_imported_there(folder):
    words = (ROOT / folder / "__init__.py").read_text(encoding="utf-8")
    assert words.count("\n") == 1
    assert "mports" in words


def test_modules_do_not_import_one_another_in_a_circle():
    known = {module_name(path): path for path in all_modules()}
    graph = {
        name: {found for full in imports(path) if (found := _module_of(full, known)) and found != name}
        for name, path in known.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def _module_of(name: str, known: dict[str, Path]) -> str | None:
    return name if name in known else (parent if (parent := name.rpartition(".")[0]) in known else None)


def test_folders_stay_small():
    folders: dict[str, int] = {}
    for path in all_modules():
        folders[relative(path.parent)] = folders.get(relative(path.parent), 0) + 1
    assert {folder: count for folder, count in folders.items() if count > MOST_FILES} == {}


def test_only_store_and_the_check_command_load_raw_observations():
    loading = {
        relative(path)
        for path in modules("dashboard")
        if any(name.rpartition(".")[2] in RAW_DATA for name in imports(path))
    }
    assert loading == MAY_LOAD


def test_only_pages_hold_callbacks():
    with_callbacks = {
        relative(path.parent)
        for path in modules("dashboard")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {"callback", "clientside_callback"}
    }
    assert with_callbacks == {"dashboard/web/pages"}
