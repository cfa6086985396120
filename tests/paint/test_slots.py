"""Places without a number on screen: a flat slot, equally low whatever the number, and the reason in words."""

import pytest

from dashboard.charts.chart import Kind, Role, number
from dashboard.paint.plotly.draw import DRAWERS, draw
from dashboard.paint.plotly.palette import SLOT
from dashboard.paint.plotly.size import SIZES
from tests.paint.build import MISSING, NOT_APPLICABLE, NOT_PUBLISHED, SUPPRESSED, chart, series, shapes, traces, words

YEARS = ("2016", "2017", "2018", "2019")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (SUPPRESSED, "skjult av hensyn til personvernet"),
        (NOT_PUBLISHED, "ikke publisert ennå"),
        (MISSING, "mangler"),
        (NOT_APPLICABLE, "ikke relevant"),
    ],
)
@pytest.mark.parametrize("kind", [Kind.COLUMNS, Kind.LINES, Kind.DOTS, Kind.BARS])
def test_a_place_without_a_number_is_a_flat_slot_with_the_reason_in_words(kind, value, said):
    figure = draw(chart(kind, YEARS[:2], series(number(10, "10"), value)))
    (slot,) = shapes(figure, "slot")
    assert (slot.fillcolor, slot.line.width) == (SLOT, 0)
    assert [found.replace("<br>", " ") for found in words(figure, "no number")] == [said]
    assert len(traces(figure, "Bærum")[0].x) in (1, 2)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", [Kind.COLUMNS, Kind.LINES, Kind.DOTS])
def test_a_slot_is_four_per_cent_of_the_axis_whatever_the_numbers_are(kind, size):
    def share(top, hidden):
        made = DRAWERS[kind](chart(kind, YEARS[:2], series(number(top, str(top)), hidden)), SIZES[size])["layout"]
        (slot,) = [shape for shape in made["shapes"] if shape["name"] == "slot"]
        return slot["y1"] / made["yaxis"]["range"][1]

    shares = [share(top, hidden) for top in (7, 700) for hidden in (SUPPRESSED, MISSING)]
    assert shares == pytest.approx([0.04] * 4)


@pytest.mark.parametrize(("kind", "size"), [(Kind.LINES, "screen"), (Kind.LINES, "phone"), (Kind.COLUMNS, "screen")])
def test_words_at_a_narrow_slot_stand_clear_of_all_numbers(kind, size):
    periods = tuple(str(year) for year in range(2000, 2017))
    values = [number(40 + index, str(40 + index)) for index in range(17)]
    values[9:12] = [MISSING, SUPPRESSED, MISSING]
    made = DRAWERS[kind](chart(kind, periods, series(*values)), SIZES[size])
    said = [note for note in made["layout"]["annotations"] if note.get("name") == "no number"]
    assert sorted(note["text"].replace("<br>", " ") for note in said) == ["mangler", "mangler", "skjult"]
    assert all(0 < note["y"] < 40 for note in said)


def test_words_without_room_across_stand_upright_and_never_give_way_to_a_sign():
    values = [number(100, "100")] * 40
    values[20] = SUPPRESSED
    made = DRAWERS[Kind.COLUMNS](
        chart(Kind.COLUMNS, tuple(str(1980 + n) for n in range(40)), series(*values)), SIZES["phone"]
    )
    (said,) = [note for note in made["layout"]["annotations"] if note.get("name") == "no number"]
    assert (said["text"], said["textangle"]) == ("skjult", -90)


def test_neighbours_without_a_number_for_one_reason_share_a_slot():
    figure = draw(chart(Kind.COLUMNS, YEARS, series(SUPPRESSED, SUPPRESSED, SUPPRESSED, number(35, "35"))))
    (slot,) = shapes(figure, "slot")
    assert slot.x0 < 0 < 2 < slot.x1 < 3
    assert words(figure, "no number") == ["skjult av hensyn til personvernet"]


def test_one_series_hidden_among_several_gets_a_slot_of_its_own():
    women = series(number(8, "8"), SUPPRESSED, name="Kvinner", role=Role.WOMEN)
    men = series(number(9, "9"), number(7, "7"), name="Menn", role=Role.MEN)
    figure = draw(chart(Kind.COLUMNS, YEARS[:2], women, men))
    (slot,) = shapes(figure, "slot")
    assert (slot.x0 + slot.x1) / 2 == pytest.approx(1 - 0.18)


def test_a_withheld_number_of_one_line_is_named_where_the_others_have_theirs():
    women = series(number(8, "8"), SUPPRESSED, number(9, "9"), name="Kvinner", role=Role.WOMEN)
    men = series(number(9, "9"), number(7, "7"), MISSING, name="Menn", role=Role.MEN)
    figure = draw(chart(Kind.LINES, YEARS[:3], women, men))
    assert [said.replace("<br>", " ") for said in words(figure, "no number")] == [
        "Kvinner: skjult av hensyn til personvernet"
    ]
