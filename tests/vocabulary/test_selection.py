"""The selection in the address: round trips, omitted defaults, and the nearest view for impossible values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.vocabulary.selection import GROUPS, SEXES, STATUS_WORDS, Choices, Selection, edition, read
from dashboard.vocabulary.settings import LANGUAGES

YEARS = tuple(range(2014, 2020))
REGIONS = ("3201", "0220", "centre:asker-baerum:other")
UNITS = ("Krisesenteret", "Helse og sosial", "Kommunikasjonsenheten")
CHOICES = Choices(years=YEARS, regions=REGIONS, goals=(1, 2, 5), responsible=UNITS, reported=(10, 20, 30))
years = st.none() | st.sampled_from(YEARS)


@st.composite
def selections(draw):
    """Any selection that CHOICES allow, first year not after the last."""
    first, last = draw(years), draw(years)
    if first and last:
        first, last = min(first, last), max(first, last)
    return Selection(
        from_year=first,
        to_year=last,
        region=draw(st.none() | st.sampled_from(REGIONS)),
        sex=draw(st.sampled_from(["all", *SEXES.values()])),
        group=draw(st.sampled_from(["all", *GROUPS.values()])),
        reported_low=draw(st.none() | st.sampled_from(CHOICES.reported)),
        reported_high=draw(st.none() | st.sampled_from(CHOICES.reported)),
        goal=draw(st.none() | st.sampled_from(CHOICES.goals)),
        responsible=draw(st.none() | st.sampled_from(UNITS)),
        measure_status=draw(st.none() | st.sampled_from(list(STATUS_WORDS.values()))),
        language=draw(st.sampled_from(LANGUAGES)),
    )


@given(selections(), st.sampled_from(LANGUAGES), st.booleans())
def test_a_written_selection_is_read_back_without_messages(selection, default, with_question_mark):
    query = ("?" if with_question_mark else "") + selection.query(default)
    found = read(query, CHOICES, default)
    assert found.selection == selection
    assert found.messages == ()


@given(st.text(max_size=60))
def test_any_address_can_be_read(query):
    found = read(query, CHOICES)
    assert read(found.selection.query(), CHOICES).selection == found.selection


@given(
    st.dictionaries(
        st.sampled_from(["fra", "til", "kommune", "kjonn", "gruppe", "mal", "ansvar", "status", "sprak", "figurer"]),
        st.text(st.characters(exclude_characters="&;=#+%", exclude_categories=("Cs",)), min_size=1, max_size=30),
    )
)
def test_impossible_values_always_give_a_view_that_is_possible(values):
    found = read("&".join(f"{name}={value}" for name, value in values.items()), CHOICES).selection
    assert found.from_year in (None, *YEARS)
    assert found.to_year in (None, *YEARS)
    assert found.region in (None, *REGIONS)
    assert found.sex in ("all", *SEXES.values())
    assert found.goal in (None, *CHOICES.goals)
    assert found.language in LANGUAGES


def test_the_example_of_the_contract_is_read():
    found = read("?fra=2016&til=2019&kommune=3201&kjonn=kvinner&gruppe=voksne&sprak=nb", CHOICES)
    assert found.selection == Selection(2016, 2019, "3201", "women", "adults")
    assert found.messages == ()


def test_defaults_are_left_out():
    assert Selection().query() == ""
    assert Selection(language="nn").query("nn") == ""
    assert Selection(language="nb").query("nn") == "sprak=nb"
    assert Selection(from_year=2016, sex="women").query() == "fra=2016&kjonn=kvinner"


@pytest.mark.parametrize(("asked", "given"), [("1990", 2014), ("2030", 2019), ("0", 2014), ("2016", 2016)])
def test_a_year_without_figures_gives_the_nearest_that_has(asked, given):
    found = read(f"fra={asked}", CHOICES)
    assert found.selection.from_year == given
    assert bool(found.messages) == (asked != str(given))


def test_a_year_without_figures_gives_a_plain_message():
    assert read("til=2030&sprak=en", CHOICES).messages == ("There are no figures for 2030; the nearest year is 2019.",)


@pytest.mark.parametrize("wrong", ["abc", "-2016", "2016.5", "99999", "²", "٢٠١٦"])
def test_an_invalid_year_shows_all_years_with_a_message(wrong):
    found = read(f"fra={wrong}", CHOICES)
    assert found.selection.from_year is None
    assert len(found.messages) == 1


def test_years_in_the_wrong_order_change_places():
    found = read("fra=2019&til=2016&sprak=en", CHOICES)
    assert (found.selection.from_year, found.selection.to_year) == (2016, 2019)
    assert found.messages == ("The first year was after the last, so they have been swapped.",)


@pytest.mark.parametrize("query", ["kjonn=women", "gruppe=eldre", "mal=3", "ansvar=NAV", "status=ferdig"])
def test_an_unavailable_choice_is_named_and_ignored(query):
    found = read(query, CHOICES)
    assert found.selection == Selection()
    assert len(found.messages) == 1
    assert query.partition("=")[2] in found.messages[0]


def test_every_wrong_value_gets_its_own_message():
    assert len(read("fra=1990&mal=3&kjonn=x&sprak=de", CHOICES).messages) == 4


def test_a_language_that_does_not_exist_gives_the_default_and_a_message_in_it():
    found = read("sprak=de", CHOICES, "nn")
    assert found.selection.language == "nn"
    assert "de" in found.messages[0]


def test_a_page_without_years_ignores_years_silently():
    """The selection is carried from page to page, including pages without years."""
    found = read("fra=2016&til=2018", Choices())
    assert found.selection == Selection()
    assert found.messages == ()


def test_a_message_quotes_no_more_than_forty_characters():
    (message,) = read("mal=" + "9" * 500, CHOICES).messages
    assert "9" * 40 in message
    assert "9" * 41 not in message


def test_an_unknown_name_and_an_empty_value_are_ignored():
    assert read("utm_source=x&fra=&kommune=", CHOICES) == read("", CHOICES)


def test_a_link_from_a_file_names_the_edition_it_was_made_from():
    assert edition("?fra=2016&utgave=1a2b3c4d") == "1a2b3c4d"
    assert edition("?fra=2016") == ""


def test_the_code_of_a_place_that_cannot_be_chosen_is_returned():
    found = read("kommune=0301", CHOICES)
    assert (found.selection.region, found.unknown_region, found.messages) == (None, "0301", ())


def test_the_code_of_a_place_before_a_reform_that_kept_its_borders_is_the_place_itself():
    assert read("kommune=0219", CHOICES) == read("kommune=3024", CHOICES) == read("kommune=3201", CHOICES)
