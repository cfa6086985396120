"""One visit as a browser sees it: bytes, first chart, when the page answers, filter changes, shifts and delays.

The dashboard's chart is painted when its SVG is laid out, fonts are loaded and a frame has passed; a peer's when a
plotly plot holds a trace. The page is ready when Dash follows the address and plotly responds to the pointer.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from benchmarks.apps import Running

QUIET_MS = 400
WAIT_MS = 60_000
CALLBACK = "_dash-update-component"
WATCH = (Path(__file__).parent / "watch.js").read_text(encoding="utf-8")
QUIET = "() => bench.change !== null && bench.change > bench.event && performance.now() - bench.change > QUIET".replace(
    "QUIET", str(QUIET_MS)
)


@dataclass
class Visit:
    """The measurements of one visit: times in ms, bytes on the wire without websockets."""

    wire_bytes: int = 0
    finished: list[tuple[float, int]] = field(default_factory=list)  # seconds since navigation, bytes
    started: float | None = None
    early_bytes: int = 0
    ready_ms: float = 0
    shift: float = 0
    delay_ms: float = 0
    first_chart_ms: float = 0
    repaints_ms: list[float] = field(default_factory=list)
    callbacks_ms: list[float] = field(default_factory=list)
    callback: dict[str, str] = field(default_factory=dict)  # the last one's path and body, to be repeated


@contextmanager
def chromium() -> Iterator[Browser]:
    """The machine's own Chromium."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        raise RuntimeError("No Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


def visit(browser: Browser, running: Running, years: list[int]) -> Visit:
    """A first load with an empty cache, then one filter change per year in `years`."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="nb-NO")
    context.add_init_script(f"({WATCH})()")
    page = context.new_page()
    page.set_default_timeout(WAIT_MS)
    found = Visit()
    _count(context.new_cdp_session(page), found)
    _time_callbacks(page, found)
    page.goto(running.address + running.app.page, wait_until="commit")
    page.wait_for_function("() => bench.first !== null")
    if running.app.name == "dashboard":
        page.locator("svg.figure-wide").first.hover(force=True)
    page.wait_for_function("() => bench.all !== null && bench.ready !== null")
    page.wait_for_load_state("networkidle")
    found.first_chart_ms, found.ready_ms, shift = page.evaluate("() => [bench.first, bench.ready, bench.shift]")
    found.early_bytes = sum(size for seconds, size in found.finished if seconds * 1000 <= found.first_chart_ms)
    loaded = found.wire_bytes
    found.callbacks_ms.clear()
    found.repaints_ms = [_change(page, running, year) for year in years]
    found.wire_bytes = loaded
    page.evaluate(
        "shift => { bench.shift = shift; }", shift
    )  # a shift after a choice by script isn't one that a reader expects
    if running.app.name == "dashboard":
        _press_keys(page)
    found.shift, found.delay_ms = page.evaluate("() => [bench.shift, bench.delay]")
    context.close()
    return found


def _press_keys(page: Page) -> None:
    """Presses real keys, the only input that counts as a reader's: another first year, and along the first figure."""
    page.locator("#filter-from").press("ArrowUp")
    page.wait_for_function(QUIET)
    for _ in range(3):
        page.locator(".figure-room").first.press("ArrowRight")
    page.wait_for_timeout(QUIET_MS)  # the browser reports an interaction after its frame


def _count(session: CDPSession, found: Visit) -> None:
    session.send("Network.enable")

    def loaded(event: dict) -> None:
        found.wire_bytes += int(event["encodedDataLength"])
        found.finished.append((event["timestamp"] - (found.started or 0), int(event["encodedDataLength"])))

    def sent(event: dict) -> None:
        found.started = found.started or event["timestamp"]

    session.on("Network.requestWillBeSent", sent)
    session.on("Network.loadingFinished", loaded)


def _time_callbacks(page: Page, found: Visit) -> None:
    """The server part: from the callback's request sent to its first byte."""

    def finished(request) -> None:
        if CALLBACK in request.url:
            timing = request.timing
            found.callback = {"path": "/" + request.url.split("/", 3)[3], "body": request.post_data}
            found.callbacks_ms.append(timing["responseStart"] - timing["requestStart"])

    page.on("requestfinished", finished)


def _change(page: Page, running: Running, year: int) -> float:
    """Chooses a first year as a reader does; returns ms from the event to the last repaint."""
    if running.app.name == "dashboard":
        page.select_option("#filter-from", str(year))
    else:
        page.locator("label", has_text=str(year)).first.click()
    page.wait_for_function(QUIET)
    return page.evaluate("() => bench.change - bench.event")
