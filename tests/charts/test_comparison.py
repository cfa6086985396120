"""Figures that compare: the share of residents, and the funnel of all municipalities."""

import pytest

from dashboard.charts.registry import FIGURES
from dashboard.scene.layout import layout
from dashboard.scene.size import SIZES
from dashboard.vocabulary.selection import Selection
from loaders.schema import CHILDREN, SUPPRESSED
from tests.typed import ASKER, CENTRE, HOME, labels, residents, row, rows, split

ENGLISH = Selection(language="en")
MUNICIPALITIES = [str(code) for code in (1103, 1106, 1108, 1111, 1112, 1114, 1119, 1120, 1121, 1122, 1124)]


def test_shares_are_like_for_like_with_their_intervals(published):
    """27 of 43, 40 of 71, 41 of 64, and 108 of 178 (60.7 %, 53.3–67.6) against 67.3 % of the inhabitants."""
    chart = FIGURES["residents-share"].chart(published, Selection())
    values = dict(zip(chart.categories, chart.series[0].values, strict=True))
    assert list(values) == ["2016", "2017", "2018", "2019", "2017–2019"]
    assert values["2016"].status == SUPPRESSED
    assert [round(values[year].value) for year in ("2017", "2018", "2019")] == [63, 56, 64]
    pooled = values["2017–2019"]
    assert [round(number, 1) for number in (pooled.value, pooled.low, pooled.high)] == [60.7, 53.3, 67.6]
    assert (round(chart.reference.value, 1), chart.reference.label) == (67.3, "Andel av innbyggerne 67\u00a0%")


def test_the_heading_says_of_whom_and_when_and_never_calls_residents_users(published):
    chart = FIGURES["residents-share"].chart(published, Selection())
    assert chart.finding == (
        "Av beboerne (voksne) fra Bærum og Asker i 2017–2019 kom 61\u00a0% fra Bærum, ikke sikkert forskjellig fra "
        "andelen av innbyggerne (67\u00a0%)"
    )
    assert chart.finding in chart.alt
    assert not any("bruker" in words for words in (chart.paragraph, chart.subtitle, chart.alt, *chart.notes))


def test_the_paragraph_says_what_it_is_measured_against_and_what_the_plans_key_is_of(published):
    paragraph = FIGURES["residents-share"].chart(published, Selection()).paragraph
    for words in (
        "2017–2019: 108 av 178 beboere (voksne) fra Bærum og Asker kom fra Bærum (60,7\u00a0%, usikkerhet 53,3–67,6",
        "Bærum hadde 67,3\u00a0% av innbyggerne i disse kommunene da. Andelen av beboerne er ikke sikkert forskjellig.",
        "Planens kostnadsnøkkel (57\u00a0%) gjelder fra 2020, ikke for disse årene.",
        "Av alle beboere (voksne) i 2019, også fra andre kommuner, kom 41 av 71 fra Bærum.",
        "Det er ingen andel for 2016: et tall er skjult av hensyn til personvernet.",
        "Asker og Bærum krisesenter, årsstatistikk; SSB, tabell 07459, hentet 05.03.2024.",
    ):
        assert words in paragraph


def test_a_share_names_the_cells_of_every_member(published):
    folder = "krisesenter/krisesenter_2019_beboere_og_samtaler.xlsx"
    value = FIGURES["residents-share"].chart(published, Selection(from_year=2019)).series[0].values[0]
    assert value.origin.count(folder) == 2
    assert " / " in value.origin


def test_the_pooled_share_names_the_cells_of_all_its_years_and_is_as_synthetic_as_they(published):
    withheld, *years, pooled = FIGURES["residents-share"].chart(published, Selection()).series[0].values
    assert not withheld.origin
    assert pooled.origin == " / ".join(value.origin for value in years)
    assert pooled.synthetic == any(value.synthetic for value in years)


def test_childrens_shares_are_of_children_who_seldom_come_alone(published):
    """61 and 22, 49 and 32, 43 and 27: typed from the workbooks' cells."""
    chart = FIGURES["residents-share"].chart(published, Selection(group=CHILDREN))
    expected = [100 * own / everyone for own, everyone in ((61, 83), (49, 81), (43, 70), (153, 234))]
    assert [value.value for value in chart.series[0].values[1:]] == pytest.approx(expected)
    assert "Søsken kommer ofte sammen" in chart.paragraph


def test_without_populations_there_is_no_verdict_but_a_reason(publish):
    chart = FIGURES["residents-share"].chart(publish(*residents({2019: 41}), *residents({2019: 23}, ASKER)), ENGLISH)
    assert chart.finding == "Of the residents (adults) from Bærum and Asker in 2019, 64% came from Bærum"
    assert "because the population of every municipality is not in the files" in chart.paragraph
    assert "different" not in chart.paragraph
    assert chart.reference is None


def test_the_cost_key_is_named_where_it_is_the_yardstick(publish):
    chart = FIGURES["residents-share"].chart(publish(*residents({2020: 50}), *residents({2020: 40}, "3203")), ENGLISH)
    assert chart.finding.endswith("not clearly different from its share of the cost (57%)")
    assert "The cost key for these years gives 57.2%." in chart.paragraph
    assert "not to these years" not in chart.paragraph
    assert chart.reference.label == "Share of cost 57%"


def test_a_clear_difference_is_called_clear(publish):
    people = [*rows("population", {2019: 126_841}), *rows("population", {2019: 61_523}, ASKER)]
    few = publish(*residents({2019: 60}), *residents({2019: 90}, ASKER), *people)
    finding = FIGURES["residents-share"].chart(few, ENGLISH).finding
    assert finding.endswith("40% came from Bærum, clearly lower than its share of the inhabitants (67%)")


def test_where_other_municipalities_join_between_the_years_they_are_not_listed_as_one_group(publish):
    others = [*residents({2020: 40, 2021: 30}, "3203"), *residents({2021: 9}, "3312")]
    chart = FIGURES["residents-share"].chart(publish(*residents({2020: 50, 2021: 52}), *others), ENGLISH)
    assert "the municipalities that share the centre" in chart.subtitle
    assert "Bærum, Asker and Lier in 2021" in chart.finding
    assert "The plan's cost key (57%) applied until 2020, not to these years." in chart.paragraph


def test_a_municipality_with_its_own_centre_gets_an_explanation(publish):
    chart = FIGURES["residents-share"].chart(publish(*residents({2019: 41}), catchment="assault:drammen"), ENGLISH)
    assert chart.empty == (
        "Bærum shares the crisis centre with no other municipality in these years, so there is no share to show."
    )


def test_a_share_is_withheld_where_a_members_number_is(publish):
    chart = FIGURES["residents-share"].chart(
        publish(*residents({2018: 40, 2019: 41}), *residents({2018: SUPPRESSED, 2019: 23}, ASKER)), ENGLISH
    )
    assert labels(chart) == [":", "64%"]
    assert chart.categories == ("2018", "2019")


def test_shares_are_never_pooled_across_a_break(publish):
    chart = FIGURES["residents-share"].chart(
        publish(
            *residents({2016: 27, 2017: 40, 2018: 41}),
            *residents({2016: 16, 2017: 31, 2018: 23}, ASKER),
            breaks=(split(2018, regions=(CENTRE,)),),
        ),
        ENGLISH,
    )
    assert chart.categories == ("2016", "2017", "2018")


def test_the_funnel_says_what_to_deliver_where_populations_are_missing(published):
    chart = FIGURES["funnel"].chart(published, Selection())
    assert not chart.has_numbers
    assert "tabell 07459" in chart.empty
    assert chart.empty.startswith("Folketallet er levert for 0 kommuner i 2023–2024. Det trengs for minst 10")


def test_the_funnel_places_each_municipality_at_its_population_and_rate(publish):
    counts = {code: 50.0 for code in MUNICIPALITIES}
    small = publish(
        *(row("violence.offences", (2023, 2024), count, code) for code, count in counts.items()),
        *(row("population", 2024, 10_000, code) for code in counts),
        *rows("violence.offences", {(2023, 2024): 400}),
        *rows("population", {2024: 100_000}),
    )
    chart = FIGURES["funnel"].chart(small, ENGLISH)
    point = chart.series[0].values[chart.categories.index("Bærum")]
    assert (point.x, point.value, point.label) == (100_000, 4.0, "4.0")
    assert [chart.categories[n] for n in chart.series[0].highlight] == ["Bærum"]
    assert len(chart.limits) == 4
    assert sum(limit.is_outer for limit in chart.limits) == 2
    assert chart.log_axis  # Oslo would compress the rest
    assert chart.reference.value == pytest.approx(1000 * (11 * 50 + 400) / (11 * 10_000 + 100_000))


def test_partners_are_named_beside_the_home_municipality_among_all_others(publish):
    codes = [*(code for code in MUNICIPALITIES if code != "3203"), "3203", "3201"]
    offences = [row("violence.offences", (2023, 2024), 50, code) for code in codes]
    known = publish(*offences, *(row("population", 2024, 10_000 + n, code) for n, code in enumerate(codes)))
    chart = FIGURES["funnel"].chart(known, ENGLISH)
    assert [chart.categories[n] for n in chart.series[0].partners] == ["Asker"]
    scene = layout(chart, SIZES["screen"])
    named = " ".join(word for shape in scene.shapes if shape.role == "area" for word in shape.lines)
    assert "Asker" in named and "Bærum" in named


def test_the_funnel_uses_the_newest_period_with_enough_populations(publish):
    older = [row("violence.offences", (2021, 2022), 50, code) for code in (HOME, *MUNICIPALITIES)]
    newest = [row("violence.offences", (2022, 2023), 60, code) for code in (HOME, *MUNICIPALITIES)]
    people = [row("population", 2022, 10_000, code) for code in (HOME, *MUNICIPALITIES)]
    chart = FIGURES["funnel"].chart(publish(*older, *newest, *people, row("population", 2023, 10_000)), ENGLISH)
    assert "2021–2022" in chart.subtitle
    assert {value.value for value in chart.series[0].values} == {5.0}


def test_the_share_is_marked_where_municipalities_join(publish):
    others = [*residents({2019: 23}, ASKER), *residents({2020: 40, 2021: 30}, "3203"), *residents({2021: 9}, "3312")]
    chart = FIGURES["residents-share"].chart(publish(*residents({2019: 41, 2020: 44, 2021: 50}), *others), ENGLISH)
    assert [(mark.position, mark.label) for mark in chart.marks if mark.is_break] == [
        (0.5, "Røyken, Hurum join 2020"),
        (1.5, "Lier joins 2021"),
    ]
    assert len(chart.notes) == len(set(chart.notes))


def test_the_funnel_reports_the_home_municipalitys_place_and_who_is_left_out(publish):
    """Eleven with 50 per 10 000, and home with 100, clearly above the common 5.4; one more is withheld."""
    small = publish(
        *(row("violence.offences", (2023, 2024), 50, code) for code in MUNICIPALITIES),
        *(row("population", 2024, 10_000, code) for code in (*MUNICIPALITIES, HOME)),
        row("violence.offences", (2023, 2024), 100),
        row("violence.offences", (2023, 2024), None, "1127", status=SUPPRESSED),
    )
    chart = FIGURES["funnel"].chart(small, ENGLISH)
    assert chart.finding == (
        "Bærum has clearly higher reported violence than the municipalities together per inhabitant (2023–2024)"
    )
    assert (
        "2023–2024: Bærum has 10.0 per 1,000 inhabitants, against 5.4 in the municipalities together."
        in chart.paragraph
    )
    assert "Municipalities differ, and most of the large ones lie outside." in chart.paragraph
    assert chart.source == "Source: Statistics Norway, table 08487; Statistics Norway, table 07459."
    assert "not only violence in close relationships" in chart.paragraph
    assert "1 municipality without a number or population is not included." in chart.paragraph


def test_a_figure_of_all_municipalities_says_so_and_of_which_period(published):
    assert FIGURES["funnel"].chart(published, Selection(region="3203")).selection_words == "Alle kommuner, 2023–2024"


def test_no_figure_ranks_municipalities_by_their_number_of_cases():
    assert "municipalities" not in FIGURES
