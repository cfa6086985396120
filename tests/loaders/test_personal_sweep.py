"""Sixty workbooks with personal data are refused, sixty without are accepted; no message repeats what was planted."""

from datetime import date

import pytest

from loaders import load_folder
from tests.loaders import planted as plant
from tests.loaders.examples import GOALS, MEASURES, SSB_PEOPLE, Rows, in_bokmaal, in_every_language
from tests.loaders.planted import identity

BORN, D_NUMBER, H_NUMBER = identity("150575"), identity("550575"), identity("154575", 500)
NAV_TEST, HEALTH_TEST, TAX_TEST = identity("154575"), identity("157075"), identity("018100")
FROM_2032, YOUNG = identity("010130", rest=2), identity("030412", 640)
ZERO_FIRST = identity("010190")

PLANTED: list[tuple[str, plant.Plant, object]] = [
    ("birth number in a cell", plant.cell, BORN),
    ("D-number in a sentence", plant.cell, f"se journal {D_NUMBER}, arkivert"),
    ("H-number in a cell", plant.cell, H_NUMBER),
    ("test number with 40 added", plant.cell, NAV_TEST),
    ("test number with 65 added", plant.table_cell, HEALTH_TEST),
    ("test number with 80 added", plant.table_cell, TAX_TEST),
    ("number of the series from 2032", plant.cell, FROM_2032),
    ("number as a number without its zero", plant.cell, int(ZERO_FIRST)),
    ("number with a hyphen", plant.cell, f"{BORN[:6]}-{BORN[6:]}"),
    ("number grouped 3-3-5", plant.cell, f"{BORN[:3]} {BORN[3:6]} {BORN[6:]}"),
    ("number grouped 3-3-3-2", plant.cell, f"{BORN[:3]} {BORN[3:6]} {BORN[6:9]} {BORN[9:]}"),
    ("number as Excel shortens it", plant.cell, f"{BORN[0]},{BORN[1:]}E+10"),
    ("number as a date and five digits", plant.cell, f"{BORN[:2]}.{BORN[2:4]}.{BORN[4:6]} {BORN[6:]}"),
    ("misspelt number after its word", plant.cell, f"fnr. {BORN[:10]}{(int(BORN[10]) + 1) % 10}"),
    ("full name", plant.cell, "Ingebjørg Tveitane"),
    ("name in small letters", plant.cell, "mohammed hussein"),
    ("family name first", plant.cell, "Warsame, Fadumo"),
    ("name in capitals", plant.table_cell, "RAGNHILD SOLBERG"),
    ("case handler and case", plant.cell, "Saksbehandler: Tor Mikkelsen, sak 2019/3311"),
    ("criminal case", plant.cell, "Straffesak nr. 14556677"),
    ("private e-mail", plant.cell, "frida.lunde@epost.example"),
    ("mobile", plant.cell, "mob. 412 34 567"),
    ("mobile in pairs", plant.table_cell, "+47 98 76 54 32"),
    ("street", plant.cell, "Bor nå i Lindealléen 14 B"),
    ("day of birth", plant.cell, "f. 15.05.75"),
    ("sentence about a woman", plant.cell, "Hun kom tilbake etter at ektefellen truet henne"),
    ("the same woman", plant.cell, "Samme kvinne som i fjor"),
    ("protected address", plant.cell, "To av beboerne har kode 6"),
    ("number split over two cells", lambda path, _: plant.book([["a", BORN[:6], BORN[6:]]]).save(path), BORN),
    ("list of first names", lambda path, _: plant.book([["Kari"], ["Fatima"], ["Ewa"]]).save(path), "Fatima"),
    # Outside cells
    ("text box", plant.text_box, BORN),
    ("text box in two looks", plant.split_runs, D_NUMBER),
    ("name in a text box", plant.text_box, "Amina Yusuf"),
    ("alternative text of a picture", plant.alt_text, f"Skjermbilde av {BORN}"),
    ("header", plant.header, BORN),
    ("name in a header", plant.header, "Notat om Marit Haugen"),
    ("footer", plant.footer, f"Journal {H_NUMBER}"),
    ("title of the file", plant.property_("title"), f"Sak {BORN}"),
    ("subject of the file", plant.property_("subject"), "Gjelder Solveig Bakke"),
    ("keywords of the file", plant.property_("keywords"), TAX_TEST),
    ("description of the file", plant.property_("description"), "Ring henne på tlf 91 11 22 33"),
    ("author of the file", plant.property_("creator"), D_NUMBER),
    ("custom property", plant.custom_property, BORN),
    ("pivot cache, text", plant.pivot_text, YOUNG),
    ("pivot cache, number", plant.pivot_number, BORN),
    ("name in a pivot cache", plant.pivot_text, "Kjersti Moen"),
    ("custom XML", plant.custom_xml, NAV_TEST),
    ("defined name", plant.defined_name, BORN),
    ("name in a defined name", plant.defined_name, "Halvor Næss"),
    ("drop-down", plant.drop_down, BORN),
    ("name in a drop-down", plant.drop_down, "Zahra Ahmadi"),
    ("advice on a cell", plant.prompt, f"Fyll inn {BORN}"),
    ("comment", plant.comment, f"fnr {D_NUMBER}"),
    ("first name in a comment", plant.comment, "Avklart med Ragnhild i går"),
    ("relation in a comment", plant.comment, "ektefellen er lærer på bygda"),
    ("telephone in a comment", plant.comment, "ring 90112233"),
    ("threaded comment", plant.threaded, f"Gjelder {BORN}"),
    ("title of a chart", plant.chart_title, f"Utvikling for {BORN}"),
    ("cache of a chart", plant.chart_cache, "Berit Nygård"),
    ("shared string that no cell shows", plant.orphan, BORN),
    ("hidden sheet", plant.hidden_sheet, "Oddvar Hansen"),
    ("name of a sheet", plant.sheet_name, "Gunnar Lien f 1961"),
    ("metadata of a picture", plant.drawing_bytes, BORN),
]


@pytest.mark.parametrize(("place", "how", "secret"), PLANTED, ids=[place for place, _, _ in PLANTED])
def test_personal_data_refuse_the_file_and_are_not_repeated(tmp_path, place, how, secret):
    how(tmp_path / "VINR.xlsx", secret)
    result = load_folder(tmp_path)
    said = in_every_language(result.problems) + repr(result.files)
    assert [problem.code for problem in result.problems if problem.severity == "error"] == ["personal_data"]
    assert result.observations.empty
    assert str(secret) not in said
    assert not any(word in said for word in str(secret).split() if word[:1].isupper() and len(word) > 4)


def register(comment: str, title: str = "Oversikt", owner: str = "Koordinator", partners: str = "Politiet") -> Rows:
    row = [1, title, 1, owner, partners, "Videreføring", "Pågår", 60, date(2022, 12, 31), date(2021, 3, 15), comment]
    return [MEASURES[0], row]


def beside(*rows: list[object]) -> plant.Plant:
    return lambda path, _: plant.book(list(rows)).save(path)


def measures(*texts: str) -> plant.Plant:
    def write(path, _):
        made = plant.Workbook()
        made.active.title = "Tiltak"
        for row in register(*texts):
            made.active.append(row)
        goals = made.create_sheet("Mål")
        for row in GOALS:
            goals.append(row)
        made.save(path)

    return write


def statistics_norway(*below: str) -> plant.Plant:
    def write(path, _):
        made = plant.Workbook()
        for row in [*SSB_PEOPLE, *([text] for text in below)]:
            made.active.append(row)
        made.save(path)

    return write


WRONG_CONTROL = f"{BORN[:9]}{(int(BORN[9]) + 5) % 10}{(int(BORN[10]) + 3) % 10}"

INNOCENT: list[tuple[str, plant.Plant, object]] = [
    ("file reference like a birthday", plant.cell, "Arkivref. 10057512345"),
    ("eleven digits with wrong control digits", plant.cell, WRONG_CONTROL),
    ("the same as a number", plant.cell, int(WRONG_CONTROL)),
    ("table number and a stamp", plant.cell, "Tabell 08487201911"),
    ("ten digits", plant.cell, "1505751234"),
    ("ten digits as a number", plant.cell, 4123456789),
    ("large count", plant.cell, "12 345 678"),
    ("years in a row", plant.cell, "2014 2015 2016 2017 2018 2019"),
    ("stamp of a file", plant.cell, "20251104-081512"),
    ("archive case", plant.cell, "Arkivsak 2019/12345"),
    ("organisation number", plant.cell, "Org.nr. 974 760 673"),
    ("account number of an office", plant.cell, "Prosjektnr. 4021 30 00117"),
    ("shared mailbox", plant.cell, "Spørsmål sendes til post@baerum.kommune.no"),
    ("switchboard", plant.cell, "Oslo politidistrikt, sentralbord 22 66 90 50"),
    ("helpline", plant.cell, "VO-linjen 116 006"),
    ("office's address", plant.cell, "Besøksadresse: Arnold Haukelands plass 10"),
    ("post box", plant.cell, "Postboks 700, 1304 Sandvika"),
    ("rule of counting", plant.cell, "Hvis en kvinne har flere opphold, telles hun én gang i året."),
    ("definition", plant.cell, "Én beboer kan ha flere opphold. Brukeren telles én gang per år."),
    ("note of the centre", plant.cell, "Man kan være anonym på krisesenteret."),
    ("note of the police", plant.cell, "Ett anmeldt forhold er ikke det samme som én fornærmet."),
    ("law", plant.cell, "Fra 1.10.2015: strl. §§ 282 og 283, tidligere § 219."),
    ("source in a footnote", plant.cell, "Kilde: Mossige & Stefansen 2016"),
    ("one source", plant.cell, "Se Hansen (2014) for metoden."),
    ("offices with capitals", plant.cell, "Norske Kvinners Sanitetsforening og Bærum Røde Kors"),
    ("places with capitals", plant.cell, "Nordre Follo, Indre Østfold og Øvre Eiker"),
    ("headings with capitals", beside(["Voksne Kvinner", "Antall Personer", "Jenter Under 18"])),
    ("month names", beside(["Januar", "Februar", "Mars", "April", "Mai", "Juni", "Juli", "August"])),
    ("ambiguous words", plant.cell, "Per dag i mai: Liv og helse, Dag og Natt"),
    ("date of an extract", plant.cell, "Uttrekk 14.01.2020, kontrollert 20.01.2020"),
    (
        "sheet of versions",
        beside(["Versjon", "Dato", "Endring"], *([f"1.{n}", date(2020, n, 3), "Nye tall"] for n in (1, 2, 3, 4))),
    ),
    ("dates of reports", beside(*([f"Rapport {n}", f"15.0{n}.2021"] for n in (1, 2, 3)))),
    (
        "column of updates",
        beside(["Kommune", "Oppdatert"], *(["Bærum", date(2021, n, 1)] for n in (1, 2, 3, 4))),
    ),
    ("column of publishing", beside(["Tabell", "Sist endret"], *(["08487", f"0{n}.06.2021"] for n in (1, 2, 3)))),
    ("lookup of municipalities", beside(["Nr", "Navn"], ["3201", "Bærum"], ["3203", "Asker"], ["3312", "Lier"])),
    ("lookup by name", beside(["Navn på kommune"], ["Bærum"], ["Asker"])),
    ("lookup of offices", beside(["Kode", "Navn"], [1, "Krisesenteret"], [2, "Familievernkontoret"])),
    ("list of municipalities", beside(["Bærum"], ["Asker"], ["Lier"], ["Frøya"], ["Vega"], ["Flora"])),
    ("counts beside each other", beside(["Folketall", "150575", 10033], ["Folketall", 150575, 12345])),
    ("decimals", beside([0.15057512345, 3.15057510033])),
    ("comment on offices", plant.comment, "Gjelder Asker og Bærum krisesenter. Se Veileder for Registrering"),
    ("comment on a check", plant.comment, "Tallet er kontrollert mot Oslo Krisesenter Stab Analyse"),
    (
        "Statistics Norway's comment",
        plant.comment,
        "Før 2020 er grunnkretsene Andgard og Hjuksebø med i 3817 Midt-Telemark.",
    ),
    ("comment on a break", plant.comment, "Brudd i serien fra 2015. Se tabell 08487."),
    ("threaded comment", plant.threaded, "Kontrollert mot STRASAK 14.01.2020"),
    ("text box", plant.text_box, "Foreløpige tall. Kilde: Oslo politidistrikt"),
    ("alternative text", plant.alt_text, "Kommunevåpen for Bærum kommune"),
    ("header", plant.header, "Bærum kommune, Velferd"),
    ("footer", plant.footer, "Side 1 av 2. Skrevet ut 14.01.2020"),
    ("title of the file", plant.property_("title"), "Krisesenter årsstatistikk 2019"),
    ("author of the file", plant.property_("creator"), "Ola Hansen"),
    ("last to change the file", plant.property_("lastModifiedBy"), "Kari Nordmann"),
    ("keywords", plant.property_("keywords"), "vold, nære relasjoner, STRASAK"),
    ("pivot cache", plant.pivot_text, "Enhet Vest"),
    ("pivot cache, number", plant.pivot_number, "15057512345"),
    ("custom XML", plant.custom_xml, "Dokument 2019/12345-7"),
    ("defined name", plant.defined_name, "Uttrekk"),
    ("drop-down", plant.drop_down, "Asker,Bærum,Lier"),
    ("advice on a cell", plant.prompt, "Skriv hele tall fra 0"),
    ("title of a chart", plant.chart_title, "Anmeldte forhold i Bærum 2014-2019"),
    ("shared string that no cell shows", plant.orphan, "Bydel Vestre Aker"),
    ("hidden sheet", plant.hidden_sheet, "Lister til nedtrekk"),
    ("name of a sheet", plant.sheet_name, "Asker og Bærum"),
    (
        "staff at Statistics Norway",
        statistics_norway("Kontakt:", "Kari Normann, Statistisk sentralbyrå", "+47 400 00 000"),
    ),
    ("offices of the register", measures("Møte 12.03.2021", "Modell (TryggEst)", "Helse og sosial", "Barnevern, Nav")),
    ("comment of the register", measures("Kampanjen nådde 3000 innbyggere", "Fagforum", "Kommunikasjonsenheten")),
]


@pytest.mark.parametrize(
    ("place", "how", "words"), [(*each, "")[:3] for each in INNOCENT], ids=[e[0] for e in INNOCENT]
)
def test_ordinary_exports_are_accepted(tmp_path, place, how, words):
    how(tmp_path / "VINR.xlsx", words)
    result = load_folder(tmp_path)
    assert not [problem.message for problem in result.problems if problem.severity == "error"]
    assert len(result.observations) + len(result.measures) > 0


def test_a_picture_gets_a_warning_with_a_fix(tmp_path):
    plant.drawing_bytes(tmp_path / "VINR.xlsx", "ingen siffer")
    (problem,) = load_folder(tmp_path).problems
    assert (problem.severity, problem.code) == ("warning", "picture")
    assert "Se etter at det ikke viser noe om enkeltpersoner" in in_bokmaal(problem).fix


def test_a_hidden_sheet_with_name_like_texts_gets_a_warning_without_any_known_name(tmp_path):
    made = plant.book([["Zqarmin Qxoleva"], ["Wexlo Pqarna"], ["Bqindo Xartu"]])
    made["Notat"].sheet_state = "hidden"
    made.save(tmp_path / "VINR.xlsx")
    problems = load_folder(tmp_path).problems
    assert [problem.code for problem in problems] == ["hidden_names", "hidden_sheet"]
    assert "Zqarmin" not in in_every_language(problems)


def test_both_lists_have_sixty_and_half_of_the_planted_data_is_outside_cells():
    places = [place for place, _, _ in PLANTED]
    assert len(PLANTED) >= 60
    assert len(INNOCENT) >= 60
    assert len(places) - places.index("text box") >= 30
