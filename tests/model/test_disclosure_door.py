"""Raw observations stop at the disclosure step: no other code reads them, or uses the step's internals."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RAW = {"load_folder", "load_files", "load", "LoadResult", "read_file"}
# What takes in a delivery, and hands the rows on to the step; what it keeps of them is the published table.
MAY_READ_RAW = {
    "dashboard/store/current.py",
    "dashboard/store/data.py",
    "dashboard/store/delivery/proposal.py",
    "dashboard/store/delivery/reading.py",
}
CHECKS_FILES = "dashboard/commands/"  # `app.py check` reads files to print their problems and keeps no number
STEP = "dashboard.model.disclosure"


def modules():
    files = [ROOT / "app.py", *(ROOT / "dashboard").rglob("*.py")]
    return {
        path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in files
        if path.exists()
    }


def imported(tree):
    """(module, name) of every import, at the top or inside a function; name is empty for `import module`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.module or "", alias.name) for alias in node.names)


def reads_raw(module, name):
    inside = module.split(".")[0] == "loaders"
    return inside and (name in RAW or (not name and module != "loaders.schema")) and module != "loaders.schema"


def readers_of_raw_data():
    return {path for path, tree in modules().items() if any(reads_raw(module, name) for module, name in imported(tree))}


def test_only_the_store_and_the_check_command_read_raw_observations():
    found = {path for path in readers_of_raw_data() if not path.startswith(CHECKS_FILES)}
    assert found == MAY_READ_RAW


def test_the_check_command_touches_no_observation():
    checking = [path for path in readers_of_raw_data() if path.startswith(CHECKS_FILES)]
    touching = [
        path
        for path in checking
        for node in ast.walk(modules()[path])
        if isinstance(node, ast.Attribute) and node.attr in ("observations", "value")
    ]
    assert touching == []


def test_only_the_store_calls_the_step_and_only_through_publish():
    users = {
        path: {
            (module, name) for module, name in imported(tree) if module.startswith((STEP, "dashboard.model.margins"))
        }
        for path, tree in modules().items()
        if not path.startswith("dashboard/model/")
    }
    users = {path: names for path, names in users.items() if names}
    words = {path: {use for use in names if use[0] != f"{STEP}.words"} for path, names in users.items()}
    assert {path: names for path, names in words.items() if names} == {
        "dashboard/store/data.py": {(STEP, "Policy"), (STEP, "Publication"), (STEP, "publish_with_report")},
        "dashboard/store/partners.py": {(STEP, "Publication")},  # what it tells the publisher
    }


def test_no_other_model_reads_margins_made_of_raw_numbers():
    users = {
        path for path, tree in modules().items() for module, _ in imported(tree) if module == "dashboard.model.margins"
    }
    assert all(path.startswith("dashboard/model/disclosure/") for path in users)


def test_a_reader_of_raw_data_would_be_detected():
    tree = ast.parse("def page():\n    from loaders import load_folder\n")
    assert any(reads_raw(module, name) for module, name in imported(tree))
