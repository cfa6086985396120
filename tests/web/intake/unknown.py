"""Workbooks that no layout fits, as a police district might send them, and how a person fills in the form for them."""

from io import BytesIO

from openpyxl import Workbook

from tests.web.intake.page import Operator, Shown

HEADINGS = ["Stedet", "Hva slags sak", 2019, 2020]
ROWS = [
    ["Område vest"],
    ["Utvikling i meldte saker"],
    [],
    HEADINGS,
    ["Bærum", "Vold i nære relasjoner", 63, 71],
    ["Asker", "Vold i nære relasjoner", 40, 44],
    ["Bærum", "Skadeverk", 310, 290],
]
NEXT = [
    *ROWS[:3],
    ["Stedet", "Hva slags sak", 2020, 2021],
    ["Bærum", "Vold i nære relasjoner", 71, 80],
    ["Asker", "Vold i nære relasjoner", 44, 47],
]
SERVICE = [
    ["Barneverntjenesten i Bærum"],
    ["Meldinger om vold"],
    ["År", "Kvinner", "Menn", "Herav barn", "Samtaler", "Merknad"],
    [2021, 30, 12, 20, 90, "ny leder"],
    [2022, 31, 14, 21, 95],
]
"""A service's own file: nothing in its rows says the service or the place, and two columns are each of one sex."""
NEXT_OF_SERVICE = [*SERVICE[:3], [2023, 40, 11, 25, 120]]
POINTED_OUT = {"b-kol-1": "place", "b-kol-2": "category", "b-kol-3": "years", "b-kol-4": "years"}
CATEGORY = {"b-kategori": "5"}  # the row in which the category is first named


def workbook(*sheets: list[list[object]], names: tuple[str, ...] = ()) -> bytes:
    """A workbook with these sheets."""
    book = Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(names[number] if names else f"Ark{number + 1}")
        for row in rows:
            sheet.append(row)
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def form_of(shown: Shown) -> dict[str, list[str]]:
    """What the form sends as it stands: its hidden fields, choices and ticked boxes."""
    (form,) = shown.document.xpath("//form[@id='b-form']")
    found: dict[str, list[str]] = {}
    for one in form.xpath(".//input[@type='hidden' or @type='number']"):
        found.setdefault(one.get("name"), []).append(one.get("value"))
    for one in form.xpath(".//select"):
        found[one.get("name")] = one.xpath("./option[@selected]/@value")[:1]
    for one in form.xpath(".//input[@type='checkbox' and @checked]"):
        found.setdefault(one.get("name"), []).append(one.get("value"))
    return found


def describing(operator: Operator, content: bytes, name: str = "politiet 2020.xlsx") -> Shown:
    """The form, for a workbook that has just been dropped."""
    operator.drop({name: content})
    shown = operator.look()
    (link,) = shown.document.xpath("//a[text()='Beskriv oppsettet']/@href")
    return Shown(operator.client.get(link))


def tried(operator: Operator, shown: Shown, **changes: str) -> Shown:
    """The form after somebody has changed fields, and asked what would be read."""
    sent = form_of(shown) | changes
    return Shown(operator.client.get("/nye-tall/beskriv", query_string=sent))


def saved(operator: Operator, shown: Shown) -> Shown:
    """What the form is answered by when it is saved as it stands."""
    return Shown(operator.client.post("/nye-tall/beskriv/lagre", data=form_of(shown)))
