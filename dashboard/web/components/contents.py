"""The list of a page's figures, beside them where there is room: the way to each, with the answer in short."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html

from dashboard.vocabulary.text import Text
from dashboard.web.components.attributes import attributes

LIST = "contents-list"


@dataclass(frozen=True)
class Entry:
    """One part of the page: its id or figure key, its name, and a line below it."""

    fragment: str
    name: str
    note: str = ""


def contents(t: Text, entries: Sequence[Entry], *, withheld: bool) -> html.Nav:
    """The list; a script marks the entry that is shown. `withheld` adds why some numbers are."""
    heading = html.H2(t("On this page"), id="contents-title", className="small-heading")
    folds = attributes(aria_expanded="false", aria_controls=LIST, data_folds="true")
    toggle = html.Button(t("On this page"), type="button", className="contents-toggle needs-script", **folds)
    listed = html.Ul([html.Li(_entry(entry)) for entry in entries], id=LIST, className="contents__list")
    why = [_why(t)] if withheld else []
    return html.Nav(
        [heading, toggle, listed, *why], className="contents", **attributes(aria_labelledby="contents-title")
    )


def _entry(entry: Entry) -> html.A:
    note = [html.Small(entry.note)] if entry.note else []
    place = attributes(data_leads_to=entry.fragment)
    return html.A([entry.name, *note], href=f"#{entry.fragment}", className="contents__link", **place)


def _why(t: Text) -> html.Details:
    words = t(
        "Small numbers are withheld so that nobody can be recognised. Some larger numbers are withheld too, since a "
        "small one could otherwise be worked out by subtraction."
    )
    return html.Details([html.Summary(t("Why are some numbers withheld?")), html.P(words)], className="contents__why")
