"""A real server, a real Chromium, and pages that fail the test on any error, failed request or foreign host.

One pytest-xdist worker runs them all, with one server and browser; each test has its own browser context.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.views import WAIT_MS, NewPage
from tests.browser.watch import Watch
from tests.server import serving

HERE = Path(__file__).parent
NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Has one process run all of these: two browsers would only take turns with two processors."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The machine's own Chromium; without one the browser tests are skipped."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip(f"no Chromium on this machine (looked for {', '.join(NAMES)})")
    return found


@pytest.fixture(scope="session")
def address(chromium_path: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The server's address, as http://127.0.0.1:<port>."""
    with serving(tmp_path_factory.mktemp("server")) as found:
        yield found


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator[Browser]:
    """One headless Chromium."""
    expect.set_options(timeout=WAIT_MS)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium_path, args=list(ARGUMENTS))
        yield launched
        launched.close()


@pytest.fixture
def watch(address: str) -> Iterator[Watch]:
    """Complaints from every page of the test, which fail it at the end; a test of a failure clears those it caused."""
    watched = Watch(address)
    yield watched
    if watched.complaints:
        pytest.fail("The browser complained:\n" + "\n".join(watched.complaints))


@pytest.fixture
def new_page(browser: Browser, address: str, watch: Watch) -> Iterator[NewPage]:
    """Opens pages in separate contexts: `new_page(width=390, height=844, permissions=[…], …)`."""
    contexts = []

    def opened(width: int = 1280, height: int = 720, **options: object) -> Page:
        context = browser.new_context(
            base_url=address,
            viewport={"width": width, "height": height},
            locale="nb-NO",
            timezone_id="Europe/Oslo",
            reduced_motion="reduce",
            **options,
        )
        contexts.append(context)
        context.set_default_timeout(WAIT_MS)
        watch.follow(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """One page on a laptop's screen."""
    return new_page()
