"""The identity of a figure is one line of text, and the line is the identity again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.identity import Identity, identities_of
from dashboard.charts.registry import FIGURES
from dashboard.vocabulary.selection import GROUPS, SEXES, STATUS_WORDS, Choices, Selection, read
from tests.documents.charts import MAKERS

YEARS, REGIONS, UNITS = (2016, 2017, 2019), ("3201", "3203"), ("Barnevern & helse", "NAV/«Øst» 100 %", "?#+,")
CHOICES = Choices(
    years=YEARS, regions=REGIONS, goals=(1, 2, 5), responsible=UNITS, reported=(10, 20), figures=tuple(FIGURES)
)

selections = st.builds(
    Selection,
    from_year=st.sampled_from((None, 2016)),
    to_year=st.sampled_from((None, 2019)),
    region=st.sampled_from((None, *REGIONS)),
    sex=st.sampled_from(("all", *SEXES.values())),
    group=st.sampled_from(("all", *GROUPS.values())),
    reported_low=st.sampled_from((None, 10)),
    reported_high=st.sampled_from((None, 20)),
    goal=st.sampled_from((None, 5)),
    responsible=st.sampled_from((None, *UNITS)),
    measure_status=st.sampled_from((None, *STATUS_WORDS.values())),
    figures=st.one_of(st.none(), st.lists(st.sampled_from(sorted(FIGURES)), unique=True, max_size=4).map(tuple)),
)
words = st.text(max_size=20)


@given(words, selections, words, words, words)
def test_an_identity_survives_a_round_trip_through_text(key, selection, preset, language, edition):
    identity = Identity(key, selection.query(), preset, language, edition)
    assert Identity.parse(str(identity)) == identity
    assert identities_of(f' ADDIN "{identity}" and {identity} ') == [identity, identity]


@given(selections)
def test_the_selection_of_an_identity_reads_back_as_the_whole_selection(selection):
    assert read(Identity("residents", selection.query()).selection, CHOICES).selection == selection


def test_language_and_edition_of_an_address_have_fields_of_their_own():
    from dataclasses import replace

    chart = replace(MAKERS["columns"]("en"), address="/anmeldelser?fra=2014&ansvar=A+%26+B&sprak=en&utgave=fbfc7d43")
    identity = Identity.of(chart, "word_half")
    assert str(identity) == f"vinr:1/test.columns/word_half/en/{chart.version}?fra=2014&ansvar=A+%26+B"


@pytest.mark.parametrize("words", ("", "vinr:2/a/b/c/d?", "vinr:1/a/b/c?", "vinr:1/a/b/c/d? x", "x vinr:1/a/b/c/d?"))
def test_text_in_another_format_is_rejected(words):
    with pytest.raises(ValueError, match="no figure identity"):
        Identity.parse(words)
