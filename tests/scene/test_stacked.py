"""Stacked columns as drawn: parts, numbers beside them, the total's line, and slots for what is missing."""

import pytest

from dashboard.charts.chart import Kind, Role, number
from dashboard.charts.drawing.gaps import SLOT_SHARE
from dashboard.scene.boxes import spread
from dashboard.scene.layout import layout
from dashboard.scene.looks import LOOKS, SLOT, series_looks
from dashboard.scene.shapes import Line, Rect
from dashboard.scene.size import SIZES
from tests.paint.build import MISSING, NOT_APPLICABLE, SUPPRESSED, chart, series
from tests.scene.colours import lab, linear
from tests.scene.read import said, shapes, words

YEARS = ("2016", "2017", "2018", "2019")
NAMES = ("Indre Østfold og omegn", "Aurskog-Høland kommune", "Nordre Follo og Ås", "Lillestrøm og Rælingen")
PARTS = (("Bærum", Role.OWN), ("Asker", Role.PARTNER), ("Andre kommuner", Role.OTHER), ("Alle", Role.ALL))


def n(value):
    return number(value, str(value))


def stacked(*columns, categories=YEARS, **more):
    """A chart of columns, each (own, partner, others) or with the total as fourth."""
    shown = [
        series(*values, key=name, name=name, role=role)
        for (name, role), values in zip(PARTS, zip(*columns, strict=True), strict=False)
    ]
    return chart(Kind.STACKED, categories[: len(columns)], *shown, **more)


WHOLE = (n(41), n(23), n(7), n(71))
HIDDEN = (n(41), SUPPRESSED, SUPPRESSED, n(67))
OPEN = (n(35), SUPPRESSED, SUPPRESSED, SUPPRESSED)


@pytest.mark.parametrize("size", SIZES)
def test_parts_lie_on_one_another_from_the_axis_up_to_the_total(size):
    made = layout(stacked(WHOLE), SIZES[size])
    own, partner, other = (bar.box for bar in shapes(made, Rect, "bar"))
    heights = [spot.box.height for spot in made.spots[:3]]
    assert heights == pytest.approx([value / 71 * sum(heights) for value in (41, 23, 7)])
    assert own.bottom == made.plot.bottom
    assert own.bottom > own.top > partner.top > other.top
    (total,) = shapes(made, Line, "total")
    assert total.points[0][1] == pytest.approx(other.top)
    assert total.points[0][0] < own.left < own.right < total.points[1][0]


@pytest.mark.parametrize("size", SIZES)
def test_the_total_is_a_number_above_and_parts_have_theirs_beside_them(size):
    made = layout(stacked(WHOLE), SIZES[size])
    total, *parts = sorted(words(made, "value"), key=lambda label: label.box.top)
    (line,) = shapes(made, Line, "total")
    assert total.lines == ("71",)
    assert total.box.bottom <= line.points[0][1]
    assert [label.lines for label in parts] == [("7",), ("23",), ("41",)]
    assert all(label.box.left >= shapes(made, Rect, "bar")[0].box.right for label in parts)


def test_the_key_has_the_order_of_the_stack_and_a_line_for_the_total():
    made = layout(stacked(WHOLE), SIZES["screen"])
    assert said(made, "key") == ["Bærum", "Asker", "Andre kommuner", "Alle"]
    assert (len(shapes(made, Rect, "key")), len(shapes(made, Line, "key"))) == (3, 1)


@pytest.mark.parametrize("size", SIZES)
def test_withheld_parts_are_one_dashed_slot_between_the_known_ones_and_the_total(size):
    made = layout(stacked(HIDDEN), SIZES[size])
    (slot,), (outline,), (own,) = (
        shapes(made, kind, role) for kind, role in ((Rect, "rest"), (Line, "rest"), (Rect, "bar"))
    )
    (total,) = shapes(made, Line, "total")
    assert outline.dash == "dash"
    assert slot.box.top == pytest.approx(total.points[0][1])
    assert slot.box.bottom == pytest.approx(own.box.top, abs=4)
    assert said(made, "gap") == ["skjult"]


def test_the_reasons_of_a_slot_share_it():
    made = layout(stacked((n(41), SUPPRESSED, MISSING, n(99))), SIZES["screen"])
    assert said(made, "gap") == ["skjult/mangler"]
    assert {spot.box for spot in made.spots if spot.series in (1, 2)} == {shapes(made, Rect, "rest")[0].box}
    assert made.spots[1].tip == ("2016: skjult av hensyn til personvernet", "Asker og Andre kommuner")


@pytest.mark.parametrize("size", SIZES)
def test_without_a_total_a_missing_part_is_the_flat_slot_on_the_known_ones(size):
    made = layout(stacked(OPEN), SIZES[size])
    (slot,), (own,) = shapes(made, Rect, "slot"), shapes(made, Rect, "bar")
    assert slot.fill == SLOT
    assert slot.box.height == pytest.approx(SLOT_SHARE * made.plot.height)
    assert slot.box.bottom == pytest.approx(own.box.top, abs=4)
    assert said(made, "gap") == ["skjult"]
    assert shapes(made, Line, "total") == shapes(made, Rect, "rest") == []


def test_nothing_known_is_the_flat_slot_at_the_axis():
    made = layout(stacked(WHOLE, (SUPPRESSED,) * 4), SIZES["screen"])
    (slot,) = shapes(made, Rect, "slot")
    assert slot.box.bottom == made.plot.bottom
    assert said(made, "gap") == ["skjult av hensyn til personvernet"]


def test_parts_above_a_withheld_one_do_not_float():
    made = layout(stacked((SUPPRESSED, n(16), n(6), n(49))), SIZES["screen"])
    asker, _ = shapes(made, Rect, "bar")
    assert (asker.fill, asker.box.bottom) == (LOOKS[Role.PARTNER].fill, made.plot.bottom)


@pytest.mark.parametrize(("total", "is_above"), [(75, True), (60, False)])
def test_parts_that_do_not_add_up_leave_a_gap_or_a_line_through_them_and_no_slot(total, is_above):
    made = layout(stacked((n(41), n(23), n(7), n(total))), SIZES["screen"])
    (line,) = shapes(made, Line, "total")
    top = min(bar.box.top for bar in shapes(made, Rect, "bar"))
    assert (line.points[0][1] < top) == is_above
    assert not shapes(made, Rect, "rest") + shapes(made, Rect, "slot")
    assert max(label.box.bottom for label in words(made, "value") if label.lines == (str(total),)) <= top


def test_without_a_total_there_is_no_line_and_no_number_above():
    made = layout(stacked((n(145), n(94), n(3))), SIZES["screen"])
    assert shapes(made, Line, "total") == []
    assert sorted(said(made, "value")) == ["145", "3", "94"]


def test_the_interval_of_the_lowest_part_is_centred_on_the_column():
    own = number(41, "41", low=30, high=55)
    made = layout(stacked((own, n(23), n(7), n(71))), SIZES["screen"])
    (line,), bar = shapes(made, Line, "interval"), shapes(made, Rect, "bar")[0]
    assert [x for x, _ in line.points] == pytest.approx([bar.box.middle[0]] * 2)


def test_numbers_of_thin_neighbours_move_apart_and_keep_their_order():
    made = layout(stacked((n(90), n(2), n(1), n(93))), SIZES["screen"])
    beside = sorted(words(made, "value"), key=lambda label: label.box.top)[1:]
    assert [label.lines for label in beside] == [("1",), ("2",), ("90",)]


@pytest.mark.parametrize("size", ("screen", "phone", "word_full"))
def test_long_names_make_rows_of_parts_that_begin_where_the_last_one_ended(size):
    if layout(stacked(WHOLE, HIDDEN, OPEN, WHOLE, categories=NAMES), SIZES[size]).plot.left < 60:
        return  # the names fit below the axis
    made = layout(stacked(WHOLE, HIDDEN, OPEN, (SUPPRESSED,) * 4, categories=NAMES), SIZES[size])
    own, partner, other, *_ = (spot.box for spot in made.spots)
    assert (own.right, partner.right) == pytest.approx((partner.left, other.left))
    totals = [label for label in words(made, "value") if label.lines in (("71",), ("67",))]
    assert len(totals) == len(shapes(made, Line, "total")) == 2
    assert (len(shapes(made, Rect, "rest")), len(shapes(made, Rect, "slot"))) == (1, 2)
    assert said(made, "gap") == ["skjult"] * 3


def test_rows_are_used_on_a_phone_for_names_that_do_not_fit_below_an_axis():
    made = layout(stacked(WHOLE, HIDDEN, OPEN, WHOLE, categories=NAMES), SIZES["phone"])
    assert all(label.anchor == "end" for label in words(made, "category"))


def test_a_part_that_is_not_applicable_has_no_slot_and_no_spot():
    made = layout(stacked((n(41), NOT_APPLICABLE, n(7), n(48))), SIZES["screen"])
    assert [(spot.series, spot.category) for spot in made.spots] == [(0, 0), (2, 0), (3, 0)]


def test_others_stay_apart_from_several_partners_in_grey_print():
    roles = (Role.OWN, Role.PARTNER, Role.PARTNER, Role.OTHER, Role.ALL)
    shown = chart(Kind.STACKED, ("2019",), *(series(n(9), key=f"s{nth}", role=role) for nth, role in enumerate(roles)))
    lightness = [lab(linear(look.fill))[0] for look in series_looks(shown)[:4]]
    assert all(later - earlier >= 10 for earlier, later in zip(lightness, lightness[1:], strict=False))


def test_boxes_spread_as_little_as_needed_within_their_room():
    assert spread([10, 50], 10, top=0, bottom=100) == [10, 50]
    assert spread([50, 52], 10, top=0, bottom=100) == [46, 56]
    assert spread([2, 3], 10, top=0, bottom=100) == [5, 15]
    assert spread([97, 99], 10, top=0, bottom=100) == [85, 95]
    assert spread([1, 2, 3], 10, top=0, bottom=29) is None
