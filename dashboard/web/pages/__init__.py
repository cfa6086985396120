"""The pages, in the order of the menu, and `register`, which connects them to an application."""

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


def register(app, holder) -> None:
    """Gives the application its layout and callbacks, made from the holder's current snapshot."""
    routing.register(app, holder, PAGES)


def page_at(path: str) -> Page | None:
    """The page with this path; a slash at its end makes no difference."""
    return routing.page_at(PAGES, path)


def waiting(holder, path: str, language: str) -> str:
    """What stands in the document until the page at this path is there, as HTML."""
    return routing.waiting(holder, page_at(path), language)


__all__ = ["PAGES", "page_at", "register", "waiting"]
