"""The editions: who published each and why, and the step that goes back to an earlier one."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.store.history import Edition
from dashboard.store.store import BY_ITSELF
from dashboard.store.withdrawal import Withdrawal, cost_words
from dashboard.vocabulary.text import Text
from dashboard.web.clock import OSLO
from dashboard.web.components.attributes import attributes
from dashboard.web.components.table import rich_table
from dashboard.web.intake.visit import TO, Visit, button, field, form, hidden, section

MOST_OPEN = 5
Fields = Sequence[tuple[str, int]]


def part(visit: Visit, editions: Sequence[Edition]) -> Component:
    """The last editions, and the others folded."""
    t = visit.t
    shown, rest = editions[:MOST_OPEN], editions[MOST_OPEN:]
    title = t("Editions")
    content: list[Component] = [_table(visit, shown, title, "intake-editions-table")]
    if rest:
        words = t.plural("{count} earlier edition", "{count} earlier editions", len(rest))
        table = _table(visit, rest, words, "intake-earlier-table")
        content.append(html.Details([html.Summary(words), table], className="intake-fold"))
    if not editions:
        content = [html.P(t("Nothing has been published yet."))]
    return section(title, "intake-editions", *content)


def _table(visit: Visit, editions: Sequence[Edition], title: str, id_: str) -> Component:
    t = visit.t
    headings = [t("Edition"), t("Made"), t("By whom, and why"), t("State"), t("Go back")]
    return rich_table(headings, [_row(visit, one) for one in editions], title, id=id_)


def _row(visit: Visit, one: Edition) -> list[str | Component]:
    t = visit.t
    return [
        t("Edition {number}", number=one.number),
        t.time(one.made.astimezone(OSLO)),
        _by(t, one),
        ". ".join(part for part in (_shown(t, one), _given(t, one)) if part),
        _back(visit, one),
    ]


def _by(t: Text, one: Edition) -> str:
    who = t("The dashboard itself") if one.who in ("", BY_ITSELF) else one.who
    return f"{who}: {one.why}" if one.why else who


def _shown(t: Text, one: Edition) -> str:
    return t("Shown now") if one.is_shown else t("Forgotten") if one.is_forgotten else ""


def _given(t: Text, one: Edition) -> str:
    return t("Given to readers") if one.is_given else t("Nobody has had it")


def _back(visit: Visit, one: Edition) -> str | Component:
    t = visit.t
    if one.is_shown and one.follows:
        return _link(visit, t("Withdraw edition {number}", number=one.number), one.follows)
    if one.is_shown or not one.is_whole:
        return ""
    return _link(visit, t("Show edition {number} again", number=one.number), one.number)


def _link(visit: Visit, words: str, target: int) -> Component:
    return html.A(words, href=visit.to("/trekk-tilbake", (TO, target)), className="text-link")


def step(visit: Visit, shown: Edition, target: Edition, cost: Withdrawal, sent: Fields, typed: dict[str, str]
         ) -> list[Component]:  # fmt: skip
    """What going back costs, and the yes, which sends more fields."""
    t = visit.t
    fields = [
        field(t("Your name"), "intake-who", "navn", autocomplete="name", required=True, maxlength=100,
              value=typed.get("navn", "")),
        field(t("Reason"), "intake-why", "grunn", required=True, maxlength=300, value=typed.get("grunn", "")),
        button(t("Show edition {number} again", number=target.number), "button button--primary"),
        html.A(t("Cancel"), href=visit.to(), className="button button--quiet"),
    ]  # fmt: skip
    yes = form(
        visit.to("/trekk-tilbake"), *hidden([(TO, target.number), *sent]), *fields, className="intake-yes", **_busy(t)
    )
    said = t(
        "Everybody then sees edition {number} from {day}, and no longer edition {shown}. Nothing is deleted.",
        number=target.number,
        day=t.time(target.made.astimezone(OSLO)),
        shown=shown.number,
    )
    files = t("Files that were dropped on this page for a later edition must be dropped again to be used again.")
    back = section(t("Go back to edition {number}", number=target.number), "intake-back", html.P(said))
    costs = section(t("What it costs"), "intake-cost", html.Ul([html.Li(words) for words in cost_words(cost, t)]),
                    html.P(files), yes)  # fmt: skip
    return [html.Div([back, costs], className="intake-card")]


def _busy(t: Text) -> dict[str, str]:
    return attributes(data_intake_busy=t("Going back. It takes some seconds."))
