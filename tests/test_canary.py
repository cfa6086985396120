"""The canary search finds a number wherever a program may have put it, or finding nothing would prove nothing."""

import base64
import gzip
import io
import json
import zipfile
import zlib

import numpy as np
import openpyxl
import plotly.graph_objects as go
import pytest

from tests.canary import PRIMES, found_in, sums_of

NUMBER = 600_011


def zipped(**members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def figure(**trace):
    return go.Figure(go.Bar(x=["a", "b"], **trace)).to_json()


def workbook():
    book = openpyxl.Workbook()
    book.active["C7"] = NUMBER
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


PLACES = {
    "plain text": "there were 600011 of them",
    "Norwegian thousands": "there were 600\u00a0011 of them",
    "narrow space": "600\u202f011",
    "English thousands": "600,011",
    "German thousands": "600.011",
    "with decimals": "600011.0",
    "UTF-16": "600011".encode("utf-16"),
    "gzip": gzip.compress(b'{"y": [600011]}'),
    "zip": zipped(a=b"600011"),
    "zip in zip": zipped(outer=zipped(inner=b"<v>600011</v>")),
    "a file name in a zip": zipped(**{"600011.txt": b"nothing"}),
    "Excel": workbook(),
    "Excel in a page as base64": b'href="data:application/zip;base64,' + base64.b64encode(workbook()) + b'"',
    "plotly's array": figure(y=np.array([1.0, NUMBER])),
    "plotly's array of whole numbers": figure(y=np.array([1, NUMBER])),
    "plotly's customdata": figure(y=[1, 2], customdata=np.array([[1.0], [NUMBER]])),
    "plotly's array in a string of JSON": json.dumps({"figure": figure(y=np.array([1.0, NUMBER]))}),
    "plotly's array in gzip": gzip.compress(figure(y=np.array([1.0, NUMBER])).encode()),
}


@pytest.mark.parametrize("place", PLACES)
def test_the_number_is_found(place):
    assert found_in(PLACES[place], {NUMBER, 700_001}) == {NUMBER}


def test_plotly_really_hides_the_number_from_a_search_of_the_text():
    assert "600011" not in PLACES["plotly's array"]
    assert "bdata" in PLACES["plotly's array"]


@pytest.mark.parametrize(
    "content", ["1600011", "6000110", "600 0112", figure(y=np.array([1.0, 2.0])), b"", zipped(a=b"1")]
)
def test_a_number_that_is_not_there_is_not_found(content):
    assert found_in(content, {NUMBER}) == set()


def test_sums_and_differences_of_pairs_are_looked_for_too():
    assert sums_of([2, 5, 11]) == {2, 5, 11, 7, 13, 16, 3, 9, 6}


def test_the_canaries_are_primes():
    assert all(all(number % low for low in range(2, int(number**0.5) + 1)) for number in PRIMES)


def test_the_positions_by_which_a_pdf_finds_its_parts_are_no_numbers_in_it():
    skeleton = b"%PDF-1.7\n<</Length 700001>>\nxref\n0 1\n0000700001 00000 n \nstartxref\n700001\n%%EOF"
    assert found_in(skeleton, {700_001}) == set()
    assert found_in(skeleton.replace(b"%%EOF", b"(700001) Tj\n%%EOF"), {700_001}) == {700_001}


def test_the_lengths_that_a_pdf_draws_with_are_no_numbers_in_it():
    drawn = b"q\n400.009 700.001 m 12 100.003 l S\nBT (500009) Tj ET\nQ"
    packed = b"%PDF-1.4\nstream\n" + zlib.compress(drawn) + b"\nendstream"
    assert found_in(packed, PRIMES) == {500_009}
