"""The registry of sources: the one place to add a source, which is protected unless its entry says otherwise."""

from importlib import import_module
from pkgutil import iter_modules

import pytest

import loaders.sources
from dashboard.model.disclosure import Policy
from loaders import LOADERS, registry, schema
from loaders.registry import EVENTS, OTHER, PERSONS, REGISTERED, Indicator, RegistryError, Source, indicators_of

NEW = Indicator("child_welfare.reports", "count", OTHER)


def test_every_loader_is_registered_and_offered_each_workbook_once():
    assert [loader.source for loader in LOADERS] == list(dict.fromkeys(source.loader for source in REGISTERED))


def test_every_module_that_recognises_a_workbook_is_registered():
    modules = {found.name for found in iter_modules(loaders.sources.__path__)}
    readers = {name for name in modules if hasattr(import_module(f"loaders.sources.{name}"), "recognises")}
    assert readers == {loader.source for loader in LOADERS}


def test_a_source_is_protected_and_not_summed_unless_its_entry_says_so():
    source = Source("child_welfare", "child_welfare", (NEW,))
    assert (source.is_official, source.is_summed) == (False, False)


def test_what_passes_untouched_is_what_is_registered_as_official():
    assert set(Policy().official) == {"kommunehelsa", "ssb_08487", "ssb_07459", "bufdir"}


def test_every_registered_indicator_source_and_unit_is_allowed_in_a_frame():
    allowed = {field.name: field.allowed for field in schema.OBSERVATIONS.columns}
    assert allowed["indicator"] == registry.INDICATORS
    assert allowed["source"] == registry.SOURCES
    assert allowed["unit"] == registry.UNITS


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
