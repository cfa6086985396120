"""The plan's measures on Oversikt: how many are completed, and which the forum should discuss."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.charts.drawing.spark import State, Tally
from dashboard.charts.figures.measures import example_heading, measure_name, progress_words, status_words
from dashboard.model.action_plan.progress import COMPLETED, ENDED, by_need, pressing
from dashboard.model.checklist import REGISTER
from dashboard.scene import spark
from dashboard.scene.scene import Scene
from dashboard.vocabulary.text import Text
from dashboard.web.clock import today
from dashboard.web.overview.row import OLD_YEARS, Flag, Number, Row, capital, source_words, usual
from dashboard.web.page.page import View
from dashboard.web.page.targets import measure_id
from loaders.schema import NOT_SHOWN

MOST_DISCUSSED = 3


@dataclass(frozen=True)
class Discussed:
    """A measure that needs the forum: its name, its address, and what its owner says of it."""

    name: str
    path: str
    said: str


def measures(view: View) -> Row | None:
    """How many of the plan's measures are completed; absent without a register."""
    rows = _rows(view)
    if rows.empty:
        return None
    t, done, late = view.t, int((rows["status"] == COMPLETED).sum()), int(rows["is_overdue"].sum())
    updated, place = _updated(rows), view.published.regions.name(view.published.settings.home, view.t.language)
    return Row(
        topic=t("Measures"),
        path="/tiltak",
        source=source_words(view, REGISTER, t),
        is_example=bool(rows["synthetic"].any()),
        numbers=(Number(t("{part} of {whole}", part=t.number(done), whole=t.number(len(rows)))),),
        under=(_done(t, late), f"{place} {t.date(updated)}" if updated else place),
        verdict=_verdict(t, len(pressing(rows))),
        picture=_picture(t, rows),
        spoken=progress_words(usual(view), rows),
        newest=updated.year if updated else 0,
        flags=(Flag.OLD,) if updated and _is_old(updated) else (),
    )


def _done(t: Text, late: int) -> str:
    if not late:
        return t("Completed").lower()
    return t.plural("completed, {count} overdue", "completed, {count} overdue", late)


def discussed(view: View) -> tuple[tuple[Discussed, ...], int]:
    """The measures that need the forum most, and how many need it."""
    waiting = pressing(_rows(view))
    return tuple(_discussed(view.t, row) for _, row in waiting.head(MOST_DISCUSSED).iterrows()), len(waiting)


def _rows(view: View) -> pd.DataFrame:
    return by_need(view.published.measures, today(), view.published.settings.measure_stale_days)


def _updated(rows: pd.DataFrame) -> date | None:
    newest = rows["updated"].max()
    return None if pd.isna(newest) else newest.date()


def _is_old(updated: date) -> bool:
    """Whether more than two years have passed since the register was updated."""
    now = today()
    return (now.year - OLD_YEARS, now.month, now.day) > (updated.year, updated.month, updated.day)


def _verdict(t: Text, waiting: int) -> str:
    if not waiting:
        return f"{t('No measure needs to be discussed now')}."
    return t.plural("{count} measure needs discussion.", "{count} measures need discussion.", waiting)


def _picture(t: Text, rows: pd.DataFrame) -> Scene:
    states = [_state(row) for _, row in rows.iterrows()]
    named = {
        State.COMPLETED: t("Completed").lower(),
        State.OVERDUE: t("Overdue").lower(),
        State.OPEN: t("others"),
        State.NOT_SHOWN: t("Not shown").lower(),
    }
    tallies = [Tally(state, states.count(state), words) for state, words in named.items()]
    return spark.squares([tally for tally in tallies if tally.count], t.language)


def _state(row: pd.Series) -> State:
    """Cancelled measures are drawn as those that have time left: neither completed nor late."""
    if row["status"] == NOT_SHOWN:
        return State.NOT_SHOWN
    if row["status"] == COMPLETED:
        return State.COMPLETED
    return State.OVERDUE if row["is_overdue"] and row["status"] not in ENDED else State.OPEN


def _discussed(t: Text, row: pd.Series) -> Discussed:
    """The measure and its owner's claim; a constructed one belongs to nobody, so it names no unit."""
    progress = "" if pd.isna(row["progress_pct"]) else f", {t.percent(row['progress_pct'])}"
    claim = f"{capital(status_words(row['status'], t))}{progress}"
    is_example = bool(row["synthetic"])
    said = example_heading(claim, t, synthetic=True) if is_example else f"{claim}. {capital(row['responsible'])}"
    return Discussed(measure_name(row, t), f"/tiltak#{measure_id(row['number'])}", said)
