"""What dropped files are called, and how much of them is taken."""

from io import BytesIO
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import FileStorage

from dashboard.web.intake import uploads
from dashboard.web.intake.uploads import read, safe_name


def sent(name: str, content: bytes = b"x") -> FileStorage:
    return FileStorage(BytesIO(content), filename=name)


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("VINR.xlsx", "VINR.xlsx"),
        ("politi/VINR Bærum.xlsx", "politi/VINR Bærum.xlsx"),
        ("politi\\VINR.xlsx", "politi/VINR.xlsx"),
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("C:\\Users\\kari\\VINR.xlsx", "Users/kari/VINR.xlsx"),
        ("a/./b/../c.xlsx", "a/b/c.xlsx"),
        ("a\x00b\n.xlsx", "ab.xlsx"),
        ("ba\u030arum.xlsx", "bårum.xlsx"),
        ("a/b/c/d/e/f/g/h/i.xlsx", "i.xlsx"),
        ("..", "fil"),
        ("", "fil"),
    ],
)
def test_a_name_is_made_of_plain_names(given_name, kept):
    assert safe_name(given_name) == kept


@given(st.text(max_size=600))
def test_no_name_leads_anywhere_else(name):
    found = safe_name(name)
    path = PurePosixPath(found)
    assert found
    assert not path.is_absolute()
    assert ".." not in path.parts
    assert len(path.parts) <= uploads.DEEPEST
    assert len(found) <= uploads.LONGEST + uploads.DEEPEST
    assert found.isprintable()
    assert safe_name(found) == found


def test_what_a_folder_holds_beside_data_is_left_alone():
    names = ("Januar/~$VINR.xlsx", "Januar/.DS_Store", "Thumbs.db", "README.md", "settings.toml", "Januar/VINR.xlsx")
    assert list(read(map(sent, names)).files) == ["Januar/VINR.xlsx"]


def test_a_description_at_the_top_is_taken():
    assert list(read([sent("places.toml")]).files) == ["places.toml"]


def test_two_files_of_one_name_are_both_kept():
    found = read([sent("a.xlsx", b"1"), sent("/a.xlsx", b"2")])
    assert found.files == {"a.xlsx": b"1", "a (2).xlsx": b"2"}


def test_a_file_that_is_too_large_is_left_out_and_the_others_are_taken():
    large = bytes(uploads.MOST_BYTES_A_FILE + 1)
    found = read([sent("stor.xlsx", large), sent("liten.xlsx")])
    assert (list(found.files), found.too_large) == (["liten.xlsx"], 1)


def test_too_many_files_are_none():
    with pytest.raises(uploads.TooManyError):
        read(sent(f"{number}.xlsx") for number in range(uploads.MOST_FILES + 1))
