"""Value axes: round ticks from zero, past every number, the same at every size."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.scene.layout import layout
from dashboard.scene.scale import linear, logarithmic, value_scale
from dashboard.scene.size import SIZES
from tests.documents.charts import MAKERS
from tests.scene.read import said


@given(st.floats(0, 1e9), st.floats(0, 1e9))
def test_an_axis_reaches_past_its_numbers_with_few_even_steps(one, other):
    scale = linear(min(0, one), max(one, other))
    assert scale.low <= 0 and scale.high >= max(one, other) * (1 - 1e-9)
    assert 2 <= len(scale.ticks) <= 9
    steps = [b - a for a, b in zip(scale.ticks, scale.ticks[1:], strict=False)]
    assert max(steps) - min(steps) <= 1e-6 * max(steps)


@pytest.mark.parametrize(
    ("top", "whole", "step"), [(81, True, 25), (6, False, 2), (3, True, 1), (0.8, False, 0.2), (2, True, 1)]
)
def test_ticks_are_round_and_whole_where_only_whole_numbers_occur(top, whole, step):
    assert linear(0, top, whole=whole).ticks[:2] == (0, step)


@given(st.floats(0.001, 1e6), st.floats(1, 1e5))
def test_a_logarithmic_axis_holds_its_numbers(low, ratio):
    scale = logarithmic(low, low * ratio)
    assert scale.low <= low * (1 + 1e-9) and scale.high >= low * ratio * (1 - 1e-9)
    assert scale.ticks[0] == scale.low and scale.ticks[-1] == scale.high


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.floats(1, 1e6))
def test_higher_values_are_further_along_the_axis_and_within_its_ends(one, other, top):
    low, high = sorted((min(one, top), min(other, top)))
    scale = linear(0, top)
    assert 0 <= scale.share(low) <= scale.share(high) <= 1 + 1e-9


def test_an_axis_has_room_for_intervals_limits_and_references():
    assert value_scale(MAKERS["columns"]("nb")).high >= 1130
    assert value_scale(MAKERS["dots"]("nb")).high >= 71.4
    limits = MAKERS["funnel"]("nb").limits
    assert value_scale(MAKERS["funnel"]("nb")).high >= max(value for limit in limits for _, value in limit.points)


@pytest.mark.parametrize("kind", MAKERS)
def test_a_figure_has_the_same_axis_from_zero_at_every_size(kind):
    made = {layout(MAKERS[kind]("nb"), size).values for size in SIZES.values()}
    assert len(made) == 1
    assert made.pop().low == 0


def test_ticks_are_written_as_norwegian_and_english_write_numbers():
    ticks = {language: said(layout(MAKERS["columns"](language), SIZES["screen"]), "tick") for language in ("nb", "en")}
    assert "1\u00a0000" in ticks["nb"]
    assert "1,000" in ticks["en"]


def test_an_axis_of_withheld_numbers_alone_says_nothing_of_them():
    chart = MAKERS["empty"]("nb")
    assert value_scale(chart) == value_scale(replace(chart, series=()))
