"""How things are said: no phrase that was found wrong, nothing unreadable, one language at a time."""

from tests.facts.quoted import without
from tests.facts.rules import FOREIGN, NEVER, PERSONS, UNREADABLE
from tests.facts.surface import never
from tests.facts.words import ABSENCE_AS_EVIDENCE, NOT_STABLE, SIGNIFICANT, STABLE, VALUED

FROM_FILES = {"row", "meeting panel", "meeting claim"}  # of measures and of files; their words are the owners'


def test_the_absence_of_a_clear_difference_is_never_said_to_show_that_there_is_none(swept):
    never(swept, lambda view, said: bool(ABSENCE_AS_EVIDENCE.search(said.words)))


def test_a_level_is_never_called_stable_except_to_say_that_it_is_not_known_to_be(swept):
    never(swept, lambda view, said: bool(STABLE.search(NOT_STABLE.sub("", said.words))))


def test_no_change_is_called_better_or_worse(swept, published):
    never(swept, lambda view, said: bool(VALUED.search(without(published, said.words))))


def test_no_reader_meets_significance_or_a_p_value(swept):
    never(swept, lambda view, said: bool(SIGNIFICANT.search(said.words)))


def test_no_phrase_that_was_found_wrong_is_said_again(swept):
    never(swept, lambda view, said: (found := NEVER[view.language].search(said.words)) and found.group())


def test_nothing_said_is_unreadable(swept, published):
    never(
        swept,
        lambda view, said: (
            said.surface not in {"table", "row", "detail", "table 1"} and _unreadable(published, said.words)
        ),
    )


def _unreadable(published, words):
    found = UNREADABLE.search(without(published, words))
    return found and found.group()


def test_people_are_people_in_english_and_persons_only_a_unit(swept, published):
    never(swept, lambda view, said: view.language == "en" and _persons(published, said))


def _persons(published, said):
    return said.words.lower() != "persons" and bool(PERSONS.search(without(published, said.words)))


def test_no_surface_holds_words_of_another_language(swept, published):
    never(swept, lambda view, said: _foreign(published, view, said))


def _foreign(published, view, said):
    if said.surface in FROM_FILES or (view.spot, said.surface) == ("/datagrunnlag", "detail"):
        return ""
    found = FOREIGN[view.language].search(without(published, said.words))
    return found and found.group()
