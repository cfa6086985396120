"""Where numbers are missing, the words shown there, and what a figure's key contains."""

from dashboard.charts.chart import Kind, Role, number
from dashboard.charts.drawing.ends import end_lines, end_period
from dashboard.charts.drawing.gaps import drawn_key, gaps, interval_words, reason_words
from dashboard.charts.registry import FIGURES
from dashboard.office.notes import native_notes, native_reasons
from dashboard.office.plan import axis_names
from dashboard.scene.layout import layout
from dashboard.scene.size import SIZES
from dashboard.vocabulary.selection import Selection
from dashboard.vocabulary.text import text
from tests.paint.build import MISSING, NOT_PUBLISHED, SUPPRESSED, chart, provisional, series

YEARS = ("2016", "2017", "2018", "2019")
T = text("nb")


def texts(made):
    return [(gap.first, gap.last, gap.words(T)) for gap in gaps(made)]


def test_bars_beside_one_another_share_a_gap_and_others_do_not():
    asker = series(SUPPRESSED, number(16, "16"), name="Asker")
    others = series(SUPPRESSED, SUPPRESSED, name="Andre")
    own = series(number(41, "41"), number(27, "27"))
    assert texts(chart(Kind.COLUMNS, YEARS[:2], own, asker, others)) == [
        ((0, 1), (0, 2), "skjult av hensyn til personvernet"),
        ((1, 2), (1, 2), "skjult av hensyn til personvernet"),
    ]


def test_whole_years_without_numbers_share_a_gap_only_where_the_reason_is_the_same():
    made = chart(Kind.COLUMNS, YEARS, series(MISSING, MISSING, NOT_PUBLISHED, number(1, "1")))
    assert texts(made) == [((0, 0), (1, 0), "mangler"), ((2, 0), (2, 0), "ikke publisert ennå")]


def test_a_missing_number_is_a_gap_in_its_line_but_a_withheld_one_is_named():
    women = series(number(1, "1"), SUPPRESSED, MISSING, MISSING, name="Kvinner")
    men = series(number(1, "1"), number(1, "1"), number(2, "2"), MISSING, name="Menn")
    assert texts(chart(Kind.LINES, YEARS, women, men)) == [
        ((1, 0), (1, 0), "Kvinner: skjult av hensyn til personvernet"),
        ((3, 0), (3, 0), "mangler"),
    ]


def test_the_key_explains_what_is_drawn_and_nothing_else():
    made = chart(Kind.LINES, YEARS, series(number(1, "1"), MISSING, SUPPRESSED, provisional(3, "3*")), signs=())
    assert drawn_key(made) == (
        ("skjult", "av hensyn til personvernet"),
        ("mangler", "ikke med i filene som er levert"),
        ("*", "foreløpig"),
    )
    whole = series(number(1, "1"), number(2, "2"), number(2, "2"), number(3, "3"), name="Menn", role=Role.MEN)
    missing = series(number(1, "1"), MISSING, number(2, "2"), number(3, "3"), name="Kvinner", role=Role.WOMEN)
    assert drawn_key(chart(Kind.LINES, YEARS, whole, missing)) == ()


def test_thin_lines_are_explained_if_there_are_any():
    assert interval_words(chart(Kind.COLUMNS, YEARS[:1], series(number(1, "1")))) == ""
    with_interval = chart(Kind.COLUMNS, YEARS[:1], series(number(63, "63", low=48, high=81)))
    assert interval_words(with_interval) == "Tynn strek: usikkerhet (95 %)."


def test_line_ends_name_their_period_if_lines_end_in_different_years():
    own = series(number(4, "4,9"), number(5, "5,0"))
    country = series(number(6, "6,7"), MISSING, name="Hele landet", role=Role.COUNTRY)
    made = chart(Kind.LINES, YEARS[:2], own, country)
    assert end_lines(made, own, "5,0") == ("Bærum\u00a05,0", "i\u00a02017")
    assert end_lines(made, country, "6,7") == ("Hele landet\u00a06,7", "i\u00a02016")


def test_line_ends_name_their_period_if_the_heading_names_another():
    own = series(number(4, "4"), number(5, "5"))
    assert end_period(chart(Kind.LINES, YEARS[:2], own, finding="5 i 2017"), own) == ""
    assert end_period(chart(Kind.LINES, YEARS[:2], own, finding="4 i 2016"), own) == "2017"


def test_a_line_that_ends_before_the_axis_names_its_period():
    own = series(number(4, "4"), MISSING)
    assert end_period(chart(Kind.LINES, YEARS[:2], own), own) == "2016"


def test_a_hidden_measure_is_called_not_shown_rather_than_not_applicable(published):
    """Measure 11 concerns people who live in hiding; «ikke relevant» would say something else of it."""
    chart = FIGURES["measures"].chart(published, Selection())
    eleven = chart.series[0].values[10]
    assert reason_words(chart, eleven) == "vises ikke: gjelder personer som bor på skjult adresse"
    assert reason_words(chart, eleven, short=True) == "vises ikke"
    assert "ikke relevant" not in " ".join((*native_notes(chart), native_reasons(chart), *axis_names(chart)))
    assert "ikke relevant" not in " ".join(spot.words for spot in layout(chart, SIZES["screen"]).spots)
