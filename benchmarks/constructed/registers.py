"""Workbooks that a municipality gets from its sources: police, centres, services and Bufdir."""

from itertools import product
from pathlib import Path

from benchmarks.constructed.banks import Row, write_workbook
from benchmarks.constructed.numbers import Size, helped, reports, residents, users
from loaders.regions import existed

ABOUT: list[Row] = [["Alle tall er KONSTRUERT."], ["Eksempeldata: ja"]]
CENTRE, ASSAULT_CENTRE = "Asker og Bærum krisesenter", "Overgrepsmottaket, Drammen legevakt"
OPENED = 2019  # the year that the sexual assault centre moved to Drammen
GROUPS = (("Voksne", "Kvinner"), ("Voksne", "Menn"), ("Barn", "Jenter"), ("Barn", "Gutter"))
SERVICES = ("Barnevern", "Legevakt", "Familievern", "TryggEst", "Alternativ til vold", "Barnehus")


def write_registers(folder: Path, size: Size) -> None:
    """One workbook for each source, and one a year from the crisis centre."""
    write_workbook(folder / "politi" / "STRASAK.xlsx", {"Uttrekk": _police(size), "Om tallene": ABOUT})
    for year in size.years:
        sheets = {"Beboere": _residents(year), "Dagsamtaler": _conversations(year), "Om tallene": ABOUT}
        write_workbook(folder / "krisesenter" / f"krisesenter {year}.xlsx", sheets)
    write_workbook(folder / "overgrepsmottak" / "mottak.xlsx", {"Personer": _assault(size), "Om tallene": ABOUT})
    write_workbook(folder / "tjenester" / "tjenester.xlsx", {"Tjenestebruk": _services(size), "Om tallene": ABOUT})
    write_workbook(folder / "bufdir" / "bufdir.xlsx", {"Beboere": _national(size), "Om tallene": ABOUT})


def _police(size: Size) -> list[Row]:
    """A row for each municipality and year in which it existed."""
    head: list[Row] = [["Kilde: STRASAK"], ["Uttrekksdato: 14.01.2026"], []]
    rows = [
        [f"{code} {name}", year, "Vold i nære relasjoner", reports(code, year)]
        for (code, name), year in product(size.places.items(), size.years)
        if existed(code, year)
    ]
    return [*head, ["Gjerningskommune", "År", "Lovbruddskategori", "Antall"], *rows]


def members(year: int) -> tuple[str, ...]:
    """What the crisis centre's register calls the places that people came from."""
    return ("Bærum", "Asker", *(["Lier"] if year > 2020 else []), "Andre kommuner")


def _residents(year: int) -> list[Row]:
    rows = [
        [year, name, group, sex, residents(year, place, at), residents(year, place, at) + place + 1]
        for (place, name), (at, (group, sex)) in product(enumerate(members(year)), enumerate(GROUPS))
    ]
    head = ["År", "Hjemkommune", "Gruppe", "Kjønn", "Antall personer", "Antall opphold"]
    return [[CENTRE], [], head, *rows]


def _conversations(year: int) -> list[Row]:
    rows = [
        [name, sex, 4 * residents(year, place, at), residents(year, place, at)]
        for (place, name), (at, (_, sex)) in product(enumerate(members(year)), enumerate(GROUPS[:2]))
    ]
    return [[f"Dagsamtaler {year}"], [], ["Hjemkommune", "Kjønn", "Antall samtaler", "Antall personer"], *rows]


def _assault(size: Size) -> list[Row]:
    rows = [[year, "{} ({})".format(*helped(year))] for year in size.years if year >= OPENED]
    return [[ASSAULT_CENTRE], [], ["År", "Personer fra Bærum (alle)"], *rows]


def _services(size: Size) -> list[Row]:
    rows = [
        [name, year, "Bærum", "Vold", users(year, place), 3 * users(year, place), users(year, place) // 2, year % 7]
        for (place, name), year in product(enumerate(SERVICES), size.years)
    ]
    return [["Tjeneste", "År", "Kommune", "Grunn", "Personer", "Kontakter", "Herav barn", "Anonyme"], *rows]


def _national(size: Size) -> list[Row]:
    head = ["År", "Kvinner", "Menn", "Annet eller uregistrert", "Beboere i alt", "Barn", "Dagbrukere", "Dagsbesøk"]
    rows = [
        [year, 1500 + year % 50, 100 + year % 9, 5, 1605 + year % 50 + year % 9, 1400 + year % 30, 2400, 8000]
        for year in size.years
    ]
    return [["Beboere på krisesenter, hele landet. Kilde: Bufdir"], [], head, *rows]
