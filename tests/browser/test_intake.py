"""Nye tall as an operator uses it: a delivery dropped, looked at, published, seen by readers, and taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboard.store.token import Keys
from dashboard.vocabulary.text import text
from dashboard.web.intake.parts import publishing
from dashboard.web.intake.previews import READ, Work
from dashboard.web.intake.visit import Visit
from dashboard.web.markup import written
from tests.browser.axe import violations
from tests.browser.server import serving
from tests.browser.test_keyboard import focused, tab_to
from tests.browser.views import NewPage, eventually, numbers_in, visit
from tests.browser.watch import Watch
from tests.conftest import settings_for
from tests.web.intake.workbooks import NAME_2020, next_year, without_baerum

pytestmark = pytest.mark.browser
SIZES = ((390, 844), (1280, 720), (1920, 1080))
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def address(chromium_path: str, tmp_path: Path) -> Iterator[str]:
    """A server of the test's own, since these tests change what is shown."""
    with serving(tmp_path) as found:
        yield found


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The folder that the server reads."""
    return tmp_path / "data"


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


def file(name: str, content: bytes) -> dict:
    return {"name": name, "mimeType": EXCEL, "buffer": content}


def drop(page: Page, *files: dict) -> None:
    """Chooses files, which are sent at once, and waits until they have been read."""
    if page.get_by_role("group").filter(has_text="Legg til filer").count():
        page.locator("#intake-add").evaluate("one => { one.open = true; }")
    page.get_by_label("Velg filer").set_input_files(list(files))
    expect(page.get_by_role("heading", name="Publiser", exact=True)).to_be_visible()


def fits_and_is_accessible(page: Page, *, is_settled: bool = True) -> None:
    """No rule of axe is broken, and nothing is wider than the window, in each size.

    A settled page has its preview: what is being replaced is toned down meanwhile.
    """
    if is_settled:
        expect(page.locator("[data-intake-waits]")).to_have_count(0)
    expect(page.locator("#page")).to_have_css("opacity", "1")
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width
        assert violations(page) == []
    page.set_viewport_size({"width": 1280, "height": 720})


def publish(page: Page) -> None:
    page.get_by_label("Navnet ditt").fill("Kari Nordmann")
    page.get_by_label("Grunn").fill("Årstall for 2020")
    page.get_by_role("button", name="Publiser som utgave 2").click()
    expect(page.get_by_text("Utgave 2 vises nå", exact=True)).to_be_visible()


def badge(page: Page) -> list[str]:
    return page.get_by_role("navigation", name="Hovedmeny").get_by_role("link", name="Nye tall").inner_text().split()


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


def test_next_years_workbook_is_dropped_read_published_seen_and_taken_back(operator: Page, new_page: NewPage):
    reader = new_page()
    visit(reader, "/beboere")
    before = numbers_in(reader, "residents")
    drop(operator, file(NAME_2020, next_year(E2=38)), file("feil.xlsx", b"PK nothing"))
    received = operator.get_by_role("listitem").filter(has_text=NAME_2020)
    expect(received.get_by_text("Gjenkjent", exact=True)).to_be_visible()
    refused = operator.get_by_role("listitem").filter(has_text="feil.xlsx")
    expect(refused.get_by_text("Avvist", exact=True)).to_be_visible()
    letter = refused.get_by_role("link", name="Skriv til eieren: feil.xlsx").get_attribute("href") or ""
    assert letter.startswith("mailto:?subject=feil.xlsx")
    fits_and_is_accessible(operator)

    received.get_by_role("checkbox", name=f"Ta med {NAME_2020}").uncheck()
    expect(operator.get_by_text("Ingen fil er tatt med")).to_be_visible()
    received.get_by_role("checkbox", name=f"Ta med {NAME_2020}").check()
    changes = operator.get_by_role("table", name="Hva som endres")
    expect(
        changes.get_by_role("row", name="Beboere på krisesenteret, voksne (eksempeldata) nytt Bærum 2020 ingen 44")
    ).to_be_visible()
    assert focused(operator)["name"].startswith("take-")
    expect(operator.get_by_role("heading", name="10 nye tall blir skjult")).to_be_visible()
    fits_and_is_accessible(operator)
    visit(reader, "/beboere")
    assert numbers_in(reader, "residents") == before

    publish(operator)
    fits_and_is_accessible(operator)
    visit(reader, "/beboere")
    assert numbers_in(reader, "residents") != before
    visit(reader, "/beboere?fra=2020")
    expect(reader.locator('[data-figure="residents"]')).to_contain_text("2020")
    expect(reader.get_by_text("Nytt siden").first).to_be_visible()

    operator.get_by_role("link", name="Trekk tilbake utgave 2").first.click()
    expect(operator.get_by_text("Utgave 2 er gitt til lesere")).to_be_visible()
    fits_and_is_accessible(operator)
    operator.get_by_label("Navnet ditt").fill("Kari Nordmann")
    operator.get_by_label("Grunn").fill("Feil fil")
    operator.get_by_role("button", name="Vis utgave 1 igjen").click()
    expect(operator.get_by_text("Du gikk tilbake til utgave 1")).to_be_visible()
    visit(reader, "/beboere")
    assert numbers_in(reader, "residents") == before


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


def test_everything_is_done_by_keyboard(page: Page, key: str, data: Path):
    (data / "krisesenter" / NAME_2020).write_bytes(next_year())
    visit(page, "/nye-tall")
    tab_to(page, "intake-key")
    page.keyboard.type(key)
    page.keyboard.press("Enter")
    box = page.get_by_role("checkbox")
    expect(box).to_be_visible()
    tab_to(page, box.get_attribute("id") or "")
    page.keyboard.press("Space")
    expect(page.get_by_text("Ingen fil er tatt med")).to_be_visible()
    page.keyboard.press("Space")
    expect(page.get_by_role("heading", name="Hva som endres")).to_be_visible()
    tab_to(page, "intake-who")
    page.keyboard.type("Kari")
    tab_to(page, "intake-why")
    page.keyboard.type("Årstall")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Utgave 2 vises nå", exact=True)).to_be_visible()
    expect(page.locator("#intake-done")).to_be_focused()
    tab_to(page, "Trekk tilbake utgave 2")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Vis utgave 1 igjen")).to_be_visible()
    tab_to(page, "intake-who")
    page.keyboard.type("Kari")
    page.keyboard.press("Tab")
    page.keyboard.type("Feil")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Du gikk tilbake til utgave 1")).to_be_visible()


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


def test_a_double_click_publishes_once(operator: Page):
    drop(operator, file(NAME_2020, next_year()))
    expect(operator.get_by_role("heading", name="Hva som endres")).to_be_visible()
    operator.get_by_label("Navnet ditt").fill("Kari")
    operator.get_by_label("Grunn").fill("Årstall")
    operator.get_by_role("button", name="Publiser som utgave 2").dblclick()
    expect(operator.get_by_text("Utgave 2 vises nå", exact=True)).to_be_visible()
    expect(operator.get_by_role("row", name="Utgave 3")).to_have_count(0)


def test_the_progress_can_be_read_by_everyone(operator: Page):
    """Its place is filled by hand: how long a preview takes depends on the machine."""
    operator.route("**/nye-tall/tilstand*", lambda route: route.fulfill(json={"done": False, "words": "Leser"}))
    shown = written(publishing.progress(Visit(text("nb"), None, ""), Work("nb", READ, 3)))  # type: ignore[arg-type]
    operator.locator(".intake-main .intake-card").evaluate("(card, html) => { card.innerHTML = html; }", shown)
    expect(operator.get_by_role("status").filter(has_text="Leser 3 filer")).to_be_visible()
    fits_and_is_accessible(operator, is_settled=False)


def test_everything_works_without_scripts(new_page: NewPage, key: str):
    plain = new_page(java_script_enabled=False)
    plain.goto("/nye-tall")
    plain.get_by_role("textbox", name="Nøkkelen").fill(key)
    plain.get_by_role("button", name="Slipp meg inn").click()
    expect(plain.get_by_text("Det er ikke kommet noe nytt")).to_be_visible()
    plain.get_by_label("Velg filer").set_input_files([file(NAME_2020, next_year())])
    plain.get_by_role("button", name="Send filene").click()
    expect(plain.get_by_role("checkbox")).to_be_visible()  # after some pages that say what is being done
    plain.get_by_role("checkbox").uncheck()
    plain.get_by_role("button", name="Vis igjen").click()
    expect(plain.get_by_text("Ingen fil er tatt med")).to_be_visible()
    plain.get_by_role("checkbox").check()
    plain.get_by_role("button", name="Vis igjen").click()
    expect(plain.get_by_role("heading", name="Hva som endres")).to_be_visible()
    publish(plain)
    plain.get_by_role("link", name="Trekk tilbake utgave 2").first.click()
    expect(plain.get_by_text("Ingen har fått utgave 2. Den glemmes")).to_be_visible()
    plain.get_by_label("Navnet ditt").fill("Kari")
    plain.get_by_label("Grunn").fill("Feil")
    plain.get_by_role("button", name="Vis utgave 1 igjen").click()
    expect(plain.get_by_text("Du gikk tilbake til utgave 1")).to_be_visible()
    assert plain.evaluate("document.scrollingElement.scrollWidth") <= 1280
