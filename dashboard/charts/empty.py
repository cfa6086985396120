"""What replaces a figure without a single number: why there is none, and for which place."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from dashboard.charts.alt import without_number
from dashboard.charts.build import Context
from dashboard.charts.chart import Series, Value
from dashboard.charts.sentences import joined
from dashboard.model.select import numbers
from loaders.schema import MISSING, NOT_PUBLISHED, SUPPRESSED


class Why(Enum):
    """Why a figure has no number."""

    SEVERAL = auto()
    WITHHELD = auto()
    NOT_PUBLISHED = auto()
    OTHER_YEARS = auto()
    MISSING = auto()
    NOT_DELIVERED = auto()


def why_empty(context: Context, indicators: Sequence[str], region: str, shown: Sequence[Value]) -> Why:
    """The one reason why no value is a number, or that there are several."""
    statuses = {value.status for value in shown}
    if len(statuses) > 1:
        return Why.SEVERAL
    if SUPPRESSED in statuses:
        return Why.WITHHELD
    if NOT_PUBLISHED in statuses:
        return Why.NOT_PUBLISHED
    if shown:
        return Why.MISSING
    return Why.OTHER_YEARS if _has_numbers(context, indicators, region) else Why.NOT_DELIVERED


def empty_heading(context: Context, why: Why, selection: str) -> str:
    """«Skjult av hensyn til personvernet: Asker (til 2019), 2016–2019, kvinner»."""
    t = context.t
    return {
        Why.SEVERAL: t("No number to show: {selection}", selection=selection),
        Why.WITHHELD: t("Withheld to protect privacy: {selection}", selection=selection),
        Why.NOT_PUBLISHED: t("Not published yet: {selection}", selection=selection),
        Why.OTHER_YEARS: t("No numbers in the years chosen: {selection}", selection=selection),
        Why.MISSING: t("Missing from the files delivered: {selection}", selection=selection),
        Why.NOT_DELIVERED: t("Not delivered: {selection}", selection=selection),
    }[why]


@dataclass(frozen=True)
class Absence:
    """Why there is no number in some categories, other than that the number itself was not delivered."""

    words: str = ""
    categories: tuple[str, ...] = ()


NO_ABSENCE = Absence()


def empty_words(
    context: Context, why: Why, region: str, categories: Sequence[str], series: Sequence[Series], absence: Absence
) -> str:
    """The reason in whole sentences that name the place, so that they make sense on their own."""
    if why is not Why.SEVERAL and not absence.words:
        return _one_reason(context, why, region)
    none = context.t("There is no number for {place} in this selection.", place=context.place(region))
    reasons = (
        without_number(context, categories, series, status, absence.categories)
        for status in (SUPPRESSED, NOT_PUBLISHED, MISSING)
    )
    return joined(absence.words or none, *reasons)


def _one_reason(context: Context, why: Why, region: str) -> str:
    t, place = context.t, context.place(region)
    return {
        Why.WITHHELD: t(
            "The numbers for {place} in this selection are withheld so that nobody can be recognised, "
            "either from a small number or by subtraction.",
            place=place,
        ),
        Why.NOT_PUBLISHED: t("The numbers for {place} in this selection are not published yet.", place=place),
        Why.OTHER_YEARS: t("There are numbers for {place}, but not for the years chosen.", place=place),
        Why.MISSING: t("The numbers for {place} in this selection are missing from the files delivered.", place=place),
        Why.NOT_DELIVERED: t("The files delivered contain no numbers for {place} in this selection.", place=place),
    }[why]


def _has_numbers(context: Context, indicators: Sequence[str], region: str) -> bool:
    frame = context.published.about(*indicators)
    return bool(len(numbers(frame[frame["region"] == region])))
