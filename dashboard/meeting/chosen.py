"""The filters that a meeting's address carries, in words for its cover."""

from dashboard.charts.build import group_words, sex_words
from dashboard.charts.measures import status_words
from dashboard.meeting.meeting import Meeting
from dashboard.selection import Selection
from dashboard.text import Text
from loaders.schema import ALL


def chosen_words(meeting: Meeting) -> str:
    """«Asker, 2017–2018, kvinner»; empty where nothing is chosen but the language."""
    chosen, t = meeting.selection, meeting.t
    return ", ".join(filter(None, (_place(meeting), _years(chosen, t), *_groups(chosen, t), *_measures(chosen, t))))


def _place(meeting: Meeting) -> str:
    region = meeting.selection.region
    is_usual = region in (None, meeting.published.settings.home)
    return "" if is_usual or region is None else meeting.published.regions.name(region, meeting.t.language)


def _years(chosen: Selection, t: Text) -> str:
    if chosen.from_year and chosen.to_year:
        return t.period(chosen.from_year, chosen.to_year)
    if chosen.from_year:
        return t("from {year}", year=chosen.from_year)
    return t("until {year}", year=chosen.to_year) if chosen.to_year else ""


def _groups(chosen: Selection, t: Text) -> tuple[str, ...]:
    return (
        sex_words(chosen.sex, t) if chosen.sex != ALL else "",
        group_words(chosen.group, t) if chosen.group != ALL else "",
    )


def _measures(chosen: Selection, t: Text) -> tuple[str, ...]:
    return (
        t("goal {number}", number=chosen.goal) if chosen.goal else "",
        chosen.responsible or "",
        t("measures: {status}", status=status_words(chosen.measure_status, t)) if chosen.measure_status else "",
    )
