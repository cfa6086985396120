"""Tables of the Institute of Public Health, drawn from a truth: the long form, and the closed bank's pasted grid."""

import csv
import io
import json

from hypothesis import strategies as st

from tests.loaders.drift.bank_files import Export, workbook_of
from tests.loaders.drift.sheets import UNSURE, Truth

TITLE = "Vold og mishandling, anmeldte tilfeller"
PLACES = {"Hele landet": "0", "Bærum": "3201", "Kvitsøy": "1144", "Stavanger": "1103", "Herøy (Nordland)": "1818"}
MEASURES = {
    "Årlig antall": ("violence.offences", "TELLER"),
    "Per 1000": ("violence.rate", "RATE"),
    "Forholdstall (Norge=100)": (None, "SMR"),
}
SIGNS = {
    ":": "suppressed",
    "..": "missing",
    ".": "not_applicable",
    "-": "missing",
    "k": "suppressed",
    "...": "not_published",
}
ODD = ("x", "ca. 30", "1 234 567 890", "NaN", "3. feb", "±3", "(3,2)")
ODD_COUNTS = (*ODD, "12.345,6", "6,565", "{},000", "6.565")
OTHER_TITLES = ("Valg og valgdeltakelse", "Tyveri, anmeldte tilfeller", "Vold i skolen")
Cells = dict[tuple[str, int, str], tuple[object, object]]


@st.composite
def tables(draw) -> tuple[Export, Truth]:
    """A file from the bank, and what may be read from it."""
    places = draw(st.lists(st.sampled_from([*PLACES]), min_size=1, max_size=4, unique=True))
    last = draw(st.integers(2015, 2023))
    ends = list(range(last - draw(st.integers(0, 2)), last + 1))
    measures = draw(st.lists(st.sampled_from([*MEASURES]), min_size=1, max_size=3, unique=True))
    cells: Cells = {(p, end, m): draw(_cell(m)) for p in places for end in ends for m in measures}
    if draw(st.integers(0, 3)) == 0:
        odd = draw(st.sampled_from([*cells]))
        written = ODD_COUNTS if odd[2] == "Årlig antall" else ODD
        cells[odd] = draw(st.sampled_from(written)).format(draw(st.integers(10, 99))), None
    truth: Truth = {_key(*at): true for at, (_, true) in cells.items() if MEASURES[at[2]][0] and true is not None}
    kind = draw(st.sampled_from([_long_text, _long_text, _long_excel, _json, _grid, _grid]))
    return draw(kind(cells, truth)), truth


def _key(place: str, end: int, measure: str) -> tuple[object, str, int, str, str]:
    return MEASURES[measure][0], PLACES[place], end, "all", "all"


@st.composite
def _cell(draw, measure: str) -> tuple[object, object]:
    """What the bank prints, and what it means."""
    if draw(st.integers(0, 4)) == 0:
        sign = draw(st.sampled_from([*SIGNS]))
        return sign, SIGNS[sign]
    halves = draw(st.integers(10, 20_000)) / 2
    number = (
        halves
        if measure == "Årlig antall"
        else draw(st.integers(1, 30_000)) / draw(st.sampled_from([10, 1000, 100_000]))
    )
    number = int(number) if number == int(number) else number
    return number, number


def _period(end: int, sign: str) -> str:
    return f"{end - 1}{sign}{end}"


@st.composite
def _long(draw, cells: Cells, truth: Truth) -> list[list[object]]:
    """A row for each number, with labels or codes, and what is done to the columns."""
    is_coded = draw(st.booleans())
    heading = (
        ["GEO", "AAR", "KJONN", "ALDER", "MEASURE_TYPE", "value"]
        if is_coded
        else ["Geografi", "År", "Kjønn", "Alder", "Måltall", "value"]
    )
    rows: list[list[object]] = [
        [PLACES[p], _period(end, "_"), "0", "0_120", MEASURES[m][1], value]
        if is_coded
        else [p, _period(end, "-"), "kjønn samlet", "Alle aldre", m, value]
        for (p, end, m), (value, _) in cells.items()
    ]
    kind = draw(
        st.sampled_from([None] * 6 + ["order", "parts", "place", "year", "value", "twice", "sum", "measure", "name"])
    )
    row = draw(st.sampled_from([each for each in rows if each[4] not in ("SMR", "Forholdstall (Norge=100)")] or [[]]))
    if kind == "order":
        order = draw(st.permutations(range(6)))
        return [[each[place] for place in order] for each in [heading, *rows]]
    if not row:  # only numbers that are never read
        return [heading, *rows]
    if kind == "parts":
        row[2] = draw(st.sampled_from(["menn", "1", "kvinner", "15-44 år"]))
        truth.clear()
    elif kind == "place":
        row[0] = draw(st.sampled_from(["Herøy", "Våler", "Bydel Frogner", "", "9999", "Bæum"]))
        truth.clear()
    elif kind == "year":
        row[1] = draw(st.sampled_from(["2014", "2013-2015", "2014-2013", "", "13-14"]))
        truth.clear()
    elif kind == "measure":
        row[4] = draw(st.sampled_from(["Per 10 000", "Antall", "", "Gjennomsnitt"]))
        truth.clear()
    elif kind == "value":
        heading.append("value2")
        rows = [[*each, 3] for each in rows]
    elif kind == "twice":
        rows.append([*row[:-1], 17.5])
        truth.clear()
    elif kind == "sum":
        rows.append(["Sum", *row[1:]])
        truth.clear()
    elif kind == "name":
        heading[draw(st.integers(0, 5))] = None
        truth.clear()
    return [heading, *rows]


@st.composite
def _long_text(draw, cells: Cells, truth: Truth) -> Export:
    rows = draw(_long(cells, truth))
    decimals = draw(st.sampled_from([".", ","]))
    out = io.StringIO()
    newline = draw(st.sampled_from(["\r\n", "\n"]))
    delimiter = draw(st.sampled_from([";", ";", "\t", ","]))
    writer = csv.writer(
        out,
        delimiter=delimiter,
        lineterminator=newline,
        quoting=draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])),
    )
    for row in rows:
        writer.writerow([str(cell).replace(".", decimals) if isinstance(cell, float) else cell for cell in row])
    text = out.getvalue()
    if draw(st.integers(0, 6)) == 0:
        text = text[: draw(st.integers(text.index(newline) + len(newline), len(text) - 1))]
        whole = len(text.splitlines()) - 1
        keys = [_key(*at) for at in cells]
        if text[-1] in "\r\n":
            for key in keys[whole:]:
                truth.pop(key, None)
        else:
            truth |= dict.fromkeys(truth.keys() & set(keys[whole - 1 : whole]), UNSURE)
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16", "mac-roman"]))
    name = draw(st.sampled_from(["vold_og_mishandling.csv"] * 5 + ["tabell.csv"]))
    return Export(name, text.encode(encoding, "replace"))


@st.composite
def _long_excel(draw, cells: Cells, truth: Truth) -> Export:
    """The long form saved by Excel, which may have made dates and texts of numbers."""
    rows = draw(_long(cells, truth))
    if draw(st.integers(0, 3)) == 0:
        rows = [[str(cell) if isinstance(cell, int) else cell for cell in row] for row in rows]
    return workbook_of([[TITLE], *rows, *draw(st.sampled_from([[], [[], ["Tegnforklaring"], [":"], ["Anonymisert"]]]))])


@st.composite
def _grid(draw, cells: Cells, truth: Truth) -> Export:
    """The grid of the closed bank: years across, with measures below them or down the side."""
    places, ends, measures = (list(dict.fromkeys(key[i] for key in cells)) for i in range(3))
    title = draw(st.sampled_from([f"{TITLE} (K)"] * 6 + [*OTHER_TITLES]))
    if title in OTHER_TITLES:
        truth.clear()
    if draw(st.booleans()):
        head = [
            ["År", *(label for end in ends for label in [_period(end, "-"), *[None] * (len(measures) - 1)])],
            ["Måltall", *measures * len(ends)],
            ["Geografi"],
        ]
        rows = [[p, *(cells[p, end, m][0] for end in ends for m in measures)] for p in places]
    else:
        head = [["År", None, *(_period(end, "-") for end in ends)], ["Geografi", "Måltall"]]
        rows = [
            [p if i == 0 else None, m, *(cells[p, end, m][0] for end in ends)]
            for p in places
            for i, m in enumerate(measures)
        ]
    draw(_broken_grid(head, rows, truth))
    legend = draw(st.sampled_from([[], [[], ["Tegnforklaring"], [":"], ["Anonymisert"]], [["Merk: tall er avrundet"]]]))
    return workbook_of([[title], [], *head, *rows, *legend])


@st.composite
def _broken_grid(draw, head, rows, truth: Truth) -> None:
    kind = draw(st.sampled_from([None] * 5 + ["place", "year", "measure", "sum", "text", "note", "stub"]))
    used = [row for row in rows if row[1] != "Forholdstall (Norge=100)"]
    if not used:  # only numbers that are never read
        return
    if kind == "place":
        draw(st.sampled_from(used))[0] = draw(st.sampled_from(["Herøy", "Våler", "Alle", "Region vest"]))
        truth.clear()
    elif kind == "year":
        places = [i for i, cell in enumerate(head[0]) if i and cell]
        head[0][draw(st.sampled_from(places))] = draw(st.sampled_from(["2014", "2013-2015", "Sum", None]))
        truth.clear()
    elif kind == "measure" and len(head) == 3:
        head[1][-1] = draw(st.sampled_from(["Per 10 000", "Antall", None]))
        truth.clear()
    elif kind == "sum":
        rows.insert(draw(st.integers(0, len(rows))), ["Sum", *used[0][1:]])
        truth.clear()
    elif kind == "text":
        rows[:] = [[str(cell).replace(".", ",") if isinstance(cell, float) else cell for cell in row] for row in rows]
    elif kind == "note":
        rows[0].append("se merknad")
        truth.clear()
    elif kind == "stub" and len(head) == 3 and len(rows) > 1:
        rows[-1][0] = None
        truth.clear()


@st.composite
def _json(draw, cells: Cells, truth: Truth) -> Export:
    places, ends, measures = (list(dict.fromkeys(key[i] for key in cells)) for i in range(3))
    dimensions = {
        "GEO": {PLACES[place]: place for place in places},
        "AAR": {_period(end, "_"): _period(end, "-") for end in ends},
        "KJONN": {"0": "kjønn samlet"},
        "ALDER": {"0_120": "alle aldre"},
        "MEASURE_TYPE": {MEASURES[m][1]: m for m in measures},
    }
    numbers = [cells[p, end, m][0] for p in places for end in ends for m in measures]
    if draw(st.integers(0, 5)) == 0:
        dimensions["KJONN"] = {draw(st.sampled_from(["1", "2"])): "menn"}
        truth.clear()
    labels = {"GEO": "Geografi", "AAR": "År", "KJONN": "Kjønn", "ALDER": "Alder", "MEASURE_TYPE": "Måltall"}
    data = {
        "version": "2.0",
        "class": "dataset",
        "label": TITLE,
        "id": [*dimensions],
        "size": [len(each) for each in dimensions.values()],
        "dimension": {
            name: {"label": labels[name], "category": {"index": [*each], "label": each}}
            for name, each in dimensions.items()
        },
        "value": [None if isinstance(each, str) else each for each in numbers],
        "status": {str(place): each for place, each in enumerate(numbers) if isinstance(each, str)},
    }
    return Export("tabell.json", json.dumps(data, ensure_ascii=False).encode())
