"""A refused file that a person describes: what is shown, tried and saved, and that nothing of it leaks."""

import tomllib

import pytest

from tests.web.intake.page import Shown
from tests.web.intake.unknown import (
    CATEGORY,
    HEADINGS,
    NEXT,
    NEXT_OF_SERVICE,
    POINTED_OUT,
    ROWS,
    SERVICE,
    describing,
    form_of,
    saved,
    tried,
    workbook,
)
from tests.web.intake.workbooks import next_year

RESIDENTS = [
    ["Krisesenter vest"],
    ["Tall for 2022"],
    [],
    ["Bor i", "Alder", "K/M", "Folk"],
    ["Bærum", "Voksne", "K", 30],
    ["Asker", "Voksne", "K", "-"],
]
CONVERSATIONS = [["Samtaler"], ["Tall for 2022"], ["Bor i", "Ganger"], ["Bærum", 212]]


def read(shown: Shown) -> list[tuple[str, str, str]]:
    """(place and year, number, cell) of what would be read."""
    return [(row[0], row[2], row[3]) for row in shown.table("b-numbers")]


@pytest.fixture
def police(operator):
    """The form for the police's file with everything pointed out."""
    shown = tried(operator, describing(operator, workbook(ROWS)), **POINTED_OUT)
    return tried(operator, shown, **CATEGORY)


def test_what_is_missing_is_said_by_its_field_and_at_the_top(operator):
    shown = describing(operator, workbook(ROWS))
    assert "Dette mangler" not in shown.words
    shown = tried(operator, shown, **{"b-kol-1": "", "b-kol-2": ""})
    links = shown.document.xpath("//*[@id='intake-told']//a/@href")
    assert links == ["#b-sted", "#b-category"]
    for link in links:
        (field,) = shown.document.xpath(f"//*[@id='{link[1:]}']")
        (fault,) = shown.document.xpath(f"//*[@id='{field.get('aria-describedby')}']")
        assert fault.text_content() in shown.words
    assert read(shown) == []


def test_what_is_pointed_out_is_shown_before_it_is_saved(police):
    assert read(police) == [
        ("Bærum 2019", "63", "Ark1, C5"),
        ("Bærum 2020", "71", "Ark1, D5"),
        ("Asker (til 2019) 2019", "40", "Ark1, C6"),
        ("Asker 2020", "44", "Ark1, D6"),
    ]
    assert "Rad 7 i «Ark1»" in police.words


def test_a_column_that_nobody_points_out_is_listed_as_left_out(operator):
    rows = [*ROWS[:3], [*HEADINGS, "Henlagt"], [*ROWS[4], 9], *ROWS[5:]]
    shown = tried(operator, describing(operator, workbook(rows)), **POINTED_OUT)
    shown = tried(operator, shown, **CATEGORY)
    assert "Kolonne E i «Ark1»: «Henlagt»" in shown.words


def test_a_saved_layout_waits_reads_the_file_and_is_published_with_it(operator, police):
    assert saved(operator, police).status == 303
    shown = operator.look()
    assert "layouts/police-politiet.toml" in shown.words
    assert "Beskriv oppsettet" not in shown.words
    assert operator.acts[-1] == "drop"
    shown = operator.publish(operator.take(shown))
    assert shown.status == 303
    shown = operator.look()
    assert shown.table("intake-layouts-table")[0][0] == "layouts/police-politiet.toml"
    operator.drop({"politiet 2021.xlsx": workbook(NEXT)})
    shown = operator.look()
    assert "Avvist" not in shown.words
    assert "Bærum 2021 ingen 80" in shown.words


def test_discarding_the_layout_undoes_it(operator, police):
    saved(operator, police)
    operator.discard(operator.look())
    operator.drop({"politiet 2020.xlsx": workbook(ROWS)})
    assert "Beskriv oppsettet" in operator.look().words


def test_a_name_that_is_taken_gets_a_number(operator, small_data, police):
    (small_data / "layouts").mkdir()
    (small_data / "layouts" / "police-politiet.toml").write_text(LAYOUT, encoding="utf-8")
    saved(operator, police)
    assert "layouts/police-politiet-2.toml" in operator.look().words


LAYOUT = """
source = "police"
marks = ['^noe helt annet$']
[[tables]]
name = "reports"
[tables.place]
headings = ["Hvor"]
[tables.year]
headings = ["Når"]
[[tables.numbers]]
indicator = "police.reports"
headings = ["Hvor mange"]
"""


def test_two_sheets_of_a_workbook_become_one_layout(operator, small_data):
    content = workbook(RESIDENTS, CONVERSATIONS, names=("Beboere", "Samtaler"))
    shown = describing(operator, content, "Krisesenter vest.xlsx")
    shown = tried(operator, shown, **{"b-ark": "1", "b-tabell": "crisis_centre.residents"})
    columns = {"b-kol-1": "place", "b-kol-2": "group", "b-kol-3": "sex", "b-kol-4": "centre.residents"}
    shown = tried(operator, shown, **columns, **{"b-ar": "2"})
    wanted = shown.document.xpath("//*[@id='intake-told']//a/@href")
    assert wanted == ["#b-sex-words", "#b-strek"]
    (dash,) = shown.document.xpath("//select[@id='b-strek']/option[@selected]/@value")
    assert dash == ""
    shown = tried(operator, shown, **{"b-ord-sex-5": "women", "b-strek": "0"})
    assert ("Asker 2022", "0", "Beboere, D6") in read(shown)
    shown = tried(operator, shown, **{"b-gjor": "legg-til"})
    assert "Beskrevet så langt «Beboere»" in shown.words
    shown = tried(operator, shown, **{"b-kol-1": "place", "b-kol-2": "centre.conversations", "b-ar": "2"})
    assert [cell for *_, cell in read(shown)] == ["Beboere, D5", "Beboere, D6", "Samtaler, B4"]
    assert saved(operator, shown).status == 303
    name = "layouts/crisis-centre-krisesenter-vest.toml"
    arrival = next(one for one in operator.holder.store().propose().judged if one.name == name)
    layout = tomllib.loads(arrival.arrival.found.path.read_text(encoding="utf-8"))
    assert [table["name"] for table in layout["tables"]] == ["residents", "conversations"]
    assert layout["tables"][0]["sex"]["words"] == {"women": ["K"]}
    assert layout["tables"][0]["signs"]["-"] == 0


def test_without_a_column_of_categories_the_person_must_say_that_all_is_of_the_category(operator):
    rows = [["Område vest"], ["Stedet", "Antall", "Året"], ["Bærum", 63, 2019]]
    shown = tried(operator, describing(operator, workbook(rows)), **{"b-kol-1": "place", "b-kol-3": "year"})
    assert "bekreft at hele tabellen gjelder" in shown.words
    shown = tried(operator, shown, **{"b-hele": "ja"})
    assert read(shown) == [("Bærum 2019", "63", "Ark1, B3")]


def test_texts_of_cells_are_never_markup_and_never_in_an_address(operator):
    hostile = "<script>alert(1)</script>"
    rows = [
        ["Område vest"],
        [hostile, "Kategori", 2019],
        ["Bærum", f"Vold {hostile}", 63],
        ["+cmd|' /C calc'!A0", "@SUM(1)", 1],
    ]
    shown = tried(operator, describing(operator, workbook(rows), "<b>&fil=x.xlsx"), **{"b-kol-1": "place"})
    assert "<script>alert" not in shown.reply.text
    assert hostile in shown.words
    sent = [value for values in form_of(shown).values() for value in values]
    assert [value for value in sent if "Vold" in value or "script" in value or "cmd" in value] == []


def test_a_sheet_of_two_hundred_columns_can_be_described(operator):
    rows = [["Område vest"], ["Stedet", "Hva slags sak", 2019, *(f"Kolonne {n}" for n in range(197))]]
    rows.append(["Bærum", "Vold i nære relasjoner", 63, *range(197)])
    pointed_out = {"b-kol-1": "place", "b-kol-2": "category", "b-kol-3": "years"}
    shown = tried(operator, describing(operator, workbook(rows)), **pointed_out)
    shown = tried(operator, shown, **{"b-kategori": "3"})
    assert read(shown) == [("Bærum 2019", "63", "Ark1, C3")]


def test_a_file_that_has_gone_meanwhile_is_not_described(operator, police):
    operator.discard(operator.look())
    reply = saved(operator, police)
    assert reply.status == 409
    assert "layouts/" not in reply.words
    assert tried(operator, police).status == 404


def test_without_the_key_nothing_of_the_sheet_is_shown_and_nothing_is_saved(operator, client, police):
    address = "/nye-tall/beskriv"
    shown = Shown(client.get(address, query_string=form_of(police)))
    assert shown.status == 403
    assert "Utvikling i meldte saker" not in shown.words
    assert client.post(f"{address}/lagre", data=form_of(police)).status_code == 403
    assert "layouts/" not in operator.look().words


def test_the_page_is_kept_nowhere_and_its_address_is_not_sent_on(police):
    assert police.reply.headers["Cache-Control"] == "no-store"
    assert police.reply.headers["Referrer-Policy"] == "strict-origin"


def test_a_form_that_lacks_something_is_not_saved(operator):
    shown = tried(operator, describing(operator, workbook(ROWS)), **{"b-kol-1": ""})
    reply = saved(operator, shown)
    assert reply.status == 400
    assert "Dette mangler før arket kan leses" in reply.words


def test_a_file_with_personal_data_is_never_offered_to_be_described(operator):
    rows = [["Område vest"], ["Navn", "Fødselsnummer"], ["Kari Nordmann", "01017012345"]]
    operator.drop({"liste.xlsx": workbook(rows)})
    shown = operator.look()
    assert "Avvist" in shown.words
    assert "Beskriv oppsettet" not in shown.words


def test_a_file_that_is_recognised_and_wrong_is_not_offered(operator):
    operator.drop({"krisesenter_2020_beboere_og_samtaler.xlsx": next_year(E2="tre")})
    shown = operator.look()
    assert "Avvist" in shown.words
    assert "Beskriv oppsettet" not in shown.words


@pytest.mark.parametrize(
    "forged",
    [
        {"b-rad": "-3"},
        {"b-rad": "99999999"},
        {"b-ark": "x"},
        {"b-tabell": "ssb_08487.x"},
        {"b-kol-1": "service_x.persons"},
        {"b-ferdig": "b-ark=1&b-tabell=police.reports"},
        {"b-sted": "'; drop"},
        {"b-kol-1": "", "b-sted": "1103"},
        {"b-tabell": "services.use", "b-tjeneste": "service_of_another_place"},
        {"b-kol-1": "service_*.persons", "b-kjonn-1": "x", "b-alder-1": "all"},
        {"b-ar": "999"},
    ],
)
def test_a_forged_field_is_no_more_than_a_wrong_one(operator, police, forged):
    assert tried(operator, police, **forged).status == 200


def test_an_empty_sheet_asks_for_the_row_of_the_headings(operator):
    shown = describing(operator, workbook([["Område vest"], [], ["Til orientering"]]))
    shown = tried(operator, shown, **{"b-rad": "2"})
    shown = tried(operator, shown)
    assert "Oppgi nummeret på raden som har overskriftene." in shown.words


def test_a_layout_in_the_data_folder_is_taken_back_there(operator, small_data):
    (small_data / "layouts").mkdir()
    (small_data / "layouts" / "egen.toml").write_text(LAYOUT, encoding="utf-8")
    operator.publish(operator.take(operator.look()))
    ((name, _, how),) = operator.look().table("intake-layouts-table")
    assert (name, how) == (
        "layouts/egen.toml",
        "Slett layouts/egen.toml fra datamappen, og publiser at filen er borte.",
    )
    (small_data / "layouts" / "egen.toml").unlink()
    operator.publish(operator.take(operator.look()))
    assert operator.look().table("intake-layouts-table") == []


def suggestions(shown: Shown) -> set[str]:
    """The fields whose choice is said to be a suggestion."""
    marks = shown.document.xpath("//*[@class='describe-suggested']/@id")
    described = " ".join(shown.document.xpath("//select/@aria-describedby")).split()
    assert set(marks) <= {*described, "b-category-suggested"}
    return {mark.removesuffix("-suggested") for mark in marks}


def test_what_headings_and_cells_suggest_is_filled_in_and_said_to_be_suggested(operator):
    shown = describing(operator, workbook(ROWS))
    assert {name: form_of(shown)[name] for name in POINTED_OUT} == {name: [role] for name, role in POINTED_OUT.items()}
    assert suggestions(shown) == {*POINTED_OUT, "b-category"}
    assert "foreslått ut fra overskrifter og celler" in shown.words
    sent = tried(operator, shown)
    assert suggestions(sent) == set()
    assert "foreslått ut fra" not in sent.words


@pytest.fixture
def child_welfare(operator):
    """The form for a service's own file, as it is suggested, and everything in it confirmed to be about violence."""
    shown = describing(operator, workbook(SERVICE), "meldinger 2022.xlsx")
    assert suggestions(shown) == {
        *(f"b-kol-{column}" for column in range(1, 6)),
        *("b-kjonn-2", "b-kjonn-3", "b-alder-4", "b-sted", "b-tjeneste"),
    }
    return tried(operator, shown, **{"b-hele": "ja"})


def test_a_file_of_one_service_is_read_as_that_services(child_welfare):
    found = {(row[1], row[2], row[3]) for row in child_welfare.table("b-numbers") if row[0] == "Bærum 2022"}
    assert found == {
        ("Personer hjulpet av barnevernet på grunn av vold, kvinner", "31", "Ark1, B5"),
        ("Personer hjulpet av barnevernet på grunn av vold, menn", "14", "Ark1, C5"),
        ("Personer hjulpet av barnevernet på grunn av vold, barn", "21", "Ark1, D5"),
        ("Kontakter med barnevernet på grunn av vold", "95", "Ark1, E5"),
    }
    assert "Kolonne F i «Ark1»: «Merknad»" in child_welfare.words


def test_another_service_place_sex_and_age_group_may_be_chosen_than_what_is_suggested(operator, child_welfare):
    changes = {"b-tjeneste": "service_tryggest", "b-sted": "3203", "b-kjonn-2": "men", "b-kjonn-3": "other"}
    shown = tried(operator, child_welfare, **changes, **{"b-alder-4": "adults"})
    found = {(row[0], row[1]) for row in shown.table("b-numbers") if row[3] in ("Ark1, B5", "Ark1, C5", "Ark1, D5")}
    persons = "Personer hjulpet av TryggEst på grunn av vold"
    assert found == {
        ("Asker 2022", f"{persons}, menn"),
        ("Asker 2022", f"{persons}, annet kjønn"),
        ("Asker 2022", f"{persons}, voksne"),
    }


def test_a_services_layout_is_published_and_next_years_file_is_read(operator, child_welfare):
    assert saved(operator, child_welfare).status == 303
    assert operator.publish(operator.take(operator.look())).status == 303
    ((name, reads, _),) = operator.look().table("intake-layouts-table")
    assert name == "layouts/services-meldinger.toml"
    assert reads.startswith("Tjenestebruk : Personer hjulpet av barnevernet på grunn av vold, Kontakter med")
    operator.drop({"meldinger 2023.xlsx": workbook(NEXT_OF_SERVICE)})
    shown = operator.look()
    assert "Avvist" not in shown.words
    assert "Bærum 2023 ingen 51" in shown.words


def test_without_a_service_or_with_a_sex_said_twice_nothing_is_read(operator, child_welfare):
    shown = tried(operator, child_welfare, **{"b-tjeneste": "", "b-kjonn-3": "women"})
    links = shown.document.xpath("//*[@id='intake-told']//a/@href")
    assert links == ["#b-columns", "#b-tjeneste"]
    assert "Pek ut kolonnen med tjenester, eller velg den eneste tjenesten tallene gjelder." in shown.words
    assert read(shown) == []


def test_the_places_and_services_to_choose_among_are_those_that_the_data_folder_names(operator, child_welfare):
    places = child_welfare.document.xpath("//select[@id='b-sted']/option/text()")
    assert places == ["Velg", "Bærum", "Asker", "Lier", "Akershus"]
    services = child_welfare.document.xpath("//select[@id='b-tjeneste']/option/text()")
    assert services[:3] == ["Velg", "Barnevernet", "Legevakten"]


def test_a_table_of_several_services_is_described_by_its_column_of_them(operator):
    rows = [["Hjelp på grunn av vold"], ["Hvem", "År", "Hvor", "Folk"], ["Legevakten", 2022, "Bærum", 45]]
    shown = describing(operator, workbook(rows), "hjelp.xlsx")
    shown = tried(operator, shown, **{"b-tabell": "services.use"})
    assert form_of(shown)["b-kol-1"] == ["service"]
    shown = tried(operator, shown, **{"b-kol-4": "service_*.persons", "b-hele": "ja"})
    assert [row[1:] for row in shown.table("b-numbers")] == [
        ["Personer hjulpet av legevakten på grunn av vold", "45", "Ark1, D3"]
    ]


@pytest.mark.parametrize(("language", "said"), [("nn", "forslag"), ("en", "suggestion")])
def test_the_form_of_a_service_is_in_every_language(operator, language, said):
    operator.drop({"meldinger.xlsx": workbook(SERVICE)})
    (link,) = operator.look().document.xpath("//a[text()='Beskriv oppsettet']/@href")
    shown = Shown(operator.client.get(f"{link}&sprak={language}"))
    assert said in shown.document.xpath("//*[@class='describe-suggested']/text()")
