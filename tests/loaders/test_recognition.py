"""Which source a workbook belongs to: its table decides, not what its notes mention."""

import pytest

from tests.loaders import examples
from tests.loaders.examples import only_problem, police, replaced

BOOKS = {
    "police": police(),
    "crisis_centre": {"Ark1": examples.CRISIS_OLD},
    "kommunehelsa": {"Ark1": examples.KOMMUNEHELSA, "Kilde": examples.KILDE},
    "ssb_08487": {"AnmLovbr": examples.SSB_VIOLENCE},
    "bufdir": {"Beboere": examples.BUFDIR},
    "assault_centre": {"2019": examples.ASSAULT},
    "measures": {"Tiltak": examples.MEASURES, "Mål": examples.GOALS},
}
NOTE = (
    "Se også STRASAK, Kommunehelsa statistikkbank (Vold og mishandling, anmeldte tilfeller), tiltaksregisteret, "
    "overgrepsmottaket og det krisesentrene rapporterer til Bufdir."
)


@pytest.mark.parametrize("source", BOOKS)
def test_a_note_that_mentions_every_other_source_does_not_mislead(workbook, load, source):
    first, *rest = BOOKS[source].items()
    workbook(dict([(first[0], [*first[1], [], [NOTE]]), *rest]))
    result = load()
    assert result.problems == ()
    assert (result.files[0].source, result.files[0].accepted) == (source, True)


@pytest.mark.parametrize(
    ("sheets", "code"),
    [
        ({"Uttrekk": replaced(examples.POLICE, B6="Hvor")}, "missing_column"),
        ({"Beboere": replaced(examples.BUFDIR, E3="Beboere totalt")}, "missing_column"),
        ({"2019": replaced(examples.ASSAULT, B3="Personer")}, "missing_column"),
        ({"Ark1": replaced(examples.KOMMUNEHELSA, A5="Sted"), "Kilde": examples.KILDE}, "missing_row"),
        ({"Tiltaksregister": [["Tiltaksregister"], *[row[1:] for row in examples.MEASURES]]}, "missing_column"),
    ],
)
def test_a_workbook_with_a_changed_table_gets_a_message_on_what_is_missing(workbook, load, sheets, code):
    workbook(sheets)
    assert only_problem(load(), code).severity == "error"


def test_a_known_word_that_is_written_right_is_not_suggested_as_its_own_correction(workbook, load):
    workbook({"Ark1": [["Geografi", 2020], ["Bærum", 1]]})
    assert "mente du" not in only_problem(load(), "unrecognised").fix
