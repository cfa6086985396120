"""Which choices give numbers: none leads to an empty page unmarked, and an address that does says where to go."""

from itertools import product

import pytest

from dashboard.charts.registry import FIGURES
from dashboard.vocabulary.selection import Selection
from dashboard.web.components import ids
from dashboard.web.markup import written
from dashboard.web.page.body import page_parts, view_of
from dashboard.web.page.choices import filter_fields
from dashboard.web.page.reach import nearest, why_nothing
from dashboard.web.pages import PAGES
from loaders.schema import ADULTS, ALL, CHILDREN, MEN, MISSING, SUPPRESSED, WOMEN

AT = {page.path: page for page in PAGES}
RESIDENTS = ("residents", "residents-sex", "residents-sex-together")  # those that follow every choice


def field(snapshot, path: str, search: str, id_: str):
    view, _ = view_of(AT[path], snapshot, search)
    return next(field for field in filter_fields(AT[path], view) if field.id == id_)


@pytest.mark.parametrize("region", [None, "0220"])
def test_a_selection_gives_nothing_exactly_if_every_figure_that_follows_it_is_empty(published, region):
    years = ((None, None), (2017, 2019), (2016, 2018), (2019, 2019))
    for sex, group, (first, last) in product((ALL, WOMEN, MEN), (ALL, ADULTS, CHILDREN), years):
        chosen = Selection(sex=sex, group=group, region=region, from_year=first, to_year=last)
        has_numbers = any(FIGURES[key].chart(published, chosen).has_numbers for key in RESIDENTS)
        assert bool(why_nothing(AT["/beboere"], published, chosen)) != has_numbers, chosen


def test_a_choice_that_would_give_nothing_is_off_and_says_why(snapshot):
    """Asker's women are withheld in every year from 2017 on."""
    sexes = field(snapshot, "/beboere", "?kommune=0220&fra=2017", ids.FILTER_SEX).options
    assert [(option.words, option.is_off) for option in sexes] == [
        ("kvinner og menn", False),
        ("kvinner (skjult)", True),
        ("menn (skjult)", True),
    ]


def test_the_choice_that_is_made_is_never_off(snapshot):
    sexes = field(snapshot, "/beboere", "?kommune=0220&fra=2017&kjonn=kvinner", ids.FILTER_SEX)
    assert next(option for option in sexes.options if option.value == "kvinner").is_off is False
    assert sexes.chosen == "kvinner"


def test_years_are_named_in_the_sentence_and_the_ends_marked_in_the_list(snapshot):
    first = field(snapshot, "/beboere", "", ids.FILTER_FROM)
    assert first.options[0].words == "2016 (første)"
    assert first.chosen == "2016"
    assert field(snapshot, "/beboere", "?til=2018", ids.FILTER_TO).chosen == "2018"


def test_partners_come_before_county_and_country_and_all_the_others(snapshot):
    places = field(snapshot, "/anmeldelser", "", ids.FILTER_REGION).options
    assert [option.words for option in places[:5]] == ["Bærum", "Asker", "Lier", "Viken", "Hele landet"]
    groups = list(dict.fromkeys(option.group for option in places))
    assert groups == ["", "Samarbeidskommuner", "Fylke og landet", "Alle kommuner"]
    assert any(option.words == "Deatnu – Tana" for option in places)


def test_an_address_that_gives_nothing_says_why_once_and_offers_the_nearest_views(snapshot):
    search = "?kommune=0220&kjonn=kvinner&fra=2017"
    parts = page_parts(AT["/beboere"], snapshot, search)
    said = written(parts["residents-page-messages"])
    assert "er skjult, fordi små tall kan røpe hvem det gjelder" in said
    assert 'href="/beboere?fra=2017&amp;kommune=0220"' in said
    assert 'href="/beboere?fra=2017&amp;kjonn=kvinner"' in said
    assert "fordi små tall kan røpe" not in written(page_parts(AT["/beboere"], snapshot, "?kjonn=kvinner"))


def test_the_nearest_views_have_numbers_and_give_up_as_little_as_possible(published):
    chosen = Selection(region="0220", sex=WOMEN, group=CHILDREN, from_year=2017)
    assert why_nothing(AT["/beboere"], published, chosen) == SUPPRESSED
    found = nearest(AT["/beboere"], published, chosen)
    assert found
    assert not any(why_nothing(AT["/beboere"], published, view) for view in found)
    assert all(
        sum(getattr(view, name) != getattr(chosen, name) for name in ("sex", "group", "region")) <= 1 for view in found
    )


def test_years_without_any_file_are_missing_and_not_withheld(published):
    assert why_nothing(AT["/samtaler"], published, Selection(to_year=2016)) == MISSING
