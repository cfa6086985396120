"""Signs and statuses: the key explains exactly what is shown."""

import re

from dashboard.charts.drawing.gaps import drawn_key
from tests.facts.surface import check_views, heading_of

SIGN = re.compile(r"(?<!\w)(:|\.\.|…|\.)(?!\w)|\d(\*)")


def test_table_and_key_have_the_same_signs(swept):
    check_views(swept, lambda view: (one for chart in view.charts for one in _signs(view, chart)))


def _signs(view, chart):
    shown = {found for series in chart.series for value in series.values for found in _of(value.label)}
    key = {sign for sign, _ in chart.signs}
    for statement in view.on("sign", "heading", figure=chart.key):
        sign = statement.words.partition(" ")[0]
        if statement.surface == "sign" and sign not in shown and not sign.isalpha():  # the drawing has words instead
            yield statement, f"«{sign}» is not in the table"
        if statement.surface == "heading" and chart.has_numbers and (missing := shown - key):
            yield statement, f"{', '.join(sorted(missing))} is not in the key"


def _of(label):
    return {next(filter(None, found)) for found in SIGN.findall(label)}


def test_a_sign_in_the_key_is_drawn_or_written_in_the_figure(pages):
    check_views(pages, lambda view: (one for chart in view.charts for one in _undrawn(view, chart)))


def _undrawn(view, chart):
    drawn = " ".join(statement.words for statement in view.on("drawn", figure=chart.key))
    for sign, _ in drawn_key(chart):
        if chart.has_numbers and sign not in drawn:
            yield next(view.on("line")), f"{chart.key}: «{sign}» is in the key and not in the figure"


def test_a_provisional_number_is_marked_in_every_table(swept):
    check_views(swept, lambda view: (one for chart in view.charts for one in _unmarked(view, chart)))


def _unmarked(view, chart):
    for series in chart.series:
        for category, value in zip(chart.categories, series.values, strict=True):
            if value.is_provisional and "*" not in value.label:
                yield heading_of(chart), f"{series.name} {category} is provisional"
