"""Somebody who follows docs/operating.md on a new Debian has a dashboard behind TLS that can be read and is closed."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.deploy.new_machine import NEXT_VERSION, VERSION

ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("unshare", "setpriv", "nginx", "openssl", "curl", "systemd-analyze")
SYSTEM_PYTHON = "/usr/bin/python3"
SAME = f"import ensurepip, sys; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
SECONDS = 600
pytestmark = pytest.mark.xdist_group("browser")  # they take turns with the other tests that need a browser


@contextmanager
def rehearsal_folder(name: str) -> Iterator[Path]:
    """A folder that the service's user can reach, unlike pytest's own."""
    folder = Path("/tmp") / f"vinr-{name}-{os.getpid()}"
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def rehearse(folder: Path, *options: str, module: str = "tests.deploy.new_machine") -> dict:
    """What the rehearsal found; skipped where this machine can't be emptied."""
    missing = [name for name in NEEDED if shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin") is None]
    if missing or sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip(f"it takes root on a Debian with {', '.join(NEEDED)}; tests/install_server.sh installs nginx")
    if subprocess.run([SYSTEM_PYTHON, "-c", SAME], check=False, capture_output=True).returncode:
        pytest.skip("the system's Python has no venv, or can't use the packages of the tests' own")
    within = ("unshare", "--mount", "--propagation", "private")
    if subprocess.run([*within, "true"], check=False, capture_output=True).returncode:
        pytest.skip("this machine allows no mounts of its own")
    folder.chmod(0o755)
    command = [*within, sys.executable, "-m", module, str(folder), *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=SECONDS, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def machine():
    """The machine, after the page's commands."""
    with rehearsal_folder("machine") as folder:
        yield rehearse(folder)


@pytest.fixture(scope="module")
def browser(machine):
    if not machine["browser"]:
        pytest.skip("no Chromium on this machine")
    return machine["browser"]


def test_the_pages_own_check_says_that_it_works(machine):
    assert machine["check"].startswith("klar\nHTTP/2 200")
    assert "strict-transport-security: max-age=31536000" in machine["check"]


def test_the_service_tells_systemd_when_it_is_ready_and_runs_within_its_limits(machine):
    assert machine["notified"].startswith("READY=1")
    assert machine["systemctl"][-2:] == ["enable --now vinr.service vinr-backup.timer", "reload nginx.service"]
    assert "Traceback" not in machine["log"]


def test_only_the_services_user_reads_settings_data_state_and_backups(machine):
    assert machine["owner"] == "vinr"
    assert machine["modes"] == ["700", "700", "700"]


def test_the_nightly_backup_passes_the_drill(machine):
    assert machine["drill"].splitlines()[-2:] == ["Editions: the same.", "Published table: the same."]


def test_a_browser_reads_filters_downloads_and_opens_the_meeting_below_the_path(browser):
    assert browser["heading"] == "Hvor mye vold blir anmeldt?"
    name, start = browser["file"]
    assert (name.split("_")[1:3], start) == (["baerum", "2016-2019"], "PK")
    assert browser["meeting"] == "Møte: Bærum"
    assert browser["meeting_address"] == "https://dashbord.kommunen.no/vinr/mote"


def test_the_browser_complains_of_nothing_and_asks_nobody_else(browser):
    assert (browser["complaints"], browser["outside"], browser["strays"]) == ([], [], [])
    assert browser["is_secure"]


def test_the_proxy_leads_to_https_and_to_the_path(machine):
    status, headers = machine["replies"]["plain"]
    assert (status, headers["Location"]) == (301, "https://dashbord.kommunen.no/vinr/beboere")
    status, headers = machine["replies"]["root"]
    assert (status, headers["Location"]) == (302, "https://dashbord.kommunen.no/vinr/")


def test_the_proxy_answers_to_one_name_only_and_throws_away_what_readers_forward(machine):
    replies = machine["replies"]
    assert replies["other_name"] == 0
    assert replies["other_name_inside"] == 200
    assert not replies["forged"]


def test_health_is_told_and_metrics_are_not(machine):
    assert machine["replies"]["healthy"] == [200, 200]
    assert machine["replies"]["metrics"] == 404


def test_large_bodies_stop_at_the_proxy_except_where_files_are_sent(machine):
    assert machine["replies"]["large"] == 413
    assert machine["replies"]["large_file"] == 403  # it takes the key


def test_readers_are_told_no_version(machine):
    assert machine["replies"]["headers"]["Server"] == "nginx"


@pytest.mark.soak
def test_the_page_installs_its_packages_from_the_lock():
    with rehearsal_folder("whole") as folder:
        assert rehearse(folder, "--install")["check"].startswith("klar\nHTTP/2 200")


@pytest.mark.soak
def test_another_release_takes_over_and_gives_back_without_changing_what_readers_see():
    with rehearsal_folder("upgrade") as folder:
        found = rehearse(folder, "--upgrade")
    before, upgraded, back = found["stood"]
    assert "police-reports" in found["tried"]
    assert [one["release"] for one in found["stood"]] == [VERSION, NEXT_VERSION, VERSION]
    assert upgraded["ready"] == back["ready"] == "klar\n"
    assert before["editions"] == upgraded["editions"] == back["editions"] != ""
    assert before["table"] == upgraded["table"] == back["table"]
    assert before["table"].count("police.reports") > 1
    assert "Traceback" not in found["log"]
