"""A file that no layout fits is described with the keyboard alone, published, and next year's is read by itself."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.intake.page import choose, drop, file, fits_and_is_accessible, press, tab_to
from tests.browser.views import NewPage, numbers_in, visit
from tests.server import serving
from tests.web.intake.unknown import NEXT, ROWS, workbook

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("described")


@pytest.fixture(scope="module")
def address(chromium_path: str, folder: Path, published_data: Path) -> Iterator[str]:
    with serving(folder, data=published_data) as found:
        yield found


@pytest.fixture
def data(folder: Path) -> Path:
    """The folder that the server reads."""
    return folder / "data"


def test_a_file_is_described_by_keyboard_and_next_years_is_read(operator: Page, new_page: NewPage):
    drop(operator, file("politiet 2020.xlsx", workbook(ROWS)))
    tab_to(operator, operator.get_by_role("link", name="Beskriv oppsettet"))
    operator.keyboard.press("Enter")
    expect(operator.get_by_role("heading", name="Arket slik det kom")).to_be_visible()
    expect(operator.get_by_label("A: Stedet")).to_have_accessible_description(re.compile("^forslag "))
    fits_and_is_accessible(operator)
    choose(operator, "A: Stedet", "brukes ikke")
    choose(operator, "B: Hva slags sak", "brukes ikke")
    press(operator, "Se hva som blir lest")
    expect(operator.locator("#intake-told")).to_be_focused()
    fits_and_is_accessible(operator)
    operator.keyboard.press("Tab")
    operator.keyboard.press("Enter")
    expect(operator.get_by_label("Det eneste stedet tallene gjelder")).to_be_focused()
    visit(operator, operator.url.split("#")[0])
    choose(operator, "A: Stedet", "sted")
    choose(operator, "B: Hva slags sak", "kategori")
    press(operator, "Se hva som blir lest")
    expect(operator.get_by_role("link", name="Kryss av for kategoriene som skal leses.")).to_be_visible()
    tab_to(operator, operator.get_by_role("checkbox", name="Vold i nære relasjoner"))
    operator.keyboard.press("Space")
    press(operator, "Se hva som blir lest")
    expect(operator.get_by_role("row", name="Bærum 2020")).to_contain_text("71")
    fits_and_is_accessible(operator)
    press(operator, "Lagre oppsettet")
    expect(operator.get_by_text("Oppsettet er lagret")).to_be_visible()
    expect(operator.get_by_role("heading", name="Publiser", exact=True)).to_be_visible()
    publish_by_keyboard(operator, "2")
    expect(operator.get_by_role("heading", name="Egne oppsett")).to_be_visible()
    fits_and_is_accessible(operator)
    drop(operator, file("politiet 2021.xlsx", workbook(NEXT)))
    expect(operator.get_by_text("Anmeldte forhold", exact=False).first).to_be_visible()
    expect(operator.get_by_role("link", name="Beskriv oppsettet")).to_have_count(0)
    expect(operator.get_by_text("Avvist", exact=True)).to_have_count(0)
    publish_by_keyboard(operator, "3")
    assert numbers_in(visit(new_page(), "/anmeldelser"), "police-reports")[-1] == "80*"


def publish_by_keyboard(page: Page, number: str) -> None:
    for label, words in {"Navnet ditt": "Kari", "Grunn": "Årstall"}.items():
        tab_to(page, page.get_by_label(label))
        page.keyboard.type(words)
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"Utgave {number} vises nå", exact=True)).to_be_visible()


@pytest.mark.soak
def test_without_scripts_the_form_does_the_same(operator: Page, new_page: NewPage, key: str):
    """Once the file waits: choosing, trying, and a fragment that leads to what is said of it."""
    drop(operator, file("uten skript 2022.xlsx", workbook([["Område øst"], *ROWS[1:]])))
    plain = visit(new_page(java_script_enabled=False), f"/nye-tall?nokkel={key}")
    plain.get_by_role("link", name="Beskriv oppsettet").click()
    plain.get_by_label("Vold i nære relasjoner").uncheck()
    plain.get_by_role("button", name="Se hva som blir lest").click()
    assert plain.url.endswith("#intake-told")
    expect(plain.get_by_role("link", name="Kryss av for kategoriene som skal leses.")).to_be_visible()
    plain.get_by_label("Vold i nære relasjoner").check()
    plain.get_by_role("button", name="Se hva som blir lest").click()
    expect(plain.get_by_role("row", name="Bærum 2020")).to_contain_text("71")
    plain.get_by_role("button", name="Lagre oppsettet").click()
    expect(plain.get_by_text("Oppsettet er lagret")).to_be_visible()
    expect(plain.get_by_text("layouts/police-uten-skript.toml", exact=True).first).to_be_visible()
