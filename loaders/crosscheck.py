"""Checks that need more than one file: a published rate against count and population, one source against another."""

import pandas as pd

from loaders.files.reading import plain
from loaders.problems import ERROR, WARNING, Problem

PLACE = ["region", "period_start", "period_end"]
PER = 1000


def crosscheck(observations: pd.DataFrame) -> list[Problem]:
    """Every disagreement found across files."""
    return [*_rates(observations), *_same_offences(observations)]


def _rates(observations: pd.DataFrame) -> list[Problem]:
    """Rate = average count / population on 1 January of the period's last year, as Kommunehelsa computes it.

    The tolerance is what rounding explains: half a step of the printed rate and half an offence.
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
    people = f"{row['file_people']}, celle {row['cell_people']}"
    return Problem(
        row["file"],
        row["sheet"],
        row["cell"],
        ERROR,
        "rate_differs",
        f"{plain(row['value'])} per 1000",
        f"{plain(round(expected, 1))}, som følger av antallet i celle {row['cell_count']} og folketallet i {people}",
        "Sjekk begge tallene hos kilden.",
    )


def _same_offences(observations: pd.DataFrame) -> list[Problem]:
    """Kommunehelsa takes its counts from table 08487, so the two should agree; revisions may part them."""
    counts = _numbers(observations, "violence.offences")
    ours, theirs = (counts[counts["source"] == source] for source in ("kommunehelsa", "ssb_08487"))
    joined = ours.merge(theirs, on=PLACE, suffixes=("", "_ssb"))
    return [_count_problem(row) for _, row in joined[joined["value"] != joined["value_ssb"]].iterrows()]


def _count_problem(row: pd.Series) -> Problem:
    where = f"{row['file_ssb']}, ark «{row['sheet_ssb']}», celle {row['cell_ssb']}"
    return Problem(
        row["file"],
        row["sheet"],
        row["cell"],
        WARNING,
        "sources_disagree",
        plain(row["value"]),
        f"{plain(row['value_ssb'])}, som står i {where}",
        "Kilden kan ha rettet tallet siden; hent den eldste filen på nytt.",
    )
