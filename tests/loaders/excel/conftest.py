"""The cases of tests/cases/intake, each loaded by itself."""

from collections.abc import Callable
from pathlib import Path

import pytest

from loaders import load_folder
from loaders.result import LoadResult

CASES = Path(__file__).resolve().parents[2] / "cases" / "intake"


@pytest.fixture
def case() -> Callable[[str], LoadResult]:
    """Loads a file of the cases."""
    return lambda name: load_folder(CASES / f"{name}.xlsx")
