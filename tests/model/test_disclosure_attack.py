"""An attacker written apart from the product tries 200 random tables; with only small cells hidden it breaks them."""

from dataclasses import replace

import pytest

from dashboard.model.disclosure import Policy, publish_with_report
from dashboard.model.margins import with_margins
from tests.model.attacker import attacks, findings
from tests.model.tables import drawn

POLICY = Policy(home="3201")
TABLES, A_TEST = 200, 10


def small_hidden(truth, threshold=5):
    """Primary suppression only: what many a spreadsheet does."""
    small = truth["value"] < threshold
    status = truth["status"].mask(small, "suppressed")
    return truth.assign(status=status, value=truth["value"].mask(small))


@pytest.mark.parametrize("first", range(0, TABLES, A_TEST))
def test_nobody_is_found_in_random_tables_by_outsiders_or_insiders(first):
    for seed in range(first, first + A_TEST):
        table = drawn(seed)
        report = publish_with_report(table, POLICY)
        assert report.level == "full", seed
        assert findings(report.frame, with_margins(table)) == [], seed


@pytest.mark.parametrize("first", range(0, TABLES, 50))
def test_the_same_tables_are_broken_when_only_the_small_cells_are_hidden(first):
    tried = 0
    for seed in range(first, first + 50):
        truth = with_margins(drawn(seed))
        published = small_hidden(truth)
        shown = published["status"] == "normal"
        if shown.sum() < len(truth) / 4 or shown.all():
            continue  # nearly all of it is hidden, or nothing has to be
        tried += 1
        assert next(attacks(published, truth, insiders=False), None) is not None, seed
    assert tried >= 35


@pytest.mark.parametrize("seed", range(0, TABLES, 20))
def test_a_higher_threshold_is_kept_as_well(seed):
    table = drawn(seed + 1)
    published = publish_with_report(table, replace(POLICY, threshold=8)).frame
    assert findings(published, with_margins(table), threshold=8) == []
