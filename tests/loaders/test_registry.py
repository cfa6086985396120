"""The registry of sources: the one place to add a source, which is protected unless its entry says otherwise."""

from importlib import import_module
from pkgutil import iter_modules

import pandas as pd
import pytest

import loaders.sources
from loaders import LOADERS, registry, schema
from loaders.registry import (
    EVENTS,
    LOADER_MODULES,
    OTHER,
    PERSONS,
    REGISTERED,
    SOURCES,
    Indicator,
    RegistryError,
    Source,
    counts_persons,
    delivers,
    had_by,
    indicators_of,
    is_official,
    is_summed,
)

NEW = Indicator("child_welfare.reports", "count", OTHER)


def test_every_loader_is_registered_and_offered_each_workbook_once():
    assert [loader.source for loader in LOADERS] == list(LOADER_MODULES)
    assert {source.loader for source in REGISTERED} < set(LOADER_MODULES)


def test_every_module_that_recognises_a_workbook_is_registered():
    modules = {found.name for found in iter_modules(loaders.sources.__path__)}
    readers = {name for name in modules if hasattr(import_module(f"loaders.sources.{name}"), "recognises")}
    assert readers == {loader.source for loader in LOADERS}


def test_a_source_is_protected_and_not_summed_unless_its_entry_says_so():
    source = Source("child_welfare", "child_welfare", (NEW,))
    assert (source.is_official, source.is_summed) == (False, False)


def test_what_passes_untouched_is_what_is_registered_as_official():
    assert set(filter(is_official, SOURCES)) == {"kommunehelsa", "ssb_08487", "ssb_07459", "bufdir"}


@pytest.mark.parametrize(
    ("source", "passes"),
    [
        ("ssb_08638", True),
        ("ssb_8638", False),
        ("ssb_08638x", False),
        ("service_child_welfare", False),
        ("other", False),
    ],
)
def test_of_the_sources_that_a_catalogue_names_only_statistics_norways_tables_pass_untouched(source, passes):
    assert is_official(source) is passes


@pytest.mark.parametrize(
    ("source", "indicator", "delivered"),
    [
        ("police", "police.reports", True),
        ("police", "violence.rate", False),
        ("ssb_08638", "ssb_08638.victims", True),
        ("ssb_08638", "ssb_08638.", False),
        ("ssb_08638", "ssb_08639.victims", False),
        ("ssb_08638", "police.reports", False),
        ("service_child_welfare", "service_child_welfare.persons", True),
        ("service_child_welfare", "service_child_welfare.reports", False),
        ("police", "police.persons", False),
    ],
)
def test_a_source_delivers_only_what_it_or_its_family_is_registered_for(source, indicator, delivered):
    assert delivers(source, indicator) is delivered


def test_contacts_with_a_service_are_judged_by_the_persons_who_had_them():
    assert counts_persons("service_child_welfare.persons")
    assert had_by("service_child_welfare.contacts") == "service_child_welfare.persons"
    assert had_by("service_child_welfare.persons") == ""


def test_every_registered_indicator_source_and_unit_is_allowed_in_a_frame():
    fields = {field.name: field for field in schema.OBSERVATIONS.columns}
    assert fields["indicator"].wrong(pd.Series(registry.INDICATORS)) == []
    assert fields["indicator"].wrong(pd.Series(["police.reports", "police.victims"])) == ["police.victims"]
    assert fields["source"].wrong(pd.Series(SOURCES)) == []
    assert fields["source"].wrong(pd.Series(["police", "neighbour"])) == ["neighbour"]
    assert fields["unit"].allowed == registry.UNITS


@pytest.mark.parametrize(
    ("sources", "said"),
    [
        ((*REGISTERED, Source("police", "police", ())), "the source 'police' is registered twice"),
        (
            (*REGISTERED, Source("new", "new", (Indicator("police.reports", "persons", PERSONS),))),
            "'police.reports' is declared in two ways",
        ),
        ((Source("new", "new", (Indicator("new.cases", "count", "cases"),)),), "'new.cases' counts 'cases'"),
        ((Source("new", "new", (Indicator("new.visits", "visits", EVENTS),)),), "'new.visits' must name in `had_by`"),
        (
            (Source("new", "new", (NEW, Indicator("new.visits", "visits", EVENTS, NEW.key))),),
            "'new.visits' must name in `had_by`",
        ),
    ],
)
def test_a_registry_that_contradicts_itself_is_an_error_in_one_line(sources, said):
    with pytest.raises(RegistryError) as raised:
        indicators_of(sources)
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


def test_both_sexes_of_a_service_are_summed_and_official_statistics_never():
    assert is_summed("service_child_welfare") and is_summed("crisis_centre")
    assert not is_summed("bufdir") and not is_summed("ssb_08487") and not is_summed("unknown")
