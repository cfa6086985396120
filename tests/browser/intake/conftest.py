"""What the tests of Nye tall share: data with an edition, and somebody who has the key. Each module has its server."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboard.store.current import load
from dashboard.store.token import Keys
from tests.browser.views import visit
from tests.conftest import DATA, settings_for


@pytest.fixture(scope="session")
def published_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The crisis centre's workbooks and their first edition, with which a server starts in a moment."""
    folder = tmp_path_factory.mktemp("published") / "data"
    shutil.copytree(DATA / "krisesenter", folder / "krisesenter")
    load(settings_for(folder))
    return folder


@pytest.fixture
def key(address: str, data: Path) -> str:
    return Keys(settings_for(data)).token()


@pytest.fixture
def operator(page: Page, key: str) -> Page:
    """A page of somebody who has the key."""
    visit(page, f"/nye-tall?nokkel={key}")
    expect(page).to_have_url(page.url.split("?")[0])
    expect(page.get_by_role("heading", name="Legg til filer")).to_be_visible()
    return page
