"""The styles of a workbook that may hide a number or show it as something else; all others are left out."""

from collections.abc import Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

from loaders.files.excel.formats import may_mislead

STYLES = "xl/styles.xml"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_WHITE, _BLACK = "FFFFFF", "000000"
_THEME = {"0": _WHITE, "1": _BLACK}  # the window's colours; others are compared by their number
_INDEXED = {"0": _BLACK, "1": _WHITE, "8": _BLACK, "9": _WHITE, "64": _BLACK, "65": _WHITE}


class Style(NamedTuple):
    """A number format that may mislead, or «», and whether the letters have the colour of what is behind them."""

    format: str
    is_invisible: bool


class Styles(NamedTuple):
    """Styles by their number: those of cells, and those that a condition gives a cell."""

    cells: Mapping[int, Style]
    conditional: Mapping[int, Style]


NONE = Styles({}, {})


def styles_of(parts: Mapping[str, bytes]) -> Styles:
    """The styles that may mislead; none where the part is missing or can't be read, which openpyxl then reports."""
    try:
        root = fromstring(parts.get(STYLES, b""), forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError):
        return NONE
    return _Reader(root).styles()


class _Reader:
    """Looks up the lists that a style refers to by number."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self.formats = {
            int(each.get("numFmtId", 0)): each.get("formatCode", "") for each in root.iterfind(f"{_MAIN}numFmts/*")
        }
        self.letters = [_colour(each.find(f"{_MAIN}color"), _BLACK) for each in root.iterfind(f"{_MAIN}fonts/*")]
        self.behind = [_fill(each, "fgColor") for each in root.iterfind(f"{_MAIN}fills/*")]

    def styles(self) -> Styles:
        cells = map(self._of_cell, self.root.iterfind(f"{_MAIN}cellXfs/*"))
        conditional = map(self._of_condition, self.root.iterfind(f"{_MAIN}dxfs/*"))
        return Styles(_misleading(cells), _misleading(conditional))

    def _of_cell(self, xf: Element) -> Style:
        code = int(xf.get("numFmtId", 0))
        known = self.formats.get(code) or BUILTIN_FORMATS.get(code, "General")
        letters, behind = _at(self.letters, xf.get("fontId"), _BLACK), _at(self.behind, xf.get("fillId"), _WHITE)
        return Style(_if_misleading(known), letters == behind)

    def _of_condition(self, style: Element) -> Style:
        own, letters = style.find(f"{_MAIN}numFmt"), style.find(f"{_MAIN}font/{_MAIN}color")
        behind = style.find(f"{_MAIN}fill")
        seen_on = _WHITE if behind is None else _fill(behind, "bgColor")
        code = "" if own is None else own.get("formatCode", "")
        return Style(_if_misleading(code) if code else "", letters is not None and _colour(letters, _BLACK) == seen_on)


def _misleading(styles: "map[Style]") -> dict[int, Style]:
    return {place: style for place, style in enumerate(styles) if style.format or style.is_invisible}


def _if_misleading(code: str) -> str:
    """The code if it may mislead; a date becomes a date when the cell is read, and is refused as a count there."""
    return code if not is_date_format(code) and may_mislead(code) else ""


def _at(colours: list[str], number: str | None, otherwise: str) -> str:
    place = int(number or 0)
    return colours[place] if place < len(colours) else otherwise


def _fill(fill: Element, which: str) -> str:
    """The colour behind the letters. A pattern is nobody's colour; a condition's fill has its colour as background."""
    pattern = fill.find(f"{_MAIN}patternFill")
    kind = "gradient" if pattern is None else pattern.get("patternType", "solid" if which == "bgColor" else "none")
    if pattern is None or kind not in ("solid", "none"):
        return kind
    return _WHITE if kind == "none" else _colour(pattern.find(f"{_MAIN}{which}"), _WHITE)


def _colour(colour: Element | None, otherwise: str) -> str:
    """A colour by its red, green and blue where they are known, else by what names it."""
    if colour is None or colour.get("auto") in ("1", "true"):
        return otherwise
    if rgb := colour.get("rgb"):
        return rgb[-6:].upper()
    theme, tint = colour.get("theme"), colour.get("tint")
    if theme is not None:
        return _THEME.get(theme, f"theme {theme}") if not float(tint or 0) else f"theme {theme} {float(tint or 0):.3f}"
    return _INDEXED.get(colour.get("indexed", ""), f"indexed {colour.get('indexed')}")
