"""Tabell 1 of the plan as Word, Excel or CSV, with its notes."""

import csv
import io
from datetime import date
from typing import Any

from dashboard.charts.build import PROVISIONAL_SIGN
from dashboard.charts.chart import TableColumn
from dashboard.charts.identity import Identity
from dashboard.charts.tables.table1 import Table1
from dashboard.documents.cleaning import cleaned
from dashboard.documents.export import Exported
from dashboard.documents.frame import reopens_at
from dashboard.documents.names import folded
from dashboard.vocabulary.text import text

TABLE_FORMATS = ("docx", "xlsx", "csv")
PORTRAIT_CM, LANDSCAPE_CM = 16.0, 24.7  # the text width of an A4 page with margins of 2.5 cm


def export_table(table: Table1, format: str, *, exported: date, site: str = "") -> Exported:
    """The table as a finished file; the same arguments always give the same bytes.

    `site` is the dashboard's base URL, which makes the printed link absolute.

    Raises:
        ValueError: unknown format.
    """
    from dashboard.documents import delimited, excel, word
    from dashboard.documents.packing import repacked

    if format not in TABLE_FORMATS:
        raise ValueError(f"format {format!r}: expected one of {', '.join(TABLE_FORMATS)}")
    table = cleaned(table)
    name = f"{folded(table.title)}_{exported.isoformat()}.{format}"
    if format == "docx":
        return Exported(name, word.MIME, repacked(_docx(table, exported, site)))
    if format == "xlsx":
        return Exported(name, excel.MIME, repacked(_xlsx(table, exported, site)))
    return Exported(name, delimited.MIME, _csv(table, exported, site))


def table_notes(table: Table1, exported: date, site: str = "") -> tuple[str, ...]:
    """The notes below the table, one paragraph each; the marking of example data first."""
    t = text(table.language)
    dates = t("Exported {day}.", day=t.date(exported))
    edition = t("Edition: {version}.", version=table.version) if table.version else ""
    link = reopens_at(t, table_link(table, site))
    found = (table.synthetic_words, table.source, *table.footnotes, f"{dates} {edition} {link}")
    return tuple(words for words in found if words)


def verdict_columns(table: Table1) -> tuple[TableColumn, ...]:
    """The verdict on each row, as a table; empty if there are none."""
    if not table.verdicts:
        return ()
    t = text(table.language)
    rows, verdicts = zip(*table.verdicts, strict=True)
    return (
        TableColumn(t("Row"), rows, is_numeric=False),
        TableColumn(t("What the numbers can tell us"), verdicts, is_numeric=False),
    )


def numbered(table: Table1) -> tuple[int, str]:
    """The number and the text of a title such as «Tabell 1. Omfang …»; in Word the number is a field."""
    head, dot, rest = table.title.partition(". ")
    number = head.rpartition(" ")[2]
    return (int(number), rest) if dot and number.isdigit() else (1, table.title)


def _docx(table: Table1, exported: date, site: str) -> bytes:
    """Portrait if the years fit side by side, else landscape; very many years continue in a table below."""
    from dashboard.documents.word.document import finished, new_document
    from dashboard.documents.word.fields import add_caption
    from dashboard.documents.word.links import add_linked
    from dashboard.documents.word.tables import add_table, side_by_side

    document = new_document(table.language)
    width = PORTRAIT_CM if len(side_by_side(table.columns, PORTRAIT_CM)) == 1 else _make_landscape(document)
    number, caption = numbered(table)
    add_caption(document, "table", number, caption, table.language, identity=Identity.of_table(table))
    add_table(document, table.columns, caption, width_cm=width)
    for words in table_notes(table, exported, site):
        add_linked(document, words, strong=words == table.synthetic_words)
    if verdicts := verdict_columns(table):
        add_caption(document, "table", number + 1, verdicts[1].heading, table.language)
        add_table(document, verdicts, verdicts[1].heading, width_cm=width)
    saved = io.BytesIO()
    finished(document, table.title, exported, table.language).save(saved)
    return saved.getvalue()


def _make_landscape(document: Any) -> float:
    """Turns the page to landscape; returns its text width in cm."""
    from docx.enum.section import WD_ORIENT

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    return LANDSCAPE_CM


def _xlsx(table: Table1, exported: date, site: str) -> bytes:
    from dashboard.documents.sheets import workbook

    t = text(table.language)
    facts = (
        (t("Table"), table.title),
        (t("Marking"), table.synthetic_words),
        (t("Source"), table.source),
        *((t("Note"), words) for words in table.footnotes),
        *((f"{t('What the numbers can tell us')}: {row}", words) for row, words in table.verdicts),
        (t("Privacy"), t("Small numbers are withheld; a withheld number is not in this file.")),
        (t("Export date"), t.date(exported)),
        (t("Edition"), table.version),
        (t("Address"), table_link(table, site)),
    )
    sheets = (t("Numbers"), t("About the figures"))
    return workbook(table, sheets, tuple(fact for fact in facts if fact[1]), exported)


def _csv(table: Table1, exported: date, site: str) -> bytes:
    from dashboard.documents.delimited import harmless

    saved = io.StringIO()
    writer = csv.writer(saved, delimiter=";", lineterminator="\r\n")
    writer.writerow([harmless(column.heading) for column in table.with_status])
    columns = [[_plain(cell, table.language) for cell in column.cells] for column in table.with_status]
    writer.writerows(map(harmless, row) for row in zip(*columns, strict=True))
    writer.writerow([])
    writer.writerows([harmless(words)] for words in table_notes(table, exported, site))
    return saved.getvalue().encode("utf-8-sig")


def _plain(cell: str, language: str) -> str:
    """A provisional number without its sign, so that it is read as a number; the status column has its status."""
    from dashboard.documents.sheets import number_in

    return cell if number_in(cell, language) is None else cell.removesuffix(PROVISIONAL_SIGN)


def table_link(table: Table1, site: str) -> str:
    """The table's URL, absolute if the dashboard's own address is known."""
    return site.rstrip("/") + table.address
