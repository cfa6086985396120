"""Places: names through the reforms, members of a centre, and the key that its cost is shared by."""

from dataclasses import replace

import pytest

from dashboard.vocabulary import regions
from dashboard.vocabulary.settings import ROOT
from loaders.regions import all_regions
from tests.conftest import settings_for

PLACES = ROOT / "data" / "places.toml"
CENTRE = "centre:asker-baerum"


@pytest.fixture(scope="module")
def places():
    return regions.load(PLACES, settings_for(ROOT / "data"))


@pytest.mark.parametrize(
    ("region", "name"),
    [
        ("3201", "Bærum"),
        ("0220", "Asker (til 2019)"),
        ("3203", "Asker"),
        ("30", "Viken"),
        ("0", "Hele landet"),
        ("5001", "Trondheim – Tråante"),
        ("5628", "Deatnu – Tana"),
        ("5538", "Storfjord – Omasvuotna – Omasvuono"),
        (CENTRE, "Alle kommuner ved Asker og Bærum krisesenter"),
        (f"{CENTRE}:other", "Andre kommuner"),
        ("assault:drammen", "Alle ved overgrepsmottaket i Drammen"),
    ],
)
def test_a_region_has_its_name(places, region, name):
    assert places.name(region, "nb") == name


def test_every_municipality_with_two_names_has_both_in_every_language(places):
    two = [code for code, region in all_regions().items() if " - " in region.name]
    assert len(two) > 40
    for code in two:
        for language in ("nb", "nn", "en"):
            for name in all_regions()[code].name.split(" - "):
                assert name in places.name(code, language)
            assert " - " not in places.name(code, language)


@pytest.mark.parametrize(
    ("region", "inside"),
    [
        ("3201", "Bærum"),
        ("0220", "Asker (til 2019)"),
        ("0", "hele landet"),
        (f"{CENTRE}:other", "andre kommuner"),
        (CENTRE, "alle kommuner ved Asker og Bærum krisesenter"),
    ],
)
def test_inside_a_sentence_only_a_proper_name_has_a_capital(places, region, inside):
    assert places.name_inside(region, "nb") == inside


def test_names_are_sorted_in_norwegian_order():
    names = ["Ørsta", "Åfjord", "Deatnu – Tana", "Ærø", "Gáivuotna – Kåfjord – Kaivuono", "Gjerdrum", "Zeta"]
    assert sorted(names, key=regions.alphabetical) == [
        "Deatnu – Tana",
        "Gáivuotna – Kåfjord – Kaivuono",
        "Gjerdrum",
        "Zeta",
        "Ærø",
        "Ørsta",
        "Åfjord",
    ]


def test_names_follow_the_language(places):
    assert places.name("0", "nn") == "Heile landet"
    assert places.name("0", "en") == "The whole country"
    assert places.name("0220", "en") == "Asker (until 2019)"


def test_who_belongs_to_the_centre_changes_with_the_years(places):
    assert set(places.members(CENTRE, 2019)) == {"0220", "3201"}
    assert set(places.members(CENTRE, 2020)) == {"3201", "3203"}
    assert set(places.members(CENTRE, 2024)) == {"3201", "3203", "3312"}


def test_the_centres_places_begin_with_home_and_end_with_everyone(places):
    assert places.centre_places(CENTRE) == ("3201", "0220", "3203", "3312", f"{CENTRE}:other", CENTRE)


def test_the_cost_is_shared_by_the_plans_inhabitants(places):
    assert places.cost_share(CENTRE, "3201", 2020) == 127_000 / 222_000
    assert places.cost_share(CENTRE, "3203", 2020) == 95_000 / 222_000
    assert places.cost_share(CENTRE, "3312", 2020) is None
    assert places.cost_share("assault:drammen", "3201", 2020) is None


@pytest.mark.parametrize("year", [2016, 2019, 2021])
def test_the_plans_key_shares_the_cost_of_no_other_year(places, year):
    """Røyken and Hurum, who are in it, joined in 2020; Lier, who is not, in 2021."""
    assert places.cost_share(CENTRE, "3201", year) is None


def test_a_key_without_years_still_leaves_out_years_with_a_member_who_is_not_in_it(tmp_path):
    told = PLACES.read_text(encoding="utf-8").replace("from = 2020\nto = 2020\ninhabitants", "inhabitants")
    (tmp_path / "places.toml").write_text(told, encoding="utf-8")
    places = regions.load(tmp_path / "places.toml", settings_for(tmp_path))
    assert [places.cost_share(CENTRE, "3201", year) is None for year in (2019, 2020, 2021)] == [True, False, True]


def test_a_municipality_without_a_centre_is_alone_in_its_figures(tmp_path):
    (tmp_path / "places.toml").write_text("# no centre\n", encoding="utf-8")
    alone = replace(settings_for(tmp_path, catchment="", assault_catchment=""), home="5001")
    places = regions.load(tmp_path / "places.toml", alone)
    assert (places.centre_places(""), places.members("", 2020)) == (("5001",), ())
    assert places.cost_share("", "5001", 2020) is None


def test_a_home_catchment_that_nobody_describes_is_refused_by_name(tmp_path):
    with pytest.raises(ValueError, match="centre:nowhere"):
        regions.load(PLACES, replace(settings_for(tmp_path), catchment="centre:nowhere"))
