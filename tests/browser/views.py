"""Opens a page and reads its content."""

import re
from collections.abc import Callable
from typing import TypeVar
from urllib.parse import parse_qs, urlsplit

from dash import html
from playwright.sync_api import Locator, Page, expect

from dashboard.charts.chart import TableColumn
from dashboard.vocabulary.text import text
from dashboard.web.components.table import companion
from dashboard.web.markup import written
from tests.sampled import sampled

T = TypeVar("T")
NewPage = Callable[..., Page]

PATHS = ("/", "/anmeldelser", "/beboere", "/samtaler", "/sammenlikning", "/tiltak", "/rapport", "/datagrunnlag", "/om")
MAIN = ("/", "/anmeldelser", "/beboere", "/tiltak")
MAIN_NOW = sampled(PATHS, MAIN)
LANGUAGES = ("nb", "nn", "en")
WAIT_MS = 30_000  # only a failing test waits this long, or one on a very busy machine

# The heading is there, Dash has taken over, and the fonts are loaded.
DRAWN = """() => document.querySelector("h1")
    && (!document.documentElement.classList.contains("has-script") || document.documentElement.dataset.isStarted)
    && document.fonts.status === "loaded" """
NUMBERS = """section => [...section.querySelectorAll(".figure-room > svg")].filter(one => one.checkVisibility())
    .flatMap(one => [...one.querySelectorAll("text")].map(words => words.textContent))"""
ROWS = """table => [...table.rows].map(row => [...row.cells].map(cell => cell.textContent))"""


def visit(page: Page, address: str) -> Page:
    """Opens an address and waits until it is drawn."""
    page.goto(address)
    return wait_until_drawn(page)


def wait_until_drawn(page: Page) -> Page:
    """Waits until the page is drawn."""
    page.wait_for_function(DRAWN)
    return page


def wait_until_painted(page: Page) -> None:
    """Waits until the browser has painted something, which a busy machine may do long after the page is drawn."""
    page.wait_for_function("() => performance.getEntriesByName('first-contentful-paint').length")


def figure(page: Page, key: str) -> Locator:
    """The card of a figure."""
    return page.locator(f'[data-figure="{key}"]')


def words_in(page: Page, key: str) -> list[str]:
    """Text in a figure's picture: values, names, marks, unit."""
    return figure(page, key).evaluate(NUMBERS)


def numbers_in(page: Page, key: str) -> list[str]:
    """The values written in a figure's picture, in drawing order; a provisional one has its sign."""
    found = figure(page, key).locator(".figure-room > svg:visible text.mark-value").all_text_contents()
    return [words for words in found if re.fullmatch(r"[\d\u00a0]+(,\d+)?\*?", words)]


def table_of(page: Page, key: str) -> list[list[str]]:
    """The companion table of a figure, header row first."""
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


def restyle(page: Page, css: str) -> None:
    """Adds rules as the content policy allows it, in the place of those added before."""
    page.evaluate(
        "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet]; }",
        css,
    )


def open_details(page: Page) -> None:
    """Opens every table and explanation."""
    page.evaluate("document.querySelectorAll('details').forEach(detail => { detail.open = true; })")


def with_long_table(page: Page) -> None:
    """Puts a table of forty rows below the first figure; the shipped data have none so long."""
    rows = tuple(f"Kommune {row}" for row in range(1, 41))
    columns = (TableColumn("Kommune", rows, is_numeric=False), TableColumn("Antall", ("1",) * 40))
    markup = written(html.Details([html.Summary("Lang tabell"), companion(text("nb"), columns, "Lang", id="long-data")],
                                  className="detail"))  # fmt: skip
    page.locator("[data-figure]").first.evaluate("(place, html) => place.insertAdjacentHTML('beforeend', html)", markup)


def eventually(page: Page, read: Callable[[], T], expected: T) -> None:
    """Waits until the value read is the expected one; the assertion shows the difference on timeout."""
    for _ in range(WAIT_MS // 50):
        if read() == expected:
            return
        page.wait_for_timeout(50)  # lets the browser work between two readings, until the deadline
    assert read() == expected


def follow_menu(page: Page, path: str) -> None:
    """Goes to a page by the menu, and waits until it is drawn."""
    page.locator(f'.navigation a[href="{path}"], .navigation a[href^="{path}?"]').click()
    expect(page.locator(f'[data-page][data-path="{path}"]')).to_be_attached()
    wait_until_drawn(page)
