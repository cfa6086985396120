"""What a reader's browser, and somebody who means harm, see of a dashboard behind the proxy of docs/operating.md."""

import http.client
import re
import shutil
import ssl
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

NAME = "dashbord.kommunen.no"
SITE = f"https://{NAME}/vinr"
STARTED = "() => document.documentElement.dataset.isStarted && document.fonts.status === 'loaded'"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
WAIT_MS = 90_000  # only a failing test waits this long
LARGE = 2_000_000


def visit(folder: Path) -> dict[str, Any]:
    """Everything that the test asserts on."""
    return {"browser": _browsed(folder), "replies": _replies()}


def _browsed(folder: Path) -> dict[str, Any]:
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        return {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        page = browser.new_context(ignore_https_errors=True, locale="nb-NO").new_page()
        page.set_default_timeout(WAIT_MS)
        complaints: list[str] = []
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("requestfailed", lambda asked: complaints.append(f"{asked.url} {asked.failure}"))
        outside: list[str] = []
        page.on("request", lambda asked: None if _is_ours(asked.url) else outside.append(asked.url))
        found = _read(page, folder)
        browser.close()
    return found | {"complaints": complaints, "outside": outside}


def _is_ours(address: str) -> bool:
    return address.startswith((f"{SITE}/", "data:", "blob:"))


def _read(page: Page, folder: Path) -> dict[str, Any]:
    page.goto(f"{SITE}/anmeldelser")
    page.wait_for_function(STARTED)
    heading = page.locator("h1").inner_text()
    page.locator("#filter-from").select_option("2016")
    page.wait_for_url("**/vinr/anmeldelser?fra=2016")
    page.locator("#police-reports-tab-use").click()
    with page.expect_download() as saved:
        page.locator('[data-export-menu="police-reports"]').get_by_role("link", name="Word").click()
    file = folder / "figure.docx"
    saved.value.save_as(file)
    links = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
    page.goto(f"{SITE}/mote")
    meeting = page.locator("h1, h2").first.inner_text()
    return {
        "heading": heading,
        "file": [saved.value.suggested_filename, file.read_bytes()[:2].decode()],
        "strays": sorted({link for link in links if NAME in link and not link.startswith(f"{SITE}/")}),
        "meeting": meeting,
        "meeting_address": page.url,
        "is_secure": page.evaluate("window.isSecureContext"),
    }


def _replies() -> dict[str, Any]:
    page = _asked("GET", "/vinr/")
    return {
        "headers": page[1],
        "status": page[0],
        "root": _asked("GET", "/")[:2],
        "healthy": [_asked("GET", f"/vinr{address}")[0] for address in ("/helse", "/klar")],
        "metrics": _asked("GET", "/vinr/metrics")[0],
        "other_name": _asked("GET", "/vinr/", host="other.kommunen.no")[0],
        "other_name_inside": _asked("GET", "/vinr/", {"X-Forwarded-Host": "evil.example"})[0],
        "plain": _asked("GET", "/vinr/beboere", is_secure=False)[:2],
        "large": _asked("POST", "/vinr/_dash-update-component", body=b"x" * LARGE)[0],
        "large_file": _asked("POST", "/vinr/nye-tall/filer", body=b"x" * LARGE)[0],
        "forged": "evil.example" in _asked("GET", "/vinr/mote", {"X-Forwarded-Host": "evil.example"})[2],
    }


def _asked(
    method: str,
    path: str,
    headers: dict[str, str] | None = None,
    body: bytes | None = None,
    host: str = NAME,
    *,
    is_secure: bool = True,
) -> tuple[int, dict[str, str], str]:
    """Status, headers and text; status 0 where the connection was closed without a reply."""
    trusting = ssl._create_unverified_context()
    connection = (
        http.client.HTTPSConnection(host, context=trusting, timeout=60)
        if is_secure
        else http.client.HTTPConnection(host, timeout=60)
    )
    try:
        connection.request(method, path, body=body, headers=headers or {})
        reply = connection.getresponse()
        return reply.status, dict(reply.getheaders()), re.sub(r"\s+", " ", reply.read().decode(errors="replace"))
    except (http.client.HTTPException, OSError):
        return 0, {}, ""
    finally:
        connection.close()
