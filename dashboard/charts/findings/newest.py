"""The newest number of a series in words, and whether the chosen years leave out a newer one."""

import pandas as pd

from dashboard.charts import sentences
from dashboard.charts.build import Context, interval_of, row_period
from dashboard.model.select import is_cut_off, whole
from loaders.schema import PROVISIONAL


def newest_number(context: Context, row: pd.Series) -> str:
    """The number with its interval, and whether it is provisional."""
    t, number = context.t, _number(context, row)
    return sentences.joined(number, t("Provisional.") if row["status"] == PROVISIONAL else "")


def _number(context: Context, row: pd.Series) -> str:
    t, (low, high) = context.t, interval_of(row)
    if not is_cut_off(row, whole(context.published, row)):
        return t("Newest number: {number}.", number=sentences.with_interval(row["value"], low, high, t))
    values = {
        "number": t.number(row["value"]),
        "period": row_period(row, t),
        "span": t.span(low, high),
    }
    if _is_last_year(context, row):
        return t("Last year selected: {number} ({period}), 95% interval {span}.", **values)
    return t("Last number selected: {number} ({period}), 95% interval {span}.", **values)


def cut_off_words(context: Context, row: pd.Series, every_year: pd.DataFrame | None = None) -> str:
    """«Siste år i utvalget», for a label that already names number and year; empty if the number is the newest.

    `every_year` is the whole series of a row that is computed, and has none in the table.
    """
    if not is_cut_off(row, whole(context.published, row) if every_year is None else every_year):
        return ""
    return context.t("Last year selected") if _is_last_year(context, row) else context.t("Last number selected")


def _is_last_year(context: Context, row: pd.Series) -> bool:
    """Whether the number is of the last year chosen; it may be older, if that year's is withheld or missing."""
    return bool(row["period_start"] == row["period_end"] == context.selection.to_year)
