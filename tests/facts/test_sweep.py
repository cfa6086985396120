"""The sweep itself: it is wide, deterministic, and covers everything that the product says."""

import dash
import pytest
from dash import html

from dashboard.charts.registry import FIGURES
from dashboard.vocabulary.selection import Selection
from tests.facts import conftest, layout, selections, views
from tests.facts.surface import Contradiction, Statement, View, check_views
from tests.facts.words import sentences, verdicts


def swept_selections(snapshot, most=None):
    return {spot: conftest.selected(snapshot, spot, most) for spot in conftest.SPOTS}


@pytest.mark.parametrize(("most", "of_a_page"), [(None, 24), (selections.MOST, 300)])
def test_there_are_hundreds_of_selections_in_each_of_three_languages(snapshot, most, of_a_page):
    found = swept_selections(snapshot, most)
    assert len({one for many in found.values() for one in many}) >= 3 * of_a_page
    for spot in ("/anmeldelser", "/beboere"):
        assert len(set(found[spot])) == of_a_page
    assert len(selections.LANGUAGES) == 3


def test_the_whole_sweep_covers_single_years_windows_and_all_kinds_of_places(snapshot):
    swept = swept_selections(snapshot, selections.MOST)
    chosen = swept["/anmeldelser"]
    assert {"3203", "0220", "0301", "1818", "5628", "5610", "0627"} <= {one.region for one in chosen}
    assert any(one.from_year and one.from_year == one.to_year for one in chosen)
    residents = swept["/beboere"]
    assert {"centre:asker-baerum:other", "0220", None} <= {one.region for one in residents}
    assert {(one.sex, one.group) for one in residents} >= {("women", "children"), ("men", "adults"), ("all", "all")}
    assert {"0", "30"} <= {one.region for one in swept["figure"]}


def test_the_sweep_is_always_the_same(snapshot):
    assert swept_selections(snapshot) == swept_selections(snapshot)


def test_every_figure_is_on_a_page_of_the_sweep():
    assert {key for page in views.AT.values() for key in page.figures} == set(FIGURES)


@pytest.mark.parametrize("path", [path for path in views.AT if path != "/rapport"])
def test_the_served_page_contains_everything_the_sweep_reads(snapshot, path):
    chosen = conftest.selected(snapshot, path, 2)[-1]
    read, sent = views.of_page(snapshot, path, chosen), views.rendered(snapshot, path, chosen)
    whole = " ".join(" ".join(statement.words.split()) for statement in sent.statements)
    for statement in read.on("heading", "subtitle", "paragraph", "alt", "note", "definition"):
        assert " ".join(statement.words.split()) in whole, statement


@pytest.mark.parametrize("language", selections.LANGUAGES)
def test_the_shown_meeting_contains_the_facts_the_sweep_reads(published, snapshot, language):
    chosen = Selection(language=language)
    shown = {statement.words for statement in views.screened(published, chosen).on("meeting fact")}
    for path in ("/anmeldelser", "/beboere", "/samtaler"):
        facts = [statement.words for statement in views.of_page(snapshot, path, chosen).on("meeting fact")]
        assert set(facts) & shown


def test_a_layout_is_read_in_order_with_screen_reader_text():
    content = [
        html.H2("Funn"),
        html.P(["Se ", html.A("tall", href="/beboere"), "."]),
        html.Div(**{"aria-label": "Tegn"}),
    ]
    plain = layout.plain(content)
    assert layout.lines(plain) == ["Funn", "Se tall .", "Tegn"]
    assert layout.links(plain) == ("/beboere",)
    assert isinstance(content[0], dash.development.base_component.Component)


def test_a_failure_names_selection_language_surface_and_text_and_lists_ten():
    statement = [Statement("row", f"{n} saker") for n in range(12)]
    view = View("/beboere", Selection(to_year=2018, language="en"), tuple(statement))
    with pytest.raises(AssertionError) as raised:
        check_views([view], lambda one: one.statements)
    assert str(raised.value).startswith("12 contradictions")
    assert str(raised.value).count("saker") == 10
    assert str(Contradiction(view, statement[0])) == "en /beboere?til=2018&sprak=en · row: 0 saker"


def test_sentences_are_split_but_dates_are_not():
    assert sentences("Én. To i 2018.") == ("Én.", "To i 2018.")
    assert sentences("Brudd 1. januar 2021: ny tellemåte.") == ("Brudd 1. januar 2021: ny tellemåte.",)


def test_verdicts_are_recognised_in_every_language():
    assert verdicts("For få år til å vurdere utvikling") == {"too few years"}
    assert verdicts("Klart fleire samtaler i 2019 enn i 2017") == {"clear increase"}
    assert verdicts("No clear change since 2014") == {"no clear change"}
    assert verdicts("Flere i 2019. Tre år er for lite til å si om det er en trend.") == {"too few years"}
