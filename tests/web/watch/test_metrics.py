"""/metrics: of all workers, to the machine itself, with names of endpoints and figures and nothing of readers."""

import os
import re
import shutil
import signal
import sys
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from dashboard.store.store import Store
from dashboard.web.guard.gate import ACTING, MAKING, READING, Gate, Limits
from tests.apps import loaded
from tests.conftest import DATA, WITHOUT_STATE, settings_for
from tests.server import GUNICORN, running
from tests.wire import DEADLINE_SECONDS, asked, until

SAMPLE = re.compile(r"(\w+)(?:\{(.*)\})? (\S+)")
PROXY = "10.0.0.1"
VIEW = "/beboere?fra=2015"
CALLBACK = "/_dash-update-component"


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    data = tmp_path_factory.mktemp("counted") / "data"  # whose state counts nobody else's files
    shutil.copytree(DATA, data, ignore=WITHOUT_STATE)
    narrow = Limits(at_once=1, waiting=0, seconds=0, a_client=9)
    gate = Gate(dict.fromkeys((READING, MAKING, ACTING), narrow))
    changed = {"site": "https://vinr.example/vinr/", "base_path": "/vinr/", "proxies": (PROXY,), "reload_seconds": 0}
    with loaded(settings_for(data, **changed), gate=gate) as made:
        yield made


@pytest.fixture
def client(app):
    return app.server.test_client()


def samples(written):
    """The values by name and labels."""
    found = [SAMPLE.fullmatch(line) for line in written.splitlines() if not line.startswith("#")]
    return {(one[1], one[2] or ""): float(one[3]) for one in found}


def told(client):
    return samples(client.get("/metrics", buffered=True).text)


def test_a_request_is_counted_by_endpoint_and_never_by_path(client):
    name = ("vinr_requests_total", 'endpoint="page",method="GET",status="404"')
    before = told(client).get(name, 0)
    client.get("/vinr/hemmelig/sti?hemmelig=1", buffered=True)
    found = told(client)
    assert found[name] == before + 1
    assert not any("hemmelig" in labels or "/" in labels for _, labels in found)


def test_methods_and_statuses_are_few_whatever_is_sent(client):
    client.open("/vinr/", method="HEMMELIG", buffered=True)
    methods = {re.search('method="(.*?)"', labels)[1] for name, labels in told(client) if name == "vinr_requests_total"}
    assert methods <= {"GET", "POST", "other"}


def test_seconds_are_counted_by_kind(client):
    client.get("/vinr/mote", buffered=True)
    found = told(client)
    assert found["vinr_request_seconds_count", 'kind="meeting"'] >= 1
    assert found["vinr_request_seconds_sum", 'kind="meeting"'] > 0


def test_who_is_turned_away_is_counted_and_a_place_is_given_back(client, app):
    inside, leave = threading.Event(), threading.Event()

    def slow(**_):
        inside.set()
        leave.wait(30)
        return ""

    app.server.view_functions["figure"] = slow
    other = threading.Thread(target=lambda: app.server.test_client().get("/vinr/figur/measures.json", buffered=True))
    before = told(client).get(("vinr_refused_total", 'lane="reading"'), 0)
    other.start()
    inside.wait(30)
    assert client.get(f"/vinr{VIEW}").status_code == 503
    during = told(client)
    leave.set()
    other.join(30)
    assert during["vinr_refused_total", 'lane="reading"'] == before + 1
    assert during["vinr_places_taken", 'lane="reading"'] == 1
    assert told(client)["vinr_places_taken", 'lane="reading"'] == 0


def test_it_tells_how_the_server_stands(client, app):
    found, now = told(client), time.time()
    states = {name.removeprefix("vinr_"): value for (name, labels), value in found.items() if not labels}
    assert (states["edition"], states["ready"], states["protection_whole"]) == (app.holder.condition().edition, 1, 1)
    assert now - 600 < states["loaded_timestamp_seconds"] <= states["followed_timestamp_seconds"] + 1
    assert (states["files_waiting"], states["problems_waiting"], states["looked_timestamp_seconds"]) == (0, 0, 0)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="this system has no /proc")
def test_it_tells_of_its_process(client):
    found = {name: value for (name, _), value in told(client).items() if name.startswith("process_")}
    assert found["process_resident_memory_bytes"] > 20_000_000
    assert found["process_open_fds"] > 2
    assert found["process_threads"] > 1


@pytest.mark.parametrize(
    ("sender", "headers", "status"),
    [("127.0.0.1", {}, 200), ("127.8.8.8", {}, 200), ("::1", {}, 200), ("192.0.2.1", {}, 404), (PROXY, {}, 404),
     (PROXY, {"X-Forwarded-For": "127.0.0.1"}, 404), ("127.0.0.1", {"X-Forwarded-For": "127.0.0.1"}, 404),
     ("127.0.0.1", {"Forwarded": "for=127.0.0.1"}, 404), ("127.0.0.1", {"Via": "1.1 proxy"}, 404)],
)  # fmt: skip
@pytest.mark.parametrize("address", ["/metrics", "/vinr/metrics"])
def test_only_the_machine_itself_gets_it_and_not_through_a_proxy(client, address, sender, headers, status):
    reply = client.get(address, environ_overrides={"REMOTE_ADDR": sender}, headers=headers, buffered=True)
    assert reply.status_code == status
    assert (b"vinr_" in reply.data) == (status == 200)


def shown(client):
    """What was counted as shown with withheld numbers, by figure and kind."""
    pattern = r'edition="\d+",figure="(.*?)",kind="(.*?)"'
    return {re.fullmatch(pattern, labels).groups(): value
            for (name, labels), value in told(client).items() if name == "vinr_withheld_shown_total"}  # fmt: skip


def test_a_page_counts_its_figures_with_withheld_numbers(client):
    before = shown(client)
    client.get(f"/vinr{VIEW}", buffered=True)
    client.get("/vinr/om", buffered=True)
    more = {key: value - before.get(key, 0) for key, value in shown(client).items()}
    assert {key for key, value in more.items() if value} == {
        ("residents-sex", "page"),
        ("residents-municipality", "page"),
    }


def test_a_change_of_selection_is_a_view_as_well(client, app):
    before = shown(client).get(("residents-sex", "page"), 0)
    route = ["/beboere", "?fra=2015", "/beboere", app.holder.snapshot().published.version]
    body = {"output": "changed.data", "outputs": {"id": "changed", "property": "data"},
            "changedPropIds": ["route.data"],
            "inputs": [{"id": "route", "property": "data", "value": route}], "state": []}  # fmt: skip
    assert client.post(f"/vinr{CALLBACK}", json=body, buffered=True).status_code == 200
    assert shown(client)["residents-sex", "page"] == before + 1


def test_files_are_counted_by_figure_and_kind_and_kept_with_the_state(client, app):
    for file in ("residents-sex.csv", "residents-sex.svg", "residents-sex.csv", "tabell1.csv", "tabell.csv"):
        assert client.get(f"/vinr/eksport/{file}", buffered=True).status_code == 200
    assert (
        client.get("/vinr/eksport/rapport.html?figurer=residents-sex,police-reports", buffered=True).status_code == 200
    )
    assert client.get("/vinr/mote/pakke.html?figurer=residents-sex", buffered=True).status_code == 200
    assert client.get("/vinr/eksport/finnes-ikke.csv", buffered=True).status_code == 404
    app.holder.refresh()
    app.stop()
    kept = {(use.figure, use.kind): (use.count, use.withheld) for use in Store(app.settings).uses() if use.is_file}
    assert kept == {
        ("residents-sex", "csv"): (2, 2),
        ("residents-sex", "svg"): (1, 1),
        ("tabell1", "csv"): (1, 0),
        ("tabell", "csv"): (1, 1),
        ("residents-sex", "report-html"): (1, 1),
        ("police-reports", "report-html"): (1, 0),
        ("tabell1", "report-html"): (1, 0),
        ("residents-sex", "pack"): (1, 1),
    }
    exports = {labels: value for (name, labels), value in told(client).items() if name == "vinr_exports_total"}
    assert sum(exports.values()) == sum(count for count, _ in kept.values())


def test_a_database_that_fails_stops_no_reader(client, app, monkeypatch):
    monkeypatch.setattr(app.holder, "counted", lambda use: 1 / 0)
    assert client.get(f"/vinr{VIEW}", buffered=True).status_code == 200


@pytest.mark.skipif(sys.platform == "win32", reason="gunicorn is not for Windows")
def test_two_workers_are_told_of_together(small_data, tmp_path):
    with running(tmp_path / "served", data=small_data, command=GUNICORN) as server:
        assert samples(until(server, "/metrics"))["vinr_ready", ""] == 1  # /klar has waited for both
        for _ in range(40):
            asked(server, "/anmeldelser")
        answered = 'vinr_requests_total{endpoint="page",method="GET",status="200"} 40.0'
        found = samples(until(server, "/metrics", answered))  # the last is counted a moment after its reply
        assert found["vinr_request_seconds_count", 'kind="page"'] == 40
        assert found["vinr_edition", ""] == 1
        workers = [int(labels[5:-1]) for name, labels in found if name == "process_threads"]
        assert len(workers) == 2
        os.kill(workers[0], signal.SIGKILL)  # its requests are still counted, and it is told of no longer
        deadline = time.monotonic() + DEADLINE_SECONDS
        while time.monotonic() < deadline:
            with suppress(OSError):
                found = samples(asked(server, "/metrics").body.decode())
                now = {int(labels[5:-1]) for name, labels in found if name == "process_threads"}
                if workers[0] not in now and len(now) == 2:
                    break
            time.sleep(0.05)
        assert found["vinr_requests_total", 'endpoint="page",method="GET",status="200"'] == 40
        until(server, "/klar")  # which waits for the worker in the other's place
        assert asked(server, "/eksport/tabell.csv").status == 200
    assert list(Path(tempfile.gettempdir()).glob(f"vinr-metrics-{server.process.pid}-*")) == []
    kept = {(use.figure, use.kind): use.count for use in Store(settings_for(tmp_path / "served" / "data")).uses()}
    assert kept["tabell", "csv"] == 1
