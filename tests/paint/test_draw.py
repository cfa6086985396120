import time
from dataclasses import replace

import plotly.graph_objects as go
import pytest

from dashboard.charts.chart import Kind, Limit, Mark, Reference, Role, number
from dashboard.paint.plotly import draw as drawing
from dashboard.paint.plotly.draw import DRAWERS, draw
from dashboard.paint.plotly.palette import PAPER, STYLES
from dashboard.paint.plotly.size import SIZES
from tests.paint.build import (
    MISSING,
    NOT_PUBLISHED,
    SUPPRESSED,
    chart,
    provisional,
    series,
    shapes,
    traces,
    words,
)

YEARS = ("2016", "2017", "2018", "2019")


def of_kind(kind: Kind, **more):
    values = (number(28, "28", low=19, high=40), number(57, "57", low=43, high=74), SUPPRESSED, provisional(63, "63"))
    others = (number(40, "40", x=900.0), number(3, "3", x=12000.0), MISSING, NOT_PUBLISHED)
    own = series(*(value if kind != Kind.FUNNEL else number(5, "5", x=500.0) for value in values))
    limits = (Limit("95 %", ((500.0, 9.0), (12000.0, 6.0)), False),) if kind == Kind.FUNNEL else ()
    crowd = series(*others, key="all", name="Alle", role=Role.OTHER)
    return chart(kind, YEARS, own, crowd, limits=limits, **more)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", Kind)
def test_every_property_of_every_kind_and_size_is_one_that_plotly_knows(kind, size):
    made = DRAWERS[kind](of_kind(kind, synthetic=True, reference=Reference(30, "landet 30")), SIZES[size])
    checked = go.Figure(made["data"], made["layout"])  # raises on an unknown property or value
    assert len(checked.data) == len(made["data"])


@pytest.mark.parametrize("kind", Kind)
def test_the_narrow_twin_is_the_phone_figure(kind):
    figure = draw(of_kind(kind))
    twin, phone = figure.layout.meta["narrow"], DRAWERS[kind](of_kind(kind), SIZES["phone"])
    merged = (
        twin["data"]
        if twin["is_whole"]
        else [{**trace.to_plotly_json(), **changed} for trace, changed in zip(figure.data, twin["data"], strict=True)]
    )
    drawn = [{name: value for name, value in trace.items() if value is not None} for trace in merged]
    assert go.Figure(drawn).to_dict()["data"] == go.Figure(phone["data"]).to_dict()["data"]
    assert twin["layout"] == phone["layout"]


@pytest.mark.parametrize("kind", Kind)
def test_example_data_is_marked_in_the_picture_of_every_kind_and_only_then(kind):
    assert "Eksempeldata" in words(draw(of_kind(kind, synthetic=True)), "synthetic")[0]
    assert words(draw(of_kind(kind)), "synthetic") == []


@pytest.mark.parametrize("kind", Kind)
def test_hover_says_the_formatted_label_and_nothing_carries_raw_data(kind):
    for trace in draw(of_kind(kind)).data:
        assert trace.customdata is None
        assert trace.hovertemplate is None
        assert trace.hoverinfo == ("text" if trace.hovertext is not None else "skip")
    spoken = [said for trace in draw(of_kind(kind)).data if trace.hovertext for said in trace.hovertext]
    assert any("2016: " in said for said in spoken)


@pytest.mark.parametrize("kind", Kind)
def test_words_from_data_can_not_become_markup(kind):
    evil = "<a href='javascript:x'>$1$ %{x}"
    base = of_kind(kind, unit=evil, reference=Reference(30, evil), marks=(Mark(0.5, evil, evil, False, ""),))
    named = tuple(replace(one, name=evil, highlight=(0,)) for one in base.series)
    made = draw(replace(base, series=named, categories=(evil, *YEARS[1:])))
    drawn = made.to_json().replace("\\u003c", "<")
    assert "<a href" not in drawn
    assert "%{" not in drawn
    assert "$1$" not in drawn


@pytest.mark.parametrize("kind", Kind)
def test_a_figure_is_drawn_in_a_few_milliseconds(kind):
    many = tuple(number(value, str(value), x=100.0 + value) for value in range(1, 330))
    crowd = series(*(many if kind is Kind.FUNNEL else many[:20]), role=Role.OTHER, highlight=(4,))
    big = chart(kind, tuple(str(1990 + index) for index in range(len(crowd.values))), crowd)
    draw(big)
    times = []
    for _ in range(9):
        start = time.process_time()
        draw(big)
        times.append(time.process_time() - start)
    assert min(times) < 0.02  # of processor time; 2-6 ms as a rule


def test_a_chart_without_numbers_is_an_empty_figure():
    assert len(draw(chart(Kind.COLUMNS, ("2016",), series(SUPPRESSED))).data) == 0


def test_bars_start_at_zero_and_leave_room_for_interval_and_number():
    figure = draw(of_kind(Kind.COLUMNS))
    low, high = figure.layout.yaxis.range
    assert low == 0
    assert high > 74


def test_lines_start_at_zero_too():
    assert draw(of_kind(Kind.LINES)).layout.yaxis.range[0] == 0


def test_a_single_high_number_with_a_low_interval_stays_inside_the_axis():
    figure = draw(chart(Kind.COLUMNS, ("2016",), series(number(1000, "1 000"))))
    assert figure.layout.yaxis.range[1] > 1000


def test_ticks_are_written_as_norwegian_and_english_write_numbers():
    def ticks(language):
        figure = draw(chart(Kind.COLUMNS, ("2016",), series(number(4000, "4 000")), language=language))
        return figure.layout.yaxis.ticktext

    assert "2\u00a0000" in ticks("nb")
    assert "2,000" in ticks("en")


def test_a_provisional_bar_and_a_provisional_point_are_hollow():
    values = (number(10, "10"), provisional(20, "20*"))
    bars = traces(draw(chart(Kind.COLUMNS, YEARS[:2], series(*values))), "Bærum")[0]
    assert list(bars.marker.color) == [STYLES[Role.OWN].colour, PAPER]
    assert list(bars.marker.line.color) == [STYLES[Role.OWN].colour] * 2
    assert list(bars.marker.line.width) == [0, 2.5]
    line = traces(draw(chart(Kind.LINES, YEARS[:2], series(*values))), "Bærum")[0]
    assert list(line.marker.color) == [STYLES[Role.OWN].colour, PAPER]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", [Kind.COLUMNS, Kind.LINES, Kind.BARS, Kind.DOTS])
def test_every_provisional_number_carries_its_sign_where_numbers_have_no_room_too(kind, size):
    values = [provisional(1000 + nth, f"{1000 + nth}*") for nth in range(20)]
    made = DRAWERS[kind](chart(kind, tuple(str(2000 + nth) for nth in range(20)), series(*values)), SIZES[size])
    said = [note["text"] for note in made["layout"]["annotations"]]
    assert sum("*" in words for words in said) == 20


def test_zero_is_a_number_and_not_a_gap():
    figure = draw(chart(Kind.COLUMNS, YEARS[:2], series(number(10, "10"), number(0, "0"))))
    assert list(traces(figure, "Bærum")[0].y) == [10, 0]
    assert words(figure, "value") == ["<b>10</b>", "<b>0</b>"]


@pytest.mark.parametrize("size", SIZES)
def test_an_interval_stands_in_the_middle_of_its_bar_and_the_number_above_it_at_every_width(size):
    made = DRAWERS[Kind.COLUMNS](chart(Kind.COLUMNS, YEARS[:1], series(number(63, "63", low=48, high=81))), SIZES[size])
    assert [trace["x"] for trace in made["data"] if trace["name"] == "interval"] == [[0], [0]]
    (said,) = [note for note in made["layout"]["annotations"] if note.get("name") == "value"]
    assert (said["x"], said["y"]) == (0, 81)


def test_a_gap_stays_a_gap_in_the_line():
    line = traces(
        draw(chart(Kind.LINES, YEARS, series(number(1, "1"), MISSING, number(3, "3"), number(4, "4")))), "Bærum"
    )
    assert line[0].connectgaps is False
    assert list(line[0].y) == [1, None, 3, 4]


def test_a_break_splits_the_line_and_an_event_does_not():
    def heights(is_break):
        mark = Mark(1.5, "ny lov", "Ny lov", is_break, "Lovdata")
        values = (number(1, "1"), number(2, "2"), number(3, "3"), number(4, "4"))
        return list(traces(draw(chart(Kind.LINES, YEARS, series(*values), marks=(mark,))), "Bærum")[0].y)

    assert heights(True) == [1, 2, None, 3, 4]
    assert heights(False) == [1, 2, 3, 4]


def test_marks_are_dotted_lines_whose_words_stand_above_the_plot_and_apart():
    marks = tuple(Mark(at, f"hendelse nummer {at}", "", False, "") for at in (0.5, 1.5, 2.5))
    figure = draw(chart(Kind.COLUMNS, YEARS, series(*(number(5, "5"),) * 4), marks=marks))
    assert sorted(shape.x0 for shape in shapes(figure, "mark")) == [0.5, 1.5, 2.5]
    assert all(shape.y1 > 1 for shape in shapes(figure, "mark"))
    placed = [note for note in figure.layout.annotations if note.name == "event"]
    assert len(placed) == 3
    assert all(note.yref == "paper" and note.yshift > 0 for note in placed)
    rows = [(note.yshift, note.xanchor) for note in placed]
    assert len(set(rows)) == 3 or len({note.x for note in placed}) == 3


def test_a_line_is_named_at_its_end_with_its_newest_number_and_no_legend():
    figure = draw(chart(Kind.LINES, YEARS, series(number(1, "1"), number(2, "2"), number(4, "4,0"), NOT_PUBLISHED)))
    assert words(figure, "line end") == ["<b>Bærum\u00a04,0<br>i\u00a02018</b>"]
    assert not figure.layout.showlegend


def test_labels_of_lines_that_end_together_do_not_cover_each_other():
    lines = [
        series(number(10, "10"), number(50 + nth, str(50 + nth)), name=f"Sted {nth}", role=role)
        for nth, role in enumerate((Role.OWN, Role.COUNTY, Role.COUNTRY))
    ]
    figure = draw(chart(Kind.LINES, YEARS[:2], *lines))
    plot = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
    top = figure.layout.yaxis.range[1]
    ends = [note for note in figure.layout.annotations if note.name == "line end"]
    middles = sorted(note.y / top * plot + note.yshift for note in ends)
    assert all(later - earlier >= 18 for earlier, later in zip(middles, middles[1:], strict=False))


def test_intervals_are_drawn_where_they_are_known_and_only_there():
    figure = draw(of_kind(Kind.COLUMNS))
    lines = traces(figure, "interval")
    assert list(lines[-1].error_y.array) == [12, 17]
    assert list(lines[-1].error_y.arrayminus) == [9, 14]


def test_the_height_is_known_before_drawing():
    tall = chart(Kind.BARS, tuple("abcdefghij"), series(*(number(5, "5"),) * 10))
    assert drawing.height(tall) == draw(tall).layout.height > drawing.height(of_kind(Kind.COLUMNS))
