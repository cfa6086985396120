"""Datagrunnlag: whether the figures can be trusted: every file, problem, definition and break, and what is withheld."""

import pandas as pd
from dash import html
from dash.development.base_component import Component

from dashboard.charts.findings.municipalities import population_words
from dashboard.model.disclosure.words import editions_in_words, level_in_words, unclear_in_words
from dashboard.vocabulary.problems import in_words
from dashboard.web.components.notice import notice
from dashboard.web.components.panel import panel
from dashboard.web.components.table import rich_table, scrolling
from dashboard.web.page.page import Page, View
from dashboard.web.page.targets import definition_id
from dashboard.web.sections.delivered import awaited, changed
from loaders.phrases import worded
from loaders.problems import ERROR, Problem, gathered
from loaders.result import FileReport


def _details(view: View) -> list[Component]:
    return [
        *_broken(view),
        *_held(view),
        awaited(view),
        _files(view),
        *_lacking(view),
        _problems(view),
        changed(view),
        _hidden(view),
        _definitions(view),
        _breaks(view),
    ]


def _table(headings: list[str], rows: list[list], title: str, id_: str) -> Component:
    return scrolling(rich_table(headings, rows, title, id=id_), title)


def _broken(view: View) -> list[Component]:
    """That nothing can be published, and what was found; how to mend it is for those who publish, on their page."""
    t, broken = view.t, view.snapshot.broken
    if not broken:
        return []
    words = t(
        "What protects earlier editions is not whole, so nothing new is published. The figures shown are from {day}.",
        day=t.date(view.snapshot.loaded),
    )
    found = html.Ul([html.Li(t("Found {found}.", found=in_words(problem, t)["found"])) for problem in broken])
    heading = t("Nothing new can be published")
    return [html.Div(notice(t, "error", [words, found], heading=heading), id="broken")]


def _held(view: View) -> list[Component]:
    """What has come and is not shown, in words; the numbers shown are those of the edition."""
    t, pending = view.t, view.snapshot.pending
    if not pending.held and not pending.waiting:
        return []
    waiting = t.plural(
        "{count} file waits for somebody to look at what it changes.",
        "{count} files wait for somebody to look at what they change.",
        pending.waiting,
    )
    said = [waiting] if pending.waiting else []
    words = html.Ul([html.Li(words) for words in (*said, *(worded(held.words, t) for held in pending.held))])
    heading = t("Something has come that is not shown yet")
    return [html.Div(notice(t, "warning" if pending.held else "info", [words], heading=heading), id="held")]


def _files(view: View) -> html.Section:
    t, title = view.t, view.t("Files")
    headings = [t("File"), t("Source"), t("Retrieved"), t("Numbers used"), t("Status")]
    rows = [_file(view, file) for file in (*view.snapshot.files, *view.snapshot.pending.files)]
    return panel(title, "files", _table(headings, rows, title, "files-table"))


def _file(view: View, file: FileReport) -> list[str]:
    t = view.t
    is_register, catalogue = file.source == "measures", view.published.catalogue
    name = t("Register of measures") if is_register else catalogue.workbook(file.source, t.language)
    state = t("Read") if file.accepted else t("Refused: see the problems below")
    return [
        worded(file.file, t),
        name or "..",
        t.date(file.extracted) if file.extracted else t("not stated in the file"),
        t.number(file.rows),
        f"{state}. {t('Example data')}." if file.synthetic else f"{state}.",
    ]


def _lacking(view: View) -> list[Component]:
    """What the figures that are left out need."""
    words = population_words(view.published, view.t)
    return [html.P(words, className="muted")] if words else []


def _problems(view: View) -> html.Section:
    t, title = view.t, view.t("Problems in the files")
    found = gathered((*view.snapshot.pending.problems, *view.snapshot.problems))
    if not found:
        return panel(title, "problems", html.P(t("No problems were found.")))
    return panel(title, "problems", _problem_table(view, found, title, "problems"))


def _problem_table(view: View, problems: list[Problem], title: str, name: str) -> Component:
    t = view.t
    headings = [t("Where"), t("Severity"), t("Found"), t("Expected"), t("How to fix it")]
    return _table(headings, [_problem(view, problem) for problem in problems], title, f"{name}-table")


def _problem(view: View, problem: Problem) -> list[str]:
    t = view.t
    said = in_words(problem, t)
    where = ", ".join(said[part] for part in ("file", "sheet", "cell") if said[part]) or t("the data folder")
    severity = t("Error") if problem.severity == ERROR else t("Warning")
    return [where, severity, said["found"], said["expected"], said["fix"]]


def _hidden(view: View) -> html.Section:
    """How many cells are withheld per source, and by which rule; never which cells."""
    t, title, hidden = view.t, view.t("What is withheld"), view.published.hidden
    rule = t(
        "Counts below {threshold} people, zero included, are withheld in figures that are not "
        "official statistics, and so is every number from which one could be worked out by "
        "subtraction.",
        threshold=view.published.settings.threshold,
    )
    rows = [
        [view.published.catalogue.sources[row.source].name[t.language], t.number(row.cells), t.number(row.published)]
        for row in hidden.itertuples()
        if row.source in view.published.catalogue.sources
    ]
    headings = [t("Source"), t("Numbers withheld"), t("Numbers shown")]
    said = [level_in_words(t, view.published.level), unclear_in_words(t, view.published.is_unclear)]
    coarser = [notice(t, "warning", words) for words in said if words]
    before = html.P(editions_in_words(t, view.snapshot.edition, view.snapshot.changes.since))
    return panel(title, "withheld", html.P(rule), *coarser, _table(headings, rows, title, "withheld-table"), before)


def _definitions(view: View) -> html.Section:
    t, title = view.t, view.t("Definitions")
    present = view.published.indicators
    entries = [entry for key, entry in view.published.catalogue.indicators.items() if key in present]
    pairs = [
        html.Div([html.Dt(e.title[t.language], id=definition_id(e.key)), html.Dd(e.definition[t.language])])
        for e in entries
    ]
    return panel(title, "definitions", html.Dl(pairs, className="definitions"))


def _breaks(view: View) -> html.Section:
    """Those of the places in the tables."""
    places = set(view.published.frame["region"])
    t, title = view.t, view.t("Breaks and events in the series")
    headings = [t("Date"), t("What"), t("Kind"), t("Source")]
    rows = [
        [
            t.date(pd.Timestamp(item.date)),
            item.words[t.language],
            t("Break") if item.is_break else t("Event"),
            item.source,
        ]
        for item in view.published.breaks
        if not item.regions or places & set(item.regions)
    ]
    return panel(title, "breaks", _table(headings, rows, title, "breaks-table"))


PAGE = Page(
    key="sources-page",
    path="/datagrunnlag",
    name=lambda t: t("Data sources"),
    question=lambda t: t("Can the figures be trusted?"),
    lead=lambda t: t("Where each figure comes from, what is wrong in the files, and what is withheld."),
    details=_details,
    group=2,
)
