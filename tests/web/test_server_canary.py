"""No withheld number leaves the server, in pages, callbacks, the meeting, errors, logs, caches or editions."""

import json
import logging
import re
from itertools import product

import openpyxl
import pytest

from dashboard.charts.registry import FIGURES
from dashboard.vocabulary.settings import LANGUAGES
from dashboard.web.pages import PAGES
from tests.apps import loaded
from tests.canary import found_in
from tests.conftest import DATA, settings_for
from tests.web.test_downloads_canary import CANARIES, with_primes

pytestmark = pytest.mark.xdist_group("canary")  # their data take long to make

EDITION = re.compile(r'id="data-version"[^>]*>([0-9a-f]+)<')
ABOVE_ALL = 100_000_000
WRONG_SUM = 123_457
SELECTIONS = ("", "?fra=2019&til=2019&kommune=0220&kjonn=menn&gruppe=voksne", "?kommune=3201&kjonn=kvinner&gruppe=barn")
WITH_FILTERS = [page for page in PAGES if page.filters]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The shipped data with primes as the centre's counts of 2019, and a file of 2017 whose sum is wrong by a prime."""
    copied = with_primes(DATA, tmp_path_factory.mktemp("served"))
    (path,) = [path for path in copied.rglob("*.xlsx") if path.name.endswith("2017.xlsx")]
    book = openpyxl.load_workbook(path)
    (sums,) = [cell for cell in next(_rows_of(book.active, "Bærum")) if cell.value == 27]
    sums.value = WRONG_SUM
    book.save(path)
    return copied


def _rows_of(sheet, place):
    return (row for row in sheet.iter_rows() if row[0].value == place)


@pytest.fixture(scope="module")
def logged():
    """Everything that anything logs while this module runs, at every level."""
    lines = []
    handler = logging.Handler()
    handler.emit = lambda record: lines.append(logging.Formatter().format(record))
    root, level = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    logging.getLogger("dashboard").debug("this is heard")
    yield lines
    root.removeHandler(handler)
    root.setLevel(level)


@pytest.fixture(scope="module")
def client(folder, logged):
    with loaded(settings_for(folder, threshold=ABOVE_ALL, reload_seconds=0)) as app:
        client = app.server.test_client()
        assert client.get("/").status_code == 200
        app.holder.refresh()  # looks at the file that is refused
        assert client.get("/klar").status_code == 200
        yield client


def found(content):
    return found_in(content, CANARIES | {WRONG_SUM})


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_no_page_contains_a_withheld_number(client, page):
    for selection in SELECTIONS:
        reply = client.get(f"{page.path}{selection}")
        assert reply.status_code == 200
        assert found(reply.data) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_search_finds_a_withheld_number(client, language):
    for typed in ("", "beboere", "kvinner", "barn", "dagsamtaler", "residents", "zzyzx", *map(str, CANARIES)):
        hits = client.get(f"/sok.json?q={typed}&sprak={language}").json["hits"]
        assert found(hits.encode()) == set()


@pytest.mark.parametrize("page", WITH_FILTERS, ids=lambda page: page.path)
def test_no_callback_answers_with_a_withheld_number(client, page):
    (current,) = EDITION.findall(client.get(page.path).text)
    for selection, edition in product(SELECTIONS, (current, "")):
        body = {
            "output": "changed.data",
            "outputs": {"id": "changed", "property": "data"},
            "inputs": [{"id": "route", "property": "data", "value": [page.path, selection, page.path, edition]}],
            "changedPropIds": ["route.data"],
        }
        reply = client.post("/_dash-update-component", json=body)
        assert reply.status_code == 200
        assert ("title" in json.loads(reply.json["response"]["changed"]["data"])) == (edition != current)
        assert found(reply.data) == set()


@pytest.mark.parametrize("address", ["/mote", "/mote/pakke.html", "/", "/_dash-dependencies", "/helse", "/klar"])
def test_neither_the_meeting_nor_any_other_reply_contains_a_withheld_number(client, address):
    reply = client.get(address)
    assert found(reply.data) == set()
    assert found(str(reply.headers)) == set()


def test_no_file_and_no_error_reply_contains_a_withheld_number(client):
    for key in FIGURES:
        for format in ("csv", "exe"):
            reply = client.get(f"/eksport/{key}.{format}")
            assert found(reply.data) == set(), key
            assert found(str(reply.headers)) == set(), key


def test_a_refused_file_is_named_with_its_cell_and_without_its_number(client):
    reply = client.get("/datagrunnlag")
    assert "en sum som ikke er lik" in reply.text
    assert found(reply.data) == set()


def test_state_and_logs_contain_no_withheld_number(client, folder, logged):
    """The delivered files are kept as they came, and are the one part of the state that holds every number."""
    state = folder / ".vinr"
    kept = [path for path in state.rglob("*") if path.is_file() and state / "files" not in path.parents]
    assert {path.relative_to(state).parts[0] for path in kept} >= {"cache", "editions", "manifest.json", "vinr.sqlite"}
    for path in kept:
        assert found(path.read_bytes()) == set(), path.name
        assert found(path.name) == set()
    assert logged[0] == "this is heard"
    assert found("\n".join(logged)) == set()


@pytest.mark.parametrize("part", ["", "cache", "vinr.sqlite", "manifest.json"])
def test_nobody_else_may_open_the_state_whose_names_are_hashes_of_the_raw_files(client, folder, part):
    assert (folder / ".vinr" / part).stat().st_mode & 0o077 == 0


def test_nothing_is_written_beside_the_data_folder(client, folder):
    assert [path.name for path in folder.parent.iterdir()] == ["data"]
