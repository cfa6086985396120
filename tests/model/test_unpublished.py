"""«Not published yet» expires when its source has moved on."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.model.unpublished import expire
from loaders.schema import MISSING, NORMAL, NOT_APPLICABLE, NOT_PUBLISHED, OBSERVATIONS, PROVISIONAL, SUPPRESSED
from tests.typed import ASKER, HOME, row

NUMBERS = (NORMAL, PROVISIONAL)


def statuses(*rows: dict) -> list[str]:
    """What each row's status becomes."""
    return expire(OBSERVATIONS.check(pd.DataFrame(rows)))["status"].tolist()


def unpublished(indicator: str, period: int | tuple[int, int], **more: object) -> dict:
    return row(indicator, period, None, **{"status": NOT_PUBLISHED, **more})


def test_a_period_after_every_number_is_still_not_published():
    assert statuses(row("police.reports", 2018, 39), unpublished("police.reports", 2019)) == [NORMAL, NOT_PUBLISHED]


@pytest.mark.parametrize("status", [NORMAL, PROVISIONAL, SUPPRESSED])
def test_a_later_period_in_hand_makes_it_missing(status):
    later = row("police.reports", 2020, None if status == SUPPRESSED else 41, status=status)
    assert statuses(unpublished("police.reports", 2019), later) == [MISSING, status]


@pytest.mark.parametrize("status", [MISSING, NOT_PUBLISHED, NOT_APPLICABLE])
def test_a_later_period_that_nobody_has_published_changes_nothing(status):
    later = row("police.reports", 2020, None, status=status)
    assert statuses(unpublished("police.reports", 2019), later) == [NOT_PUBLISHED, status]


def test_any_region_and_any_source_shows_that_the_indicator_has_moved_on():
    later = row("violence.offences", (2019, 2020), 421, ASKER, source="ssb_08487")
    waiting = unpublished("violence.offences", (2018, 2019), source="kommunehelsa")
    assert statuses(waiting, later) == [MISSING, NORMAL]


def test_a_later_count_shows_that_the_rate_of_the_period_before_is_published():
    waiting = unpublished("violence.rate", (2018, 2019), source="kommunehelsa")
    assert statuses(waiting, row("violence.offences", (2019, 2020), 421)) == [MISSING, NORMAL]


def test_another_indicator_says_nothing_of_it():
    later = row("centre.residents", 2020, 41)
    assert statuses(unpublished("police.reports", 2019), later) == [NOT_PUBLISHED, NORMAL]


def test_a_newer_extract_of_the_table_makes_it_missing_even_without_a_later_period():
    old = unpublished("violence.offences", (2018, 2019), source="kommunehelsa", extracted=date(2020, 2, 14))
    new = row("violence.offences", (2018, 2019), 40_000, "0", source="ssb_08487", extracted=date(2020, 11, 4))
    assert statuses(old, new) == [MISSING, NORMAL]


def test_the_extract_that_says_so_itself_is_not_newer_than_itself():
    day = date(2020, 2, 14)
    same = row("police.reports", 2018, 39, extracted=day)
    assert statuses(same, unpublished("police.reports", 2019, extracted=day)) == [NORMAL, NOT_PUBLISHED]


def test_a_newer_extract_from_another_owner_says_nothing_of_it():
    national = row("centre.residents", 2018, 1_979, "0", source="bufdir", extracted=date(2020, 6, 1))
    waiting = unpublished("centre.residents", 2019, extracted=date(2020, 1, 14))
    assert statuses(national, waiting) == [NORMAL, NOT_PUBLISHED]


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(("violence.rate", "violence.offences", "police.reports")),
            st.sampled_from((HOME, ASKER)),
            st.integers(2010, 2020),
            st.sampled_from((NORMAL, PROVISIONAL, SUPPRESSED, MISSING, NOT_PUBLISHED)),
        ),
        min_size=1,
        unique_by=lambda cell: cell[:3],
    )
)
def test_nothing_is_ever_not_published_before_a_number_of_the_same_indicator(cells):
    typed = [
        row(key, year, 1 if status in NUMBERS else None, place, status=status) for key, place, year, status in cells
    ]
    found = expire(OBSERVATIONS.check(pd.DataFrame(typed)))
    for _, rows in found.groupby(found["indicator"] == "police.reports"):
        waiting, numbers = (rows[rows["status"].isin(among)]["year"] for among in ((NOT_PUBLISHED,), NUMBERS))
        assert not len(waiting) or not len(numbers) or waiting.min() >= numbers.max()
    told = [status for *_, status in cells]
    assert all(
        now == was or (was, now) == (NOT_PUBLISHED, MISSING) for was, now in zip(told, found["status"], strict=True)
    )


def test_the_shipped_table_says_that_2018_to_2019_is_missing(published):
    """Kommunehelsa of 14.02.2020 called it unpublished; Statistics Norway's extract of 04.11.2025 goes to 2023–2024."""
    frame = published.frame
    rows = frame[frame["indicator"].isin(("violence.offences", "violence.rate")) & (frame["year"] == 2019)]
    assert set(rows["status"]) == {MISSING}
    assert NOT_PUBLISHED not in set(frame["status"])
