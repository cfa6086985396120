"""What is new on Oversikt: the few changes since the last edition that readers should know of first."""

from dataclasses import dataclass

import pandas as pd

from dashboard.charts.build import row_period
from dashboard.charts.sentences.groups import group_words
from dashboard.vocabulary.text import Text
from dashboard.web.overview.row import Flag
from dashboard.web.page.page import View
from loaders.schema import ALL

MOST_NEW = 3
# The indicators that have a row, as they are ranked among changes; what they are called there.
NAMED = ("police.reports", "centre.residents", "centre.conversations", "violence.rate", "violence.offences")


@dataclass(frozen=True)
class Change:
    """One changed number: whether it is new or revised, what it is of, the number now, and before if it was revised."""

    flag: Flag
    of: str
    before: str
    now: str
    is_example: bool


def first_changes(view: View) -> tuple[Change, ...]:
    """The changes that concern the home municipality most: revised numbers first, then the newest."""
    found = view.snapshot.changes
    revised, new = (_ordered(view, rows) for rows in (found.revised, found.new))
    listed = [_change(view, row, Flag.REVISED) for _, row in revised.head(MOST_NEW).iterrows()]
    listed += [_change(view, row, Flag.NEW) for _, row in new.head(MOST_NEW).iterrows()]
    return tuple(listed[:MOST_NEW])


def count(view: View) -> int:
    """How many numbers are new or revised, of every place and kind."""
    return len(view.snapshot.changes.revised) + len(view.snapshot.changes.new)


def _ordered(view: View, rows: pd.DataFrame) -> pd.DataFrame:
    """Own numbers of both sexes before parts of them and others', those with a row first, then by period."""
    order = rows.assign(
        is_other=rows["region"] != view.published.settings.home,
        is_part=rows["sex"] != ALL,
        rank=rows["indicator"].map({name: nth for nth, name in enumerate(NAMED)}).fillna(len(NAMED)),
    )
    keys = ["is_other", "is_part", "rank", "period_end"]
    return order.sort_values(keys, ascending=[True, True, True, False], kind="stable")


def _change(view: View, row: pd.Series, flag: Flag) -> Change:
    t, entry = view.t, view.published.catalogue.indicators[row["indicator"]]
    who = "" if row["age_group"] == ALL else group_words(row["age_group"], t)
    is_home = row["region"] == view.published.settings.home
    place = "" if is_home else view.published.regions.name(row["region"], t.language)
    name = ", ".join(filter(None, (_called(view, row["indicator"], t), who, place)))
    before = t.number(row["old"], entry.decimals) if flag is Flag.REVISED else ""
    return Change(
        flag, f"{name} {row_period(row, t)}", before, t.number(row["value"], entry.decimals), bool(row["synthetic"])
    )


def _called(view: View, indicator: str, t: Text) -> str:
    """The name that its row has, or its own."""
    names = {
        "police.reports": t("Police reports"),
        "centre.residents": t("Residents"),
        "centre.conversations": t("Day conversations"),
        "violence.rate": t("Violence per 1,000"),
        "violence.offences": t("All reported violence"),
    }
    return names.get(indicator) or view.published.catalogue.indicators[indicator].title[t.language]
