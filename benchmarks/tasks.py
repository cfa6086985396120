"""What the readers' tasks take, on one or more running servers: `python -m benchmarks.tasks ADDRESS [ADDRESS …]`.

Counts, not times: clicks and keys, screens to scroll, how much of the first chart is on the first screen, and how many
words stand open under a figure. Prints a table with a column for each address, such as one of an earlier version.
"""

import sys
from collections.abc import Callable
from urllib.parse import quote

from playwright.sync_api import Browser, Page

from benchmarks.browser import chromium

SUBJECTS = ("/anmeldelser", "/beboere", "/samtaler", "/sammenlikning", "/tiltak")
LAPTOP, DESKTOP, PHONE = (1280, 720), (1920, 1080), (390, 844)
HIDDEN_VIEW = "/beboere?kommune=0220&kjonn=kvinner&fra=2017&til=2019"  # women from Asker: every year withheld
SEARCHES = (
    "barn", "Asker", "skjult", "personvern", "usikkerhet", "tabell 1", "Word", "eksport", "antall kvinner",
    "økning i dagsamtaler", "hvorfor er tall skjult", "politianmeldelser",
)  # fmt: skip

# The first figure's picture, else its table: the part of its height that is in the window.
SEEN = """() => {
    const card = document.querySelector('[data-figure]');
    if (!card) return null;
    const shown = [...card.querySelectorAll('.figure-room > *, .figure-room')].filter(one => one.checkVisibility());
    const box = (shown[0] ?? card).getBoundingClientRect();
    const part = Math.min(box.bottom, innerHeight) - Math.max(box.top, 0);
    return { share: Math.max(0, part) / box.height, heading: card.querySelector('h2').getBoundingClientRect().bottom };
}"""
# Words of a card that stand open beside picture, heading, subtitle and controls.
OPEN_WORDS = """() => [...document.querySelectorAll('[data-figure]')].map(card => {
    const parts = [...card.querySelectorAll('p, li, dd, dt')].filter(one => one.checkVisibility()
        && !one.closest('svg, table, .visually-hidden, [aria-live], .subtitle, summary, button, .empty')
        && !one.matches('.subtitle, .visually-hidden, .source') && !one.querySelector('p, li'));
    return parts.map(one => one.innerText).join(' ').split(/\\s+/).filter(Boolean).length;
})"""
WHY = """() => {
    const found = [...document.querySelectorAll('main p, main strong, main div')]
        .filter(one => one.checkVisibility() && !one.children.length)
        .find(one => /kjennes igjen|røpe/.test(one.textContent));
    return found ? (found.getBoundingClientRect().top + scrollY) / innerHeight : null;
}"""
WAYS_ON = "() => [...document.querySelectorAll('main .notice a')].filter(one => one.checkVisibility()).length"
EMPTY = (
    "() => [...document.querySelectorAll('[data-figure] .notice--empty')].filter(one => one.checkVisibility()).length"
)
HEIGHT = "() => document.documentElement.scrollHeight / innerHeight"
SLIDE = """() => {
    const slide = document.querySelector('.slide.is-shown');
    const texts = [...slide.querySelectorAll('.facts li, .ask p, .subtitle, .claims .name, .claims .said')];
    const facts = slide.matches('.slide--figure') ? [...slide.querySelectorAll('.facts li')] : [];
    const picture = slide.querySelector('.wide svg');
    return {
        px: Math.min(...texts.map(one => parseFloat(getComputedStyle(one).fontSize))),
        facts: facts.length,
        words: Math.max(0, ...facts.map(one => one.textContent.trim().split(/\\s+/).length)),
        width: picture ? picture.getBoundingClientRect().width / innerWidth : 1,
    };
}"""
Measure = Callable[[Browser, str], str]


def main() -> None:
    """Prints the table."""
    addresses = sys.argv[1:]
    if not addresses:
        sys.exit(__doc__)
    print("|".join(["", " measured ", *(f" {address} " for address in addresses), ""]))
    print("|---" * (1 + len(addresses)) + "|")
    with chromium() as browser:
        for name, measure in MEASURES.items():
            print("|".join(["", f" {name} ", *(f" {measure(browser, address)} " for address in addresses), ""]))


def _page(browser: Browser, address: str, size: tuple[int, int] = LAPTOP) -> Page:
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, locale="nb-NO")
    page.goto(address)
    page.wait_for_load_state("networkidle")
    return page


def _read(browser: Browser, address: str, script: str, size: tuple[int, int] = LAPTOP) -> object:
    page = _page(browser, address, size)
    found = page.evaluate(script)
    page.close()
    return found


def _screens(browser: Browser, address: str) -> str:
    return f"{_read(browser, f'{address}/', HEIGHT):.1f} screens"


def _seen(size: tuple[int, int]) -> Measure:
    def measure(browser: Browser, address: str) -> str:
        shares = [_read(browser, address + path, SEEN, size) for path in SUBJECTS]
        return ", ".join(
            f"{path[1:]} {100 * found['share']:.0f} %" for path, found in zip(SUBJECTS, shares, strict=True)
        )

    return measure


def _open_words(browser: Browser, address: str) -> str:
    counts = [_read(browser, address + path, OPEN_WORDS) for path in SUBJECTS]
    every = sorted(count for found in counts for count in found)
    return f"median {every[len(every) // 2]}, most {every[-1]}"


def _hidden_view(browser: Browser, address: str) -> str:
    why, ways, empty = (_read(browser, address + HIDDEN_VIEW, script) for script in (WHY, WAYS_ON, EMPTY))
    where = "not said" if why is None else f"{why:.1f} screens down"
    return f"reason {where}, {ways} ways on, {empty} empty figures with a text each"


def _choice(browser: Browser, address: str) -> str:
    """Whether «women» is marked before it is chosen for Asker."""
    page = _page(browser, f"{address}/beboere?kommune=0220&fra=2017")
    words = page.locator("#filter-sex option[value=kvinner]").text_content()
    page.close()
    return f"the choice says «{words}»"


def _copied(browser: Browser, address: str) -> str:
    page = _page(browser, f"{address}/beboere")
    button = page.locator("#filter-share")
    button.click()
    page.wait_for_timeout(300)
    said = button.inner_text()
    page.close()
    return f"the button says «{said}»"


def _phone(browser: Browser, address: str) -> str:
    page = _page(browser, f"{address}/beboere?fra=2017&kjonn=kvinner", PHONE)
    said = page.locator("#filter-button").inner_text().replace("\n", " ")
    top = page.evaluate(SEEN)["share"]
    page.close()
    return f"shut panel says «{said}», {100 * top:.0f} % of the first chart seen"


def _search(browser: Browser, address: str) -> str:
    """How many of the searches have a hit at all; what the first three are is a test's business."""
    page = _page(browser, f"{address}/")
    page.keyboard.press("/")
    found = 0
    for words in SEARCHES:
        page.locator("#search-field").fill(words)
        page.wait_for_timeout(600)
        found += page.locator(".search__hit:visible").count() > 0
    page.close()
    return f"{found} of {len(SEARCHES)} have hits"


def _meeting(browser: Browser, address: str) -> str:
    page = _page(browser, f"{address}/mote", DESKTOP)
    slides = []
    for _ in range(page.locator(".slide").count()):
        page.wait_for_timeout(100)
        slides.append(page.evaluate(SLIDE))
        page.keyboard.press("PageDown")
    page.close()
    least, facts, words, width = (
        min(slide["px"] for slide in slides), max(slide["facts"] for slide in slides),
        max(slide["words"] for slide in slides), min(slide["width"] for slide in slides),
    )  # fmt: skip
    return f"text {least:.0f} px, {facts} facts of {words} words at most, figure {100 * width:.0f} % wide"


def _unknown(browser: Browser, address: str) -> str:
    page = browser.new_page()
    reply = page.goto(f"{address}/{quote('oversikt')}")
    page.wait_for_load_state("networkidle")
    links = page.locator("main a:visible").count()
    page.close()
    return f"{reply.status if reply else '?'}, {links} links"


MEASURES: dict[str, Measure] = {
    "1 first visit: height of the overview, 1280×720": _screens,
    "1 first chart on the first screen, 1280×720": _seen(LAPTOP),
    "1 the same, 1920×1080": _seen(DESKTOP),
    "2 women from Asker 2017–2019, by link": _hidden_view,
    "2 the same, before it is chosen": _choice,
    "2 copy the link": _copied,
    "2 on a phone": _phone,
    "3 meeting, 1920×1080": _meeting,
    "4 twelve searches in readers' words": _search,
    "open words a figure": _open_words,
    "an address that is no page (/oversikt)": _unknown,
}


if __name__ == "__main__":
    main()
