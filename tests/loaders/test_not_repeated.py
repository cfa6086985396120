"""No message repeats the content of a cell, a file name or a sheet name, unless it is nearly a known word."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders import load_folder
from loaders.phrases import quote
from loaders.quoting import quoted
from tests.loaders.examples import in_bokmaal, in_every_language, police
from tests.loaders.planted import identity
from tests.loaders.test_fuzz import BOOKS, saved

WORDS = st.text("abcdefghijklmnoprstuvyæøå", min_size=5, max_size=12)
SECRETS = st.one_of(
    WORDS.map(lambda word: f"zq{word}"),
    st.tuples(WORDS, WORDS).map(lambda pair: f"zq{pair[0]} zq{pair[1]}"),
    st.sampled_from(["Zqkari Nordmann", "zqpost@person.example", "tlf 91234567 zqx", "Zqgata 12"]),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(BOOKS), st.integers(0), st.integers(0), SECRETS)
def test_no_message_contains_the_content_of_a_cell(sheets, row, column, secret):
    with TemporaryDirectory() as folder:
        saved(sheets, row, column, secret, Path(folder) / "fil.xlsx")
        result = load_folder(folder)
    said = in_every_language(result.problems)
    assert not any(word in said for word in secret.split() if "zq" in word.casefold())


@pytest.mark.parametrize("written", ["Kvinder", "Gjeringskommune"])
def test_a_word_like_a_known_one_is_quoted_so_that_its_owner_finds_it(written):
    assert quoted(written, ["Kvinner", "Gjerningskommune"]) == quote(written)


@pytest.mark.parametrize("name", ["Lund", "Kari Lier", "Berum 91234567", "baerum@person.example"])
def test_a_name_or_number_near_a_known_word_is_not_quoted(name):
    assert "“" not in str(quoted(name, ["Kari Lie", "Bærum 91234567", "baerum@person.exampl"]))


@pytest.mark.parametrize(
    "name",
    [
        "tiltak Ingrid Solberg 1975.xlsx",
        "kari_nordmann.xlsx",
        "svar fra kari.nordmann@post.example.xlsx",
        "uttrekk 91234567.xlsx",
        f"svar {identity('150575')}.xlsx",
    ],
)
def test_a_file_named_after_a_person_is_refused_by_its_position(workbook, load, name):
    workbook(police(), "politi/a.xlsx")
    workbook(police(), f"politi/{name}")
    result = load()
    refused = [problem for problem in result.problems if problem.code == "personal_data"]
    assert [in_bokmaal(problem).file for problem in refused] == ["fil nr. 2 i mappen politi"]
    said = in_every_language(result.problems) + repr(result.files)
    assert not any(word in said for word in ("Solberg", "nordmann", "91234567", "1505"))
    assert set(result.observations["file"]) == {"politi/a.xlsx"}


def test_a_folder_named_after_a_person_is_not_repeated_either(workbook, load):
    workbook(police(), "Ingrid Solberg/a.xlsx")
    (refused,) = load().problems
    assert in_bokmaal(refused).file == "fil nr. 1 i mappen mappe nr. 1"
    assert refused.code == "personal_data"


@pytest.mark.parametrize("name", ["Ingrid Solberg f 1975", "ingrid_solberg", "Ingrid"])
def test_a_sheet_named_after_a_person_is_referred_to_by_its_number(workbook, load, name):
    workbook({**police(), name: [["x"]]})
    (refused,) = load().problems
    assert (refused.code, in_bokmaal(refused).sheet) == ("personal_data", "nr. 2")


@pytest.mark.parametrize(
    "name",
    [
        "VINR Bærum 2014-2019 STRASAK.xlsx",
        "08487_20251104-081512.xlsx",
        "Vold og mishandling kommunehelsa 2020-02-14.xlsx",
        "krisesenter_2018_beboere_og_samtaler.xlsx",
        "Asker og Bærum krisesenter 2020 - endelig versjon (2).xlsx",
    ],
)
def test_ordinary_file_names_are_shown_unchanged(workbook, load, name):
    workbook(police(), f"politi/{name}")
    result = load()
    assert result.problems == ()
    assert result.files[0].file == f"politi/{name}"
