"""Messages are on a page that everyone reads, so none repeats a possible small count or remark about someone."""

import re
import shutil
from pathlib import Path

import openpyxl
import pytest

from loaders import load_folder
from tests.loaders.examples import in_bokmaal

DATA = Path(__file__).resolve().parents[2] / "data"
CENTRE = "krisesenter/krisesenter_2019_beboere_og_samtaler.xlsx"
REGISTER = "tiltak/tiltaksregister 2020-2022.xlsx"
MEASURE_11 = 14


def messages(folder, source, sheet, place, value):
    """The messages about a shipped workbook with one cell changed."""
    path = folder / Path(source).name
    shutil.copy(DATA / source, path)
    book = openpyxl.load_workbook(path)
    book[sheet][place] = value
    book.save(path)
    found = load_folder(folder).problems
    assert found
    return " ".join(f"{problem.found} {problem.expected} {problem.fix}" for problem in map(in_bokmaal, found))


@pytest.mark.parametrize("value", ["ingen", "tre", "3 stk", "ca. 3", "tre personer", "3 eller 4", "-3", 3.5, "3%"])
def test_content_in_place_of_a_count_is_not_repeated(tmp_path, value):
    said = messages(tmp_path, CENTRE, "Beboere", "E3", value)
    assert not re.search(r"\b(ingen|tre|[34])\b", said)


@pytest.mark.parametrize("value", [3, "3", "3 menn", "tre menn", "Menn (3)", "3 fra Lier"])
@pytest.mark.parametrize("column", "ABCD")
def test_a_count_moved_into_a_label_s_column_is_not_repeated(tmp_path, column, value):
    assert not re.search(r"\b(tre|3)\b", messages(tmp_path, CENTRE, "Beboere", f"{column}3", value))


@pytest.mark.parametrize("value", ["3 av 7 innen 30.06.2021", "31.02.2021", "tre av sju", "3 boliger", 333])
@pytest.mark.parametrize("column", "FGHIJ")
def test_nothing_of_a_measure_about_people_in_hiding_is_repeated(tmp_path, column, value):
    said = messages(tmp_path, REGISTER, "Tiltak", f"{column}{MEASURE_11}", value)
    assert not re.search(r"\b(3|7|333|tre|sju|31\.02|2021)\b", said)


def test_a_misspelt_word_is_still_quoted(tmp_path):
    assert "«Kvinder»" in messages(tmp_path, CENTRE, "Beboere", "D3", "Kvinder")
