"""`init`: what it asks, what it takes from options, whom it finds, and what it never does."""

import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from dashboard.commands.group import main
from dashboard.model.breaks import load_breaks
from dashboard.vocabulary import settings
from dashboard.vocabulary.help import NATIONAL
from loaders.places import load_places
from tests.cli import run


def init(folder: Path, *options: str):
    return run("init", folder, *options, "--yes")


def settings_of(folder: Path) -> dict:
    return tomllib.loads((folder / "settings.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Trondheim", "5001"),
        ("1601", "5001"),
        ("trondheim kommune", "5001"),
        ("Kautokeino", "5612"),
        ("Guovdageaidnu", "5612"),
        ("2011", "5612"),
        ("219", "3201"),
        ("Ålesund", "1508"),
        ("Indre Østfold", "3118"),
        ("Våler, Østfold", "3114"),
        ("Våler (Innlandet)", "3419"),
        ("Herøy, Nordland", "1818"),
    ],
)
def test_a_municipality_is_found_by_any_name_or_code_that_means_it_alone(tmp_path, typed, code):
    assert init(tmp_path, "--home", typed).exit_code == 0
    found = settings_of(tmp_path)
    assert (found["home"], found["county"]) == (code, code[:2])


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Våler", "Flere kommuner heter Våler: 3114 Våler (Østfold) og 3419 Våler (Innlandet)."),
        ("Herøy", "Flere kommuner heter Herøy: 1515 Herøy (Møre og Romsdal) og 1818 Herøy (Nordland)."),
        ("Våler, Nordland", "Ingen kommune heter Våler, Nordland."),
        ("Trondhiem", "Ingen kommune heter Trondhiem. Likner: 5001 Trondheim - Tråante (Trøndelag)."),
        ("Trøgstad", "0122 Trøgstad fantes til og med 2019. Etter den kom 3118 Indre Østfold."),
        ("1507", "1507 Ålesund fantes til og med 2023. Etter den kom 1508 Ålesund."),
        ("9999", "9999 er ikke koden til noen kommune."),
        ("50", "0050 er ikke koden til noen kommune."),
    ],
)
def test_who_is_not_one_municipality_of_today_is_refused_with_those_near(tmp_path, typed, said):
    refused = init(tmp_path / "ny", "--home", typed)
    assert refused.exit_code == 2
    assert said in refused.output
    assert not (tmp_path / "ny").exists()


def test_nothing_is_needed_but_the_municipality(tmp_path):
    assert init(tmp_path, "--home", "Bodø").exit_code == 0
    found = settings.load(environ={}, data=str(tmp_path))
    assert (found.home, found.partners, found.catchment, found.assault_catchment) == ("1804", (), "", "")
    assert found.data_folder == tmp_path / "data"
    assert load_places(found.data_folder).catchments == ()
    assert {path.name for path in (tmp_path / "data").glob("*.toml")} == {"places.toml"}


def test_members_join_and_leave_in_the_years_that_are_said_and_never_before_their_borders(tmp_path):
    members = ("Bodø", "Fauske@2018-2020", "Hamarøy")  # Hamarøy's borders are of 2020
    options = [part for member in members for part in ("--centre-member", member)]
    assert init(tmp_path, "--home", "Bodø", "--centre-name", "Salten krisesenter", *options).exit_code == 0
    (centre,) = load_places(tmp_path / "data").catchments
    found = load_breaks(tmp_path / "data" / "breaks.toml")
    assert [(one.year, one.regions) for one in found] == [(year, (centre.code,)) for year in (2018, 2020, 2021)]
    assert {year: centre.regions(year) for year in (2017, 2019, 2020, 2021)} == {
        2017: ("1804",),
        2019: ("1804", "1841"),
        2020: ("1804", "1841", "1875"),
        2021: ("1804", "1875"),
    }


def test_a_centre_without_members_named_serves_the_municipality_and_its_partners(tmp_path):
    init(tmp_path, "--home", "Bodø", "--partner", "Fauske", "--centre-name", "Krisesenteret i Salten")
    (centre,) = load_places(tmp_path / "data").catchments
    assert (centre.code, centre.regions(2025)) == ("centre:krisesenteret-i-salten", ("1804", "1841"))
    assert settings_of(tmp_path)["catchment"] == centre.code
    assert centre.names["nb"] == "Alle kommuner ved krisesenteret i Salten"
    assert centre.names["en"] == "All municipalities at Krisesenteret i Salten"


def test_of_two_centres_the_one_that_serves_the_municipality_now_is_its_own(tmp_path):
    done = init(
        *(tmp_path, "--home", "Bodø", "--centre-name", "Gamle krisesenter", "--centre-name", "Nye krisesenter"),
        *("--centre-member", "Gamle krisesenter=Bodø@2010-2021", "--centre-member", "Gamle krisesenter=Fauske"),
        *("--centre-member", "Nye krisesenter=Bodø@2022"),
    )
    assert done.exit_code == 0, done.output
    assert settings_of(tmp_path)["catchment"] == "centre:nye-krisesenter"
    named = {centre.folders[0]: centre.regions(2025) for centre in load_places(tmp_path / "data").catchments}
    assert named == {"krisesenter-gamle-krisesenter": ("1841",), "krisesenter-nye-krisesenter": ("1804",)}
    moved = {one.year: one for one in load_breaks(tmp_path / "data" / "breaks.toml") if one.regions == ("1804",)}
    assert list(moved) == [2022]
    assert "Bodø gikk fra Gamle krisesenter til Nye krisesenter." in moved[2022].words["nb"]
    assert {path.name.rpartition(" ")[0] for path in (tmp_path / "skjema").iterdir()} == {
        *("politi", "tiltak", "tjenester"),
        "krisesenter-nye-krisesenter",  # the old one had nothing to do with Bodø last year
    }


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--centre-name", "A", "--centre-member", "Fauske"), "Bodø er ikke med i A"),
        (("--centre-name", "A", "--centre-member", "Fauske@2022-2020"), "Det første året kommer etter det siste"),
        (("--centre-name", "A", "--centre-name", "B", "--centre-member", "Bodø"), "hvilket senter kommunen er med i"),
        (("--centre-name", "A", "--centre-name", "B"), "Bodø kan ikke være med i både A og B i de samme årene"),
        (("--partner", "Bodo"), "Likner: 1804 Bodø"),
    ],
)
def test_what_contradicts_itself_is_refused_and_nothing_is_written(tmp_path, options, said):
    refused = init(tmp_path / "ny", "--home", "Bodø", *options)
    assert refused.exit_code == 2
    assert said in refused.output
    assert not (tmp_path / "ny").exists()


def test_a_folder_that_is_a_municipalitys_already_is_left_alone(tmp_path):
    init(tmp_path, "--home", "Bodø")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    refused = init(tmp_path, "--home", "Fauske")
    assert refused.exit_code == 2
    assert "har allerede en settings.toml" in refused.output
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_file_that_is_there_is_kept_and_named(tmp_path):
    (tmp_path / "README.md").write_text("vår egen", encoding="utf-8")
    done = init(tmp_path, "--home", "Bodø")
    assert f"{tmp_path / 'README.md'} fantes fra før og er ikke endret." in done.output
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "vår egen"


def test_without_options_it_asks_and_asks_again(tmp_path):
    answers = [
        "norsk",
        "NN",
        "",
        "Våler",
        "Våler, Østfold",
        "Krisesenteret i Moss",
        "Moss, Rodde",
        "Moss, Råde@2022",
        "",
        "",
    ]
    done = CliRunner().invoke(main, ["init", str(tmp_path)], input="\n".join(answers) + "\n")
    assert done.exit_code == 0, done.output
    assert "Skriv en av nb, nn, en." in done.output
    assert "Skriv namnet på kommunen eller dei fire sifra" in done.output
    assert "Fleire kommunar heiter Våler" in done.output
    assert "Ingen kommune heiter Rodde. Liknar: " in done.output
    found = settings_of(tmp_path)
    assert (found["home"], found["partners"], found["language"]) == ("3114", ["3103", "3112"], "nn")
    assert (found["catchment"], found["assault_catchment"]) == ("centre:krisesenteret-i-moss", "")
    (centre,) = load_places(tmp_path / "data").catchments
    assert (centre.regions(2021), centre.regions(2022)) == (("3114", "3103"), ("3114", "3103", "3112"))


def test_it_says_the_two_commands_that_come_next(tmp_path):
    lines = init(tmp_path, "--home", "Bodø").output.splitlines()
    commands = [f'  python app.py check --data "{tmp_path}"', f'  python app.py --data "{tmp_path}"']
    assert lines[-2:] == commands


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_police_district_is_named_in_every_language(tmp_path, language):
    init(tmp_path, "--home", "Bodø", "--police", "Nordland politidistrikt", "--language", language)
    names = tomllib.loads((tmp_path / "data" / "catalogue.toml").read_text(encoding="utf-8"))["sources"]["police"]
    assert names == {
        "nb": "Nordland politidistrikt, STRASAK",
        "nn": "Nordland politidistrikt, STRASAK",
        "en": "Nordland Police District, STRASAK",
    }


def test_a_new_municipality_is_given_the_national_numbers_to_add_its_own_to(tmp_path):
    assert init(tmp_path, "--home", "Trondheim").exit_code == 0
    written = (tmp_path / "settings.toml").read_text(encoding="utf-8")
    assert 'nb = "Vold- og overgrepslinjen"' in written
    assert "legg til nummeret til krisesenteret" in written
    assert settings.load(tmp_path / "settings.toml", {}).help == NATIONAL
