"""A pattern is found once per table; the cache holds hints, no numbers, and is never trusted."""

import json
import re
from dataclasses import replace

import pytest

from dashboard.model.disclosure import Policy, publish, publish_with_report
from dashboard.model.margins import with_margins
from tests.model.attacker import findings
from tests.model.tables import shipped_residents


@pytest.fixture
def policy(tmp_path):
    return Policy(cache=tmp_path / "cache")


def stored(policy):
    (path,) = policy.cache.iterdir()
    return path


def test_the_pattern_is_kept_and_gives_the_same_frame_again(policy):
    first = publish(shipped_residents(), policy)
    again = publish(shipped_residents(), policy)
    assert again.equals(first)
    assert stored(policy).name.startswith("disclosure-")


def test_the_cache_contains_only_rows_and_levels(policy):
    table = publish(shipped_residents(), policy)
    hidden = table.index[table["status"] == "suppressed"].tolist()
    assert json.loads(stored(policy).read_text()) == {"centre.residents": {"level": "full", "hidden": hidden}}


def test_another_table_or_threshold_has_a_file_of_its_own(policy):
    publish(shipped_residents(), policy)
    publish(shipped_residents(), replace(policy, threshold=6))
    changed = shipped_residents()
    changed.loc[0, "value"] += 1
    publish(changed, policy)
    assert len(list(policy.cache.iterdir())) == 3


@pytest.mark.parametrize("content", ["", "{", "[]", '{"centre.residents": {"level": "all", "hidden": [1]}}'])
def test_a_broken_cache_only_costs_time(policy, content):
    first = publish(shipped_residents(), policy)
    stored(policy).write_text(content)
    assert publish(shipped_residents(), policy).equals(first)


def test_a_cache_that_hides_too_little_is_not_trusted(policy):
    publish(shipped_residents(), policy)
    path = stored(policy)
    hidden = re.sub(r'"hidden": \[.*?\]', '"hidden": [0]', path.read_text())
    path.write_text(hidden)
    table = publish(shipped_residents(), policy)
    assert findings(table, with_margins(shipped_residents())) == []


def test_an_unwritable_cache_folder_is_no_error(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("a file where the folder should be")
    report = publish_with_report(shipped_residents(), Policy(cache=blocked / "cache"))
    assert report.level == "full"
