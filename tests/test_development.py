"""What developers rely on: pinned dependencies, listed targets, and hooks that run what `make check` runs."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PIN = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)
LOCKS = {"requirements.txt": "requirements.lock", "requirements-dev.txt": "requirements-dev.lock"}


def pins(name: str) -> dict[str, set[str]]:
    """Package → its versions, of which a lock may hold several for different versions of Python."""
    found: dict[str, set[str]] = {}
    for package, version in PIN.findall((ROOT / name).read_text(encoding="utf-8")):
        found.setdefault(package, set()).add(version)
    return found


@pytest.mark.parametrize(("requirements", "lock"), LOCKS.items())
def test_the_lock_has_every_requirement_at_its_version(requirements, lock):
    locked = pins(lock)
    assert {package: locked.get(package) for package in pins(requirements)} == pins(requirements)


def test_developers_and_servers_run_the_same_versions():
    developers = pins("requirements-dev.lock")
    assert {package: developers.get(package) for package in pins("requirements.lock")} == pins("requirements.lock")


@pytest.mark.parametrize("lock", LOCKS.values())
def test_every_locked_package_has_a_hash(lock):
    blocks = re.split(r"\n(?=[a-z])", (ROOT / lock).read_text(encoding="utf-8"))
    assert len(blocks) > 50
    assert [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block] == []


@pytest.mark.parametrize("lock", LOCKS.values())
def test_a_lock_names_no_registry_and_no_path(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert re.findall(r"https?:|file:|index-url|find-links|(?<![\w.])/\w+", text) == []


@pytest.mark.skipif(shutil.which("make") is None, reason="no make on this machine")
def test_make_lists_every_target_with_what_it_does():
    listed = subprocess.run(["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, check=True)
    targets = re.search(r"^\.PHONY: (.+)$", MAKEFILE, re.MULTILINE).group(1).split()
    assert [line.split()[1] for line in listed.stdout.splitlines()] == targets
    assert all(len(line.split()) > 3 for line in listed.stdout.splitlines())


def test_the_hooks_run_what_make_check_runs():
    hooks = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    steps = re.search(r"^check: (.+?) ##", MAKEFILE, re.MULTILINE).group(1).split()
    assert re.findall(r"entry: make (\w+)", hooks) == steps
    assert re.findall(r"repo: (\w+)", hooks) == ["local"]


def test_the_tests_of_a_file_run_in_one_process(request):
    """A release of pytest once made pytest-xdist ignore groups, without a word, at twice the time."""
    if not getattr(request.config.option, "loadgroup", False):
        pytest.skip("one process runs everything")
    assert request.node.nodeid.endswith("@tests/test_development.py")
