"""Missing numbers: a flat slot, equally low whatever the number, and the reason in words."""

import pytest

from dashboard.charts.chart import Kind, Role, number
from dashboard.charts.drawing.gaps import SLOT_SHARE
from dashboard.scene.boxes import around
from dashboard.scene.layout import layout
from dashboard.scene.looks import SLOT
from dashboard.scene.shapes import Point, Rect
from dashboard.scene.size import SIZES
from tests.paint.build import MISSING, NOT_APPLICABLE, NOT_PUBLISHED, SUPPRESSED, chart, series
from tests.scene.read import letters, said, shapes, words

YEARS = ("2016", "2017", "2018", "2019")


def made_of(kind, *shown, size="screen"):
    return layout(chart(kind, YEARS[: len(shown[0].values)], *shown), SIZES[size])


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (SUPPRESSED, "skjult av hensyn til personvernet"),
        (NOT_PUBLISHED, "ikke publisert ennå"),
        (MISSING, "mangler"),
        (NOT_APPLICABLE, "ikke relevant"),
    ],
)
@pytest.mark.parametrize("kind", [Kind.COLUMNS, Kind.STACKED, Kind.LINES, Kind.DOTS, Kind.BARS])
def test_a_place_without_a_number_is_a_flat_slot_with_the_reason_in_words(kind, value, reason):
    made = made_of(kind, series(number(10, "10"), value))
    (slot,) = shapes(made, Rect, "slot")
    assert (slot.fill, slot.edge) == (SLOT, "")
    assert said(made, "gap") == [reason]
    assert made.spots[1].tip == (f"2017: {reason}", "Bærum")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", [Kind.COLUMNS, Kind.STACKED, Kind.LINES, Kind.DOTS])
def test_a_slot_is_four_per_cent_of_the_axis_whatever_the_numbers_are(kind, size):
    for top in (7, 700):
        for hidden in (SUPPRESSED, MISSING):
            made = made_of(kind, series(number(top, str(top)), hidden), size=size)
            (slot,) = shapes(made, Rect, "slot")
            assert slot.box.height / made.plot.height == pytest.approx(SLOT_SHARE)


@pytest.mark.parametrize(("kind", "size"), [(Kind.LINES, "screen"), (Kind.LINES, "phone"), (Kind.COLUMNS, "screen")])
def test_labels_of_narrow_slots_avoid_all_numbers(kind, size):
    values = [number(40 + index, str(40 + index)) for index in range(17)]
    values[9:12] = [MISSING, SUPPRESSED, MISSING]
    made = layout(chart(kind, tuple(str(year) for year in range(2000, 2017)), series(*values)), SIZES[size])
    assert sorted(said(made, "gap")) == ["mangler", "mangler", "skjult"]
    highest = min(spot.at[1] for spot in made.spots)
    assert all(highest < item.box.top and item.box.bottom <= made.plot.bottom for item in words(made, "gap"))


def test_labels_without_horizontal_room_turn_upright_and_are_never_replaced_by_a_sign():
    values = [number(100, "100")] * 40
    values[20] = SUPPRESSED
    years = tuple(str(1980 + n) for n in range(40))
    made = layout(chart(Kind.COLUMNS, years, series(*values)), SIZES["phone"])
    (item,) = words(made, "gap")
    assert (item.lines, item.turned) == (("skjult",), True)


def test_neighbours_without_a_number_for_one_reason_share_a_slot_and_have_a_spot_each():
    made = made_of(Kind.COLUMNS, series(SUPPRESSED, SUPPRESSED, SUPPRESSED, number(35, "35")))
    (slot,), (bar,) = shapes(made, Rect, "slot"), shapes(made, Rect, "bar")
    assert slot.box.width > 2 * bar.box.width
    assert said(made, "gap") == ["skjult av hensyn til personvernet"]
    assert [spot.category for spot in made.spots] == [0, 1, 2, 3]


def test_one_series_hidden_among_several_gets_a_slot_of_its_own():
    women = series(number(8, "8"), SUPPRESSED, name="Kvinner", role=Role.WOMEN)
    men = series(number(9, "9"), number(7, "7"), name="Menn", role=Role.MEN)
    made = made_of(Kind.COLUMNS, women, men)
    (slot,), bars = shapes(made, Rect, "slot"), shapes(made, Rect, "bar")
    assert slot.box.width == pytest.approx(bars[-1].box.width)
    assert slot.box.right < bars[-1].box.left


def test_a_withheld_number_of_one_line_is_named_where_the_others_have_theirs():
    women = series(number(8, "8"), SUPPRESSED, number(9, "9"), name="Kvinner", role=Role.WOMEN)
    men = series(number(9, "9"), number(7, "7"), MISSING, name="Menn", role=Role.MEN)
    assert said(made_of(Kind.LINES, women, men), "gap") == ["Kvinner: skjult av hensyn til personvernet"]


@pytest.mark.parametrize("size", SIZES)
def test_the_reason_beside_a_low_point_does_not_touch_it(size):
    years = tuple(str(2014 + nth) for nth in range(6))
    women = series(*(number(40, "40"), SUPPRESSED, MISSING, number(40, "40"), MISSING, number(30, "30")))
    men = series(*(number(11, "11"), SUPPRESSED, number(6, "6"), SUPPRESSED, MISSING, MISSING), role=Role.MEN)
    made = layout(chart(Kind.DOTS, years, women, men), SIZES[size])
    points = [around(item.x, item.y, item.size, item.size) for item in shapes(made, Point, "point")]
    assert not any(letters(item).overlaps(point) for item in words(made, "gap") for point in points)
