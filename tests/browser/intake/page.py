"""What an operator does on Nye tall, and what is checked in each of its states."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import violations

SIZES = ((390, 844), (1280, 720), (1920, 1080))
MOST_TABS = 80
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


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


def publish(page: Page, *, twice: bool = False) -> None:
    """Says yes, with a double click where `twice`."""
    page.get_by_label("Navnet ditt").fill("Kari Nordmann")
    page.get_by_label("Grunn").fill("Årstall for 2020")
    page.get_by_role("button", name="Publiser som utgave 2").click(click_count=2 if twice else 1)
    expect(page.get_by_text("Utgave 2 vises nå", exact=True)).to_be_visible()


def badge(page: Page) -> list[str]:
    return page.get_by_role("navigation", name="Hovedmeny").get_by_role("link", name="Nye tall").inner_text().split()


def tab_to(page: Page, wanted: Locator) -> None:
    """Moves on with the tabulator until something has the focus."""
    for _ in range(MOST_TABS):
        if wanted.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{wanted} can't be reached")


def choose(page: Page, label: str, words: str) -> None:
    """Chooses in a list by typing what the choice begins with."""
    field = page.get_by_label(label)
    tab_to(page, field)
    page.keyboard.type(words)
    assert field.evaluate("one => one.selectedOptions[0].text").startswith(words)


def press(page: Page, name: str) -> None:
    button = page.get_by_role("button", name=name)
    tab_to(page, button)
    page.keyboard.press("Enter")
