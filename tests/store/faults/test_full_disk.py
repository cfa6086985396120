"""A disk that is full, for real: the numbers stay, it is told, and all goes on by itself once there is room."""

import shutil
import subprocess
import sys
import time
from contextlib import suppress

import pytest

from dashboard.store import state as state_module
from dashboard.store.protection import ProtectionError
from dashboard.store.serving import attempts, follower
from dashboard.store.serving.holder import Holder
from dashboard.store.store import Store
from tests.conftest import police_alone
from tests.store.faults.states import check_whole, drafts, make, number, publish, remembered, reported

DEADLINE_SECONDS = 60
SIZE = "8m"
NEARLY = state_module.LEAST_FREE // 2


@pytest.fixture
def small_disk(tmp_path):
    """A disk of its own."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount") if sys.platform == "linux" else None
    command = [mount or "mount", "-t", "tmpfs", "-o", f"size={SIZE}", "none", str(folder)]
    if not mount or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("this user may not mount a disk")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.fixture
def settings(small_disk, tmp_path):
    """A state with three editions on that disk; the data are on another."""
    return make(police_alone(tmp_path / "data"), 40, 41, state=str(small_disk / "state"))


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch):
    monkeypatch.setattr(attempts, "RETRY_SECONDS", 0.1)
    monkeypatch.setattr(follower, "CHECK_SECONDS", 0.1)


def fill(disk, left):
    """Fills the disk but for so many bytes; none are left where it is 0."""
    filling = disk / "filling"
    with filling.open("wb") as file, suppress(OSError):
        while shutil.disk_usage(disk).free > left:
            file.write(b"0" * min(4096, max(1, shutil.disk_usage(disk).free - left)))
            file.flush()
    return filling


def until(happened):
    deadline = time.monotonic() + DEADLINE_SECONDS
    while not happened() and time.monotonic() < deadline:
        time.sleep(0.02)  # between two looks, until the deadline
    assert happened()


def shown(holder):
    return reported(holder.snapshot().published.frame)


@pytest.mark.parametrize("left", [NEARLY, 0])
def test_a_server_on_a_full_disk_shows_its_numbers_and_goes_on_when_there_is_room(settings, small_disk, left):
    holder, started = Holder(settings), Holder(settings)
    holder.start()
    assert holder.wait()
    number(settings.data_folder, 50)
    filling = fill(small_disk, left)
    until(lambda: holder.broken)
    started.start()
    until(lambda: started.has_data or started.trouble)
    assert shown(holder) == 41
    assert not started.has_data or shown(started) == 41
    with pytest.raises(ProtectionError):
        publish(Store(settings))
    filling.unlink()
    for server in (holder, started):
        until(lambda server=server: server.is_ready and not server.wait().pending.problems)
        assert shown(server) == 41
    publish(Store(settings))
    for server in (holder, started):
        until(lambda server=server: shown(server) == 50)
        server.stop()
    assert remembered(check_whole(settings)) == [39, 40, 41, 50]
    assert drafts(settings) == []
