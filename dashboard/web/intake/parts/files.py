"""The files of a delivery: what each was recognised as, what is wrong in it, and whether it is taken in."""

from pathlib import Path

from dash import html
from dash.development.base_component import Component

from dashboard.store.delivery.arrivals import CHANGED, VANISHED, Arrival, Judged
from dashboard.store.delivery.describing import is_describable
from dashboard.store.delivery.proposal import Proposal
from dashboard.vocabulary.letters import refusal_letter
from dashboard.vocabulary.problems import in_words
from dashboard.vocabulary.text import Text
from dashboard.web.components.attributes import attributes
from dashboard.web.intake.previews import Preview, id_of
from dashboard.web.intake.visit import CHOSEN, DESCRIBE, MARKED, TAKEN, Visit, button, form, hidden, section, tag
from dashboard.web.markup import Node, element
from loaders.marked import why_not
from loaders.personal.labels import file_name
from loaders.phrases import Phrase, worded
from loaders.problems import Problem, gathered

CHOICE, DISCARD = "intake-choice", "intake-discard"  # the forms that boxes and buttons belong to
MOST_PROBLEMS = 20


def part(visit: Visit, preview: Preview, beside: Node) -> Component:
    """Every file with its state, and what can be chosen."""
    t, proposal = visit.t, preview.proposal
    lead = [t.plural("{count} file has come.", "{count} files have come.", len(proposal.judged))]
    if proposal.refused:
        lead.append(t("A file that is refused doesn't stop the others."))
    files = html.Ul([_file(visit, proposal, one) for one in proposal.judged], className="intake-files")
    show = button(t("Show again"), "button button--small without-script")
    choice = form(visit.to(), *hidden([*visit.kept, (CHOSEN, "ja")]), show, name=CHOICE, method="get")
    seen = [("sett_fil", seen_as(one.arrival)) for one in proposal.judged]
    discard = form(visit.to("/forkast"), *hidden(seen), name=DISCARD)
    general = [html.P(words, className="intake-held") for words in general_reasons(visit, proposal)]
    head = html.Div([html.Span(" ".join(lead), className="intake-aside"), beside], className="intake-beside")
    return section(t("What has come"), "intake-delivery", *general, files, choice, discard, beside=head)


def general_reasons(visit: Visit, proposal: Proposal) -> list[str]:
    """Reasons to wait that are about no single file, and that no yes can help."""
    return [worded(held.words, visit.t) for held in proposal.held if not held.files]


def seen_as(arrival: Arrival) -> str:
    """A file with the content that was seen: a button must not put another one aside."""
    return f"{id_of(arrival.name)}.{arrival.sha256[:12]}"


def _file(visit: Visit, proposal: Proposal, one: Judged) -> Component:
    reasons = [held for held in proposal.held if one.name in held.files]
    name = worded(_label(one), visit.t)
    what = html.Span([html.Strong(_what(visit, proposal, one)), " ", html.Span(name, className="intake-name")])
    head = html.Div([what, _state(visit, one, is_held=bool(reasons))], className="intake-row")
    if not one.is_accepted:
        return html.Li([head, _fault(visit, one, name)])
    said = [html.P(worded(held.words, visit.t), className="intake-held") for held in reasons]
    return html.Li([head, *said, *_remarks(visit, one), _choices(visit, proposal, one, name)])


def _label(one: Judged) -> str | Phrase:
    return one.label if one.report else label_of(one.arrival)


def label_of(arrival: Arrival) -> str | Phrase:
    """The name of an arrival for people; one that could name somebody is not repeated."""
    return file_name(arrival.name, arrival.found.path if arrival.found else Path(arrival.name))


def _what(visit: Visit, proposal: Proposal, one: Judged) -> str:
    """What it was recognised as, and how many numbers it has."""
    t = visit.t
    source = one.source or next(
        (report.source for report in proposal.base.content.reports if report.file == one.name), ""
    )
    if one.arrival.is_description:
        return t("Description of the data")
    name = proposal.after.catalogue.workbook(source, t.language)
    if not name:
        return t("Not recognised")
    if not (one.report and one.is_accepted):
        return name
    rows = t.plural("{count} number", "{count} numbers", one.report.rows)
    return f"{name}, {rows}"


def _state(visit: Visit, one: Judged, *, is_held: bool) -> Component:
    t = visit.t
    example = [tag(t("Example data"), "example")] if one.report and one.report.synthetic and one.is_accepted else []
    words, kind = t("Recognised"), "received"
    if not one.is_accepted:
        words, kind = t("Refused"), "refused"
    elif is_held:
        words, kind = t("Held"), "held"
    elif one.kind == VANISHED:
        words, kind = t("Gone"), "held"
    elif one.kind == CHANGED:
        words, kind = t("Changed"), "received"
    return html.Span([*example, tag(words, kind)], className="intake-tags")


def _choices(visit: Visit, proposal: Proposal, one: Judged, name: str) -> Component:
    """The box that takes it in, and the button that puts it aside."""
    t, id_ = visit.t, id_of(one.name)
    named = {"type": "checkbox", "id": f"take-{id_}", "name": TAKEN, "value": id_, "form": CHOICE}
    box = element("input", checked=one.name not in proposal.left_out, **named)
    words = t("Take it out") if one.kind == VANISHED else t("Include")
    told = html.Label([words, html.Span(f" {name}", className="visually-hidden")], htmlFor=f"take-{id_}")
    return html.Div(
        [html.Span([box, told], className="intake-tick"), _discard(t, one, name)], className="intake-choices"
    )


def _discard(t: Text, one: Judged, name: str) -> Component:
    more = {
        "name": "fil",
        "value": seen_as(one.arrival),
        "form": DISCARD,
        **attributes(aria_label=f"{t('Discard')} {name}"),
    }
    return button(t("Discard"), "button button--quiet button--small", **more)


def _remarks(visit: Visit, one: Judged) -> list[Component]:
    """What is odd in a file that can be used."""
    if not one.problems:
        return []
    words = visit.t.plural("{count} remark", "{count} remarks", len(one.problems))
    return [html.Details([html.Summary(words), *listed(visit, one.problems)], className="intake-remarks")]


def _fault(visit: Visit, one: Judged, name: str) -> Component:
    """Why a file can't be used, and a letter to its owner."""
    t, letter = visit.t, refusal_letter(name, one.problems, visit.t)
    words = t("Write to the owner")
    write = html.A(words, href=letter.mailto, className="button", **attributes(aria_label=f"{words}: {name}"))
    named = html.Span(f": {name}", className="visually-hidden")
    whole = html.Details(
        [html.Summary([t("The whole letter"), named]), html.P(letter.subject), html.Pre(letter.body, tabIndex="0")],
        className="intake-remarks",
    )
    found = [write, *_describe(visit, one, name), *_marked(visit, one, name), _discard(t, one, name)]
    acts = html.Div(found, className="intake-fault__acts")
    return html.Div(
        [html.Div([*listed(visit, one.problems), *_unmarked(visit, one), whole]), acts], className="intake-fault"
    )


def _describe(visit: Visit, one: Judged, name: str) -> list[Component]:
    """The way to point out what the headings of an unknown table mean."""
    if not is_describable(one):
        return []
    words = visit.t("Describe the layout")
    told = attributes(aria_label=f"{words}: {name}")
    return [html.A(words, href=visit.to(DESCRIBE, ("fil", seen_as(one.arrival))), className="button", **told)]


def _marked(visit: Visit, one: Judged, name: str) -> list[Component]:
    """The way to a copy with the problems marked, which may go with the letter."""
    if one.report is None or why_not(one.problems):
        return []
    words = visit.t("Download a marked copy")
    told = attributes(aria_label=f"{words}: {name}")
    return [html.A(words, href=visit.to(f"{MARKED}/{seen_as(one.arrival)}.xlsx"), className="button", **told)]


def _unmarked(visit: Visit, one: Judged) -> list[Component]:
    """Why there is no marked copy, where somebody might look for one."""
    reason = why_not(one.problems) if one.report else None
    return [html.P(worded(reason, visit.t), className="intake-aside")] if reason else []


def listed(visit: Visit, problems: tuple[Problem, ...]) -> list[Component]:
    """The problems, errors first, many of one kind as one, and as many as anybody reads."""
    shown = gathered(problems)
    more = len(shown) - MOST_PROBLEMS
    rest = [html.P(visit.t("… and {count} more", count=visit.t.number(more)))] if more > 0 else []
    return [*(_problem(visit, problem) for problem in shown[:MOST_PROBLEMS]), *rest]


def _problem(visit: Visit, problem: Problem) -> Component:
    t, said = visit.t, in_words(problem, visit.t)
    sheet = t("sheet {name}", name=t("“{text}”", text=said["sheet"])) if said["sheet"] else ""
    where = ", ".join(part for part in (said["cell"], sheet) if part) or t("the whole file")
    pairs = [(t("Where"), where), (t("Found"), said["found"]), (t("Expected"), said["expected"]),
             (t("How to fix it"), said["fix"])]  # fmt: skip
    return html.Dl([html.Div([html.Dt(term), html.Dd(words)]) for term, words in pairs])


def aside(visit: Visit, arrivals: tuple[Arrival, ...]) -> list[Component]:
    """Files that were put aside, each with a way to bring it back."""
    if not arrivals:
        return []
    t = visit.t
    items = []
    for one in arrivals:
        name = worded(label_of(one), t)
        undo = button(t("Undo"), "button button--quiet button--small", **attributes(aria_label=f"{t('Undo')} {name}"))
        parts = [html.Span(name, className="intake-name"), *hidden([("fil", id_of(one.name))]), undo]
        items.append(html.Li(form(visit.to("/angre"), *parts)))
    words = t.plural("{count} file has been discarded", "{count} files have been discarded", len(arrivals))
    return [
        html.Details([html.Summary(words), html.Ul(items, className="intake-aside-files")], className="intake-part")
    ]
