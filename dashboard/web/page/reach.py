"""Which choices on a page give a number, why the others don't, and the nearest views that do."""

from dataclasses import replace
from itertools import combinations
from typing import Any, NamedTuple

from dashboard.model.kept import kept
from dashboard.model.published import Published
from dashboard.vocabulary.selection import Selection
from dashboard.web.page.page import GROUP, Page
from loaders.schema import ADULTS, ALL, CHILDREN, MISSING, NUMBER_STATUSES, SUPPRESSED

MOST_NEAREST = 3
Series = tuple[str, str, str]  # region, sex, age group


class Cell(NamedTuple):
    """One period of a series: the years it needs to be chosen, and whether it has a number, or a withheld one."""

    first: int
    last: int
    is_number: bool
    is_withheld: bool


@kept(16)
def _cells(published: Published, indicators: tuple[str, ...]) -> dict[Series, list[Cell]]:
    """Every period of the indicators, by series; read once an edition, as a page asks for each of its choices."""
    rows = published.about(*indicators)
    found: dict[Series, list[Cell]] = {}
    columns = (rows[name].tolist() for name in ("region", "sex", "age_group", "period_start", "year", "status"))
    for region, sex, group, start, year, status, is_sum in zip(*columns, published.are_sums(rows), strict=True):
        first = int(start if is_sum else year)  # years added up are shown if all of them are chosen
        cell = Cell(first, int(year), status in NUMBER_STATUSES, status == SUPPRESSED)
        found.setdefault((region, sex, group), []).append(cell)
    return found


def why_nothing(page: Page, published: Published, selection: Selection) -> str:
    """Why no figure that follows the choices has a number: `suppressed` or `missing`; empty if one has."""
    indicators = page.counted(published)
    if not indicators:
        return ""
    known, region = _cells(published, indicators), selection.region or published.settings.home
    first, last = sorted((selection.from_year or 0, selection.to_year or 9999))  # as an address is read
    cells = [
        cell
        for group in _groups(page, selection)
        for cell in known.get((region, selection.sex, group), [])
        if first <= cell.first and cell.last <= last
    ]
    if any(cell.is_number for cell in cells):
        return ""
    return SUPPRESSED if any(cell.is_withheld for cell in cells) else MISSING


def _groups(page: Page, selection: Selection) -> tuple[str, ...]:
    if GROUP not in page.filters:
        return (ALL,)
    return (ADULTS, CHILDREN) if selection.group == ALL else (selection.group,)


def nearest(page: Page, published: Published, selection: Selection) -> tuple[Selection, ...]:
    """The views with numbers that differ least from a selection without: one choice given up, else two, and so on."""
    wider: tuple[dict[str, Any], ...] = (
        {"sex": ALL},
        {"group": ALL},
        {"region": None},
        {"from_year": None, "to_year": None},
    )
    given = [change for change in wider if any(getattr(selection, name) != value for name, value in change.items())]
    for count in range(1, len(given) + 1):
        tried = (
            replace(selection, **{name: value for change in chosen for name, value in change.items()})
            for chosen in combinations(given, count)
        )
        found = tuple(view for view in tried if not why_nothing(page, published, view))
        if found:
            return found[:MOST_NEAREST]
    return ()
