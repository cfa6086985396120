"""Every municipality's newest reported violence, from SSB's table 08487, and its population."""

import pandas as pd

from dashboard.model.comparison import MINIMUM_AREAS
from dashboard.model.kept import kept
from dashboard.model.published import Published
from dashboard.model.select import numbers


def municipalities(published: Published, fewest_known: int = 0) -> pd.DataFrame:
    """Every municipality's reported violence in the table's newest period, a row per municipality.

    With `fewest_known`, the newest period in which that many have both a number and a population, if there is one.
    Columns region, year, period_start, value, status, source and provenance as observations, plus
    population.
    """
    rows = published.about("violence.offences")
    rows = rows[(rows["source"] == "ssb_08487") & rows["region"].str.fullmatch(r"\d{4}")]
    people = numbers(published.about("population"))
    rows = rows.merge(
        people[["region", "year", "value"]].rename(columns={"value": "population"}), on=["region", "year"], how="left"
    )
    known = numbers(rows)["population"].notna().groupby(rows["year"]).sum()
    enough = known[known >= fewest_known].index
    return rows[rows["year"] == max(enough, default=rows["year"].max())].reset_index(drop=True)


@kept(8)
def are_comparable(published: Published) -> bool:
    """Whether enough municipalities have both a number and a population in the same period."""
    return known_populations(municipalities(published, fewest_known=MINIMUM_AREAS)) >= MINIMUM_AREAS


def known_populations(rows: pd.DataFrame) -> int:
    """How many municipalities have both a number and a population."""
    return int(numbers(rows)["population"].notna().sum())


def populations(published: Published, rows: pd.DataFrame) -> pd.DataFrame:
    """The published rows that the populations beside `rows` were taken from."""
    people = numbers(published.about("population"))
    known = rows[rows["population"].notna()]
    return people[people["region"].isin(known["region"]) & people["year"].isin(known["year"])]
