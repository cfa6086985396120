"""Writes a form as an .xlsx workbook: headings locked, cells to fill in open and checked as they are typed."""

from collections.abc import Iterable
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from loaders.templates.form import Column, Form, Kind, Table

HELP = "Slik fylles den ut"
FILL_IN = f"Fyll ut de hvite cellene. Arket «{HELP}» forklarer dem."
NEVER = (
    "Skriv ingenting som noen kan kjennes igjen på: navn, fødselsdato, adresse eller hva som har hendt. Da blir hele"
    " filen avvist."
)
RETURN = "Lagre som Excel-arbeidsbok (.xlsx) og send den tilbake til kommunen."
INK, LINE = "12436D", Side(style="thin", color="6E7F93")
BOLD, WHITE = Font(name="Calibri", bold=True), Font(name="Calibri", bold=True, color="FFFFFF")
TITLE = Font(name="Calibri", size=14, bold=True, color=INK)
HEADING = PatternFill("solid", fgColor=INK)
LABEL = PatternFill("solid", fgColor="E8EFF5")
BOX = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
TOP = Alignment(wrap_text=True, vertical="top")
NAMES, MEANINGS, LINE_HEIGHT = 34, 76, 16
DAY_FORMAT, FIRST_DAY = "dd.mm.yyyy", 36526  # 1 January 2000, as Excel counts days
WHOLE = "Skriv et helt tall, eller tegnet som forklares i det siste arket."
RULES: dict[Kind, tuple[str, str | None, str, str | None, str]] = {
    Kind.COUNT: ("whole", "greaterThanOrEqual", "0", None, WHOLE),
    Kind.NUMBER: ("whole", "greaterThanOrEqual", "1", None, "Skriv et helt tall fra 1."),
    Kind.PERCENT: ("whole", "between", "0", "100", "Skriv hele prosent fra 0 til 100: 60 for 60 %."),
    Kind.DAY: ("date", "greaterThanOrEqual", str(FIRST_DAY), None, "Skriv en dato: 31.12.2022."),
    Kind.PAIR: ("custom", None, 'ISNUMBER(SEARCH("(",{cell}))', None, "Skriv egen kommune (alle): 12 (34)."),
}
"""Validation of each kind: type, operator, limits, and what is said when it fails."""


def written(form: Form) -> bytes:
    """The workbook's bytes."""
    book = Workbook()
    book.remove(book.active)
    book.properties.title, book.properties.creator = form.title, ""
    for table in form.tables:
        _add_table(book.create_sheet(table.sheet), table)
    _add_help(book.create_sheet(HELP), form)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _add_table(sheet: Worksheet, table: Table) -> None:
    for line in (table.title, *table.lines, FILL_IN):
        sheet.append([line])
    sheet["A1"].font = TITLE
    if table.asked:
        sheet.append([table.asked.heading])
        _open(sheet.cell(sheet.max_row, 2), table.asked)
        _check(sheet, table.asked, [sheet.cell(sheet.max_row, 2)])
    header = sheet.max_row + 2
    for row, values in enumerate((*table.rows, *[(None,) * len(table.columns)] * table.spare), header + 1):
        _add_row(sheet, row, table.columns, values)
    for place, column in enumerate(table.columns, 1):
        _head(sheet, header, place, column.heading)
        sheet.column_dimensions[get_column_letter(place)].width = column.width
        cells = (sheet.cell(row, place) for row in range(header + 1, sheet.max_row + 1))
        _check(sheet, column, [cell for cell in cells if not cell.protection.locked])
    sheet.freeze_panes = f"A{header + 1}"
    _finish(sheet)


def _add_row(sheet: Worksheet, row: int, columns: tuple[Column, ...], values: tuple[str | int | None, ...]) -> None:
    for place, (column, value) in enumerate(zip(columns, values, strict=True), 1):
        if value is None:
            _open(sheet.cell(row, place), column)
        else:
            cell = sheet.cell(row, place, value)
            cell.fill, cell.border, cell.alignment = LABEL, BOX, Alignment(horizontal="left")


def _head(sheet: Worksheet, row: int, place: int, heading: str) -> None:
    cell = sheet.cell(row, place, heading)
    cell.font, cell.fill = WHITE, HEADING
    cell.alignment, cell.border = TOP, BOX


def _open(cell: Cell, column: Column) -> None:
    cell.border, cell.protection = BOX, Protection(locked=False)
    if column.kind is Kind.TEXT:
        cell.alignment = TOP
    if column.kind is Kind.DAY:
        cell.number_format = DAY_FORMAT


def _check(sheet: Worksheet, column: Column, cells: list[Cell]) -> None:
    """Checks the open cells of a column, which follow one another, as they are typed."""
    if cells and (rule := _rule(column, cells[0].coordinate)):
        rule.add(f"{cells[0].coordinate}:{cells[-1].coordinate}")
        sheet.add_data_validation(rule)


def _rule(column: Column, first: str) -> DataValidation | None:
    """What may be typed, with a warning that may be overruled, because «..» is an answer too."""
    if column.words:
        words = f'"{",".join(column.words)}"'
        return DataValidation("list", formula1=words, showErrorMessage=True, error="Velg et ord fra listen.")
    if column.kind not in RULES:
        return None
    kind, operator, least, most, said = RULES[column.kind]
    rule = DataValidation(kind, errorStyle="warning", showErrorMessage=True, error=said, operator=operator)
    rule.formula1, rule.formula2 = least.format(cell=first), most
    return rule


def _add_help(sheet: Worksheet, form: Form) -> None:
    """Explains every column, sign and rule; column names are quoted, so that no loader takes the sheet for a table."""
    sheet.append([HELP])
    sheet["A1"].font = TITLE
    for note in (form.holds, NEVER, *form.notes, RETURN):
        sheet.append([note])
        sheet.merge_cells(start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=2)
        _fit(sheet, sheet.max_row, note, NAMES + MEANINGS)
    for table in form.tables:
        columns = (*([table.asked] if table.asked else []), *table.columns)
        explained = [(f"«{column.heading.rstrip(':')}»", column.explained) for column in columns]
        _explain(sheet, f"Arket «{table.sheet}»", "Hva som skal stå der", explained)
    _explain(sheet, "Tegn i cellene", "Hva det betyr", form.signs)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = NAMES, MEANINGS
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = TOP
    _finish(sheet)


def _explain(sheet: Worksheet, title: str, told: str, explained: Iterable[tuple[str, str]]) -> None:
    header = sheet.max_row + 2
    _head(sheet, header, 1, title)
    _head(sheet, header, 2, told)
    for row, texts in enumerate(explained, header + 1):
        for place, text in enumerate(texts, 1):
            sheet.cell(row, place, text).border = BOX
        sheet.cell(row, 1).font = BOLD
        _fit(sheet, row, texts[1], MEANINGS)


def _fit(sheet: Worksheet, row: int, text: str, width: int) -> None:
    """Gives a row the height of its text: a spreadsheet does so itself only while somebody types."""
    sheet.row_dimensions[row].height = LINE_HEIGHT * (1 + len(text) // width)


def _finish(sheet: Worksheet) -> None:
    """Locks what is not to be filled in, without a password, and fits the sheet to a page's width."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
