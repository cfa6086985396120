"""A dashboard of its own for each test, since these tests change what is shown, and its operator's browser."""

import shutil
from io import BytesIO
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook

from dashboard.store.current import load
from dashboard.store.token import Keys
from tests.apps import loaded
from tests.conftest import police_alone, settings_for
from tests.web.intake.page import Operator


@pytest.fixture(scope="session")
def first_edition(tmp_path_factory) -> Path:
    """A folder with the police's workbook and its edition, to copy."""
    folder = police_alone(tmp_path_factory.mktemp("first") / "data")
    load(settings_for(folder))
    return folder


@pytest.fixture
def small_data(tmp_path, first_edition) -> Path:
    """A data folder of the test's own."""
    return Path(shutil.copytree(first_edition, tmp_path / "data"))


@pytest.fixture
def app(small_data):
    """The whole application on the police's workbook."""
    with loaded(settings_for(small_data)) as made:
        yield made


@pytest.fixture
def key(app) -> str:
    return Keys(app.router.holder.settings).token()


@pytest.fixture
def client(app) -> FlaskClient:
    """A browser without the key."""
    return app.server.test_client()


@pytest.fixture
def operator(app, key) -> Operator:
    """A browser that has shown the key."""
    browser = app.server.test_client()
    assert browser.get(f"/nye-tall?nokkel={key}").status_code == 303
    return Operator(browser, app.router.holder)


@pytest.fixture
def corrected(small_data):
    """The police's workbook with another number for Bærum in 2019, which was 63 and provisional."""

    def made(number: object) -> bytes:
        book = load_workbook(small_data / "VINR.xlsx")
        for place, value in {"I7": number, "I8": number, "J7": None, "J8": None}.items():
            book.active[place] = value
        content = BytesIO()
        book.save(content)
        return content.getvalue()

    return made
