"""Withheld values have no number anywhere, and withheld periods are named in full."""

import re

from tests.facts import rows
from tests.facts.surface import Statement, check_views, heading_of
from tests.facts.words import PERIOD, WITHHELD, YEAR, sentences

THROUGH = re.compile(rf"({YEAR}–{YEAR}) (?:til|to) ({YEAR}–{YEAR})")  # the first and the last of several periods
UNTIL = re.compile(r"\((?:til|until) \d{4}\)")  # «Asker (til 2019)» is a name


def withheld(chart):
    """The categories in which a value of the figure is withheld."""
    return [
        category
        for nth, category in enumerate(chart.categories)
        if any(series.values[nth].status == "suppressed" for series in chart.series)
    ]


def test_a_withheld_value_has_no_number_and_no_interval(swept, published):
    check_views(swept, lambda view: (one for chart in view.charts for one in _held(published, view, chart)))


def _held(published, view, chart):
    for one in rows.shown(published, chart):
        value = one.value
        if value.status == "suppressed" and (value.value, value.low, value.high, value.label) != (
            None,
            None,
            None,
            ":",
        ):
            yield heading_of(chart), f"{one.series} {one.category}: {value}"


def test_no_text_gives_a_number_for_a_period_without_one(swept):
    check_views(swept, lambda view: (one for chart in view.charts for one in _numbered(view, chart)))


def _numbered(view, chart):
    empty = [
        category
        for nth, category in enumerate(chart.categories)
        if not any(s.values[nth].is_number for s in chart.series)
    ]
    for statement in view.on("heading", "paragraph", "alt", "meeting fact", figure=chart.key):
        for category in empty:
            if re.search(rf"\d \({re.escape(category)}\)|\d (i|in) {re.escape(category)}(?![\d–])", statement.words):
                yield statement, f"no number is shown for {category}"


def test_every_withheld_period_is_named_in_alt_text_or_paragraph(swept):
    check_views(swept, lambda view: (one for chart in view.charts for one in _untold(view, chart)))


def _untold(view, chart):
    hidden = withheld(chart)
    if not hidden or chart.key == "municipalities":
        return
    statement = [one for part in (chart.alt, chart.paragraph) for one in sentences(part) if WITHHELD.search(one)]
    told = " ".join(statement)
    if not chart.has_numbers and statement:
        return  # everything is
    if missing := [category for category in hidden if not _covers(told, category)]:
        yield Statement("alt", chart.alt, chart.key), f"nothing tells that {', '.join(missing)} is withheld"


def _covers(words, category):
    """Whether a year is named, alone or in a span; a two-year period must be named in full."""
    if "–" in category:
        return category in words or any(low <= category <= high for low, high in THROUGH.findall(words))
    spans = [part.split("–") for part in PERIOD.findall(words)]
    return any(int(span[0]) <= int(category) <= int(span[-1]) for span in spans)


def test_a_withheld_two_year_period_is_never_named_by_one_year(swept):
    check_views(swept, lambda view: (one for chart in view.charts for one in _cut(view, chart)))


def _cut(view, chart):
    own = {period for category in chart.categories for period in PERIOD.findall(category)}
    if not any("–" in period for period in own):
        return
    for statement in view.on("paragraph", "alt", "note", "meeting fact", figure=chart.key):
        for whole in sentences(statement.words):
            if WITHHELD.search(whole):
                found = [period for period in PERIOD.findall(UNTIL.sub("", whole)) if period not in own]
                if found:
                    yield statement, f"{', '.join(found)} is no period of the figure"
