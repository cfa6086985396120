"""One visit as a browser sees it: a first load's bytes and requests, its first chart, and filter changes.

A chart is painted when a plotly plot on the page holds a trace and a frame has passed. A change is repainted at the
last change inside any plot before 400 ms of quiet; it is counted from the reader's own event (the choice in a select,
the press on a radio button). The same script measures all three applications.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from benchmarks.apps import Running

CHARTS = 3
QUIET_MS = 400
WAIT_MS = 60_000
CALLBACK = "_dash-update-component"
WATCH = """() => {
  const seen = window.bench = {first: null, all: null, event: null, change: null};
  const painted = () => [...document.querySelectorAll('.js-plotly-plot')].filter(p => p.querySelector('.trace')).length;
  const look = () => {
    const count = painted();
    if (count >= 1 && seen.first === null) requestAnimationFrame(() => { seen.first ??= performance.now(); });
    if (count >= CHARTS && seen.all === null) requestAnimationFrame(() => { seen.all ??= performance.now(); });
    if (seen.all === null) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  for (const type of ['pointerdown', 'change'])
    document.addEventListener(type, () => { seen.event = performance.now(); seen.change = null; }, true);
  new MutationObserver(changes => {
    if (changes.some(c => (c.target.nodeType === 1 ? c.target : c.target.parentElement)?.closest('.js-plotly-plot')))
      seen.change = performance.now();
  }).observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
}""".replace("CHARTS", str(CHARTS))
QUIET = "() => bench.change !== null && bench.change > bench.event && performance.now() - bench.change > QUIET".replace(
    "QUIET", str(QUIET_MS)
)


@dataclass
class Visit:
    """What one visit measured; times in ms, bytes over the wire (`socket_bytes` came over a websocket)."""

    wire_bytes: int = 0
    socket_bytes: int = 0
    requests: int = 0
    first_chart_ms: float = 0
    all_charts_ms: float = 0
    repaints_ms: list[float] = field(default_factory=list)
    callbacks_ms: list[float] = field(default_factory=list)
    callback: dict[str, str] = field(default_factory=dict)  # the last one's path and body, to be asked for again


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
    """A first load on an empty cache, then one filter change a year in `years`."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="nb-NO")
    context.add_init_script(f"({WATCH})()")
    page = context.new_page()
    page.set_default_timeout(WAIT_MS)
    found = Visit()
    _count(context.new_cdp_session(page), found)
    _time_callbacks(page, found)
    page.goto(running.address + running.app.page)
    page.wait_for_function("() => bench.all !== null")
    page.wait_for_load_state("networkidle")
    found.first_chart_ms, found.all_charts_ms = page.evaluate("() => [bench.first, bench.all]")
    loaded = (found.wire_bytes, found.socket_bytes, found.requests)
    found.callbacks_ms.clear()
    found.repaints_ms = [_change(page, running, year) for year in years]
    found.wire_bytes, found.socket_bytes, found.requests = loaded
    context.close()
    return found


def _count(session: CDPSession, found: Visit) -> None:
    session.send("Network.enable")

    def loaded(event: dict) -> None:
        found.wire_bytes += int(event["encodedDataLength"])
        found.requests += 1

    def received(event: dict) -> None:
        found.socket_bytes += len(event["response"]["payloadData"])

    session.on("Network.loadingFinished", loaded)
    session.on("Network.webSocketFrameReceived", received)


def _time_callbacks(page: Page, found: Visit) -> None:
    """The server part: from the callback's request sent to its first byte."""

    def finished(request) -> None:
        if CALLBACK in request.url:
            timing = request.timing
            found.callback = {"path": "/" + request.url.split("/", 3)[3], "body": request.post_data}
            found.callbacks_ms.append(timing["responseStart"] - timing["requestStart"])

    page.on("requestfinished", finished)


def _change(page: Page, running: Running, year: int) -> float:
    """Chooses a first year as a reader does; ms from the event to the last repaint."""
    if running.app.name == "dashboard":
        page.select_option("#filter-from", str(year))
    else:
        page.locator("label", has_text=str(year)).first.click()
    page.wait_for_function(QUIET)
    return page.evaluate("() => bench.change - bench.event")
