"""What became of what was delivered, after checking it against the truth."""

from pathlib import Path

import pandas as pd

from loaders import load_folder
from loaders.result import LoadResult
from tests.loaders.drift.bank_files import Export
from tests.loaders.drift.sheets import UNSURE, Drawn, Truth, saved

READ, WARNED, REFUSED = "read", "warned", "refused"


def of_workbook(folder: Path, sheets: list[Drawn], truth: Truth) -> str:
    """What became of a workbook, after checking that no number of it is wrong or lost in silence."""
    saved(sheets, folder / "fil.xlsx")
    return checked(load_folder(folder), truth)


def checked(result: LoadResult, truth: Truth) -> str:
    """What became of the only file."""
    (file,) = result.files
    messages = [problem.message for problem in result.problems]
    if not file.accepted:
        assert messages and all(messages)
        return REFUSED
    read = {
        (row.indicator, row.region, row.year, row.sex, row.age_group): row.value
        if row.value == row.value
        else row.status
        for row in result.observations.itertuples()
    }
    doubted = [UNSURE] if messages else []
    wrong = {key: (value, truth.get(key)) for key, value in read.items() if truth.get(key) not in (value, *doubted)}
    assert wrong == {}, (wrong, messages)
    if not messages:
        assert truth.keys() <= read.keys(), truth.keys() - read.keys()
    return WARNED if messages else READ


def of_export(folder: Path, export: Export, truth: Truth) -> str:
    """What became of a file from a statistics bank."""
    for left in folder.iterdir():
        left.unlink()
    (folder / export.name).write_bytes(export.content)
    return checked(load_folder(folder), truth)


def of_register(folder: Path, sheets: list[Drawn], truth: dict[int, dict[str, object]]) -> str:
    """What became of a register of measures, each of which is read as it is or not at all."""
    saved(sheets, folder / "fil.xlsx")
    result = load_folder(folder)
    messages = [problem.message for problem in result.problems]
    if not result.files[0].accepted:
        assert messages and all(messages)
        return REFUSED
    read = {row["number"]: _said(row) for row in result.measures.to_dict("records")}
    wrong = {number: off for number, said in read.items() if (off := _off(said, truth.get(number, {"number": None})))}
    assert wrong == {}, (wrong, messages)
    assert messages or truth.keys() == read.keys()
    return WARNED if messages else READ


def _said(row: dict) -> dict[str, object]:
    said = {name: None if pd.isna(value) else value for name, value in row.items()}
    return said | {name: said[name] and said[name].date() for name in ("deadline", "updated")}


def _off(said: dict[str, object], true: dict[str, object]) -> dict[str, tuple[object, object]]:
    """What is said otherwise than it is: what, and how it is."""
    return {name: (said[name], value) for name, value in true.items() if said[name] != value}
