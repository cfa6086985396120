"""The screen of measures: first those that need the forum, with their owner's claim; all measures are in the table."""

import pandas as pd

from dashboard.charts.chart import TableColumn
from dashboard.charts.figures.measures import example_heading, example_words, measure_name, status_words
from dashboard.charts.registry import FIGURES
from dashboard.model.action_plan.progress import by_need, chosen_measures, pressing
from dashboard.vocabulary.text import Text
from dashboard.web.meeting.meeting import Meeting
from dashboard.web.meeting.panels import TABLE, panels
from dashboard.web.meeting.pictures import chart_of
from dashboard.web.meeting.slide import Claim, Layout, Panel, Slide

SHOWN = 3  # measures that can be read from the back of a room
HIDDEN_SIGN = "."
CLAIMED = (1, 2, 4, 5)  # table columns with claims from the register
KEY = "measures"


def measures_slide(meeting: Meeting, topic: str) -> Slide:
    """Measures to be discussed, the most pressing first; status-only measures never have a number or a date."""
    t, rows = meeting.t, _rows(meeting)
    chart = chart_of(meeting.published, KEY, meeting.selection)
    waiting = pressing(rows)
    shown = tuple(_claim(meeting, row) for _, row in waiting.head(SHOWN).iterrows())
    left = len(waiting) - len(shown)
    return Slide(
        key=KEY,
        layout=Layout.MEASURES,
        topic=topic,
        heading=example_words(_heading(t, len(waiting), len(rows)), t, synthetic=chart.synthetic),
        subtitle=chart.finding,
        question=FIGURES[KEY].question(t),
        facts=_facts(t, rows, meeting.published.settings.measure_stale_days),
        source=chart.source,
        dated=_dated(t, rows),
        synthetic=t("Example data") if chart.synthetic else "",
        empty=t("No measure here is overdue, delayed, not updated or not started.") if not shown else "",
        panels=(_table(meeting, rows), *(panel for panel in panels(meeting, chart) if panel.key != TABLE)),
        claims=shown,
        more=t.plural("{count} more in the table", "{count} more in the table", left) if left else "",
    )


def _rows(meeting: Meeting) -> pd.DataFrame:
    """The chosen measures with their flags, what needs a decision first."""
    published = meeting.published
    chosen = chosen_measures(published.measures, meeting.selection)
    return by_need(chosen, meeting.today, published.settings.measure_stale_days)


def _heading(t: Text, pressing: int, total: int) -> str:
    if not total:
        return t("No measure fits this selection.")
    if not pressing:
        return t("No measure needs to be discussed now")
    return t.plural(
        "{count} of {total} measures should be discussed",
        "{count} of {total} measures should be discussed",
        pressing,
        total=t.number(total),
    )


def _claim(meeting: Meeting, row: pd.Series) -> Claim:
    t = meeting.t
    status = status_words(row["status"], t)
    said = status if pd.isna(row["progress_pct"]) else f"{status}, {t.percent(row['progress_pct'])}"
    synthetic = bool(row["synthetic"])
    words = _example(t, row, said.lower()) if synthetic else _said(t, row, said.lower())
    comment = example_words(row["comment"], t, synthetic=synthetic) if meeting.has_comments else ""
    reason = example_words(_reason(t, row), t, synthetic=synthetic)
    return Claim(measure_name(row, t), words, reason, comment)


def _said(t: Text, row: pd.Series, what: str) -> str:
    who = t("{who} says: {what}.", who=row["responsible"], what=what)
    when = "" if pd.isna(row["updated"]) else t("Stated {day}.", day=t.date(row["updated"]))
    return " ".join(filter(None, (who, when)))


def _example(t: Text, row: pd.Series, what: str) -> str:
    """A constructed status belongs to nobody: the sentence names no unit."""
    if pd.isna(row["updated"]):
        return t("Example: {words}", words=f"{what}.")
    return t("Example: {what}, dated {day}.", what=what, day=t.date(row["updated"]))


def _reason(t: Text, row: pd.Series) -> str:
    """The most pressing reason that the status, which stands beside it, doesn't give."""
    if row["is_overdue"]:
        return t("Overdue since {day}", day=t.date(row["deadline"]))
    if row["is_stale"]:
        return t("Never updated") if pd.isna(row["updated"]) else t("Not updated")
    return t("Delayed") if row["is_delayed"] else t("Not started")


def _facts(t: Text, rows: pd.DataFrame, stale_days: int) -> tuple[str, ...]:
    overdue, stale = int(rows["is_overdue"].sum()), int(rows["is_stale"].sum())
    found = (
        t.plural("{count} is past its deadline.", "{count} are past their deadline.", overdue) if overdue else "",
        t.plural(
            "{count} is not updated in the last {days} days.",
            "{count} are not updated in the last {days} days.",
            stale,
            days=t.number(stale_days),
        )
        if stale
        else "",
    )
    synthetic = bool(rows["synthetic"].any())
    return tuple(example_words(words, t, synthetic=synthetic) for words in found if words)


def _dated(t: Text, rows: pd.DataFrame) -> str:
    newest = rows["updated"].max()
    words = "" if pd.isna(newest) else t("Last updated {day}", day=t.date(newest))
    return example_words(words, t, synthetic=bool(rows["synthetic"].any()))


def _table(meeting: Meeting, rows: pd.DataFrame) -> Panel:
    """Every chosen measure; what a status-only measure may not show is a full stop, with its meaning below."""
    t, hidden = meeting.t, meeting.published.settings.status_only_measures
    rows = rows.sort_values("number")
    synthetic = bool(rows["synthetic"].any())
    cells = [_cells(t, row, is_hidden=row["number"] in hidden) for _, row in rows.iterrows()]
    headings = [t("Measure"), t("Status"), t("Progress"), t("Responsible"), t("Deadline"), t("Last updated")]
    for place in CLAIMED:
        headings[place] = example_heading(headings[place], t, synthetic=synthetic)
    columns = [
        TableColumn(words, tuple(row[place] for row in cells), is_numeric=place in (2, 4, 5))
        for place, words in enumerate(headings)
    ]
    if meeting.has_comments:
        comments = tuple("" if row["number"] in hidden else str(row["comment"]) for _, row in rows.iterrows())
        heading = example_heading(t("Comment"), t, synthetic=synthetic)
        columns.append(TableColumn(heading, comments, is_numeric=False))
    some_hidden = bool(rows["number"].isin(hidden).any())
    key = (t("Sign «{sign}»", sign=HIDDEN_SIGN), t("not shown: concerns people who live in hiding"))
    return Panel(
        TABLE,
        t("All measures"),
        terms=(key,) if some_hidden else (),
        columns=tuple(columns) if len(rows) else (),
        groups=_goals(t, rows),
        printed_rows=tuple(range(len(rows))),
    )


def _goals(t: Text, rows: pd.DataFrame) -> dict[int, str]:
    """The goal above its first measure."""
    is_first = (rows["goal"] != rows["goal"].shift()).tolist()
    titles = [t("Goal {number}: {title}", number=row["goal"], title=row["goal_title"]) for _, row in rows.iterrows()]
    return {place: title for place, title in enumerate(titles) if is_first[place]}


def _cells(t: Text, row: pd.Series, *, is_hidden: bool) -> tuple[str, ...]:
    kind = {"new": t("new measure"), "continued": t("continued from the last plan")}.get(row["type"], "")
    name, status = ", ".join(filter(None, (measure_name(row, t), kind))), status_words(row["status"], t)
    partners = t("with {partners}", partners=row["partners"]) if row["partners"] else ""
    owner = ". ".join(filter(None, (row["responsible"], partners)))
    if is_hidden:
        return name, status, HIDDEN_SIGN, owner, HIDDEN_SIGN, HIDDEN_SIGN
    progress = ".." if pd.isna(row["progress_pct"]) else t.percent(row["progress_pct"])
    days = (".." if pd.isna(row[name_]) else t.date(row[name_]) for name_ in ("deadline", "updated"))
    return name, status, progress, owner, *days
