"""Several years together, where single years are withheld: a category of its own, named so that none reads a year."""

from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.charts.build import Context, Period, period_words
from dashboard.model.select import numbers, sums_of_years
from dashboard.text import Text
from loaders.schema import SUPPRESSED

Rows = Mapping[str, pd.DataFrame]


def sums_shown(context: Context, indicator: str, rows: Rows, group: str) -> dict[str, pd.DataFrame]:
    """Sex → the sums of years; empty where none holds a number, or where no year of theirs is withheld."""
    chosen = context.selection
    found = {
        sex: sums_of_years(
            context.published,
            indicator,
            context.region,
            sex=sex,
            age_group=group,
            from_year=chosen.from_year,
            to_year=chosen.to_year,
        )
        for sex in rows
    }
    periods = {period for sums in found.values() for period in _periods(numbers(sums))}
    wanted = {
        (first, last) for first, last in periods if any(_is_withheld(year, first, last) for year in rows.values())
    }
    kept = {sex: sums[[period in wanted for period in _periods(sums)]] for sex, sums in found.items()}
    return {sex: sums for sex, sums in kept.items() if len(sums)}


def _periods(rows: pd.DataFrame) -> list[Period]:
    return list(zip(rows["period_start"].tolist(), rows["period_end"].tolist(), strict=True))


def _is_withheld(rows: pd.DataFrame, first: int, last: int) -> bool:
    return bool((rows["year"].between(first, last) & (rows["status"] == SUPPRESSED)).any())


def after_their_years(periods: Sequence[Period], sums: Rows) -> list[Period]:
    """The periods with each sum after the last of its years."""
    longer = {period for rows in sums.values() for period in _periods(rows)}
    return sorted([*periods, *longer], key=lambda period: (period[1], -period[0]))


def words(periods: Sequence[Period], sums: Rows, t: Text) -> tuple[str, ...]:
    """The periods as categories."""
    longer = {period for rows in sums.values() for period in _periods(rows)}
    plain = period_words(periods, t)
    return tuple(
        t("{period}, {count} years together", period=said, count=period[1] - period[0] + 1)
        if period in longer
        else said
        for period, said in zip(periods, plain, strict=True)
    )


def notes(context: Context, sums: Rows) -> tuple[str, ...]:
    """What such a category is, and that it is no year to compare with."""
    t = context.t
    longer = sorted({period for rows in sums.values() for period in _periods(rows)})
    return tuple(
        t(
            "{period} together is {count} years added up, because single years are withheld. Do not "
            "compare it with a single year. Anyone who stayed in several of the years is counted in "
            "each.",
            period=t.period(first, last),
            count=last - first + 1,
        )
        for first, last in longer
    )
