"""Lines: named at their ends, open at gaps and breaks, with a band if intervals are known."""

import pytest

from dashboard.charts.chart import Kind, Mark, Role, number
from dashboard.scene.layout import layout
from dashboard.scene.shapes import Area, Line, Point
from dashboard.scene.size import SIZES
from tests.paint.build import MISSING, NOT_PUBLISHED, chart, series
from tests.scene.read import over_one_another, said, shapes, words

YEARS = ("2016", "2017", "2018", "2019")
FOUR = tuple(number(value, str(value)) for value in (1, 2, 3, 4))


def lines(*shown, size="screen", **more):
    return layout(chart(Kind.LINES, YEARS[: len(shown[0].values)], *shown, **more), SIZES[size])


def test_a_gap_stays_a_gap_in_the_line():
    made = lines(series(FOUR[0], MISSING, *FOUR[2:]))
    (line,) = shapes(made, Line, "line")
    assert len(line.points) == 2
    assert len(shapes(made, Point, "point")) == 3


@pytest.mark.parametrize(("is_break", "lengths"), ((True, [2, 2]), (False, [4])))
def test_a_break_splits_the_line_and_an_event_does_not(is_break, lengths):
    made = lines(series(*FOUR), marks=(Mark(1.5, "ny lov", "Ny lov", is_break, "Lovdata"),))
    assert [len(line.points) for line in shapes(made, Line, "line")] == lengths


def test_a_line_is_named_at_its_end_with_its_newest_number_and_no_key():
    made = lines(series(number(1, "1"), number(2, "2"), number(4, "4,0"), NOT_PUBLISHED))
    assert [item.lines for item in words(made, "end")] == [("Bærum\u00a04,0", "i\u00a02018")]
    assert said(made, "key") == []


def test_more_lines_than_can_be_named_have_a_key_and_no_names():
    made = lines(*(series(*FOUR, key=f"s{nth}", name=f"Sted {nth}", role=Role.PARTNER) for nth in range(5)))
    assert said(made, "key") == [f"Sted {nth}" for nth in range(5)]
    assert said(made, "end") == []


def test_lines_whose_names_would_stand_on_one_another_have_a_key_instead():
    long = "Kárášjohka – Karasjok og Unjárga – Nesseby interkommunale krisesentersamarbeid"
    shown = [series(*FOUR, key=f"s{nth}", name=f"{long} {nth}", role=Role.PARTNER) for nth in range(4)]
    made = lines(*shown, size="meeting_phone")
    assert said(made, "end") == []
    assert len(said(made, "key")) == 4


@pytest.mark.parametrize("size", SIZES)
def test_names_of_lines_that_end_at_the_axis_keep_the_order_of_their_values(size):
    ends = {"Kvinner": 2123, "Menn": 210, "Annet": 7}
    shown = [series(number(value, str(value)), number(value, str(value)), name=name) for name, value in ends.items()]
    names = sorted(words(lines(*shown, size=size), "end"), key=lambda item: item.box.top)
    assert [item.lines[0].split("\u00a0")[0] for item in names] == list(ends)


@pytest.mark.parametrize("size", SIZES)
def test_names_of_lines_that_end_together_do_not_cover_each_other(size):
    shown = [
        series(number(10, "10"), number(50 + nth, str(50 + nth)), name=f"Sted {nth}", role=role)
        for nth, role in enumerate((Role.OWN, Role.COUNTY, Role.COUNTRY, Role.PARTNER))
    ]
    made = lines(*shown, size=size)
    assert len(words(made, "end")) == 4
    assert over_one_another(made) == []


def test_names_of_a_meetings_lines_leave_the_plot_the_width_of_the_picture():
    made = lines(series(*FOUR, name="Asker og Bærum krisesenter"), size="meeting")
    (name,) = words(made, "end")
    assert name.box.right < made.plot.right
    assert made.plot.width > 0.9 * made.width


def test_a_band_is_drawn_only_between_neighbours_with_intervals():
    known = number(3, "3", low=2, high=4)
    made = lines(series(known, known, FOUR[2], known))
    (band,) = shapes(made, Area, "band")
    assert len(band.points) == 4
    assert len(shapes(made, Line, "interval")) == 3
