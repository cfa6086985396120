"""Small pictures: gaps and breaks split the line, a provisional number is hollow, and no word leaves the picture."""

import pytest

from dashboard.charts.chart import Role, Series, number
from dashboard.charts.chart import Value as NumberOrNot
from dashboard.charts.drawing.spark import State, Tally, Trace, Yardstick
from dashboard.scene.looks import BACKGROUND, DARK, LOOKS
from dashboard.scene.shapes import Area, Label, Line, Point, Rect
from dashboard.scene.spark import HIGH, WIDE, against_yardstick, over_time, share_axis, squares
from loaders.schema import PROVISIONAL, SUPPRESSED
from tests.scene.read import letters, over_one_another, words

OWN = LOOKS[Role.OWN].fill


def one(value, low=None, high=None, status="normal"):
    return number(value, str(value), status=status, low=low, high=high)


HIDDEN = NumberOrNot(None, SUPPRESSED, ":")


def drawn(*values, **more):
    years = tuple(str(2014 + nth) for nth in range(len(values)))
    return over_time([Trace(years, values, **more)], "nb")


def of(scene, kind, role):
    return [shape for shape in scene.shapes if isinstance(shape, kind) and shape.role == role]


def test_a_line_is_open_at_a_gap_and_at_a_break():
    scene = drawn(one(28), one(57), HIDDEN, one(52), one(39), one(63), cuts=(4.5,))
    assert [len(line.points) for line in of(scene, Line, "line")] == [2, 2]
    assert len(of(scene, Line, "break")) == 1
    assert len(of(scene, Point, "point")) == 1  # the number alone after the break, which is the newest


def test_a_number_between_two_gaps_is_a_point():
    scene = drawn(one(28), HIDDEN, one(43), HIDDEN, one(52), one(63))
    assert len(of(scene, Point, "point")) == 3


def test_the_interval_is_a_band_from_its_ends_and_higher_numbers_are_higher_up():
    scene = drawn(one(28, 18, 40), one(57, 43, 74))
    (band,), (line,) = of(scene, Area, "band"), of(scene, Line, "line")
    (_, low), (_, high) = line.points
    assert high < low
    assert min(y for _, y in band.points) < high < low < max(y for _, y in band.points)


def test_the_newest_number_is_filled_and_a_provisional_one_is_hollow():
    (solid,), (hollow,) = (of(drawn(one(39), one(63, status=s)), Point, "point") for s in ("normal", PROVISIONAL))
    assert (solid.fill, hollow.fill) == (OWN, BACKGROUND)
    assert solid.edge == hollow.edge == OWN


def test_the_first_and_last_period_are_named_and_one_alone_once():
    assert [label.lines for label in of(drawn(one(39), one(43), one(63)), Label, "category")] == [("2014",), ("2016",)]
    assert [label.lines for label in of(drawn(one(39)), Label, "category")] == [("2014",)]


def test_a_benchmark_is_drawn_in_grey_and_named():
    beside = Series("beside", "landet", Role.COUNTRY, (one(6.7), HIDDEN, one(6.9)))
    scene = drawn(one(3.4), one(3.7), one(4.0), benchmark=beside)
    assert {point.fill for point in of(scene, Point, "point")} == {OWN, LOOKS[Role.COUNTRY].fill}
    assert ("landet",) in [label.lines for label in of(scene, Label, "name")]


def test_two_series_stand_side_by_side_and_each_is_named():
    traces = [Trace(("2018", "2019"), (one(40), one(41)), title=title) for title in ("voksne", "barn")]
    lines = of(over_time(traces, "nb"), Line, "line")
    assert max(x for x, _ in lines[0].points) < WIDE / 2 < min(x for x, _ in lines[1].points)


@pytest.mark.parametrize(
    ("found", "ends"),
    [
        (Yardstick(60.7, 53.3, 67.6, 67.3), (40, 80)),
        (Yardstick(5, 1, 14, None), (0, 40)),
        (Yardstick(97, 90, 99, 98), (60, 100)),
        (Yardstick(50, 5, 95, 20), (0, 100)),
    ],
)
def test_a_shares_axis_has_round_ends_around_all_that_is_shown(found, ends):
    assert share_axis(found) == ends


def test_a_share_is_a_point_in_its_interval_with_the_yardstick_as_a_dashed_line():
    scene = against_yardstick(Yardstick(60, 53, 68, 67, "innbyggere"), ("40 %", "80 %"), "nb")
    (band,), (point,), (level,) = of(scene, Area, "band"), of(scene, Point, "point"), of(scene, Line, "reference")
    left, right = min(x for x, _ in band.points), max(x for x, _ in band.points)
    assert left < point.x < level.points[0][0] < right
    assert level.dash == "dash"


def test_each_measure_is_a_square_and_only_names_with_room_are_written():
    tallies = [
        Tally(State.COMPLETED, 2, "fullført"),
        Tally(State.OVERDUE, 8, "over fristen"),
        Tally(State.NOT_SHOWN, 1, "vises ikke"),
    ]
    scene = squares(tallies, "nb")
    assert len(of(scene, Rect, "bar")) == 10
    assert len(of(scene, Line, "bar")) == 1  # dashed, since its status is not shown
    assert [label.lines[0] for label in of(scene, Label, "category")] == ["fullført", "over fristen"]


def test_many_measures_stay_inside_the_picture():
    scene = squares([Tally(State.COMPLETED, 20, "fullført"), Tally(State.OPEN, 25, "andre")], "nb")
    boxes = [shape.box for shape in of(scene, Rect, "bar")]
    assert len(boxes) == 45
    assert all(0 <= box.left < box.right <= WIDE for box in boxes)


def everything():
    beside = Series("beside", "the country", Role.COUNTRY, (HIDDEN, HIDDEN, one(6.7)))
    long = Trace(("2007–2008", "2021–2022", "2022–2023"), (one(4), one(5), one(4.9)), benchmark=beside)
    pair = [Trace(("2016", "2019"), (one(41), one(41)), title=title) for title in ("voksne med barn og andre", "barn")]
    return [
        over_time([long], "en"),
        over_time(pair, "nb"),
        against_yardstick(Yardstick(97, 90, 99, 98, "innbyggere"), ("60 %", "100 %"), "nb"),
        squares([Tally(State.OPEN, 3, "andre")], "nb"),
    ]


@pytest.mark.parametrize("scene", everything())
def test_words_stay_inside_the_picture_and_every_colour_has_one_for_dark_paper(scene):
    for label in words(scene):
        box = letters(label)
        assert box.left >= -0.1 and box.right <= WIDE + 0.1, label.lines
        assert box.top >= -0.1 and box.bottom <= HIGH + 0.1, label.lines
    assert over_one_another(scene) == []
    colours = {getattr(shape, name, "") for shape in scene.shapes for name in ("ink", "fill", "edge")} - {"", "none"}
    assert colours <= set(DARK)
