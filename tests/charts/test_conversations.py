"""Figures on the day offer: conversations are not persons, and their growth says nothing of persons."""

from dashboard.charts import CHARTS
from dashboard.selection import Selection
from loaders.schema import MISSING, SUPPRESSED
from tests.typed import ASKER, HOME, labels, rows, split

ENGLISH = Selection(language="en")


def test_conversations_are_those_of_the_plan_and_2016_is_missing(published):
    chart = CHARTS["conversations"](published, Selection())
    assert dict(zip(chart.categories, labels(chart), strict=True)) == {
        "2016": "..",
        "2017": "145",
        "2018": "259",
        "2019": "291",
    }


def test_clearly_more_conversations_is_said_and_more_persons_is_not(published):
    chart = CHARTS["conversations"](published, Selection())
    assert chart.finding == "Bærum: 291 samtaler i 2019. Klart flere samtaler i 2019 enn i 2017"
    assert "For få år til å vurdere utvikling (3 av minst 5)." in chart.paragraph
    assert "Tallene sier ikke om det er flere personer." in chart.paragraph


def test_conversations_get_neither_interval_nor_percent(published):
    """One person has many of them, so that a Poisson interval would be too narrow."""
    chart = CHARTS["conversations"](published, Selection())
    assert not chart.has_intervals
    assert "%" not in chart.paragraph
    assert "usikkerhet" not in chart.paragraph


def test_persons_behind_the_conversations_are_a_figure_of_their_own(published):
    chart = CHARTS["conversation-users"](published, Selection())
    assert labels(chart) == ["..", "58", "88", "96"]
    assert "Nyeste tall: 96 (usikkerhet 78–117)" in chart.paragraph


def test_each_municipality_is_a_series_and_no_total_is_made_up(published):
    chart = CHARTS["conversations-municipality"](published, Selection())
    assert {series.key: labels(series) for series in chart.series} == {
        HOME: ["..", "145", "259", "291"],
        ASKER: ["..", "94", "153", "184"],
    }


def test_national_day_users_are_bufdirs_and_are_not_judged_across_2021(published):
    chart = CHARTS["day-users-national"](published, Selection())
    found = dict(zip(chart.categories, labels(chart), strict=True))
    assert [found[str(year)] for year in range(2017, 2025)] == [
        "2\u00a0434",
        "2\u00a0626",
        "2\u00a0637",
        "2\u00a0212",
        "2\u00a0538",
        "2\u00a0952",
        "3\u00a0358",
        "3\u00a0745",
    ]
    assert "Brudd i serien" in chart.finding


def test_a_break_between_two_years_stops_every_word_on_their_difference(publish):
    small = publish(
        *rows("centre.conversations", {2017: 145, 2018: 291}),
        breaks=(split(2018, indicators=("centre.conversations",)),),
    )
    chart = CHARTS["conversations"](small, ENGLISH)
    assert "difference" not in chart.paragraph
    assert "Clearly more" not in chart.finding


def test_an_event_between_two_years_stops_nothing(publish):
    small = publish(*rows("centre.conversations", {2017: 145, 2018: 291}), breaks=(split(2018, kind="event"),))
    assert "Clearly more conversations in 2018 than in 2017" in CHARTS["conversations"](small, ENGLISH).finding


def test_a_withheld_year_is_not_a_missing_year(publish):
    small = publish(*rows("centre.conversations", {2017: SUPPRESSED, 2018: MISSING, 2019: 291}))
    assert labels(CHARTS["conversations"](small, ENGLISH)) == [":", "..", "291"]


def test_another_municipality_is_named_and_read(published):
    chart = CHARTS["conversations"](published, Selection(region=ASKER))
    assert labels(chart) == ["..", "94", "153", "184"]
    assert "Asker" in chart.subtitle
    assert chart.address == f"/samtaler?kommune=0220&utgave={published.version}"


def test_a_chosen_sex_is_named_wherever_its_number_is(published):
    """254 conversations were with women; 291 with all users."""
    women = Selection(sex="women")
    talks, persons = CHARTS["conversations"](published, women), CHARTS["conversation-users"](published, women)
    assert talks.finding.startswith("Bærum: 254 samtaler med kvinner i 2019")
    assert "Dagsamtaler på krisesenteret (kvinner), Bærum" in talks.paragraph
    assert persons.finding.startswith("Bærum: 84 kvinner i 2019")
    assert persons.subtitle.endswith(", kvinner")
    both = CHARTS["conversations-municipality"](published, women)
    assert both.finding == "254 samtaler med kvinner fra Bærum i 2019"
    assert "etter kommune, kvinner." in both.paragraph


def test_that_conversations_are_not_persons_stands_in_every_text_about_them(published):
    for key in ("conversations", "conversations-municipality"):
        assert "Samtaler er ikke personer" in CHARTS[key](published, Selection()).paragraph
