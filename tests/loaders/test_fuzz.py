"""Any odd cell in any export gives a clear answer, never a crash."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from loaders import load_folder
from loaders.schema import OBSERVATIONS
from tests.loaders import examples

BOOKS = [
    {"Uttrekk": examples.POLICE},
    {"Ark1": examples.CRISIS_OLD},
    {"Beboere": examples.CRISIS_RESIDENTS, "Dagsamtaler": examples.CRISIS_CONVERSATIONS},
    {"Ark1": examples.KOMMUNEHELSA, "Kilde": examples.KILDE},
    {"AnmLovbr": examples.SSB_VIOLENCE},
    {"Personer1": examples.SSB_PEOPLE},
    {"Beboere": examples.BUFDIR},
    {"2019": examples.ASSAULT},
    {"Tiltak": examples.MEASURES, "Mål": examples.GOALS},
]
TEXT = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=20)
ODD = st.one_of(TEXT, st.integers(-(10**6), 10**6), st.floats(-(10**6), 10**6), st.booleans(), st.none(), st.dates())
LIKELY = st.sampled_from(["2019", "Bærum", "Sum", "Alle", ":", "..", "-", "41 (67)", 0, 1, 2019, "Statistikk 0000"])


def saved(sheets, row, column, value, path):
    """Writes an export with one cell of its first sheet changed."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for cells in rows:
            sheet.append(cells)
    first = book.worksheets[0]
    cell = first.cell(row % first.max_row + 1, column % first.max_column + 1, value)
    if isinstance(value, str):
        cell.data_type = "s"
    book.save(path)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(BOOKS), st.integers(0), st.integers(0), ODD | LIKELY)
def test_one_changed_cell_gives_checked_rows_or_a_named_problem(sheets, row, column, value):
    with TemporaryDirectory() as folder:
        saved(sheets, row, column, value, Path(folder) / "fil.xlsx")
        result = load_folder(folder)
    assert not [problem for problem in result.problems if problem.code == "unforeseen"]
    OBSERVATIONS.check(result.observations)
    accepted = result.files[0].accepted
    assert accepted == (not result.has_errors)
    assert accepted or result.observations.empty
