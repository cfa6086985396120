"""The withheld numbers of the shipped files, table by table; the plan's Tabell 1 has none."""

import re

from dashboard.charts.tables.table1 import table1
from loaders.schema import ALL, MEN, NUMBER_STATUSES, SUPPRESSED, WOMEN
from tests.typed import ASKER, CENTRE, HOME

ADULTS, CHILDREN = ("centre.residents", "adults"), ("centre.residents", "children")
TALKS, USERS = ("centre.conversations", ALL), ("centre.conversation_users", ALL)
WITHHELD = {  # table → withheld of all its rows; 54 of 132 in single years, as before one pattern a centre
    (*ADULTS, 2016, 2016): (8, 12),  # the others are 4: with them Asker's total, and all splits but the catchment's
    (*ADULTS, 2017, 2017): (8, 12),  # the catchment's too: Asker's one man would know that the other men are 4
    (*ADULTS, 2018, 2018): (6, 12),  # every municipality has few men; the catchment's split is shown
    (*ADULTS, 2019, 2019): (6, 12),  # Asker's and the others' men are few, 4 together: the catchment's go with them
    (*ADULTS, 2016, 2018): (
        3,
        6,
    ),  # the catchment's would tell 2017; Asker's men her total of 2016, and so the others' 4
    (*CHILDREN, 2016, 2016): (6, 12),  # the others are 3: with them Asker's total and split
    (*CHILDREN, 2017, 2017): (4, 12),  # the others' girls and boys are few; Asker's go with them
    (*CHILDREN, 2018, 2018): (4, 12),
    (*CHILDREN, 2019, 2019): (4, 12),
    (*TALKS, 2016, 2016): (0, 2),  # missing
    (*TALKS, 2017, 2017): (4, 6),  # the number of women and men who had them is unknown
    (*TALKS, 2018, 2018): (2, 6),  # Asker's men are 4 persons
    (*TALKS, 2019, 2019): (0, 6),
    (*USERS, 2016, 2016): (0, 2),
    (*USERS, 2017, 2017): (0, 2),
    (*USERS, 2018, 2018): (2, 6),
    (*USERS, 2019, 2019): (0, 6),
}


def test_each_table_withholds_no_more_than_this(published):
    rows = published.frame[published.frame["source"] == "crisis_centre"]
    tables = rows.groupby(["indicator", "age_group", "period_start", "period_end"])["status"]
    assert {key: (int((found == SUPPRESSED).sum()), len(found)) for key, found in tables} == WITHHELD


def test_tabell_1_has_33_numbers_and_none_withheld(published):
    years = [column for column in table1(published, "nb").columns if column.heading.isdigit()]
    cells = [cell for column in years for cell in column.cells]
    assert sum(len(re.findall(r"[\d,]+", cell)) for cell in cells) == 33
    assert not any(":" in cell for cell in cells)


def test_totals_of_baerum_and_of_everyone_are_shown_in_every_year(published):
    rows = published.frame[published.frame["source"].isin(["crisis_centre", "assault_centre", "police"])]
    totals = rows[rows["region"].isin([HOME, CENTRE, "assault:drammen"]) & (rows["sex"] == ALL)]
    assert len(totals) > 20
    assert SUPPRESSED not in set(totals["status"])


def test_baerums_split_is_shown_for_the_summed_years(published):
    rows = published.sums_of
    shown = {
        (region, sex): rows("centre.residents", region, sex, "adults")["status"].isin(NUMBER_STATUSES).tolist()
        for region in (HOME, ASKER, CENTRE)
        for sex in (WOMEN, MEN)
    }
    assert shown == {
        (HOME, WOMEN): [True],
        (HOME, MEN): [True],
        (ASKER, WOMEN): [True],
        (ASKER, MEN): [False],
        (CENTRE, WOMEN): [False],
        (CENTRE, MEN): [False],
    }
