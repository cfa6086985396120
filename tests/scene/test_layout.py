"""Any chart's scene has each number once, where its value belongs, with readable text."""

import dataclasses
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.charts.chart import Kind, Limit, Reference, Role, number
from dashboard.charts.registry import FIGURES
from dashboard.documents.frame import Frame
from dashboard.documents.pictures import scene_of
from dashboard.scene.boxes import around
from dashboard.scene.layout import layout
from dashboard.scene.shapes import Label, Line, Point, Rect
from dashboard.scene.size import PRESETS, SIZES
from dashboard.vocabulary.selection import Selection
from tests.documents.charts import CANARY, EXPORTED, LONG, MAKERS
from tests.paint.build import NOT_APPLICABLE, SUPPRESSED, chart, provisional, series
from tests.scene.random_charts import charts
from tests.scene.read import letters, outside, over_one_another, said, shapes, words

SIZE = st.sampled_from(tuple(SIZES.values()))
YEARS = ("2016", "2017", "2018", "2019")
CROWDED, CROWDED_UPRIGHT = ({"area"}, {"value"}), ({"gap"}, {"gap", "value"})
LEAST = {key: preset.least_pt for key, preset in PRESETS.items()}


def is_known(one: Label, other: Label) -> bool:
    """Where text may overlap: areas in a crowd, signs of provisional numbers in one place, and reasons turned upright
    between bars narrower than a line of text, in a plot too low for one above the other.
    """
    return {one.role, other.role} in (CROWDED + CROWDED_UPRIGHT * (one.turned or other.turned))


@settings(max_examples=40)
@given(charts(), SIZE)
def test_text_is_inside_the_picture_and_never_overlaps(shown, size):
    made = layout(shown, size)
    assert outside(made) == []
    assert [pair for pair in over_one_another(made) if not is_known(*pair)] == []


@settings(max_examples=40)
@given(charts(), SIZE)
def test_every_number_and_every_gap_that_is_drawn_has_exactly_one_spot(shown, size):
    made = layout(shown, size)
    found = [(spot.series, spot.category) for spot in made.spots]
    assert len(found) == len(set(found))
    places = {
        (nth, category): value for nth, one in enumerate(shown.series) for category, value in enumerate(one.values)
    }
    numbers = {place for place, value in places.items() if value.is_number}
    if shown.kind is Kind.FUNNEL:  # an area has one spot, and only if it has a number
        assert {category for _, category in numbers} == {category for _, category in found}
    elif shown.has_numbers:
        assert numbers <= set(found)
        # A line's gap is open where others have values, and a part that isn't there is no part of a stack.
        assert set(found) == set(places) or shown.kind in (Kind.LINES, Kind.STACKED)
    assert found == sorted(found, key=lambda place: (place[1], place[0]))


@settings(max_examples=30)
@given(charts((Kind.COLUMNS, Kind.LINES, Kind.BARS, Kind.DOTS)), SIZE)
def test_a_higher_number_is_never_drawn_lower(shown, size):
    made = layout(shown, size)
    lying = any(item.anchor == "end" for item in words(made, "category"))
    found = [
        (shown.series[spot.series].values[spot.category].number, spot.at[0] if lying else -spot.at[1])
        for spot in made.spots
        if shown.series[spot.series].values[spot.category].is_number
    ]
    places = [place for _, place in sorted(found)]
    assert all(later >= earlier - 1e-6 for earlier, later in zip(places, places[1:], strict=False))


@settings(max_examples=15)
@given(charts(), SIZE)
def test_the_same_chart_gives_the_same_scene_which_nothing_can_change(shown, size):
    made = layout(shown, size)
    assert made == layout(shown, size)
    assert hash(made) == hash(layout(shown, size))
    with pytest.raises(dataclasses.FrozenInstanceError):
        made.title = "x"


@settings(max_examples=30)
@given(charts(), SIZE)
def test_nothing_of_a_withheld_number_is_in_a_scene(shown, size):
    made = repr(layout(shown, size)).replace("\\xa0", "")
    assert str(int(CANARY)) not in made
    zeroed = tuple(
        replace(one, values=tuple(SUPPRESSED if v.status == "suppressed" else v for v in one.values))
        for one in shown.series
    )
    assert layout(replace(shown, series=zeroed), size) == layout(shown, size)


def pictures(published):
    """Every figure of the shipped data in every picture, with and without a headline."""
    for spec in FIGURES.values():
        frame = Frame(spec.chart(published, Selection()), EXPORTED)
        for preset in PRESETS.values():
            for titled in (False, True):
                yield preset, scene_of(frame, preset, with_title=titled)


def test_no_text_of_any_shipped_figure_overlaps_or_crosses_the_edge(published):
    screens = [layout(spec.chart(published, Selection()), size) for spec in FIGURES.values() for size in SIZES.values()]
    for made in (*screens, *(scene for _, scene in pictures(published))):
        assert over_one_another(made) == [], made.key
        assert outside(made) == [], made.key


def test_no_name_at_the_end_of_a_line_hides_a_point_of_any_shipped_picture(published):
    for preset, made in pictures(published):
        points = [around(item.x, item.y, item.size, item.size) for item in shapes(made, Point, "point")]
        hidden = [item.lines for item in words(made, "end") if any(letters(item).overlaps(point) for point in points)]
        assert hidden == [], (made.key, preset.key)


def test_no_text_of_any_shipped_picture_is_smaller_than_eight_points_or_eighteen_on_slides(published):
    small = [
        (made.key, preset.key, item.lines, item.size)
        for preset, made in pictures(published)
        for item in words(made)
        if item.size < LEAST[preset.key]
    ]
    assert small == []
    assert (min(LEAST.values()), LEAST["slide"]) == (8, 18)


@pytest.mark.parametrize("kind", MAKERS)
def test_example_data_is_marked_on_a_screen_of_every_kind_and_only_then(kind):
    shown = MAKERS[kind]("nb")
    if shown.has_numbers:
        assert said(layout(shown, SIZES["screen"]), "badge") == ["Eksempeldata"]
        assert said(layout(replace(shown, synthetic=False), SIZES["screen"]), "badge") == []


def test_a_chart_without_numbers_says_why_in_words_and_draws_nothing():
    made = layout(MAKERS["empty"]("nb"), SIZES["screen"])
    assert said(made) == ["Ingen tall kan vises: alle er skjult av hensyn til personvernet."]
    assert made.spots == ()


def test_zero_is_a_number_and_not_a_gap():
    made = layout(chart(Kind.COLUMNS, YEARS[:2], series(number(10, "10"), number(0, "0"))), SIZES["screen"])
    assert said(made, "value") == ["10", "0"]
    assert shapes(made, Rect, "slot") == []


@pytest.mark.parametrize("size", SIZES)
def test_an_interval_is_centred_on_its_bar_with_the_number_above_at_every_width(size):
    made = layout(chart(Kind.COLUMNS, YEARS[:1], series(number(63, "63", low=48, high=81))), SIZES[size])
    (bar,), (line,), (value,) = shapes(made, Rect, "bar"), shapes(made, Line, "interval"), words(made, "value")
    assert [x for x, _ in line.points] == pytest.approx([bar.box.middle[0]] * 2)
    assert value.x == pytest.approx(bar.box.middle[0])
    assert value.box.bottom <= min(y for _, y in line.points) + 1e-6


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", [Kind.COLUMNS, Kind.STACKED, Kind.LINES, Kind.BARS, Kind.DOTS])
def test_every_provisional_number_has_its_sign_where_numbers_have_no_room_too(kind, size):
    values = [provisional(1000 + nth, f"{1000 + nth}*") for nth in range(20)]
    made = layout(chart(kind, tuple(str(2000 + nth) for nth in range(20)), series(*values)), SIZES[size])
    assert sum("*" in line for line in said(made)) == 20


@pytest.mark.parametrize("size", SIZES)
def test_a_number_beside_its_point_never_touches_or_passes_the_reference_line(size):
    level = 54.3
    shares = [number(level + n / 2, f"{level + n / 2:.0f}\u00a0%") for n in range(-2, 3)]
    shown = chart(Kind.DOTS, tuple("abcde"), series(*shares), reference=Reference(level, "Hele landet 54,3\u00a0%"))
    made = layout(shown, SIZES[size])
    (line,) = shapes(made, Line, "reference")
    (_, y), (right, _) = line.points
    boxes = [item.box for item in words(made, "value")]
    assert not [box for box in boxes if box.middle[1] - 3 < y < box.middle[1] + 3]
    assert max((box.right for box in boxes), default=0) <= right + 1


def test_home_and_partners_are_labelled_above_the_crowd():
    names = ("Alta", "Bærum", "Asker", "Hole")
    at = [number(value, str(value), x=1000.0 * value) for value in (9, 5, 7)]
    crowd = series(*at, SUPPRESSED, role=Role.OTHER, highlight=(1,))
    partner = series(NOT_APPLICABLE, NOT_APPLICABLE, at[2], NOT_APPLICABLE, key="p", role=Role.PARTNER)
    made = layout(chart(Kind.FUNNEL, names, crowd, partner), SIZES["screen"])
    assert sorted(said(made, "area")) == ["Asker 7", "Bærum 5"]
    points = shapes(made, Point, "point")
    assert [point.size for point in points] == sorted(point.size for point in points)  # the named ones are on top
    assert len(points) == 3


def test_a_funnel_draws_its_limits_over_a_logarithmic_axis():
    crowd = series(number(5, "5", x=100.0), number(9, "9", x=10000.0), role=Role.OTHER, highlight=(0,))
    inner = Limit("95 %", ((100.0, 8.0), (10000.0, 6.0)), False)
    outer = Limit("99,8 %", ((100.0, 9.5), (1000.0, 8), (10000.0, 7.0)), True)
    shown = chart(Kind.FUNNEL, ("Bærum", "Alta"), crowd, limits=(inner, outer), log_axis=True)
    drawn = shapes(layout(shown, SIZES["screen"]), Line, "limit")
    assert [line.dash for line in drawn] == ["dash", "solid"]
    first, middle, last = (x for x, _ in drawn[1].points)
    assert middle - first == pytest.approx(last - middle)


def test_names_without_room_below_the_axis_become_rows_on_a_phone():
    names = ("Aurskog-Høland", "Nordre Follo", "Nittedal", "Bærum")
    shown = chart(Kind.DOTS, names, series(*(number(5, "5 %"),) * 4))
    wide, narrow = (words(layout(shown, SIZES[size]), "category") for size in ("screen", "phone"))
    assert [" ".join(item.lines) for item in narrow] == list(names)
    assert len({item.y for item in wide}) < len({item.y for item in narrow}) == 4


def test_years_without_room_are_thinned_out_and_stay_side_by_side_unless_a_sum_of_them_stands_among_them():
    years = tuple(str(year) for year in range(1990, 2020))
    many = layout(chart(Kind.COLUMNS, years, series(*(number(5, "5"),) * 30)), SIZES["phone"])
    assert len({item.y for item in words(many, "category")}) == 1
    assert {years[-1]} < set(said(many, "category")) < set(years)
    summed = (*years[-8:], "2012–2019")
    rows = layout(chart(Kind.DOTS, summed, series(*(number(5, "5 %"),) * 9)), SIZES["meeting_phone"])
    assert said(rows, "category") == list(summed)


def test_a_level_that_the_key_of_rows_names_is_drawn_through_them():
    names = ("Aurskog-Høland", "Nordre Follo", "Indre Østfold", "Lillestrøm", "Nittedal", "Bærum")
    level = Reference(4, "Hele landet 4 %")
    made = layout(chart(Kind.DOTS, names, series(*(number(5, "5 %"),) * 6), reference=level), SIZES["phone"])
    (line,) = shapes(made, Line, "reference")
    assert said(made, "key") == [level.label]
    assert {x for x, _ in line.points} == {made.plot.left + made.values.share(4) * made.plot.width}


def test_a_level_in_a_meeting_is_named_in_the_key_and_takes_no_width():
    level = Reference(4, "Hele landet 4 %")
    made = layout(
        chart(Kind.DOTS, ("2018", "2019"), series(number(5, "5 %"), number(3, "3 %")), reference=level),
        SIZES["meeting"],
    )
    assert said(made, "key") == [level.label]
    assert said(made, "reference") == []
    assert made.plot.width > 0.9 * made.width


def test_a_figure_of_rows_is_as_high_as_its_names_need():
    tall = chart(Kind.BARS, tuple("abcdefghij"), series(*(number(5, "5"),) * 10))
    few = chart(Kind.BARS, tuple("abc"), series(*(number(5, "5"),) * 3))
    assert layout(tall, SIZES["screen"]).height > layout(few, SIZES["screen"]).height


@pytest.mark.parametrize(
    ("kind", "preset"), (("lines", "word_full"), ("bars", "word_full"), ("dots", "word_tall"), ("bars", "slide"))
)
def test_the_longest_name_is_written_whole(kind, preset):
    written = "".join(said(layout(MAKERS[kind]("nb"), SIZES[preset])))
    assert LONG.replace(" ", "") in written.replace(" ", "")
