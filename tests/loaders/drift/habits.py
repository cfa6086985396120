"""What people do to a table in Excel, and what it makes of the truth: nothing, another status, or no number at all."""

from copy import deepcopy
from datetime import datetime

from hypothesis import strategies as st

from tests.loaders.drift import cells
from tests.loaders.drift.cells import forget
from tests.loaders.drift.sheets import Counted, Drawn, Truth

AMBIGUOUS = ("Våler", "Herøy")
"""Names that two municipalities have, in every year that is drawn."""
SUMS = ("Sum", "Totalt", "I alt", "SUM", "Sum alle", "Alle", "Til sammen", "Hele distriktet")
SECOND_LINES = ("(antall)", "personer", "n", "Antall")
UNITS = {"Antall": True, "Personer": True, "Prosent": False, "Per 1000 innbyggere": False, "%": False}
OTHER_UNITS = ("Tall i prosent", "Andel (%)", "Tall i hele tusen", "Tall per 1 000 innbyggere", "Gjennomsnitt siste år")
NOTES = ("Merk: tallene er korrigert", "NB! Se eget notat", "Korttidsopphold", "Herav", "*")


@st.composite
def habits(draw, sheets: list[Drawn], truth: Truth) -> None:
    """None, one or two of them, on any of the sheets."""
    for habit in draw(st.lists(st.sampled_from(HABITS), max_size=2)) if draw(st.booleans()) else []:
        sheet = draw(st.sampled_from(sheets))
        if sheet.counted:
            habit(draw, sheet, truth)
    if draw(st.integers(0, 15)) == 0:
        again = deepcopy(draw(st.sampled_from(sheets)))
        again.name = draw(st.sampled_from(["Kopi", "Ark2", "Gammel versjon"]))
        sheets.insert(draw(st.integers(0, len(sheets))), again)


def sum_anywhere(draw, sheet: Drawn, truth: Truth) -> None:
    """A row of sums, of all rows or some, first, last or between."""
    if len(sheet.rows) < 2:
        return
    at = draw(st.integers(0, len(sheet.rows)))
    first, last = sorted((draw(st.integers(0, len(sheet.rows))), draw(st.integers(0, len(sheet.rows)))))
    parts = sheet.rows[first:last] if draw(st.booleans()) else sheet.rows
    columns = {column for _, column in sheet.counted}
    row = [
        sum(int(part[j]) for part in parts if isinstance(part[j], Counted)) if j in columns else None
        for j in range(len(sheet.heading))
    ]
    texts = [j for j in range(len(sheet.heading)) if j not in columns]
    if texts:
        row[draw(st.sampled_from(texts))] = draw(st.sampled_from(SUMS))
        if draw(st.booleans()):
            other = draw(st.sampled_from(texts))
            row[other] = row[other] or sheet.rows[0][other]
    sheet.rows.insert(at, row)


def sum_column(draw, sheet: Drawn, truth: Truth) -> None:
    at = draw(st.integers(0, len(sheet.heading)))
    for row in sheet.rows:
        row.insert(at, sum(int(cell) for cell in row if isinstance(cell, Counted)))
    sheet.heading.insert(at, draw(st.sampled_from(["Sum", "Totalt", "I alt", "Total", "Samlet"])))
    sheet.merged = [column + (column >= at) for column in sheet.merged]


def second_heading(draw, sheet: Drawn, truth: Truth) -> None:
    """A line of units below the headings, or the headings again further down."""
    if draw(st.booleans()):
        sheet.rows.insert(draw(st.integers(0, len(sheet.rows))), list(sheet.heading))
        return
    columns = {column for _, column in sheet.counted}
    text = draw(st.sampled_from(SECOND_LINES))
    sheet.rows.insert(0, [text if column in columns else None for column in range(len(sheet.heading))])


def unit_column(draw, sheet: Drawn, truth: Truth) -> None:
    unit = draw(st.sampled_from([*UNITS]))
    sheet.heading.append(draw(st.sampled_from(["Enhet", "Eining", "Måleenhet"])))
    for row in sheet.rows:
        row.append(unit)
    if not UNITS[unit]:
        forget(truth, (cell for row in sheet.rows for cell in row))


def other_unit(draw, sheet: Drawn, truth: Truth) -> None:
    sheet.above.append([draw(st.sampled_from(OTHER_UNITS))])
    forget(truth, (cell for row in sheet.rows for cell in row))


def note_among(draw, sheet: Drawn, truth: Truth) -> None:
    """A line of text between the rows, beside one of them, or a blank row."""
    text, at = draw(st.sampled_from(NOTES)), draw(st.integers(0, len(sheet.rows) - 1))
    kind = draw(st.sampled_from(["line", "beside", "blank", "blank column"]))
    if kind == "line":
        sheet.rows.insert(at, [text])
        sheet.rows[at] += [None] * (len(sheet.heading) - 1)
    elif kind == "beside":
        sheet.rows[at].append(text)
        sheet.heading.append(None)
        for row in sheet.rows:
            row += [None] * (len(sheet.heading) - len(row))
    elif kind == "blank":
        sheet.rows.insert(at, [None] * len(sheet.heading))
    else:
        place = draw(st.integers(0, len(sheet.heading)))
        for row in [sheet.heading, *sheet.rows]:
            row.insert(place, None)
        sheet.merged = [column + (column >= place) for column in sheet.merged]


def word_beside(draw, sheet: Drawn, truth: Truth) -> None:
    """A column of remarks, in which some rows have a word that elsewhere means a sum."""
    at = draw(st.integers(0, len(sheet.heading)))
    name = draw(st.sampled_from(["Merknad", "Driftsenhet", "Område", "Kommentar"]))
    word = draw(st.sampled_from(["Alle", "Totalt", "Sum", "I alt"]))
    chosen = draw(st.sets(st.integers(0, len(sheet.rows) - 1), min_size=1))
    sheet.heading.insert(at, name)
    for place, row in enumerate(sheet.rows):
        row.insert(at, word if place in chosen else None)
    sheet.merged = [column + (column >= at) for column in sheet.merged]


def year_otherwise(draw, sheet: Drawn, truth: Truth) -> None:
    """Years as dates, as texts, as two digits or with a mark."""
    form = draw(st.sampled_from(["{} ", "{}*", "'{}", "{}.0", "{} (foreløpig)", "01.01.{}", "", "{:.2}", "I {}"]))

    def written(cell: object) -> object:
        if isinstance(cell, Counted) or not str(cell).isdecimal() or not 1990 < int(str(cell)) < 2030:
            return cell
        return form.format(str(cell)) if form else datetime(int(str(cell)), 1, 1)

    sheet.heading = [written(cell) for cell in sheet.heading]
    sheet.rows = [[written(cell) for cell in row] for row in sheet.rows]


def another_year_in_heading(draw, sheet: Drawn, truth: Truth) -> None:
    """«Antall 2015» beside a column of other years."""
    years = {cell for row in sheet.rows for cell in row if type(cell) is int and 1990 < cell < 2030}
    if years:
        column = draw(st.sampled_from(sheet.counted))[1]
        sheet.heading[column] = f"{sheet.heading[column]} 2014"
        forget(truth, (row[column] for row in sheet.rows))


def ambiguous_place(draw, sheet: Drawn, truth: Truth) -> None:
    name = draw(st.sampled_from(AMBIGUOUS))
    named = {"Bærum", "Asker", "Lier", "Drammen"}
    for row in sheet.rows:
        if not named.isdisjoint(map(str, row)):
            place = next(i for i, cell in enumerate(row) if str(cell) in named)
            row[place] = name
            forget(truth, row)
            sheet.merged = []
            return


def table_beside(draw, sheet: Drawn, truth: Truth) -> None:
    """Another table to the right, with the same headings or others, and other numbers."""
    heading = sheet.heading if draw(st.booleans()) else [f"{cell} (i fjor)" for cell in sheet.heading]
    rows = [[cell + 1 if isinstance(cell, Counted) else cell for cell in row] for row in sheet.rows]
    sheet.heading = [*sheet.heading, None, *heading]
    sheet.rows = [[*row, None, *other] for row, other in zip(sheet.rows, rows, strict=True)]


def part_of_row(draw, sheet: Drawn, truth: Truth) -> None:
    """«Herav …» below a row, with fewer."""
    at = draw(st.integers(0, len(sheet.rows) - 1))
    row = [max(int(cell) - 1, 0) if isinstance(cell, Counted) else cell for cell in sheet.rows[at]]
    texts = [j for j, cell in enumerate(row) if isinstance(cell, str)]
    if texts:
        row[texts[0]] = draw(st.sampled_from(["herav Fornebu", "- herav under 18", "av disse nye", "  Fornebu"]))
        sheet.rows.insert(at + 1, row)


HABITS = (
    cells.number_as_text,
    cells.thousands,
    cells.sign,
    cells.unclear,
    cells.gone,
    cells.formatted,
    cells.hidden,
    cells.number_merged,
    sum_anywhere,
    sum_column,
    second_heading,
    unit_column,
    other_unit,
    note_among,
    word_beside,
    year_otherwise,
    another_year_in_heading,
    ambiguous_place,
    table_beside,
    part_of_row,
)
