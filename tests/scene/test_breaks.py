"""Labels of breaks and events never overlap each other or another mark's line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.chart import Kind, Mark, number
from dashboard.scene import breaks
from dashboard.scene.layout import layout
from dashboard.scene.shapes import Line
from dashboard.scene.size import SIZES
from tests.paint.build import chart, series
from tests.scene.read import shapes, words

YEARS = ("2016", "2017", "2018", "2019")


def placed(positions, labels, size="screen", categories=7):
    size = SIZES[size]
    room = size.width - 60
    marks = tuple(Mark(at, label, "", True, "") for at, label in zip(positions, labels, strict=True))
    return breaks.place_labels(marks, size, [(at + 0.5) / categories * room for at in positions], 0, room)


def covers(place, other):
    if place.row == other.row:
        return place.left < other.right and other.left < place.right
    higher, lower = (place, other) if place.row > other.row else (other, place)
    return lower.left < higher.x < lower.right


@pytest.mark.parametrize("size", SIZES)
def test_three_neighbouring_marks_never_overlap_at_any_size(size):
    said = ["1.10.2015 ny straffelov, §§ 282–283", "Ny registreringsrutine", "Ny rutine for samtaler i avhør"]
    found = placed([1.5, 2.5, 4.5], said, size)
    assert not any(covers(one, other) for one in found for other in found if one is not other)


@given(st.lists(st.integers(0, 12), min_size=1, max_size=4, unique=True), st.integers(4, 40))
def test_labels_never_overlap(halves, length):
    found = placed([half / 2 for half in halves], ["a" * length] * len(halves))
    for one in found:
        for other in found:
            if one is not other and one.row == other.row:
                assert one.right <= other.left or other.right <= one.left


def test_one_mark_takes_one_row_to_the_right_of_its_line():
    (place,) = placed([1.5], ["ny lov"])
    assert (place.row, place.is_left) == (0, False)


def test_a_mark_at_the_end_has_its_label_to_the_left():
    assert placed([6.3], ["et ganske langt merke her"])[0].is_left


def test_without_marks_no_space_is_reserved():
    assert breaks.row_heights(placed([], []), SIZES["screen"]) == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", (Kind.COLUMNS, Kind.LINES))
def test_mark_labels_are_above_the_numbers_and_mark_lines_cross_the_plot(kind, size):
    marks = tuple(Mark(at, f"hendelse nummer {at}", "", False, "") for at in (0.5, 1.5, 2.5))
    made = layout(chart(kind, YEARS, series(*(number(5, "5"),) * 4), marks=marks), SIZES[size])
    assert len(words(made, "break")) == 3
    highest = min(item.box.top for item in words(made, "value")) if kind is Kind.COLUMNS else made.plot.top
    assert all(item.box.bottom <= highest + 1 for item in words(made, "break"))
    for line in shapes(made, Line, "break"):
        (x, foot), (above, top) = line.points
        assert (x, foot) == (above, made.plot.bottom)
        assert top < made.plot.top
