import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.paint.plotly import axis, words
from dashboard.paint.plotly.labels import Box, free_shift


def test_markup_mathematics_and_templates_from_data_are_shown_literally():
    assert words.safe("<b>A & B</b>") == "&lt;b&gt;A &amp; B&lt;/b&gt;"
    assert "$" not in words.safe("$x^2$")
    assert "%{" not in words.safe("%{customdata}")


@given(st.text())
def test_no_text_at_all_becomes_markup(data):
    made = words.safe(data)
    assert not set("<>$") & set(made)
    assert "%{" not in made


def test_words_break_at_spaces_and_a_section_sign_stays_with_its_number():
    broken = words.wrap("1.10.2015 ny straffelov, §§ 282–283", 13, 120)
    assert broken.count("\n") >= 1
    assert "§§\u00a0282–283" in broken.split("\n")[-1]


def test_cut_words_end_with_an_ellipsis_and_fit():
    made = words.cut("Aurskog-Høland", 15, 60)
    assert made.endswith("…")
    assert words.width(made, 15) <= 60


@pytest.mark.parametrize(
    ("top", "whole", "expected"), [(81, True, 25), (6, False, 2), (3, True, 1), (0.8, False, 0.2), (2, True, 1)]
)
def test_ticks_are_round_and_whole_where_only_whole_numbers_occur(top, whole, expected):
    assert axis.step(top, 4, whole=whole) == expected


@given(st.floats(min_value=0.001, max_value=1e7), st.booleans())
def test_an_axis_has_few_ticks_from_zero(top, whole):
    ticks = axis.upto(top, axis.step(top, 4, whole=whole))
    assert ticks[0] == 0
    assert len(ticks) <= 6


def test_periods_are_shortened_before_any_is_left_out():
    periods = ("2013–2014", "2014–2015", "2015–2016")
    assert axis.categories(periods, 100, 15) == periods
    assert axis.categories(periods, 65, 15) == ("2013–14", "2014–15", "2015–16")


def test_a_period_over_a_turn_of_century_is_not_shortened():
    assert axis.short_period("1999–2000") == "1999–2000"


def test_too_many_periods_lose_every_second_counted_from_the_newest():
    periods = tuple(f"{year}–{year + 1}" for year in range(2007, 2024))
    shown = axis.categories(periods, 35, 15)
    assert shown[-1] == "2023–24"
    assert "" in shown
    widest = max(words.width(label, 15) for label in shown)
    kept = [index for index, label in enumerate(shown) if label]
    assert all((later - earlier) * 35 > widest for earlier, later in zip(kept, kept[1:], strict=False))


def test_names_are_never_left_out():
    names = ("Bærum", "Asker", "Indre Østfold")
    assert all(axis.categories(names, 40, 13))
    assert axis.is_cut(names, 30, 13)
    assert not axis.is_cut(names, 130, 13)


def test_words_move_to_the_nearest_free_place_inside_the_plot():
    box = Box(0, 10, 40, 30)
    shift = free_shift(box, [Box(0, 0, 40, 25)], low=0, high=100)
    assert not box.raised(shift).overlaps(Box(0, 0, 40, 25))
    assert 15 <= shift <= 18
    assert free_shift(box, [Box(50, 0, 90, 100)], low=0, high=100) == 0


def test_a_name_longer_than_its_lines_ends_with_an_ellipsis_and_a_shorter_one_is_whole():
    name = "Kompetanseheving om håndtering av saker som gjelder vold i nære relasjoner"
    assert words.shortened(name, 15, 260, 3).replace("\n", " ") == name
    made = words.shortened(name, 15, 160, 2)
    assert made.count("\n") == 1
    assert made.endswith("…")
    assert words.width(made, 15) <= 160


def test_years_together_are_broken_over_lines_and_none_of_the_years_is_left_out():
    labels = ("2016", "2017", "2018", "2016–2018, 3 år samlet", "2019")
    assert axis.categories(labels, 75, 15) == ("2016", "2017", "2018", "2016–18,\n3 år\nsamlet", "2019")
    assert not axis.is_cut(labels, 75, 15)
