"""Nye tall as an operator uses it: a delivery dropped, looked at, published, seen by readers, and taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.intake.page import drop, file, fits_and_is_accessible, publish
from tests.browser.test_keyboard import focused, tab_to
from tests.browser.views import NewPage, numbers_in, visit
from tests.server import serving
from tests.web.intake.workbooks import NAME_2020, next_year

pytestmark = pytest.mark.browser


@pytest.fixture
def address(chromium_path: str, tmp_path: Path, published_data: Path) -> Iterator[str]:
    """A server of the test's own, since these tests change what is shown."""
    with serving(tmp_path, data=published_data) as found:
        yield found


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The folder that the server reads."""
    return tmp_path / "data"


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

    publish(operator, twice=True)
    expect(operator.get_by_role("row", name="Utgave 3")).to_have_count(0)
    fits_and_is_accessible(operator)
    visit(reader, "/beboere")
    assert numbers_in(reader, "residents") != before
    visit(reader, "/beboere?fra=2020")
    expect(reader.locator('[data-figure="residents"]')).to_contain_text("2020")
    visit(reader, "/")
    row = reader.get_by_role("row", name="Beboere")
    expect(row).to_contain_text("nytt")
    expect(row).to_contain_text("2020")
    expect(reader.get_by_role("heading", name="Nytt siden sist")).to_be_visible()

    operator.get_by_role("link", name="Trekk tilbake utgave 2").first.click()
    expect(operator.get_by_text("Utgave 2 er gitt til lesere")).to_be_visible()
    fits_and_is_accessible(operator)
    operator.get_by_label("Navnet ditt").fill("Kari Nordmann")
    operator.get_by_label("Grunn").fill("Feil fil")
    operator.get_by_role("button", name="Vis utgave 1 igjen").click()
    expect(operator.get_by_text("Du gikk tilbake til utgave 1")).to_be_visible()
    visit(reader, "/beboere")
    assert numbers_in(reader, "residents") == before


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


@pytest.mark.soak
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
