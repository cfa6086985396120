"""Selections that a reader can make on a page: all of them, or some hundred spread evenly, always the same."""

import dataclasses
from collections.abc import Iterator
from itertools import product

from dashboard.model.published import Published
from dashboard.pages.choices import choices_of, measure_choices
from dashboard.pages.page import Page
from dashboard.selection import Choices, Selection
from loaders.schema import ALL, CHILDREN, MEASURE_STATUSES, WOMEN

LANGUAGES = ("nb", "nn", "en")
MOST = 300
STRIDE = 0.6180339887  # of the golden ratio: any number of such steps through a list are spread evenly over it
FILTERS = ("years", "region", "sex", "group", "goal", "responsible", "status")
# Asker today and before 2020, Oslo, a small municipality with withheld numbers, two with Sami names, one dissolved.
TELLING_PLACES = ("3203", "0220", "0301", "1818", "5628", "5610", "0627", "centre:asker-baerum:other")
TELLING_YEARS = ((None, None), (None, 2018), (2017, 2018), (2019, None), (2018, 2018))


def of_page(page: Page, published: Published, most: int = MOST) -> list[Selection]:
    """The selections of a page's own filters: the open one and the telling ones first."""
    return spread(page.choices(published), page.filters, most)


def of_meeting(published: Published, most: int = MOST) -> list[Selection]:
    """What may be carried into a meeting: every filter of every page."""
    figures, measures = choices_of(published, tuple(published.catalogue.indicators)), measure_choices(published)
    choices = dataclasses.replace(figures, goals=measures.goals, responsible=measures.responsible)
    return spread(choices, FILTERS[:4], most)


def of_command(published: Published, most: int = MOST) -> list[Selection]:
    """What the command line takes: also the country, the county and the centre, which no page offers."""
    settings = published.settings
    figures = choices_of(published, tuple(published.catalogue.indicators))
    extra = (settings.country, settings.county, settings.catchment)
    first = [Selection(region=place, from_year=year) for place, year in product(extra, (None, 2018))]
    choices = dataclasses.replace(figures, regions=(*extra, *figures.regions))
    return list(dict.fromkeys([*first, *spread(choices, FILTERS[:4], most)]))[:most]


def spread(choices: Choices, filters: tuple[str, ...], most: int) -> list[Selection]:
    """At most so many selections: the telling ones, then evenly from all, each golden steps from the last."""
    found = list(every(choices, filters))
    if len(found) <= most:
        return found
    offered = set(found)
    places = [int(k * STRIDE % 1 * len(found)) for k in range(1, 2 * most)]
    wanted = [*(one for one in telling() if one in offered), *(found[place] for place in places)]
    return list(dict.fromkeys([found[0], *wanted]))[:most]


def every(choices: Choices, filters: tuple[str, ...]) -> Iterator[Selection]:
    """Every combination of what the filters offer."""
    parts = {
        "years": windows(choices.years),
        "region": (None, *choices.regions),
        "sex": (ALL, *choices.sexes),
        "group": (ALL, *choices.groups),
        "goal": (None, *choices.goals),
        "responsible": (None, *choices.responsible),
        "status": (None, *MEASURE_STATUSES),
    }
    offered = [parts[name] if name in filters else parts[name][:1] for name in parts]
    for (first, last), region, sex, group, goal, responsible, status in product(*offered):
        yield Selection(first, last, region, sex, group, goal=goal, responsible=responsible, measure_status=status)


def telling() -> Iterator[Selection]:
    """The places and years in which something has gone wrong before, with everybody and with girls."""
    for place, (first, last), (sex, group) in product(
        (None, *TELLING_PLACES), TELLING_YEARS, ((ALL, ALL), (WOMEN, CHILDREN), (WOMEN, ALL))
    ):
        yield Selection(first, last, place, sex, group)


def windows(years: tuple[int, ...]) -> list[tuple[int | None, int | None]]:
    """No limit, then each pair of first and last year, single years and open ends included."""
    ends = (None, *years)
    return [(first, last) for first, last in product(ends, ends) if first is None or last is None or first <= last]


def in_language(selection: Selection, language: str) -> Selection:
    """The same view in another language."""
    return dataclasses.replace(selection, language=language)
