import math
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.files.cells import SIGNS, CellError, kind_of, label, normalise, parse_number, read, read_pair
from loaders.schema import MISSING, NORMAL, NOT_APPLICABLE, NOT_PUBLISHED, STATUSES, SUPPRESSED

BLANKS = [" ", "\u00a0", "\u202f", "\u2009"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("41", 41),
        ("1 234,5", 1234.5),
        ("1\u00a0234\u00a0567", 1234567),
        ("1\u202f234", 1234),
        ("1.234,5", 1234.5),
        ("1.234.567", 1234567),
        ("3,4", 3.4),
        ("3.4", 3.4),
        ("0.125", 0.125),
        ("34\u00a0%", 34),
        ("63*", 63),
        ("63 ¹", 63),
        ("63 a)", 63),
        ("\u22129", -9),
        ("–9", -9),
        ("+9", 9),
    ],
)
def test_a_number_is_read_as_norwegian_files_write_it(text, number):
    assert parse_number(text) == number


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1.234", "ambiguous_number"),
        ("12 34", "not_a_number"),
        ("ca. 40", "not_a_number"),
        ("førti", "not_a_number"),
        ("41 7)", "not_a_number"),
        ("１２", "foreign_digits"),
        ("٤١", "foreign_digits"),
        ("inf", "not_a_number"),
        ("1e5", "not_a_number"),
        ("0x10", "not_a_number"),
        ("", "not_a_number"),
    ],
)
def test_text_that_is_no_clear_number_is_refused(text, code):
    with pytest.raises(CellError) as caught:
        parse_number(text)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("value", "status"),
    [
        (":", SUPPRESSED),
        ("*", SUPPRESSED),
        ("<5", SUPPRESSED),
        ("< 5", SUPPRESSED),
        ("1-4", SUPPRESSED),
        ("1–4", SUPPRESSED),
        ("Anonymisert", SUPPRESSED),
        ("..", MISSING),
        ("Manglende data", MISSING),
        ("Ikke registrert dette året", MISSING),
        (".", NOT_APPLICABLE),
        ("Lar seg ikke beregne\u00a0", NOT_APPLICABLE),
        ("Ikke publisert enda", NOT_PUBLISHED),
        ("…", NOT_PUBLISHED),
    ],
)
def test_each_sign_keeps_its_own_reason(value, status):
    reading = read(value)
    assert (reading.number, reading.status) == (None, status)


@pytest.mark.parametrize("value", ["-", "–", None, "", " \u00a0"])
def test_a_dash_and_an_empty_cell_mean_nothing_unless_the_source_defines_them(value):
    with pytest.raises(CellError):
        read(value)


def test_a_source_may_define_a_dash_as_zero_and_an_empty_cell_as_missing():
    signs = {**SIGNS, "-": 0, "": MISSING}
    assert (read("-", signs).number, read("-", signs).status) == (0, NORMAL)
    assert (read(None, signs).number, read(None, signs).status) == (None, MISSING)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (True, "boolean"),
        (datetime(2019, 1, 4), "date_for_count"),
        (date(2019, 1, 4), "date_for_count"),
        (-1, "negative"),
        ("-1", "negative"),
        (0.5, "fraction"),
        ("0,5", "fraction"),
        ("34 %", "percent"),
        ("12,000", "ambiguous_number"),
        ("127,000*", "ambiguous_number"),
        (12_345_678, "too_many"),
        (math.inf, "infinite"),
        (math.nan, "infinite"),
        ("#N/A", "error_cell"),
        ("#DIV/0!", "error_cell"),
    ],
)
def test_what_cannot_be_counted_is_refused(value, code):
    with pytest.raises(CellError) as caught:
        read(value)
    assert caught.value.code == code


@pytest.mark.parametrize("value", ["406,5", 406.5, "407", 407.0, "12,0"])
def test_a_mean_of_two_years_may_end_on_a_half(value):
    assert read(value, step=0.5).number in (406.5, 407, 12)


@pytest.mark.parametrize("value", ["6,565", 6.565, "12,000"])
def test_thousands_are_not_taken_for_a_mean_of_two_years(value):
    with pytest.raises(CellError):
        read(value, step=0.5)


def test_any_fraction_is_read_where_no_step_is_asked_for():
    assert read("3,428", step=0).number == 3.428


def test_a_share_is_read_if_the_source_expects_one():
    assert read("34 %", percent=True).number == 34


def test_zero_stays_a_number():
    assert (read(0).number, read("0").number) == (0, 0)


@pytest.mark.parametrize("text", ["41 (67)", "41(67)", "41 ( 67 )", "41\u00a0(67)", "41/67", "41 (67)*", "41 (67) "])
def test_own_and_all_are_read_from_one_cell(text):
    own, everyone = read_pair(text)
    assert (own.number, everyone.number) == (41, 67)


def test_a_pair_keeps_a_suppressed_half():
    own, everyone = read_pair("<5 (67)")
    assert (own.status, everyone.number) == (SUPPRESSED, 67)


def test_a_single_number_has_no_second():
    assert read_pair(41)[1] is None


def test_own_can_not_exceed_all():
    with pytest.raises(CellError) as caught:
        read_pair("67 (41)")
    assert caught.value.code == "own_exceeds_all"


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Per 1000\u00a0sort", "Per 1000"),
        ("¬ Vold og mishandling", "Vold og mishandling"),
        ("¬¬ Tyveri, i alt", "Tyveri, i alt"),
        ("Asker ", "Asker"),
        ("2019*", "2019"),
        ("Ba\u030arum", "Bårum"),
        ("Bæ\u200brum", "Bærum"),
    ],
)
def test_a_label_loses_what_exports_add_to_it(text, bare):
    assert label(text) == bare


def test_a_cell_is_described_by_its_kind_never_by_its_text():
    kinds = {None: "an empty cell", " ": "an empty cell", "kari 010190": "a text", "41": "a number", 3: "a number"}
    assert {value: str(kind_of(value)) for value in kinds} == kinds
    assert str(kind_of(True)) == "TRUE or FALSE"


@given(st.integers(0, 10**9), st.sampled_from(BLANKS))
def test_any_count_survives_being_written_with_thousands(number, blank):
    assert parse_number(f"{number:,}".replace(",", blank)) == number


@given(st.decimals(0, 10**6, places=1), st.sampled_from([",", "."]))
def test_any_rate_survives_being_written_with_a_decimal_sign(number, sign):
    assert parse_number(str(number).replace(".", sign)) == float(number)


@given(st.integers(0, 10**5), st.integers(0, 10**5), st.sampled_from(["{} ({})", "{}({})", "{} ( {} )", "{}/{}"]))
def test_any_pair_survives_being_written(own, others, pattern):
    first, second = read_pair(pattern.format(own, own + others))
    assert (first.number, second.number) == (own, own + others)


@given(st.one_of(st.text(), st.floats(), st.integers(), st.booleans(), st.none(), st.datetimes()))
def test_any_cell_gives_a_number_a_reason_or_an_error(value):
    try:
        reading = read(value)
    except CellError as error:
        assert error.found
        assert error.expected
        return
    assert reading.status in STATUSES
    assert (reading.number is None) == (reading.status != NORMAL)
    assert reading.number is None or (reading.number >= 0 and math.isfinite(reading.number))


@given(st.text())
def test_normalising_twice_changes_nothing(text):
    assert normalise(normalise(text)) == normalise(text)
