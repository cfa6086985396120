"""Imports point one way: loaders → model → charts → figures and export → pages; only pages hold callbacks."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# Folder → what its modules must never import, by the start of the name.
FORBIDDEN = {
    "loaders": ("dashboard", "dash", "plotly", "flask"),
    "dashboard/model": ("dashboard.charts", "dashboard.figures", "dashboard.components", "dashboard.pages",
                        "dashboard.export", "dash", "plotly", "docx", "pptx", "flask"),
    "dashboard/charts": ("dashboard.figures", "dashboard.components", "dashboard.pages", "dashboard.export",
                         "dashboard.data", "dashboard.holder", "dash", "plotly", "docx", "pptx", "flask"),
    "dashboard/figures": ("dashboard.model", "dashboard.components", "dashboard.pages", "dashboard.export",
                          "dashboard.data", "dashboard.holder", "dash", "docx", "pptx", "flask"),
    "dashboard/export": ("dashboard.model", "dashboard.components", "dashboard.pages", "dashboard.figures",
                         "dashboard.data", "dashboard.holder", "dash", "plotly", "flask"),
    "dashboard/components": ("dashboard.model", "dashboard.pages", "dashboard.export", "dashboard.data",
                             "dashboard.holder"),
    "dashboard/pages": ("loaders.police", "loaders.crisis_centre", "docx", "pptx"),
}  # fmt: skip
RAW_DATA = {"load_folder", "load_files"}
MAY_LOAD = {"dashboard/data.py", "dashboard/commands/group.py"}


def modules(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def imports(path: Path) -> set[str]:
    """Full names of everything a module imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def is_of(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


@pytest.mark.parametrize("folder", FORBIDDEN)
def test_a_layer_imports_only_from_layers_below(folder):
    found = modules(folder)
    wrong = [
        (path.relative_to(ROOT).as_posix(), name)
        for path in found
        for name in imports(path)
        for package in FORBIDDEN[folder]
        if is_of(name, package)
    ]
    assert found
    assert wrong == []


def test_only_the_door_and_the_check_command_load_raw_observations():
    loading = {
        path.relative_to(ROOT).as_posix()
        for path in modules("dashboard")
        if any(name.rpartition(".")[2] in RAW_DATA for name in imports(path))
    }
    assert loading == MAY_LOAD


def test_only_pages_hold_callbacks():
    with_callbacks = {
        path.relative_to(ROOT).parts[1]
        for path in modules("dashboard")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {"callback", "clientside_callback"}
    }
    assert with_callbacks == {"pages"}
