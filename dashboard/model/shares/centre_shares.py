"""The home municipality's share of the residents from the centre's members, year by year and pooled, like for like."""

from dataclasses import dataclass

import pandas as pd

from dashboard.model.breaks import break_years, breaks_for
from dashboard.model.published import Published
from dashboard.model.select import at, numbers, series
from dashboard.model.shares.shares import Share, differ_between_years, expected_share, pooled, share
from loaders.schema import MISSING, NORMAL, NOT_APPLICABLE, NUMBER_STATUSES, SUPPRESSED

INHABITANTS, COST = "inhabitants", "cost"


@dataclass(frozen=True)
class ShareItem:
    """The share of one year or of several: `years` is (year, year) or the pooled span.

    `members` are those of the centre then, the home municipality first; `rows` their published rows, of every year.
    `status` says why there is no share.
    """

    years: tuple[int, int]
    members: tuple[str, ...]
    share: Share
    rows: tuple[pd.Series, ...]
    status: str = NORMAL


@dataclass(frozen=True)
class SharesOverYears:
    """The home municipality's share of the members' residents a year; `together` is what a verdict is given on.

    `yardstick` names what it is measured against: the members' inhabitants in the same years, the cost key of those
    years, or nothing (empty). `differs` says whether the share changes over the years pooled. `of_all` is
    the newest year's share of every resident, wherever from: it has no yardstick, as nobody counts those inhabitants.
    `rests_on` are the populations and totals that the numbers are computed from.
    """

    items: tuple[ShareItem, ...]
    together: ShareItem | None
    yardstick: str
    differs: bool | None
    of_all: Share | None
    rests_on: pd.DataFrame


def shares(
    published: Published, age_group: str, from_year: int | None = None, to_year: int | None = None
) -> SharesOverYears:
    """The home municipality's share of the residents from its centre's members, per year and pooled.

    Numerator, denominator and yardstick cover the same members and years; residents from elsewhere are in none of them.
    A year in which a member's number is withheld or missing has no share. Only years with the same members since the
    last break are pooled.
    """
    own = _rows(published, published.settings.home, age_group)
    years = [year for year in own["year"].tolist() if (from_year or year) <= year <= (to_year or year)]
    found = [item for year in years if (item := _of_year(published, age_group, year))]
    kept = _counted_alike(published, [item for item in found if item.share.share is not None])
    yardstick, expected = _yardstick(published, kept)
    counts, totals = [item.share.count for item in kept], [item.share.total for item in kept]
    together = _together(kept, pooled(counts, totals, expected)) if kept else None
    everyone = _everyone(published, age_group, kept)
    rests_on = [everyone, *(_populations(published, item) for item in kept if yardstick == INHABITANTS)]
    return SharesOverYears(
        tuple(found),
        together,
        yardstick,
        differ_between_years(counts, totals),
        _of_all(kept, everyone),
        pd.concat(rests_on, ignore_index=True),
    )


def _rows(published: Published, place: str, age_group: str) -> pd.DataFrame:
    return series(published, "centre.residents", place, age_group=age_group)


def _of_year(published: Published, age_group: str, year: int) -> ShareItem | None:
    """One year's share; None if the home municipality was the only member, or none at all."""
    home = published.settings.home
    members = published.regions.members(published.settings.catchment, year)
    if home not in members or len(members) == 1:
        return None
    members = (home, *(place for place in members if place != home))
    rows = [at(_rows(published, place, age_group), year) for place in members]
    known = tuple(row for row in rows if row is not None)
    why = {MISSING if row is None else row["status"] for row in rows} - set(NUMBER_STATUSES)
    if why:
        status = SUPPRESSED if SUPPRESSED in why else MISSING
        return ShareItem((year, year), members, share(None, None, None), known, status)
    values = [float(row["value"]) for row in known]
    found = share(values[0], sum(values), None)
    return ShareItem((year, year), members, found, known, NOT_APPLICABLE if found.share is None else NORMAL)


def _counted_alike(published: Published, whole: list[ShareItem]) -> list[ShareItem]:
    """The years with the newest year's members, since the last break in any of their numbers."""
    if not whole:
        return []
    newest = whole[-1]
    places = (published.settings.catchment, *newest.members)
    span = whole[0].years[0], newest.years[1]
    broken = [breaks_for(published.breaks, "centre.residents", place, *span) for place in places]
    start = max((year for found in broken for year in break_years(found)), default=span[0])
    return [item for item in whole if item.years[0] >= start and set(item.members) == set(newest.members)]


def _yardstick(published: Published, kept: list[ShareItem]) -> tuple[str, list[float | None]]:
    """One yardstick for all years, with its value for each, or none."""
    settings, regions = published.settings, published.regions
    years = [item.years[1] for item in kept]
    by_kind = {
        INHABITANTS: [_share_of_inhabitants(published, item) for item in kept],
        COST: [regions.cost_share(settings.catchment, settings.home, year) for year in years],
    }
    for kind, found in by_kind.items():
        if found and None not in found:
            return kind, found
    return "", [None] * len(kept)


def _share_of_inhabitants(published: Published, item: ShareItem) -> float | None:
    people = _populations(published, item).set_index("region")["value"].to_dict()
    own, *others = (people.get(place) for place in item.members)
    return expected_share(own, others)


def _populations(published: Published, item: ShareItem) -> pd.DataFrame:
    """The known populations of the member municipalities that year."""
    first, last = item.years
    found = [series(published, "population", place, from_year=first, to_year=last) for place in item.members]
    return numbers(pd.concat(found, ignore_index=True))


def _together(kept: list[ShareItem], whole: Share) -> ShareItem:
    """All years as one item."""
    rows = tuple(row for item in kept for row in item.rows)
    return ShareItem((kept[0].years[0], kept[-1].years[1]), kept[-1].members, whole, rows)


def _everyone(published: Published, age_group: str, kept: list[ShareItem]) -> pd.DataFrame:
    """The newest year's total, wherever the residents come from."""
    everyone = numbers(_rows(published, published.settings.catchment, age_group))
    return everyone[everyone["year"] == kept[-1].years[1]] if kept else everyone.iloc[:0]


def _of_all(kept: list[ShareItem], everyone: pd.DataFrame) -> Share | None:
    return None if everyone.empty else share(kept[-1].share.count, float(everyone["value"].iloc[0]), None)
