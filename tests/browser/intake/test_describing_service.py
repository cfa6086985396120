"""A service's own file, which says nowhere which service it is of, is described with the keyboard alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.intake.page import choose, drop, file, fits_and_is_accessible, press, tab_to
from tests.server import serving
from tests.web.intake.unknown import NEXT_OF_SERVICE, SERVICE, workbook

pytestmark = pytest.mark.browser
UNTOLD = [["Hjelp i Bærum"]]


@pytest.fixture
def address(chromium_path: str, tmp_path: Path, published_data: Path) -> Iterator[str]:
    """A server of the test's own, since the file that it describes waits there."""
    with serving(tmp_path, data=published_data) as found:
        yield found


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The folder that the server reads."""
    return tmp_path / "data"


@pytest.mark.soak
def test_a_services_file_is_described_as_one_service_with_columns_of_women_and_men(operator: Page):
    drop(operator, file("meldinger 2022.xlsx", workbook([*UNTOLD, *SERVICE[1:]])))
    tab_to(operator, operator.get_by_role("link", name="Beskriv oppsettet"))
    operator.keyboard.press("Enter")
    expect(operator.get_by_role("heading", name="Arket slik det kom")).to_be_visible()
    choose(operator, "Hvem tallene kommer fra, og hva de teller", "Tjenestebruk")
    press(operator, "Vis kolonnene i denne raden")
    expect(operator.get_by_label("Den eneste tjenesten tallene gjelder")).to_have_value("")
    expect(operator.get_by_label("B: kjønn")).to_have_accessible_description("forslag")
    fits_and_is_accessible(operator)
    choose(operator, "B: kjønn", "menn")
    choose(operator, "C: kjønn", "kvinner")
    tab_to(operator, operator.get_by_role("checkbox", name="Alt i tabellen gjelder vold"))
    operator.keyboard.press("Space")
    press(operator, "Se hva som blir lest")
    expect(operator.locator("#intake-told")).to_be_focused()
    expect(operator.get_by_label("Den eneste tjenesten tallene gjelder")).to_have_attribute("aria-invalid", "true")
    fits_and_is_accessible(operator)
    choose(operator, "B: kjønn", "kvinner")
    choose(operator, "C: kjønn", "menn")
    choose(operator, "Den eneste tjenesten tallene gjelder", "Barnevernet")
    press(operator, "Se hva som blir lest")
    women = operator.get_by_role("row", name="Bærum 2022").filter(has_text="kvinner")
    expect(women).to_contain_text("Personer hjulpet av barnevernet på grunn av vold, kvinner31Ark1, B5")
    fits_and_is_accessible(operator)
    press(operator, "Lagre oppsettet")
    expect(operator.get_by_text("Oppsettet er lagret")).to_be_visible()
    drop(operator, file("meldinger 2023.xlsx", workbook([*UNTOLD, *NEXT_OF_SERVICE[1:]])))
    expect(operator.get_by_text("Personer hjulpet av barnevernet på grunn av vold", exact=False).first).to_be_visible()
    expect(operator.get_by_role("link", name="Beskriv oppsettet")).to_have_count(0)
