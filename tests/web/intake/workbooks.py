"""What arrives in January: next year's workbook of the crisis centre, and ways in which it may go wrong."""

from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

SHIPPED = Path(__file__).resolve().parents[3] / "data" / "krisesenter" / "krisesenter_2019_beboere_og_samtaler.xlsx"
NAME_2020 = "krisesenter_2020_beboere_og_samtaler.xlsx"


def next_year(**cells: object) -> bytes:
    """The shipped workbook for 2019 as it will look for 2020; `cells` changes cells of its first sheet."""
    book = load_workbook(SHIPPED)
    residents, conversations = book.worksheets[:2]
    for row in range(2, residents.max_row + 1):
        residents.cell(row, 1).value = 2020
    conversations["A1"] = "Dagsamtaler 2020"
    for place, value in cells.items():
        residents[place] = value
    return _bytes(book)


def without_baerum() -> bytes:
    """The shipped workbook for 2019 without the rows of Bærum's residents: numbers that are known disappear."""
    book = load_workbook(SHIPPED)
    book.worksheets[0].delete_rows(2, 4)
    book.worksheets[1].delete_rows(4, 2)
    return _bytes(book)


def _bytes(book) -> bytes:
    made = BytesIO()
    book.save(made)
    return made.getvalue()
