"""Services on the page for new figures: the blank workbook, the delivery, and the checklist after it."""

from io import BytesIO

from openpyxl import Workbook, load_workbook

from tests.loaders.examples import Rows
from tests.services import USE

NAME = "tjenester_2024.xlsx"


def workbook(rows: Rows) -> bytes:
    book = Workbook()
    book.active.title = "Tjenestebruk"
    for row in rows:
        book.active.append(row)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def checklist(operator) -> dict[str, str]:
    """What the checklist says of each source, by its name."""
    found = operator.look().document.xpath("//*[contains(@class, 'intake-checklist')]//li")
    return {one.xpath(".//h3")[0].text_content(): one.text_content() for one in found}


def publish(operator, rows: Rows) -> None:
    operator.drop({NAME: workbook(rows)})
    done = operator.publish(operator.take(operator.look()))
    assert done.status == 303
    operator.look(done.reply.headers["Location"])
    operator.until(lambda: "service_tryggest" in set(operator.holder.snapshot().published.frame["source"]))


def blanks(operator) -> list[str]:
    return [one for one in operator.look().document.xpath("//a/@href") if "/mal/service" in one]


def test_the_blank_workbook_of_all_services_is_offered_before_any_has_delivered(operator):
    (address,) = blanks(operator)
    reply = operator.client.get(address)
    assert reply.status_code == 200
    assert "Tjenestebruk" in load_workbook(BytesIO(reply.data)).sheetnames
    assert "Barnevernet" not in checklist(operator)


def test_a_visitor_without_the_key_is_not_offered_it(client):
    assert "/mal/services" not in client.get("/nye-tall").text


def test_a_delivered_workbook_is_recognised_and_its_services_are_awaited_next_year(operator):
    operator.drop({NAME: workbook(USE)})
    assert "Tjenestebruk, 20 tall" in operator.look().words
    publish(operator, USE)
    shown = checklist(operator)
    for service in ("Barnevernet", "Legevakten", "TryggEst"):
        assert "2025, ventet siden 01.01.2026" in shown[service]
        assert shown[service].count(service) == 1
        assert "Sist mottatt" in shown[service]
    assert "Familievernet" not in shown


def test_each_service_that_has_delivered_has_a_blank_workbook_of_its_own(operator):
    publish(operator, USE)
    (own,) = [address for address in blanks(operator) if "service_emergency_clinic-2025" in address]
    sheet = load_workbook(BytesIO(operator.client.get(own).data))["Tjenestebruk"]
    assert [row[0].value for row in sheet.iter_rows(min_row=5)] == ["Legevakt"]


def test_a_workbook_that_loses_a_services_numbers_is_held_with_its_name(operator):
    publish(operator, USE)
    operator.drop({NAME: workbook(USE[:-1])})
    words = operator.look().words
    assert "4 kjente tall ville bli borte" in words
    assert "personer hjulpet av TryggEst på grunn av vold, Bærum 2024" in words


def test_a_refused_workbook_is_marked_on_the_services_that_it_may_be_of(operator):
    publish(operator, USE)
    wrong = [*USE[:3], ["Legevakt", 2025, "Bærum", "Vold", 30, 3, 6, 12]]
    operator.drop({"tjenester_2025.xlsx": workbook(wrong)})
    assert "Avvist" in checklist(operator)["Legevakten"]


def test_the_template_of_a_service_that_nobody_has_named_is_not_there(operator):
    assert operator.client.get("/nye-tall/mal/service_of_another_place-2025.xlsx").status_code == 404
