"""The palette keeps its promises: contrast, greyscale, colour blindness. Computed, not judged by eye."""

import itertools
import math

import pytest
from dashboard.paint.plotly.palette import STYLES, TOGETHER, styles

from dashboard.charts.chart import Role
from dashboard.paint.plotly import palette
from dashboard.scene.looks import TOTAL

# Simulation at full severity in linear RGB: Machado, Oliveira and Fernandes (2009), IEEE TVCG 15(6), table 1.
BLINDNESS = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
PAIRS = [pair for group in TOGETHER for pair in itertools.combinations(group, 2)]


def linear(colour: str) -> tuple[float, ...]:
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)


def luminance(rgb: tuple[float, ...]) -> float:
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), rgb, strict=True))


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(linear(one)), luminance(linear(other))))
    return (high + 0.05) / (low + 0.05)


def lab(rgb: tuple[float, ...]) -> tuple[float, float, float]:
    rows = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1.0, 1.089)
    xyz = [sum(w * p for w, p in zip(row, rgb, strict=True)) / w0 for row, w0 in zip(rows, white, strict=True)]
    x, y, z = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def seen(colour: str, matrix: tuple[tuple[float, ...], ...]) -> tuple[float, ...]:
    rgb = linear(colour)
    return tuple(min(1, max(0, sum(w * p for w, p in zip(row, rgb, strict=True)))) for row in matrix)


def test_lightness_of_white_and_black_comes_out_right():
    assert lab(linear("#FFFFFF"))[0] == pytest.approx(100, abs=0.1)
    assert lab(linear("#000000"))[0] == pytest.approx(0, abs=0.1)
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)


@pytest.mark.parametrize("role", Role)
def test_every_role_has_a_look_with_contrast_enough_for_shapes_and_for_words(role):
    assert contrast(STYLES[role].colour, palette.PAPER) >= 3
    assert contrast(STYLES[role].ink, palette.PAPER) >= 4.5


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_roles_that_meet_differ_by_twenty_in_lightness_so_a_greyscale_print_tells_them_apart(one, other):
    lightness = [lab(linear(STYLES[role].colour))[0] for role in (one, other)]
    assert abs(lightness[0] - lightness[1]) >= 20


@pytest.mark.parametrize("blindness", BLINDNESS)
@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_roles_that_meet_stay_apart_for_colour_blind_readers(one, other, blindness):
    first, second = (lab(seen(STYLES[role].colour, BLINDNESS[blindness])) for role in (one, other))
    assert math.dist(first, second) >= 20


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_roles_that_meet_also_differ_in_dash_and_marker(one, other):
    assert STYLES[one].dash != STYLES[other].dash
    assert STYLES[one].symbol != STYLES[other].symbol


def test_women_are_not_pink_and_men_are_not_blue():
    red, _, blue = linear(STYLES[Role.WOMEN].colour)
    assert red < blue
    red, _, blue = linear(STYLES[Role.MEN].colour)
    assert blue < red


def test_two_partners_differ_in_lightness_dash_and_marker():
    _, asker, hole = styles((Role.OWN, Role.PARTNER, Role.PARTNER))
    assert asker.dash != hole.dash
    assert asker.symbol != hole.symbol
    assert abs(lab(linear(asker.colour))[0] - lab(linear(hole.colour))[0]) >= 10
    assert contrast(hole.colour, palette.PAPER) >= 3


def test_small_words_and_the_example_data_mark_are_readable():
    assert contrast(palette.MUTED, palette.PAPER) >= 4.5
    assert contrast(palette.BADGE_INK, palette.BADGE_PAPER) >= 4.5
    assert contrast(palette.BADGE_LINE, palette.PAPER) >= 3


def test_every_colour_has_one_for_dark_paper():
    drawn = {colour for look in STYLES.values() for colour in (look.colour, look.ink)}
    assert drawn | {palette.SLOT} <= set(palette.DARK)


@pytest.mark.parametrize("role", Role)
def test_a_grey_print_tells_a_final_bar_from_a_hollow_provisional_one_and_from_a_slot_without_a_number(role):
    final, hollow, slot = (lab(linear(colour))[0] for colour in (STYLES[role].colour, palette.PAPER, palette.SLOT))
    assert hollow - final >= 20
    assert slot - final >= 20


def test_a_grey_print_tells_a_final_total_from_a_provisional_one():
    assert lab(linear(palette.PAPER))[0] - lab(linear(TOTAL))[0] >= 20


@pytest.mark.parametrize("role", Role)
def test_roles_have_contrast_on_dark_paper(role):
    paper = palette.DARK[palette.PAPER]
    assert contrast(palette.DARK[STYLES[role].colour], paper) >= 3
    assert contrast(palette.DARK[STYLES[role].ink], paper) >= 4.5


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_roles_that_meet_differ_in_lightness_on_dark_paper(one, other):
    first, second = (lab(linear(palette.DARK[STYLES[role].colour]))[0] for role in (one, other))
    assert abs(first - second) >= 10
