"""What changed from one edition to the next, as readers see it."""

from datetime import UTC, datetime

from dashboard.store.editions.changes import changes
from loaders.schema import SUPPRESSED
from tests.typed import row, rows

SINCE = datetime(2026, 1, 2, tzinfo=UTC)


def frame(publish, values):
    return publish(*rows("police.reports", values)).frame


def test_the_first_edition_has_nothing_to_be_compared_with(publish):
    found = changes(None, None, frame(publish, {2019: 63}))
    assert (found.since, len(found.new), len(found.revised)) == (None, 0, 0)


def test_unchanged_numbers_are_neither_new_nor_revised(publish):
    found = changes(frame(publish, {2019: 63}), SINCE, frame(publish, {2019: 63}))
    assert (found.since, len(found.new), len(found.revised)) == (SINCE, 0, 0)


def test_new_and_revised_numbers_are_distinguished_with_old_beside_new(publish):
    found = changes(frame(publish, {2018: 39, 2019: 63}), SINCE, frame(publish, {2018: 39, 2019: 66, 2020: 70}))
    assert found.new[["year", "value"]].to_numpy().tolist() == [[2020, 70]]
    assert found.revised[["year", "old", "value"]].to_numpy().tolist() == [[2019, 63, 66]]


def test_a_number_withheld_before_or_now_is_no_revision(publish):
    before, after = frame(publish, {2018: SUPPRESSED, 2019: 63}), frame(publish, {2018: 39, 2019: SUPPRESSED})
    found = changes(before, SINCE, after)
    assert found.new["year"].tolist() == [2018]
    assert found.revised.empty


def test_another_source_of_the_same_number_is_not_a_revision(publish):
    known = row("violence.offences", (2013, 2014), 407, source="kommunehelsa")
    both = publish(known, row("violence.offences", (2013, 2014), 408, source="ssb_08487"))
    found = changes(publish(known).frame, SINCE, both.frame)
    assert found.new["source"].tolist() == ["ssb_08487"]
    assert found.revised.empty
