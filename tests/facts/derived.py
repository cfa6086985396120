"""Numbers that text may give beside those of the table, each derived from numbers in the table."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, product

from dashboard.charts.chart import Chart
from dashboard.model.intervals import count_interval
from dashboard.model.published import Published
from tests.facts import rows
from tests.facts.numbers import Number, is_rounded, numbers_in


def is_accounted_for(published: Published, chart: Chart, number: Number) -> bool:
    """Whether a number in text about a figure is shown in it, or follows from it in a declared way."""
    if number.sign:
        return any(is_rounded(number, one) for one in (percent_changes if number.is_percent else differences)(chart))
    if number.is_percent:
        return any(is_rounded(number, one) for one in _percents(published, chart)) or _is_ratio(chart, number)
    return any(is_rounded(number, one) for one in _plain(published, chart))


@lru_cache(maxsize=256)
def _shown(chart: Chart) -> tuple[float, ...]:
    """Every number of the table, its intervals and the numbers in its texts."""
    values = [value for series in chart.series for value in series.values if value.is_number]
    found = [end for value in values for end in (value.value, value.low, value.high) if end is not None]
    limits = [point for limit in chart.limits for pair in limit.points for point in pair]
    return (*found, *limits, *([chart.reference.value] if chart.reference else []))


@lru_cache(maxsize=256)
def _plain(published: Published, chart: Chart) -> tuple[float, ...]:
    """Shown numbers; intervals; the counts behind a rate or share; the number of years."""
    counts = [row["value"] for one in rows.shown(published, chart) for row in one.rows if row["value"] == row["value"]]
    spans = [
        end for count in counts if float(count).is_integer() for end in (*count_interval(count), *_of_average(count))
    ]
    found = [row for one in rows.shown(published, chart) for row in one.rows]
    lengths = {float(row["period_end"] - row["period_start"] + 1) for row in found}
    years = (*map(float, range(len(chart.categories) + 1)), *lengths)
    return (*_shown(chart), *counts, *_pooled(counts), *spans, *years, *_around(published, chart))


def _of_average(count: float) -> tuple[float, float]:
    """The interval of an average of two years."""
    low, high = count_interval(2 * count)
    return low / 2, high / 2


def _around(published: Published, chart: Chart) -> list[float]:
    """For the centre, in the years shown: everyone's number, and conversations per person."""
    if not chart.key.startswith(("residents-share", "conversation")):
        return []
    frame = published.frame[published.frame["year"].isin({int(category[-4:]) for category in chart.categories})]
    if chart.key == "residents-share":
        return frame[(frame["indicator"] == "centre.residents") & frame["value"].notna()]["value"].tolist()
    found = frame[frame["value"].notna()].set_index(["indicator", "region", "year", "sex"])["value"].to_dict()
    people = {key[1:]: value for key, value in found.items() if key[0] == "centre.conversation_users"}
    talks = {key[1:]: value for key, value in found.items() if key[0] == "centre.conversations"}
    return [talks[key] / people[key] for key in talks.keys() & people.keys()]


def _pooled(counts: list[float]) -> list[float]:
    """Sums over years of the first and the second of each pair, as in a pooled share."""
    runs = [counts[start::step] for step in (1, 2) for start in range(step)]
    return [sum(run[first:]) for run in runs for first in range(len(run))]


def pairs(chart: Chart) -> Iterator[tuple[float, float]]:
    """Each earlier and later number of a series."""
    for series in chart.series:
        yield from combinations(
            [value.value for value in series.values if value.is_number and value.value is not None], 2
        )


@lru_cache(maxsize=256)
def differences(chart: Chart) -> tuple[float, ...]:
    """Differences between two numbers of a series."""
    return tuple(later - earlier for earlier, later in pairs(chart))


@lru_cache(maxsize=256)
def percent_changes(chart: Chart) -> tuple[float, ...]:
    """The same in percent of the earlier number."""
    return tuple(100 * (later / earlier - 1) for earlier, later in pairs(chart) if earlier)


def _percents(published: Published, chart: Chart) -> Iterator[float]:
    """Shares shown; one series' number as a percentage of another's in the same period; shares of inhabitants."""
    yield from _shown(chart)
    if chart.key == "residents-share":
        settings = published.settings
        yield 100 * (published.regions.cost_share(settings.catchment, settings.home, 2020) or 0)
        yearly = sorted(_inhabitants(published, chart))
        yield from (yearly[0] + nth * (yearly[-1] - yearly[0]) / 20 for nth in range(21) if yearly)  # weighted somehow
    for values in zip(*(series.values for series in chart.series), strict=True):
        shown = [value.value for value in values if value.is_number and value.value]
        yield from (100 * one / other for one in shown for other in shown)
    counts = [row["value"] for one in rows.shown(published, chart) for row in one.rows if row["value"]]
    yield from (100 * one / other for one in counts for other in counts if other == other and one == one)


def _is_ratio(chart: Chart, number: Number) -> bool:
    """Whether one rounded number of a period may be this percentage of another, since exact numbers are not shown."""
    slack = 0.5 * 10**-chart.decimals
    for values in zip(*(series.values for series in chart.series), strict=True):
        shown = [value.value for value in values if value.is_number and value.value]
        for one, other in product(shown, shown):
            low, high = 100 * (one - slack) / (other + slack), 100 * (one + slack) / (other - slack or slack)
            if low - 0.5 <= number.value <= high + 0.5:
                return True
    return False


def _inhabitants(published: Published, chart: Chart) -> Iterator[float]:
    """The home municipality's percentage of the inhabitants of the two that shared the centre, in each year shown."""
    people = published.frame[published.frame["indicator"] == "population"].set_index(["region", "year"])["value"]
    home, partners = published.settings.home, ("0220", "3203")
    for year in {int(category[-4:]) for category in chart.categories}:
        other = [people[place, year] for place in partners if (place, year) in people.index]
        if other and (home, year) in people.index:
            yield 100 * people[home, year] / (people[home, year] + other[0])


@lru_cache(maxsize=8)
def explained(published: Published, language: str) -> frozenset[float]:
    """Numbers in the catalogue and the breaks: sections of the law, a thousand inhabitants, another way of counting."""
    entries = published.catalogue.indicators.values()
    texts = [words for entry in entries for words in (entry.title, entry.unit, entry.definition)]
    statement = [words[language] for words in texts] + [one for entry in entries for one in entry.caveats[language]]
    statement += [item.words[language] for item in published.breaks]
    statement += [
        words[language] for source in published.catalogue.sources.values() for words in (source.name, source.next)
    ]
    return frozenset(number.value for words in statement for number in numbers_in(words, language))
