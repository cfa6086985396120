"""Small helpers for chart XML."""

from typing import Any

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
