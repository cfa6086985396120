"""Stacked columns: known parts from the bottom up, a published total, and never a size that isn't known."""

import pytest

from dashboard.charts.chart import Kind, Role, number
from dashboard.charts.drawing.gaps import gaps, line_words
from dashboard.charts.drawing.stack import Part, stack_notes, stacks
from dashboard.charts.registry import FIGURES
from dashboard.vocabulary.selection import Selection
from dashboard.vocabulary.text import text
from loaders.schema import NOT_APPLICABLE as STATUS_NOT_APPLICABLE
from loaders.schema import SUPPRESSED as STATUS_SUPPRESSED
from tests.paint.build import MISSING, NOT_APPLICABLE, SUPPRESSED, chart, series
from tests.typed import ASKER, CENTRE, HOME, REST, labels, named, residents

T = text("nb")
TODAY = "3203"  # Asker from 2020


def n(value):
    return number(value, str(value))


def column(own, asker, other, total=None):
    """A chart of one column."""
    parts = (
        series(own, name="Bærum"),
        series(asker, key="asker", name="Asker", role=Role.PARTNER),
        series(other, key="other", name="Andre", role=Role.OTHER),
    )
    everyone = () if total is None else (series(total, key="all", name="Alle", role=Role.ALL),)
    return chart(Kind.STACKED, ("2019",), *parts, *everyone)


def stack(*values):
    (found,) = stacks(column(*values))
    return found


def reasons(*values):
    return [gap.reasons_only(T) for gap in gaps(column(*values))]


def test_parts_are_stacked_from_the_bottom_in_their_order():
    assert stack(n(41), n(23), n(7), n(71)).parts == (Part(0, 0, 41), Part(1, 41, 64), Part(2, 64, 71))


def test_the_total_is_the_published_one_and_never_a_sum():
    assert stack(n(41), n(23), n(7)).total is None
    assert stack(n(41), n(23), n(7), SUPPRESSED).total is None
    assert stack(n(41), n(23), n(7), n(75)).total == 75


def test_the_rest_is_what_anybody_can_compute_from_the_published_numbers():
    assert stack(n(41), SUPPRESSED, SUPPRESSED, n(67)).rest == (41, 67)
    assert stack(SUPPRESSED, n(16), n(6), n(49)).rest == (22, 49)
    assert stack(SUPPRESSED, SUPPRESSED, SUPPRESSED, n(60)).rest == (0, 60)


def test_without_a_published_total_the_rest_has_no_size():
    assert stack(n(35), SUPPRESSED, SUPPRESSED, SUPPRESSED).rest is None
    assert stack(n(231), SUPPRESSED, MISSING).rest is None


@pytest.mark.parametrize("total", [41, 40, 0])
def test_a_rest_is_never_negative_or_nothing(total):
    assert stack(n(41), SUPPRESSED, n(0), n(total)).rest is None


def test_one_slot_says_why_parts_are_missing():
    assert reasons(n(41), SUPPRESSED, SUPPRESSED, n(67)) == ["skjult"]
    assert reasons(n(41), SUPPRESSED, MISSING, n(67)) == ["skjult/mangler"]
    assert reasons(n(41), n(23), n(7), n(71)) == []


def test_a_part_that_is_not_applicable_is_not_missing():
    assert reasons(n(41), NOT_APPLICABLE, n(7), n(48)) == []
    assert reasons(n(41), NOT_APPLICABLE, SUPPRESSED, n(60)) == ["skjult"]


def test_a_missing_part_of_a_complete_column_is_none():
    assert reasons(n(41), MISSING, n(7), n(48)) == []


def test_only_the_total_without_a_number_is_named():
    (gap,) = gaps(column(n(41), n(23), n(7), SUPPRESSED))
    assert gap.words(T, short=True) == "Alle: skjult"


def test_parts_that_do_not_add_up_are_said_to():
    assert stack_notes(column(n(41), n(23), n(7), n(71))) == ()
    assert stack_notes(column(n(41), n(23), n(7), n(73))) == (
        "I 2019 er delene til sammen færre enn «Alle». Resten er ikke fordelt.",
    )
    assert stack_notes(column(n(41), n(23), n(7), n(70))) == (
        "I 2019 er delene til sammen flere enn «Alle». Begge vises slik de står i filene.",
    )


def test_a_column_that_only_holds_some_parts_is_said_to():
    assert stack_notes(column(n(231), SUPPRESSED, n(3)))[0].startswith("Der en del er skjult eller mangler")
    assert stack_notes(column(n(231), SUPPRESSED, n(3), n(300))) == ()


def test_the_dashed_field_is_explained_where_it_is_drawn():
    assert line_words(column(n(41), SUPPRESSED, SUPPRESSED, n(67))) == "Stiplet: resten av «Alle», ikke fordelt."
    assert line_words(column(n(41), n(23), n(7), n(71))) == ""


def test_residents_by_municipality_are_stacked_to_the_published_total(publish):
    shown = FIGURES["residents-municipality"].chart(
        publish(
            *residents({2018: 40, 2019: 41}),
            *residents({2018: STATUS_SUPPRESSED, 2019: 23}, ASKER),
            *residents({2018: STATUS_SUPPRESSED, 2019: 7}, REST),
            *residents({2018: 81, 2019: 71}, CENTRE),
        ),
        Selection(),
    )
    assert (shown.kind, [one.key for one in shown.series]) == (Kind.STACKED, [HOME, ASKER, REST, CENTRE])
    assert [found.rest for found in stacks(shown)] == [(40, 81), None]
    assert shown.alt.startswith("Stablet søylediagram")
    assert "Noen tall for 2018 er skjult" in shown.alt


def test_a_municipality_is_not_missing_in_years_when_it_did_not_share_the_centre(publish):
    shown = FIGURES["residents-municipality"].chart(
        publish(
            *residents({2019: 41, 2020: 44}),
            *residents({2019: 23}, ASKER),
            *residents({2020: 30}, TODAY),
            *residents({2019: 64, 2020: 74}, CENTRE),
        ),
        Selection(),
    )
    assert labels(named(shown, ASKER)) == ["23", "."]
    assert labels(named(shown, TODAY)) == [".", "30"]
    assert named(shown, TODAY).values[0].status == STATUS_NOT_APPLICABLE
    assert gaps(shown) == ()


def test_conversations_have_no_total_in_the_files_and_none_is_invented(published):
    shown = FIGURES["conversations-municipality"].chart(published, Selection())
    assert shown.kind is Kind.STACKED
    assert {found.total for found in stacks(shown)} == {None}
