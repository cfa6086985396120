"""Nye tall where nothing is published: the way in, files that come in other ways, what is held, and progress."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboard.vocabulary.text import text
from dashboard.web.intake.parts import publishing
from dashboard.web.intake.previews import READ, Work
from dashboard.web.intake.visit import Visit
from dashboard.web.markup import written
from tests.browser.intake.page import badge, fits_and_is_accessible
from tests.browser.views import NewPage, eventually, numbers_in, visit
from tests.browser.watch import Watch
from tests.server import serving
from tests.web.intake.workbooks import next_year, without_baerum

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("visited")


@pytest.fixture(scope="module")
def address(chromium_path: str, folder: Path, published_data: Path) -> Iterator[str]:
    """One server for all of these tests, each of which leaves nothing behind."""
    with serving(folder, data=published_data) as found:
        yield found


@pytest.fixture
def data(folder: Path) -> Path:
    """The folder that the server reads."""
    return folder / "data"


def test_a_link_with_the_key_in_a_message_lets_in_at_once(page, address, key):
    page.set_content(f'<a href="{address}/nye-tall?nokkel={key}">Nøkkelen</a>')
    page.get_by_role("link").click()
    expect(page.get_by_role("heading", name="Legg til filer")).to_be_visible()
    assert key not in page.url


def test_without_the_key_there_is_a_checklist_and_a_way_in(page: Page, key: str, watch: Watch):
    visit(page, "/")
    page.get_by_role("link", name="Nye tall").click()
    expect(page).to_have_title("Nye tall – Bærum")
    expect(page.get_by_role("heading", name="Sjekkliste")).to_be_visible()
    fits_and_is_accessible(page)
    page.get_by_role("textbox", name="Nøkkelen").fill("feil")
    page.get_by_role("button", name="Slipp meg inn").click()
    expect(page.get_by_text("Det er ikke nøkkelen")).to_be_visible()
    fits_and_is_accessible(page)
    assert [one for one in watch.complaints if "403" not in one] == []
    watch.complaints.clear()
    page.get_by_role("textbox", name="Nøkkelen").fill(key)
    page.get_by_role("button", name="Slipp meg inn").click()
    expect(page.get_by_text("Det er ikke kommet noe nytt")).to_be_visible()
    fits_and_is_accessible(page)


def test_a_folder_in_which_rows_are_missing_is_held_and_discarded(operator: Page, new_page: NewPage, tmp_path: Path):
    reader = visit(new_page(), "/beboere")
    before = numbers_in(reader, "residents")
    folder = tmp_path / "krisesenter"
    folder.mkdir()
    (folder / "krisesenter_2019_beboere_og_samtaler.xlsx").write_bytes(without_baerum())
    (folder / ".DS_Store").write_bytes(b"x")
    operator.get_by_label("Velg en mappe").set_input_files(str(folder))
    expect(operator.get_by_text("1 fil er mottatt")).to_be_visible()
    lost = operator.get_by_text("12 kjente tall ville bli borte")
    expect(lost).to_be_visible()
    expect(operator.get_by_role("checkbox")).not_to_be_checked()
    eventually(operator, lambda: badge(visit(operator, "/")), ["Nye", "tall", "(1", "ting", "venter)", "1"])
    visit(operator, "/nye-tall")
    operator.get_by_role("button", name="Forkast alt").click()
    expect(operator.get_by_text("Det er ikke kommet noe nytt")).to_be_visible()
    expect(operator.get_by_role("row", name="Utgave 2")).to_have_count(0)
    assert numbers_in(visit(reader, "/beboere"), "residents") == before


def test_files_dropped_anywhere_on_the_page_are_sent(operator: Page):
    transfer = operator.evaluate_handle(
        """bytes => {
            const transfer = new DataTransfer();
            transfer.items.add(new File([new Uint8Array(bytes)], "krisesenter 2020.xlsx"));
            return transfer;
        }""",
        list(next_year()),
    )
    heading = operator.get_by_role("heading", level=1)
    heading.dispatch_event("dragover", {"dataTransfer": transfer})
    expect(operator.locator("body")).to_have_class("is-dropping")
    heading.dispatch_event("drop", {"dataTransfer": transfer})
    expect(operator.get_by_text("1 fil er mottatt")).to_be_visible()
    expect(operator.locator("#intake-told")).to_be_focused()
    expect(operator.get_by_text("krisesenter 2020.xlsx", exact=True).first).to_be_visible()
    expect(operator.get_by_role("button", name="Lyst")).to_have_attribute("aria-pressed", "true")
    operator.get_by_role("button", name="Forkast alt").click()
    expect(operator.get_by_text("Det er ikke kommet noe nytt")).to_be_visible()


def test_the_progress_can_be_read_by_everyone(operator: Page):
    """Its place is filled by hand: how long a preview takes depends on the machine."""
    operator.route("**/nye-tall/tilstand*", lambda route: route.fulfill(json={"done": False, "words": "Leser"}))
    shown = written(publishing.progress(Visit(text("nb"), None, ""), Work("nb", READ, 3)))  # type: ignore[arg-type]
    operator.locator(".intake-main .intake-card").evaluate("(card, html) => { card.innerHTML = html; }", shown)
    expect(operator.get_by_role("status").filter(has_text="Leser 3 filer")).to_be_visible()
    fits_and_is_accessible(operator, is_settled=False)
