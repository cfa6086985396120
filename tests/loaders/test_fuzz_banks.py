"""Damaged text files of the banks: refused with a cause that was foreseen, or read."""

import json
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from loaders import load_folder
from tests.loaders.renderings import Text, as_jsonstat, write_text
from tests.loaders.test_fhi_long import CODES, LABELS


def _csv() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        write_text(Path(folder) / "x.csv", Text())
        return (Path(folder) / "x.csv").read_bytes()


CSV = (_csv(), LABELS.encode(), CODES.encode())
JSON = (json.dumps(as_jsonstat(), ensure_ascii=False).encode(),)
CHANGES = st.lists(
    st.tuples(
        st.floats(0, 1), st.integers(0, 30), st.binary(max_size=8) | st.sampled_from([b'"', b";", b"\n", b"\x00"])
    ),
    min_size=1,
    max_size=5,
)


def damaged(content: bytes, changes) -> bytes:
    """The bytes with stretches replaced, each at a place from 0, the start, to 1, the end."""
    for place, length, new in changes:
        start = int(place * len(content))
        content = content[:start] + new + content[start + length :]
    return content


def codes_of(content: bytes, name: str) -> set[str]:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(content)
        return {problem.code for problem in load_folder(folder).problems}


@given(content=st.sampled_from(CSV), changes=CHANGES)
def test_a_damaged_csv_file_meets_nothing_unforeseen(content, changes):
    assert not codes_of(damaged(content, changes), "vold og mishandling.csv") & {"unforeseen", "recogniser_failed"}


@given(content=st.sampled_from(JSON), changes=CHANGES)
def test_a_damaged_json_file_meets_nothing_unforeseen(content, changes):
    assert not codes_of(damaged(content, changes), "tabell.json") & {"unforeseen", "recogniser_failed"}


VALUES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.just({}) | st.just([])


def paths(data: object, above: tuple = ()) -> list[tuple]:
    """The way to every value of a JSON text."""
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [above, *(path for key, value in inside for path in paths(value, (*above, key)))]


PATHS = paths(as_jsonstat())[1:]


@given(path=st.sampled_from(PATHS), value=VALUES)
def test_any_value_of_another_kind_in_a_reply_meets_nothing_unforeseen(path, value):
    data = as_jsonstat()
    inside = data
    for key in path[:-1]:
        inside = inside[key]
    inside[path[-1]] = value
    assert not codes_of(json.dumps(data).encode(), "tabell.json") & {"unforeseen", "recogniser_failed"}
