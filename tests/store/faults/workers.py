"""Several workers of one server: processes that are forked from one, and that readers ask all the time.

Run as `python -m tests.store.faults.workers DATA COUNT`, until its input ends. Whenever a worker gives another number
of 2018 than before, it says so in a line of JSON, and at the end how long its slowest answer took.
"""

import json
import os
import select
import sys
import time
from pathlib import Path

from dashboard.store.serving.holder import Holder, NoDataError
from tests.store.faults.states import chosen, reported

READS_SECONDS = 0.01


def say(**what: object) -> None:
    """In one write, so that the lines of several processes stay whole."""
    os.write(1, f"{json.dumps(what)}\n".encode())


def serve(holder: Holder, worker: int) -> None:
    """Answers readers until the input ends; the clock is the same in all processes."""
    holder.start()
    before, slowest = None, 0.0
    while not select.select([0], [], [], READS_SECONDS)[0]:
        start = time.monotonic()
        try:
            snapshot = holder.snapshot()
            given, waits = reported(snapshot.published.frame), snapshot.pending.waiting
            codes = sorted({problem.code for problem in (*snapshot.pending.problems, *snapshot.broken)})
        except NoDataError:
            given, waits, codes = None, 0, [holder.trouble.code] if holder.trouble else []
        slowest = max(slowest, time.monotonic() - start)
        if before != (given, waits, codes):
            before = given, waits, codes
            say(worker=worker, given=given, waits=waits, codes=codes, at=time.monotonic())
    holder.stop()
    say(worker=worker, slowest=slowest)


if __name__ == "__main__":
    server = Holder(chosen(Path(sys.argv[1]), reload_seconds=1))
    children = []
    for number in range(int(sys.argv[2])):
        if not (child := os.fork()):
            serve(server, number)
            os._exit(0)
        children.append(child)
    for child in children:
        os.waitpid(child, 0)
