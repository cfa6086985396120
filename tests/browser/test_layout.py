"""Pages keep their shape at three widths: compares the positions of their parts, not pixels, with committed ones.

After an intended change of layout, look at the pages and write new positions:
`LAYOUTS=write python -m pytest tests/browser/test_layout.py`.
"""

import json
import os
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.layout import differences, measured
from tests.browser.views import NewPage, restyle, visit

pytestmark = pytest.mark.browser

FOLDER = Path(__file__).with_name("layouts")
WIDTHS = {"laptop": (1280, 720), "tablet": (820, 1180), "phone": (390, 844)}
PAGES = ("/", "/anmeldelser", "/beboere", "/sammenlikning", "/tiltak")


def committed(path: str) -> Path:
    return FOLDER / f"{path.strip('/') or 'oversikt'}.json"


@pytest.mark.parametrize("path", PAGES)
def test_a_page_keeps_its_shape(new_page: NewPage, path: str):
    now = {name: measured(visit(new_page(*size), path)) for name, size in WIDTHS.items()}
    if os.environ.get("LAYOUTS") == "write":
        FOLDER.mkdir(exist_ok=True)
        committed(path).write_text(json.dumps(now, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    before = json.loads(committed(path).read_text(encoding="utf-8"))
    for name, (width, _) in WIDTHS.items():
        assert differences(before[name], now[name], width) == [], name


BREAKAGES = {
    "the frame is gone": ".shell { display: block !important; }",
    "the list of figures is below them": ".columns { display: block !important; }",
    "a card's tabs are gone": ".card-tabs { display: none !important; }",
    "filters lie below one another": ".filter-selects { display: block !important; }",
    "pictures are flat": ".figure-room { height: 60px !important; }",
    "pictures are half as wide": ".figure-room { width: 50% !important; }",
    "cards have lost their room": ".card-figure { padding: 0 !important; }",
    "filters are hidden": "#filter-bar { display: none !important; }",
}


@pytest.mark.parametrize("css", BREAKAGES.values(), ids=BREAKAGES)
def test_a_broken_layout_is_detected(page: Page, css: str):
    whole = measured(visit(page, "/anmeldelser"))
    restyle(page, css)
    assert differences(whole, measured(page), 1280) != []


def test_another_font_does_not_count_as_another_layout(page: Page):
    whole = measured(visit(page, "/anmeldelser"))
    restyle(page, "body { font-family: 'Liberation Sans', Arial, sans-serif !important; }")
    assert differences(whole, measured(page), 1280) == []
