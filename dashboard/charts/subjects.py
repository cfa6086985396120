"""The subjects that figures belong to: each has a page, a chapter in the report and a question for the forum."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from dashboard.vocabulary.text import Text


@dataclass(frozen=True)
class Subject:
    """One subject: the path and the name of its page, and the heading of its chapter."""

    path: str
    page: Callable[[Text], str]
    chapter: Callable[[Text], str]


REPORTS = Subject("/anmeldelser", lambda t: t("Police reports"), lambda t: t("Reported violence"))
RESIDENTS = Subject("/beboere", lambda t: t("Residents"), lambda t: t("Residents at the crisis centre"))
CONVERSATIONS = Subject("/samtaler", lambda t: t("Day conversations"), lambda t: t("Day conversations and day users"))
SERVICES = Subject("/samtaler", lambda t: t("Day conversations"), lambda t: t("Other services"))
COMPARISON = Subject("/sammenlikning", lambda t: t("Comparison"), lambda t: t("Comparison with other municipalities"))
MEASURES = Subject("/tiltak", lambda t: t("Measures"), lambda t: t("The plan's measures"))
SUBJECTS = (REPORTS, RESIDENTS, CONVERSATIONS, SERVICES, COMPARISON, MEASURES)


def page_name(address: str, t: Text) -> str:
    """The name of the page that an address leads to; empty if no subject has it."""
    path = urlsplit(address).path
    return next((subject.page(t) for subject in SUBJECTS if subject.path == path), "")


def common_question(t: Text) -> str:
    """What can be asked beside any figure."""
    return t("What do the services see that this figure does not show?")


def reporting_question(t: Text) -> str:
    """Asked beside numbers of reports."""
    return t("Do we know of changes in reporting, recording or services that matter for the figures?")


def level_question(t: Text) -> str:
    """Asked beside a level."""
    return t("What do we need to know before we compare ourselves with others?")


def service_question(t: Text) -> str:
    """Asked beside the residents."""
    return t("Does the service reach those who need a safe place to stay, and how do we know?")


def groups_question(t: Text) -> str:
    """Asked beside groups of residents."""
    return t("Which groups do we seldom see in these figures?")


def conversations_question(t: Text) -> str:
    """Asked beside conversations."""
    return t("What can explain the number of conversations, and what would show it?")


def services_question(t: Text) -> str:
    """Asked beside the numbers of other services."""
    return t("Which services do we have no numbers from, and what would they show?")


def share_question(t: Text) -> str:
    """Asked beside the municipality's share."""
    return t("Is the service known and available to everyone in the municipality?")


def measures_question(t: Text) -> str:
    """Asked beside the measures."""
    return t("What is needed to make progress, who does it, and by when?")
