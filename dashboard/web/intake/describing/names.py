"""The names of the form's fields, and what each may say.

An address holds numbers of rows and columns and never the text of a cell: addresses are logged.
"""

from dashboard.web.intake.visit import DESCRIBING
from loaders.layouts.layout import GROUP, SEX
from loaders.schema import ADULTS, ALL, CHILDREN, MEN, MISSING, NOT_PUBLISHED, OTHER, SUPPRESSED, WOMEN

FILE = "fil"
SHEET, TABLE, ROW, SEEN, COUNTED, YEAR, PLACE, SERVICE, ONLY_GROUP, WANTED, WHOLE, DASH, DONE, DO = (
    f"{DESCRIBING}{name}"
    for name in ("ark", "tabell", "rad", "sett", "teller", "ar", "sted", "tjeneste", "gruppe", "kategori", "hele",
                 "strek", "ferdig", "gjor")
)  # fmt: skip
ADD = "legg-til"
MEANINGS = {SEX: (WOMEN, MEN, OTHER, ALL), GROUP: (ADULTS, CHILDREN, ALL)}
ONE_OF = {SEX: (WOMEN, MEN, OTHER), GROUP: (ADULTS, CHILDREN)}
"""What a column of numbers may be only of."""
DASHES: dict[str, str | int] = {"0": 0, MISSING: MISSING, SUPPRESSED: SUPPRESSED, NOT_PUBLISHED: NOT_PUBLISHED}
_ONLY = {SEX: "kjonn", GROUP: "alder"}


def column_field(column: int) -> str:
    """The field of a column's meaning."""
    return f"{DESCRIBING}kol-{column}"


def only_field(axis: str, column: int) -> str:
    """The field of the only sex or age group in a column of numbers."""
    return f"{DESCRIBING}{_ONLY[axis]}-{column}"


def word_field(axis: str, row: int) -> str:
    """The field of what a word in a row means."""
    return f"{DESCRIBING}ord-{axis}-{row}"


def seen_as(sheet: int, source: str, table: str, row: int) -> str:
    """What the fields below the first ones were made for."""
    return f"{sheet}.{source}.{table}.{row}"
