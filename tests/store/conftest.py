"""The same tests on both databases: SQLite, and PostgreSQL where it is installed."""

import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from dashboard.vocabulary.settings import Settings
from tests.conftest import DATA, settings_for
from tests.store import postgres

NUMBERS = count(1)
NEWEST = "*2019*"
SettingsOf = Callable[..., Settings]
OF_FILES = (
    "test_delivery.py",
    "test_holder.py",
    "test_publishing.py",
    "test_withdraw.py",
)  # they ask little of the database: PostgreSQL's turn is in `make soak`


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keeps `make test` short: these tests run on both databases, but not each time."""
    for item in items:
        if item.path.name in OF_FILES and "postgresql" in item.name:
            item.add_marker(pytest.mark.soak)


@pytest.fixture(scope="session")
def server() -> Iterator[postgres.Server]:
    """A PostgreSQL server for the whole run."""
    if words := postgres.missing():
        pytest.skip(words)
    with postgres.running() as started:
        yield started


@pytest.fixture(params=["sqlite", "postgresql"])
def settings_of(request: pytest.FixtureRequest) -> SettingsOf:
    """Settings for a data folder whose state has a database of its own."""
    urls: dict[Path, str] = {}

    def make(folder: Path, **changed: object) -> Settings:
        if request.param == "postgresql" and folder not in urls:
            urls[folder] = request.getfixturevalue("server").new_database(f"test_{next(NUMBERS)}")
        return settings_for(folder, **{"database": urls.get(folder, ""), **changed})

    return make


@pytest.fixture
def centre_data(tmp_path: Path) -> Path:
    """A data folder with the crisis centre's workbooks, but for the newest."""
    folder = tmp_path / "data"
    shutil.copytree(DATA / "krisesenter", folder / "krisesenter", ignore=shutil.ignore_patterns(NEWEST))
    return folder


@pytest.fixture
def newest(centre_data: Path) -> tuple[Path, bytes]:
    """Where the crisis centre's newest workbook goes, and its content."""
    (shipped,) = (DATA / "krisesenter").glob(NEWEST)
    return centre_data / "krisesenter" / shipped.name, shipped.read_bytes()
