"""Figures on the day offer: conversations are not persons, and their growth says nothing of persons."""

from dashboard.charts.registry import FIGURES
from dashboard.vocabulary.selection import Selection
from loaders.schema import MISSING, SUPPRESSED
from tests.typed import ASKER, HOME, labels, rows, split

ENGLISH = Selection(language="en")


def test_conversations_are_those_of_the_plan_and_2016_is_missing(published):
    chart = FIGURES["conversations"].chart(published, Selection())
    assert dict(zip(chart.categories, labels(chart), strict=True)) == {
        "2016": "..",
        "2017": "145",
        "2018": "259",
        "2019": "291",
    }


def test_more_conversations_and_too_few_years_form_one_verdict_without_more_persons(published):
    chart = FIGURES["conversations"].chart(published, Selection())
    assert chart.finding == (
        "Bærum: Flere samtaler i 2019 (291) enn i 2017 (145). Tre år er for lite til å si om det er en trend"
    )
    assert f"{chart.finding.removeprefix('Bærum: ')}. Tallene sier ikke om det er flere personer." in chart.paragraph
    assert chart.finding.removeprefix("Bærum: ") in chart.alt
    assert "For få år" not in chart.paragraph
    assert "Klart" not in chart.paragraph


def test_conversations_per_person_accompany_the_conversations(published):
    """145 / 58 = 2.5 and 291 / 96 = 3.03."""
    words = "2,5 samtaler per person i 2017 og 3,0 i 2019"
    assert f"{words}." in FIGURES["conversations"].chart(published, Selection()).paragraph
    chart = FIGURES["conversations-per-person"].chart(published, Selection())
    assert (chart.finding, chart.unit, chart.decimals) == (f"Bærum: {words}", "samtaler per person", 1)
    assert labels(chart) == ["..", "2,5", "2,9", "3,0"]
    assert "delt på personene" in chart.definition
    assert chart.synthetic


def test_conversations_per_person_follow_place_and_sex(published):
    """Asker: 94 / 40, 153 / 55, 184 / 66. Women from Bærum: 254 / 84; their persons are withheld before 2018."""
    asker = FIGURES["conversations-per-person"].chart(published, Selection(region=ASKER, language="en"))
    women = FIGURES["conversations-per-person"].chart(published, Selection(sex="women", language="en"))
    assert labels(asker)[1:] == ["2.4", "2.8", "2.8"]
    assert labels(women)[-1] == "3.0"
    assert "Day conversations per person, Bærum, women: " in women.paragraph
    assert women.subtitle.endswith(", women")


def test_conversations_per_person_are_withheld_where_the_persons_are(publish):
    small = publish(
        *rows("centre.conversations", {2018: 145, 2019: 291}),
        *rows("centre.conversation_users", {2018: SUPPRESSED, 2019: 96}),
    )
    chart = FIGURES["conversations-per-person"].chart(small, ENGLISH)
    assert labels(chart) == [":", "3.0"]
    assert chart.finding == "Bærum: 3.0 conversations per person in 2019"
    assert "Some numbers for 2018 are withheld" in chart.paragraph


def test_conversations_without_known_persons_have_no_figure_per_person(publish):
    small = publish(*rows("centre.conversations", {2018: 145, 2019: 291}))
    assert not FIGURES["conversations-per-person"].chart(small, ENGLISH).has_numbers
    assert "per person" not in FIGURES["conversations"].chart(small, ENGLISH).paragraph


def test_conversations_get_neither_interval_nor_percent(published):
    """One person has many of them, so that a Poisson interval would be too narrow."""
    chart = FIGURES["conversations"].chart(published, Selection())
    assert not chart.has_intervals
    assert "%" not in chart.paragraph
    assert "usikkerhet" not in chart.paragraph


def test_persons_behind_the_conversations_are_a_figure_of_their_own(published):
    chart = FIGURES["conversation-users"].chart(published, Selection())
    assert labels(chart) == ["..", "58", "88", "96"]
    assert "Nyeste tall: 96 (usikkerhet 78–117)" in chart.paragraph


def test_each_municipality_is_a_series_and_no_total_is_made_up(published):
    chart = FIGURES["conversations-municipality"].chart(published, Selection())
    assert {series.key: labels(series) for series in chart.series} == {
        HOME: ["..", "145", "259", "291"],
        ASKER: ["..", "94", "153", "184"],
    }


def test_national_day_users_are_bufdirs_and_are_judged_since_2021(published):
    chart = FIGURES["day-users-national"].chart(published, Selection())
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
    assert chart.finding == (
        "Hele landet: Flere personer i 2024 (3\u00a0745) enn i 2021 (2\u00a0538). "
        "Fire år siden bruddet i 2021 er for lite til å si om det er en trend"
    )


def test_a_break_between_two_years_prevents_any_comparison_of_them(publish):
    small = publish(
        *rows("centre.conversations", {2017: 145, 2018: 291}),
        breaks=(split(2018, indicators=("centre.conversations",)),),
    )
    chart = FIGURES["conversations"].chart(small, ENGLISH)
    assert "difference" not in chart.paragraph
    assert "More" not in chart.finding


def test_an_event_between_two_years_prevents_nothing(publish):
    small = publish(*rows("centre.conversations", {2017: 145, 2018: 291}), breaks=(split(2018, kind="event"),))
    assert (
        "More conversations in 2018 (291) than in 2017 (145)" in FIGURES["conversations"].chart(small, ENGLISH).finding
    )


def test_a_withheld_year_is_not_a_missing_year(publish):
    small = publish(*rows("centre.conversations", {2017: SUPPRESSED, 2018: MISSING, 2019: 291}))
    assert labels(FIGURES["conversations"].chart(small, ENGLISH)) == [":", "..", "291"]


def test_another_municipality_is_named_and_read(published):
    chart = FIGURES["conversations"].chart(published, Selection(region=ASKER))
    assert labels(chart) == ["..", "94", "153", "184"]
    assert "Asker" in chart.subtitle
    assert chart.address == f"/samtaler?kommune=0220&utgave={published.version}"


def test_a_chosen_sex_is_named_wherever_its_number_is(published):
    """254 conversations were with women; 291 with all users."""
    women = Selection(sex="women")
    talks, persons = (
        FIGURES["conversations"].chart(published, women),
        FIGURES["conversation-users"].chart(published, women),
    )
    assert talks.finding.startswith("Bærum: 254 samtaler med kvinner i 2019. For få år")
    assert "Dagsamtaler på krisesenteret (kvinner), Bærum" in talks.paragraph
    assert persons.finding.startswith("Bærum: 84 kvinner i 2019")
    assert persons.subtitle.endswith(", kvinner")
    both = FIGURES["conversations-municipality"].chart(published, women)
    assert both.finding == "254 samtaler med kvinner fra Bærum i 2019"
    assert "etter kommune, kvinner." in both.paragraph


def test_a_chosen_sex_is_named_in_a_verdict_on_two_years(publish):
    small = publish(*rows("centre.conversations", {2017: 131, 2019: 254}, sex="women"))
    chart = FIGURES["conversations"].chart(small, Selection(sex="women"))
    assert chart.finding.startswith("Bærum: Flere samtaler med kvinner i 2019 (254) enn i 2017 (131).")


def test_every_text_on_conversations_says_that_they_are_not_persons(published):
    for key in ("conversations", "conversations-municipality"):
        assert "Samtaler er ikke personer" in FIGURES[key].chart(published, Selection()).paragraph
