"""One table in every layout and dialect gives the same numbers, to the last sign."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders import load_folder
from loaders.result import LoadResult
from tests.loaders.renderings import EXPECTED, Excel, Text, as_jsonstat, write_excel, write_jsonstat, write_text

EXCELS = st.builds(
    Excel,
    has_title=st.booleans(),
    is_long=st.just(False),
    codes=st.sampled_from(["none", "column", "before"]),
    footer=st.sampled_from(["new", "old", "none"]),
)
LONG_EXCELS = st.builds(
    Excel,
    has_title=st.just(True),
    is_long=st.just(True),
    codes=st.sampled_from(["none", "column", "before"]),
    footer=st.sampled_from(["new", "old", "none"]),
)
TEXTS = st.builds(
    Text,
    delimiter=st.sampled_from(["\t", ";", ","]),
    is_quoted=st.booleans(),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "latin-1", "utf-16", "utf-16-le"]),
    has_title=st.booleans(),
    is_long=st.booleans(),
    names_separator=st.booleans(),
    has_thousands_blank=st.booleans(),
    newline=st.sampled_from(["\r\n", "\n"]),
)


def loaded(name: str, write, *how: object) -> LoadResult:
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder) / name, *how)
        return load_folder(folder)


def numbers(result: LoadResult) -> dict[tuple[str, int], tuple[float | None, str]]:
    """Value and status by place and first year; the file must have no problem."""
    assert [problem.message for problem in result.problems] == []
    assert set(result.observations["source"]) == {"ssb_08487"}
    rows = result.observations.astype(object).where(result.observations.notna(), None)
    return {(row.region, row.period_start): (row.value, row.status) for row in rows.itertuples()}


@given(how=EXCELS | LONG_EXCELS)
def test_every_layout_of_an_excel_export_gives_the_same_numbers(how):
    assert numbers(loaded("tabell.xlsx", write_excel, how)) == EXPECTED


@given(how=TEXTS)
def test_every_dialect_of_a_csv_file_gives_the_same_numbers(how):
    assert numbers(loaded("tabell.csv", write_text, how)) == EXPECTED


def test_a_json_stat_reply_gives_the_same_numbers_and_names_them_by_their_codes():
    result = loaded("tabell.json", write_jsonstat)
    assert numbers(result) == EXPECTED
    row = result.observations.query("region == '3201' and period_start == 2023").iloc[0]
    assert (row["sheet"], row["cell"]) == ("", "3201 · VM · AnmLovbr2aarGjsn · 2023-2024")
    assert str(row["extracted"].date()) == "2025-06-06"


@pytest.mark.parametrize("footer", ["new", "old"])
def test_the_day_of_the_last_change_is_read_from_either_footer(footer):
    result = loaded("tabell.xlsx", write_excel, Excel(footer=footer))
    assert {str(day.date()) for day in result.observations["extracted"]} == {"2025-06-06"}


def test_a_sparse_json_stat_reply_gives_the_same_numbers():
    values = {str(place): value for place, value in enumerate(as_jsonstat()["value"]) if value is not None}
    with tempfile.TemporaryDirectory() as folder:
        write_jsonstat(Path(folder) / "tabell.json", value=values)
        assert numbers(load_folder(folder)) == EXPECTED


def test_cells_of_a_text_file_are_those_of_the_file():
    result = loaded("tabell.csv", write_text, Text(names_separator=True))
    row = result.observations.query("region == '3201' and period_start == 2023").iloc[0]
    assert (row["sheet"], row["cell"]) == ("", "E7")
