"""Notices: information, warning, error, and the sentence in place of a figure without numbers."""

from typing import Literal

from dash import html
from dash.development.base_component import Component

from dashboard.vocabulary.text import Text
from dashboard.web.components.attributes import attributes

Level = Literal["info", "warning", "error", "empty"]


def notice(t: Text, level: Level, words: str | list[Component | str], *, heading: str = "") -> html.Div:
    """A boxed message; its kind is also in words, for readers who don't see the colour."""
    kinds = {"info": t("Information"), "warning": t("Warning"), "error": t("Error"), "empty": t("No figures")}
    said = [
        html.Span(f"{kinds[level]}: ", className="visually-hidden"),
        *([html.Strong(heading, className="notice__heading")] if heading else []),
        html.Div(words, className="notice__words"),
    ]
    role = attributes(role="alert") if level == "error" else {}
    return html.Div(said, className=f"notice notice--{level}", **role)
