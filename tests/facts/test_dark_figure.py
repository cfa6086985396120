"""The dark figure: never fewer cases than were reported, and the assumption has a source."""

import re
from itertools import product

import pytest

from dashboard.charts.sentences import dark_figure_sentence
from dashboard.model.dark_figure import bounds
from dashboard.vocabulary.selection import Selection
from dashboard.vocabulary.text import text
from dashboard.web.page.choices import REPORTED_PERCENTS
from tests.facts import layout, views
from tests.facts.numbers import numbers_in
from tests.facts.selections import LANGUAGES

REPORTS = (0, 1, 2, 5, 9, 28, 39, 43, 52, 57, 63, 100, 407, 1000)
SETTINGS = [(low, high) for low, high in product(REPORTED_PERCENTS, REPORTED_PERCENTS) if low <= high]


def test_there_are_never_fewer_cases_than_were_reported_at_any_setting():
    fewer = [
        (n, low, high, bounds(n, low, high))
        for n, (low, high) in product(REPORTS, SETTINGS)
        if bounds(n, low, high)[0] < n
    ]
    assert fewer[:10] == [], f"{len(fewer)} settings"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentence_gives_no_fewer_cases_than_it_says_were_reported(language):
    wrong = []
    for reports, (low, high) in product((5, 63, 1000), SETTINGS):
        said = dark_figure_sentence(reports, text(language), low, high)
        counts = [one.value for one in numbers_in(said, language) if not one.is_percent]
        if min(count for count in counts if count not in (low, high)) < reports:
            wrong.append(said)
    assert wrong[:10] == [], f"{len(wrong)} sentences"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_who_the_assumption_comes_from(snapshot, language):
    for low, high in ((None, None), (90, 95), (5, 95)):
        chosen = Selection(reported_low=low, reported_high=high, language=language)
        page = views.AT["/anmeldelser"]
        view = views.PageView(snapshot, chosen, text(language))
        said = layout.words(layout.plain([*page.facts(view), *page.details(view), *page.below(view)]))
        assert re.search("NKVTS", said), said[:300]
