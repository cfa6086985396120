"""A native chart as parts of a Word document: word/charts/chartN.xml and the workbook it is edited from."""

from typing import Any

from dashboard.charts.chart import Chart
from dashboard.office.build import Native
from dashboard.office.rows import fit_names
from dashboard.office.style import style
from dashboard.office.xml import sub
from dashboard.scene.size import ChartBox, Preset

CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EMU_PER_CM = 360_000
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def add_chart(paragraph: Any, native: Native, preset: Preset, chart: Chart) -> None:
    """Adds the chart inline, at the preset's exact size, or higher if its names need it."""
    document = paragraph.part
    package = document.package
    number = 1 + sum(str(part.partname).startswith("/word/charts/") for part in package.iter_parts())
    box = fit_names(chart, ChartBox(preset.width_cm, preset.height_cm, preset.font_pt))
    part = _chart_part(package, native, number, box)
    relation = document.relate_to(part, f"{RELATED}/chart")
    paragraph.add_run()._r.append(_drawing(relation, number, box, chart))


def _chart_part(package: Any, native: Native, number: int, box: ChartBox) -> Any:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from lxml import etree

    book_name = PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{number}.xlsx")
    book = Part(book_name, WORKBOOK_TYPE, native.workbook, package)
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), CHART_TYPE, b"", package)
    space = native.space()
    style(space, native, box)
    external = sub(space, "externalData")
    external.set(f"{{{RELATED}}}id", part.relate_to(book, f"{RELATED}/package"))
    sub(external, "autoUpdate", "0")
    part._blob = etree.tostring(space, xml_declaration=True, encoding="UTF-8", standalone=True)
    return part


def _drawing(relation: str, number: int, box: ChartBox, chart: Chart) -> Any:
    from xml.sax.saxutils import quoteattr

    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    across, up = (round(cm * EMU_PER_CM) for cm in (box.width_cm, box.height_cm))
    names = f"descr={quoteattr(chart.alt)} title={quoteattr(chart.finding)}"
    return parse_xml(
        f"<w:drawing {nsdecls('w', 'wp', 'a', 'r')}>"
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{across}" cy="{up}"/>'
        f'<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="{1000 + number}" name="Figur {number}" {names}/>'
        '<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
        f'r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )
