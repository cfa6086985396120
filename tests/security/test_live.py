"""The search for what is live can fail: it finds each kind of live thing, and takes text for text."""

import io
import json
import zipfile

import openpyxl
import pytest

from tests.security.live import found
from tests.security.payloads import HOST, MARK

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def office(part: str, xml: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(part, xml)
    return made.getvalue()


def sheet(value: str) -> bytes:
    book, made = openpyxl.Workbook(), io.BytesIO()
    book.active["B2"] = value
    book.save(made)
    return made.getvalue()


LIVE = {
    "script.html": f"<p>a</p><script>alert('{MARK}')</script>",
    "handler.html": "<p onclick=alert(1)>a</p>",
    "style.html": '<p style="color:red">a</p>',
    "frame.html": "<p>a<iframe></iframe></p>",
    "image.html": f"<p>a<img src=x alt={MARK}></p>",
    "link.html": f"<p><a href=\" javascript:alert('{MARK}')\">a</a></p>",
    "host.html": f"<p><a href=//{HOST}/>a</a></p>",
    "comment.html": f"<p>a<!--{MARK}--></p>",
    "refresh.html": f"<meta http-equiv=refresh content='0;url=//{HOST}'>",
    "drawing.svg": f"<svg xmlns='http://www.w3.org/2000/svg'><script>{MARK}</script></svg>",
    "plotly.json": json.dumps({"figures": {"a": {"text": ["<a href='x'>y</a>"]}}}),
    "part.json": json.dumps({"parts": {"lead": "<p onclick=x>y</p>"}}),
    "first.csv": "a;=1+1",
    "invisible.csv": "a;\u200b@x",
    "wide.csv": "a;\uff1dx",
    "other_separator.csv": "a;b,+c",
    "formula.xlsx": sheet("=1+1"),
    "field.docx": office("word/document.xml", f"<w:instrText xmlns:w='{WORD}'>HYPERLINK {MARK}</w:instrText>"),
    "link.pptx": office(
        "ppt/slides/_rels/a.rels", f"<R xmlns='{RELATIONS}'><Relationship Target='http://{HOST}/'/></R>"
    ),
    "macro.docx": office("word/vbaProject.bin", ""),
}
TEXT = {
    "page.html": f'<p title="&lt;img onerror={MARK}&gt;">&lt;script&gt;{MARK}</p><a href="/?a=javascript:">a</a>',
    "plotly.json": json.dumps({"figures": {"a": {"text": [f"&lt;b&gt;{MARK}<br>%&#123;x}}"]}}}),
    "table.csv": f"a;'={MARK};-2,5;b - c",
    "text.docx": office("word/document.xml", f"<w:t xmlns:w='{WORD}'>HYPERLINK {MARK}</w:t>"),
}


@pytest.mark.parametrize("name", LIVE)
def test_what_is_live_is_found(name):
    content = LIVE[name]
    assert found(name, content if isinstance(content, bytes) else content.encode()) != []


@pytest.mark.parametrize("name", TEXT)
def test_text_is_not_taken_for_anything_else(name):
    content = TEXT[name]
    assert found(name, content if isinstance(content, bytes) else content.encode()) == []
