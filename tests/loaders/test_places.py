"""Which centre a workbook belongs to: by its title, else by its folder and the places in its rows."""

import pytest

from loaders.places import Places, PlacesError, load_places

OURS = """
[[catchment]]
code = "centre:a"
source = "crisis_centre"
titles = ["Salten krisesenter"]
folders = ["krisesenter"]
names = { nb = "Alle" }
other = { labels = ["Andre kommuner"], names = { nb = "Andre kommuner" } }

[[catchment.members]]
to = 2019
regions = ["1804"]

[[catchment.members]]
from = 2020
regions = ["1804", "1841", "5612"]
"""
FILE = "krisesenter/2025.xlsx"


@pytest.fixture
def places(tmp_path) -> Places:
    path = tmp_path / "places.toml"
    path.write_text(OURS, encoding="utf-8")
    return load_places(path)


@pytest.mark.parametrize(
    "named",
    [
        ["Bodø", "Tromsø"],
        ["Bodø"],
        ["Bodø", "Fauske", "Andre kommuner"],
        ["1804 Bodø", "Fuossko"],
        ["Guovdageaidnu", "Bodø"],
        ["5430 Kautokeino"],
    ],
)
def test_a_workbook_without_a_title_is_the_centres_where_its_places_are_members(places, named):
    found = places.catchment_of("crisis_centre", [], FILE, named)
    assert found is not None
    assert found.code == "centre:a"


@pytest.mark.parametrize(
    "named",
    [
        ["Tromsø", "Andre kommuner"],
        ["Andre kommuner"],
        [],
        ["Bodö"],
        ["5501 Bodø"],
    ],
)
def test_a_workbook_without_a_title_is_another_centres_where_none_of_its_places_is_a_member(places, named):
    assert places.catchment_of("crisis_centre", [], FILE, named) is None


def test_a_title_decides_whatever_places_there_are(places):
    assert places.catchment_of("crisis_centre", ["Salten krisesenter"], FILE, ["Tromsø"]) is not None
    assert places.catchment_of("crisis_centre", ["Krisesenteret for Tromsø"], FILE, ["Bodø"]) is None


def test_a_file_without_a_centre_is_a_municipality_without_one(tmp_path):
    (tmp_path / "places.toml").write_text("# none\n", encoding="utf-8")
    places = load_places(tmp_path)
    assert places.catchments == ()
    assert places.catchment_of("crisis_centre", [], FILE, ["Bodø"]) is None


@pytest.mark.parametrize(("first", "is_refused"), [(2025, False), (2024, True)])
def test_a_municipality_is_of_one_centre_at_a_time(tmp_path, first, is_refused):
    """Numbers name municipality and year, not the centre: two centres' would be taken for one another's."""
    other = (
        OURS.replace("centre:a", "centre:b").replace("from = 2020", f"from = {first}").replace("to = 2019", "to = 2000")
    )
    ours = OURS.replace("from = 2020", "from = 2020\nto = 2024").replace("to = 2019", "from = 2010\nto = 2019")
    (tmp_path / "places.toml").write_text(ours + other, encoding="utf-8")
    if not is_refused:
        assert len(load_places(tmp_path).catchments) == 2
        return
    with pytest.raises(PlacesError, match="1804 is a member of centre:a and centre:b at the same time"):
        load_places(tmp_path)


def test_a_misspelt_table_is_refused_by_name(tmp_path):
    (tmp_path / "places.toml").write_text("[[catchments]]\n", encoding="utf-8")
    with pytest.raises(PlacesError, match=r"places\.toml: catchments"):
        load_places(tmp_path)
