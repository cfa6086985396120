"""The catalogue: every indicator and source described, in three languages."""

import pytest

from dashboard.vocabulary import catalogue
from dashboard.vocabulary.settings import LANGUAGES, ROOT
from loaders.schema import INDICATORS, SOURCES


@pytest.fixture(scope="module")
def entries():
    return catalogue.load(ROOT / "data" / "catalogue.toml")


def test_every_source_that_loaders_deliver_is_described(entries):
    assert set(entries.sources) == set(SOURCES)


def test_every_indicator_that_is_described_is_one_that_loaders_know(entries):
    assert set(entries.indicators) <= set(INDICATORS)


def test_every_published_indicator_is_described(entries, published):
    assert set(published.frame["indicator"]) <= set(entries.indicators)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_indicator_has_words_in_every_language(entries, language):
    for key, entry in entries.indicators.items():
        assert entry.title[language] and entry.unit[language] and entry.definition[language], key
        assert len(entry.caveats[language]) == len(entry.caveats["nb"]), key
        assert set(entry.caveats) == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_source_has_a_name_in_every_language(entries, language):
    assert all(source.name[language] for source in entries.sources.values())


def test_every_indicators_sources_exist_and_are_those_that_deliver_it(entries, published):
    delivered = published.frame.groupby("indicator")["source"].unique()
    for key, found in delivered.items():
        assert set(found) <= set(entries.indicators[key].sources), key
        assert set(entries.indicators[key].sources) <= set(entries.sources)


def test_official_statistics_are_those_whose_producer_controls_disclosure(entries):
    official = {key for key, source in entries.sources.items() if source.official}
    assert official == {"kommunehelsa", "ssb_08487", "ssb_07459", "bufdir"}


def test_rates_have_one_decimal_and_counts_none(entries):
    assert {key: entry.decimals for key, entry in entries.indicators.items() if entry.decimals} == {"violence.rate": 1}
