"""Words of breaks and events never cover one another, nor another mark's line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.chart import Mark
from dashboard.paint.plotly import marks
from dashboard.paint.plotly.size import SIZES


def placed(positions, labels, size="screen", categories=7):
    size = SIZES[size]
    room = size.width - 60
    given_marks = tuple(Mark(at, label, "", True, "") for at, label in zip(positions, labels, strict=True))
    return marks.placed(given_marks, size, room, lambda at: (at + 0.5) / categories * room, 12)


def covers(place, other):
    if place.row == other.row:
        return place.left < other.right and other.left < place.right
    higher, lower = (place, other) if place.row > other.row else (other, place)
    return lower.left < higher.x < lower.right


@pytest.mark.parametrize("size", SIZES)
def test_three_neighbouring_marks_are_kept_apart_in_every_size(size):
    words = ["1.10.2015 ny straffelov, §§ 282–283", "Ny registreringsrutine", "Ny rutine for samtaler i avhør"]
    found = placed([1.5, 2.5, 4.5], words, size).places
    assert not any(covers(one, other) for one in found for other in found if one is not other)


@given(st.lists(st.integers(0, 12), min_size=1, max_size=4, unique=True), st.integers(4, 40))
def test_words_never_cover_words(halves, length):
    found = placed([half / 2 for half in halves], ["a" * length] * len(halves)).places
    for one in found:
        for other in found:
            if one is not other and one.row == other.row:
                assert one.right <= other.left or other.right <= one.left


def test_one_mark_takes_one_row_to_the_right_of_its_line():
    found = placed([1.5], ["ny lov"])
    assert [(place.row, place.is_left) for place in found.places] == [(0, False)]
    assert len(found.rows) == 1


def test_a_mark_at_the_end_has_its_words_to_the_left():
    assert placed([6.3], ["et ganske langt merke her"]).places[0].is_left


def test_no_marks_need_no_room():
    assert placed([], []).height == 0
