"""An edition that could be published: what has come, what it changes, and what is held."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.model.published import Published
from dashboard.store.data import Descriptions, Made, is_description, make, published_of
from dashboard.store.delivery import rules
from dashboard.store.delivery.arrivals import VANISHED, Arrival, Judged, path_of
from dashboard.store.delivery.differences import CHANGED, GONE, WITHHELD, Differences, differences, is_revised
from dashboard.store.delivery.held import Held
from dashboard.store.delivery.reading import Reader, check_description, combined, places_of
from dashboard.store.delivery.rules import Compared
from dashboard.store.editions.content import Content, Entry
from dashboard.vocabulary.settings import Settings
from loaders.problems import Problem
from loaders.registry import holds
from loaders.result import LoadResult

if TYPE_CHECKING:
    from loaders import FileResult


@dataclass(frozen=True, eq=False)
class Base:
    """What a proposal starts from.

    Attributes:
        publication: number of the last publication; 0 before the first.
        number: of the edition that is shown; 0 before the first.
        next_number: of the edition that would be made.
        content: of the edition that is shown; an empty one before the first.
        kept: where each of its files is kept, by digest.
        memory: what readers may have kept of all editions.
        withdrawn: digests of files that were only in editions that have been withdrawn.
    """

    publication: int
    number: int
    next_number: int
    content: Content
    kept: dict[str, Path]
    memory: tuple[pd.DataFrame, ...]
    withdrawn: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)
class Proposal:
    """What would be published if somebody said yes now.

    Attributes:
        base: what it starts from.
        judged: every arrival, those that are left out included.
        left_out: names of accepted arrivals that are not part of it.
        held: every reason to wait, also those of the arrivals that are left out.
        made: the edition's content, and what partners could disclose beside it.
        before: the shown edition as published tables; None before the first.
        after: what would be shown.
        differences: from `before` to `after`.
        paths: where each of its files can be read, by digest.
    """

    base: Base
    judged: tuple[Judged, ...]
    left_out: frozenset[str]
    held: tuple[Held, ...]
    made: Made
    before: Published | None
    after: Published
    differences: Differences
    paths: dict[str, Path]

    @property
    def refused(self) -> tuple[Judged, ...]:
        """Arrivals that can't be used."""
        return tuple(one for one in self.judged if not one.is_accepted)

    @property
    def taken(self) -> tuple[Judged, ...]:
        """Arrivals that are part of it."""
        return tuple(one for one in self.judged if one.is_accepted and one.name not in self.left_out)

    @property
    def is_something(self) -> bool:
        """Whether there is anything to publish."""
        return bool(self.taken)

    @property
    def is_held(self) -> bool:
        """Whether a part of it waits for a person even where everything else is taken in by itself."""
        taken = {one.name for one in self.taken}
        return any(taken & set(held.files) for held in self.held)

    @cached_property
    def key(self) -> str:
        """Changes with what has come, what is left out, and what is shown: a yes is to what was seen."""
        seen = [(one.name, one.kind, one.arrival.sha256) for one in self.judged]
        return hashlib.sha256(repr((self.base.publication, seen, sorted(self.left_out))).encode()).hexdigest()[:16]


class Proposer:
    """Makes proposals, and keeps what was read for the next one."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.reader = Reader()

    def propose(
        self,
        base: Base,
        arrivals: tuple[Arrival, ...],
        left_out: Iterable[str] | None = (),
        unreachable: tuple[Held, ...] = (),
        today: date | None = None,
    ) -> Proposal:
        """A proposal with all arrivals but those left out; where `left_out` is None, without what is held.

        `unreachable` is said with what is held, though no yes can help it.
        """
        whole = self._proposal(base, arrivals, frozenset(left_out or ()), today or date.today())
        whole = replace(whole, held=(*unreachable, *whole.held))
        if left_out is not None or not whole.is_held:
            return whole
        names = frozenset(name for held in whole.held for name in held.files)
        return replace(self._proposal(base, arrivals, names, today or date.today()), held=whole.held)

    def propose_harmless(self, base: Base, arrivals: tuple[Arrival, ...]) -> Proposal:
        """A proposal without an error or a warning that loses and revises nothing, which needs no person's yes."""
        found = self.propose(base, arrivals, None)
        if doubtful := _doubtful(found):
            found = self.propose(base, arrivals, found.left_out | doubtful)
        if _doubtful(found):  # what is left must be harmless by itself
            return self.propose(base, arrivals, [arrival.name for arrival in arrivals])
        return found

    def _proposal(self, base: Base, arrivals: tuple[Arrival, ...], left_out: frozenset[str], today: date) -> Proposal:
        descriptions, described = self._descriptions(base, arrivals, left_out)
        results = {arrival: self._read(arrival, descriptions) for arrival in arrivals if _is_workbook(arrival)}
        judged = tuple(sorted((*described, *(_judged(arrival, results.get(arrival)) for arrival in arrivals
                                             if not arrival.is_description)), key=lambda one: one.name))  # fmt: skip
        taken = [one for one in judged if one.is_accepted and one.name not in left_out]
        entries, paths = self._entries(base, taken)
        made, places, disagreements = self._made(base, entries, paths, descriptions)
        after = published_of(made.content, self.settings, descriptions)
        changes = differences(base.content.frame, made.content.frame)
        compared = Compared(
            before=base.content,
            after=made.content,
            places=places,
            disagreements=disagreements,
            judged=tuple(taken),
            withdrawn=base.withdrawn,
            differences=changes,
            catalogue=after.catalogue,
            regions=after.regions,
            settings=self.settings,
        )
        held = rules.held(compared, today) if base.number else ()
        before = published_of(base.content, self.settings, self._shown(base)) if base.number else None
        names = frozenset(one.name for one in judged if one.is_accepted) & left_out
        return Proposal(base, judged, names, held, made, before, after, changes, paths)

    def _descriptions(
        self, base: Base, arrivals: tuple[Arrival, ...], left_out: frozenset[str]
    ) -> tuple[Descriptions, list[Judged]]:
        """The descriptions that apply, and those that have come, judged."""
        delivered = self._kept_descriptions(base)
        judged = []
        for arrival in (one for one in arrivals if one.is_description):
            problems = check_description(arrival.name, path_of(arrival)) if arrival.found else ()
            judged.append(Judged(arrival, arrival.name, None, problems, not problems))
            if not problems and arrival.name not in left_out:
                delivered.pop(arrival.name, None)
                if arrival.found:
                    delivered[arrival.name] = arrival.found.path
        return Descriptions(delivered), judged

    def _kept_descriptions(self, base: Base) -> dict[str, Path]:
        return {entry.name: base.kept[entry.sha256] for entry in base.content.entries if is_description(entry.name)}

    def _shown(self, base: Base) -> Descriptions:
        return Descriptions(self._kept_descriptions(base))

    def _read(self, arrival: Arrival, descriptions: Descriptions) -> "FileResult":
        return self.reader.read(arrival.name, arrival.sha256, path_of(arrival), descriptions)

    def _entries(self, base: Base, taken: list[Judged]) -> tuple[tuple[Entry, ...], dict[str, Path]]:
        """The files of the new edition, and where each lies."""
        entries = {entry.name: entry for entry in base.content.entries}
        paths = dict(base.kept)
        for one in taken:
            if one.kind == VANISHED:
                del entries[one.name]
                continue
            entries[one.name] = Entry(one.name, one.arrival.sha256, base.next_number, one.arrival.in_folder)
            paths[one.arrival.sha256] = path_of(one.arrival)
        return tuple(entries[name] for name in sorted(entries)), paths

    def _made(
        self, base: Base, entries: tuple[Entry, ...], paths: dict[str, Path], descriptions: Descriptions
    ) -> tuple[Made, dict[str, frozenset[str]], tuple[tuple[str, ...], ...]]:
        """What the files make, and what is asked of the raw rows, which are let go: they may be many."""
        loaded = self._loaded(entries, paths, descriptions)
        made = make(loaded, entries, self.settings, descriptions, base.memory)
        return made, places_of(loaded), loaded.disagreements

    def _loaded(self, entries: tuple[Entry, ...], paths: dict[str, Path], descriptions: Descriptions) -> LoadResult:
        read = [
            self.reader.read(entry.name, entry.sha256, paths[entry.sha256], descriptions)
            for entry in entries
            if not is_description(entry.name)
        ]
        return combined(read, {entry.name: entry.edition for entry in entries})


def _doubtful(proposal: Proposal) -> frozenset[str]:
    """Names of the arrivals that a person must see.

    They are of sources that revise or lose something, or descriptions, which may change everything, or read with a
    warning: something of the file is left out then, or may be wrong.
    """
    losses = proposal.differences.of(CHANGED, GONE, WITHHELD)
    losses = losses[(losses["change"] != WITHHELD) | losses["old"].notna()]  # one never known is no loss
    before, after = proposal.base.content.measures, proposal.made.content.measures
    sources = {*losses["source"], *(("measures",) if is_revised(before, after) else ())}
    doubtful = {
        one.name
        for one in proposal.taken
        if one.arrival.is_description or one.problems or any(holds(one.source, source) for source in sources)
    }
    return frozenset(doubtful or ({one.name for one in proposal.taken} if sources else ()))


def _is_workbook(arrival: Arrival) -> bool:
    return arrival.found is not None and not arrival.is_description


def _judged(arrival: Arrival, result: "FileResult | None") -> Judged:
    if result is None:
        return Judged(arrival, arrival.name, None, (), is_accepted=True)
    problems: tuple[Problem, ...] = tuple(result.findings.problems)
    return Judged(arrival, result.report.file, result.report, problems, result.report.accepted)
