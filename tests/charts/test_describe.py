"""What every chart has: tested on every figure and a spread of selections, in three languages."""

import dataclasses
import re
from dataclasses import replace

import pytest

from dashboard.charts.alt import ALT_LENGTH
from dashboard.charts.chart import Kind
from dashboard.charts.registry import FIGURES, by_key
from dashboard.charts.spec import FigureSpec
from dashboard.vocabulary.selection import Selection
from dashboard.vocabulary.settings import LANGUAGES
from dashboard.web.pages import PAGES
from tests.charts.everything import selections, sentences_of


def all_of(every):
    return [chart for charts in every.values() for chart in charts]


def test_the_table_contains_exactly_the_values_of_the_series(every):
    for chart in all_of(every):
        first, *columns = chart.table()
        assert first.cells == chart.categories
        for column, series in zip(columns, chart.series, strict=True):
            assert column.heading.startswith(series.name)
            assert len(column.cells) == len(chart.categories)
            for cell, value in zip(column.cells, series.values, strict=True):
                assert cell.startswith(value.label)
                assert ("(" in cell) == (value.low is not None or "(" in value.label)


def test_every_number_of_every_chart_names_its_cell_and_nothing_else_does(every):
    for chart in all_of(every):
        shown = [value for series in chart.series for value in series.values if value.is_number]
        *_, numbers, cells = chart.origins()
        assert numbers.cells == tuple(value.label for value in shown), (chart.key, chart.selection_words)
        assert all(cell.count(" › ") >= 2 for cell in cells.cells)


def test_values_have_a_number_exactly_when_their_status_says_so(every):
    for value in (value for chart in all_of(every) for series in chart.series for value in series.values):
        assert value.is_number == (value.status in ("normal", "provisional"))
        assert value.is_number == (value.value is not None)
        assert value.is_number or value.low is None
        assert value.label


def test_a_chart_without_numbers_says_why_and_one_with_numbers_does_not(every):
    for chart in all_of(every):
        assert bool(chart.empty) != chart.has_numbers, (chart.key, chart.selection_words)
        assert chart.finding
        if not chart.has_numbers and chart.key != "measures":
            assert chart.paragraph == ""
            assert chart.alt == chart.empty


def test_alternative_text_is_short_and_whole(every):
    for chart in all_of(every):
        assert 0 < len(chart.alt) <= ALT_LENGTH
        assert chart.alt.endswith((".", "…"))


def test_intervals_contain_their_number(every):
    values = [value for chart in all_of(every) for series in chart.series for value in series.values]
    with_interval = [value for value in values if value.low is not None]
    assert with_interval
    assert all(value.low <= value.value <= value.high for value in with_interval)


def test_marks_are_between_two_categories(every):
    for chart in all_of(every):
        for mark in chart.marks:
            assert mark.position % 1 == 0.5
            assert 0 < mark.position < len(chart.categories) - 1
            assert mark.label
            assert mark.words in chart.notes
            assert mark.source


def test_years_and_periods_follow_one_another_without_a_hole(every):
    for chart in all_of(every):
        if chart.kind in (Kind.COLUMNS, Kind.LINES) and chart.categories and chart.key != "residents-sex-together":
            ends = [int(category[-4:]) for category in chart.categories]
            assert ends == list(range(ends[0], ends[0] + len(ends)))


def test_synthetic_is_marked_exactly_where_a_constructed_number_is_shown(every):
    for chart in all_of(every):
        constructed = any(value.synthetic for series in chart.series for value in series.values)
        assert bool(chart.synthetic_words) == chart.synthetic
        if chart.key == "measures":
            assert chart.synthetic == bool(chart.categories)
        else:
            assert chart.synthetic == constructed


MARK = {"nb": "[Eksempeldata] ", "nn": "[Eksempeldata] ", "en": "[Example data] "}


def test_a_text_to_paste_begins_with_the_mark_exactly_where_it_rests_on_constructed_numbers(every):
    for chart in all_of(every):
        if chart.paragraph:
            assert chart.paragraph.startswith(MARK[chart.language]) == chart.synthetic, (chart.key, chart.paragraph)
            assert chart.paragraph.count(MARK[chart.language]) <= 1


def test_a_figure_without_numbers_names_its_place_and_has_no_notes_marks_or_signs(every, published):
    empty = [chart for chart in all_of(every) if not chart.has_numbers and chart.key not in ("measures", "funnel")]
    assert empty
    for chart in empty:
        assert (chart.notes, chart.marks, chart.signs) == ((), (), ())
        place = chart.selection_words.partition(",")[0]
        assert chart.finding.endswith(chart.selection_words)
        assert place.lower() in chart.empty.lower()


def test_alternative_text_says_which_periods_are_withheld(every):
    some_years = {
        "nb": "skjult av hensyn til personvernet",
        "nn": "av omsyn til personvernet",
        "en": "withheld to protect privacy",
    }
    for chart in all_of(every):
        if chart.has_withheld and chart.has_numbers:
            assert some_years[chart.language] in chart.alt, (chart.key, chart.selection_words, chart.alt)


def test_every_chart_with_a_number_has_its_source_its_version_and_the_address_that_reopens_it(every, published):
    for (key, language), charts in every.items():
        for chart in charts:
            assert chart.version == published.version
            assert chart.address.startswith(FIGURES[key].path)
            assert ("sprak=" in chart.address) == (language != "nb")
            if chart.has_numbers:
                assert re.match("(Kilde|Kjelde|Source): .+", chart.source)


def test_every_sign_in_a_chart_is_explained(every):
    for chart in all_of(every):
        values = [value for series in chart.series for value in series.values]
        used = {value.label for value in values if not value.is_number}
        used |= {"*" for value in values if value.is_provisional}
        assert {sign for sign, _ in chart.signs} == (used if chart.has_numbers else set())


def test_languages_differ_but_their_numbers_do_not(every):
    for key in FIGURES:
        in_bokmaal = dict(zip([c.query() for c in selections(key, "nb")], every[key, "nb"], strict=True))
        for language in ("nn", "en"):
            for chosen, chart in zip(selections(key, language), every[key, language], strict=True):
                nb = in_bokmaal[chosen.query(language)]
                assert len(nb.notes) == len(chart.notes)
                assert numbers_by_name(nb) == numbers_by_name(chart)
                if language == "en":
                    assert nb.finding != chart.finding
                    assert nb.subtitle != chart.subtitle


def numbers_by_name(chart):
    """The numbers regardless of order, since place names sort differently in each language."""
    return sorted((str(value.value), value.status) for series in chart.series for value in series.values)


def test_no_english_message_remains_in_norwegian(every):
    for (key, language), charts in every.items():
        if language != "en":
            for chart in charts:
                words = " ".join([*sentences_of(chart), *(series.name for series in chart.series)])
                assert not re.search(r"\b(the|and|of|with|year|number)\b", words), (key, words)


def test_the_path_of_a_figure_is_a_page_that_shows_it():
    shown_on = {page.path: page.figures for page in PAGES}
    assert all(key in shown_on[spec.path] for key, spec in FIGURES.items())


def test_two_figures_with_one_key_are_refused():
    spec = FIGURES["residents"]
    with pytest.raises(ValueError, match="two figures are called 'residents'"):
        by_key((spec, spec))


def test_a_spec_with_a_missing_field_fails_at_import():
    fields = {field.name: getattr(FIGURES["residents"], field.name) for field in dataclasses.fields(FigureSpec)}
    required = [f.name for f in dataclasses.fields(FigureSpec) if f.default is dataclasses.MISSING]
    assert required == ["key", "content", "indicator", "subject", "topic", "question"]
    for name in required:
        with pytest.raises(TypeError, match=name):
            FigureSpec(**{key: value for key, value in fields.items() if key != name})


@pytest.mark.parametrize("key", FIGURES)
def test_an_empty_data_folder_gives_empty_charts_that_say_so(publish, key):
    chart = FIGURES[key].chart(publish(), Selection(language="en"))
    assert not chart.has_numbers
    assert chart.empty
    assert 0 < len(chart.alt) <= ALT_LENGTH


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_short_sentence_says_how_a_number_is_read_and_is_among_the_notes(published, language):
    """A page's lead says what holds for all its figures; files and the tab on the number have every note."""
    for key in FIGURES:
        for chosen in (Selection(), Selection(from_year=2017, to_year=2019), Selection(sex="women", region="0220")):
            chart = FIGURES[key].chart(published, replace(chosen, language=language))
            assert len(chart.reading.split()) <= 25, chart.reading
            assert not chart.reading or chart.reading in chart.notes
