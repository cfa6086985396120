"""The plan's Figur 1: drawn from Statistics Norway's table if it has been delivered, and only then."""

from dataclasses import replace
from types import MappingProxyType

from dashboard.charts.registry import FIGURES
from dashboard.vocabulary.selection import Selection
from loaders.schema import MEN, WOMEN
from tests.typed import labels, named, rows

KEY, INDICATOR = "victims-national", "ssb_08638.victims"


def victims(values, **more):
    return rows(INDICATOR, values, "0", source="ssb_08638", **more)


def test_women_and_men_are_shown_by_year_and_named_in_the_finding(publish):
    table = publish(
        *victims({2017: 3000, 2018: 2900}, sex=WOMEN, synthetic=True),
        *victims({2017: 1800, 2018: 1700}, sex=MEN, synthetic=True),
    )
    chart = FIGURES[KEY].chart(table, Selection())
    assert FIGURES[KEY].is_possible(table)
    assert labels(named(chart, WOMEN)) == ["3\u00a0000", "2\u00a0900"]
    assert labels(named(chart, MEN)) == ["1\u00a0800", "1\u00a0700"]
    assert chart.finding.endswith("2\u00a0900 kvinner og 1\u00a0700 menn i 2018")
    assert chart.synthetic
    assert any("ikke saker" in note for note in chart.notes)


def test_without_the_table_no_page_shows_it(published):
    assert not FIGURES[KEY].is_possible(published)
    chart = FIGURES[KEY].chart(published, Selection(language="en"))
    assert not chart.has_numbers


def test_a_folder_whose_catalogue_does_not_describe_the_table_has_no_numbers(publish):
    table = publish(*victims({2017: 3000}, sex=WOMEN))
    entries = {key: entry for key, entry in table.catalogue.indicators.items() if key != INDICATOR}
    other = replace(table, catalogue=replace(table.catalogue, indicators=MappingProxyType(entries)))
    assert not FIGURES[KEY].chart(other, Selection()).has_numbers
