"""Merges the files' rows: a number found in two files occurs once, and disagreements are reported."""

from collections import defaultdict

import pandas as pd

from loaders.phrases import Listed, Number, Phrase, Wordable, phrase, plural_phrase
from loaders.problems import ERROR, WARNING, Problem, place_of
from loaders.registry import OFFICIAL_SOURCES
from loaders.schema import MEASURES, MISSING, NOT_APPLICABLE, NOT_PUBLISHED, OBSERVATIONS

KEY = list(OBSERVATIONS.key)
WEAK = (MISSING, NOT_PUBLISHED, NOT_APPLICABLE)
"""A number, or a suppressed one, takes precedence over these, which only mean that there was none yet."""
MOST_PER_PAIR = 10


def merge(frames: list[pd.DataFrame]) -> tuple[pd.DataFrame, list[Problem]]:
    """All observations, one per key, and the problems found where files overlap.

    If two files of one source give different numbers, the newest extract is used; if the dates don't show which is
    newest, neither is used.
    """
    rows = pd.concat(frames, ignore_index=True) if frames else OBSERVATIONS.empty()
    doubled = rows.duplicated(KEY, keep=False)
    if not doubled.any():
        return OBSERVATIONS.check(rows), []
    kept, problems = [rows[~doubled]], _Problems()
    for _, group in rows[doubled].groupby(KEY, sort=False):
        kept.append(_decide(group, problems))
    return OBSERVATIONS.check(pd.concat(kept).sort_index()), problems.all


def _decide(group: pd.DataFrame, problems: "_Problems") -> pd.DataFrame:
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
    problems.different(group, newest if dated else None)
    return newest if dated else group.iloc[:0]


def _newest(group: pd.DataFrame) -> pd.DataFrame:
    """The row of the newest extract; the last one if dates don't decide."""
    return group.sort_values("extracted", na_position="first", kind="stable").iloc[[-1]]


class _Problems:
    """Collects overlaps; two files that overlap in many cells are reported once, with a count."""

    def __init__(self) -> None:
        self._same: dict[tuple[str, ...], list[pd.Series]] = defaultdict(list)
        self._different: dict[tuple[str, ...], list[Problem]] = defaultdict(list)

    def same(self, group: pd.DataFrame) -> None:
        self._same[tuple(group["file"])].append(group.iloc[-1])

    def different(self, group: pd.DataFrame, winner: pd.DataFrame | None) -> None:
        last, others = group.iloc[-1], group.iloc[:-1]
        shown = tuple(
            phrase("{number} in {place}", number=_shown(row), place=_place(row)) for _, row in others.iterrows()
        )
        if winner is None:
            fix = phrase(
                "None of the numbers is used, since no date shows which file is the newest. Take the wrong file out."
            )
        else:
            fix = phrase(
                "The newest extract, {file}, has been used. Take the old file out of the folder.",
                file=winner.iloc[0]["file"],
            )
        found = phrase("{number}, and {others}", number=_shown(last), others=Listed(shown, separator="; "))
        self._different[tuple(group["file"])].append(_problem(last, ERROR, "files_disagree", found, fix))

    @property
    def all(self) -> list[Problem]:
        """Errors first; the first ten of each kind, and one line per pair of files that repeat each other."""
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
    return Number(row["value"]) if row["source"] in OFFICIAL_SOURCES else phrase("another number")


def merge_measures(registers: list[pd.DataFrame]) -> tuple[pd.DataFrame, list[Problem]]:
    """One register of measures: the one updated last, with an error that names any others."""
    if not registers:
        return MEASURES.empty(), []
    ordered = sorted(registers, key=lambda frame: frame["updated"].fillna(pd.Timestamp.min.as_unit("s")).max())
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
    return used, problems
