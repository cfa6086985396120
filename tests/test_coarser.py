"""What pages say about a table that is coarser than delivered, and about the editions taken into account."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from plotly.utils import PlotlyJSONEncoder

from dashboard.model.disclosure.words import level_in_words
from dashboard.store.editions.changes import Changes
from dashboard.vocabulary.text import text
from dashboard.web.page.body import page_content
from dashboard.web.pages import PAGES

AT = {page.path: page for page in PAGES}
WITHOUT_SEX = level_in_words(text("nb"), "without_sex")


def text_of(snapshot, path):
    content, _ = page_content(AT[path], snapshot, "")
    return json.dumps(content, cls=PlotlyJSONEncoder, ensure_ascii=False)


@pytest.fixture(scope="module")
def coarser(snapshot):
    return replace(snapshot, published=replace(snapshot.published, level="without_sex"))


@pytest.mark.parametrize("path", ["/beboere", "/datagrunnlag"])
def test_a_page_with_withheld_numbers_says_that_it_shows_less_than_delivered(snapshot, coarser, path):
    assert WITHOUT_SEX in text_of(coarser, path)
    assert WITHOUT_SEX not in text_of(snapshot, path)


def test_a_page_without_withheld_numbers_does_not_mention_it(coarser):
    assert WITHOUT_SEX not in text_of(coarser, "/anmeldelser")


def test_datagrunnlag_says_which_editions_were_taken_into_account(snapshot):
    assert "den første utgaven som er tatt vare på" in text_of(snapshot, "/datagrunnlag")
    nothing = snapshot.published.frame.iloc[:0]
    changes = Changes(datetime(2025, 3, 14, tzinfo=UTC), nothing, nothing.assign(old=[]))
    later = text_of(replace(snapshot, edition=2, changes=changes), "/datagrunnlag")
    assert "Dette er utgave 2." in later
    assert "14.03.2025" in later


def test_datagrunnlag_says_that_years_are_withheld_for_contradictions(snapshot):
    unclear = replace(snapshot, published=replace(snapshot.published, is_unclear=True))
    assert "motsier hverandre" in text_of(unclear, "/datagrunnlag")
    assert "motsier hverandre" not in text_of(snapshot, "/datagrunnlag")
