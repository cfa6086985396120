"""The home municipality's share of the crisis centre's residents, year by year and pooled."""

from dataclasses import dataclass

import pandas as pd

from dashboard.model.breaks import break_years, breaks_for
from dashboard.model.published import Published
from dashboard.model.select import numbers, series
from dashboard.model.shares import Share, differ_between_years, expected_share, pooled, share
from loaders.schema import NUMBER_STATUSES


@dataclass(frozen=True)
class ShareItem:
    """One year's share, or all years' together; `years` is (year, year) or the pooled span.

    `rows` are the published rows that it is made of: own and total of its year, or of each pooled year.
    """

    years: tuple[int, int]
    share: Share
    own: pd.Series | None
    total: pd.Series | None
    rows: tuple[pd.Series, ...]


@dataclass(frozen=True)
class SharesOverYears:
    """The home municipality's share of residents a year, pooled last, and what it is measured against.

    `expected` is the newest item's share of cost (the plan's own key). `by_population` is the newest item (pooled,
    where there is one) against the inhabitants of the municipalities that belonged to the centre in each year; without
    a verdict where a population is missing. `differs` says whether the share changes over years counted in one way.
    """

    items: tuple[ShareItem, ...]
    rows: pd.DataFrame
    expected: float | None
    by_population: Share | None
    differs: bool | None


def shares(
    published: Published, age_group: str, from_year: int | None = None, to_year: int | None = None
) -> SharesOverYears:
    """The home municipality's share of all residents, per year and pooled over years counted in one way."""
    settings = published.settings
    own, everyone = (
        series(
            published, "centre.residents", region, age_group=age_group, from_year=from_year, to_year=to_year
        ).set_index("year", drop=False)
        for region in (settings.home, settings.catchment)
    )
    years = sorted(set(own.index) & set(everyone.index))
    pairs = [(year, own.loc[year], everyone.loc[year]) for year in years]
    items = [
        ShareItem(
            (year, year), share(_count(mine), _count(total), _of_cost(published, year)), mine, total, (mine, total)
        )
        for year, mine, total in pairs
    ]
    kept = _counted_alike(published, items)
    counts, totals = [item.share.count for item in kept], [item.share.total for item in kept]
    local = [_population_share(published, item.years[1]) for item in kept]
    shown = (*items, *_together(kept))
    return SharesOverYears(
        shown,
        pd.concat([own, everyone], ignore_index=True),
        shown[-1].share.expected if shown else None,
        pooled(counts, totals, local) if kept else None,
        differ_between_years(counts, totals),
    )


def _counted_alike(published: Published, items: list[ShareItem]) -> list[ShareItem]:
    """The years with a share since the last break in the total."""
    whole = [item for item in items if item.share.share is not None]
    if not whole:
        return []
    span = whole[0].years[0], whole[-1].years[1]
    found = breaks_for(published.breaks, "centre.residents", published.settings.catchment, *span)
    start = max(break_years(found), default=span[0])
    return [item for item in whole if item.years[0] >= start]


def _of_cost(published: Published, year: int) -> float | None:
    return published.regions.cost_share(published.settings.catchment, published.settings.home, year)


def _together(kept: list[ShareItem]) -> list[ShareItem]:
    """All years as one; nothing where there are not two."""
    if len(kept) < 2:
        return []
    parts = [item.share for item in kept]
    total = pooled([part.count for part in parts], [part.total for part in parts], [part.expected for part in parts])
    rows = tuple(row for item in kept for row in item.rows)
    return [ShareItem((kept[0].years[0], kept[-1].years[1]), total, None, None, rows)]


def _population_share(published: Published, year: int) -> float | None:
    """The home municipality's share of the inhabitants of the centre's members in a year."""
    settings = published.settings
    people = {place: _people(published, place, year) for place in published.regions.members(settings.catchment, year)}
    others = [number for place, number in people.items() if place != settings.home]
    return expected_share(people.get(settings.home), others)


def _people(published: Published, place: str, year: int) -> float | None:
    found = numbers(series(published, "population", place, from_year=year, to_year=year))
    return None if found.empty else float(found["value"].iloc[0])


def _count(row: pd.Series) -> float | None:
    return float(row["value"]) if row["status"] in NUMBER_STATUSES else None
