"""The dark figure: never fewer cases than were reported, and an assumption with a source."""

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


def test_no_setting_gives_fewer_cases_than_were_reported():
    fewer = [
        (n, low, high, bounds(n, low, high))
        for n, (low, high) in product(REPORTS, SETTINGS)
        if bounds(n, low, high)[0] < n
    ]
    assert fewer[:10] == [], f"{len(fewer)} settings"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentence_never_gives_fewer_cases_than_it_says_were_reported(language):
    wrong = []
    for reports, (low, high) in product((5, 63, 1000), SETTINGS):
        statement = dark_figure_sentence(reports, text(language), low, high)
        counts = [one.value for one in numbers_in(statement, language) if not one.is_percent]
        if min(count for count in counts if count not in (low, high)) < reports:
            wrong.append(statement)
    assert wrong[:10] == [], f"{len(wrong)} sentences"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_names_the_source_of_the_assumption(snapshot, language):
    for low, high in ((None, None), (90, 95), (5, 95)):
        chosen = Selection(reported_low=low, reported_high=high, language=language)
        page = views.AT["/anmeldelser"]
        view = views.PageView(snapshot, chosen, text(language))
        statement = layout.words(layout.plain([*page.details(view), *page.below(view)]))
        assert re.search("NKVTS", statement), statement[:300]
