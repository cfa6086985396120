"""A million observations: every municipality, twenty years, every indicator: `python -m benchmarks.growth`.

The folder is built of constructed numbers in the sources' layouts (`constructed/`). Each step runs in a process of its
own; a filter change is compared with the same one on the shipped exports, by the time until the server has answered.
`--quick` makes one run instead of three.
"""

import argparse
import itertools
import json
import shutil
import statistics
import tempfile
import time
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl import load_workbook

from benchmarks.apps import OURS, ROOT, WITHOUT_STATE, started
from benchmarks.constructed.folder import build
from benchmarks.constructed.numbers import everything
from benchmarks.pipeline import run
from benchmarks.report import Row, table

LOAD = """
import json, resource, sys, time
from loaders import load_folder
begin = time.perf_counter()
rows = len(load_folder(sys.argv[1]).observations)
seconds = time.perf_counter() - begin
print(json.dumps([seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000, rows]))
"""
PUBLISH = """
import json, resource, sys, time
import alembic.command, loaders.loading, loaders.reader  # imported late, by whoever needs them
from dashboard.vocabulary import settings
from dashboard.store.current import load
begin = time.perf_counter()
snapshot = load(settings.load(data=sys.argv[1]))
seconds = time.perf_counter() - begin
assert snapshot.edition == 1
print(json.dumps([seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000, len(snapshot.published.frame)]))
"""
NEXT = """
import json, resource, sys, time
import alembic.command, loaders.loading, loaders.reader
from dashboard.store.store import Store
from dashboard.vocabulary import settings
begin = time.perf_counter()
store = Store(settings.load(data=sys.argv[1]))
proposal = store.propose()
assert store.publish(proposal, "benchmark", "").edition == 2
seconds = time.perf_counter() - begin
withheld = int(proposal.differences.of("withheld")["old"].notna().sum())
print(json.dumps([seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000, withheld]))
"""
PERIODS = {
    "/anmeldelser": [f"/anmeldelser?fra={year}" for year in range(2008, 2019)],
    "/beboere": [f"/beboere?fra={first}&til={last}" for first, last in itertools.combinations(range(2016, 2020), 2)],
}
"""Addresses by page, of years that both have: for others the smaller one would give the page that it has at hand."""
Measured = Sequence[Sequence[float]]


@dataclass(frozen=True)
class Growth:
    """What the runs measured.

    Attributes:
        loads: seconds, peak in MB, and rows.
        publications: the same of the first edition.
        successors: seconds and peak of the second edition, and numbers that it withholds and the first one showed.
        servers: MB, and ratios by what is measured.
    """

    loads: Measured
    publications: Measured
    successors: Measured
    servers: Sequence[tuple[float, dict[str, float]]]


def measure(runs: int) -> Growth:
    """Everything, on a folder that is built once and published anew in each run."""
    with tempfile.TemporaryDirectory() as place:
        folder = build(Path(place) / "large", everything())
        loads = [json.loads(run("-c", LOAD, str(folder))) for _ in range(runs)]
        publications, successors, servers = [], [], []
        for number in range(runs):
            large, small = (_copied(each, Path(place) / f"{number}") for each in (folder, ROOT / "data"))
            publications.append(json.loads(run("-c", PUBLISH, str(large))))
            run("-c", PUBLISH, str(small))
            servers.append(_served(large, small))
            _correct(large)
            successors.append(json.loads(run("-c", NEXT, str(large))))
        return Growth(loads, publications, successors, servers)


def _copied(data: Path, place: Path) -> Path:
    return Path(shutil.copytree(data, place / data.name, ignore=WITHOUT_STATE))


def _correct(data: Path) -> None:
    """Gives the police's workbook another first number."""
    path = next(data.glob("politi/*.xlsx"))
    book = load_workbook(path)
    rows = book.worksheets[0].iter_rows()
    next(row[3] for row in rows if isinstance(row[3].value, int)).value += 1
    book.save(path)


def _served(large: Path, small: Path) -> tuple[float, dict[str, float]]:
    """The memory of a server of the large folder, and how its answers to filter changes compare with the small one's.

    The two are asked in turn, so that a drifting machine affects both alike.
    """
    times = {(what, is_large): list[float]() for what in PERIODS for is_large in (True, False)}
    with started(OURS, large, large) as one, started(OURS, small, small) as other:
        one.settle(), other.settle()
        for what, addresses in PERIODS.items():
            for address in addresses:
                for is_large, running in ((True, one), (False, other)):
                    times[what, is_large].append(_answer_ms(f"{running.address}{address}"))
        medians = {key: statistics.median(found) for key, found in times.items()}
        return one.memory_mb(), {what: medians[what, True] / medians[what, False] for what in PERIODS}


def _answer_ms(address: str) -> float:
    begin = time.perf_counter()
    with urllib.request.urlopen(address) as reply:
        reply.read()
    return (time.perf_counter() - begin) * 1000


def rows(found: Growth) -> list[Row]:
    """The budgets of growth."""
    what = f"growth to {int(found.loads[0][2]):,} observations".replace(",", " ")
    return [
        Row(f"{what}: loading", [each[0] for each in found.loads], 20, "s"),
        Row(f"{what}: memory while loading", [each[1] for each in found.loads], 1000, "MB"),
        Row(f"{what}: memory while publishing", [each[1] for each in found.publications], 1000, "MB"),
        Row(f"{what}: memory while publishing a second edition", [each[1] for each in found.successors], 1000, "MB"),
        Row(f"{what}: memory of a server", [each[0] for each in found.servers], 1000, "MB"),
        *(Row(f"{what}: filter change on {each}, of the small case", _ratios(found, each), 2) for each in PERIODS),
    ]


def _ratios(found: Growth, what: str) -> list[float]:
    return [ratios[what] for _, ratios in found.servers]


def main() -> None:
    """Prints the budgets, and the seconds until the edition is kept, which have none."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    found = measure(1 if parser.parse_args().quick else 3)
    print(table(rows(found)))
    print(f"\nUntil the first edition is kept: {', '.join(f'{each[0]:.1f} s' for each in found.publications)}.")
    for seconds, _, withheld in found.successors:
        print(f"Until the second one is: {seconds:.1f} s; numbers that it withholds: {withheld}.")


if __name__ == "__main__":
    main()
