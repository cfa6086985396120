"""The agenda that an address asks for, and the messages for anything that doesn't exist."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.registry import FIGURES
from dashboard.vocabulary.text import text
from dashboard.web.meeting import agenda

NB = text("nb")


def test_an_address_without_figures_gets_the_default_agenda_in_the_order_of_the_plan():
    assert agenda.read([], NB) == agenda.Agenda(agenda.DEFAULT)
    assert agenda.DEFAULT[0] == "police-reports"
    assert agenda.DEFAULT[-1] == "measures"


def test_figures_are_shown_in_the_order_asked_for_whether_listed_or_repeated():
    listed = agenda.read(["measures,residents", "police-reports"], NB)
    assert listed.keys == ("measures", "residents", "police-reports")
    assert listed.messages == ()


def test_a_figure_asked_for_twice_is_shown_once():
    assert agenda.read(["residents,residents"], NB).keys == ("residents",)


def test_a_misspelt_figure_is_read_as_the_nearest_with_a_message():
    found = agenda.read(["policereports,residents"], NB)
    assert found.keys == ("police-reports", "residents")
    assert found.messages == ("Ingen figur heter «policereports». «police-reports» vises i stedet.",)


def test_an_unknown_figure_is_left_out_with_a_message():
    found = agenda.read(["weather,residents"], NB)
    assert found.keys == ("residents",)
    assert found.messages == ("Ingen figur heter «weather». Den er utelatt.",)


def test_a_removed_figure_is_left_out_with_a_message():
    found = agenda.read(["municipalities,residents"], NB)
    assert found.keys == ("residents",)
    assert found.messages == ("Ingen figur heter «municipalities». Den er utelatt.",)


def test_only_unknown_figures_give_the_default_agenda_and_say_so():
    found = agenda.read(["weather"], NB)
    assert found.keys == agenda.DEFAULT
    assert found.messages[-1] == "Den vanlige dagsordenen vises."


@given(st.lists(st.text(max_size=200), max_size=5))
def test_any_agenda_shows_existing_figures_once(values):
    found = agenda.read(values, NB)
    assert found.keys
    assert set(found.keys) <= set(FIGURES)
    assert len(set(found.keys)) == len(found.keys)
    assert all(len(message) < 200 for message in found.messages)


@given(st.lists(st.sampled_from(sorted(FIGURES)), unique=True, min_size=1))
def test_an_agenda_written_to_an_address_and_read_again_is_the_same(keys):
    once = agenda.Agenda(tuple(keys))
    assert agenda.read([once.query] if once.query else [], NB) == once


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_figure_that_is_offered_has_its_own_topic(published, language):
    found = agenda.topics(published, (), text(language))
    assert set(found) == set(FIGURES) - {"service-persons", "service-contacts"}
    assert len(set(found.values())) == len(found)
