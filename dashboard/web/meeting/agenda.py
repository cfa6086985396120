"""The agenda: which figures are shown, in which order, and messages for anything else in the address."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from dashboard.charts.registry import FIGURES, default_agenda
from dashboard.model.published import Published
from dashboard.vocabulary.text import Text

DEFAULT = default_agenda()
MEASURES = "measures"
LIKENESS = 0.75  # similarity from which a misspelt key is read as the one it resembles
LONGEST_SHOWN = 40  # characters of an unknown key that are shown to the reader


@dataclass(frozen=True)
class Agenda:
    """The keys to show, in order, and a plain message for each that could not be used; `default` without a choice."""

    keys: tuple[str, ...]
    messages: tuple[str, ...] = ()
    default: tuple[str, ...] = DEFAULT

    @property
    def query(self) -> str:
        """The keys as the address writes them; empty for the default agenda."""
        return "" if self.keys == self.default else ",".join(self.keys)


def default_of(published: Published) -> tuple[str, ...]:
    """The default agenda without figures that these data can't show, such as those of a centre that isn't there."""
    return tuple(key for key in DEFAULT if FIGURES[key].is_possible(published))


def read(values: Sequence[str], t: Text, default: tuple[str, ...] = DEFAULT) -> Agenda:
    """The agenda in the address: one or more comma-separated lists of keys; without any, the default.

    A misspelt key is read as the nearest; an unknown one is left out with a message, and a repeated one is shown once.
    If nothing is left, the default agenda is shown.
    """
    asked = [key.strip() for value in values for key in value.split(",") if key.strip()]
    if not asked:
        return Agenda(default, default=default)
    found = [(key, nearest(key)) for key in asked]
    messages = tuple(dict.fromkeys(_message(key, near, t) for key, near in found if key != near))
    keys = tuple(dict.fromkeys(near for _, near in found if near))
    if not keys:
        messages = (*messages, t("The default agenda is shown."))
    return Agenda(keys or default, messages, default)


def nearest(key: str) -> str | None:
    """The figure key itself, the one it resembles, or None."""
    if key in FIGURES:
        return key
    return next(iter(get_close_matches(key[:LONGEST_SHOWN].lower(), FIGURES, n=1, cutoff=LIKENESS)), None)


def _message(key: str, near: str | None, t: Text) -> str:
    shown = key[:LONGEST_SHOWN]
    if near is None:
        return t("There is no figure called “{key}”. It is left out.", key=shown)
    return t("There is no figure called “{key}”. “{near}” is shown instead.", key=shown, near=near)


def topics(t: Text) -> dict[str, str]:
    """The topic of each figure in a few words, in the order that the agenda offers them."""
    return {key: spec.topic(t) for key, spec in FIGURES.items()}
