"""Names, ids, axes and labels: the small things that every format is built from."""

from dataclasses import replace

import pytest
from dashboard.paint.paper.labels import spread
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.chart import Role
from dashboard.charts.registry import FIGURES
from dashboard.documents.export import export_figure, figure_id
from dashboard.documents.names import file_name, folded
from dashboard.scene.looks import LOOKS, looks
from dashboard.scene.scale import linear, logarithmic, value_scale
from dashboard.vocabulary.selection import Selection
from tests.documents.charts import EXPORTED, LONG, MAKERS


def test_a_file_name_says_content_selection_date_and_purpose():
    chart = replace(
        MAKERS["columns"]("nb"), subtitle="Dagsamtaler, brukere fra Bærum, antall", selection_words="Bærum, 2017–2019"
    )
    made = export_figure(chart, "svg", exported=EXPORTED)
    assert made.name == "dagsamtaler_baerum_2017-2019_2020-01-14_word16cm.svg"
    assert export_figure(chart, "csv", exported=EXPORTED).name == "dagsamtaler_baerum_2017-2019_2020-01-14.csv"


def test_figures_of_one_subject_get_names_that_tell_them_apart():
    subtitle = "Anmeldt vold og mishandling (ikke bare nære relasjoner), Bærum"
    number = replace(MAKERS["lines"]("nb"), subtitle=subtitle, unit="lovbrudd per år", selection_words="Bærum")
    rate = replace(number, unit="per 1000 innbyggere")
    areas = replace(MAKERS["crowd"]("nb"), subtitle=subtitle, unit="lovbrudd per år", selection_words="Bærum")
    names = [file_name(chart, EXPORTED, "", "csv") for chart in (number, rate, areas)]
    assert names == [
        "anmeldt-vold-og-mishandling_baerum_2020-01-14.csv",
        "anmeldt-vold-og-mishandling_per-1000-innbyggere_baerum_2020-01-14.csv",
        "anmeldt-vold-og-mishandling_kommune_baerum_2020-01-14.csv",
    ]


def test_a_long_name_of_an_area_never_cuts_the_years_off_a_file_name():
    chart = replace(MAKERS["columns"]("nb"), selection_words=f"{LONG}, 2016–2019, voksne")
    assert "_2016-2019_voksne_" in file_name(chart, EXPORTED, "", "csv")


def test_every_figure_of_the_dashboard_has_a_file_name_of_its_own(published):
    for language in ("nb", "nn", "en"):
        charts = [spec.chart(published, Selection(language=language)) for spec in FIGURES.values()]
        names = [file_name(chart, EXPORTED, "", "csv") for chart in charts]
        assert len(set(names)) == len(names)


@given(st.text())
def test_a_part_of_a_file_name_is_always_safe(words):
    assert set(folded(words)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert len(folded(words)) <= 48


def test_norwegian_and_sami_letters_keep_their_sound_in_a_file_name():
    assert folded("Kárášjohka – Nord-Østerdal, Ås") == "karasjohka-nord-osterdal-as"


def test_a_figure_id_follows_selection_and_edition_and_nothing_else():
    chart = MAKERS["columns"]("nb")
    assert figure_id(chart) == figure_id(replace(chart, notes=()))
    assert figure_id(chart).startswith("VNR-") and len(figure_id(chart)) == 8
    others = (
        replace(chart, address="/x"),
        replace(chart, version="2"),
        replace(chart, key="y"),
        replace(chart, language="nn"),
    )
    assert figure_id(chart) not in {figure_id(other) for other in others}


@given(st.floats(0, 1e9), st.floats(0, 1e9))
def test_an_axis_reaches_past_its_numbers_with_few_even_steps(one, other):
    scale = linear(min(0, one), max(one, other))
    assert scale.low <= 0 and scale.high >= max(one, other) * (1 - 1e-9)
    assert 2 <= len(scale.ticks) <= 9
    steps = [b - a for a, b in zip(scale.ticks, scale.ticks[1:], strict=False)]
    assert max(steps) - min(steps) <= 1e-6 * max(steps)


@given(st.floats(0.001, 1e6), st.floats(1, 1e5))
def test_a_logarithmic_axis_holds_its_numbers(low, ratio):
    scale = logarithmic(low, low * ratio)
    assert scale.low <= low * (1 + 1e-9) and scale.high >= low * ratio * (1 - 1e-9)
    assert scale.ticks[0] == scale.low and scale.ticks[-1] == scale.high


def test_an_axis_has_room_for_intervals_and_references():
    assert value_scale(MAKERS["columns"]("nb")).high >= 1130
    assert value_scale(replace(MAKERS["dots"]("nb"), log_axis=False)).high >= 71.4


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(1, 8)), min_size=1, max_size=8))
def test_labels_are_spread_without_overlap_in_the_order_of_what_they_name(items):
    wanted, heights = [list(column) for column in zip(*items, strict=True)]
    middles = spread(wanted, heights, 0, 100)
    order = sorted(range(len(items)), key=lambda index: middles[index])
    for low, high in zip(order, order[1:], strict=False):
        assert middles[high] - middles[low] >= (heights[low] + heights[high]) / 2 - 1e-6
        assert wanted[low] <= wanted[high]
    if sum(heights) <= 100:
        assert all(m - h / 2 >= 0 - 1e-6 and m + h / 2 <= 100 + 1e-6 for m, h in zip(middles, heights, strict=True))


def test_files_and_screen_give_each_role_the_same_colour():
    from dashboard.paint.plotly.palette import STYLES

    assert {role: look.fill for role, look in LOOKS.items()} == {role: style.colour for role, style in STYLES.items()}
    assert {role: look.ink for role, look in LOOKS.items()} == {role: style.ink for role, style in STYLES.items()}


@pytest.mark.parametrize("role", Role)
def test_series_of_one_role_are_told_apart_by_colour_dash_and_marker(role):
    made = looks((role, role, role))
    assert len({look.fill for look in made}) == 3
    assert len({(look.dash, look.marker) for look in made}) == 3
