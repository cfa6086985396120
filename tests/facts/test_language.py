"""Wording: no banned phrases, nothing unreadable, one language at a time."""

from tests.facts.quoted import without
from tests.facts.rules import FOREIGN, NEVER, PERSONS, UNREADABLE
from tests.facts.surface import check_statements
from tests.facts.words import ABSENCE_AS_EVIDENCE, NOT_STABLE, SIGNIFICANT, STABLE, VALUED

FROM_FILES = {"row", "meeting panel", "meeting claim"}  # from measures and files; the text is the owners'


def test_no_clear_difference_is_never_taken_as_proof_of_equality(swept):
    check_statements(swept, lambda view, statement: bool(ABSENCE_AS_EVIDENCE.search(statement.words)))


def test_stable_occurs_only_in_the_caveat(swept):
    check_statements(swept, lambda view, statement: bool(STABLE.search(NOT_STABLE.sub("", statement.words))))


def test_no_change_is_called_better_or_worse(swept, published):
    check_statements(swept, lambda view, statement: bool(VALUED.search(without(published, statement.words))))


def test_no_reader_meets_significance_or_a_p_value(swept):
    check_statements(swept, lambda view, statement: bool(SIGNIFICANT.search(statement.words)))


def test_no_wrong_phrase_returns(swept):
    check_statements(
        swept, lambda view, statement: (found := NEVER[view.language].search(statement.words)) and found.group()
    )


def test_no_text_is_unreadable(swept, published):
    check_statements(
        swept,
        lambda view, statement: (
            statement.surface not in {"table", "row", "detail", "table 1"} and _unreadable(published, statement.words)
        ),
    )


def _unreadable(published, words):
    found = UNREADABLE.search(without(published, words))
    return found and found.group()


def test_english_says_people_and_uses_persons_only_as_a_unit(swept, published):
    check_statements(swept, lambda view, statement: view.language == "en" and _persons(published, statement))


def _persons(published, statement):
    return statement.words.lower() != "persons" and bool(PERSONS.search(without(published, statement.words)))


def test_no_surface_mixes_languages(swept, published):
    check_statements(swept, lambda view, statement: _foreign(published, view, statement))


def _foreign(published, view, statement):
    if statement.surface in FROM_FILES or (view.spot, statement.surface) == ("/datagrunnlag", "detail"):
        return ""
    found = FOREIGN[view.language].search(without(published, statement.words))
    return found and found.group()
