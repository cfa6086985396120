"""Reads a Dash layout without a browser: its components in order, their text by block, and its links."""

import json
import re
from collections.abc import Iterator
from typing import Any

from plotly.utils import PlotlyJSONEncoder

BLOCKS = frozenset(
    """
    Address Article Aside Blockquote Button Caption Dd Details Div Dl Dt Fieldset Figure Footer Form H1 H2 H3 H4 Header
    Label Legend Li Main Nav Ol Option P Section Select Summary Table Tbody Td Th Thead Tr Ul
    """.split()  # noqa: SIM905  a list of words is read most easily as one
)
SPOKEN = ("aria-label", "title", "alt", "label", "placeholder", "data-alt", "data-said")
Node = dict[str, Any]


def plain(content: Any) -> Any:
    """Components as sent to the browser: mappings with type and props."""
    return json.loads(json.dumps(content, cls=PlotlyJSONEncoder, ensure_ascii=False))


def nodes(content: Any) -> Iterator[Node]:
    """The component and everything below it, in reading order."""
    if isinstance(content, list):
        for child in content:
            yield from nodes(child)
    elif isinstance(content, dict) and "props" in content:
        yield content
        yield from nodes(content["props"].get("children"))


def words(content: Any) -> str:
    """All text below, in one line."""
    return tidy(" ".join(_runs(content)))


def lines(content: Any) -> list[str]:
    """The text below, one line per block, with screen reader text; a table row is one line."""
    return [line for line in map(tidy, _runs(content)) if line]


def tidy(words: str) -> str:
    """Text with single spaces; non-breaking ones within numbers are kept."""
    return re.sub(r"[ \t\r\n]+", " ", words).strip()


def links(content: Any) -> tuple[str, ...]:
    """Every address that is linked to."""
    return tuple(node["props"]["href"] for node in nodes(content) if node["props"].get("href"))


def tables(content: Any) -> list[Node]:
    """The tables of text cells, by column."""
    return [_columns(node) for node in nodes(content) if _is_plain_table(node)]


def _is_plain_table(node: Any) -> bool:
    return isinstance(node, dict) and node.get("type") == "Table" and node["props"].get("className") == "table"


def _columns(table: Node) -> Node:
    heading, *rows = _rows(table)
    columns = [{"heading": name, "cells": list(cells)} for name, *cells in zip(heading, *rows, strict=True)]
    return {"id": table["props"].get("id"), "caption": _caption(table), "columns": columns}


def _rows(table: Node) -> list[list[str]]:
    rows = [node for node in nodes(table) if node["type"] == "Tr"]
    return [[words(cell) for cell in row["props"]["children"]] for row in rows]


def _caption(table: Node) -> str:
    return words(next(node for node in nodes(table) if node["type"] == "Caption"))


def _runs(content: Any) -> list[str]:
    """Text by block: inline content continues the preceding text."""
    if content is None or isinstance(content, bool):
        return []
    if isinstance(content, list):
        return _together(content)
    if not isinstance(content, dict):
        return [str(content)]
    if _is_plain_table(content):
        return [_caption(content), *map(" | ".join, _rows(content))]
    props = content.get("props", {})
    spoken = [str(props[name]) for name in SPOKEN if isinstance(props.get(name), str)]
    return [*_runs(props.get("children")), *spoken]


def _together(children: list) -> list[str]:
    runs: list[str] = []
    goes_on = False
    for child in children:
        is_inline = not (isinstance(child, dict) and child.get("type") in BLOCKS)
        found = _runs(child)
        if is_inline and goes_on and found:
            runs[-1] += f" {found.pop(0)}"
        runs += found
        goes_on = is_inline and bool(runs)
    return runs
