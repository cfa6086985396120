"""Checks that need more than one file: a published rate against count and population, one source against another."""

import pandas as pd

from loaders.phrases import Number, phrase
from loaders.problems import ERROR, WARNING, Problem, place_of

PLACE = ["region", "period_start", "period_end"]
PER = 1000


def crosscheck(observations: pd.DataFrame) -> list[Problem]:
    """Every disagreement found across files."""
    return [*_rates(observations), *_same_offences(observations)]


def _rates(observations: pd.DataFrame) -> list[Problem]:
    """Rate = average count / population on 1 January of the period's last year, as Kommunehelsa computes it.

    The tolerance allows for rounding: half a step of the printed rate and half an offence.
    """
    rates = _numbers(observations, "violence.rate")
    counts = _numbers(observations, "violence.offences").merge(rates[["source", *PLACE]], on=["source", *PLACE])
    people = _numbers(observations, "population")[["region", "year", "value", "file", "sheet", "cell"]]
    joined = rates.merge(counts, on=["source", *PLACE], suffixes=("", "_count"))
    joined = joined.merge(people, on=["region", "year"], suffixes=("", "_people"))
    expected = joined["value_count"] / joined["value_people"] * PER
    off = (joined["value"] - expected).abs() > 0.05 + 0.5 * PER / joined["value_people"] + 1e-9
    return [_rate_problem(row, rate) for (_, row), rate in zip(joined[off].iterrows(), expected[off], strict=True)]


def _numbers(observations: pd.DataFrame, indicator: str) -> pd.DataFrame:
    return observations[(observations["indicator"] == indicator) & observations["value"].notna()]


def _rate_problem(row: pd.Series, expected: float) -> Problem:
    return Problem(
        row["file"],
        row["sheet"],
        row["cell"],
        ERROR,
        "rate_differs",
        phrase("{rate} per 1000", rate=Number(row["value"])),
        phrase(
            "{rate}, which follows from the count in cell {count_cell} and the population in {file}, cell {cell}",
            rate=Number(round(expected, 1)),
            count_cell=row["cell_count"],
            file=row["file_people"],
            cell=row["cell_people"],
        ),
        phrase("Check both numbers with the source."),
    )


def _same_offences(observations: pd.DataFrame) -> list[Problem]:
    """Kommunehelsa takes its counts from table 08487, so the two should agree unless one was revised.

    Statistics Norway rounds a mean of two years; the Institute of Public Health may print the half.
    """
    counts = _numbers(observations, "violence.offences")
    ours, theirs = (counts[counts["source"] == source] for source in ("kommunehelsa", "ssb_08487"))
    joined = ours.merge(theirs, on=PLACE, suffixes=("", "_ssb"))
    off = (joined["value"] - joined["value_ssb"]).abs() > 0.5
    return [_count_problem(row) for _, row in joined[off].iterrows()]


def _count_problem(row: pd.Series) -> Problem:
    return Problem(
        row["file"],
        row["sheet"],
        row["cell"],
        WARNING,
        "sources_disagree",
        Number(row["value"]),
        phrase(
            "{number}, as given in {place}",
            number=Number(row["value_ssb"]),
            place=place_of(row["file_ssb"], row["sheet_ssb"], row["cell_ssb"]),
        ),
        phrase("The source may have corrected the number since; download the older file again."),
    )
