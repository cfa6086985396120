import pytest

from loaders.regions import Label, all_regions, code_of, current_code, municipalities, name_of, parse_label, suggestion


@pytest.mark.parametrize(
    ("code", "newest"),
    [
        ("0219", "3201"),
        ("3024", "3201"),
        ("3201", "3201"),
        ("0220", "0220"),
        ("3025", "3203"),
        ("0626", "3312"),
        ("0627", "0627"),
        ("1507", "1507"),
        ("02", "02"),
        ("30", "30"),
        ("0", "0"),
        ("9999", "9999"),
    ],
)
def test_a_code_is_chained_only_if_borders_were_unchanged(code, newest):
    assert current_code(code) == newest


@pytest.mark.parametrize(
    ("name", "year", "code"),
    [
        ("Bærum", 2014, "3201"),
        (" bærum\u00a0", 2022, "3201"),
        ("Asker", 2018, "0220"),
        ("Asker ", 2021, "3203"),
        ("Viken", 2014, "30"),
        ("Akershus", 2018, "02"),
        ("Akershus", 2024, "32"),
        ("Oslo", 2019, "0301"),
        ("Hele landet", 2007, "0"),
        ("Trondheim", 2022, "5001"),
        ("Herøy (Nordland)", 2020, "1818"),
        ("Herøy", 2020, None),
        ("Våler", 2018, None),
        ("Bergby", 2018, None),
        ("Bærum kommune", 2018, "3201"),
        ("0219 Bærum", 2018, "3201"),
        ("Bærum (3024)", 2022, "3201"),
        ("3201 Asker", 2024, None),
    ],
)
def test_a_name_means_the_place_that_bore_it_that_year(name, year, code):
    assert code_of(name, year) == code


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("3024 Bærum (2020-2023)", Label("3024", "Bærum", 2020, 2023)),
        ("0219 Bærum (-2019)", Label("0219", "Bærum", 0, 2019)),
        ("3018 Våler (Viken) (2020-2023)\u00a0", Label("3018", "Våler (Viken)", 2020, 2023)),
        ("0628 Hurum (-2019)\u00a0", Label("0628", "Hurum", 0, 2019)),
        ("219 Bærum (-2019)", Label("0219", "Bærum", 0, 2019)),
        ("K-3001 Halden", Label("3001", "Halden", joined=True)),
        ("5603 Hammerfest (2024->)", Label("5603", "Hammerfest", 2024, 9999)),
        ("5436 Porsanger - Porsángu - Porsanki\u00a0", Label("5436", "Porsanger - Porsángu - Porsanki")),
        ("0 Hele landet", Label("0", "Hele landet")),
        ("Bærum", None),
    ],
)
def test_a_region_label_is_parsed(text, label):
    assert parse_label(text) == label


@pytest.mark.parametrize(("year", "count"), [(2017, 426), (2019, 422), (2020, 356), (2024, 357)])
def test_the_table_has_as_many_municipalities_as_norway_had(year, count):
    assert len(municipalities(year)) == count


def test_a_chained_code_takes_over_the_year_after():
    for code, region in all_regions().items():
        if region.borders_unchanged:
            assert all_regions()[region.successor].valid_from == region.valid_to + 1, code


def test_no_two_codes_of_one_year_continue_into_the_same_code():
    chained = [(region.successor, region.valid_to) for region in all_regions().values() if region.borders_unchanged]
    assert len(chained) == len(set(chained))


def test_a_misspelt_name_gets_a_suggestion():
    assert suggestion("Berum") == "Bærum"
    assert suggestion("qqqq") is None


def test_an_unknown_code_is_its_own_name():
    assert name_of("9999") == "9999"


@pytest.mark.parametrize(
    ("text", "code"),
    [("3201", "3201"), ("0219", "3201"), ("301", "0301"), ("2019", None), ("9999", None), ("32", None)],
)
def test_a_code_alone_is_its_place_unless_it_may_be_a_year(text, code):
    assert code_of(text, 2018) == code
