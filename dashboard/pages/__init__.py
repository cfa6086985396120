"""The pages, in the order of the menu, and `register`, which connects them to an application."""

from dashboard.pages import (
    about,
    comparison,
    conversations,
    measures,
    overview,
    report,
    reported_cases,
    residents,
    sources,
)
from dashboard.pages.routing import register as _register

PAGES = (
    overview.PAGE,
    reported_cases.PAGE,
    residents.PAGE,
    conversations.PAGE,
    comparison.PAGE,
    measures.PAGE,
    report.PAGE,
    sources.PAGE,
    about.PAGE,
)


def register(app, holder) -> None:
    """Gives the application its layout and callbacks, made from the holder's current snapshot."""
    _register(app, holder, PAGES)


__all__ = ["PAGES", "register"]
