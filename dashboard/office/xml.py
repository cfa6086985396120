"""Small helpers for chart XML."""

from typing import Any

from dashboard.scene.looks import MUTED

FONT = "Arial"  # on every machine, or replaced by a font of the same width
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def chart_element(name: str) -> str:
    """A tag name in the chart namespace, as lxml takes it."""
    return f"{{{CHART}}}{name}"


def new_element(name: str, markup: str = "") -> Any:
    """A new element in the chart namespace with its content; prefix `a` is the drawing namespace."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    return parse_xml(f"<c:{name} {nsdecls('c', 'a')}>{markup}</c:{name}>")


def sub(parent: Any, name: str, value: str | None = None) -> Any:
    """Appends a new child in the chart namespace."""
    child = parent.makeelement(chart_element(name), {} if value is None else {"val": value})
    parent.append(child)
    return child


def remove(parent: Any, name: str) -> None:
    """Removes all children of that name."""
    for child in parent.findall(chart_element(name)):
        parent.remove(child)


def insert_before(parent: Any, name: str, element: Any) -> None:
    """Inserts the element before the first child of that name, or last."""
    sibling = parent.find(chart_element(name))
    if sibling is None:
        parent.append(element)
    else:
        sibling.addprevious(element)


def rgb(color: str) -> Any:
    """«#12436D» as python-pptx takes it."""
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(color[1:])


def solid(color: str) -> str:
    """The markup of a fill."""
    return f'<a:solidFill><a:srgbClr val="{color[1:]}"/></a:solidFill>'


def place(*lengths: float) -> str:
    """The markup of a position as shares of the chart: from the left, from the top, and for a plot its size."""
    target = '<c:layoutTarget val="outer"/>' if len(lengths) > 2 else ""
    parts = (f'<c:{name} val="{length}"/>' for name, length in zip("xywh", lengths, strict=False))
    return f'<c:manualLayout>{target}<c:xMode val="edge"/><c:yMode val="edge"/>{"".join(parts)}</c:manualLayout>'


def title_element(text: str, size: float, tag: str, at: str = "") -> Any:
    """A c:title in small, muted text, for an axis, or for the unit at its place above the plot."""
    from xml.sax.saxutils import escape

    style = f'sz="{round(size * 100)}" b="0"'
    return new_element(
        "title",
        f'<c:tx><c:rich><a:bodyPr rot="0"/><a:lstStyle/><a:p><a:pPr algn="l">'
        f'<a:defRPr {style}>{solid(MUTED)}</a:defRPr></a:pPr><a:r><a:rPr lang="{tag}" {style}>{solid(MUTED)}</a:rPr>'
        f"<a:t>{escape(text)}</a:t></a:r></a:p></c:rich></c:tx><c:layout>{at}</c:layout>"
        f'<c:overlay val="{int(bool(at))}"/>',
    )
