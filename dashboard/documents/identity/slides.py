"""Stores a figure's identity on a slide, where it survives copy and paste."""

from typing import Any

from dashboard.charts.identity import Identity
from dashboard.office.workbook import IDENTITY

TAGS_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.tags+xml"
TAGS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/tags"


def tag_shape(slide: Any, shape: Any, identity: Identity) -> None:
    """Tags a chart or table on a slide; PowerPoint copies the tag with the shape."""
    from pptx.opc.package import Part
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    package = slide.part.package
    name = package.next_partname("/ppt/tags/tag%d.xml")
    part = Part(name, TAGS_TYPE, package, _tags(identity))
    relation = slide.part.relate_to(part, TAGS)
    properties = shape._element.xpath(".//p:nvPr")[0]
    properties.append(parse_xml(f'<p:custDataLst {nsdecls("p", "r")}><p:tags r:id="{relation}"/></p:custDataLst>'))


def _tags(identity: Identity) -> bytes:
    from xml.sax.saxutils import quoteattr

    from pptx.oxml.ns import nsdecls

    tag = f'<p:tag name="{IDENTITY}" val={quoteattr(str(identity))}/>'
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<p:tagLst {nsdecls("p")}>{tag}</p:tagLst>'.encode()
    )
