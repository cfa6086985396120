"""Opening a page and reading what stands on it."""

import re
from collections.abc import Callable
from typing import TypeVar
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, Route, expect

T = TypeVar("T")
NewPage = Callable[..., Page]

PATHS = ("/", "/anmeldelser", "/beboere", "/samtaler", "/sammenlikning", "/tiltak", "/rapport", "/datagrunnlag", "/om")
LANGUAGES = ("nb", "nn", "en")
WAIT_MS = 30_000  # only a failing test waits this long, or one on a very busy machine

# The heading is there, every figure that has numbers has its picture, and the words have their letters.
DRAWN = """() => document.querySelector("h1")
    && [...document.querySelectorAll(".figure-room")].every(room => getComputedStyle(room).display === "none"
        || room.querySelector(".main-svg .point"))
    && [...document.querySelectorAll("[data-table]")].every(place => place.querySelector("table"))
    && document.fonts.status === "loaded" """
NUMBERS = """section => [...section.querySelectorAll("g.annotation text")].map(words => words.textContent)"""
ROWS = """table => [...table.rows].map(row => [...row.cells].map(cell => cell.textContent))"""


def visit(page: Page, address: str) -> Page:
    """Opens an address and waits until it is drawn."""
    page.goto(address)
    return drawn(page)


def drawn(page: Page) -> Page:
    """Waits until the page is drawn."""
    page.wait_for_function(DRAWN)
    return page


def figure(page: Page, key: str) -> Locator:
    """The card of a figure."""
    return page.locator(f'[data-figure="{key}"]')


def words_in(page: Page, key: str) -> list[str]:
    """Words placed in a figure's picture: values, names, marks, unit."""
    return figure(page, key).evaluate(NUMBERS)


def numbers_in(page: Page, key: str) -> list[str]:
    """The values written in a figure's picture, in the order they were drawn; a provisional one has its sign."""
    return [words for words in words_in(page, key) if re.fullmatch(r"[\d\u00a0]+(,\d+)?\*?", words)]


def table_of(page: Page, key: str) -> list[list[str]]:
    """The companion table of a figure, heading first."""
    return page.locator(f"#{key}-data").evaluate(ROWS)


def finding(page: Page, key: str) -> str:
    """A figure's heading."""
    return figure(page, key).locator("h2").inner_text()


def choose(page: Page, name: str, value: str) -> None:
    """Chooses in a filter as a reader does: the select has the focus."""
    select = page.locator(f"#filter-{name}")
    select.focus()
    select.select_option(value)


def chosen(page: Page) -> dict[str, str]:
    """The selection in the address."""
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def open_details(page: Page) -> None:
    """Opens every table and explanation."""
    page.evaluate("document.querySelectorAll('details').forEach(detail => { detail.open = true; })")


def with_long_tables(page: Page) -> None:
    """Gives every table the search field of one of thirty rows or more; the shipped data have none so long."""

    def longer(route: Route) -> None:
        reply = route.fetch()
        route.fulfill(response=reply, body=reply.text().replace('\\"is_long\\": false', '\\"is_long\\": true'))

    page.route(re.compile("/_dash-(layout|update-component)"), longer)


def eventually(page: Page, read: Callable[[], T], expected: T) -> None:
    """Waits until what is read is what is expected; the assertion shows the difference when time is up."""
    for _ in range(WAIT_MS // 50):
        if read() == expected:
            return
        page.wait_for_timeout(50)  # lets the browser work between two readings, until the deadline
    assert read() == expected


def follow_menu(page: Page, path: str) -> None:
    """Goes to a page by the menu, and waits until it is drawn."""
    page.locator(f'.navigation a[href="{path}"], .navigation a[href^="{path}?"]').click()
    expect(page.locator(f'[data-page][data-path="{path}"]')).to_be_attached()
    drawn(page)
