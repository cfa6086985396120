"""«This is read»: every number with its cell, what is left out, and every problem, before anything is saved."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from dash import html
from dash.development.base_component import Component
from openpyxl.utils import get_column_letter

from dashboard.web.components.table import rich_table
from dashboard.web.intake.describing.form import save_button
from dashboard.web.intake.describing.labels import Labels
from dashboard.web.intake.describing.sent import Sent
from dashboard.web.intake.parts.files import listed
from dashboard.web.intake.visit import Visit, section
from loaders.describing.drawn import Drawn
from loaders.describing.marks import mark_of
from loaders.describing.trial import left_out
from loaders.files.sheet import Sheet
from loaders.problems import ERROR
from loaders.reader import FileResult
from loaders.schema import NUMBER_STATUSES

ID = "b-read"
MOST_ROWS = 200
USELESS = frozenset(("unrecognised", "two_layouts", "missing_column"))
"""Codes of a trial in which the layout was not the one that read the file: saving it would help nobody."""


def reading(visit: Visit, sent: Sent, result: FileResult) -> Component:
    """What the file would hold, and the way to save the layout."""
    t = visit.t
    parts: list[Component] = [*_summary(visit, result), *_numbers(visit, result), *_left_out(visit, sent, result)]
    problems = tuple(result.findings.problems)
    if problems:
        parts += [html.H3(t("Problems")), *listed(visit, problems)]
    return section(t("This is read"), ID, *parts, *_saving(visit, sent, result))


def not_yet(visit: Visit) -> Component:
    """In place of the numbers while something is missing."""
    words = visit.t("Nothing is read before everything that is asked for has been pointed out.")
    return section(visit.t("This is read"), ID, html.P(words))


def _summary(visit: Visit, result: FileResult) -> list[Component]:
    t, errors = visit.t, sum(problem.severity == ERROR for problem in result.findings.problems)
    if errors:
        return [html.P(t("The file would still be refused, for the reasons below."), className="intake-held")]
    read = t.plural("{count} number is read.", "{count} numbers are read.", len(result.observations))
    return [html.P([html.Strong(read), " ", t("Compare them with the sheet before you save.")])]


def _numbers(visit: Visit, result: FileResult) -> list[Component]:
    frame = result.observations
    if not len(frame):
        return []
    t, labels = visit.t, Labels(visit)
    headings = [t("Place and year"), t("What"), t("Number"), t("Sheet and cell")]
    rows = [_number(visit, labels, row) for row in frame.head(MOST_ROWS).to_dict("records")]
    rest = len(frame) - MOST_ROWS
    more = [html.P(t("… and {count} more", count=t.number(rest)), className="intake-aside")] if rest > 0 else []
    return [rich_table(headings, rows, t("This is read"), id="b-numbers"), *more]


def _number(visit: Visit, labels: Labels, row: dict[str, object]) -> Sequence[str]:
    t = visit.t
    groups = labels.groups(str(row["sex"]), str(row["age_group"]))
    name = labels.published.regions.name(str(row["region"]), t.language)
    is_number = row["status"] in NUMBER_STATUSES
    return [
        f"{name} {t.period(int(str(row['period_start'])), int(str(row['period_end'])))}",
        ", ".join(part for part in (labels.indicator(str(row["indicator"])), groups) if part),
        t.number(float(str(row["value"]))) if is_number else labels.status(str(row["status"])),
        f"{row['sheet']}, {row['cell']}",
    ]


def _left_out(visit: Visit, sent: Sent, result: FileResult) -> list[Component]:
    t, described = visit.t, {drawn.sheet for drawn, _ in sent.described}
    items = [words for drawn, sheet in sent.described for words in _of_sheet(visit, drawn, sheet, result)]
    others = [sheet.name for sheet in sent.book.sheets if sheet.name not in described]
    items += [t("The sheet {name}", name=t("“{text}”", text=name)) for name in others]
    if not items:
        return []
    return [html.H3(t("Left out")), html.Ul([html.Li(words) for words in items], className="describe-left")]


def _of_sheet(visit: Visit, drawn: Drawn, sheet: Sheet, result: FileResult) -> Iterator[str]:
    t, frame = visit.t, result.observations
    cells = frozenset(frame.loc[frame["sheet"] == sheet.name, "cell"])
    out = left_out(drawn, sheet, cells)
    name = t("“{text}”", text=sheet.name)
    for column in out.columns:
        heading = sheet.text(drawn.row, column)
        letter = get_column_letter(column)
        if heading:
            yield t(
                "Column {letter} of {name}: {heading}", letter=letter, name=name, heading=t("“{text}”", text=heading)
            )
        else:
            yield t("Column {letter} of {name}, which has no heading", letter=letter, name=name)
    if out.rows and result.report.accepted:
        yield t.plural("Row {rows} of {name}", "Rows {rows} of {name}", len(out.rows), rows=ranges(out.rows), name=name)


def ranges(numbers: Iterable[int]) -> str:
    """«3, 5–9»."""
    found = list(numbers)
    breaks = [0, *(at for at, (one, two) in enumerate(pairwise(found), 1) if two != one + 1), len(found)]
    runs = [found[first:last] for first, last in pairwise(breaks)]
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _saving(visit: Visit, sent: Sent, result: FileResult) -> list[Component]:
    t = visit.t
    if USELESS & {problem.code for problem in result.findings.problems}:
        return [html.P(t("The layout can't be saved, since it would not be the one that reads the file."))]
    drawn, sheet = sent.described[0]
    mark = t("“{text}”", text=mark_of(drawn, sheet) or "")
    words = t(
        "The layout waits with the file until you publish both. It is then tried on next year's file, which is known "
        "by the text {mark} and the same headings. If the source changes them, the file is refused and nothing is "
        "guessed.",
        mark=mark,
    )
    return [html.P(words), html.Div(save_button(visit), className="intake-yes")]
