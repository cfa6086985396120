"""What a delivery means for readers: what becomes withheld or shown, verdicts, and files that become out of date."""

from dash import html
from dash.development.base_component import Component

from dashboard.charts.effects import what_counts, where_and_when
from dashboard.store.delivery.differences import OPENED, WITHHELD
from dashboard.store.delivery.proposal import Proposal
from dashboard.vocabulary.text import Text
from dashboard.web.intake.parts.changes import was_shown
from dashboard.web.intake.previews import Preview
from dashboard.web.intake.visit import Visit, section

MOST = 30


def part(visit: Visit, preview: Preview) -> Component:
    """Three cards."""
    t = visit.t
    cards = [_withheld(t, preview.proposal), _verdicts(t, preview), _files(t, preview)]
    return section(
        t("What it means for readers"), "intake-effects", html.Ul([html.Li(card) for card in cards],
                                                                 className="intake-cards")
    )  # fmt: skip


def _card(title: str, words: str, details: list[str], t: Text) -> list[Component]:
    shown = [html.H3(title), html.P(words)]
    if details:
        named = html.Span(f": {title}", className="visually-hidden")
        more = [html.Li(t("… and {count} more", count=t.number(len(details) - MOST)))] if len(details) > MOST else []
        items = [*(html.Li(one) for one in details[:MOST]), *more]
        shown.append(html.Details([html.Summary([t("See which"), named]), html.Ul(items)]))
    return shown


def _withheld(t: Text, proposal: Proposal) -> list[Component]:
    rows = proposal.differences.of(WITHHELD, OPENED)
    hidden, opened = (rows[rows["change"] == kind] for kind in (WITHHELD, OPENED))
    lost = int(was_shown(hidden).sum())
    if rows.empty:
        return _card(t("Nothing more is withheld"), t("No number that is shown is taken out of sight."), [], t)
    titles = []
    if lost:
        titles.append(t.plural("{count} number shown now is withheld", "{count} numbers shown now are withheld", lost))
    if new := len(hidden) - lost:
        titles.append(t.plural("{count} new number is withheld", "{count} new numbers are withheld", new))
    if len(opened):
        titles.append(t.plural("{count} number becomes visible", "{count} numbers become visible", len(opened)))
    words = t("Small numbers could tell who it is about.") if len(hidden) else t("They no longer need to be withheld.")
    details = [
        f"{what_counts(t, proposal.after, row)}, {where_and_when(t, proposal.after, row)}"
        for row in rows.to_dict("records")
    ]
    return _card(". ".join(titles), words, details, t)


def _verdicts(t: Text, preview: Preview) -> list[Component]:
    changed = preview.verdicts
    if not changed:
        return _card(t("No verdict changes"), t("No series is judged in another way than before."), [], t)
    title = t.plural("{count} verdict changes", "{count} verdicts change", len(changed))
    details = [
        t(
            "{what}: “{after}” Before: “{before}”",
            what=one.what,
            after=one.after or t("none"),
            before=one.before or t("none"),
        )
        for one in changed
    ]
    return _card(title, t("Sentences on the pages about trends become others."), details, t)


def _files(t: Text, preview: Preview) -> list[Component]:
    old = preview.outdated
    if not old:
        return _card(
            t("No file becomes out of date"),
            t("Only downloaded figures are compared, in their usual view. Reports are not."),
            [],
            t,
        )
    title = t.plural("{count} figure in files is out of date", "{count} figures in files are out of date", len(old))
    words = t("They have been downloaded, and their usual view shows other numbers now. Download them again.")
    details = [t("{figure}, from edition {edition}", figure=one.topic, edition=one.edition) for one in old]
    return _card(title, words, details, t)
