"""What has come since the edition that is shown: new, changed and vanished files, each read and judged by itself."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dashboard.store.data import is_description
from dashboard.store.delivery.folder import Found, Look
from dashboard.store.editions.content import Entry
from loaders.phrases import Phrase
from loaders.problems import Problem
from loaders.result import FileReport

NEW, CHANGED, VANISHED = "new", "changed", "vanished"


@dataclass(frozen=True)
class Arrival:
    """A file that differs from what the shown edition was made from.

    `entry` is the file in the edition that it replaces or is missing from; `found` is None where it has vanished;
    `in_folder` is whether it lies in the data folder or was dropped on the page.
    """

    name: str
    kind: str
    found: Found | None
    entry: Entry | None
    in_folder: bool

    @property
    def sha256(self) -> str:
        """The digest of what has come, or a word where it has vanished."""
        return self.found.sha256 if self.found else VANISHED

    @property
    def is_description(self) -> bool:
        """Whether it describes the data instead of holding them."""
        return is_description(self.name)


@dataclass(frozen=True)
class Judged:
    """An arrival after it has been read: its report and problems; `is_accepted` is False where it can't be used."""

    arrival: Arrival
    label: str | Phrase
    report: FileReport | None
    problems: tuple[Problem, ...]
    is_accepted: bool

    @property
    def name(self) -> str:
        """Its name, which choices refer to."""
        return self.arrival.name

    @property
    def kind(self) -> str:
        """New, changed or vanished."""
        return self.arrival.kind

    @property
    def source(self) -> str:
        """The source that it was recognised as; empty if it was not."""
        return self.report.source if self.report else ""


def arrivals(
    look: Look, dropped: Mapping[str, Found], entries: Iterable[Entry], discarded: frozenset[tuple[str, str]]
) -> tuple[Arrival, ...]:
    """What differs from the entries of an edition, by name.

    A file that only has another name is no arrival, nor is one that somebody has discarded as it is.
    """
    known = {entry.name: entry for entry in entries}
    found = [*_gone(look, known), *come(look.files, known, in_folder=True), *come(dropped, known, in_folder=False)]
    by_name = {arrival.name: arrival for arrival in found if (arrival.name, arrival.sha256) not in discarded}
    return tuple(by_name[name] for name in sorted(by_name))  # a dropped file stands in for one that lies there


def come(files: Mapping[str, Found], known: Mapping[str, Entry], *, in_folder: bool) -> Iterator[Arrival]:
    """The files that are new or changed beside the known ones."""
    digests = {entry.sha256 for entry in known.values()}
    for name, file in files.items():
        entry = known.get(name)
        is_same = file.sha256 in digests if entry is None else file.sha256 == entry.sha256
        if not is_same:
            yield Arrival(name, NEW if entry is None else CHANGED, file, entry, in_folder)


def _gone(look: Look, known: Mapping[str, Entry]) -> Iterator[Arrival]:
    lying = {found.sha256 for found in look.files.values()}
    for name, entry in known.items():
        is_there = name in look.files or entry.sha256 in lying
        if entry.in_folder and not is_there and not look.is_out_of_reach(name) and not is_emptied(look, known.values()):
            yield Arrival(name, VANISHED, None, entry, in_folder=True)


def is_emptied(look: Look, entries: Iterable[Entry]) -> bool:
    """Whether none of several files is there any more, as when a shared drive has dropped out."""
    expected = [entry for entry in entries if entry.in_folder]
    lying = {found.sha256 for found in look.files.values()}
    return len(expected) > 1 and not any(entry.name in look.files or entry.sha256 in lying for entry in expected)


def path_of(arrival: Arrival) -> Path:
    """Where an arrival that has not vanished can be read."""
    if arrival.found is None:
        raise ValueError(f"{arrival.kind} has no file")
    return arrival.found.path
