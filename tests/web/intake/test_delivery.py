"""A delivery on the page: dropped, looked at, published or discarded, and taken back; with plain forms only."""

from contextlib import nullcontext
from io import BytesIO

import pytest

from dashboard.web.intake import uploads
from dashboard.web.intake.badge import waiting
from tests.web.intake.page import Shown, words_of
from tests.web.intake.workbooks import NAME_2020, next_year

REVISED = ["Anmeldte forhold, vold i nære relasjoner", "endret", "Bærum 2019", "63", "58"]


def kept_files(operator) -> int:
    return sum(path.is_file() for path in operator.holder.store().state.files_folder.rglob("*"))


def test_an_empty_page_says_where_files_can_be_put(operator):
    words = operator.look().words
    assert "Det er ikke kommet noe nytt" in words
    assert "mappen «data»" in words
    assert "Høyst 200 filer, 10 MB hver og 60 MB til sammen" in words


def test_a_corrected_workbook_is_seen_published_and_shown(operator, client, corrected):
    reply = operator.drop({"VINR.xlsx": corrected(58)})
    assert (reply.status_code, reply.headers["Location"]) == (303, "/nye-tall?mottatt=1&kjent=0&store=0")
    shown = operator.look(reply.headers["Location"])
    assert "1 fil er mottatt" in shown.words
    assert "0 nye, 1 endret, 0 borte" in shown.words
    assert shown.table("intake-changes-table") == [REVISED]
    assert "63" in client.get("/anmeldelser").text
    done = operator.publish(shown, "Kari Nordmann", "Rettet av politiet")
    assert (done.status, done.reply.headers["Location"]) == (303, "/nye-tall?vist=2")
    after = operator.look("/nye-tall?vist=2")
    assert "Utgave 2 vises nå" in after.words
    assert "Kari Nordmann: Rettet av politiet" in after.words
    assert "Bærum: 58 anmeldte forhold i 2019" in client.get("/anmeldelser").text
    assert operator.acts[-2:] == ["drop", "publish"]


def test_the_same_yes_given_twice_is_one(operator, corrected):
    operator.drop({"VINR.xlsx": corrected(58)})
    shown = operator.look()
    replies = [operator.publish(shown), operator.publish(shown)]
    assert [one.reply.headers["Location"] for one in replies] == ["/nye-tall?vist=2"] * 2
    assert operator.acts.count("publish") == 1


def test_nothing_is_published_where_something_has_come_meanwhile(operator, corrected):
    operator.drop({"VINR.xlsx": corrected(58)})
    seen = operator.look()
    operator.drop({"VINR.xlsx": corrected(57)})
    refused = operator.publish(seen, "Kari", "Årstall")
    assert refused.status == 409
    assert "Noe er kommet eller publisert i mellomtiden" in refused.words
    assert "publish" not in operator.acts
    assert operator.look().table("intake-changes-table")[0][-1] == "57"


@pytest.mark.parametrize(("who", "why"), [("", "Årstall"), ("Kari", "  ")])
def test_a_name_and_a_reason_are_needed_and_what_was_written_stays(operator, corrected, who, why):
    operator.drop({"VINR.xlsx": corrected(58)})
    refused = operator.publish(operator.look(), who, why)
    assert refused.status == 400
    assert "Skriv navnet ditt og grunnen" in refused.words
    assert "publish" not in operator.acts


def test_a_file_left_out_is_not_published(operator, corrected):
    operator.drop({"VINR.xlsx": corrected(58)})
    shown = operator.look("/nye-tall?valg=ja")
    assert "Ingen fil er tatt med" in shown.words
    assert not shown.document.xpath("//form[contains(@action, '/publiser')]")


def test_background_work_gives_way_to_readers_and_not_to_who_waits_for_it(operator, client, monkeypatch):
    given_way = []
    monkeypatch.setattr(operator.holder, "request", lambda: nullcontext(given_way.append(1)))
    operator.look()
    operator.client.post("/nye-tall/publiser")
    assert given_way == []
    client.get("/anmeldelser")
    assert given_way == [1]


def police_in_the_checklist(shown) -> str:
    (item,) = shown.document.xpath("//*[contains(@class, 'intake-checklist')]//li[.//h3[starts-with(., 'Oslo')]]")
    return words_of(item)


def test_the_checklist_awaits_a_refused_source_still_and_an_arrived_one_no_more(operator, corrected):
    awaited = "2020, ventet siden 01.01.2021"
    assert f"Ventes {awaited}" in police_in_the_checklist(operator.look())
    operator.drop({"VINR.xlsx": corrected("ca 7")})
    assert f"Avvist {awaited}" in police_in_the_checklist(operator.look())
    operator.drop({"VINR.xlsx": corrected(58)})
    arrived = police_in_the_checklist(operator.look())
    assert "Mottatt Vises til og med 2019" in arrived
    assert "Neste fra" not in arrived


def test_a_refused_file_is_explained_with_a_letter_and_its_bytes_go_when_it_is_discarded(operator, corrected):
    before = kept_files(operator)
    operator.drop({"VINR.xlsx": corrected("ca 7"), "halv.xlsx": b"PK\x03\x04 half"})
    shown = operator.look()
    assert "I7, ark «Uttrekk»" in shown.words
    assert "Slik rettes det" in shown.words
    letters = shown.document.xpath("//a[starts-with(@href, 'mailto:')]/@href")
    assert len([one for one in letters if "subject=VINR.xlsx" in one or "subject=halv.xlsx" in one]) == 2
    assert kept_files(operator) == before + 2
    assert operator.discard(shown).status_code == 303
    assert "Det er ikke kommet noe nytt" in operator.look().words
    assert kept_files(operator) == before


def test_a_file_in_the_folder_is_discarded_and_brought_back(operator, small_data, corrected):
    (small_data / "VINR.xlsx").write_bytes(corrected(58))
    shown = operator.look()
    operator.discard(shown)
    aside = operator.look()
    assert "Det er ikke kommet noe nytt" in aside.words
    assert "1 fil er forkastet" in aside.words
    assert operator.client.post("/nye-tall/angre", data=aside.fields("/angre")).status_code == 303
    assert operator.look().table("intake-changes-table") == [REVISED]


def test_a_file_that_changed_after_it_was_seen_is_not_discarded(operator, corrected):
    operator.drop({"VINR.xlsx": corrected(58)})
    seen = operator.look()
    operator.drop({"VINR.xlsx": corrected(57)})
    assert operator.discard(seen).status_code == 409
    assert "discard" not in operator.acts


def test_a_file_that_vanishes_is_held_until_somebody_takes_it_out(operator, small_data):
    (small_data / "VINR.xlsx").rename(small_data.parent / "VINR.xlsx")
    (small_data / "SSB.xlsx").write_bytes(b"PK")
    shown = operator.look()
    assert "ligger ikke i datamappen lenger" in shown.words
    assert not shown.document.xpath("//input[@type='checkbox']/@checked")
    assert "Du tar med noe som er holdt tilbake" in operator.take(shown).words


def test_names_of_files_are_written_as_text(operator):
    operator.drop({"<img src=x onerror=alert(1)>.xlsx": b"PK"})
    shown = operator.look()
    assert not shown.document.xpath("//img")
    assert "<img src=x onerror=alert(1)>.xlsx" in shown.words


def test_a_withheld_number_is_never_among_the_changes(operator, small_data):
    operator.drop({NAME_2020: next_year()})
    shown = operator.take(operator.look())
    tables = shown.document.xpath("//section[contains(@class, 'intake-changes-part')]//table/@id")
    rows = [row for table in tables for row in shown.table(table)]
    asker = [row for row in rows if row[2] == "Asker 2020" and "voksne" in row[0]]
    assert {row[4] for row in asker} <= {"skjult", "21", "23"}
    assert ["blir skjult", "Asker 2020", "ingen", "skjult"] in [row[1:] for row in asker]


def test_an_edition_that_nobody_has_had_is_taken_back_and_forgotten(operator, corrected):
    operator.drop({"VINR.xlsx": corrected(58)})
    operator.publish(operator.look())
    step = operator.look("/nye-tall/trekk-tilbake?til=1")
    assert "Ingen har fått utgave 2. Den glemmes" in step.words
    sent = step.fields("/trekk-tilbake")
    assert operator.client.post("/nye-tall/trekk-tilbake", data=sent | {"navn": "Kari"}).status_code == 400
    reply = operator.client.post("/nye-tall/trekk-tilbake", data=sent | {"navn": "Kari", "grunn": "Feil fil"})
    assert reply.headers["Location"] == "/nye-tall?vist=3"
    assert "Utgave 1 vises nå" in operator.look("/nye-tall?vist=3").words
    again = operator.client.post("/nye-tall/trekk-tilbake", data=sent | {"navn": "Kari", "grunn": "Feil fil"})
    assert again.status_code == 409


def test_an_edition_that_readers_have_had_is_remembered(operator, client, corrected):
    operator.drop({"VINR.xlsx": corrected(58)})
    operator.publish(operator.look())
    client.get("/anmeldelser")
    assert "Utgave 2 er gitt til lesere" in operator.look("/nye-tall/trekk-tilbake?til=1").words


def test_there_is_no_step_back_to_what_is_shown_or_unknown(operator):
    for target in ("1", "7", "x", ""):
        assert operator.client.get(f"/nye-tall/trekk-tilbake?til={target}").status_code == 404


def test_what_was_known_already_is_said_and_not_kept(operator, small_data):
    before = kept_files(operator)
    reply = operator.drop({"VINR.xlsx": (small_data / "VINR.xlsx").read_bytes()})
    assert "1 er allerede i utgaven, uendret" in operator.look(reply.headers["Location"]).words
    assert kept_files(operator) == before


def test_too_much_is_refused_in_words(operator):
    many = operator.drop({f"{number}.xlsx": b"x" for number in range(uploads.MOST_FILES + 1)})
    assert many.status_code == 413
    assert "høyst 200 filer og 60 MB" in Shown(many).words
    large = operator.client.post(
        "/nye-tall/filer",
        data={"filer": (BytesIO(b"x"), "a.xlsx")},
        environ_overrides={"CONTENT_LENGTH": str(uploads.MOST_BYTES + 2 * uploads.MEGABYTE)},
    )
    assert large.status_code == 413
    assert "drop" not in operator.acts


def test_no_file_is_said_in_words(operator):
    reply = operator.client.post("/nye-tall/filer", data={"filer": (BytesIO(b""), "")})
    assert reply.status_code == 400
    assert "Ingen fil ble valgt" in Shown(reply).words


def test_other_addresses_take_no_more_than_before(operator):
    for path in ("", "/publiser", "/forkast"):
        assert operator.client.post(f"/nye-tall{path}", data={"navn": "x" * 1_100_000}).status_code == 413


def test_the_number_in_the_menu_is_for_those_with_the_key(operator, client, corrected):
    operator.drop({"VINR.xlsx": corrected(58), "halv.xlsx": b"PK"})
    operator.until(lambda: waiting(operator.holder.wait()) == 2)
    for path in ("/", "/datagrunnlag", "/nye-tall"):
        (item,) = operator.look(path).document.xpath("//*[@id='navigation']//a[@data-carries='/nye-tall']")
        assert item.text_content() == "Nye tall (2 ting venter)2"
        assert "ting venter" not in client.get(path).text


def test_what_readers_get_is_not_changed_by_looking_at_the_page(operator, corrected):
    """The page gives no edition to readers, so that one published by mistake can be forgotten."""
    operator.drop({"VINR.xlsx": corrected(58)})
    operator.publish(operator.look())
    operator.look()
    assert not operator.holder.store().state.rows()[-1].given


def test_what_is_lost_is_said_and_nothing_is_published(operator, corrected):
    operator.drop({"VINR.xlsx": corrected(58)})
    shown = operator.look()
    (operator.holder.store().state.folder / "manifest.json").unlink()
    refused = operator.publish(shown)
    assert refused.status == 503
    assert "python app.py restore" in refused.words
    assert "publish" not in operator.acts
    assert "Ingenting kan publiseres nå" in operator.look().words
