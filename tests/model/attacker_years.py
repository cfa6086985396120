"""The attacker of `attacker.py` on several years: a group has one year, and a sum of years is a set of groups."""

from tests.model.attacker import (
    NUMBERS,
    exact,
    groups_of,
    insiders_of,
    narrow,
    remembering,
    sensitive_sets,
)
from tests.model.reader import Reader


def over_years(published, truth, threshold=5, editions=()):
    """What can be inferred from single years and sums of years together, for one indicator and source.

    With `editions`, only true findings: a reader of corrected editions may also draw wrong conclusions.
    """
    wide = truth[truth["period_start"] < truth["period_end"]]
    found = []
    for (indicator, age_group, source, first, last), _ in wide.groupby(
        ["indicator", "age_group", "source", "period_start", "period_end"]
    ):
        inside = (truth["period_start"] >= first) & (truth["period_end"] <= last)
        kind = (truth["indicator"] == indicator) & (truth["age_group"] == age_group) & (truth["source"] == source)
        found += _over(published, truth[inside & kind], threshold, editions)
    return found


def _over(published, rows, threshold, editions):
    single = rows[rows["period_start"] == rows["period_end"]]
    cells = {}
    for row in rows.itertuples():
        years = range(row.period_start, row.period_end + 1)
        dated = ((*group, year) for year in years for group in groups_of(row, single[single["year"] == year]))
        cells[row.Index] = frozenset(dated)
    newcomer = Reader(sorted(set().union(*cells.values())))
    for index, groups in cells.items():
        if published.loc[index, "status"] in NUMBERS:
            newcomer.learn_sum(groups, published.loc[index, "value"])
    reader = remembering(newcomer, editions, published, rows, cells)
    hidden = [groups for index, groups in cells.items() if published.loc[index, "status"] == "suppressed"]
    found = [
        *narrow(reader, sensitive_sets(rows, cells, threshold), threshold),
        *exact(reader, hidden),
        *insiders_of(newcomer, editions, published, rows, cells, threshold),
    ]
    true = {next(iter(groups)): rows.loc[index, "value"] for index, groups in cells.items() if len(groups) == 1}
    return [one for one in found if not editions or one.low <= sum(map(true.get, one.cells)) <= one.high]
