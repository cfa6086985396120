"""The shipped exports as the dashboard loads them, and small published tables typed in tests."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import settings as hypothesis_settings

from dashboard.model.breaks import Break, breaks_with
from dashboard.model.published import Published
from dashboard.store.current import load
from dashboard.store.data import Snapshot
from dashboard.store.editions.changes import Changes
from dashboard.vocabulary import catalogue, regions, settings
from dashboard.vocabulary.settings import Settings
from loaders.schema import MEASURES, OBSERVATIONS
from tests.typed import measure

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
WITHOUT_STATE = shutil.ignore_patterns(".*")

# A busy machine must not fail tests: timings belong in benchmarks.
hypothesis_settings.register_profile("shared machine", deadline=None)
hypothesis_settings.load_profile("shared machine")


def settings_for(folder: Path, **changed: object) -> Settings:
    """The shipped settings with the test's own data folder, whatever this machine's environment says."""
    return settings.load(environ={}, data=str(folder), **changed)


def police_alone(folder: Path) -> Path:
    """Makes a data folder with only the police's workbook, as VINR.xlsx."""
    folder.mkdir(parents=True)
    (shipped,) = (DATA / "politi").glob("*.xlsx")
    shutil.copy(shipped, folder / "VINR.xlsx")
    return folder


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Has one process run all tests of a file, so that what they share is made once."""
    for item in items:
        if item.get_closest_marker("xdist_group") is None:
            item.add_marker(pytest.mark.xdist_group(str(item.path.relative_to(ROOT))))


def pytest_make_parametrize_id(val: object) -> str | None:
    """Names bytes by their kind: a zip file has the time in it, and two processes must give a test the same name."""
    return "bytes" if isinstance(val, bytes) else None


@pytest.fixture(scope="session")
def data_folder(tmp_path_factory) -> Path:
    """A copy of the shipped data; its state is written into it."""
    folder = tmp_path_factory.mktemp("shipped") / "data"
    shutil.copytree(DATA, folder, ignore=WITHOUT_STATE)
    return folder


@pytest.fixture(scope="session")
def snapshot(data_folder) -> Snapshot:
    """The shipped data, loaded once a test run; nothing may change it."""
    return load(settings_for(data_folder))


@pytest.fixture(scope="session")
def published(snapshot) -> Published:
    """The published table of the shipped data."""
    return snapshot.published


@pytest.fixture(scope="session")
def described():
    """The descriptions that accompany the data: settings, catalogue, places, breaks."""
    chosen = settings_for(DATA)
    return (
        chosen,
        catalogue.load(DATA / "catalogue.toml"),
        regions.load(DATA / "places.toml", chosen),
        breaks_with(DATA / "breaks.toml"),
    )


@pytest.fixture
def publish(described):
    """Makes a small published table of typed rows (`tests.typed.row`), with breaks and measures where given."""
    chosen, entries, places, shipped_breaks = described

    def make(
        *rows: dict,
        breaks: tuple[Break, ...] | None = None,
        measures: tuple[dict, ...] = (),
        **changed: object,
    ) -> Published:
        frame = OBSERVATIONS.check(pd.DataFrame(rows)) if rows else OBSERVATIONS.empty()
        return Published(
            frame=frame,
            measures=MEASURES.check(pd.DataFrame([measure(**one) for one in measures]))
            if measures
            else MEASURES.empty(),
            hidden=pd.DataFrame({"source": [], "cells": [], "published": []}),
            level="full",
            is_unclear=False,
            settings=replace(chosen, **changed),
            catalogue=entries,
            regions=places,
            breaks=shipped_breaks if breaks is None else breaks,
            version="typed",
        )

    return make


@pytest.fixture
def snapshot_of():
    """A snapshot around a typed published table, for pages."""
    nothing = OBSERVATIONS.empty()

    def make(published: Published, problems: tuple = (), files: tuple = ()) -> Snapshot:
        changes = Changes(None, nothing, nothing.assign(old=[]))
        return Snapshot(published, problems, files, changes, datetime(2026, 1, 2, tzinfo=UTC))

    return make


@pytest.fixture
def small_data(tmp_path) -> Path:
    """A data folder with only the police's workbook, which loads quickly."""
    return police_alone(tmp_path / "data")
