"""Where those who are exposed to violence find help: what settings.toml says, or else the national services."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.vocabulary.text import LOCALES, NBSP, Text, text

NUMBER = re.compile(r"\+?\d[\d ]{1,15}")
ADDRESS = re.compile(r"(https?://)?[\w-]+(\.[\w-]+)+(/[\w./-]*)?")


@dataclass(frozen=True)
class Contact:
    """One service: its name in each language, and either a number to call or the address of a website."""

    nb: str
    nn: str = ""
    en: str = ""
    number: str = ""
    address: str = ""

    def name(self, language: str) -> str:
        """Its name in a language, else in the first that it has."""
        names = (getattr(self, language), self.nb, self.nn, self.en)
        return next(filter(None, names), "")

    @property
    def shown(self) -> str:
        """The number or the address as it is read; a number is never broken over two lines."""
        return self.number.replace(" ", NBSP) or self.address.partition("://")[2] or self.address

    @property
    def href(self) -> str:
        """Where a link to it leads."""
        if self.number:
            return f"tel:{self.number.replace(' ', '')}"
        return self.address if "://" in self.address else f"https://{self.address}"


NATIONAL = (
    Contact(
        nb="Vold- og overgrepslinjen",
        nn="Vald- og overgrepslinja",
        en="Violence helpline (VO)",
        number="116 006",
    ),
    Contact(
        nb="Alarmtelefonen for barn og unge",
        nn="Alarmtelefonen for barn og unge",
        en="Helpline for children and young people",
        number="116 111",
    ),
    Contact(nb="Politiet, nødnummer", nn="Politiet, naudnummer", en="Police, emergency", number="112"),
    Contact(nb="Finn krisesenter", nn="Finn krisesenter", en="Find a crisis centre", address="dinutvei.no"),
)


def contacts(value: Any) -> tuple[Contact, ...]:
    """The setting `help`: a list of tables, or from the environment «Navn=116 006, Navn=dinutvei.no».

    Raises:
        ValueError: an entry can't be shown; the message is one line that says how to write it.
    """
    if isinstance(value, str):
        value = [_typed(item) for item in value.split(",") if item.strip()]
    if not isinstance(value, list):
        raise _unclear(value)
    return tuple(map(_contact, value))


def _typed(item: str) -> dict[str, str]:
    name, _, reached = (part.strip() for part in item.partition("="))
    return {"nb": name, ("number" if NUMBER.fullmatch(reached) else "address"): reached}


def _contact(entry: Any) -> Contact:
    known = {*LOCALES, "number", "address"}
    if not isinstance(entry, dict) or set(entry) - known or not all(isinstance(part, str) for part in entry.values()):
        raise _unclear(entry)
    found = Contact(**{"nb": "", **{name: words.strip() for name, words in entry.items()}})
    is_one = bool(found.number) != bool(found.address)
    is_reached = NUMBER.fullmatch(found.number) if found.number else ADDRESS.fullmatch(found.address)
    if not found.name("nb") or not is_one or not is_reached:
        raise _unclear(entry)
    return found


def _unclear(found: Any) -> ValueError:
    t = text("nb")  # errors in the settings occur before their language is known
    return ValueError(
        t(
            "help = {found}: write a list, with a name and a number or a website for each, such as {example}.",
            found=found,
            example='{ nb = "Krisesenteret", number = "67 00 00 00" }',
        )
    )


def question(t: Text) -> str:
    """What the numbers are an answer to."""
    return t("Need somebody to talk to?")


def in_words(found: Sequence[Contact], t: Text) -> str:
    """The question and every contact in one line, for paper; empty if there is none."""
    if not found:
        return ""
    listed = (f"{one.name(t.language)}: {one.shown}" for one in found)
    return f"{question(t)} {'. '.join(listed)}."
