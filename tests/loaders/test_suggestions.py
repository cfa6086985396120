"""A suggested word is the same word, misspelt: never one that would change what a row counts."""

import pytest

from loaders.files.spelling import edit_distance
from loaders.quoting import near
from loaders.regions import suggestion

SEXES = ["Kvinner", "Menn", "Jenter", "Gutter"]


@pytest.mark.parametrize(
    ("written", "meant"), [("Kvinder", "Kvinner"), ("kviner", "Kvinner"), ("Jentar", "Jenter"), ("Guttar", "Gutter")]
)
def test_a_misspelt_word_is_suggested(written, meant):
    assert near(written, SEXES) == meant


@pytest.mark.parametrize(
    "written", ["Ukjent", "Ukjente", "Annet", "Renter", "Putter", "Kvinner og menn", "Jenter i alt"]
)
def test_another_word_is_not(written):
    assert near(written, SEXES) is None


def test_a_word_between_two_known_ones_suggests_neither():
    assert near("Vaksnen", ["Vaksne", "Vaksnan"]) is None


def test_a_misspelt_place_is_suggested_and_another_place_is_not():
    assert suggestion("Bærrum") == "Bærum"
    assert suggestion("Bordre Land") is None  # Nordre or Søndre


@pytest.mark.parametrize(
    ("one", "other", "edits"), [("", "", 0), ("abc", "abc", 0), ("abc", "ab", 1), ("kitten", "sitting", 3)]
)
def test_the_distance_between_two_words_is_counted_in_letters(one, other, edits):
    assert edit_distance(one, other) == edits
