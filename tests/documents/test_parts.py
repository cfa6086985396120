"""Names and ids: the small parts of every format."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.registry import FIGURES
from dashboard.documents.export import export_figure, figure_id
from dashboard.documents.names import file_name, folded
from dashboard.vocabulary.selection import Selection
from tests.documents.charts import EXPORTED, LONG, MAKERS


def test_a_file_name_says_content_selection_date_and_purpose():
    chart = replace(
        MAKERS["columns"]("nb"), subtitle="Dagsamtaler, brukere fra Bærum, antall", selection_words="Bærum, 2017–2019"
    )
    made = export_figure(chart, "svg", exported=EXPORTED)
    assert made.name == "dagsamtaler_baerum_2017-2019_2020-01-14_word16cm.svg"
    assert export_figure(chart, "csv", exported=EXPORTED).name == "dagsamtaler_baerum_2017-2019_2020-01-14.csv"


def test_figures_on_one_subject_get_distinct_file_names():
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


def test_a_long_area_name_never_truncates_the_years_of_a_file_name():
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


def test_norwegian_and_sami_letters_are_transliterated_in_a_file_name():
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
