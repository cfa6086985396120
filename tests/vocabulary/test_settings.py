"""Settings: the file, the environment, the command line, and one clear line for what is impossible."""

import re
from dataclasses import fields

import pytest

from dashboard.vocabulary.settings import ROOT, Settings, SettingsError, load

SHIPPED = (ROOT / "settings.toml").read_text(encoding="utf-8")


@pytest.fixture
def file(tmp_path):
    """Writes a settings file, beside a data folder: the shipped one with a line replaced or added."""
    (tmp_path / "data").mkdir()

    def write(old: str = "", new: str = "") -> object:
        assert old in SHIPPED
        path = tmp_path / "settings.toml"
        path.write_text(SHIPPED.replace(old, new) if old else f"{SHIPPED}\n{new}\n", encoding="utf-8")
        return path

    return write


def refusal(path=None, environ=None, **overrides) -> str:
    with pytest.raises(SettingsError) as caught:
        load(path, environ or {}, **overrides)
    return str(caught.value)


def test_the_shipped_settings_are_baerums():
    settings = load(environ={})
    assert (settings.home, settings.partners, settings.county) == ("3201", ("3203", "3312"), "30")
    assert (settings.threshold, settings.host, settings.port, settings.language) == (5, "127.0.0.1", 8050, "nb")
    assert settings.data_folder == ROOT / "data"
    assert settings.status_only_measures == (11,)


def test_the_environment_overrides_the_file_and_the_command_line_both(file):
    environ = {"VINR_PORT": "9000", "VINR_LANGUAGE": "nn", "VINR_HOST": "0.0.0.0", "PATH": "/bin"}
    settings = load(file(), environ, port=9100)
    assert (settings.port, settings.language, settings.host) == (9100, "nn", "0.0.0.0")
    assert load(file(), environ, port=None).port == 9000


def test_the_environment_names_another_file(file):
    path = file("port = 8050", "port = 8123")
    assert load(environ={"VINR_SETTINGS": str(path)}).port == 8123


def test_lists_in_the_environment_are_comma_separated():
    settings = load(environ={"VINR_PARTNERS": "3203,3312", "VINR_STATUS_ONLY_MEASURES": "11,8"})
    assert (settings.partners, settings.status_only_measures) == (("3203", "3312"), (11, 8))
    settings = load(environ={"VINR_PARTNERS": "", "VINR_STATUS_ONLY_MEASURES": ""})
    assert (settings.partners, settings.status_only_measures) == ((), ())


def test_another_municipality_is_settings_and_no_code():
    settings = load(environ={"VINR_HOME": "3203", "VINR_PARTNERS": "3201, 3312", "VINR_COUNTY": "32"})
    assert (settings.home, settings.partners, settings.county) == ("3203", ("3201", "3312"), "32")


def test_a_data_folder_may_be_anywhere(tmp_path):
    assert load(environ={"VINR_DATA": str(tmp_path)}).data_folder == tmp_path


def test_an_unknown_key_is_named_with_those_that_exist(file):
    message = refusal(file(new='farge = "rød"'))
    assert message.startswith("farge: ukjent innstilling. Kjente er ")
    assert "threshold" in message
    assert refusal(environ={"VINR_FARGE": "x"}).startswith("farge: ukjent innstilling")


@pytest.mark.parametrize("threshold", ["4", "0", "-5"])
def test_the_threshold_is_never_lowered_below_five(threshold):
    assert refusal(environ={"VINR_THRESHOLD": threshold}) == (
        f"threshold = {threshold}: grensen kan heves, men aldri settes under 5."
    )


def test_the_threshold_may_be_raised():
    assert load(environ={"VINR_THRESHOLD": "10"}).threshold == 10


def test_partners_rows_give_warnings_unless_they_are_a_demand():
    assert load(environ={}).partner_rows == "tell"
    assert load(environ={"VINR_PARTNER_ROWS": "demand"}).partner_rows == "demand"
    assert refusal(environ={"VINR_PARTNER_ROWS": "hide"}) == "partner_rows = 'hide': velg ett av tell, demand."


@pytest.mark.parametrize("port", ["0", "65536", "-1"])
def test_a_port_that_does_not_exist_is_refused(port):
    assert refusal(environ={"VINR_PORT": port}).startswith(f"port = {port}:")


@pytest.mark.parametrize(
    ("environ", "named"),
    [
        ({"VINR_PORT": "åtte tusen"}, "port"),
        ({"VINR_THRESHOLD": "5.5"}, "threshold"),
        ({"VINR_STATUS_ONLY_MEASURES": "elleve"}, "status_only_measures"),
        ({"VINR_PORT": "8050.0"}, "port"),
        ({"VINR_HOME": "9999"}, "home"),
        ({"VINR_HOME": "30"}, "home"),
        ({"VINR_HOME": ""}, "home"),
        ({"VINR_HOME": "0219"}, "Bærum har nå koden 3201"),
        ({"VINR_PARTNERS": "3203,9999"}, "partners = '9999'"),
        ({"VINR_PARTNERS": "3201"}, "partners = '3201'"),
        ({"VINR_COUNTY": "3201"}, "county"),
        ({"VINR_COUNTRY": "47"}, "country"),
        ({"VINR_CATCHMENT": "assault:drammen"}, "catchment"),
        ({"VINR_ASSAULT_CATCHMENT": "assault:nowhere"}, "Der står assault:drammen"),
        ({"VINR_HOME": "5001"}, "Trondheim - Tråante er ikke med"),
        ({"VINR_HOST": " "}, "host"),
        ({"VINR_SITE": "javascript:alert(1)"}, "site"),
        ({"VINR_MEASURE_STALE_DAYS": "0"}, "measure_stale_days"),
        ({"VINR_DATA": ""}, "data"),
        ({"VINR_LANGUAGE": "de"}, "language"),
        ({"VINR_DARK_FIGURE_LOW_PCT": "30"}, "dark_figure_low_pct"),
        ({"VINR_DARK_FIGURE_HIGH_PCT": "101"}, "dark_figure_high_pct"),
        ({"VINR_DARK_FIGURE_LOW_PCT": "0"}, "dark_figure_low_pct"),
    ],
)
def test_an_impossible_value_is_refused_by_name(environ, named):
    assert named in refusal(environ=environ)


def test_paths_in_a_settings_file_are_relative_to_the_file(file, tmp_path):
    settings = load(file('state = ""', 'state = "tilstand"'), environ={})
    assert (settings.data_folder, settings.state_folder) == (tmp_path / "data", tmp_path / "tilstand")


def test_a_settings_file_without_data_is_in_the_data_folder(tmp_path):
    path = tmp_path / "settings.toml"
    path.write_text('home = "5001"\ncounty = "50"\n', encoding="utf-8")
    assert load(path, environ={}).data_folder == tmp_path


def test_a_municipality_needs_neither_partner_nor_centre_nor_plan(tmp_path):
    (tmp_path / "settings.toml").write_text('home = "5001"\ncounty = "50"\n', encoding="utf-8")
    settings = load(environ={}, data=str(tmp_path))
    assert (settings.home, settings.partners, settings.catchment, settings.assault_catchment) == ("5001", (), "", "")
    assert (settings.threshold, settings.country, settings.status_only_measures) == (5, "0", ())


def test_a_folder_with_a_settings_file_is_opened_by_it_whatever_the_environment_names(tmp_path):
    folder = tmp_path / "kommunen"
    (folder / "tall").mkdir(parents=True)
    (folder / "settings.toml").write_text('home = "5001"\ncounty = "50"\ndata = "tall"\n', encoding="utf-8")
    settings = load(environ={"VINR_SETTINGS": str(ROOT / "settings.toml")}, data=str(folder))
    assert (settings.home, settings.data_folder) == ("5001", folder / "tall")


def test_a_data_folder_that_does_not_exist_is_refused(tmp_path):
    nowhere = tmp_path / "ingen"
    assert refusal(environ={"VINR_DATA": str(nowhere)}) == f"data = {nowhere}: mappen finnes ikke."


def test_a_missing_key_a_missing_file_and_a_broken_file_are_distinguished(file, tmp_path):
    assert "mangler innstillingen home" in refusal(file('home = "3201"', "#"))
    assert "kan ikke leses" in refusal(tmp_path / "ingen.toml")
    assert "ikke gyldig TOML" in refusal(file(new="port = = 1"))


def test_a_number_in_place_of_text_is_refused(file):
    assert refusal(file('home = "3201"', "home = 3201")).startswith("home = 3201: ventet tekst")


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("threshold = 5 ", "threshold = 5.9 ", "threshold = 5.9"),
        ("threshold = 5 ", "threshold = true ", "threshold = True"),
        ("status_only_measures = [11]", "status_only_measures = 11", "ventet en liste"),
        ('partners = ["3203", "3312"]', "partners = [3203]", "ventet tekst"),
    ],
)
def test_a_value_of_another_type_is_refused_and_not_rounded(file, old, new, named):
    assert named in refusal(file(old, new))


def test_every_refusal_is_one_line(file):
    for message in (refusal(file(new='farge = "rød"')), refusal(environ={"VINR_PORT": "x"}), refusal(file(new="= ="))):
        assert message
        assert "\n" not in message


def test_command_line_values_are_checked_as_well():
    assert "port = 70000" in refusal(port=70_000)


def test_every_setting_is_explained_in_the_shipped_file():
    lines = SHIPPED.splitlines()
    assert [
        field.name for field in fields(Settings) if not any(re.match(rf"{field.name} +=", one) for one in lines)
    ] == []
