"""The parts of every chart: values and labels, contiguous periods, marks, signs, source, selection."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts import build
from dashboard.charts.build import Context
from dashboard.vocabulary.selection import Selection
from dashboard.vocabulary.text import text
from loaders.schema import MISSING, NO_NUMBER_STATUSES, NOT_APPLICABLE, NOT_PUBLISHED, PROVISIONAL, SUPPRESSED
from tests.typed import CENTRE, HOME, residents, row, rows, split

EN, NB = text("en"), text("nb")
SIGNS = {SUPPRESSED: ":", MISSING: "..", NOT_PUBLISHED: "…", NOT_APPLICABLE: "."}


def one(**more) -> pd.Series:
    return pd.Series(row("police.reports", 2019, **{"value": 63, **more}))


def context(published, **chosen) -> Context:
    return Context(published, Selection(**{"language": "en", **chosen}))


@pytest.mark.parametrize("status", NO_NUMBER_STATUSES)
def test_each_kind_of_no_number_has_its_own_sign_and_no_value(status):
    value = build.value(one(value=None, status=status), NB)
    assert (value.value, value.label, value.status, value.is_number) == (None, SIGNS[status], status, False)


def test_a_withheld_rows_number_is_ignored_even_if_the_row_has_one():
    value = build.value(one(value=3, status=SUPPRESSED), NB, with_interval=True)
    assert (value.value, value.low, value.high, value.label) == (None, None, None, ":")


def test_no_row_at_all_is_missing():
    assert build.value(None, NB).status == MISSING


def test_numbers_are_written_as_the_language_writes_them():
    assert build.value(one(value=12_454), NB).label == "12\u00a0454"
    assert build.value(one(value=12_454), EN).label == "12,454"
    assert build.value(one(value=3.95), NB, 1).label == "4,0"
    assert build.value(one(status=PROVISIONAL), NB).label == "63*"


def test_a_value_names_file_sheet_and_cell():
    assert build.value(one(cell="I7"), NB).origin == "fil.xlsx › Ark › I7"


@given(st.sets(st.integers(2000, 2040), min_size=1), st.integers(0, 2))
def test_periods_are_contiguous_of_one_length_and_cover_every_row(ends, length):
    frame = pd.DataFrame({"period_start": [end - length for end in ends], "period_end": list(ends)})
    found = build.periods_of(frame)
    assert [end for _, end in found] == list(range(min(ends), max(ends) + 1))
    assert {end - start for start, end in found} == {length}


def test_without_rows_there_are_no_periods():
    assert build.periods_of(pd.DataFrame({"period_start": [], "period_end": []})) == []


def test_periods_of_several_series_span_them_all():
    first, second = (pd.DataFrame({"period_start": [year], "period_end": [year]}) for year in (2014, 2017))
    assert build.periods_of(first, second) == [(year, year) for year in range(2014, 2018)]


@pytest.mark.parametrize(("year", "position"), [(2015, 0.5), (2016, 1.5), (2017, 2.5)])
def test_a_mark_is_between_the_last_year_before_and_the_first_after(publish, year, position):
    small = publish(breaks=(split(year),))
    found = build.marks(context(small), "police.reports", HOME, [(y, y) for y in range(2014, 2018)])
    assert [(mark.position, mark.is_break) for mark in found] == [(position, True)]


@pytest.mark.parametrize("year", [2013, 2014, 2018])
def test_a_mark_requires_years_on_both_sides(publish, year):
    small = publish(breaks=(split(year),))
    assert build.marks(context(small), "police.reports", HOME, [(y, y) for y in range(2014, 2018)]) == ()


def test_a_mark_on_two_year_periods_precedes_the_first_that_ends_in_its_year(publish):
    small = publish(breaks=(split(2016),))
    periods = [(2013, 2014), (2014, 2015), (2015, 2016), (2016, 2017)]
    assert build.marks(context(small), "violence.rate", HOME, periods)[0].position == 1.5


def test_a_mark_concerns_only_its_own_series(publish):
    small = publish(breaks=(split(2016, indicators=("centre.residents",), regions=(CENTRE,)),))
    years = [(year, year) for year in range(2014, 2018)]
    assert build.marks(context(small), "centre.residents", HOME, years) == ()
    assert build.marks(context(small), "police.reports", CENTRE, years) == ()
    assert len(build.marks(context(small), "centre.residents", CENTRE, years)) == 1


def test_only_signs_that_occur_are_explained():
    shown = [build.value(one(), NB), build.value(one(value=None, status=SUPPRESSED), NB)]
    assert build.signs(shown, EN) == ((":", "withheld to protect privacy"),)
    assert build.signs([build.value(one(status=PROVISIONAL), NB)], EN) == (("*", "provisional"),)
    assert build.signs([build.value(one(), NB)], EN) == ()


def test_the_source_line_has_each_source_once_with_its_newest_date(publish):
    small = publish(
        row("police.reports", 2018, 39, extracted=date(2019, 1, 10)),
        row("police.reports", 2019, 63, extracted=date(2020, 1, 14)),
        *residents({2019: 41}),
    )
    assert build.source_line(context(small, language="nb"), small.frame) == (
        "Kilde: Oslo politidistrikt, STRASAK, hentet 14.01.2020; Asker og Bærum krisesenter, årsstatistikk."
    )
    assert build.source_line(context(small), small.frame.iloc[:0]) == ""


def test_the_selection_is_put_in_words(publish):
    found = build.selection_words(context(publish()), HOME, [(2016, 2016), (2019, 2019)], "women", "")
    assert found == "Bærum, 2016–2019, women"


def test_the_region_is_home_until_another_is_chosen(publish):
    assert context(publish()).region == HOME
    assert context(publish(), region="0220").region == "0220"


def test_two_period_rows_keep_their_order(publish):
    frame = publish(*rows("police.reports", {2016: 43, 2014: 28})).frame
    found = build.values(frame, [(2014, 2014), (2015, 2015), (2016, 2016)], EN)
    assert [value.label for value in found] == ["28", "..", "43"]
