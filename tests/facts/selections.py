"""Selections that a reader can make on a page: all, or a hundred or so spread evenly, always the same."""

import dataclasses
from collections.abc import Iterator
from itertools import product
from math import prod

from dashboard.model.published import Published
from dashboard.vocabulary.selection import Choices, Selection
from dashboard.web.page.choices import choices_of, measure_choices
from dashboard.web.page.page import Page
from loaders.schema import ALL, CHILDREN, MEASURE_STATUSES, WOMEN

LANGUAGES = ("nb", "nn", "en")
MOST = 300
STRIDE = 0.6180339887  # the golden ratio: any number of such steps through a list is spread evenly over it
FILTERS = ("years", "region", "sex", "group", "goal", "responsible", "status")
# Asker today and before 2020, Oslo, a small one with withheld numbers, two with Sami names, one dissolved.
TELLING_PLACES = ("3203", "0220", "0301", "1818", "5628", "5610", "0627", "centre:asker-baerum:other")
TELLING_YEARS = ((None, None), (None, 2018), (2017, 2018), (2019, None), (2018, 2018))


def of_page(page: Page, published: Published, most: int = MOST) -> list[Selection]:
    """The selections of a page's filters: first the open one and the revealing ones."""
    return spread(page.choices(published), page.filters, most)


def of_meeting(published: Published, most: int = MOST) -> list[Selection]:
    """The selections of a meeting: every filter of every page."""
    figures, measures = choices_of(published, tuple(published.catalogue.indicators)), measure_choices(published)
    choices = dataclasses.replace(figures, goals=measures.goals, responsible=measures.responsible)
    return spread(choices, FILTERS[:4], most)


def of_command(published: Published, most: int = MOST) -> list[Selection]:
    """The selections of the command line, including country, county and centre, which no page offers."""
    settings = published.settings
    figures = choices_of(published, tuple(published.catalogue.indicators))
    extra = (settings.country, settings.county, settings.catchment)
    first = [Selection(region=place, from_year=year) for place, year in product(extra, (None, 2018))]
    choices = dataclasses.replace(figures, regions=(*extra, *figures.regions))
    return list(dict.fromkeys([*first, *spread(choices, FILTERS[:4], most)]))[:most]


def spread(choices: Choices, filters: tuple[str, ...], most: int) -> list[Selection]:
    """At most so many selections: the revealing ones, then an even spread of all, one golden step apart."""
    offered = offers(choices, filters)
    count = prod(map(len, offered))
    if count <= most:
        return [at(offered, place) for place in range(count)]
    first = [one for one in telling() if _is_offered(one, offered)]
    others = (at(offered, int(k * STRIDE % 1 * count)) for k in range(1, 2 * most))
    return list(dict.fromkeys([at(offered, 0), *first, *others]))[:most]


def offers(choices: Choices, filters: tuple[str, ...]) -> list[tuple]:
    """The choices of each of FILTERS; only the open one for a filter that the page lacks."""
    parts = {
        "years": windows(choices.years),
        "region": (None, *choices.regions),
        "sex": (ALL, *choices.sexes),
        "group": (ALL, *choices.groups),
        "goal": (None, *choices.goals),
        "responsible": (None, *choices.responsible),
        "status": (None, *MEASURE_STATUSES),
    }
    return [tuple(parts[name]) if name in filters else tuple(parts[name][:1]) for name in FILTERS]


def at(offered: list[tuple], place: int) -> Selection:
    """The combination at an index, with the last filter changing fastest."""
    found = []
    for choices in reversed(offered):
        place, nth = divmod(place, len(choices))
        found.append(choices[nth])
    (first, last), region, sex, group, goal, responsible, status = reversed(found)
    return Selection(first, last, region, sex, group, goal=goal, responsible=responsible, measure_status=status)


def _is_offered(one: Selection, offered: list[tuple]) -> bool:
    chosen = ((one.from_year, one.to_year), one.region, one.sex, one.group)
    return all(choice in choices for choice, choices in zip(chosen, offered, strict=False))


def telling() -> Iterator[Selection]:
    """Places and years where something has gone wrong before, for everybody and for girls."""
    for place, (first, last), (sex, group) in product(
        (None, *TELLING_PLACES), TELLING_YEARS, ((ALL, ALL), (WOMEN, CHILDREN), (WOMEN, ALL))
    ):
        yield Selection(first, last, place, sex, group)


def windows(years: tuple[int, ...]) -> list[tuple[int | None, int | None]]:
    """No limit, then each pair of first and last year, including single years and open ends."""
    ends = (None, *years)
    return [(first, last) for first, last in product(ends, ends) if first is None or last is None or first <= last]


def in_language(selection: Selection, language: str) -> Selection:
    """The same view in another language."""
    return dataclasses.replace(selection, language=language)
