"""The reader's choices in words: for a meeting's cover, and for screen readers when a page changes."""

from dashboard.charts.build import Context
from dashboard.charts.figures.measures import status_words
from dashboard.vocabulary.selection import Selection
from dashboard.vocabulary.text import Text


def chosen_words(context: Context) -> str:
    """«Asker, 2017–2018, kvinner»; empty if only the language is chosen."""
    place = "" if context.region == context.home else context.name(context.region)
    return ", ".join(filter(None, (place, *_further(context))))


def shown_words(context: Context) -> str:
    """The same with the place always named."""
    return ", ".join(filter(None, (context.name(context.region), *_further(context))))


def _further(context: Context) -> tuple[str, ...]:
    chosen, t = context.selection, context.t
    return (_years(chosen, t), context.chosen_sex, context.chosen_group, *_measures(chosen, t))


def _years(chosen: Selection, t: Text) -> str:
    if chosen.from_year and chosen.to_year:
        return t.period(chosen.from_year, chosen.to_year)
    if chosen.from_year:
        return t("from {year}", year=chosen.from_year)
    return t("until {year}", year=chosen.to_year) if chosen.to_year else ""


def _measures(chosen: Selection, t: Text) -> tuple[str, ...]:
    return (
        t("goal {number}", number=chosen.goal) if chosen.goal else "",
        chosen.responsible or "",
        t("measures: {status}", status=status_words(chosen.measure_status, t)) if chosen.measure_status else "",
    )
