"""A process that is killed in the middle of what it does, or stands still in it.

Run as `python -m tests.store.faults.acts`. It reads one act a line, as JSON, and starts a copy of itself for each, so
that the libraries are loaded once. The copy says when it begins, and is killed after the seconds that the line gives,
unless it was quicker. What came of it goes out as one line of JSON.
"""

import json
import os
import signal
import sys
import time
from pathlib import Path

from dashboard.store.current import load, show_when_ready
from dashboard.store.store import Store
from tests.store.faults.states import chosen


def first(settings, begin, argument):
    """The very first opening, which takes in what lies in the folder."""
    begin()
    load(settings)


PREPARED = {}


def prepare(template: str) -> None:
    """Makes the proposal that is published in copies of this folder: to make it takes longer than to publish it."""
    if template and template not in PREPARED:
        store = Store(chosen(Path(template)))
        PREPARED[template] = store.propose()
        store.state.database.close()


def publish(settings, begin, template):
    """Publishes what has come."""
    store = Store(settings)
    begin()
    show_when_ready(store, store.publish(PREPARED[template], "Kari", "killed").number)


def opening(settings, begin, argument):
    """The part of it that makes the state, and takes over the editions kept before."""
    begin()
    Store(settings)


def withdraw(settings, begin, argument):
    """Shows an earlier edition."""
    store = Store(settings)
    begin()
    show_when_ready(store, store.withdraw(argument, "Kari", "killed").number)


def give(settings, begin, argument):
    """Notes an edition as given out."""
    store = Store(settings)
    begin()
    store.give(argument, "reader")


ACTS = {act.__name__: act for act in (first, opening, publish, withdraw, give)}


def run(act: str, data: str, argument: object, pipe: int) -> None:
    """In the copy: does the act, and writes a byte when it begins and one when it is done."""
    ACTS[act](chosen(Path(data)), lambda: os.write(pipe, b"b"), argument)
    os.write(pipe, b"e")


def killed(act: str, data: str, argument: object, seconds: float) -> dict[str, object]:
    """Starts the act and kills it so many seconds after it began."""
    if act == "publish":
        prepare(argument)
    reading, writing = os.pipe()
    copy = os.fork()
    if not copy:
        status = 1
        try:
            run(act, data, argument, writing)
            status = 0
        finally:
            os._exit(status)
    os.close(writing)
    assert os.read(reading, 1) == b"b", f"{act} did not begin"
    start = time.perf_counter()
    while time.perf_counter() - start < seconds and not _has_ended(copy):
        pass
    took = time.perf_counter() - start
    os.kill(copy, signal.SIGKILL)
    os.waitpid(copy, 0)
    done = os.read(reading, 1) == b"e"
    os.close(reading)
    return {"seconds": took, "done": done}


def _has_ended(copy: int) -> bool:
    return os.waitid(os.P_PID, copy, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


if __name__ == "__main__":
    for asked in sys.stdin:
        print(json.dumps(killed(**json.loads(asked))), flush=True)
