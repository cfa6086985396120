"""docs/architecture.md matches the code: what it names exists, and the number that it follows takes that path."""

import re

from dashboard.charts.registry import FIGURES
from dashboard.paint import svg
from dashboard.scene.layout import layout
from dashboard.scene.size import SIZES
from dashboard.vocabulary.selection import Selection
from dashboard.vocabulary.settings import ROOT

TEXT = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
PATH = re.compile(r"`((?:loaders|dashboard|tests|docs)/[\w/.-]+)`")


def test_every_path_that_the_description_names_exists():
    named = PATH.findall(TEXT)
    assert len(named) > 20
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_every_decision_record_that_it_names_exists():
    records = re.findall(r"\b0\d{3}\b", " ".join(re.findall(r"Records? [^.]+\.", TEXT)))
    assert len(records) > 4
    assert [number for number in records if not list((ROOT / "docs" / "decisions").glob(f"{number}-*.md"))] == []


def test_a_number_is_followed_through_at_most_nine_files():
    path = TEXT.split("## The path of one number")[1]
    files = re.findall(r"^\| \d+ \| `([^`]+\.py)`", path, re.MULTILINE)
    assert (files[0], files[-1]) == ("loaders/files/opening.py", "dashboard/web/page/body.py")
    assert 5 < len(files) <= 9


def test_the_number_that_is_followed_comes_from_the_cell_named_and_is_drawn(published):
    frame = published.frame
    (row,) = frame[(frame["indicator"] == "police.reports") & (frame["year"] == 2019)].to_dict("records")
    assert (row["value"], row["sheet"], row["cell"], row["region"]) == (63, "Uttrekk", "I7", "3201")
    scene = layout(FIGURES["police-reports"].chart(published, Selection()), SIZES["screen"])
    spoken = [spot.words for spot in scene.spots]
    assert any("2019" in words and "63" in words for words in spoken)
    assert re.search(r'<text class="mark-value"[^>]*>63\*?</text>', svg.draw(scene))
