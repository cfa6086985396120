"""Merges the files' rows: a number found in two files occurs once, and disagreements are reported."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd

from loaders.phrases import Listed, Number, Phrase, Wordable, phrase, plural_phrase
from loaders.problems import ERROR, WARNING, Problem, place_of
from loaders.registry import is_official
from loaders.schema import MEASURES, MISSING, NOT_APPLICABLE, NOT_PUBLISHED, OBSERVATIONS

KEY = list(OBSERVATIONS.key)
WEAK = (MISSING, NOT_PUBLISHED, NOT_APPLICABLE)
"""A number, or a suppressed one, takes precedence over these, which only mean that there was none yet."""
MOST_PER_PAIR = 10
Ranks = Mapping[str, int]
NO_RANKS: Ranks = MappingProxyType({})


@dataclass(frozen=True, eq=False)
class Merged:
    """Rows of several files as one frame, the problems where they overlap, and the files that disagree, in groups."""

    rows: pd.DataFrame
    problems: list[Problem]
    disagreements: tuple[tuple[str, ...], ...] = ()


def merge(frames: list[pd.DataFrame], ranks: Ranks = NO_RANKS) -> Merged:
    """All observations, one per key.

    If two files of one source give different numbers, the newest extract is used; if the dates don't show which is
    newest, the file with the highest rank, which a person has taken in last; if neither does, no number is used.
    """
    rows = pd.concat(frames, ignore_index=True) if frames else OBSERVATIONS.empty()
    doubled = _doubled(rows, frames)
    if not doubled.any():
        return Merged(rows, [])  # each of the frames is checked, and no key occurs twice
    kept, problems = [rows[~doubled]], _Problems()
    for _, group in rows[doubled].groupby(KEY, sort=False):
        kept.append(_decide(group, problems, ranks))
    return Merged(OBSERVATIONS.check(pd.concat(kept).sort_index()), problems.all, problems.disagreements)


def _doubled(rows: pd.DataFrame, frames: list[pd.DataFrame]) -> pd.Series:
    """Which rows have a key that another file has too; only indicators of several files are compared."""
    indicators = Counter(name for frame in frames for name in frame["indicator"].unique())
    shared = rows[rows["indicator"].isin([name for name, count in indicators.items() if count > 1])]
    return shared.duplicated(KEY, keep=False).reindex(rows.index, fill_value=False)


def _decide(group: pd.DataFrame, problems: "_Problems", ranks: Ranks) -> pd.DataFrame:
    """The row to use, as a frame of one row or none."""
    strong = group[~group["status"].isin(WEAK)]
    if len(strong) < len(group):
        problems.same(group)
        group = strong if len(strong) else _newest(group)
    if len(group) == 1:
        return group
    newest = _newest(group)
    if len(group["value"].drop_duplicates()) == 1:
        problems.same(group)
        return newest
    dated = group["extracted"].notna().all() and group["extracted"].nunique() == len(group)
    winner = newest if dated else _last_taken_in(group, ranks)
    problems.different(group, winner, is_dated=bool(dated))
    return group.iloc[:0] if winner is None else winner


def _newest(group: pd.DataFrame) -> pd.DataFrame:
    """The row of the newest extract; the last one if dates don't decide."""
    return group.sort_values("extracted", na_position="first", kind="stable").iloc[[-1]]


def _last_taken_in(group: pd.DataFrame, ranks: Ranks) -> pd.DataFrame | None:
    """The row of the one file with the highest rank; None if several have it."""
    rank = group["file"].map(lambda name: ranks.get(name, 0))
    last = group[rank == rank.max()]
    return last if len(last) == 1 else None


class _Problems:
    """Collects overlaps; two files that overlap in many cells are reported once, with a count."""

    def __init__(self) -> None:
        self._same: dict[tuple[str, ...], list[pd.Series]] = defaultdict(list)
        self._different: dict[tuple[str, ...], list[Problem]] = defaultdict(list)

    def same(self, group: pd.DataFrame) -> None:
        self._same[tuple(group["file"])].append(group.iloc[-1])

    def different(self, group: pd.DataFrame, winner: pd.DataFrame | None, *, is_dated: bool) -> None:
        last, others = group.iloc[-1], group.iloc[:-1]
        shown = tuple(
            phrase("{number} in {place}", number=_shown(row), place=_place(row)) for _, row in others.iterrows()
        )
        if winner is None:
            fix = phrase(
                "None of the numbers is used, since no date shows which file is the newest. Take the wrong file out."
            )
        elif is_dated:
            fix = phrase(
                "The newest extract, {file}, has been used. Take the old file out of the folder.",
                file=winner.iloc[0]["file"],
            )
        else:
            fix = phrase(
                "{file}, which was taken in last, has been used. Take the old file out of the folder.",
                file=winner.iloc[0]["file"],
            )
        found = phrase("{number}, and {others}", number=_shown(last), others=Listed(shown, separator="; "))
        severity = ERROR if winner is None or is_dated else WARNING  # a person has chosen the file that is used
        self._different[tuple(group["file"])].append(_problem(last, severity, "files_disagree", found, fix))

    @property
    def disagreements(self) -> tuple[tuple[str, ...], ...]:
        """The files of each disagreement; a file that disagrees with itself is there too."""
        return tuple(self._different)

    @property
    def all(self) -> list[Problem]:
        """Disagreements first, ten of each pair of files, and one line per pair of files that repeat each other."""
        found: list[Problem] = []
        for problems in self._different.values():
            found += problems[:MOST_PER_PAIR]
        for files, rows in self._same.items():
            others = tuple(dict.fromkeys(name for name in files if name != rows[0]["file"]))
            fix = phrase("The numbers have been used once. Take the old file out of the folder.")
            found.append(_problem(rows[0], WARNING, "same_twice", _repeated(len(rows), others), fix))
        return found


def _problem(row: pd.Series, severity: str, code: str, found: Phrase, fix: Phrase) -> Problem:
    return Problem(
        row["file"], row["sheet"], row["cell"], severity, code, found, phrase("each number in one file"), fix
    )


def _repeated(count: int, others: tuple[str, ...]) -> Phrase:
    if not others:
        return plural_phrase("{count} number twice", "{count} numbers twice", count)
    return plural_phrase(
        "{count} number that is also in {files}",
        "{count} numbers that are also in {files}",
        count,
        files=Listed(others),
    )


def _place(row: pd.Series) -> Wordable:
    return place_of(row["file"], row["sheet"], row["cell"])


def _shown(row: pd.Series) -> Wordable:
    """The number if its source is public; other numbers may be small counts and are never repeated."""
    if pd.isna(row["value"]):
        return phrase("no number")
    return Number(row["value"]) if is_official(row["source"]) else phrase("another number")


def merge_measures(registers: list[pd.DataFrame], ranks: Ranks = NO_RANKS) -> Merged:
    """One register of measures: the one updated last, or taken in last, with an error that names any others."""
    if not registers:
        return Merged(MEASURES.empty(), [])
    ordered = sorted(registers, key=lambda frame: (_last_update(frame), ranks.get(frame["file"].iloc[0], 0)))
    used = ordered[-1]
    problems = [
        Problem(
            frame["file"].iloc[0],
            frame["sheet"].iloc[0],
            f"A{frame['row'].iloc[0]}",
            ERROR,
            "two_registers",
            phrase("another register of measures"),
            phrase("one register of measures in the folder"),
            phrase(
                "{file}, which was updated last, has been used. Take the other one out of the folder.",
                file=used["file"].iloc[0],
            ),
        )
        for frame in ordered[:-1]
    ]
    files = tuple(frame["file"].iloc[0] for frame in ordered)
    return Merged(used, problems, (files,) if problems else ())


def _last_update(register: pd.DataFrame) -> pd.Timestamp:
    last: pd.Timestamp = register["updated"].fillna(pd.Timestamp.min.as_unit("s")).max()
    return last
