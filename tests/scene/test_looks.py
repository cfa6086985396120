"""The looks keep their promises: contrast, greyscale, colour blindness. Computed, not judged by eye."""

import itertools
import math

import pytest

from dashboard.charts.chart import Kind, Role, number
from dashboard.scene import looks as palette
from dashboard.scene.layout import layout
from dashboard.scene.looks import LOOKS, PALE, looks
from dashboard.scene.shapes import Rect
from dashboard.scene.size import SIZES
from tests.paint.build import chart, provisional, series
from tests.scene.colours import BLINDNESS, contrast, lab, linear, seen
from tests.scene.read import shapes

TOGETHER = (
    (Role.OWN, Role.COUNTY, Role.COUNTRY),
    (Role.OWN, Role.PARTNER, Role.OTHER),
    (Role.OWN, Role.ALL),
    (Role.WOMEN, Role.MEN),
)
PAIRS = [pair for group in TOGETHER for pair in itertools.combinations(group, 2)]


def test_lightness_of_white_and_black_comes_out_right():
    assert lab(linear("#FFFFFF"))[0] == pytest.approx(100, abs=0.1)
    assert lab(linear("#000000"))[0] == pytest.approx(0, abs=0.1)
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)


@pytest.mark.parametrize("role", Role)
def test_every_role_has_a_look_with_contrast_enough_for_shapes_and_for_words(role):
    assert contrast(LOOKS[role].fill, palette.BACKGROUND) >= 3
    assert contrast(LOOKS[role].ink, palette.BACKGROUND) >= 4.5


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_roles_shown_together_differ_by_twenty_in_lightness_for_greyscale_print(one, other):
    lightness = [lab(linear(LOOKS[role].fill))[0] for role in (one, other)]
    assert abs(lightness[0] - lightness[1]) >= 20


@pytest.mark.parametrize("blindness", BLINDNESS)
@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_roles_that_meet_stay_apart_for_colour_blind_readers(one, other, blindness):
    first, second = (lab(seen(LOOKS[role].fill, BLINDNESS[blindness])) for role in (one, other))
    assert math.dist(first, second) >= 20


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_roles_that_meet_also_differ_in_dash_and_marker(one, other):
    assert LOOKS[one].dash != LOOKS[other].dash
    assert LOOKS[one].marker != LOOKS[other].marker


def test_women_are_not_pink_and_men_are_not_blue():
    red, _, blue = linear(LOOKS[Role.WOMEN].fill)
    assert red < blue
    red, _, blue = linear(LOOKS[Role.MEN].fill)
    assert blue < red


def test_two_partners_differ_in_lightness_dash_and_marker():
    _, asker, hole = looks((Role.OWN, Role.PARTNER, Role.PARTNER))
    assert asker.dash != hole.dash
    assert asker.marker != hole.marker
    assert abs(lab(linear(asker.fill))[0] - lab(linear(hole.fill))[0]) >= 10
    assert contrast(hole.fill, palette.BACKGROUND) >= 3


def test_small_text_and_the_example_data_mark_are_readable():
    assert contrast(palette.MUTED, palette.BACKGROUND) >= 4.5
    assert contrast(palette.BADGE.ink, palette.BADGE.fill) >= 4.5
    assert contrast(palette.BADGE.edge, palette.BACKGROUND) >= 3


def test_every_colour_has_one_for_dark_paper():
    drawn = {colour for look in LOOKS.values() for colour in (look.fill, look.ink)}
    assert drawn | {palette.SLOT, PALE, palette.INK, palette.MUTED, palette.AXIS} <= set(palette.DARK)


@pytest.mark.parametrize("role", Role)
def test_final_bars_provisional_bars_and_empty_slots_differ_in_grey(role):
    final, hollow, slot = (lab(linear(colour))[0] for colour in (LOOKS[role].fill, palette.BACKGROUND, palette.SLOT))
    assert hollow - final >= 20
    assert slot - final >= 20


def test_final_and_provisional_others_differ_in_grey():
    assert lab(linear(palette.BACKGROUND))[0] - lab(linear(PALE))[0] >= 20


@pytest.mark.parametrize("role", Role)
def test_roles_have_contrast_on_dark_paper(role):
    paper = palette.DARK[palette.BACKGROUND]
    assert contrast(palette.DARK[LOOKS[role].fill], paper) >= 3
    assert contrast(palette.DARK[LOOKS[role].ink], paper) >= 4.5


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_roles_that_meet_differ_in_lightness_on_dark_paper(one, other):
    first, second = (lab(linear(palette.DARK[LOOKS[role].fill]))[0] for role in (one, other))
    assert abs(first - second) >= 10


@pytest.mark.parametrize("role", Role)
def test_series_of_one_role_differ_in_colour_dash_and_marker(role):
    made = looks((role, role, role))
    assert len({look.fill for look in made}) == 3
    assert len({(look.dash, look.marker) for look in made}) == 3


def test_others_on_a_stack_are_outlined_beside_partners_that_a_grey_print_would_make_the_same():
    partners = [series(number(9, "9"), key=f"p{nth}", role=Role.PARTNER) for nth in range(2)]
    others = series(number(7, "7"), key="o", role=Role.OTHER)

    def fills(*shown):
        made = layout(chart(Kind.STACKED, ("2019",), *shown), SIZES["screen"])
        return [bar.fill for bar in shapes(made, Rect, "bar")]

    assert PALE in fills(*partners, others)
    assert PALE not in fills(partners[0], others)


@pytest.mark.parametrize("kind", (Kind.COLUMNS, Kind.STACKED, Kind.BARS))
def test_a_provisional_bar_is_hollow_with_its_series_colour_round_it_and_as_long_as_its_value(kind):
    made = layout(chart(kind, ("2018", "2019"), series(number(10, "10"), provisional(20, "20*"))), SIZES["screen"])
    final, hollow = shapes(made, Rect, "bar")
    own = LOOKS[Role.OWN].fill
    assert (final.fill, final.edge, hollow.fill, hollow.edge) == (own, "", palette.BACKGROUND, own)
    lengths = [max(bar.box.height, bar.box.width) if kind is Kind.BARS else bar.box.height for bar in (final, hollow)]
    assert lengths[1] == pytest.approx(2 * lengths[0])
