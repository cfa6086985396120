"""Figures that compare: the share of residents, every municipality, and the funnel."""

import pytest

from dashboard.charts import CHARTS
from dashboard.charts.chart import Kind
from dashboard.selection import Selection
from loaders.schema import CHILDREN, MISSING, SUPPRESSED
from tests.typed import CENTRE, HOME, labels, residents, row, rows, split

ENGLISH = Selection(language="en")
MUNICIPALITIES = [str(code) for code in (1103, 1106, 1108, 1111, 1112, 1114, 1119, 1120, 1121, 1122, 1124)]


def test_shares_are_those_of_the_methods(published):
    """METHODS § 4: 61 (49–72), 55 (41–68), 49 (39–60), 58 (46–69), 55.6 % (49.6–61.4) against 57.2 %."""
    chart = CHARTS["residents-share"](published, Selection())
    spans = [(round(value.value), round(value.low), round(value.high)) for value in chart.series[0].values[:4]]
    assert spans == [(61, 49, 72), (55, 41, 68), (49, 39, 60), (58, 46, 69)]
    pooled = chart.series[0].values[-1]
    assert [round(number, 1) for number in (pooled.value, pooled.low, pooled.high)] == [55.6, 49.6, 61.4]
    assert chart.categories[-1] == "2016–2019"
    assert chart.reference.value == pytest.approx(100 * 127_000 / 222_000)


def test_the_share_is_said_with_its_numbers_and_its_yardstick(published):
    chart = CHARTS["residents-share"](published, Selection())
    assert "149 av 268 (55,6\u00a0%, usikkerhet 49,6–61,4\u00a0%)" in chart.paragraph
    assert "57,2\u00a0%" in chart.paragraph
    assert "ikke sikkert forskjellig" in chart.finding


def test_a_share_names_both_cells(published):
    assert CHARTS["residents-share"](published, Selection()).series[0].values[0].origin == (
        "krisesenter/Krisesenter årsstatistikk 2016.xlsx › Årsstatistikk 2016 › D6 / "
        "krisesenter/Krisesenter årsstatistikk 2016.xlsx › Årsstatistikk 2016 › D9"
    )


def test_the_pooled_share_names_the_cells_of_all_its_years_and_is_as_synthetic_as_they(published):
    *years, pooled = CHARTS["residents-share"](published, Selection()).series[0].values
    assert pooled.origin == " / ".join(value.origin for value in years)
    assert pooled.synthetic == any(value.synthetic for value in years)


def test_childrens_shares_are_of_children(published):
    """37 of 60, 61 of 90, 49 of 91, 43 of 75: typed from the workbooks' cells."""
    chart = CHARTS["residents-share"](published, Selection(group=CHILDREN))
    expected = [100 * own / everyone for own, everyone in ((37, 60), (61, 90), (49, 91), (43, 75), (190, 316))]
    assert [value.value for value in chart.series[0].values] == pytest.approx(expected)


def test_a_share_is_withheld_where_either_number_is(publish):
    chart = CHARTS["residents-share"](
        publish(*residents({2018: SUPPRESSED, 2019: 41}), *residents({2018: 81, 2019: 71}, CENTRE)), ENGLISH
    )
    assert labels(chart) == [":", "58%"]
    assert chart.categories == ("2018", "2019")


def test_shares_are_never_pooled_across_a_break(publish):
    years = {2017: 27, 2018: 40, 2020: 41}
    chart = CHARTS["residents-share"](
        publish(
            *residents(years),
            *residents({2017: 49, 2018: 81, 2020: 71}, CENTRE),
            breaks=(split(2020, regions=(CENTRE,)),),
        ),
        ENGLISH,
    )
    assert chart.categories == ("2017", "2018", "2020")


def test_every_municipality_of_the_export_is_there_with_a_number_or_a_reason(published):
    chart = CHARTS["municipalities"](published, Selection())
    values = chart.series[0].values
    assert chart.kind is Kind.STRIP
    assert sum(value.is_number for value in values) == 321
    assert sum(value.status == SUPPRESSED for value in values) == 34
    assert [chart.categories[n] for n, value in enumerate(values) if value.status == MISSING] == ["Modalen"]
    assert len(values) == 356
    assert {":", ".."} <= {sign for sign, _ in chart.signs}


def test_municipalities_stand_in_order_of_size_with_the_nameless_last(published):
    values = [value.value for value in CHARTS["municipalities"](published, Selection()).series[0].values]
    numbers = [value for value in values if value is not None]
    assert numbers == sorted(numbers, reverse=True)
    assert values[321:] == [None] * 35


def test_the_own_municipality_is_found_and_ranked(published):
    chart = CHARTS["municipalities"](published, Selection())
    own = [chart.categories[n] for n in chart.series[0].highlight]
    assert "Bærum" in own
    assert chart.series[0].values[chart.categories.index("Bærum")].value == 754
    assert "det 6. høyeste tallet blant 321 kommuner" in chart.finding
    assert "34 kommuner har så få saker at SSB skjuler tallet." in chart.paragraph
    assert "per år i 2023–2024" in chart.paragraph
    assert "ikke bare vold i nære relasjoner" in chart.paragraph


@pytest.mark.parametrize(
    ("above", "said"),
    [
        (0, "highest"),
        (1, "2nd highest"),
        (2, "3rd highest"),
        (3, "4th highest"),
        (10, "11th highest"),
        (11, "12th highest"),
    ],
)
def test_ranks_have_their_english_endings(publish, above, said):
    others = [row("violence.offences", (2023, 2024), 900 + n, f"9{n:03}") for n in range(above)]
    chart = CHARTS["municipalities"](publish(row("violence.offences", (2023, 2024), 754), *others), ENGLISH)
    assert f"2023–2024, the {said} of" in chart.finding


def test_equal_numbers_share_their_rank(publish):
    chart = CHARTS["municipalities"](
        publish(*(row("violence.offences", (2023, 2024), 754, code) for code in (HOME, "1103", "1106"))), ENGLISH
    )
    assert "the highest of 3" in chart.finding


def test_no_rank_is_given_where_the_own_number_is_withheld(publish):
    chart = CHARTS["municipalities"](
        publish(
            row("violence.offences", (2023, 2024), None, status=SUPPRESSED),
            row("violence.offences", (2023, 2024), 90, "1103"),
        ),
        ENGLISH,
    )
    assert chart.finding == "Bærum has no number in the newest period"


def test_the_funnel_says_what_to_deliver_where_populations_are_missing(published):
    chart = CHARTS["funnel"](published, Selection())
    assert not chart.has_numbers
    assert "tabell 07459" in chart.empty
    assert "Det trengs minst 10" in chart.empty


def test_the_funnel_places_each_municipality_at_its_population_and_rate(publish):
    counts = {code: 50.0 for code in MUNICIPALITIES}
    small = publish(
        *(row("violence.offences", (2023, 2024), count, code) for code, count in counts.items()),
        *(row("population", 2024, 10_000, code) for code in counts),
        *rows("violence.offences", {(2023, 2024): 400}),
        *rows("population", {2024: 100_000}),
    )
    chart = CHARTS["funnel"](small, ENGLISH)
    point = chart.series[0].values[chart.categories.index("Bærum")]
    assert (point.x, point.value, point.label) == (100_000, 4.0, "4.0")
    assert [chart.categories[n] for n in chart.series[0].highlight] == ["Bærum"]
    assert len(chart.limits) == 4
    assert sum(limit.is_outer for limit in chart.limits) == 2
    assert chart.log_axis  # Oslo would press the rest together
    assert chart.reference.value == pytest.approx(1000 * (11 * 50 + 400) / (11 * 10_000 + 100_000))


def test_the_funnel_takes_the_newest_period_with_populations_enough(publish):
    older = [row("violence.offences", (2021, 2022), 50, code) for code in (HOME, *MUNICIPALITIES)]
    newest = [row("violence.offences", (2022, 2023), 60, code) for code in (HOME, *MUNICIPALITIES)]
    people = [row("population", 2022, 10_000, code) for code in (HOME, *MUNICIPALITIES)]
    chart = CHARTS["funnel"](publish(*older, *newest, *people, row("population", 2023, 10_000)), ENGLISH)
    assert "2021–2022" in chart.subtitle
    assert {value.value for value in chart.series[0].values} == {5.0}


def test_what_a_share_is_of_and_over_which_years_stands_with_it(published):
    chart = CHARTS["residents-share"](published, Selection())
    assert chart.paragraph.startswith(
        "[Eksempeldata] Beboere på krisesenteret fra Bærum, voksne, som andel av alle. 2016–2019:"
    )
    assert chart.selection_words == "Bærum, 2016–2019, voksne"


def test_a_share_always_tells_who_joined_and_when_since_its_yardstick_counts_them(published):
    notes = " ".join(CHARTS["residents-share"](published, Selection()).notes)
    assert "Røyken og Hurum" in notes
    assert "Lier" in notes
    assert "Man kan velge krisesenter fritt" in notes
    assert "Anonyme brukere er ikke med" in notes


def test_that_the_total_counts_others_than_the_yardstick_stands_in_the_text_to_a_plan(published):
    paragraph = CHARTS["residents-share"](published, Selection()).paragraph
    assert "Målt mot det er andelen klart lavere." in paragraph
    assert "Totalen omfatter også brukere fra kommuner som ikke er med i folketallene." in paragraph


def test_the_share_is_marked_where_municipalities_join(publish):
    years = {2019: 41, 2020: 44, 2021: 50}
    chart = CHARTS["residents-share"](
        publish(*residents(years), *residents({2019: 71, 2020: 90, 2021: 99}, CENTRE)), ENGLISH
    )
    assert [(mark.position, mark.label) for mark in chart.marks if mark.is_break] == [
        (0.5, "Røyken, Hurum join 2020"),
        (1.5, "Lier joins 2021"),
    ]
    assert len(chart.notes) == len(set(chart.notes))


def test_the_funnel_finds_where_the_own_municipality_stands_and_tells_who_is_left_out(publish):
    """Eleven with 50 of 10 000 each, the own with 100: clearly above the common 5.4; one more is withheld."""
    small = publish(
        *(row("violence.offences", (2023, 2024), 50, code) for code in MUNICIPALITIES),
        *(row("population", 2024, 10_000, code) for code in (*MUNICIPALITIES, HOME)),
        row("violence.offences", (2023, 2024), 100),
        row("violence.offences", (2023, 2024), None, "1127", status=SUPPRESSED),
    )
    chart = CHARTS["funnel"](small, ENGLISH)
    everyone = "the municipalities together"
    assert chart.finding == f"Bærum has clearly higher reported violence than {everyone} (2023–2024)"
    assert f"2023–2024: Bærum has 10.0 per 1,000 inhabitants, against 5.4 in {everyone}." in chart.paragraph
    assert "not only violence in close relationships" in chart.paragraph
    assert "1 municipality without a number or population is not included." in chart.paragraph


def test_a_figure_of_all_municipalities_says_so_and_of_which_period(published):
    for key in ("municipalities", "funnel"):
        assert CHARTS[key](published, Selection(region="3203")).selection_words == "Alle kommuner, 2023–2024"
