"""Places in words: names over the reforms, members of a centre, and the key its cost is shared by."""

from dataclasses import replace

import pytest

from dashboard import regions
from dashboard.settings import ROOT
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
        ("5001", "Trondheim"),
        (CENTRE, "Alle kommuner ved Asker og Bærum krisesenter"),
        (f"{CENTRE}:other", "Andre kommuner"),
        ("assault:drammen", "Alle ved overgrepsmottaket i Drammen"),
    ],
)
def test_a_region_has_its_name(places, region, name):
    assert places.name(region, "nb") == name


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
    assert places.cost_share(CENTRE, "3201", 2019) == 127_000 / 222_000
    assert places.cost_share(CENTRE, "3203", 2020) == 95_000 / 222_000
    assert places.cost_share(CENTRE, "3312", 2020) is None
    assert places.cost_share("assault:drammen", "3201", 2019) is None


def test_the_plans_key_does_not_share_the_cost_of_years_with_a_member_it_leaves_out(places):
    assert places.cost_share(CENTRE, "3201", 2021) is None


def test_a_home_catchment_that_nobody_describes_is_refused_by_name(tmp_path):
    with pytest.raises(ValueError, match="centre:nowhere"):
        regions.load(PLACES, replace(settings_for(tmp_path), catchment="centre:nowhere"))
