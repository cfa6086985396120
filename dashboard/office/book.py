"""Excel workbooks in which text is text: none is a formula or a link, nor becomes one when somebody edits the cell."""

from typing import IO, Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

TEXT_IS_TEXT = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # full-width signs too


class Sheet(Worksheet):
    """A sheet that marks what looks like a formula as text, as an apostrophe does that is typed before it."""

    book: "Book"

    def write_string(self, row: int, col: int, string: str, cell_format: Format | None = None) -> Any:
        """Writes text; whoever edits the cell without changing it still has text."""
        look = self.book.as_text(cell_format) if string.startswith(BEGINS_A_FORMULA) else cell_format
        return super().write_string(row, col, string, look)


class Book(Workbook):
    """A workbook of such sheets."""

    worksheet_class = Sheet

    def __init__(self, file: IO[bytes], options: dict[str, Any] | None = None) -> None:
        self._properties: dict[Format | None, dict[str, Any]] = {}
        super().__init__(file, TEXT_IS_TEXT | (options or {}))

    def add_worksheet(self, name: str | None = None, worksheet_class: type[Worksheet] | None = None) -> Worksheet:
        """A new sheet."""
        sheet = super().add_worksheet(name, worksheet_class)
        sheet.book = self
        return sheet

    def add_format(self, properties: dict[str, Any] | None = None) -> Format:
        """A new format."""
        made = super().add_format(properties)
        self._properties[made] = properties or {}
        return made

    def as_text(self, look: Format | None) -> Format:
        """The same look, of a cell whose content is text whatever it begins with."""
        return self.add_format(self._properties.get(look, {}) | {"quote_prefix": True})
