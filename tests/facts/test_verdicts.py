"""One verdict a figure: heading, paragraph, alt text, card, overview and meeting give the same one."""

import re

from tests.facts.surface import Said, View, hold
from tests.facts.views import chart_of
from tests.facts.words import BROKEN, CHOSEN_YEARS, CLEAR, EXCLUDING, sentences, verdicts

TOO_FEW = "too few years"
SHOWN = ("heading", "alt", "meeting heading", "meeting fact", "paragraph", "note")
# A row of «What we know now» and the figure that shows the same series, by a word of the row in each language.
ROWS = {
    "police-reports": r"(Anmeldte|Melde) forhold, v[oa]ld i nære|Reported cases, violence in close",
    "violence-offences": r"(Anmeldt|Meld) v[oa]ld og mishandling|Reported violence and maltreatment",
    "residents": r"krisesenteret, (voksne|vaksne)|crisis centre, adults",
    "conversations": r"Dagsamtaler|Day conversations",
}


def by_figure(view: View) -> dict[str, list[tuple[Said, frozenset[str]]]]:
    """Every verdict that a view gives, by figure."""
    found: dict[str, list[tuple[Said, frozenset[str]]]] = {}
    for said in view.on(*SHOWN):
        if given := verdicts(said.words):
            found.setdefault(said.figure, []).append((said, given))
    return found


def test_too_few_years_and_a_clear_difference_are_said_together_or_not_at_all(swept):
    hold(swept, _half_said)


def _half_said(view):
    for said in (*view.on(*SHOWN), *view.on("card", "row", "table 1 verdict")):
        if said.surface == "note":
            continue
        given = verdicts(said.words)
        alone = [one for one in sentences(said.words) if TOO_FEW in verdicts(one) or verdicts(one) & CLEAR]
        if TOO_FEW in given and given & CLEAR and len(alone) > 2:
            yield said, "said in sentences apart"
    for figure, found in by_figure(view).items():
        whole = frozenset().union(*(given for _, given in found))
        if TOO_FEW not in whole or not whole & CLEAR:
            continue
        for said, given in found:
            if (TOO_FEW in given) != bool(given & CLEAR) and said.surface != "note":
                yield said, f"{figure} elsewhere: {', '.join(sorted(whole - given))}"


def test_no_two_surfaces_of_a_figure_give_verdicts_that_exclude_each_other(swept):
    hold(swept, _excluding)


def _excluding(view):
    for found in by_figure(view).values():
        headings = [(said, given) for said, given in found if said.surface != "paragraph"]
        whole = frozenset().union(*(given for _, given in headings))
        for pair in EXCLUDING:
            if pair <= whole:
                yield from ((said, " and ".join(sorted(pair))) for said, given in headings if given & pair)


def test_the_paragraph_and_the_meeting_give_the_verdict_of_the_heading(swept):
    hold(swept, _unsupported)


def _unsupported(view):
    for figure, found in by_figure(view).items():
        heading = frozenset().union(*(given for said, given in found if said.surface in ("heading", "meeting heading")))
        for said in view.on("paragraph", figure=figure):
            told = verdicts(said.words) | ({"break"} if BROKEN.search(said.words) else set())
            if not heading <= told:
                yield said, f"the heading says {', '.join(sorted(heading))}"
        for said in view.on("meeting fact", figure=figure):
            if verdicts(said.words) - heading:
                yield said, f"the heading says {', '.join(sorted(heading)) or 'nothing'}"


def test_a_card_gives_the_verdict_of_a_figure_on_its_page(swept):
    hold(swept, _card_alone)


def _card_alone(view):
    headings = {verdicts(said.words) for said in view.on("heading")}
    for said in view.on("card"):
        given = verdicts(said.words)
        if given and given not in headings:
            yield said, f"no figure's heading says {', '.join(sorted(given))} alone"


def test_the_overviews_table_gives_the_verdict_of_each_figures_own_heading(swept, snapshot):
    hold(swept, lambda view: _rows(view, snapshot) if view.spot == "/" else ())


def _rows(view, snapshot):
    for figure, title in ROWS.items():
        rows = [said for said in view.on("row") if re.search(title, said.words)]
        assert rows or view.spot != "/", f"no row of the overview is of {figure}"
        wanted = verdicts(chart_of(snapshot.published, figure, view.selection).finding)
        for said in rows:
            if verdicts(said.words) != wanted:
                yield said, f"the heading of {figure} says {', '.join(sorted(wanted)) or 'nothing'}"


def test_a_judged_window_of_chosen_years_is_said_to_find_trends_more_easily(swept):
    hold(swept, _fished)


def _fished(view):
    if view.selection.from_year is None and view.selection.to_year is None:
        return
    judged = {"clear increase", "clear decrease", "possible", "no clear change"}
    for figure, found in by_figure(view).items():
        given = frozenset().union(*(one for said, one in found if said.surface == "heading"))
        words = " ".join(said.words for said in view.on(figure=figure))
        if given & judged and TOO_FEW not in given and not CHOSEN_YEARS.search(words):
            yield found[0][0], "nothing says that chosen years find trends more easily"
