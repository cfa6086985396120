"""Small workbooks with something planted in any part of the file: in cells, or where no cell shows it."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation

from tests.loaders.examples import POLICE, Rows

FIRST, SECOND = (3, 7, 6, 1, 8, 9, 4, 5, 2), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
REST = "http://schemas.openxmlformats.org/officeDocument/2006"
Plant = Callable[[Path, str], None]


def identity(birth: str, individual: int = 100, rest: int = 0) -> str:
    """An identity number for this day with valid control digits; the first leaves `rest`, as it may from 2032."""
    for number in range(individual, 1000):
        digits = f"{birth}{number:03}"
        first = (rest - sum(w * int(d) for w, d in zip(FIRST, digits, strict=True))) % 11
        second = -sum(w * int(d) for w, d in zip(SECOND, f"{digits}{first}", strict=False)) % 11
        if first < 10 and second < 10:
            return f"{digits}{first}{second}"
    raise AssertionError(birth)


def book(extra: Rows = (), title: str = "Notat") -> Workbook:
    """The police's extract, with a sheet of these rows beside it."""
    made = Workbook()
    made.active.title = "Uttrekk"
    for row in POLICE:
        made.active.append(row)
    if extra:
        sheet = made.create_sheet(title)
        for row in extra:
            sheet.append(row)
    return made


def edited(path: Path, change: Callable[[dict[str, bytes]], None], base: Workbook | None = None) -> None:
    """Saves a workbook with its parts changed as `change` says."""
    stream = BytesIO()
    (base or book()).save(stream)
    with zipfile.ZipFile(stream) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def part(name: str, xml: str) -> Plant:
    """Plants a text in a separate part: `xml` with {} in its place."""
    return lambda path, text: edited(path, lambda parts: parts.update({name: xml.format(escape(text)).encode()}))


def within(name: str, before: str, xml: str) -> Plant:
    """Plants a text inside an existing part, before the first `before`."""

    def change(parts: dict[str, bytes], text: str) -> None:
        inserted = xml.format(escape(text, {'"': "&quot;"}))
        assert before in parts[name].decode()
        parts[name] = parts[name].decode().replace(before, inserted + before, 1).encode()

    return lambda path, text: edited(path, lambda parts: change(parts, text))


def cell(path: Path, text: object) -> None:
    """In a cell of a sheet beside the table."""
    book([["Merknad"], [text]]).save(path)


def table_cell(path: Path, text: object) -> None:
    """Below the table itself."""
    made = book()
    made.active["A13"] = text
    made.save(path)


def hidden_sheet(path: Path, text: str) -> None:
    """In a sheet that Excel does not show."""
    made = book([["Notat"], [text]])
    made["Notat"].sheet_state = "veryHidden"
    made.save(path)


def comment(path: Path, text: str) -> None:
    """In a cell's comment."""
    made = book()
    made.active["E7"].comment = Comment(text, "Saksbehandler")
    made.save(path)


def header(path: Path, text: str) -> None:
    """In the printed header."""
    made = book()
    made.active.oddHeader.left.text, made.active.oddHeader.left.size = text, 12
    made.save(path)


def footer(path: Path, text: str) -> None:
    """In the printed footer."""
    made = book()
    made.active.oddFooter.center.text = text
    made.save(path)


def drop_down(path: Path, text: str) -> None:
    """Among the choices of a drop-down list."""
    made = book()
    made.active.add_data_validation(DataValidation(type="list", formula1=f'"Ja,{text},Nei"', sqref="H7"))
    made.save(path)


def prompt(path: Path, text: str) -> None:
    """In the prompt of a selected cell."""
    made = book()
    made.active.add_data_validation(
        DataValidation(type="whole", formula1="0", prompt=text, showInputMessage=True, sqref="H7")
    )
    made.save(path)


def property_(name: str) -> Plant:
    """In one of the file's properties."""

    def plant(path: Path, text: str) -> None:
        made = book()
        setattr(made.properties, name, text)
        made.save(path)

    return plant


def sheet_name(path: Path, text: str) -> None:
    """As the name of a sheet."""
    book([["Notat"]], title=text).save(path)


def split_runs(path: Path, text: str) -> None:
    """In a text box, each half with its own format."""
    half = len(text) // 2
    runs = "".join(f"<a:r><a:rPr b='1'/><a:t>{escape(each)}</a:t></a:r>" for each in (text[:half], text[half:]))
    xml = f"<xdr:wsDr xmlns:xdr='x' xmlns:a='{DRAWING}'><xdr:txBody><a:p>{runs}</a:p></xdr:txBody></xdr:wsDr>"
    edited(path, lambda parts: parts.update({"xl/drawings/drawing7.xml": xml.encode()}))


def orphan(path: Path, text: str) -> None:
    """Among the shared strings, though no cell uses it any longer."""

    def change(parts: dict[str, bytes]) -> None:
        name = "xl/sharedStrings.xml"
        old = parts.get(name, f'<sst xmlns="{MAIN}"></sst>'.encode()).decode()
        parts[name] = re.sub("</sst>", lambda end: f"<si><t>{escape(text)}</t></si>{end[0]}", old).encode()

    edited(path, change)


text_box = part(
    "xl/drawings/drawing9.xml",
    f"<xdr:wsDr xmlns:xdr='x' xmlns:a='{DRAWING}'><xdr:sp><a:p><a:r><a:t>{{}}</a:t></a:r></a:p></xdr:sp></xdr:wsDr>",
)
alt_text = part(
    "xl/drawings/drawing8.xml", "<xdr:wsDr xmlns:xdr='x'><xdr:cNvPr id='1' name='Bilde' descr='{}'/></xdr:wsDr>"
)
chart_title = part(
    "xl/charts/chart9.xml",
    f"<c:chart xmlns:c='c' xmlns:a='{DRAWING}'><c:title><c:rich><a:p><a:r><a:t>{{}}</a:t></a:r></a:p></c:rich>"
    "</c:title></c:chart>",
)
chart_cache = part(
    "xl/charts/chart8.xml", "<c:chart xmlns:c='c'><c:strCache><c:pt><c:v>{}</c:v></c:pt></c:strCache></c:chart>"
)
pivot_text = part(
    "xl/pivotCache/pivotCacheDefinition1.xml", f"<p xmlns='{MAIN}'><sharedItems><s v='{{}}'/></sharedItems></p>"
)
pivot_number = part("xl/pivotCache/pivotCacheRecords1.xml", f"<p xmlns='{MAIN}'><r><n v='{{}}'/></r></p>")
custom_xml = part("customXml/item1.xml", "<root><sak>{}</sak></root>")
custom_property = part(
    "docProps/custom.xml",
    f"<Properties xmlns:vt='{REST}/docPropsVTypes'><property name='Merknad'><vt:lpwstr>{{}}</vt:lpwstr></property>"
    "</Properties>",
)
threaded = part(
    "xl/threadedComments/threadedComment1.xml",
    "<ThreadedComments xmlns='t'><threadedComment ref='E7'><text>{}</text></threadedComment></ThreadedComments>",
)
defined_name = within(
    "xl/workbook.xml", "<calcPr", '<definedNames><definedName name="Fritekst">"{}"</definedName></definedNames>'
)
drawing_bytes = part("xl/media/image1.png", "\x89PNG tEXt {} IEND")
