"""The inhabitants behind a series: those who could have been counted, if known for every year."""

from collections.abc import Sequence

from dashboard.model.published import Published
from dashboard.model.select import numbers, series


def inhabitants(published: Published, region: str, years: Sequence[int]) -> tuple[float, ...] | None:
    """Population on 1 January of each year, of a place or of the members of the home municipality's catchment.

    None if any year is unknown: half an offset would be worse than none. Other catchments have no population, since the
    municipalities that they serve are unknown.
    """
    found = [_of_year(published, region, year) for year in years]
    known = tuple(number for number in found if number)
    return known if len(known) == len(found) else None


def _of_year(published: Published, region: str, year: int) -> float | None:
    if region != published.settings.catchment:
        return people(published, region, year)
    members = [people(published, place, year) for place in published.regions.members(region, year)]
    known = [number for number in members if number is not None]
    return sum(known) if len(known) == len(members) else None


def people(published: Published, place: str, year: int) -> float | None:
    """The inhabitants of one place on 1 January; None if they are not in the files."""
    found = numbers(series(published, "population", place, from_year=year, to_year=year))
    return None if found.empty else float(found["value"].iloc[0])
