"""What the cells of a column look like: places, years, sexes, age groups, services or categories."""

from collections.abc import Callable, Iterator
from datetime import date

from loaders.describing.known import Known
from loaders.files.cells import CellError
from loaders.files.periods import parse_period
from loaders.files.sheet import Sheet
from loaders.layouts.layout import CATEGORY, GROUP, PLACE, SERVICE, SEX, YEAR, Table
from loaders.layouts.words import plain, words
from loaders.regions import code_of, codes_of, is_code
from loaders.tables.body import is_sum_word

LEAST_LABELS = 2  # cells with anything in a row of data; one with a single text is a note
LEAST_CODES = 2  # different codes that tell a column of them from one of counts
Said = list[tuple[object, str]]


def axis_in(sheet: Sheet, row: int, column: int, table: Table, known: Known) -> str:
    """The table's axis that all cells below a row look like, sums aside; empty if none."""
    cells = [cell for cell in _cells(sheet, row, column) if not is_sum_word(cell[1])]
    tests: dict[str, Callable[[Said], bool]] = {
        YEAR: _are_years,
        SEX: lambda cells: all(plain(text) in words().sexes for _, text in cells),
        GROUP: lambda cells: all(plain(text) in words().groups for _, text in cells),
        SERVICE: lambda cells: all(plain(text) in known.services for _, text in cells),
        CATEGORY: lambda cells: any(plain(text) in map(plain, table.axis(CATEGORY).wanted) for _, text in cells),
        PLACE: lambda cells: _are_places(cells, known),
    }
    return next((axis for axis, test in tests.items() if cells and axis in table.axes and test(cells)), "")


def is_of_numbers(sheet: Sheet, row: int, column: int) -> bool:
    """Whether some cell below a row holds a number that is no year."""
    cells = list(_cells(sheet, row, column))
    return any(isinstance(value, int | float) for value, _ in cells) and not _are_years(cells)


def _cells(sheet: Sheet, row: int, column: int) -> Iterator[tuple[object, str]]:
    """(value, text) of each filled cell of the rows of data below a row."""
    for at in range(row + 1, sheet.height + 1):
        text = sheet.text(at, column)
        if text and sum(value is not None for value in sheet.rows[at - 1]) >= LEAST_LABELS:
            yield sheet.value(at, column), text


def _are_years(cells: Said) -> bool:
    try:
        return all(parse_period(value, 1) for value, _ in cells)
    except CellError:
        return False


def _are_places(cells: Said, known: Known) -> bool:
    names = [text for _, text in cells if plain(text) not in words().everyone and not known.is_rest(text)]
    if all(is_code(text) for text in names):
        return len(set(names)) >= LEAST_CODES
    return all(codes_of(text) or code_of(text, date.today().year) for text in names)
