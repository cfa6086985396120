"""`check --describe`: a draft of a layout to edit, what it would read, and nothing of a file that may name anybody."""

import tomllib

import pytest

from tests.cli import run
from tests.web.intake.unknown import ROWS, workbook

KNOWN_WORDS = [
    ["Område vest"],
    ["Kommune", "Kategori", 2019, 2020, "Henlagt"],
    ["Bærum", "Vold i nære relasjoner", 63, 71, 9],
]


@pytest.fixture
def describe(small_data, tmp_path):
    def made(rows, *more, source="police", name="fra politiet.xlsx"):
        path = tmp_path / name
        path.write_bytes(workbook(rows))
        chosen = ("--source", source) if source else ()
        return run("check", path, "--describe", *chosen, *more, "--data", small_data)

    return made


def test_a_draft_that_lacks_nothing_is_tried_and_its_numbers_are_listed(describe):
    result = describe(KNOWN_WORDS)
    assert result.exit_code == 0
    assert "2 tall ville blitt lest." in result.stderr
    assert "Ark1 C3: 3201 2019 all all, Anmeldte forhold, vold i nære relasjoner: 63" in result.stderr
    layout = tomllib.loads(result.stdout)
    assert layout["tables"][0]["place"]["headings"] == ["Kommune"]
    assert layout["tables"][0]["category"]["wanted"] == ["Vold i nære relasjoner"]


def test_a_column_that_is_unclear_is_a_comment(describe):
    lines = describe(KNOWN_WORDS).stdout.splitlines()
    assert "# Ark1 E2, «Henlagt»: UTELATT" in lines
    assert "# Ark1 A2, «Kommune»: place" in lines


def test_what_is_missing_is_said_and_nothing_is_read(describe):
    result = describe([*ROWS[:3], ROWS[3], ["Ett av stedene", *ROWS[4][1:]]])
    assert result.exit_code == 1
    assert "# MANGLER: Pek ut kolonnen med steder" in result.stdout
    assert "blitt lest" not in result.stderr


def test_a_draft_in_the_layouts_of_the_data_folder_reads_the_file(describe, small_data, tmp_path):
    (small_data / "layouts").mkdir()
    out = small_data / "layouts" / "vest.toml"
    assert describe(KNOWN_WORDS, "--out", out).exit_code == 0
    inside = small_data / "fra politiet.xlsx"
    (tmp_path / "fra politiet.xlsx").rename(inside)
    result = run("check", inside, "--data", small_data)
    assert result.exit_code == 0
    assert "1 fil lest, 0 feil" in result.stdout


def test_problems_that_remain_are_errors(describe):
    rows = [*KNOWN_WORDS[:2], ["Bærum", "Vold i nære relasjoner", "sekstitre", 71, 9]]
    result = describe(rows)
    assert result.exit_code == 1
    assert "celle C3" in result.stderr


def test_nothing_of_a_file_with_personal_data_is_drafted(describe):
    result = describe([["Område vest"], ["Navn", "Fødselsnummer"], ["Kari Nordmann", "01017012345"]])
    assert result.exit_code == 1
    assert "Nordmann" not in result.output
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("more", "source", "said"),
    [
        (("--out", "utkast.txt"), "police", "navnet må slutte på .toml"),
        ((), "", "Oppgi hvem filen kommer fra"),
    ],
)
def test_wrong_use_is_said(describe, more, source, said):
    result = describe(KNOWN_WORDS, *more, source=source)
    assert result.exit_code == 2
    assert said in result.stderr


def test_its_options_belong_to_it(small_data):
    result = run("check", small_data, "--source", "police", "--data", small_data)
    assert result.exit_code == 2


OF_SERVICE = [
    ["Rapport om vold"],
    ["År", "Kommune", "Grunn", "Kvinner", "Menn"],
    [2023, "Bærum", "Vold i nære relasjoner", 31, 14],
]


def test_a_services_own_table_is_drafted_as_the_services_that_is_named(describe):
    result = describe(OF_SERVICE, source="service_child_welfare")
    assert result.exit_code == 0
    assert "# Ark1 D2, «Kvinner»: service_*.persons women" in result.stdout
    layout = tomllib.loads(result.stdout)
    assert layout["tables"][0]["service"] == {"constant": "service_child_welfare"}
    assert "Ark1 E3: 3201 2023 men all, Personer hjulpet av barnevernet på grunn av vold: 14" in result.stderr


def test_a_service_that_the_municipality_names_can_be_named_here_and_no_other(describe, small_data):
    assert describe(OF_SERVICE, source="service_night_ravens").exit_code == 2
    (small_data / "catalogue.toml").write_text(
        '[sources.service_night_ravens]\nnb = "Natteravnene"\n', encoding="utf-8"
    )
    assert describe(OF_SERVICE, source="service_night_ravens").exit_code == 0


def test_a_layout_in_the_data_folder_that_cannot_be_read_is_said_in_a_line(describe, small_data):
    (small_data / "layouts").mkdir()
    (small_data / "layouts" / "egen.toml").write_text("source = 1 =", encoding="utf-8")
    result = describe(KNOWN_WORDS)
    assert result.exit_code == 1
    assert "egen.toml" in result.stderr and "Traceback" not in result.output
