"""The year's checklist: what is awaited from each source, and since when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.model.action_plan.progress import ENDED
from dashboard.model.published import Published
from dashboard.vocabulary.catalogue import Source
from loaders.schema import NOT_SHOWN, NUMBER_STATUSES, SUPPRESSED

REGISTER, CRISIS_CENTRE, ASSAULT_CENTRE = "measures", "crisis_centre", "assault_centre"
Period = tuple[int, int]
"""First and last year, both included."""


@dataclass(frozen=True)
class Awaited:
    """What is known of one source; a field that is not known is None.

    Attributes:
        source: its key in the catalogue.
        newest: the newest period it has delivered numbers for.
        updated: the day the register of measures was last updated; None for every other source.
        period: the one period that comes after the newest, however many more have passed.
        since: the day that period, or a new status of the register, was due; None while it is not due yet.
        due: the next day on which new figures are due.
        received: the day on which a file of it was last taken in.
    """

    source: str
    newest: Period | None = None
    updated: date | None = None
    period: Period | None = None
    since: date | None = None
    due: date | None = None
    received: date | None = None


def checklist(published: Published, received: Mapping[str, date], today: date) -> tuple[Awaited, ...]:
    """An entry for each source of the catalogue that the municipality has, in its order.

    Nothing is awaited from a source without a fixed month, except the register of measures, nor from one that has
    never delivered, as nobody knows where to begin. `received` maps a source to the day a file of it was last taken in.
    """
    newest = _newest(published)
    return tuple(
        _register(published, received.get(key), today)
        if key == REGISTER
        else _yearly(source, newest.get(key), received.get(key), today)
        for key, source in published.catalogue.sources.items()
        if key not in absent(published)
    )


def absent(published: Published) -> tuple[str, ...]:
    """The sources that the municipality doesn't have: its settings name no such centre."""
    settings = published.settings
    centres = {CRISIS_CENTRE: settings.catchment, ASSAULT_CENTRE: settings.assault_catchment}
    return tuple(source for source, centre in centres.items() if not centre)


def _newest(published: Published) -> dict[str, Period]:
    """By source: the newest period with a number, shown or withheld, of the home municipality.

    A source that has none for the home municipality counts with all its places.
    """
    frame = published.frame
    rows = frame[frame["status"].isin((*NUMBER_STATUSES, SUPPRESSED))]
    rows = rows.assign(is_home=rows["region"] == published.settings.home)
    order = rows.sort_values(["is_home", "period_end", "period_start"]).drop_duplicates("source", keep="last")
    starts, ends = order["period_start"].tolist(), order["period_end"].tolist()
    return dict(zip(order["source"], zip(starts, ends, strict=True), strict=True))


def _yearly(source: Source, newest: Period | None, received: date | None, today: date) -> Awaited:
    if source.arrives is None:
        return Awaited(source.key, newest, received=received)
    due = _next(source.arrives, today)
    if newest is None:
        return Awaited(source.key, due=due, received=received)
    first, last = newest
    day = date(last + 1 + source.lag, source.arrives, 1)
    return Awaited(
        source.key,
        newest,
        period=(first + 1, last + 1),
        since=day if day <= today else None,
        due=max(day, due),
        received=received,
    )


def _next(month: int, today: date) -> date:
    """The first day of the month after today."""
    day = date(today.year, month, 1)
    return day if day > today else date(today.year + 1, month, 1)


def _register(published: Published, received: date | None, today: date) -> Awaited:
    """The register is due when its newest update is as old as a measure that the forum calls stale."""
    measures = published.measures
    newest = measures["updated"].max()
    updated = None if measures["updated"].isna().all() else newest.date()
    if updated is None or measures["status"].isin((*ENDED, NOT_SHOWN)).all():
        return Awaited(REGISTER, updated=updated, received=received)
    day = updated + timedelta(days=published.settings.measure_stale_days + 1)
    since, due = (day, None) if day <= today else (None, day)
    return Awaited(REGISTER, updated=updated, since=since, due=due, received=received)
