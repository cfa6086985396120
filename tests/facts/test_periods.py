"""Periods: compared numbers share one, «newest» is newest, and overdue numbers are not awaited."""

import re

from tests.facts import rows
from tests.facts.surface import Statement, check_views
from tests.facts.words import AWAITED, NEWEST, PERIOD, sentences

NUMBER = re.compile(r"(?<![\d.,\u00a0])\d+(?:[,.]\d+)?")


def test_nothing_is_awaited_for_a_period_before_one_with_a_number(swept, published):
    late = {key for key in published.catalogue.indicators} - rows.awaited(published)
    check_views(swept, lambda view: _awaited(published, view, late))


def _awaited(published, view, late):
    of = {chart.key: rows.indicators(published, chart) for chart in view.charts}
    for statement in view.statements:
        if AWAITED.search(statement.words) and of.get(statement.figure, late) <= late:
            yield statement, "a later period has a number"


def test_no_awaited_row_is_older_than_a_number_of_the_same_indicator(published):
    frame, last = published.frame, rows.last_of_indicator(published)
    waiting = frame[frame["status"] == "not_published"]
    late = waiting[waiting["year"] < waiting["indicator"].map(last)]
    assert late[["indicator", "region", "period_start", "period_end"]].to_numpy().tolist() == []


def test_a_number_is_not_called_newest_if_the_selected_years_exclude_newer_ones(swept, published):
    check_views(swept, lambda view: (one for chart in view.charts for one in _newest(published, view, chart)))


def _newest(published, view, chart):
    if not view.selection.to_year:
        return
    last, found = rows.last_numbers(published), [one for one in rows.shown(published, chart) if one.value.is_number]
    ends = [last.get(tuple(row[name] for name in rows.SERIES), 0) for one in found for row in one.rows]
    if ends and max(ends) > max(row["year"] for one in found for row in one.rows):
        for statement in view.on("heading", "paragraph", "alt", "meeting fact", figure=chart.key):
            if NEWEST.search(statement.words):
                yield statement, f"there are numbers until {max(ends)}"


def test_a_sentence_that_compares_two_places_names_their_period(swept, published):
    check_views(swept, lambda view: _undated(published, view))


def _undated(published, view):
    home, country = published.settings.home, published.settings.country
    for statement in view.on("heading", "meeting heading", "meeting fact", "alt", "paragraph"):
        for whole in sentences(statement.words):
            named = {place for place in (view.selection.region or home, home, published.settings.county, country)
                     if rows.names_it(published, place, view.language, whole)}  # fmt: skip
            if len(named) > 1 and len(NUMBER.findall(PERIOD.sub("", whole))) > 1 and not PERIOD.search(whole):
                yield Statement(statement.surface, whole, statement.figure), "names no period"


def test_every_line_that_ends_before_another_names_the_period_of_its_last_number(pages):
    check_views(pages, lambda view: (one for chart in view.charts for one in _ends(view, chart)))


def _ends(view, chart):
    """In a drawn figure: the label at a line's end."""
    last = {}
    for series in chart.series:
        numbers = [
            (category, value)
            for category, value in zip(chart.categories, series.values, strict=True)
            if value.is_number
        ]
        if numbers:
            last[series.name] = numbers[-1]
    if chart.kind.value != "lines" or len({category for category, _ in last.values()}) < 2:
        return
    for statement in view.on("drawn", figure=chart.key):
        for name, (category, value) in last.items():
            if (
                name in statement.words
                and value.label in statement.words
                and category[-2:] not in statement.words.replace(value.label, "")
            ):
                yield statement, f"its last number is of {category}"
