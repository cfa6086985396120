"""Figures on residents: the plan's numbers, the split by sex, own (all), and what is withheld."""

import pytest

from dashboard.charts.chart import Role
from dashboard.charts.registry import FIGURES
from dashboard.vocabulary.selection import Selection
from loaders.schema import ADULTS, CHILDREN, MEN, SUPPRESSED, WOMEN
from tests.typed import ASKER, CENTRE, HOME, REST, labels, named, residents, rows

ENGLISH = Selection(language="en")


def test_adults_and_children_are_those_of_the_plan(published):
    chart = FIGURES["residents"].chart(published, Selection())
    assert chart.categories == ("2016", "2017", "2018", "2019")
    assert labels(named(chart, ADULTS)) == ["41", "27", "40", "41"]
    assert labels(named(chart, CHILDREN)) == ["37", "61", "49", "43"]


def test_own_and_all_residents_are_those_of_the_plan(published):
    chart = FIGURES["residents-municipality"].chart(published, Selection())
    assert labels(named(chart, HOME)) == ["41", "27", "40", "41"]
    assert labels(named(chart, CENTRE)) == ["67", "49", "81", "71"]
    assert "41 (67) i 2016, 27 (49) i 2017, 40 (81) i 2018 og 41 (71) i 2019" in chart.paragraph
    assert chart.finding == "41 av 71 voksne kom fra Bærum i 2019"


def test_only_the_chosen_group_is_shown(published):
    chart = FIGURES["residents"].chart(published, Selection(group=CHILDREN))
    assert [series.key for series in chart.series] == [CHILDREN]
    assert chart.finding.startswith("Bærum: 43 barn i 2019")
    assert "barn" in chart.selection_words


def test_sexes_follow_the_chosen_group_and_are_called_girls_and_boys(published):
    chart = FIGURES["residents-sex"].chart(published, Selection(group=CHILDREN))
    assert [series.name for series in chart.series] == ["Jenter", "Gutter"]
    assert labels(named(chart, WOMEN)) == ["19", "33", "24", "22"]
    assert labels(named(chart, MEN)) == ["18", "28", "25", "21"]


def test_a_withheld_number_has_its_sign_its_meaning_and_no_value(publish):
    chart = FIGURES["residents-sex"].chart(
        publish(
            *residents({2018: SUPPRESSED, 2019: 35}, sex=WOMEN),
            *residents({2018: SUPPRESSED, 2019: 6}, sex=MEN),
        ),
        ENGLISH,
    )
    assert labels(named(chart, MEN)) == [":", "6"]
    assert named(chart, MEN).values[0].value is None
    assert (":", "withheld to protect privacy") in chart.signs
    assert chart.has_withheld
    assert "Some numbers for 2018 are withheld" in chart.paragraph


def test_a_chart_that_withholds_everything_says_so_and_shows_no_paragraph(publish):
    chart = FIGURES["residents-sex"].chart(
        publish(*residents({2019: SUPPRESSED}, sex=WOMEN), *residents({2019: SUPPRESSED}, sex=MEN)), ENGLISH
    )
    assert chart.empty == (
        "The numbers for Bærum in this selection are withheld so that nobody can be recognised, either from a small "
        "number or by subtraction."
    )
    assert chart.alt == chart.empty
    assert chart.paragraph == ""
    assert not chart.has_numbers


def test_the_finding_takes_the_newest_year_that_shows_both_sexes(publish):
    chart = FIGURES["residents-sex"].chart(
        publish(
            *residents({2018: 36, 2019: 35}, sex=WOMEN),
            *residents({2018: 5, 2019: SUPPRESSED}, sex=MEN),
        ),
        ENGLISH,
    )
    assert chart.finding == "Bærum: 36 women and 5 men in 2018"


def test_zero_is_a_number_and_not_a_gap(publish):
    chart = FIGURES["residents"].chart(publish(*residents({2018: 0, 2019: 12})), ENGLISH)
    values = named(chart, ADULTS).values
    assert (values[0].value, values[0].label, values[0].is_number) == (0.0, "0", True)


def test_a_year_without_a_row_is_missing_between_its_neighbours(publish):
    chart = FIGURES["residents"].chart(publish(*residents({2016: 41, 2018: 40})), ENGLISH)
    assert chart.categories == ("2016", "2017", "2018")
    assert labels(named(chart, ADULTS)) == ["41", "..", "40"]
    assert ("..", "missing: not in the files delivered") in chart.signs


def test_municipalities_have_their_roles(publish):
    chart = FIGURES["residents-municipality"].chart(
        publish(
            *residents({2018: 40}),
            *residents({2018: 31}, ASKER),
            *residents({2018: 10}, REST),
            *residents({2018: 81}, CENTRE),
        ),
        Selection(),
    )
    assert {series.key: series.role for series in chart.series} == {
        HOME: Role.OWN,
        ASKER: Role.PARTNER,
        REST: Role.OTHER,
        CENTRE: Role.ALL,
    }


def test_everyone_is_split_when_roeyken_and_hurum_join(publish):
    chart = FIGURES["residents-municipality"].chart(
        publish(*residents({2019: 41, 2020: 44}), *residents({2019: 71, 2020: 90}, CENTRE)), Selection()
    )
    assert [(mark.position, mark.label) for mark in chart.marks if mark.is_break] == [(0.5, "Røyken og Hurum med 2020")]


def test_a_new_way_of_counting_splits_the_national_series(published):
    chart = FIGURES["residents-national"].chart(published, Selection())
    breaks = [mark for mark in chart.marks if mark.is_break]
    assert [(chart.categories[int(mark.position)], mark.label) for mark in breaks] == [("2020", "Ny tellemåte 2021")]
    assert breaks[0].words in chart.notes


def test_national_women_and_men_are_bufdirs(published):
    chart = FIGURES["residents-national"].chart(published, Selection())
    by_year = {sex: dict(zip(chart.categories, labels(named(chart, sex)), strict=True)) for sex in (WOMEN, MEN)}
    years = ("2012", "2020", "2021", "2022", "2023", "2024")
    assert [by_year[WOMEN][year] for year in years] == [
        "1\u00a0929",
        "1\u00a0529",
        "1\u00a0631",
        "..",
        "1\u00a0950",
        "2\u00a0123",
    ]
    assert [by_year[MEN][year] for year in years] == ["117", "137", "159", "..", "233", "210"]


def test_the_workbooks_constructed_numbers_are_marked(published):
    chart = FIGURES["residents"].chart(published, Selection())
    assert chart.synthetic
    assert chart.synthetic_words.startswith("Eksempeldata")


def test_synthetic_is_marked_exactly_where_a_constructed_row_is_shown(publish):
    small = publish(
        *residents({2018: 40}, synthetic=True),
        *residents({2019: 41}),
        *rows("centre.conversations", {2019: 291}),
    )
    assert FIGURES["residents"].chart(small, Selection()).synthetic
    assert not FIGURES["residents"].chart(small, Selection(from_year=2019)).synthetic
    assert not FIGURES["conversations"].chart(small, Selection()).synthetic
    assert [value.synthetic for value in named(FIGURES["residents"].chart(small, Selection()), ADULTS).values] == [
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("chosen", "finding"),
    [
        ({"sex": MEN}, "6 voksne menn i 2019"),
        ({"sex": WOMEN}, "35 voksne kvinner i 2019"),
        ({"sex": WOMEN, "group": CHILDREN}, "22 jenter i 2019"),
        ({"sex": MEN, "group": CHILDREN}, "21 gutter i 2019"),
    ],
)
def test_a_chosen_sex_is_named_wherever_its_number_is(published, chosen, finding):
    """6 men are not «6 adults»: 41 adults lived there."""
    chart = FIGURES["residents"].chart(published, Selection(**chosen))
    who = finding.partition(" ")[2].removesuffix(" i 2019")
    first = finding.removesuffix(" i 2019")  # another group may follow before the year
    assert chart.finding.startswith(f"Bærum: {first} ")
    assert FIGURES["residents-sex"].chart(published, Selection(**chosen)).finding == f"Bærum: {finding}"
    assert f"({who})" in chart.paragraph
    assert who in chart.subtitle
    assert chart.series[0].name == who.capitalize()


def test_own_of_all_names_the_chosen_sex(published):
    chart = FIGURES["residents-municipality"].chart(published, Selection(sex=WOMEN, group=CHILDREN))
    assert chart.finding == "22 av 38 jenter kom fra Bærum i 2019"
    assert "Beboere fra Bærum, jenter, med alle i parentes" in chart.paragraph


def test_the_text_covers_both_groups_that_the_figure_shows(published):
    paragraph = FIGURES["residents"].chart(published, Selection()).paragraph
    assert "41 (2016), 27 (2017), 40 (2018) og 41 (2019)" in paragraph
    assert "Barn: 37 (2016), 61 (2017), 49 (2018) og 43 (2019). For få år til å vurdere utvikling" in paragraph
    assert "Søsken kommer ofte sammen" in paragraph
    assert "Søsken" not in FIGURES["residents"].chart(published, Selection(group=ADULTS)).paragraph


def test_every_text_for_a_plan_says_whom_it_covers_and_that_not_all_are_registered(published):
    for key in ("residents", "residents-sex", "residents-municipality"):
        paragraph = FIGURES[key].chart(published, Selection()).paragraph
        assert "Bærum" in paragraph.partition("Kilde")[0], key
        assert "Bare de som har latt seg registrere, er med." in paragraph, key


def test_years_that_are_withheld_are_named_and_never_listed_as_signs(publish):
    """«: (60) i 2016, : (:) i 2017» told nobody anything."""
    own = residents({2016: SUPPRESSED, 2017: SUPPRESSED, 2018: 36, 2019: 35})
    small = publish(*own, *residents({2016: 60, 2017: SUPPRESSED, 2018: SUPPRESSED, 2019: 64}, CENTRE))
    paragraph = FIGURES["residents-municipality"].chart(small, ENGLISH).paragraph
    assert "Residents from Bærum, adults, with everyone in brackets: 36 in 2018 and 35 (64) in 2019." in paragraph
    assert "Some numbers for 2016, 2017 and 2018 are withheld" in paragraph


def test_where_every_own_number_is_withheld_nothing_is_listed(publish):
    small = publish(*residents({2019: SUPPRESSED}), *residents({2019: 64}, CENTRE))
    assert FIGURES["residents-municipality"].chart(small, ENGLISH).paragraph == ""


def test_other_municipalities_have_no_capital_inside_a_sentence(publish):
    chart = FIGURES["residents"].chart(publish(*residents({2018: 10, 2019: 7}, REST)), Selection(region=REST))
    assert chart.subtitle == "Beboere fra andre kommuner, personer per år"
    assert "krisesenteret (voksne), andre kommuner: 10 (2018) og 7 (2019)." in chart.paragraph


TOGETHER = "residents-sex-together"


def test_three_years_together_have_a_figure_of_their_own_beside_no_year(published):
    """A sum of three years beside a single year would read as a fall."""
    chart = FIGURES[TOGETHER].chart(published, Selection())
    assert chart.categories == ("2016–2018, 3 år samlet",)
    assert (labels(named(chart, WOMEN)), labels(named(chart, MEN))) == (["97"], ["11"])
    assert chart.finding == "Bærum: 97 kvinner og 11 menn i 2016–2018, 3 år samlet"
    assert "2016–2018 samlet: 97 kvinner og 11 menn." in chart.paragraph
    assert any(note.startswith("2016–2018 samlet er 3 år lagt sammen") for note in chart.notes)
    assert FIGURES["residents-sex"].chart(published, Selection()).categories == ("2016", "2017", "2018", "2019")


def test_years_together_are_shown_only_where_all_of_them_are_chosen(published):
    cut = FIGURES[TOGETHER].chart(published, Selection(from_year=2017))
    assert cut.empty == "Ingen år er slått sammen for Bærum i dette utvalget."
    women = FIGURES[TOGETHER].chart(published, Selection(to_year=2018, sex=WOMEN))
    assert women.finding == "Bærum: 97 voksne kvinner i 2016–2018, 3 år samlet"
    assert "2016–2018 samlet: 97 kvinner. " in women.paragraph
    assert women.selection_words == "Bærum, 2016–2018, kvinner, voksne"


def test_years_together_are_not_shown_where_no_year_is_withheld(published):
    assert not FIGURES[TOGETHER].chart(published, Selection(group=CHILDREN)).has_numbers


def test_years_together_that_are_withheld_themselves_say_so(published):
    assert "er skjult" in FIGURES[TOGETHER].chart(published, Selection(region=CENTRE)).empty


def test_no_other_figure_counts_years_together_as_a_year(published):
    for key in ("residents", "residents-municipality", "residents-share"):
        for sex in (WOMEN, MEN):
            chart = FIGURES[key].chart(published, Selection(sex=sex))
            assert not any("2016–2018" in category for category in chart.categories), key


def test_a_heading_of_two_groups_names_both_and_gives_a_common_verdict_once(published):
    """41 adults and 43 children in 2019; both series are too short."""
    both = FIGURES["residents"].chart(published, Selection()).finding
    assert both == "Bærum: 41 voksne og 43 barn i 2019. For få år til å vurdere utvikling (4 av minst 5)"
    women = FIGURES["residents"].chart(published, Selection(sex=WOMEN)).finding
    assert women.startswith("Bærum: 35 voksne kvinner og 22 jenter i 2019. Voksne kvinner: For få år")
    assert "Jenter: For få år til å vurdere utvikling (4 av minst 5)" in women
