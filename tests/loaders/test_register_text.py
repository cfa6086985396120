"""The register's free text follows the rules for all text and stricter ones, since pages show it unchanged."""

from datetime import date

import pytest

from tests.loaders.examples import GOALS, MEASURES, only_problem

COLUMNS = {"title": "B", "responsible": "D", "partners": "E", "comment": "K"}


@pytest.fixture
def register(workbook, load):
    """Loads a register of one measure with some of its texts replaced."""

    def loaded(**texts):
        row = [
            1,
            "Oversikt",
            1,
            "Koordinator",
            "Politiet",
            "Nytt",
            "Pågår",
            60,
            date(2022, 12, 31),
            date(2021, 3, 15),
            "",
        ]
        for name, text in texts.items():
            row[ord(COLUMNS[name]) - ord("A")] = text
        workbook({"Tiltak": [MEASURES[0], row], "Mål": GOALS})
        return load()

    return loaded


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("comment", "Gjelder Marte Solbakken, Fjordgata 7 i Sandvika, tlf 93 41 52 63"),
        ("comment", "2 av 3 kvinner fikk bolig, én ble truet av mannen 12.03.2021 (kode 6)"),
        ("comment", "Tre kvinner fikk tilbud"),
        ("comment", "Avklart med Ragnhild"),
        ("comment", "Ring 934 15 263"),
        ("comment", "marte.solbakken@post.example"),
        ("comment", "Flyttet inn 12.03.2021 etter at samboeren truet"),
        ("comment", "Samme familie som i fjor"),
        ("comment", "Bolig i Fjordgata 7 B"),
        ("comment", "Gjelder Zqarmin Qxoleva"),
        ("title", "Tilgang til bolig for voldsofre (3 saker, 1 på Rykkinn)"),
        ("title", "Bolig for personer med kode 6/7"),
        ("responsible", "Helse og sosial v/ Tor Mikkelsen"),
        ("partners", "Botreningsteam og Anne Berg"),
        ("partners", "Krisesenteret (leder: ida.moen@kommune.example)"),
    ],
)
def test_text_about_persons_refuses_the_register_and_is_not_repeated(register, column, text):
    result = register(**{column: text})
    problem = only_problem(result, "personal_data")
    assert (problem.sheet, problem.cell) == ("Tiltak", f"{COLUMNS[column]}2")
    assert problem.fix.startswith("Skriv om teksten") or problem.fix.startswith("Slett filen")
    assert not any(word in problem.message for word in text.split() if len(word) > 4 and word[0].isupper())
    assert result.measures.empty


@pytest.mark.parametrize(
    "texts",
    [
        {"responsible": "Helse og sosial"},
        {"responsible": "Barnevern"},
        {"responsible": "Kommunikasjonsenheten, velferdstjenester"},
        {"responsible": "Asker og Bærum krisesenter"},
        {"responsible": "Familievernkontoret Asker Bærum", "partners": "Alternativ til Vold, Bærum Røde Kors"},
        {"partners": "Norske Kvinners Sanitetsforening, Soroptimistene, NAV Bærum, Statsforvalteren"},
        {"comment": "Møte i forumet 12.03.2021. Nytt møte 14.06.2021."},
        {"comment": "Utsatt til 2022 på grunn av korona"},
        {"comment": "Kurs for 250 ansatte i 12 tjenester er gjennomført"},
        {"comment": "Kampanjen nådde 3000 innbyggere"},
        {"comment": "Venter på avklaring av ressurser. Se sak 45/20."},
        {"comment": "Modellen TryggEst er innført; Bufdir følger opp"},
        {"title": "Kompetanseheving om håndtering av saker som gjelder vold i nære relasjoner"},
        {"title": "Krisesentertilbud for personer med rusproblematikk"},
    ],
    ids=str,
)
def test_offices_dates_of_meetings_and_large_numbers_are_taken_in(register, texts):
    result = register(**texts)
    assert [problem.message for problem in result.problems] == []
    assert len(result.measures) == 1
