"""Text has the font's width, breaks at spaces, is cut with an ellipsis, and categories lose no years."""

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from dashboard.scene.axes import are_cut, category_labels
from dashboard.scene.boxes import Box, best_shift, free_shift
from dashboard.scene.metrics import FONTS, cut, short_period, width, wrap

NAME = "Kompetanseheving om håndtering av saker som gjelder vold i nære relasjoner"


def test_text_width_follows_the_fonts_advances():
    font = TTFont(FONTS / "Inter-Regular.ttf")
    glyphs = [font["hmtx"][font.getBestCmap()[ord(letter)]][0] for letter in "Bærum"]
    assert width("Bærum", 15) == pytest.approx(sum(glyphs) / font["head"].unitsPerEm * 15)
    assert width("Bærum", 15, bold=True) > width("Bærum", 15)


def test_text_breaks_at_spaces_and_a_section_sign_stays_with_its_number():
    broken = wrap("1.10.2015 ny straffelov, §§ 282–283", 13, 120)
    assert len(broken) > 1
    assert "§§\u00a0282–283" in broken[-1]


def test_cut_text_ends_with_an_ellipsis_and_fits():
    made = cut("Aurskog-Høland", 15, 60)
    assert made.endswith("…")
    assert width(made, 15) <= 60


def test_a_name_longer_than_its_lines_ends_with_an_ellipsis_and_a_shorter_one_is_whole():
    assert " ".join(wrap(NAME, 15, 260, most=3)) == NAME
    made = wrap(NAME, 15, 160, most=2)
    assert len(made) == 2
    assert made[-1].endswith("…")
    assert max(width(line, 15) for line in made) <= 160


@given(st.text(st.characters(categories=("L", "N", "P")) | st.just(" ")), st.floats(20, 400), st.integers(1, 4))
def test_no_line_is_wider_than_its_room_and_none_is_one_too_many(words, room, most):
    made = wrap(words, 13, room, most=most)
    assert len(made) <= most
    assert all(width(line, 13) <= room or len(line) <= 2 for line in made)


def test_periods_are_shortened_before_any_is_left_out():
    periods = ("2013–2014", "2014–2015", "2015–2016")
    assert category_labels(periods, 100, 15) == tuple((period,) for period in periods)
    assert category_labels(periods, 65, 15) == (("2013–14",), ("2014–15",), ("2015–16",))


def test_a_period_over_a_turn_of_century_is_not_shortened():
    assert short_period("1999–2000") == "1999–2000"


def test_too_many_periods_lose_every_second_counted_from_the_newest():
    shown = category_labels(tuple(f"{year}–{year + 1}" for year in range(2007, 2024)), 35, 15)
    assert shown[-1] == ("2023–24",)
    kept = [index for index, lines in enumerate(shown) if lines]
    widest = max(width(*shown[index], 15) for index in kept)
    assert len(kept) < len(shown)
    assert all((later - earlier) * 35 > widest for earlier, later in zip(kept, kept[1:], strict=False))


def test_names_are_never_left_out():
    names = ("Bærum", "Asker", "Indre Østfold")
    assert all(category_labels(names, 40, 13))
    assert are_cut(names, 30, 13)
    assert not are_cut(names, 130, 13)


def test_years_together_are_broken_over_lines_and_none_of_the_years_is_left_out():
    labels = ("2016", "2017", "2018", "2016–2018, 3 år samlet", "2019")
    made = category_labels(labels, 75, 15)
    assert made == (("2016",), ("2017",), ("2018",), ("2016–18,", "3 år", "samlet"), ("2019",))
    assert not are_cut(labels, 75, 15)


def test_labels_move_to_the_nearest_free_place_inside_the_plot():
    box = Box(0, 10, 40, 30)
    shift = free_shift(box, [Box(0, 0, 40, 25)], top=0, bottom=100)
    assert not box.moved(shift).overlaps(Box(0, 0, 40, 25))
    assert 15 <= shift <= 18
    assert free_shift(box, [Box(50, 0, 90, 100)], top=0, bottom=100) == 0


def test_labels_without_a_free_place_avoid_the_most_important_and_stay_inside():
    everywhere, words = Box(0, 0, 40, 100), Box(0, 0, 40, 25)
    assert best_shift(Box(0, 10, 40, 30), ([everywhere, words], [words]), top=0, bottom=100) == 15
    assert best_shift(Box(0, -10, 40, 10), ([everywhere],), top=0, bottom=100) == 10
    assert best_shift(Box(0, 90, 40, 110), ([everywhere],), top=0, bottom=100) == -10
