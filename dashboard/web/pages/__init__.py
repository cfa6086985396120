"""The pages, in the order of the menu, and `register`, which connects them to an application."""

import dash

from dashboard.store.serving.holder import Holder
from dashboard.web.page.page import Page
from dashboard.web.pages import (
    about,
    comparison,
    conversations,
    measures,
    overview,
    report,
    reported_cases,
    residents,
    routing,
    sources,
)

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


def register(app: dash.Dash, holder: Holder) -> routing.Router:
    """Gives the application its layout and callbacks, made from the holder's current snapshot."""
    router = routing.Router(holder, PAGES)
    routing.register(app, holder, router)
    return router


def page_at(path: str) -> Page | None:
    """The page with this path; a slash at its end makes no difference."""
    return routing.page_at(PAGES, path)


__all__ = ["PAGES", "page_at", "register"]
