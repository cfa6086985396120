"""Alternative text: says briefly what is hidden or missing."""

import pytest

from dashboard.charts.alt import ALT_LENGTH, alt_text
from dashboard.charts.build import Context
from dashboard.charts.chart import Kind, Role, Series, Value
from dashboard.vocabulary.selection import Selection

YEARS = ("2014", "2015", "2016", "2017", "2018", "2019")


def series(name: str, *numbers: int | str) -> Series:
    """A number, or the status that replaces it."""
    signs = {"suppressed": ":", "missing": "..", "not_published": "…"}
    values = [
        Value(None, n, signs[n]) if isinstance(n, str) else Value(float(n), "normal", str(n)) for n in numbers
    ]  # fmt: skip
    return Series(name, name, Role.OWN, tuple(values))


@pytest.fixture
def describe(publish):
    context = Context(publish(), Selection(language="en"))

    def make(*shown: Series, finding: str = "Six men in 2019", kind: Kind = Kind.COLUMNS) -> str:
        return alt_text(context, kind, "Residents", finding, YEARS[: len(shown[0].values)], shown)

    return make


def test_consecutive_withheld_years_form_one_span(describe):
    said = describe(series("Men", "suppressed", 5, "suppressed", "suppressed", "suppressed", 6))
    assert "2014 and 2016–2018: withheld to protect privacy." in said


def test_a_year_withheld_in_only_one_series_is_described_as_some(describe):
    said = describe(series("Women", 30, 35), series("Men", "suppressed", 6))
    assert "Some numbers for 2014 are withheld to protect privacy." in said


def test_missing_and_unpublished_years_are_distinguished_from_withheld_ones(describe):
    said = describe(series("Men", "missing", 5, "suppressed", 6, 7, "not_published"))
    for words in (
        "2016: withheld to protect privacy.",
        "2014: missing from the files.",
        "2019: not published yet.",
    ):
        assert words in said


def test_withheld_numbers_are_mentioned_however_long_the_rest_is(describe):
    said = describe(series("Men", "suppressed", 5), finding="Very many words " * 30)
    assert said.endswith("2014: withheld to protect privacy.")
    assert len(said) <= ALT_LENGTH


def test_nothing_is_called_hidden_if_nothing_is(describe):
    assert describe(series("Men", 5, 6)) == "Column chart: Residents. Six men in 2019. Men: 5 in 2014, 6 in 2015."
