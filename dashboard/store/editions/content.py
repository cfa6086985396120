"""What an edition holds, as one file: published tables and what was found in the files; never a raw number.

The file is a zip that a spreadsheet program can open part by part. The same content always gives the same bytes, so its
digest is its name.
"""

import csv
import io
import json
import zipfile
from dataclasses import asdict, dataclass
from typing import Any

import pandas as pd

from dashboard.store.editions import wording
from dashboard.store.editions.durable import DamagedError
from loaders.problems import Problem
from loaders.result import FileReport
from loaders.schema import MEASURES, OBSERVATIONS, Table, official_rows

FORMAT = 1
SUFFIX = ".zip"
ABOUT, CONTROLLED, OFFICIAL, MEASURES_FILE = "about.json", "controlled.csv", "official.csv", "measures.csv"
EPOCH = (1980, 1, 1, 0, 0, 0)  # the same bytes whenever it is written


@dataclass(frozen=True)
class Entry:
    """A delivered file of an edition.

    Attributes:
        name: its path in the data folder, with «/».
        sha256: the digest of its content, under which it is kept.
        edition: the number of the edition that first took it in; the later of two files that disagree is used.
        in_folder: whether it came by the data folder, where it is missed if it disappears.
    """

    name: str
    sha256: str
    edition: int
    in_folder: bool


@dataclass(frozen=True, eq=False)
class Content:
    """One edition: the published tables, the files that it was made from and the rules that it was made by.

    Attributes:
        frame: OBSERVATIONS columns, as `Published.frame`.
        measures: MEASURES columns.
        hidden: cells withheld and published per source.
        level: the detail of the table, as `Publication.level`.
        is_unclear: whether years are withheld because numbers contradict one another.
        problems: what was found in the files that were used.
        reports: the files that were used.
        entries: the delivered files, descriptions included.
        version: the eight characters that readers see.
        rules: the settings that decide what is shown; an edition made by other rules is made anew.
    """

    frame: pd.DataFrame
    measures: pd.DataFrame
    hidden: pd.DataFrame
    level: str
    is_unclear: bool
    problems: tuple[Problem, ...]
    reports: tuple[FileReport, ...]
    entries: tuple[Entry, ...]
    version: str
    rules: dict[str, Any]


def empty() -> Content:
    """The content before the first edition."""
    return Content(
        frame=OBSERVATIONS.empty(),
        measures=MEASURES.empty(),
        hidden=pd.DataFrame({"source": [], "cells": [], "published": []}),
        level="full",
        is_unclear=False,
        problems=(),
        reports=(),
        entries=(),
        version="",
        rules={},
    )


def to_bytes(content: Content) -> bytes:
    """The edition's file. Official statistics have a part of their own, since nothing need remember them."""
    is_official = official_rows(content.frame)
    about = {
        "format": FORMAT,
        "order": [int(place) for place in [*content.frame.index[~is_official], *content.frame.index[is_official]]],
        "hidden": content.hidden.to_dict("list"),
        "level": content.level,
        "is_unclear": content.is_unclear,
        "problems": [wording.problem_to_json(problem) for problem in content.problems],
        "reports": [wording.report_to_json(report) for report in content.reports],
        "entries": [asdict(entry) for entry in content.entries],
        "version": content.version,
        "rules": content.rules,
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        with _part(archive, ABOUT) as file:
            json.dump(about, file, ensure_ascii=False, indent=1)
        for name, rows in (
            (CONTROLLED, content.frame[~is_official]),
            (OFFICIAL, content.frame[is_official]),
            (MEASURES_FILE, content.measures),
        ):
            with _part(archive, name) as file:
                rows.to_csv(file, index=False, quoting=_quoting(rows))
    return packed.getvalue()


def _quoting(rows: pd.DataFrame) -> int:
    """Which fields are quoted: Python's csv (3.11) leaves a carriage return bare, which would begin a row when read."""
    words = rows.select_dtypes(include=["object", "string"])
    has_return = any(words[name].astype(str).str.contains("\r", regex=False).any() for name in words)
    return csv.QUOTE_NONNUMERIC if has_return else csv.QUOTE_MINIMAL


def _part(archive: zipfile.ZipFile, name: str) -> io.TextIOWrapper:
    """A part to write in; it is compressed meanwhile, as a large table twice as text would be too much to hold."""
    about = zipfile.ZipInfo(name, EPOCH)
    about.compress_type = zipfile.ZIP_DEFLATED
    return io.TextIOWrapper(archive.open(about, "w"), encoding="utf-8", newline="")


def from_bytes(packed: bytes, name: str) -> Content:
    """What `to_bytes` wrote.

    Raises:
        DamagedError: it is not an edition of a format that is known here; `name` is told.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            about = _about(archive)
            frame = OBSERVATIONS.check(_joined(archive, about["order"]))
            measures = _table(archive, MEASURES_FILE, MEASURES)
        return Content(
            frame=frame,
            measures=measures,
            hidden=pd.DataFrame(about["hidden"]),
            level=about["level"],
            is_unclear=about["is_unclear"],
            problems=tuple(map(wording.problem_from_json, about["problems"])),
            reports=tuple(map(wording.report_from_json, about["reports"])),
            entries=tuple(Entry(**entry) for entry in about["entries"]),
            version=about["version"],
            rules=about["rules"],
        )
    except UNREADABLE as error:
        raise DamagedError(name, type(error).__name__) from error


def _joined(archive: zipfile.ZipFile, order: list[int]) -> pd.DataFrame:
    """Both parts of the frame, in its order."""
    rows = pd.concat([_table(archive, part, OBSERVATIONS) for part in (CONTROLLED, OFFICIAL)])
    return rows.set_axis(order).sort_index()


def controlled_from_bytes(packed: bytes, name: str) -> pd.DataFrame:
    """The rows that disclosure control must remember: OBSERVATIONS columns, without official statistics.

    Raises:
        DamagedError: as `from_bytes`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            _about(archive)
            return _table(archive, CONTROLLED, OBSERVATIONS)
    except UNREADABLE as error:
        raise DamagedError(name, type(error).__name__) from error


UNREADABLE = (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile)


def _about(archive: zipfile.ZipFile) -> dict[str, Any]:
    about: dict[str, Any] = json.loads(archive.read(ABOUT))
    if about["format"] != FORMAT:
        raise ValueError("another format")
    return about


def _table(archive: zipfile.ZipFile, part: str, table: Table) -> pd.DataFrame:
    text = {field.name: "str" for field in table.columns if field.dtype == "str"}
    dates = [field.name for field in table.columns if field.dtype.startswith("datetime")]
    with archive.open(part) as file:
        rows = pd.read_csv(
            file, dtype=text, parse_dates=dates, keep_default_na=False, na_values=_missing(table), encoding="utf-8"
        )
    return table.check(rows)


def _missing(table: Table) -> dict[str, list[str]]:
    """Columns in which an empty cell is a missing value; in a text it is an empty text."""
    return {field.name: [""] for field in table.columns if field.dtype != "str"}
