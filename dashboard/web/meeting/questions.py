"""One question to the forum for each figure: neutral, and without a cause in it."""

from dashboard.vocabulary.text import Text


def question(key: str, t: Text) -> str:
    """The question that stands beside a figure; a figure without its own gets the common one."""
    return _QUESTIONS.get(key, _common)(t)


def _common(t: Text) -> str:
    return t("What do the services see that this figure does not show?")


def _reports(t: Text) -> str:
    return t("Do we know of changes in reporting, recording or services that matter for the figures?")


def _level(t: Text) -> str:
    return t("What do we need to know before we compare ourselves with others?")


def _residents(t: Text) -> str:
    return t("Does the service reach those who need a safe place to stay, and how do we know?")


def _groups(t: Text) -> str:
    return t("Which groups do we seldom see in these figures?")


def _conversations(t: Text) -> str:
    return t("What can explain the number of conversations, and what would show it?")


def _share(t: Text) -> str:
    return t("Is the service known and available to everyone in the municipality?")


def _measures(t: Text) -> str:
    return t("What is needed to move on, who does it, and by when?")


_QUESTIONS = {
    "police-reports": _reports,
    "violence-offences": _reports,
    "violence-rate": _level,
    "funnel": _level,
    "residents": _residents,
    "residents-sex": _groups,
    "residents-sex-together": _groups,
    "residents-municipality": _groups,
    "conversations": _conversations,
    "conversation-users": _conversations,
    "conversations-per-person": _conversations,
    "conversations-municipality": _conversations,
    "residents-share": _share,
    "measures": _measures,
}
