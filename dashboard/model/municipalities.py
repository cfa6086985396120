"""Every municipality's newest reported violence, from SSB's table 08487."""

import pandas as pd

from dashboard.model.published import Published
from dashboard.model.select import numbers


def municipalities(published: Published, fewest_known: int = 0) -> pd.DataFrame:
    """Every municipality's newest reported violence: a row a municipality, the newest period of the whole table.

    With `fewest_known`, the newest period in which so many have both a number and a population; where there is none,
    the newest of all. Columns region, year, period_start, value, status, source and provenance as observations, plus
    population.
    """
    rows = published.frame[
        (published.frame["indicator"] == "violence.offences") & (published.frame["source"] == "ssb_08487")
    ]
    rows = rows[rows["region"].str.fullmatch(r"\d{4}")]
    people = numbers(published.frame[published.frame["indicator"] == "population"])
    rows = rows.merge(
        people[["region", "year", "value"]].rename(columns={"value": "population"}), on=["region", "year"], how="left"
    )
    known = numbers(rows)["population"].notna().groupby(rows["year"]).sum()
    enough = known[known >= fewest_known].index
    return rows[rows["year"] == max(enough, default=rows["year"].max())].reset_index(drop=True)
