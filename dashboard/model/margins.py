"""The sums that no cell holds: both sexes together, and a centre's whole catchment.

Only what is worth a row is summed. Every margin is one more equation that a reader can subtract with, so there is no
all-ages margin and no sum of years, and a catchment is summed only where the source delivers the rest of it as a group.
"""

import pandas as pd

from loaders.schema import ALL, MEN, MISSING, NORMAL, NUMBER_STATUSES, OBSERVATIONS, OTHER, PROVISIONAL, WOMEN

SUMMED_SOURCES = ("police", "crisis_centre", "assault_centre")
REST = ":other"
SEXES = (WOMEN, MEN, OTHER)
_NOT_SEX = ["indicator", "region", "period_start", "period_end", "age_group", "source"]
_NOT_REGION = ["indicator", "period_start", "period_end", "sex", "age_group", "source"]


def with_margins(observations: pd.DataFrame, sources: tuple[str, ...] = SUMMED_SOURCES) -> pd.DataFrame:
    """The observations of `sources` and all others, with the sums that no cell holds added at the end.

    Takes and returns an OBSERVATIONS frame. Where the file has a cell for a total, that cell is kept, with or without
    a number. A total with a missing part is missing, never partial. `cell` names the parts, as in `E2+E3`.
    """
    summed = observations["source"].isin(sources)
    rows = _with_both_sexes(observations[summed])
    rows = _with_catchments(rows)
    return OBSERVATIONS.check(pd.concat([observations[~summed], rows], ignore_index=True))


def catchment_of(rest: str) -> str:
    """The catchment whose remaining municipalities a `…:other` region is."""
    return rest.removesuffix(REST)


def _with_both_sexes(rows: pd.DataFrame) -> pd.DataFrame:
    totals = []
    for _, group in rows.groupby(_NOT_SEX, sort=False):
        if (group["sex"] == ALL).any():
            continue
        parts = group.set_index("sex", drop=False).reindex([sex for sex in SEXES if (group["sex"] == sex).any()])
        complete = {WOMEN, MEN} <= set(parts["sex"])
        totals.append(_total(parts, complete) | {"sex": ALL})
    return _appended(rows, totals)


def _with_catchments(rows: pd.DataFrame) -> pd.DataFrame:
    totals = []
    for _, table in rows.groupby(["indicator", "period_start", "period_end", "source"], sort=False):
        rests = sorted(region for region in set(table["region"]) if region.endswith(REST))
        if len(rests) == 1:  # with two catchments in one table nothing tells which municipality belongs to which
            totals += _catchment_totals(table, catchment_of(rests[0]))
    return _appended(rows, totals)


def _catchment_totals(table: pd.DataFrame, catchment: str) -> list[dict]:
    """The catchment's sums in one indicator and period, where the file has no cell for them."""
    wanted = set(table["region"]) - {catchment}
    groups = [group for _, group in table.groupby(_NOT_REGION, sort=False)]
    unsummed = [group for group in groups if not (group["region"] == catchment).any()]
    return [_total(group, set(group["region"]) == wanted) | {"region": catchment} for group in unsummed]


def _total(parts: pd.DataFrame, complete: bool) -> dict:
    """One row that is the sum of `parts`, or says that there is none."""
    has_number = complete and bool(parts["status"].isin(NUMBER_STATUSES).all())
    provisional = bool((parts["status"] == PROVISIONAL).any())
    return parts.iloc[0].to_dict() | {
        "value": parts["value"].sum() if has_number else float("nan"),
        "persons": parts["persons"].sum(skipna=False) if has_number else float("nan"),
        "status": (PROVISIONAL if provisional else NORMAL) if has_number else _why_no_number(parts),
        "synthetic": bool(parts["synthetic"].any()),
        "file": _joined(parts["file"], ", "),
        "sheet": _joined(parts["sheet"], ", "),
        "cell": _joined(parts["cell"], "+"),
        "extracted": parts["extracted"].max(),
    }


def _why_no_number(parts: pd.DataFrame) -> str:
    """The one reason that all parts without a number share, else missing."""
    reasons = set(parts["status"]) - set(NUMBER_STATUSES)
    return reasons.pop() if len(reasons) == 1 else MISSING


def _joined(words: pd.Series, sign: str) -> str:
    return sign.join(dict.fromkeys(words))


def _appended(rows: pd.DataFrame, totals: list[dict]) -> pd.DataFrame:
    if not totals:
        return rows
    added = OBSERVATIONS.check(pd.DataFrame(totals))
    return pd.concat([rows, added], ignore_index=True)
