"""FUNNEL and rows: very many areas, and names that find no room below an axis."""

from dashboard.charts.chart import Kind, Limit, Role, number
from dashboard.paint.plotly.draw import draw
from tests.paint.build import NOT_APPLICABLE, SUPPRESSED, chart, series, traces, words


def test_ones_own_and_partners_are_named_over_the_crowd():
    names = ("Alta", "Bærum", "Asker", "Hole")
    at = [number(value, str(value), x=1000.0 * value) for value in (9, 5, 7)]
    crowd = series(*at, SUPPRESSED, role=Role.OTHER, highlight=(1,))
    partner = series(NOT_APPLICABLE, NOT_APPLICABLE, at[2], NOT_APPLICABLE, key="p", role=Role.PARTNER)
    figure = draw(chart(Kind.FUNNEL, names, crowd, partner))
    assert list(traces(figure, "crowd")[0].y) == [9]
    assert sorted(traces(figure, "named")[0].y) == [5, 7]
    assert sorted(words(figure, "area")) == ["<b>Asker 7</b>", "<b>Bærum 5</b>"]


def test_a_funnel_draws_its_limits_and_highlights_its_own():
    crowd = series(number(5, "5", x=100.0), number(9, "9", x=9000.0), role=Role.OTHER, highlight=(0,))
    limits = (Limit("95 %", ((100.0, 8.0), (9000.0, 6.0)), False), Limit("99,8 %", ((100.0, 9.5), (9000.0, 7.0)), True))
    figure = draw(chart(Kind.FUNNEL, ("Bærum", "Alta"), crowd, limits=limits, log_axis=True))
    drawn = traces(figure, "limit")
    assert [line.line.dash for line in drawn] == ["6px,4px", "solid"]
    assert list(traces(figure, "named")[0].x) == [100.0]
    assert figure.layout.xaxis.type == "log"


def test_names_without_room_below_the_axis_become_rows_on_a_phone():
    names = ("Aurskog-Høland", "Nordre Follo", "Indre Østfold", "Lillestrøm", "Nittedal", "Bærum")
    made = draw(chart(Kind.DOTS, names, series(*(number(5, "5 %"),) * 6)), size="phone")
    assert list(made.layout.yaxis.ticktext) == [name for name in names]
    assert made.layout.yaxis.range[0] > made.layout.yaxis.range[1]
