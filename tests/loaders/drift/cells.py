"""What people do to single cells of a table in Excel."""

from hypothesis import strategies as st

from tests.loaders.drift.sheets import SEPARATE, Counted, Drawn, Truth

UNCLEAR = (
    "ca. {}",
    "{}?",
    "{}-{}",
    "over {}",
    "{} / {}",
    "{} (anslag)",
    "~{}",
    "{},5",
    "{}.{}.",
    "se merknad",
    "#REF!",
)
SIGNS = {":": "suppressed", "*": "suppressed", "<5": "suppressed", "1-4": "suppressed", "..": "missing"}
FORMATS = {
    "#,##0": True,
    "0": True,
    "General": True,
    "@": True,
    "0%": False,
    '"<5"': False,
    ";;;": False,
    '0.0,"k"': False,
}


def cell_of(draw, sheet: Drawn) -> tuple[int, int, Counted]:
    row, column = draw(st.sampled_from(sheet.counted))
    return row, column, sheet.rows[row][column]


def forget(truth: Truth, cells) -> None:
    for cell in cells:
        if isinstance(cell, Counted):
            truth.pop(cell.key, None)


def number_as_text(draw, sheet: Drawn, truth: Truth) -> None:
    shown = draw(st.sampled_from(["{}", " {}", "{} ", "{}*", "{}¹", "{} a)", "{}" + SEPARATE, "{},0", "{},000", "+{}"]))
    for row, column in draw(st.lists(st.sampled_from(sheet.counted), min_size=1, max_size=4, unique=True)):
        cell = sheet.rows[row][column]
        sheet.rows[row][column] = shown.format(int(cell))
        if shown == "{},000" and cell:  # a thousand times as many, to whoever writes so
            forget(truth, [cell])


def thousands(draw, sheet: Drawn, truth: Truth) -> None:
    """Numbers a thousand times as large, written with a separator."""
    sign = draw(st.sampled_from([",", ".", " ", SEPARATE, "’", "\u2009"]))
    for row, column in sheet.counted:
        cell = sheet.rows[row][column]
        if cell.key in truth and 0 < cell < 1000:
            truth[cell.key] = cell * 1000
            sheet.rows[row][column] = f"{int(cell)}{sign}000"


def sign(draw, sheet: Drawn, truth: Truth) -> None:
    row, column, cell = cell_of(draw, sheet)
    text = draw(st.sampled_from([*SIGNS]))
    sheet.rows[row][column] = text
    if cell.key in truth:
        truth[cell.key] = SIGNS[text]


def unclear(draw, sheet: Drawn, truth: Truth) -> None:
    row, column, cell = cell_of(draw, sheet)
    number = int(cell) + 10
    sheet.rows[row][column] = draw(st.sampled_from(UNCLEAR)).format(number, number + 9)
    forget(truth, [cell])


def gone(draw, sheet: Drawn, truth: Truth) -> None:
    row, column, cell = cell_of(draw, sheet)
    sheet.rows[row][column] = draw(st.sampled_from([None, "", " ", "-", "–", "x"]))
    forget(truth, [cell])


def formatted(draw, sheet: Drawn, truth: Truth) -> None:
    row, column, cell = cell_of(draw, sheet)
    number_format = draw(st.sampled_from([*FORMATS]))
    place = sheet.top + row, column + 1
    sheet.looks.append(lambda written: setattr(written.cell(*place), "number_format", number_format))
    if not FORMATS[number_format]:
        forget(truth, [cell])
        sheet.rows[row][column] = int(cell)  # no other habit makes it a text, which the format would not change


def hidden(draw, sheet: Drawn, truth: Truth) -> None:
    row, column, _ = cell_of(draw, sheet)
    if draw(st.booleans()):
        sheet.looks.append(lambda written: setattr(written.row_dimensions[sheet.top + row], "hidden", True))
    else:
        letter = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[column]
        sheet.looks.append(lambda written: setattr(written.column_dimensions[letter], "hidden", True))


def number_merged(draw, sheet: Drawn, truth: Truth) -> None:
    """One number over two cells: whose it is, nothing says."""
    row, column, cell = cell_of(draw, sheet)
    down, right = draw(st.sampled_from([(1, 0), (0, 1)]))
    if (row + down, column + right) not in sheet.counted:
        return
    forget(truth, [cell, sheet.rows[row + down][column + right]])
    sheet.rows[row + down][column + right] = None
    first, last = (sheet.top + row, column + 1), (sheet.top + row + down, column + right + 1)
    sheet.looks.append(
        lambda written: written.merge_cells(
            start_row=first[0], start_column=first[1], end_row=last[0], end_column=last[1]
        )
    )
