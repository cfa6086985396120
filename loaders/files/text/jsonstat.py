"""Reads a JSON-stat 2 data set, as the banks' interfaces deliver it, into a sheet with codes instead of cells.

The format: https://json-stat.org/full/ (version 2.0, class “dataset”). Only what is needed is read, within limits, and
a reply that says anything in two ways is refused.
"""

import json
import math
import re
from collections.abc import Mapping
from datetime import date
from itertools import product
from typing import Any, NoReturn

from loaders.files.cells import normalise
from loaders.files.periods import day_of_stamp
from loaders.files.structure import MAX_CELLS
from loaders.files.text.coded import CodedSheet
from loaders.files.text.encoding import decoded
from loaders.findings import Findings
from loaders.phrases import Phrase, phrase

MAX_DIMENSIONS, MAX_DEPTH, MAX_TEXT, MAX_DIGITS = 12, 12, 2000, 15
_EXPECTED = phrase("a table in the format JSON-stat 2")
_AGAIN = phrase("Fetch the table again from the statistics bank as JSON-stat 2.")


class _Wrong(Exception):
    """The text is no data set that can be read surely; `found` says why."""

    def __init__(self, found: Phrase) -> None:
        super().__init__(str(found))
        self.found = found


def read_jsonstat(content: bytes, findings: Findings) -> CodedSheet:
    """The data set as a sheet, whose name is empty.

    Raises:
        SourceError: not JSON, not one JSON-stat 2 data set, too large, or with numbers that don't fit its dimensions.
    """
    text = decoded(content, findings)
    try:
        return _sheet(_parsed(text))
    except _Wrong as error:
        _stop(error.found, findings)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        _stop(phrase("something that is not a table in the format JSON-stat 2"), findings)


def _stop(found: Phrase, findings: Findings) -> NoReturn:
    findings.stop("not_jsonstat", found, _EXPECTED, _AGAIN)


def _parsed(text: str) -> dict[str, Any]:
    _check_depth(text)
    return json.loads(  # type: ignore[no-any-return]
        text, object_pairs_hook=_unique, parse_constant=_refuse_constant, parse_int=_integer, parse_float=_float
    )


def _check_depth(text: str) -> None:
    """Depth is counted in the text, before anything recursive reads it; brackets in texts only make it stricter."""
    depth = 0
    for found in re.finditer(r'"(?:[^"\\]|\\.)*+"|[\[{\]}]', text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(found[0], 0)
        if depth > MAX_DEPTH:
            raise _Wrong(phrase("JSON that is nested too deeply"))


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({name for name, _ in pairs}) < len(pairs):
        raise _Wrong(phrase("a name that is given twice"))
    return dict(pairs)


def _refuse_constant(name: str) -> NoReturn:
    raise _Wrong(phrase("a number that is not finite"))


def _integer(digits: str) -> int:
    if len(digits) > MAX_DIGITS:
        raise _Wrong(phrase("a number with too many digits"))
    return int(digits)


def _float(text: str) -> float:
    if not math.isfinite(float(text)):
        raise _Wrong(phrase("a number that is not finite"))
    return float(text)


def _sheet(data: dict[str, Any]) -> CodedSheet:
    if data.get("class") != "dataset" or data.get("version") not in ("2.0", "2.1"):
        raise _Wrong(phrase("something that is not a table in the format JSON-stat 2"))
    ids, sizes = tuple(map(_text, data["id"])), list(data["size"])
    categories = [_categories(data["dimension"][each]["category"]) for each in ids]
    _check_shape(ids, sizes, [len(each) for each in categories])
    codes = tuple(product(*(each for each in categories)))
    labels = product(*(each.values() for each in categories))
    values = _values(data["value"], len(codes), is_status=False)
    signs = _values(data.get("status") or {}, len(codes), is_status=True)
    names = [_text(data["dimension"][each].get("label", each)) for each in ids]
    rows = [(*texts, _cell(value, sign)) for texts, value, sign in zip(labels, values, signs, strict=True)]
    notes = [_text(note) for note in _list(data.get("note"))]
    title = (_text(data.get("label", "")), _text(data.get("source", "")), *notes)
    return CodedSheet(
        "",
        (title, (*names, "value"), *rows),
        dimensions=ids,
        codes=codes,
        table=_table(data),
        updated=_updated(data.get("updated")),
    )


def _check_shape(ids: tuple[str, ...], sizes: list[int], counts: list[int]) -> None:
    if not ids or len(ids) > MAX_DIMENSIONS or len(set(ids)) < len(ids):
        raise _Wrong(phrase("no dimensions, or more than can be read"))
    if sizes != counts:
        raise _Wrong(phrase("dimensions with more or fewer categories than the table says"))
    if math.prod(counts) > MAX_CELLS:
        raise _Wrong(phrase("more numbers than the dashboard reads"))


def _categories(category: dict[str, Any]) -> dict[str, str]:
    """Label by code, in the table's order. Without an index there is one category."""
    labels = {_text(code): _text(label) for code, label in category.get("label", {}).items()}
    index = category.get("index") or list(labels)
    if isinstance(index, dict):
        if sorted(index.values()) != list(range(len(index))):
            raise _Wrong(phrase("categories whose order is not given"))
        index = sorted(index, key=index.__getitem__)
    codes = list(map(_text, index))
    if len(set(codes)) < len(codes) or (labels and set(labels) != set(codes)):
        raise _Wrong(phrase("categories whose codes and labels don't belong together"))
    return {code: labels.get(code, code) for code in codes}


def _values(given: object, count: int, *, is_status: bool) -> list[object]:
    """One value for each number of the table; a sparse list leaves out those that are missing."""
    if isinstance(given, str) and is_status:
        return [given] * count
    if isinstance(given, Mapping):
        places = {_place(key): value for key, value in given.items()}
        if any(place >= count for place in places):
            raise _Wrong(phrase("numbers outside the table's dimensions"))
        return [places.get(place) for place in range(count)]
    if not isinstance(given, list) or len(given) != count:
        raise _Wrong(phrase("more or fewer numbers than the dimensions allow for"))
    return given


def _place(key: str) -> int:
    if re.fullmatch(r"\d{1,7}", key, re.ASCII) is None:
        raise _Wrong(phrase("numbers outside the table's dimensions"))
    return int(key)


def _cell(value: object, sign: object) -> object:
    """The number, else the sign for its absence: a number with a sign beside it may be either."""
    mark = normalise(sign) if sign is not None else ""
    if any(map(str.isdigit, mark)) and not mark.startswith("<"):
        raise _Wrong(phrase("a number where a sign should be"))
    if isinstance(value, bool) or not isinstance(value, int | float | str | None):
        raise _Wrong(phrase("values that are neither numbers nor signs"))
    if value is None or isinstance(value, str):
        return mark or (_text(value) if value else None)
    if mark:
        raise _Wrong(phrase("a number together with a sign that there is none"))
    return value


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > MAX_TEXT:
        raise _Wrong(phrase("a name that is not text, or is very long"))
    return normalise(value)


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _table(data: dict[str, Any]) -> str:
    """The number that PxWeb gives the table, beside the data or before its label."""
    px = (data.get("extension") or {}).get("px") or {}
    match = re.match(r"(\d{5})(?::|$)", px.get("tableid") or data.get("label") or "", re.ASCII)
    return match[1] if match else ""


def _updated(stamp: object) -> date | None:
    return day_of_stamp(stamp) if isinstance(stamp, str) else None


def overview(sheet: CodedSheet) -> CodedSheet:
    """The sheet's texts and numbers once each, which is enough for the search for personal data."""
    title, header, *rows = sheet.rows
    columns = [list(dict.fromkeys(column)) for column in zip(*rows, strict=True)]
    depth = max(map(len, columns), default=0)
    below = [tuple(column[i] if i < len(column) else None for column in columns) for i in range(depth)]
    return CodedSheet(sheet.name, (title, header, *below), dimensions=sheet.dimensions)
