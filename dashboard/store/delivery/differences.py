"""What a delivery would change, number by number: the shown table beside the one that would be shown."""

from dataclasses import dataclass

import pandas as pd

from dashboard.store.editions.changes import KEY
from loaders.schema import NUMBER_STATUSES, SUPPRESSED, official_rows

NEW, CHANGED, SETTLED, GONE, WITHHELD, OPENED = "new", "changed", "settled", "gone", "withheld", "opened"
COLUMNS = [*KEY, "unit", "synthetic", "file", "change", "old", "value"]
NUMBER, HIDDEN, NOTHING = "number", "hidden", "nothing"
KINDS = {
    (NOTHING, NUMBER): NEW,
    (NOTHING, HIDDEN): WITHHELD,
    (NUMBER, HIDDEN): WITHHELD,
    (HIDDEN, NUMBER): OPENED,
    (NUMBER, NOTHING): GONE,
    (HIDDEN, NOTHING): GONE,
}


@dataclass(frozen=True, eq=False)
class Differences:
    """The numbers that differ, one row each (COLUMNS; `old` and `value` are missing where none is shown).

    `change` is `new`, `changed`, `settled` (the same number, no longer provisional or the other way round), `gone`,
    `withheld` (`old` is missing if it was not known before) or `opened` (withheld before). `unchanged` counts the rest.
    """

    rows: pd.DataFrame
    unchanged: int

    def of(self, *kinds: str) -> pd.DataFrame:
        """The rows of some kinds of change."""
        return self.rows[self.rows["change"].isin(kinds)]

    def count(self, *kinds: str) -> int:
        """How many numbers change in one of these ways."""
        return len(self.of(*kinds))


def differences(before: pd.DataFrame, after: pd.DataFrame) -> Differences:
    """Every number that differs between two published tables (OBSERVATIONS columns)."""
    old, new = (frame.groupby("indicator") for frame in (before, after))
    compared = [  # one indicator at a time, since large tables side by side take too much memory
        _compared(*(table.get_group(name) if name in table.indices else table.obj.iloc[:0] for table in (old, new)))
        for name in sorted({*old.indices, *new.indices})
    ]
    rows = [differing for differing, _ in compared] or [_compared(before, after)[0]]
    return Differences(pd.concat(rows, ignore_index=True), sum(unchanged for _, unchanged in compared))


def _compared(before: pd.DataFrame, after: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """The numbers that differ, and how many don't."""
    old, new = (_table(frame) for frame in (before, after))
    joined = old.merge(new, on=KEY, how="outer", suffixes=("_old", ""))
    for name in ("kind", "kind_old"):
        joined[name] = joined[name].fillna(NOTHING)
    for name in ("unit", "synthetic", "file"):
        joined[name] = joined[name].where(joined[name].notna(), joined[f"{name}_old"])
    joined = joined.rename(columns={"value_old": "old"})
    joined["change"] = _change(joined)
    known = (joined["kind"] != NOTHING) & (joined["change"] == "")
    return joined.loc[joined["change"] != "", COLUMNS], int(known.sum())


def is_revised(before: pd.DataFrame, after: pd.DataFrame) -> bool:
    """Whether a measure that is known says something else now, or is gone (MEASURES columns)."""
    said = [name for name in before.columns if name not in ("file", "sheet", "row", "synthetic")]
    old, new = (table.set_index("number")[said[1:]].astype("str") for table in (before, after))
    return not old.equals(new.reindex(old.index))


def _table(frame: pd.DataFrame) -> pd.DataFrame:
    """What each row holds; a number that an official producer withholds is none that is known here."""
    kinds = frame["status"].map(dict.fromkeys(NUMBER_STATUSES, NUMBER) | {SUPPRESSED: HIDDEN}).fillna(NOTHING)
    kinds = kinds.mask((kinds == HIDDEN) & official_rows(frame), NOTHING)
    return frame.assign(kind=kinds)[[*KEY, "kind", "value", "status", "unit", "synthetic", "file"]]


def _change(joined: pd.DataFrame) -> pd.Series:
    pairs = zip(joined["kind_old"].tolist(), joined["kind"].tolist(), strict=True)
    found = pd.Series([KINDS.get(pair, "") for pair in pairs], index=joined.index, dtype="str")
    is_known = (joined["kind_old"] == NUMBER) & (joined["kind"] == NUMBER)
    found[is_known & (joined["status_old"] != joined["status"])] = SETTLED
    found[is_known & (joined["old"] != joined["value"])] = CHANGED
    return found
