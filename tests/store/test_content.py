"""An edition as one file: what is read back is what was written, and anything else is said to be damaged."""

import io
import json
import zipfile
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from dashboard.store.editions.content import (
    ABOUT,
    CONTROLLED,
    OFFICIAL,
    Content,
    Entry,
    controlled_from_bytes,
    empty,
    from_bytes,
    to_bytes,
)
from dashboard.store.editions.durable import DamagedError
from loaders import FileReport
from loaders.phrases import Listed, Number, phrase, quote
from loaders.problems import WARNING, Problem
from loaders.schema import SUPPRESSED
from tests.loaders.examples import in_every_language
from tests.typed import residents, row, rows

PROBLEM = Problem(
    file="a.xlsx",
    sheet="Ark1",
    cell="B7",
    severity=WARNING,
    code="not_a_number",
    found=phrase("{number}, and {others}", number=Number(4.5), others=Listed((quote("ca. 5"), "x"), "; ")),
    expected=phrase("a whole number"),
    fix=phrase("Delete it."),
)
REPORT = FileReport(
    file="a.xlsx",
    source="police",
    rows=3,
    sha256="ab" * 32,
    accepted=True,
    extracted=date(2020, 1, 14),
    synthetic=False,
    sheets=("Uttrekk",),
)


@pytest.fixture
def content(publish) -> Content:
    """Known, withheld and example numbers, with official ones in between."""
    table = publish(
        *rows("police.reports", {2018: 39, 2019: SUPPRESSED}),
        row("violence.offences", (2013, 2014), 407, source="kommunehelsa"),
        *residents({2019: 41}, "0220", synthetic=True, extracted=date(2020, 1, 14)),
        measures=({"number": 1}, {"number": 2, "deadline": pd.NaT, "progress_pct": None}),
    )
    return replace(
        empty(),
        frame=table.frame,
        measures=table.measures,
        hidden=pd.DataFrame({"source": ["police"], "cells": [1], "published": [2]}),
        level="no_sex",
        is_unclear=True,
        problems=(PROBLEM,),
        reports=(REPORT,),
        entries=(Entry("politi/a.xlsx", "ab" * 32, 1, in_folder=True),),
        version="first",
        rules={"home": "3201", "threshold": 5},
    )


def test_an_edition_is_read_back_as_it_was_written(content):
    found = from_bytes(to_bytes(content), "edition 1")
    for name in ("frame", "measures", "hidden"):
        assert getattr(found, name).equals(getattr(content, name)), name
    for name in ("level", "is_unclear", "problems", "reports", "entries", "version", "rules"):
        assert getattr(found, name) == getattr(content, name), name
    assert in_every_language(found.problems) == in_every_language(content.problems)


@pytest.mark.parametrize("words", ["a\rb", "\r=A1", "a\nb", "a\r\nb", '"', ",", ""])
def test_text_with_breaks_and_signs_is_read_back_as_it_was(content, words):
    measures = content.measures.assign(title=words, comment=words)
    frame = content.frame.assign(file=words)
    found = from_bytes(to_bytes(replace(content, measures=measures, frame=frame)), "edition 1")
    assert found.measures.equals(measures)
    assert found.frame.equals(frame)


def test_an_edition_without_anything_is_read_back_too():
    found = from_bytes(to_bytes(empty()), "edition 1")
    assert (len(found.frame), len(found.measures), found.entries) == (0, 0, ())


def test_the_same_content_is_the_same_bytes_and_another_is_not(content):
    packed = to_bytes(content)
    assert to_bytes(content) == packed
    assert to_bytes(from_bytes(packed, "edition 1")) == packed
    assert to_bytes(replace(content, version="second")) != packed


def test_what_must_be_remembered_has_no_official_number(content):
    found = controlled_from_bytes(to_bytes(content), "edition 1")
    assert found["source"].tolist() == ["police", "police", "crisis_centre"]
    assert found["status"].tolist() == ["normal", SUPPRESSED, "normal"]


def repacked(packed: bytes, part: str, content: bytes | None) -> bytes:
    """The same archive with one part replaced, or left out."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
            elif content is not None:
                new.writestr(name, content)
    return made.getvalue()


@pytest.mark.parametrize(
    ("part", "instead"),
    [
        (CONTROLLED, None),
        (CONTROLLED, b""),
        (CONTROLLED, b"not,an,edition\n1,2,3\n"),
        (OFFICIAL, b"\x00\x01"),
        (ABOUT, None),
        (ABOUT, b"{"),
        (ABOUT, b"[]"),
        (ABOUT, json.dumps({"format": 2}).encode()),
    ],
)
def test_a_part_that_is_missing_or_unknown_is_damage(content, part, instead):
    packed = repacked(to_bytes(content), part, instead)
    with pytest.raises(DamagedError, match="edition 7"):
        from_bytes(packed, "edition 7")


@pytest.mark.parametrize("share", [0, 0.5, 0.99])
def test_half_a_file_is_damage_and_never_an_edition(content, share):
    packed = to_bytes(content)
    for read in (from_bytes, controlled_from_bytes):
        with pytest.raises(DamagedError, match="edition 1"):
            read(packed[: int(len(packed) * share)], "edition 1")
