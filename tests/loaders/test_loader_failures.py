"""A failing loader affects nobody else: its file is refused, and the others are read."""

import gc
import os
from dataclasses import replace

import pytest

from loaders import LOADERS, load_folder
from loaders.observation import Loaded, Row
from tests.loaders.examples import only_problem, police

ANYTHING = [ValueError, KeyError, RecursionError, MemoryError, SystemExit, GeneratorExit, BaseException]


def raising(error):
    def fail(*_):
        raise error("Kari Nordmann")

    return fail


def failing(**parts):
    """The loaders, with parts of the police's replaced."""
    return tuple(replace(loader, **parts) if loader.source == "police" else loader for loader in LOADERS)


@pytest.fixture
def two_files(workbook, tmp_path):
    """The police's extract, on which its loader fails, and a population table."""
    workbook(police(), "politi.xlsx")
    workbook(
        {"07459": [["07459: Personer, etter region og år"], [], [None, "2019"], ["3024 Bærum", 127000]]}, "folk.xlsx"
    )
    return tmp_path / "data"


def row(indicator):
    return Row(indicator, "3201", 2019, 2019, "all", "all", 9, "count", "normal", None, "Uttrekk", "E7")


def read(result):
    return {file.file: file.accepted for file in result.files}


@pytest.mark.parametrize("error", ANYTHING)
def test_a_loader_that_raises_refuses_its_own_file_and_no_other(two_files, error):
    result = load_folder(two_files, loaders=failing(load=raising(error)))
    assert read(result) == {"folk.xlsx": True, "politi.xlsx": False}
    problem = only_problem(result, "unforeseen")
    assert problem.file == "politi.xlsx"
    assert error.__name__ in problem.message
    assert "Kari" not in problem.message


@pytest.mark.parametrize("question", ["recognises", "resembles"])
@pytest.mark.parametrize("error", ANYTHING)
def test_a_recogniser_that_raises_does_not_stop_the_others(two_files, error, question):
    first = replace(LOADERS[0], source="new", **{"recognises": lambda book: False, question: raising(error)})
    result = load_folder(two_files, loaders=(first, *LOADERS))
    assert read(result) == {"folk.xlsx": True, "politi.xlsx": True}
    warned = [problem.file for problem in result.problems if problem.code == "recogniser_failed"]
    assert warned == (["folk.xlsx", "politi.xlsx"] if question == "recognises" else [])
    assert all("Kari" not in problem.message for problem in result.problems)


def test_a_file_that_only_the_failing_recogniser_may_know_is_refused(two_files):
    result = load_folder(two_files, loaders=failing(recognises=raising(SystemExit), resembles=raising(SystemExit)))
    assert read(result) == {"folk.xlsx": True, "politi.xlsx": False}
    assert only_problem(result, "unrecognised").file == "politi.xlsx"


def test_a_keyboard_interrupt_passes_through(two_files):
    with pytest.raises(KeyboardInterrupt):
        load_folder(two_files, loaders=failing(load=raising(KeyboardInterrupt)))
    with pytest.raises(KeyboardInterrupt):
        load_folder(two_files, loaders=failing(recognises=raising(KeyboardInterrupt)))


@pytest.mark.parametrize("indicator", ["child_welfare.reports", "centre.residents"])
def test_a_loader_with_an_indicator_that_is_not_its_own_refuses_its_file(two_files, indicator):
    def load(book, places, findings):
        return Loaded([row(indicator)], source="police")

    result = load_folder(two_files, loaders=failing(load=load))
    assert read(result) == {"folk.xlsx": True, "politi.xlsx": False}
    assert only_problem(result, "unregistered").file == "politi.xlsx"


@pytest.mark.parametrize("changed", [{"unit": "stones"}, {"sex": "none"}, {"period_start": None}])
def test_a_loader_with_a_row_that_the_frame_does_not_allow_refuses_its_file(two_files, changed):
    def load(book, places, findings):
        return Loaded([row("police.reports")._replace(**changed)], source="police")

    result = load_folder(two_files, loaders=failing(load=load))
    assert read(result) == {"folk.xlsx": True, "politi.xlsx": False}
    assert only_problem(result, "unforeseen").file == "politi.xlsx"


@pytest.mark.parametrize("is_enabled", [True, False])
@pytest.mark.parametrize("error", [None, ValueError])
def test_garbage_is_collected_after_reading_as_before(two_files, error, is_enabled):
    (gc.enable if is_enabled else gc.disable)()
    try:
        load_folder(two_files, loaders=failing(load=raising(error)) if error else LOADERS)
        assert gc.isenabled() == is_enabled
    finally:
        gc.enable()


def test_a_file_whose_name_is_not_all_text_is_read_and_named_by_the_codes(workbook, tmp_path):
    path = workbook(police(), "politi.xlsx")
    try:
        path.rename(path.with_name(os.fsdecode(b"politi \xe5r.xlsx")))
    except OSError:
        pytest.skip("this disk holds no such name")
    result = load_folder(tmp_path / "data")
    assert result.observations["file"].unique().tolist() == ["politi \\udce5r.xlsx"]
