"""The attacker finds what can be found, in tables small enough to do by hand."""

from dashboard.model.margins import with_margins
from tests.model.attacker import findings
from tests.model.tables import REST, WHOLE, centre, frame, observation


def hide(truth, *cells):
    """The frame with these (region, sex) cells hidden."""
    published = truth.copy()
    hidden = [cell in cells for cell in zip(truth["region"], truth["sex"], strict=True)]
    published.loc[hidden, "status"] = "suppressed"
    published.loc[hidden, ["value", "persons"]] = float("nan")
    return published


def kinds(published, truth, **options):
    return {(finding.kind, finding.low, finding.high) for finding in findings(published, truth, **options)}


ONE_HOUSE = with_margins(frame(*centre(2018, [(36, 4)], ("adults",), ("3201",))))


def test_women_and_the_total_give_men():
    assert kinds(hide(ONE_HOUSE, ("3201", "men")), ONE_HOUSE) == {("narrow", 4, 4), ("exact", 4, 4)}


def test_the_total_alone_gives_neither_women_nor_men():
    assert findings(hide(ONE_HOUSE, ("3201", "men"), ("3201", "women")), ONE_HOUSE) == []


def test_a_total_below_the_highest_small_number_narrows_its_parts():
    few = with_margins(frame(*centre(2018, [(2, 1)], ("adults",), ("3201",))))
    found = kinds(hide(few, ("3201", "men"), ("3201", "women")), few, insiders=False)
    assert {("narrow", 0, 3), ("narrow", 3, 3)} <= found


def test_own_and_all_give_the_others_that_no_cell_prints():
    rows = [observation("3201", 2019, "all", "all", 11), observation(WHOLE, 2019, "all", "all", 13)]
    truth = frame(*rows)
    found = findings(truth, truth)
    assert [(finding.kind, finding.low) for finding in found] == [("narrow", 2)]
    assert next(iter(found[0].cells))[1] == WHOLE + ":other"


def test_two_small_parts_are_found_together_when_their_sum_is_known():
    truth = with_margins(frame(*centre(2018, [(40, 20), (30, 2), (9, 2)], ("adults",))))
    together = hide(truth, *[(region, sex) for region in ("0220", REST) for sex in ("women", "men")])
    assert ("narrow", 4, 4) in kinds(together, truth)


def test_the_only_person_in_a_cell_finds_the_other_by_leaving_herself_out():
    truth = with_margins(frame(*centre(2018, [(30, 1), (20, 3), (10, 1)], ("adults",))))
    inner = [(region, sex) for region in ("3201", "0220", REST) for sex in ("women", "men")]
    published = hide(truth, *inner)
    assert findings(published, truth, insiders=False) != findings(published, truth)


def test_a_correction_places_a_person_when_all_around_the_cell_is_printed():
    before = with_margins(frame(*centre(2018, [(36, 3), (28, 8), (8, 7)], ("adults",))))
    after = with_margins(frame(*centre(2018, [(36, 4), (28, 8), (8, 7)], ("adults",))))
    cells = [(region, sex) for region in ("3201", "0220") for sex in ("women", "men")]
    then, now = hide(before, *cells), hide(after, *cells)
    assert findings(now, after) == []
    found = findings(now, after, editions=[then])
    assert {(finding.kind, finding.low) for finding in found} == {("narrow", 1)}


def test_a_cell_shown_last_year_is_still_known_when_it_is_hidden_today():
    truth = ONE_HOUSE
    now = hide(truth, ("3201", "men"), ("3201", "women"))
    then = hide(truth, ("3201", "men"), ("3201", "all"))
    assert findings(then, truth) == []
    assert {finding.kind for finding in findings(now, truth, editions=[then])} == {"narrow", "exact"}


def test_persons_bound_the_conversations_they_had():
    rows = [
        observation("3201", 2018, "men", "all", 12, indicator="centre.conversations", persons=3),
        observation("3201", 2018, "men", "all", 3, indicator="centre.conversation_users"),
    ]
    truth = frame(*rows)
    published = truth.copy()
    published.loc[1, ["status", "value"]] = ["suppressed", float("nan")]
    published.loc[0, "persons"] = float("nan")
    assert findings(published, truth) == []
    assert findings(published.assign(value=[2, float("nan")]), truth.assign(value=[2, 1])) != []
