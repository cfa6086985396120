"""Withheld numbers are nowhere: six-digit primes as counts, searched for in every chart, table and page."""

import json
import re
import shutil

import openpyxl
import pytest
from plotly.utils import PlotlyJSONEncoder

from dashboard.charts.tables.table1 import table1
from dashboard.store.current import load
from dashboard.web.page.body import page_content
from dashboard.web.pages import PAGES
from loaders import load_folder
from tests.canary import found_in
from tests.charts.everything import every_chart
from tests.conftest import DATA, settings_for

THRESHOLD = 500_000
REGISTER = "krisesenter_2019_beboere_og_samtaler.xlsx"
PERSONS = {  # cell → persons; below THRESHOLD is few
    "E2": 900_001,
    "E3": 600_011,
    "E4": 800_011,
    "E5": 700_001,
    "E6": 910_003,
    "E7": 100_003,
    "E8": 920_011,
    "E9": 930_011,
    "E10": 940_001,
    "E11": 200_003,
    "E12": 950_009,
    "E13": 960_017,
}


@pytest.fixture(scope="module")
def few(tmp_path_factory):
    """A published snapshot of one year of residents typed as primes, and every number that it must not show."""
    folder = tmp_path_factory.mktemp("canary") / "data"
    (folder / "krisesenter").mkdir(parents=True)
    path = folder / "krisesenter" / REGISTER
    shutil.copy(DATA / "krisesenter" / REGISTER, path)
    book = openpyxl.load_workbook(path)
    for place, persons in PERSONS.items():
        book["Beboere"][place] = persons
        book["Beboere"][place.replace("E", "F")] = persons + 2
    for row in range(4, 8):
        book["Dagsamtaler"][f"C{row}"], book["Dagsamtaler"][f"D{row}"] = 970_027 + row * 1_000, 960_027 + row * 1_000
    book.save(path)
    snapshot = load(settings_for(folder, threshold=THRESHOLD))
    raw = {int(value) for value in load_folder(folder).observations["value"].dropna()}
    shown = {int(value) for value in snapshot.published.frame["value"].dropna()}
    return snapshot, raw - shown


def test_small_numbers_and_those_that_would_reveal_them_are_withheld(few):
    snapshot, hidden = few
    assert {100_003, 200_003} <= hidden
    assert len(hidden) > 3
    assert 900_001 + 600_011 in set(snapshot.published.frame["value"].dropna())


def test_no_chart_in_any_language_contains_a_withheld_number(few):
    snapshot, hidden = few
    for key, charts in every_chart(snapshot.published).items():
        assert found_in(repr(charts), hidden) == set(), key


def test_the_search_would_have_found_it(few):
    snapshot, _ = few
    charts = every_chart(snapshot.published)["residents", "nb"]
    assert found_in(repr(charts), {900_001 + 600_011}) == {900_001 + 600_011}


def test_neither_tabell_1_nor_any_page_contains_a_withheld_number(few):
    snapshot, hidden = few
    assert found_in(repr(table1(snapshot.published, "nb")), hidden) == set()
    for page in PAGES:
        for search in ("", "?kommune=0220&kjonn=menn&gruppe=voksne"):
            content, _ = page_content(page, snapshot, search)
            assert found_in(json.dumps(content, cls=PlotlyJSONEncoder), hidden) == set(), page.path


def test_the_sizes_of_the_shipped_hidden_numbers_are_not_hinted_at_in_words(every):
    for (key, _), charts in every.items():
        for chart in charts:
            if chart.has_withheld:
                assert not re.search(r"(færre|fewer|under|below|mindre|<) (enn |than )?\d", chart.paragraph), key
