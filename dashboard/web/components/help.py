"""Where those who are exposed to violence find help: as a box, and as one calm line."""

from dash import html
from dash.development.base_component import Component

from dashboard.vocabulary.help import Contact, question
from dashboard.vocabulary.settings import Settings
from dashboard.vocabulary.text import Text
from dashboard.web.components.attributes import attributes


def help_box(t: Text, settings: Settings) -> list[Component]:
    """The contacts below one another, each a link to call or to open; nothing where the settings name none."""
    if not settings.help:
        return []
    heading = html.H2(question(t), id="help-heading")
    contacts = html.Ul([html.Li(_link(one, t)) for one in settings.help])
    return [html.Section([heading, contacts], className="help-box", **attributes(aria_labelledby="help-heading"))]


def help_line(t: Text, settings: Settings) -> list[Component]:
    """The question and the contacts in one line, for the foot of a page; nothing where the settings name none."""
    if not settings.help:
        return []
    listed = [part for one in settings.help for part in (" ", _link(one, t))]
    return [html.P([html.Span(question(t)), *listed], className="help-line")]


def _link(contact: Contact, t: Text) -> html.A:
    """The name with the number, which is never broken."""
    said: list[Component | str] = [html.Span(contact.name(t.language)), " ", html.Strong(contact.shown)]
    return html.A(said, href=contact.href, className="help-link", rel="noreferrer")
