"""A dashboard whose data folder is full of payloads, and everything that it answers or writes."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import quote

from werkzeug.test import Client

from dashboard.charts.registry import FIGURES
from dashboard.store.current import load
from dashboard.store.token import Keys
from dashboard.web.intake import PATH
from dashboard.web.intake.parts.files import MARKED
from dashboard.web.pages import PAGES
from tests.apps import loaded
from tests.conftest import settings_for
from tests.security.payloads import MARK
from tests.security.places import Turn, banks, copies, poisoned

LANGUAGES = ("en", "nn", "nb")  # the last one is remembered
FIGURE_FORMATS = ("csv", "xlsx", "docx", "pptx", "svg", "pdf")
FORMS = ("police", "crisis_centre", "assault_centre", "measures", "service_child_welfare")


@dataclass(frozen=True)
class Served:
    """The server's client, its data folder, and what was put in the folder."""

    client: Client
    folder: Path
    turn: Turn
    delivered: int

    def get(self, address: str, name: str) -> tuple[str, bytes] | None:
        """A reply by the name that tells its kind; None where the dashboard has no such file."""
        reply = self.client.get(address, buffered=True)
        assert reply.status_code in {200, 404}, f"{address}: {reply.status_code}"
        return (f"{address} {name}", reply.data) if reply.status_code == 200 else None


@contextmanager
def served(folder: Path, turn: Turn, *, every: int, offset: int = 0) -> Iterator[Served]:
    """A first edition with payloads, then deliveries with one payload in each file, with the operator's key."""
    data = poisoned(folder, turn)
    settings = settings_for(data, language="nb")
    load(settings)
    delivered = copies(data, turn, every=every, offset=offset) + banks(data, turn)
    with loaded(settings) as app:
        client = app.server.test_client()
        client.get(f"/nye-tall?nokkel={Keys(settings).token()}")
        yield Served(client, data, turn, delivered)


def pages(server: Served) -> Iterator[tuple[str, bytes]]:
    """Every page as a document, in each language where it has the most words of files, and what searches answer."""
    paths = [page.path for page in PAGES]
    asked = [*paths, "/mote?kommentarer=ja", "/mote/pakke.html?kommentarer=ja", "/nye-tall", f"/sok?q={MARK}"]
    asked += [
        f"{path}?sprak={language}" for path in ("/datagrunnlag", "/tiltak", "/nye-tall") for language in LANGUAGES
    ]
    for address in asked:
        yield from filter(None, [server.get(address, "page.html")])
    for words in (MARK, quote("<script>"), "tiltak"):
        yield from filter(None, [server.get(f"/sok.json?q={words}", "hits.json")])
    yield from filter(None, [server.get("/_dash-layout", "layout.json")])


def parts(server: Served) -> Iterator[tuple[str, bytes]]:
    """What a changed selection puts in place of a page's parts."""
    for page in PAGES:
        body = {
            "output": "changed.data",
            "outputs": {"id": "changed", "property": "data"},
            "inputs": [{"id": "route", "property": "data", "value": [page.path, "?fra=2017", "", ""]}],
            "changedPropIds": ["route.data"],
        }
        reply = server.client.post("/_dash-update-component", json=body)
        assert reply.status_code == 200, page.path
        yield f"{page.path} parts.json", reply.data


def figures(server: Served, keys: tuple[str, ...], formats: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """Figures as plotly draws them and as files."""
    version = re.search(r'id="data-version"[^>]*>([^<]+)', server.client.get("/om").text)
    assert version
    for key in keys:
        address = f"/figur/{key}.json?side={FIGURES[key].path}&utgave={version[1]}"
        asked = [(address, "figure.json")] + [(f"/eksport/{key}.{format}", f"x.{format}") for format in formats]
        yield from filter(None, (server.get(*one) for one in asked))


def documents(server: Served, formats: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """Tabell 1, the published table, the report, the blank workbooks."""
    asked = [("tabell1", format) for format in ("csv", "xlsx", "docx")]
    asked += [("tabell", format) for format in ("csv", "xlsx")] + [("rapport", format) for format in formats]
    for name, format in asked:
        yield from filter(None, [server.get(f"/eksport/{name}.{format}", f"x.{format}")])
    for source in FORMS:
        yield from filter(None, [server.get(f"/nye-tall/mal/{source}-2025.xlsx", "x.xlsx")])


def marked(server: Served) -> Iterator[tuple[str, bytes]]:
    """The copies of refused workbooks with their problems marked."""
    links = re.findall(rf'href="({PATH}{MARKED}/[^"]+)"', server.client.get(PATH).text)
    for address in dict.fromkeys(links):
        yield from filter(None, [server.get(unescape(address), "marked.xlsx")])
