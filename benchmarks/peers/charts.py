"""The three charts as both peers draw them with plain plotly, from the table that `python app.py data` writes."""

import os

import pandas as pd
import plotly.express as px
import plotly.graph_objects as go

HOME, COUNTY, COUNTRY = "3201", "30", "0"
YEARS = tuple(range(2014, 2019))  # the first year can be any of these


def published() -> pd.DataFrame:
    """The published table, as text where a code has leading zeros."""
    return pd.read_csv(os.environ["BENCH_DATA"], dtype={"region": str, "cell": str})


def police_reports(data_frame: pd.DataFrame, first: int = YEARS[0]) -> go.Figure:
    """Columns: reported cases per year."""
    rows = _chosen(data_frame, "police.reports", first, [HOME])
    return px.bar(rows, x="year", y="value")


def violence_rate(data_frame: pd.DataFrame, first: int = YEARS[0]) -> go.Figure:
    """Lines: reported violence per 1000 in municipality, county and country."""
    rows = _chosen(data_frame, "violence.rate", first, [HOME, COUNTY, COUNTRY])
    return px.line(rows, x="year", y="value", color="region_name", markers=True)


def residents(data_frame: pd.DataFrame, first: int = YEARS[0]) -> go.Figure:
    """Columns: residents per year, adults and children."""
    rows = _chosen(data_frame, "centre.residents", first, [HOME])
    return px.bar(rows[rows["sex"] == "all"], x="year", y="value", color="age_group", barmode="group")


def _chosen(frame: pd.DataFrame, indicator: str, first: int, regions: list[str]) -> pd.DataFrame:
    is_chosen = (frame["indicator"] == indicator) & frame["region"].isin(regions) & (frame["year"] >= int(first))
    return frame[is_chosen].sort_values("year")
