"""No withheld number is in any file: six-digit primes as the crisis centre's counts, all below the threshold."""

import shutil
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from dashboard.charts.registry import FIGURES
from dashboard.documents import files
from dashboard.documents.export import FORMATS
from dashboard.documents.files import NoNumbers
from dashboard.documents.report.printed import browser
from dashboard.store.current import load
from dashboard.vocabulary.selection import Selection
from tests.canary import PRIMES, found_in, sums_of
from tests.conftest import DATA, WITHOUT_STATE, settings_for

pytestmark = pytest.mark.xdist_group("canary")  # their data take long to make

needs_browser = pytest.mark.skipif(browser() is None, reason="no Chromium or Chrome here")
REPORTS = ["docx", "pptx", "html", pytest.param("pdf", marks=needs_browser)]

# Differences such as 100 000 are sizes in every Office theme, so round thousands prove nothing.
CANARIES = {number for number in sums_of(PRIMES) if number % 1000}
COUNTS = {"Beboere": "E", "Dagsamtaler": "D"}
CENTRE = "krisesenter/krisesenter_2019_beboere_og_samtaler.xlsx"


def with_primes(source: Path, folder: Path) -> Path:
    """A copy of the data in which the centre's counts of persons in 2019 are six-digit primes."""
    copied = folder / "data"
    shutil.copytree(source, copied, ignore=WITHOUT_STATE)
    book = openpyxl.load_workbook(copied / CENTRE)
    primes = iter(PRIMES * 3)
    for name, column in COUNTS.items():
        for cell in book[name][column]:
            if isinstance(cell.value, int):
                cell.value = next(primes)
                if name == "Beboere":
                    book[name][f"F{cell.row}"] = cell.value  # stays are never fewer than persons
                else:
                    book[name][f"C{cell.row}"] = cell.value
    book.save(copied / CENTRE)
    return copied


@pytest.fixture(scope="module")
def primes_folder(tmp_path_factory):
    return with_primes(DATA, tmp_path_factory.mktemp("canary"))


@pytest.fixture(scope="module")
def hidden(primes_folder):
    return load(settings_for(primes_folder, threshold=100_000_000)).published


CENTRE_FIGURES = [
    key for key in FIGURES if key.startswith(("residents", "conversation")) and key != "residents-national"
]


def test_the_canary_is_found_if_nothing_is_hidden(tmp_path):
    shown = load(settings_for(with_primes(DATA, tmp_path))).published
    for format in ("docx", "pptx", "xlsx", "csv"):
        made = files.figure_file(shown, "residents-municipality", Selection(), format, exported=date(2026, 3, 14))
        assert found_in(made.content, CANARIES) != set()
    assert found_in(files.published_file(shown, "csv").content, PRIMES) != set()


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("key", CENTRE_FIGURES)
def test_no_withheld_number_is_in_any_figures_file(hidden, key, format):
    try:
        made = files.figure_file(hidden, key, Selection(), format, exported=date(2026, 3, 14)).content
    except NoNumbers as refused_words:
        made = str(refused_words).encode()
    assert found_in(made, CANARIES) == set()


@pytest.mark.parametrize("format", REPORTS)
def test_no_withheld_number_is_in_the_report(hidden, format):
    made = files.report_file(hidden, Selection(), format, exported=date(2026, 3, 14))
    assert found_in(made.content, CANARIES) == set()


@pytest.mark.parametrize("format", ["docx", "xlsx", "csv"])
def test_no_withheld_number_is_in_tabell_1_or_the_published_table(hidden, format):
    made = files.table1_file(hidden, "nb", format, exported=date(2026, 3, 14))
    assert found_in(made.content, CANARIES) == set()
    if format != "docx":
        assert found_in(files.published_file(hidden, format).content, CANARIES) == set()
