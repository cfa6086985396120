"""The shipped numbers, the rules of the policy, and that a table which can't be protected is not shown."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest

from dashboard.model.disclosure import LEVELS, Policy, publish, publish_with_report
from dashboard.model.disclosure.words import editions_in_words, level_in_words, unclear_in_words
from dashboard.model.margins import with_margins
from dashboard.vocabulary.settings import load
from dashboard.vocabulary.text import LOCALES, text
from loaders import load_folder
from loaders.schema import OBSERVATIONS, official_rows
from tests.model import attacker
from tests.model.tables import (
    REST,
    WHOLE,
    centre,
    conversations,
    frame,
    observation,
    shipped_conversations,
    shipped_residents,
)

POLICY = Policy()
DATA = Path(__file__).resolve().parents[2] / "data"
NUMBERS = ["normal", "provisional"]


@pytest.fixture(scope="module")
def shipped():
    return load_folder(DATA).observations


@pytest.fixture(scope="module")
def published(shipped):
    return publish(shipped, POLICY)


def controlled_truth(observations):
    """The rows under control, in the order of the published frame."""
    truth = with_margins(observations)
    truth = truth[~truth["indicator"].isin(POLICY.unpublished)].reset_index(drop=True)
    return truth[~official_rows(truth)]


def shown(table, **cell):
    """The statuses of the cells with these keys."""
    for column, value in cell.items():
        table = table[table[column] == value]
    return table


def test_nobody_can_be_found_in_the_published_shipped_files(shipped, published):
    truth = controlled_truth(shipped)
    assert attacker.findings(published.loc[truth.index], truth) == []


def test_the_shipped_files_cost_at_most_two_and_a_half_hidden_cells_per_small_one(shipped, published):
    truth = controlled_truth(shipped)
    behind = truth["persons"].where(truth["unit"] == "conversations", truth["value"])
    small = truth["value"].notna() & ~(behind >= 5)
    hidden = published.loc[truth.index, "status"] == "suppressed"
    assert small.sum() >= 21
    assert hidden[small].all()
    assert hidden.sum() <= 2.5 * small.sum()


@pytest.mark.parametrize("region", ["3201", WHOLE])
@pytest.mark.parametrize("age_group", ["adults", "children"])
def test_totals_of_the_largest_municipality_and_of_the_catchment_stay_visible_every_year(published, region, age_group):
    found = shown(published, indicator="centre.residents", region=region, age_group=age_group, sex="all")
    assert found["year"].tolist() == [2016, 2017, 2018, 2019]
    assert found["status"].isin(NUMBERS).all()


@pytest.mark.parametrize("indicator", ["centre.conversations", "centre.conversation_users"])
def test_conversations_of_a_municipality_stay_visible_every_year_they_were_counted(published, indicator):
    found = shown(published, indicator=indicator, region="3201", sex="all").set_index("year")["value"]
    expected = {"centre.conversations": [145, 259, 291], "centre.conversation_users": [58, 88, 96]}
    assert found[[2017, 2018, 2019]].tolist() == expected[indicator]


def test_the_plans_table_1_is_published_in_full():
    adults = {2016: (41, 67), 2017: (27, 49), 2018: (40, 81), 2019: (41, 71)}
    rows = [
        observation(region, year, "all", "adults", value)
        for year, pair in adults.items()
        for region, value in zip(("3201", WHOLE), pair, strict=True)
    ]
    place = {"indicator": "assault_centre.persons", "source": "assault_centre"}
    rows += [
        observation("3201", 2019, "all", "all", 11, **place),
        observation("assault:drammen", 2019, "all", "all", 96, **place),
    ]
    children = {2016: 37, 2017: 61, 2018: 49, 2019: 43}
    rows += [observation("3201", year, "all", "children", value) for year, value in children.items()]
    table = publish(frame(*rows), POLICY)
    assert (table["status"] == "normal").all()


def test_everyone_is_hidden_beside_the_only_municipality_when_the_others_are_few():
    rows = [observation("3201", 2019, "all", "all", 11), observation(WHOLE, 2019, "all", "all", 13)]
    table = publish(frame(*rows), POLICY).set_index("region")["status"]
    assert table.to_dict() == {"3201": "normal", WHOLE: "suppressed"}


def test_a_hidden_cell_has_no_number_and_no_persons(published):
    hidden = published[published["status"] == "suppressed"]
    assert len(hidden) > 0
    assert hidden[["value", "persons"]].isna().all(axis=None)


def test_persons_are_shown_only_where_their_own_cell_is(published):
    key = ["region", "year", "sex", "age_group"]
    users = shown(published, indicator="centre.conversation_users").set_index(key)["value"]
    events = shown(published, indicator="centre.conversations").set_index(key)["persons"].dropna()
    assert len(events) > 0
    assert users.reindex(events.index).tolist() == events.tolist()


def test_conversations_are_judged_by_the_persons_who_had_them():
    cells = {"3201": {"women": (400, 60), "men": (259, 4)}}
    table = publish(frame(*conversations(2018, cells)), POLICY)
    assert set(shown(table, sex="men")["status"]) == {"suppressed"}
    assert set(shown(table, sex="all")["status"]) == {"normal"}


def test_a_split_of_conversations_is_hidden_without_its_number_of_persons(published):
    split = shown(published, indicator="centre.conversations", year=2017)
    assert set(split[split["sex"] != "all"]["status"]) == {"suppressed"}


def test_police_reports_by_sex_are_hidden_because_persons_are_unknown():
    police = {"indicator": "police.reports", "source": "police", "unit": "count"}
    rows = [
        observation("3201", 2019, sex, "all", value, **police)
        for sex, value in (("women", 50), ("men", 13), ("all", 63))
    ]
    table = publish(frame(*rows), POLICY).set_index("sex")["status"]
    assert table.to_dict() == {"women": "suppressed", "men": "suppressed", "all": "normal"}


def test_zero_is_hidden_like_any_small_number():
    table = publish(frame(observation("3201", 2019, "all", "all", 0)), POLICY)
    assert table["status"].tolist() == ["suppressed"]


def test_a_number_hidden_by_the_source_cannot_be_inferred_from_others():
    rows = centre(2018, [(36, ":", 24, 25), (28, 9, 17, 15), (8, 7, 6, 9)])
    rows += [observation("3201", 2018, "all", "adults", 42), observation(WHOLE, 2018, "men", "adults", 22)]
    table = publish(frame(*rows), POLICY)
    home = shown(table, region="3201", age_group="adults").set_index("sex")["status"]
    whole = shown(table, region=WHOLE, sex="men", age_group="adults")["status"].item()
    assert home["men"] == "suppressed"
    assert "suppressed" in {home["women"], home["all"]}
    others = shown(table, sex="men", age_group="adults")
    assert whole == "suppressed" or "suppressed" in set(others[others["region"].isin(["0220", REST])]["status"])


def test_official_statistics_pass_with_their_own_marks(shipped, published):
    before = with_margins(shipped)
    before = before[official_rows(before)].reset_index(drop=True)
    after = published[official_rows(published)].reset_index(drop=True)
    assert len(after) > 1000
    pd.testing.assert_frame_equal(before, after)


def test_stays_are_not_published(shipped, published):
    assert "centre.stays" in set(shipped["indicator"])
    assert "centre.stays" not in set(published["indicator"])


def test_stays_are_protected_with_residents_when_an_edition_has_both():
    rows = centre(2018, [(36, 4), (28, 3), (8, 2)], ("adults",))
    rows += centre(2018, [(43, 4), (33, 3), (9, 2)], ("adults",), indicator="centre.stays")
    both = frame(*rows)
    table = publish(both, replace(POLICY, unpublished=()))
    truth = with_margins(both)
    assert set(shown(table, indicator="centre.stays", sex="men", region="3201")["status"]) == {"suppressed"}
    assert attacker.findings(table, truth) == []


def test_the_published_frame_is_a_frame_of_observations_with_the_same_rows(shipped, published):
    truth = with_margins(shipped)
    truth = truth[~truth["indicator"].isin(POLICY.unpublished)].reset_index(drop=True)
    assert published.columns.tolist() == OBSERVATIONS.names
    pd.testing.assert_frame_equal(published[list(OBSERVATIONS.key)], truth[list(OBSERVATIONS.key)])
    same = published["value"].isna() | (published["value"] == truth["value"])
    assert same.all()


def test_a_threshold_above_every_number_hides_every_number(shipped):
    table = publish(shipped, replace(POLICY, threshold=1_000_000))
    assert table[~official_rows(table)][["value", "persons"]].isna().all(axis=None)


@pytest.mark.parametrize("threshold", [4, 0, -1])
def test_a_threshold_below_five_is_refused(threshold):
    with pytest.raises(ValueError, match="never lowered"):
        Policy(threshold=threshold)


def test_the_report_counts_withheld_cells_a_source(shipped):
    report = publish_with_report(shipped, POLICY)
    by_source = report.hidden.set_index("source")
    assert by_source.columns.tolist() == ["cells", "published"]
    assert by_source.loc["police"].tolist() == [0, 6]
    hidden = shown(report.frame, source="crisis_centre", status="suppressed")
    assert by_source.loc["crisis_centre", "cells"] == len(hidden) > 0
    assert (report.level, report.reason) == ("full", "")


def test_nothing_is_shown_when_there_is_no_time_to_prove_it(shipped):
    report = publish_with_report(shipped, replace(POLICY, time_limit=0))
    assert (report.level, report.reason) == ("nothing", "time")
    assert report.frame[~official_rows(report.frame)]["value"].isna().all()


@pytest.mark.parametrize(
    ("level", "visible"),
    [
        ("without_sex", {("3201", "all"), ("0220", "all"), (REST, "all"), (WHOLE, "all")}),
        ("totals", {(WHOLE, "all")}),
        ("nothing", set()),
    ],
)
def test_a_coarser_level_shows_less_and_is_as_safe(tmp_path, level, visible):
    table = frame(*centre(2018, [(36, 14, 24, 25), (28, 13, 17, 15), (8, 12, 6, 14)]))
    policy = replace(POLICY, cache=tmp_path)
    publish(table, policy)
    path = next(tmp_path.iterdir())
    path.write_text(json.dumps({"centre.residents": {"level": level, "hidden": []}}))
    report = publish_with_report(table, policy)
    cells = report.frame[report.frame["status"] == "normal"]
    assert set(zip(cells["region"], cells["sex"], strict=True)) == visible
    assert report.level == level
    assert attacker.findings(report.frame, with_margins(table)) == []


@pytest.mark.parametrize("language", LOCALES)
def test_each_coarser_level_has_words_in_every_language(language):
    said = [level_in_words(text(language), level) for level in LEVELS]
    assert said[0] == ""
    assert len(set(said)) == len(LEVELS)


@pytest.mark.parametrize("language", LOCALES)
def test_contradictions_and_earlier_editions_are_mentioned_in_every_language(language):
    t = text(language)
    assert unclear_in_words(t, False) == ""
    assert unclear_in_words(t, True)
    assert editions_in_words(t, 1, None)
    later = editions_in_words(t, 7, datetime(2026, 3, 14, tzinfo=UTC))
    assert " 7" in later
    assert "2026" in later


def test_two_sources_for_one_cell_are_hidden_because_one_could_reveal_the_other():
    rows = centre(2018, [(36, 14)], ("adults",), ("3201",))
    rows += [observation("3201", 2018, "all", "adults", 51, source="police")]
    report = publish_with_report(frame(*rows), POLICY)
    assert set(report.frame["status"]) == {"suppressed"}
    assert report.reason == "unclear"


def test_the_levels_go_from_all_to_nothing():
    assert (LEVELS[0], LEVELS[-1]) == ("full", "nothing")


def test_inconsistent_numbers_are_hidden_because_what_they_disclose_is_unknown():
    wrong = observation("3201", 2018, "all", "adults", 39)
    rows = [
        *centre(2018, [(36, 14), (28, 13), (8, 12)], ("adults",)),
        wrong,
        *centre(2019, [(36, 14)], ("adults",), ("3201",)),
    ]
    report = publish_with_report(frame(*rows), POLICY)
    assert set(shown(report.frame, year=2018)["status"]) == {"suppressed"}
    assert set(shown(report.frame, year=2019)["status"]) == {"normal"}
    assert report.reason == "unclear"


def test_a_sum_of_years_beside_its_years_is_hidden_because_it_is_one_more_equation():
    years = [observation("3201", year, "all", "adults", 40) for year in (2018, 2019)]
    both = observation("3201", 2019, "all", "adults", 80, period_start=2018)
    table = publish(frame(*years, both), POLICY)
    assert table["status"].tolist() == ["normal", "normal", "suppressed"]


def test_no_observations_give_an_empty_frame():
    report = publish_with_report(OBSERVATIONS.empty(), POLICY)
    assert len(report.frame) == len(report.hidden) == 0


def test_the_policy_follows_the_settings():
    settings = load(threshold=7)
    policy = Policy.from_settings(settings)
    assert (policy.threshold, policy.withstands_partners) == (7, False)
    assert Policy.from_settings(load(environ={}, partner_rows="demand")).withstands_partners


def test_patterns_are_cached_in_the_state_folder_once_there_is_one(tmp_path):
    settings = load(environ={}, data=str(tmp_path))
    assert Policy.from_settings(settings).cache is None
    (tmp_path / ".vinr").mkdir()
    assert Policy.from_settings(settings).cache == tmp_path / ".vinr" / "cache"


def test_hand_typed_tables_are_those_of_the_shipped_workbooks(shipped):
    typed = pd.concat([shipped_residents(), shipped_conversations()])
    key = ["source", "indicator", "region", "year", "sex", "age_group"]
    files = with_margins(shipped).set_index(key)["value"]
    assert files.reindex(pd.MultiIndex.from_frame(typed[key])).tolist() == typed["value"].tolist()
