"""Key figures: a label, a large value, a line of context."""

from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

_LONGEST_NUMBER = 9  # characters; anything longer is words, and is set smaller


@dataclass(frozen=True)
class Fact:
    """One key figure, as formatted text; `value` may be a verdict in words.

    A figure for another place than the chosen one `is_elsewhere`, and is toned down. `flag` says that it is new or
    revised since the last edition.
    """

    label: str
    value: str
    context: str = ""
    is_elsewhere: bool = False
    flag: str = ""


def fact_row(facts: tuple[Fact, ...]) -> html.Dl:
    """Key figures side by side, or stacked on a phone."""
    return html.Dl([_fact(fact) for fact in facts], className="facts")


def _fact(fact: Fact) -> html.Div:
    size = "fact__value" if len(fact.value) <= _LONGEST_NUMBER else "fact__value fact__value--words"
    context = [html.Dd(fact.context, className="fact__context")] if fact.context else []
    name = "fact fact--elsewhere" if fact.is_elsewhere else "fact"
    flag: list[str | Component] = [" ", html.Span(fact.flag, className="fact__flag")] if fact.flag else []
    return html.Div([html.Dt([fact.label, *flag]), html.Dd(fact.value, className=size), *context], className=name)
