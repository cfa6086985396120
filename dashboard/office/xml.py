"""Small helpers for chart XML."""

from typing import Any

from dashboard.scene.looks import MUTED

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def chart_element(name: str) -> str:
    """A name in the chart namespace, as lxml wants it."""
    return f"{{{CHART}}}{name}"


def sub(parent: Any, name: str, value: str | None = None) -> Any:
    """A new last child of the chart namespace."""
    child = parent.makeelement(chart_element(name), {} if value is None else {"val": value})
    parent.append(child)
    return child


def insert_before(parent: Any, name: str, element: Any) -> None:
    """The element before the first child of that name, or last."""
    sibling = parent.find(chart_element(name))
    if sibling is None:
        parent.append(element)
    else:
        sibling.addprevious(element)


def rgb(color: str) -> Any:
    """«#12436D» as python-pptx wants it."""
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(color[1:])


def title_element(words: str, size: float, tag: str, *, at: float | None = None) -> Any:
    """A c:title in small, muted words, for the unit or an axis; `at` is its place from the corner, as a share."""
    from xml.sax.saxutils import escape

    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    style = f'sz="{round(size * 100)}" b="0"'
    fill = f'<a:solidFill><a:srgbClr val="{MUTED[1:]}"/></a:solidFill>'
    place = (
        ""
        if at is None
        else (
            '<c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/>'
            f'<c:x val="{at}"/><c:y val="{at}"/></c:manualLayout>'
        )
    )
    return parse_xml(
        f'<c:title {nsdecls("c", "a")}><c:tx><c:rich><a:bodyPr rot="0"/><a:lstStyle/><a:p><a:pPr algn="l">'
        f'<a:defRPr {style}>{fill}</a:defRPr></a:pPr><a:r><a:rPr lang="{tag}" {style}>{fill}</a:rPr>'
        f"<a:t>{escape(words)}</a:t></a:r></a:p></c:rich></c:tx><c:layout>{place}</c:layout>"
        f'<c:overlay val="{int(at is not None)}"/></c:title>'
    )
