"""A partner may print its own row, «22 (67)», beside our «41 (67)»: what it discloses is reported or prevented."""

from dataclasses import replace

import pytest

from dashboard.model.disclosure import Policy, publish_with_report
from dashboard.model.margins import with_margins
from loaders.schema import ALL
from tests.model.attacker import findings
from tests.model.found import about_few
from tests.model.tables import REST, WHOLE, centre, frame, random_centre, shipped_residents

POLICY = Policy(time_limit=600)  # a busy machine may be slow
DEMAND = replace(POLICY, withstands_partners=True)


def exposed(report):
    """(municipalities, year, group) of each exposure."""
    rows = report.frame
    return {(one.regions, rows.loc[one.row, "year"], rows.loc[one.row, "age_group"]) for one in report.exposures}


def beside(published, truth, regions):
    """The published table and these municipalities' own rows, with everyone's number, as plans print them."""
    printed = truth["region"].isin([*regions, WHOLE]) & (truth["sex"] == ALL)
    both = published.copy()
    both.loc[printed, ["status", "value"]] = truth.loc[printed, ["status", "value"]]
    return both


def found_beside(report, truth, regions):
    """(municipalities, year, group) where the tests' attacker finds somebody with those rows."""
    found = set()
    for (year, group), rows in truth.groupby(["year", "age_group"]):
        table = report.frame.loc[rows.index]
        if about_few(findings(beside(table, rows, regions), rows)):
            found.add((regions, year, group))
    return found


def test_askers_22_of_67_beside_baerums_41_of_67_discloses_the_others_4_and_is_reported():
    table = frame(*centre(2016, [(37, 4), (20, 2), (3, 1)], ("adults",)))
    report = publish_with_report(table, POLICY)
    totals = report.frame[report.frame["sex"] == ALL].set_index("region")["value"]
    assert (totals["3201"], totals[WHOLE]) == (41, 67)
    assert exposed(report) == {(("0220",), 2016, "adults")}


def test_a_row_that_discloses_nothing_is_not_reported():
    table = frame(*centre(2018, [(36, 4), (28, 3), (8, 2)], ("adults",)))
    assert exposed(publish_with_report(table, POLICY)) == set()


def test_a_disclosure_by_all_rows_together_names_all_of_them():
    """100 less 40, 30 and 27 leaves 3; any single row leaves two unknown."""
    regions = ("3201", "0220", "3312", REST)
    cells = [(20, 20), (15, 15), (14, 13), (2, 1)]
    report = publish_with_report(frame(*centre(2018, cells, ("adults",), regions)), POLICY)
    assert (report.frame["status"] == "suppressed").any()
    assert {regions for regions, _, _ in exposed(report)} <= {("0220",), ("3312",), ("0220", "3201", "3312")}
    assert exposed(report)


@pytest.mark.parametrize("table", [shipped_residents(), *map(random_centre, range(4))])
def test_reported_exposures_are_what_an_attacker_with_that_row_finds(table):
    report, truth = publish_with_report(table, POLICY), with_margins(table)
    names = sorted({region for region in table["region"] if ":" not in region})
    alone = set().union(*(found_beside(report, truth, (name,)) for name in names))
    assert {one for one in exposed(report) if len(one[0]) == 1} == alone


@pytest.mark.parametrize("table", [shipped_residents(), *map(random_centre, range(4))])
def test_with_the_demand_no_single_row_discloses_what_hiding_can_protect(table):
    report, truth = publish_with_report(table, DEMAND), with_margins(table)
    nothing = report.frame.assign(status="suppressed", value=float("nan"))
    names = sorted({region for region in table["region"] if ":" not in region})
    for name in names:
        unavoidable = found_beside(replace(report, frame=nothing), truth, (name,))
        assert found_beside(report, truth, (name,)) <= unavoidable


def test_the_demand_hides_more_and_never_other_cells():
    plain, strict = (publish_with_report(shipped_residents(), policy).frame["status"] for policy in (POLICY, DEMAND))
    assert ((plain == "suppressed") <= (strict == "suppressed")).all()
    assert (plain == "suppressed").sum() < (strict == "suppressed").sum()
