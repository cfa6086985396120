"""One verdict per figure: heading, paragraph, alt text, overview and meeting give the same one."""

import re

from tests.facts.surface import Statement, View, check_views
from tests.facts.views import chart_of
from tests.facts.words import BROKEN, CHOSEN_YEARS, CLEAR, EXCLUDING, sentences, verdicts

TOO_FEW = "too few years"
SHOWN = ("heading", "alt", "meeting heading", "meeting fact", "paragraph", "note")
# A row of Oversikt and the figure that shows the same series, by its subject in each language.
ROWS = {
    "police-reports": r"^(Anmeldelser|Politimeldingar|Police reports)",
    "residents": r"^(Beboere|Bebuarar|Residents)",
    "conversations": r"^(Dagsamtaler|Day conversations)",
}


def by_figure(view: View) -> dict[str, list[tuple[Statement, frozenset[str]]]]:
    """Every verdict that a view gives, by figure."""
    found: dict[str, list[tuple[Statement, frozenset[str]]]] = {}
    for statement in view.on(*SHOWN):
        if given := verdicts(statement.words):
            found.setdefault(statement.figure, []).append((statement, given))
    return found


def test_a_clear_difference_and_too_few_years_always_come_together(swept):
    check_views(swept, _half_said)


def _half_said(view):
    for statement in (*view.on(*SHOWN), *view.on("row", "table 1 verdict")):
        if statement.surface == "note":
            continue
        given = verdicts(statement.words)
        alone = [one for one in sentences(statement.words) if TOO_FEW in verdicts(one) or verdicts(one) & CLEAR]
        if TOO_FEW in given and given & CLEAR and len(alone) > 2:
            yield statement, "said in sentences apart"
    for figure, found in by_figure(view).items():
        whole = frozenset().union(*(given for _, given in found))
        if TOO_FEW not in whole or not whole & CLEAR:
            continue
        for statement, given in found:
            if (TOO_FEW in given) != bool(given & CLEAR) and statement.surface != "note":
                yield statement, f"{figure} elsewhere: {', '.join(sorted(whole - given))}"


def test_no_two_surfaces_of_a_figure_give_contradictory_verdicts(swept):
    check_views(swept, _excluding)


def _excluding(view):
    for found in by_figure(view).values():
        headings = [(statement, given) for statement, given in found if statement.surface != "paragraph"]
        whole = frozenset().union(*(given for _, given in headings))
        for pair in EXCLUDING:
            if pair <= whole:
                yield from ((statement, " and ".join(sorted(pair))) for statement, given in headings if given & pair)


def test_the_paragraph_and_the_meeting_give_the_verdict_of_the_heading(swept):
    check_views(swept, _unsupported)


def _unsupported(view):
    for figure, found in by_figure(view).items():
        heading = frozenset().union(
            *(given for statement, given in found if statement.surface in ("heading", "meeting heading"))
        )
        for statement in view.on("paragraph", figure=figure):
            told = verdicts(statement.words) | ({"break"} if BROKEN.search(statement.words) else set())
            if not heading <= told:
                yield statement, f"the heading says {', '.join(sorted(heading))}"
        for statement in view.on("meeting fact", figure=figure):
            if verdicts(statement.words) - heading:
                yield statement, f"the heading says {', '.join(sorted(heading)) or 'nothing'}"


def test_the_overviews_rows_give_the_verdict_of_each_figures_own_heading(swept, snapshot):
    check_views(swept, lambda view: _rows(view, snapshot) if view.spot == "/" else ())


def _rows(view, snapshot):
    for figure, title in ROWS.items():
        rows = [statement for statement in view.on("row") if re.search(title, statement.words)]
        assert rows or view.spot != "/", f"no row of the overview is of {figure}"
        wanted = verdicts(chart_of(snapshot.published, figure, view.selection).finding)
        for statement in rows:
            if verdicts(statement.words) != wanted:
                yield statement, f"the heading of {figure} says {', '.join(sorted(wanted)) or 'nothing'}"


def test_a_verdict_on_chosen_years_warns_that_trends_are_found_more_easily(swept):
    check_views(swept, _fished)


def _fished(view):
    if view.selection.from_year is None and view.selection.to_year is None:
        return
    judged = {"clear increase", "clear decrease", "possible", "no clear change"}
    for figure, found in by_figure(view).items():
        given = frozenset().union(*(one for statement, one in found if statement.surface == "heading"))
        words = " ".join(statement.words for statement in view.on(figure=figure))
        if given & judged and TOO_FEW not in given and not CHOSEN_YEARS.search(words):
            yield found[0][0], "nothing says that chosen years find trends more easily"
