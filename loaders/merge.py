"""Puts the files' rows together: the same number in two files once, and a quarrel between two files said aloud."""

from collections import defaultdict

import pandas as pd

from loaders.files.reading import plain
from loaders.problems import ERROR, WARNING, Problem
from loaders.registry import OFFICIAL_SOURCES
from loaders.schema import MEASURES, MISSING, NOT_APPLICABLE, NOT_PUBLISHED, OBSERVATIONS

KEY = list(OBSERVATIONS.key)
WEAK = (MISSING, NOT_PUBLISHED, NOT_APPLICABLE)
"""A number, or a suppressed one, goes before these: they only say that there was none yet."""
MOST_PER_PAIR = 10
_REMOVE = "Ta den gamle filen ut av mappen."


def merge(frames: list[pd.DataFrame]) -> tuple[pd.DataFrame, list[Problem]]:
    """All observations, one per key, and what was found where files overlap.

    Where two files of one source give different numbers, the newest extract is used; where no date tells which is
    newest, neither is.
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
    """The row to use, as a frame of one row, or of none."""
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
    """The row of the newest extract; the last one where no date tells."""
    return group.sort_values("extracted", na_position="first", kind="stable").iloc[[-1]]


class _Problems:
    """Collects overlaps; a pair of files that overlaps much is told once with a number."""

    def __init__(self) -> None:
        self._same: dict[tuple[str, ...], list[pd.Series]] = defaultdict(list)
        self._different: dict[tuple[str, ...], list[Problem]] = defaultdict(list)

    def same(self, group: pd.DataFrame) -> None:
        self._same[tuple(group["file"])].append(group.iloc[-1])

    def different(self, group: pd.DataFrame, winner: pd.DataFrame | None) -> None:
        last, others = group.iloc[-1], group.iloc[:-1]
        said = "; ".join(f"{_shown(row)} i {_place(row)}" for _, row in others.iterrows())
        if winner is None:
            fix = "Ingen av tallene er brukt, for ingen dato sier hvilken fil som er nyest. Ta den gale filen ut."
        else:
            fix = f"Det nyeste uttrekket, {winner.iloc[0]['file']}, er brukt. {_REMOVE}"
        found = f"{_shown(last)}, og {said}"
        self._different[tuple(group["file"])].append(_problem(last, ERROR, "files_disagree", found, fix))

    @property
    def all(self) -> list[Problem]:
        """Errors first; of many alike the first ten, and a line that says how many more."""
        found: list[Problem] = []
        for problems in self._different.values():
            found += problems[:MOST_PER_PAIR]
        for files, rows in self._same.items():
            others = ", ".join(dict.fromkeys(name for name in files if name != rows[0]["file"]))
            what = f"{len(rows)} tall som også står i {others}" if others else f"{len(rows)} tall to ganger"
            found.append(_problem(rows[0], WARNING, "same_twice", what, f"Tallene er brukt én gang. {_REMOVE}"))
        return found


def _problem(row: pd.Series, severity: str, code: str, found: str, fix: str) -> Problem:
    return Problem(row["file"], row["sheet"], row["cell"], severity, code, found, "hvert tall i én fil", fix)


def _place(row: pd.Series) -> str:
    return f"{row['file']}, ark «{row['sheet']}», celle {row['cell']}"


def _shown(row: pd.Series) -> str:
    """The number if its source publishes it openly; others may be small counts, and are never repeated."""
    if pd.isna(row["value"]):
        return "ikke noe tall"
    return plain(row["value"]) if row["source"] in OFFICIAL_SOURCES else "et annet tall"


def merge_measures(registers: list[pd.DataFrame]) -> tuple[pd.DataFrame, list[Problem]]:
    """One register of measures; of several the one updated last, and an error that names the others."""
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
            "et tiltaksregister til",
            "ett tiltaksregister i mappen",
            f"{used['file'].iloc[0]}, som er oppdatert sist, er brukt. Ta det andre ut av mappen.",
        )
        for frame in ordered[:-1]
    ]
    return used, problems
