"""Where those it concerns find help: the national services, a municipality's own, and what can't be shown."""

import pytest

from dashboard.vocabulary.help import NATIONAL, Contact, contacts, in_words
from dashboard.vocabulary.settings import LANGUAGES, ROOT, SettingsError, load
from dashboard.vocabulary.text import text


def settings_with(tmp_path, words):
    path = tmp_path / "settings.toml"
    path.write_text(f'home = "5001"\ncounty = "50"\n{words}\n', encoding="utf-8")
    return load(path, {})


def test_a_municipality_that_says_nothing_has_the_national_services(tmp_path):
    assert settings_with(tmp_path, "").help == NATIONAL
    assert [one.number or one.address for one in NATIONAL] == ["116 006", "116 111", "112", "dinutvei.no"]


def test_the_shipped_file_shows_the_national_services_as_they_are():
    written, national = (
        [(one.href, [one.name(language) for language in LANGUAGES]) for one in found]
        for found in (load(ROOT / "settings.toml", {}).help, NATIONAL)
    )
    assert written == national


def test_a_municipality_names_its_own_in_one_language_or_more(tmp_path):
    own = settings_with(tmp_path, 'help = [{ nn = "Krisesenteret", number = "+47 67 00 00 00" }]').help
    assert own == (Contact(nb="", nn="Krisesenteret", number="+47 67 00 00 00"),)
    assert [own[0].name(language) for language in LANGUAGES] == ["Krisesenteret"] * 3
    assert (own[0].href, own[0].shown) == ("tel:+4767000000", "+47\u00a067\u00a000\u00a000\u00a000")


def test_a_website_is_a_link_to_a_secure_address_unless_it_says_another():
    site, other = contacts(
        [{"nb": "A", "address": "krisesenter.no"}, {"nb": "B", "address": "http://intranett.no/hjelp"}]
    )
    assert (site.href, site.shown) == ("https://krisesenter.no", "krisesenter.no")
    assert (other.href, other.shown) == ("http://intranett.no/hjelp", "intranett.no/hjelp")


def test_the_environment_has_a_name_and_a_number_each_or_nothing(tmp_path):
    environ = {"VINR_HELP": "Krisesenteret=67 00 00 00, Finn andre=dinutvei.no"}
    assert load(ROOT / "settings.toml", environ).help == (
        Contact(nb="Krisesenteret", number="67 00 00 00"),
        Contact(nb="Finn andre", address="dinutvei.no"),
    )
    assert load(ROOT / "settings.toml", {"VINR_HELP": ""}).help == ()


@pytest.mark.parametrize(
    "broken",
    [
        'help = "Krisesenteret"',
        "help = 112",
        "help = [112]",
        'help = [{ nb = "Politiet", number = 112 }]',
        'help = [{ nb = "Politiet" }]',
        'help = [{ number = "112" }]',
        'help = [{ nb = "Politiet", number = "ring oss" }]',
        'help = [{ nb = "Politiet", number = "112", address = "politiet.no" }]',
        'help = [{ nb = "Politiet", telefon = "112" }]',
        'help = [{ nb = "Krisesenter", address = "javascript:alert(1)" }]',
    ],
)
def test_what_cannot_be_shown_stops_the_start_with_one_line_that_says_how_to_write_it(tmp_path, broken):
    with pytest.raises(SettingsError) as caught:
        settings_with(tmp_path, broken)
    assert str(caught.value).startswith("help = ")
    assert 'number = "67 00 00 00"' in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_paper_the_contacts_are_one_line(language):
    line = in_words(NATIONAL, text(language))
    assert line.endswith(": dinutvei.no.")
    assert "116\u00a0006. " in line and ": 112. " in line
    assert in_words((), text(language)) == ""
