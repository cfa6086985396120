"""Tabell 1, and any other table that is text ready to read, as Word, Excel or CSV."""

import csv
import io
from datetime import date
from typing import Any, Protocol

from dashboard.charts.chart import TableColumn
from dashboard.export import Exported
from dashboard.export.cleaning import cleaned
from dashboard.export.names import folded
from dashboard.text import Text, text

TABLE_FORMATS = ("docx", "xlsx", "csv")


class ReadyTable(Protocol):
    """What a table must have to be written: the Tabell 1 of `dashboard.charts` has it."""

    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def language(self) -> str: ...  # noqa: D102
    @property
    def columns(self) -> tuple[TableColumn, ...]: ...  # noqa: D102
    @property
    def verdicts(self) -> tuple[tuple[str, str], ...]: ...  # noqa: D102
    @property
    def footnotes(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def source(self) -> str: ...  # noqa: D102
    @property
    def synthetic_words(self) -> str: ...  # noqa: D102
    @property
    def version(self) -> str: ...  # noqa: D102


def export_table(table: ReadyTable, format: str, *, exported: date) -> Exported:
    """The table as a finished file; the same arguments always give the same bytes.

    Raises:
        ValueError: unknown format.
    """
    from dashboard.export import delimited, excel, word
    from dashboard.export.packing import repacked

    if format not in TABLE_FORMATS:
        raise ValueError(f"format {format!r}: expected one of {', '.join(TABLE_FORMATS)}")
    table = cleaned(table)
    name = f"{folded(table.title)}_{exported.isoformat()}.{format}"
    if format == "docx":
        return Exported(name, word.MIME, repacked(_docx(table, exported)))
    if format == "xlsx":
        return Exported(name, excel.MIME, repacked(_xlsx(table, exported)))
    return Exported(name, delimited.MIME, _csv(table, exported))


def words_below(table: ReadyTable, exported: date) -> tuple[str, ...]:
    """What stands under the table, a paragraph each."""
    t = text(table.language)
    dates = t("Exported {day}.", day=t.date(exported))
    edition = t("Edition of the data: {version}.", version=table.version) if table.version else ""
    found = (table.synthetic_words, table.source, *table.footnotes, f"{dates} {edition}".strip())
    return tuple(words for words in found if words)


def verdict_columns(table: ReadyTable, t: Text) -> tuple[TableColumn, ...]:
    """What each row's numbers carry, as a table; empty where nothing is said."""
    if not table.verdicts:
        return ()
    rows, verdicts = zip(*table.verdicts, strict=True)
    return (
        TableColumn(t("Row"), rows, is_numeric=False),
        TableColumn(t("What the numbers carry"), verdicts, is_numeric=False),
    )


def _docx(table: ReadyTable, exported: date) -> bytes:
    from dashboard.export.word.document import finished, new_document
    from dashboard.export.word.fields import add_caption
    from dashboard.export.word.tables import add_table

    t, document = text(table.language), new_document(table.language)
    number, caption = numbered(table)
    add_caption(document, "table", number, caption, table.language)
    add_table(document, table.columns, caption)
    for words in words_below(table, exported):
        document.add_paragraph(words, style="Figure source").runs[0].bold = words == table.synthetic_words
    if verdicts := verdict_columns(table, t):
        document.add_paragraph()
        add_table(document, verdicts, t("What the numbers carry"))
    saved = io.BytesIO()
    finished(document, table.title, exported, table.language).save(saved)
    return saved.getvalue()


def numbered(table: ReadyTable) -> tuple[int, str]:
    """The number and the words of a title as «Tabell 1. Omfang …», whose number is a field in Word."""
    head, dot, rest = table.title.partition(". ")
    number = head.rpartition(" ")[2]
    return (int(number), rest) if dot and number.isdigit() else (1, table.title)


def _xlsx(table: ReadyTable, exported: date) -> bytes:
    """Words and numbers as they are read: «41 (67)» and «:» are no numbers, so that none is written as one."""
    from dashboard.export.sheets import text_sheets

    t = text(table.language)
    below = [TableColumn(table.title, words_below(table, exported), is_numeric=False), *verdict_columns(table, t)]
    sheets = [(t("Numbers"), list(table.columns)), (t("About the numbers"), below)]
    return text_sheets(sheets, table.title, exported)


def _csv(table: ReadyTable, exported: date) -> bytes:
    from dashboard.export.delimited import harmless

    saved = io.StringIO()
    writer: Any = csv.writer(saved, delimiter=";", lineterminator="\r\n")
    writer.writerow([harmless(column.heading) for column in table.columns])
    writer.writerows(map(harmless, row) for row in zip(*(column.cells for column in table.columns), strict=True))
    writer.writerow([])
    writer.writerows([harmless(words)] for words in words_below(table, exported))
    return saved.getvalue().encode("utf-8-sig")
