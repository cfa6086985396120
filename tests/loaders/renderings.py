"""One small table of Statistics Norway, and every way in which the bank or a program may write it."""

import csv
import io
import json
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook

TITLE = "08487: Lovbrudd anmeldt, etter region, lovbruddsgruppe, statistikkvariabel og intervall (år)"
NAMES = ("region", "lovbruddsgruppe", "statistikkvariabel", "intervall (år)")
CONTENTS, CONTENTS_CODE = "Lovbrudd anmeldt (årlig gjennomsnitt)", "AnmLovbr2aarGjsn"
GROUP, GROUP_CODE = "¬ Vold og mishandling", "VM"
PERIODS = ("2015-2016", "2020-2021", "2023-2024")
PLACES = {
    ("0219", "Bærum (-2019)"): (456, ".", "."),
    ("3024", "Bærum (2020-2023)"): (".", 583, "."),
    ("3201", "Bærum"): (".", ".", 754),
    ("0301", "Oslo"): (6897, 7664, 5525),
    ("1144", "Kvitsøy"): ("..", "..", ".."),
}
EXPECTED = {
    ("3201", 2015): (456, "normal"),
    ("3201", 2020): (583, "normal"),
    ("3201", 2023): (754, "normal"),
    ("0301", 2015): (6897, "normal"),
    ("0301", 2020): (7664, "normal"),
    ("0301", 2023): (5525, "normal"),
    ("1144", 2015): (None, "suppressed"),
    ("1144", 2020): (None, "suppressed"),
    ("1144", 2023): (None, "suppressed"),
}
"""What the table says, by newest code and first year of the period: four or fewer are two dots."""


@dataclass(frozen=True)
class Excel:
    """Choices of a download as Excel."""

    has_title: bool = True
    is_long: bool = False
    codes: str = "none"  # or "column" or "before"
    footer: str = "new"  # or "old" or "none"


@dataclass(frozen=True)
class Text:
    """Choices of a download as CSV, and of programs that save it again."""

    delimiter: str = ";"
    is_quoted: bool = True
    encoding: str = "utf-8"
    has_title: bool = True
    is_long: bool = False
    names_separator: bool = False
    has_thousands_blank: bool = False
    newline: str = "\r\n"


def write_excel(path: Path, how: Excel) -> None:
    """The table as an Excel workbook."""
    book = Workbook()
    book.active.title = CONTENTS_CODE
    for row in [*([[TITLE], []] if how.has_title else []), *_excel_table(how), *_footer(how.footer)]:
        book.active.append(row)
    book.save(path)


def _excel_table(how: Excel) -> list[list[object]]:
    if how.is_long:
        return [[*_stub(place, how.codes), CONTENTS, period, value] for place, period, value in _cells()]
    before = [None] * len(_stub(("0219", ""), how.codes))
    rows = [[*_stub(place, how.codes), *values] for place, values in PLACES.items()]
    return [[*before, CONTENTS], [*before, *PERIODS], *rows]


def _stub(place: tuple[str, str], codes: str) -> list[object]:
    code, name = place
    if codes == "column":
        return [code, name, GROUP_CODE, GROUP]
    return [f"{code} {name}", f"{GROUP_CODE} Vold og mishandling" if codes == "before" else GROUP]


def _cells():
    return [(place, PERIODS[i], value) for place, values in PLACES.items() for i, value in enumerate(values)]


def _footer(kind: str) -> list[list[object]]:
    old = [["Sist endret:"], [CONTENTS], ["20250606 08:00"], [], ["Kontakt:"], ["Kari Normann, Statistisk sentralbyrå"]]
    new = [
        ["Kontakt:"],
        ["Kari Normann, Statistisk sentralbyrå"],
        [],
        ["Kilde:", "Statistisk sentralbyrå"],
        ["Sist endret:", "2025-06-06T06:00:00Z"],
        ["Referansetid:", "31.12"],
    ]
    return {"none": [], "old": [[], [TITLE], *old], "new": [[], *new]}[kind]


def write_text(path: Path, how: Text) -> None:
    """The table as a CSV file."""
    out = io.StringIO()
    if how.names_separator:
        out.write(f"sep={how.delimiter}{how.newline}")
    if how.has_title:
        out.write((f'"{TITLE}"' if how.is_quoted else TITLE) + how.newline * 2)
    quoting = csv.QUOTE_NONNUMERIC if how.is_quoted else csv.QUOTE_MINIMAL
    writer = csv.writer(out, delimiter=how.delimiter, quoting=quoting, lineterminator=how.newline)
    writer.writerows(_text_table(how))
    path.write_bytes(out.getvalue().encode(how.encoding))


def _text_table(how: Text) -> list[list[object]]:
    shown = _with_blanks if how.has_thousands_blank else lambda value: value
    if how.is_long:
        rows = [[f"{code} {name}", GROUP, CONTENTS, period, shown(value)] for (code, name), period, value in _cells()]
        return [[*NAMES, "verdi" if how.has_title else TITLE], *rows]
    rows = [[f"{code} {name}", GROUP, *map(shown, values)] for (code, name), values in PLACES.items()]
    return [["region", "lovbruddsgruppe", *(f"{CONTENTS} {period}" for period in PERIODS)], *rows]


def _with_blanks(value: object) -> object:
    return f"{value:,}".replace(",", " ") if isinstance(value, int) else value


def as_jsonstat(**changed: object) -> dict[str, object]:
    """The table as PxWebApi's JSON-stat 2, with some of its fields changed."""
    values = [value for values in PLACES.values() for value in values]
    data = {
        "version": "2.0",
        "class": "dataset",
        "label": TITLE,
        "source": "Statistisk sentralbyrå",
        "updated": "2025-06-06T06:00:00Z",
        "id": ["Region", "Lovbrudd", "ContentsCode", "Tid"],
        "size": [len(PLACES), 1, 1, len(PERIODS)],
        "dimension": {
            "Region": _dimension("region", dict(PLACES)),
            "Lovbrudd": _dimension("lovbruddsgruppe", {(GROUP_CODE, "Vold og mishandling"): None}),
            "ContentsCode": _dimension("statistikkvariabel", {(CONTENTS_CODE, CONTENTS): None}),
            "Tid": _dimension("intervall (år)", {(period, period): None for period in PERIODS}),
        },
        "value": [None if isinstance(value, str) else value for value in values],
        "status": {str(place): value for place, value in enumerate(values) if isinstance(value, str)},
        "role": {"time": ["Tid"], "geo": ["Region"], "metric": ["ContentsCode"]},
        "extension": {
            "px": {"tableid": "08487", "decimals": 0},
            "contact": [{"name": "Kari Normann", "mail": "kno@example.invalid"}],
        },
    }
    return {**data, **changed}


def _dimension(label: str, categories: dict[tuple[str, str], object]) -> dict[str, object]:
    index = {code: place for place, (code, _) in enumerate(categories)}
    return {"label": label, "category": {"index": index, "label": dict(categories.keys())}}


def write_jsonstat(path: Path, **changed: object) -> None:
    """The table as a JSON-stat 2 file."""
    path.write_text(json.dumps(as_jsonstat(**changed), ensure_ascii=False), encoding="utf-8")
