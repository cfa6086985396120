"""The published rows behind a figure: where, when, what and from whom each number is."""

from collections import defaultdict
from functools import lru_cache
from typing import Any, NamedTuple

from dashboard.charts.chart import Chart, Value
from dashboard.model.intervals import count_interval
from dashboard.model.levels import rates
from dashboard.model.published import Published
from dashboard.model.select import records
from loaders.schema import NOT_PUBLISHED, NUMBER_STATUSES

Row = dict[str, Any]
SERIES = ("indicator", "region", "sex", "age_group")


class Shown(NamedTuple):
    """One value of a figure with the published rows behind it; none if it was never delivered."""

    category: str
    series: str
    value: Value
    rows: tuple[Row, ...]


@lru_cache(maxsize=4)
def by_cell(published: Published) -> dict[tuple[str, str, str], list[Row]]:
    """The published rows by file, sheet and cell."""
    found: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in records(published.frame):
        found[row["file"], row["sheet"], row["cell"]].append(row)
    return found


@lru_cache(maxsize=20_000)
def behind(published: Published, origin: str) -> tuple[Row, ...]:
    """The rows named by an origin: «file › sheet › cell», joined by « + » in a rate and by « / » in a share."""
    cells = by_cell(published)
    named = [place.split(" › ") for place in origin.split(" / ") if place.count(" › ") == 2]
    parts = [part for file, sheet, cell in named for part in _apart(file, sheet, cell)]
    return tuple(row for part in parts for row in cells.get(part, ()))


def _apart(file: str, sheet: str, cell: str) -> list[tuple[str, str, str]]:
    split = [names.split(" + ") for names in (file, sheet, cell)]
    if len({len(names) for names in split}) > 1:
        return [(file, sheet, cell)]
    return [(one, two, three) for one, two, three in zip(*split, strict=True)]


def shown(published: Published, chart: Chart) -> list[Shown]:
    """Every value of a figure with its rows."""
    return [
        Shown(category, series.name, value, behind(published, value.origin))
        for series in chart.series
        for category, value in zip(chart.categories, series.values, strict=True)
    ]


class Number(NamedTuple):
    """A published number with its interval, or a rate derived from two."""

    indicator: str
    year: int
    sex: str
    value: float
    low: float
    high: float


@lru_cache(maxsize=400)
def of_place(published: Published, region: str) -> tuple[Number, ...]:
    """Every number of a place, including computed rates."""
    frame = published.frame
    counts = records(
        frame[(frame["region"] == region) & frame["value"].notna() & (frame["indicator"] != "violence.rate")]
    )
    rated = rates(published, region)
    return (
        *(Number(row["indicator"], row["year"], row["sex"], row["value"], *_interval(row["value"])) for row in counts),
        *(
            Number("violence.rate", row["year"], row["sex"], row["value"], row["rate_low"], row["rate_high"])
            for row in records(rated[rated["value"].notna()])
        ),
    )


def _interval(value: float) -> tuple[float, float]:
    return count_interval(value) if float(value).is_integer() else (value, value)


def regions(published: Published, chart: Chart) -> dict[str, set[str]]:
    """The regions of a figure's numbers by series name; the population behind a rate has the same region."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in shown(published, chart):
        if one.value.is_number:
            found[one.series] |= {row["region"] for row in one.rows}
    return found


def indicators(published: Published, chart: Chart) -> set[str]:
    """The indicators of a figure's values."""
    return {row["indicator"] for one in shown(published, chart) for row in one.rows}


@lru_cache(maxsize=4)
def last_numbers(published: Published) -> dict[tuple[str, ...], int]:
    """The last year with a number, by indicator, region, sex and age group."""
    frame = published.frame
    return frame[frame["status"].isin(NUMBER_STATUSES)].groupby(list(SERIES))["year"].max().to_dict()


@lru_cache(maxsize=4)
def last_of_indicator(published: Published) -> dict[str, int]:
    """The last year with any number, by indicator."""
    frame = published.frame
    return frame[frame["status"].isin(NUMBER_STATUSES)].groupby("indicator")["year"].max().to_dict()


def awaited(published: Published) -> set[str]:
    """Indicators with a period that can still be awaited: later than every number of the indicator."""
    rows = records(published.frame[published.frame["status"] == NOT_PUBLISHED])
    last = dict(last_of_indicator(published))
    last["violence.rate"] = max(
        last.get(of, 0) for of in ("violence.rate", "violence.offences")
    )  # computed where not given
    return {row["indicator"] for row in rows if row["year"] > last.get(row["indicator"], 0)}


def names(published: Published, region: str, language: str) -> tuple[str, ...]:
    """Everything a region may be called in a line: its names, and common phrases for the country."""
    if region == published.settings.country:
        return {"nb": ("landet", "nasjonal", "Norge"), "nn": ("landet", "nasjonal", "Noreg"),
                "en": ("country", "national", "Nation", "Norway")}[language]  # fmt: skip
    if region == published.settings.catchment:
        return (published.regions.name(region, language), *{"nb": ("Alle", "alle"), "nn": ("Alle", "alle"),
                "en": ("All", "all", "everyone", "Everyone")}[language])  # fmt: skip
    name = published.regions.name(region, language)
    return (name, name.partition(" (")[0])


def names_it(published: Published, region: str, language: str, words: str) -> bool:
    """Whether the text names the region."""
    return any(name.lower() in words.lower() for name in names(published, region, language))
