"""Every municipality's newest reported violence, from SSB's table 08487."""

import pandas as pd

from dashboard.model.published import Published
from dashboard.model.select import numbers


def municipalities(published: Published) -> pd.DataFrame:
    """Every municipality's newest reported violence: a row a municipality, the newest period of the whole table.

    Columns region, year, period_start, value, status, source and provenance as observations, plus population.
    """
    rows = published.frame[
        (published.frame["indicator"] == "violence.offences") & (published.frame["source"] == "ssb_08487")
    ]
    rows = rows[rows["region"].str.fullmatch(r"\d{4}")]
    newest = rows[rows["year"] == rows["year"].max()]
    people = published.frame[published.frame["indicator"] == "population"]
    people = numbers(people[people["year"] == rows["year"].max()]).set_index("region")["value"]
    return newest.assign(population=newest["region"].map(people)).reset_index(drop=True)
