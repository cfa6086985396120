"""The catalogue: every indicator and source described, in three languages."""

import re

import pytest
from openpyxl import Workbook

from dashboard.model import breaks
from dashboard.store.current import load
from dashboard.vocabulary import catalogue
from dashboard.vocabulary.settings import LANGUAGES, ROOT
from loaders.described import described_in
from loaders.registry import DELIVERED_BY, INDICATORS, REGISTERED, SOURCES, delivers, indicator_of, source_of
from loaders.schema import PROVISIONAL, SUPPRESSED
from tests.conftest import settings_for
from tests.loaders.examples import POLICE, replaced

SERVICES = (
    *("service_child_welfare", "service_emergency_clinic", "service_family_counselling", "service_tryggest"),
    *("service_perpetrators", "service_barnehus"),
)


@pytest.fixture(scope="module")
def entries():
    return catalogue.load(ROOT / "data" / "catalogue.toml")


def test_every_source_that_loaders_deliver_is_described_and_the_register_of_measures(entries):
    assert set(entries.sources) >= {source.key for source in REGISTERED}
    assert all(source_of(key) for key in entries.sources)


def test_every_indicator_that_is_described_is_one_that_loaders_know(entries):
    assert set(entries.indicators) >= set(INDICATORS)
    assert all(indicator_of(key) for key in entries.indicators)


def test_every_published_indicator_is_described(entries, published):
    assert set(published.frame["indicator"]) <= set(entries.indicators)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_indicator_has_words_in_every_language(entries, language):
    for key, entry in entries.indicators.items():
        assert entry.title[language] and entry.unit[language] and entry.definition[language], key
        assert len(entry.caveats[language]) == len(entry.caveats["nb"]), key
        assert set(entry.caveats) == set(LANGUAGES)
        assert entry.search[language], key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_source_has_a_name_a_deliverer_and_a_next_update_in_every_language(entries, language):
    for source in entries.sources.values():
        assert source.name[language] and source.next[language] and source.deliverer[language], source.key


def test_months_and_years_of_arrival_are_those_that_the_owners_keep(entries):
    assert {key: (source.arrives, source.lag) for key, source in entries.sources.items() if source.arrives} == {
        "police": (1, 1),
        "crisis_centre": (1, 1),
        "assault_centre": (1, 1),
        "ssb_07459": (2, 0),
        "ssb_08487": (6, 1),
        "bufdir": (6, 1),
        **dict.fromkeys(SERVICES, (1, 1)),
    }


def test_a_catalogue_that_says_nothing_of_arrivals_still_loads_and_awaits_nothing(tmp_path):
    national = catalogue.NATIONAL.read_text(encoding="utf-8")
    old = re.sub(r"^(?:arrives|lag|from\.\w\w) = .*\n", "", national, flags=re.MULTILINE)
    old = re.sub(r"^\[sources\.measures\].*\n(?:.+\n)+", "", old, flags=re.MULTILINE)
    (tmp_path / "catalogue.toml").write_text(old, encoding="utf-8")
    sources = catalogue.load(national=tmp_path / "catalogue.toml").sources
    assert set(sources) == {*SOURCES, *SERVICES, "ssb_08638"}
    assert {(source.arrives, source.lag, source.deliverer == source.name) for source in sources.values()} == {
        (None, 1, True)
    }


def test_every_indicators_sources_exist_and_are_those_that_deliver_it(entries, published):
    delivered = published.frame.groupby("indicator")["source"].unique()
    for key, found in delivered.items():
        assert set(found) <= set(entries.indicators[key].sources), key
        assert set(entries.indicators[key].sources) <= set(entries.sources)


def test_every_indicators_sources_are_those_that_are_registered(entries):
    registered = {key: set(sources) for key, sources in DELIVERED_BY.items()}
    described = {key: set(entry.sources) for key, entry in entries.indicators.items()}
    assert {key: described[key] for key in registered} == registered
    assert all(delivers(source, key) for key, sources in described.items() for source in sources)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[sources.police]", "[sources.politi]", "the source 'police' is not described; add [sources.police]"),
        (
            '[indicators."police.reports"]',
            '[indicators."police.report"]',
            """the indicator 'police.reports' is not described; add [indicators."police.reports"]""",
        ),
        (
            'sources = ["kommunehelsa", "ssb_08487"]',
            'sources = ["kommunehelsa"]',
            "the indicator 'violence.offences' comes from 'ssb_08487', which its `sources` leaves out",
        ),
        (
            'sources = ["police"]',
            'sources = ["police", "bufdir"]',
            "the indicator 'police.reports' does not come from 'bufdir', which its `sources` names",
        ),
        (
            "[sources.bufdir]",
            '[indicators."police.victims"]\n[sources.bufdir]',
            "the indicator 'police.victims' comes from no source in loaders/registry.py",
        ),
        (
            'search.nb = ["anmeldelser"',
            'search.se = ["anmeldelser"',
            "the indicator 'police.reports': `search`: words are given in se, nn, en; they must be in nb, nn and en",
        ),
        ("arrives = 1\n", "arrives = 13\n", "the source 'police' has `arrives` = 13, which is no month from 1 to 12"),
        ("lag = 0", 'lag = "0"', "the source 'ssb_07459' has `lag` = '0', which is no number of years from 0 to 9"),
    ],
)
def test_a_catalogue_that_disagrees_with_the_registry_is_an_error_in_one_line(tmp_path, old, new, said):
    file = tmp_path / "catalogue.toml"
    file.write_text(catalogue.NATIONAL.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(catalogue.CatalogueError) as raised:
        catalogue.load(national=file)
    assert str(raised.value) == f"catalogue.toml: {said}"


def test_an_indicator_without_words_to_search_for_is_an_error(tmp_path):
    file = tmp_path / "catalogue.toml"
    national = catalogue.NATIONAL.read_text(encoding="utf-8")
    file.write_text(re.sub(r"^search\.\w\w = .*\n", "", national, flags=re.MULTILINE), encoding="utf-8")
    with pytest.raises(catalogue.CatalogueError, match="`search` is missing: the words that readers look for it by"):
        catalogue.load(national=file)


def test_a_custom_catalogue_cannot_remove_protection(tmp_path):
    book = Workbook()
    for row in replaced(POLICE, D7=3, D8=3, F7=None, F8=None):
        book.active.append(row)
    folder = tmp_path / "data"
    folder.mkdir()
    book.save(folder / "politi.xlsx")
    own = (ROOT / "data" / "catalogue.toml").read_text(encoding="utf-8")
    own = own.replace("[sources.police]\n", "[sources.police]\nofficial = true\nis_official = true\n")
    (folder / "catalogue.toml").write_text(own, encoding="utf-8")
    shown = load(settings_for(folder)).published.frame
    statuses = shown[shown["source"] == "police"].set_index("year")["status"]
    assert statuses.to_dict() == {2018: SUPPRESSED, 2019: PROVISIONAL}


def test_a_folders_own_catalogue_replaces_only_what_it_says(tmp_path):
    own = '[sources.police]\nnb = "Nordland politidistrikt, STRASAK"\n'
    (tmp_path / "catalogue.toml").write_text(own, encoding="utf-8")
    national, found = catalogue.load(), catalogue.load(tmp_path / "catalogue.toml")
    assert found.sources["police"].name == {
        "nb": "Nordland politidistrikt, STRASAK",
        "nn": "Politidistriktet, STRASAK",
        "en": "The police district, STRASAK",
    }
    assert found.sources["police"].arrives == 1
    assert found.indicators == national.indicators


def test_every_service_that_a_workbook_may_name_is_described(entries):
    assert {*described_in(ROOT / "data").services.values()} == {*entries.services} == {*SERVICES}


def test_a_service_of_the_municipality_needs_nothing_but_its_name(tmp_path):
    (tmp_path / "catalogue.toml").write_text('[sources.service_night_ravens]\nnb = "Natteravnene"\n', encoding="utf-8")
    found = catalogue.load(tmp_path / "catalogue.toml")
    own = found.sources["service_night_ravens"]
    assert (own.name["nn"], own.deliverer["en"], own.arrives, own.is_named) == ("Natteravnene", "Natteravnene", 1, True)
    assert own.next["nb"] == "Nye tall fra Natteravnene kommer én gang i året."
    persons = found.indicators["service_night_ravens.persons"]
    assert persons.title["nb"] == "Personer hjulpet av Natteravnene på grunn av vold"
    assert persons.sources == ("service_night_ravens",)
    assert not found.sources["service_child_welfare"].is_named


def test_a_municipality_may_say_when_a_service_delivers_and_what_to_know_of_it(tmp_path):
    own = """
    [sources.service_child_welfare]
    arrives = 3
    [indicators."service_child_welfare.persons"]
    caveats.nb = ["Tallene er fra 2023."]
    """
    (tmp_path / "catalogue.toml").write_text(own, encoding="utf-8")
    found = catalogue.load(tmp_path / "catalogue.toml")
    source = found.sources["service_child_welfare"]
    assert (source.name["nb"], source.arrives, source.is_named) == ("Barnevernet", 3, True)
    persons = found.indicators["service_child_welfare.persons"]
    assert persons.caveats["nb"] == ("Tallene er fra 2023.",)
    assert persons.title["en"] == "People helped by the child welfare service because of violence"


def test_a_service_without_a_name_is_an_error_in_one_line(tmp_path):
    (tmp_path / "catalogue.toml").write_text("[sources.service_new]\narrives = 1\n", encoding="utf-8")
    with pytest.raises(catalogue.CatalogueError, match="the service 'service_new' has no name; give it one with nb"):
        catalogue.load(tmp_path / "catalogue.toml")


def test_what_is_alike_everywhere_names_no_municipality_centre_or_district():
    for file in (catalogue.NATIONAL, breaks.NATIONAL):
        words = file.read_text(encoding="utf-8")
        assert re.findall(r"\b(?:Bærum|Asker|Oslo|Drammen|Lier|Røyken|Hurum)\b", words) == [], file.name


def test_rates_have_one_decimal_and_counts_none(entries):
    assert {key: entry.decimals for key, entry in entries.indicators.items() if entry.decimals} == {"violence.rate": 1}
