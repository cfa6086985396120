"""Small workbooks as owners send them, typed in the test."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from loaders import load_folder
from loaders.result import LoadResult
from tests.loaders.examples import Rows


@pytest.fixture
def workbook(tmp_path) -> Callable[..., Path]:
    """Writes sheets of rows (None is an empty cell) into the data folder under the given name."""

    def write(sheets: dict[str, Rows], name: str = "fil.xlsx", change=lambda book: None) -> Path:
        book = Workbook()
        book.remove(book.active)
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
        change(book)
        path = tmp_path / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        book.save(path)
        return path

    return write


@pytest.fixture
def load(tmp_path) -> Callable[[], LoadResult]:
    """Loads the data folder that `workbook` wrote to."""
    return lambda: load_folder(tmp_path / "data")
