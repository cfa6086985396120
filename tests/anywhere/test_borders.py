"""New borders and new centres: nothing is joined that isn't the same, and nothing of two centres is mixed."""

from pathlib import Path

from loaders.places import Places, load_places
from loaders.templates import blank
from tests.anywhere.building import Made, fill_in, init
from tests.cli import read


def published(made: Made) -> list[dict[str, str]]:
    """The published table."""
    assert made.run("publish", "--yes", "--by", "test").exit_code == 0
    out = made.folder / "tall.csv"
    assert made.run("data", "--out", out).exit_code == 0
    return read(out)


def years_of(rows: list[dict[str, str]], region: str) -> list[int]:
    """The years with a population, whatever code it was printed under."""
    with_number = [row for row in rows if (row["indicator"], row["region"]) == ("population", region) and row["value"]]
    return sorted(int(row["year"]) for row in with_number)


def made(folder: Path, home: str, county: str, *options: str, others: tuple[str, ...] = ()) -> Made:
    assert init(folder, *options, "--no-assault-centre").exit_code == 0
    found = Made(folder, home, county, others)
    fill_in(found)
    return found


def test_aalesund_after_the_split_is_not_the_municipality_before_it(tmp_path):
    rows = published(made(tmp_path, "1508", "15", "--home", "Ålesund", "--no-centre", others=("1507", "1580")))
    assert years_of(rows, "1508") == [2024, 2025]
    assert years_of(rows, "1507") == [2020, 2021, 2022, 2023]
    assert {row["region_name"] for row in rows if row["region"] == "1507"} == {"Ålesund (til 2023)"}


def test_indre_oestfold_keeps_its_years_under_an_older_code(tmp_path):
    rows = published(made(tmp_path, "3118", "31", "--home", "Indre Østfold", "--no-centre"))
    assert years_of(rows, "3118") == [2020, 2021, 2022, 2023, 2024, 2025]


def test_two_centres_one_after_the_other_are_each_a_whole_of_their_own_years(tmp_path):
    options = (
        *("--home", "Bodø", "--centre-name", "Gamle krisesenter", "--centre-name", "Nye krisesenter"),
        *("--centre-member", "Gamle krisesenter=Bodø@2010-2021", "--centre-member", "Gamle krisesenter=Fauske"),
        *("--centre-member", "Nye krisesenter=Bodø@2022", "--centre-member", "Nye krisesenter=Gildeskål"),
    )
    found = made(tmp_path, "1804", "18", *options)
    old, new = load_places(tmp_path / "data").catchments
    (tmp_path / "skjema" / f"{old.folders[0]} 2020.xlsx").write_bytes(
        blank("crisis_centre", Places((old,)), 2020, "1804")
    )
    fill_in(found)
    rows = [row for row in published(found) if (row["indicator"], row["sex"]) == ("centre.residents", "women")]
    adults = {(row["region"], row["year"]): row["value"] for row in rows if row["age_group"] == "adults"}
    last = max(year for _, year in adults)
    # Women are every fourth row from the first, and each row has three more persons than the one above it.
    assert {key: float(value) for key, value in adults.items()} == {
        ("1804", "2020"): 21,
        ("1841", "2020"): 33,
        (f"{old.code}:other", "2020"): 45,
        (old.code, "2020"): 99,
        ("1804", last): 21,
        ("1838", last): 33,
        (f"{new.code}:other", last): 45,
        (new.code, last): 99,
    }
