"""A workbook of service use as a municipality sends it, with constructed numbers."""

from tests.loaders.examples import Rows

USE: Rows = [
    ["Tjenestebruk på grunn av vold i nære relasjoner"],
    ["Eksempeldata: ja"],
    ["Tjeneste", "År", "Kommune", "Grunn", "Personer", "Kontakter", "Herav barn", "Anonyme"],
    ["Barnevernet", 2023, "Bærum", "Vold", 61, 140, 44, 0],
    ["Barnevernet", 2024, "Bærum", "Vold", 64, 151, 40, 0],
    ["Legevakt", 2023, "Bærum", "Vold", 33, 38, 6, 12],
    ["Legevakt", 2024, "Bærum", "Vold", 31, 42, 30, 14],
    ["TryggEst", 2024, "Bærum", "Vold", 3, 29, 0, 11],
]
"""In 2024 one of those at the emergency clinic was an adult, and three were helped by TryggEst."""
