"""Asks for what a municipality's folder is made from, beginning with what the options say."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

from dashboard.commands.setup import municipality
from dashboard.commands.setup.answers import Answers, Centre, Member, centres, member
from dashboard.commands.setup.municipality import UnclearError
from dashboard.vocabulary.settings import LANGUAGES
from dashboard.vocabulary.text import Text, text
from loaders.regions import FOREVER, county_of, name_of

Given = Mapping[str, Any]
Answer = TypeVar("Answer")


def language() -> str:
    """The language of everything that follows: which it is for a municipality, only its people can say."""
    t, usual = text("nb"), LANGUAGES[0]
    question = t("Language: {codes} (empty for {usual})", codes=", ".join(LANGUAGES), usual=usual)
    return _until(None, lambda: _ask(question), lambda typed: _language(typed or usual, t))


def _language(typed: str, t: Text) -> str:
    if typed.casefold() not in LANGUAGES:
        raise UnclearError(t("Write one of {codes}.", codes=", ".join(LANGUAGES)))
    return typed.casefold()


def given(options: Given, language: str, t: Text) -> Answers:
    """The answers that the options give, and nothing else.

    Raises:
        UnclearError: a place is unknown or ambiguous, or the home municipality is missing or in none of its centres.
    """
    if not options["home"]:
        raise UnclearError(t("Say which municipality it is, with --home."))
    home = municipality.find(options["home"], t)
    partners = tuple(municipality.find(partner, t) for partner in options["partner"])
    return _answers(options, home, partners, language, t)


def asked(options: Given, language: str, t: Text) -> Answers:
    """The answers, with a question for each that no option gives.

    Raises:
        UnclearError: a place in an option is unknown or ambiguous, or the home municipality is in none of its centres.
    """
    told = dict(options)
    home = _until(
        told["home"], lambda: _ask(t("Municipality, by name or code")), lambda typed: municipality.find(typed, t)
    )
    click.echo(f"{municipality.title(home)}, {name_of(county_of(home))}")
    if not told["no_centre"]:
        _ask_centre(told, home, t)
    if told["police"] is None:
        told["police"] = _ask(t("Police district (empty if you do not know)"))
    if told["assault_centre"] is None and not told["no_assault_centre"]:
        told["assault_centre"] = _ask(t("Sexual assault centre (empty for none)"))
    partners = tuple(municipality.find(partner, t) for partner in told["partner"])
    return _answers(told, home, partners, language, t)


def _ask_centre(told: dict[str, Any], home: str, t: Text) -> None:
    """The crisis centre, its municipalities, and which of them are partners today."""
    if not told["centre_name"]:
        name = _ask(t("Crisis centre, as it writes its name (empty for none)"))
        told["centre_name"] = (name,) if name else ()
    if not told["centre_name"] or told["partner"]:
        return
    click.echo(t("In the same county: {places}.", places=", ".join(map(name_of, municipality.neighbours(home)))))
    question = t("Municipalities that share it, with commas between, as NAME or NAME@2021 (empty for none)")
    members = _until(None, lambda: _ask(question), lambda typed: _listed(typed, t))
    told["partner"] = tuple(one.code for one in members.values() if one.last == FOREVER)
    if members and not told["centre_member"] and len(told["centre_name"]) == 1:
        told["centre_member"] = (home, *members)


def _listed(typed: str, t: Text) -> dict[str, Member]:
    """Members as they were typed, and what each means."""
    parts = (part.strip() for part in typed.split(","))
    return {part: member(part, t) for part in parts if part}


def _answers(options: Given, home: str, partners: tuple[str, ...], language: str, t: Text) -> Answers:
    return Answers(
        home=home,
        language=language,
        partners=tuple(dict.fromkeys(code for code in partners if code != home)),
        centres=_centres(options, home, partners, t),
        assault_centre="" if options["no_assault_centre"] else (options["assault_centre"] or "").strip(),
        police=(options["police"] or "").strip(),
    )


def _centres(options: Given, home: str, partners: tuple[str, ...], t: Text) -> tuple[Centre, ...]:
    if options["no_centre"]:
        return ()
    found = centres(options["centre_name"], options["centre_member"], (home, *partners), t)
    for centre in found:
        if all(one.code != home for one in centre.members):
            raise UnclearError(
                t(
                    "{place} is not a member of {centre}: add it as a --centre-member, or leave the centre out.",
                    place=name_of(home),
                    centre=centre.name,
                )
            )
    return found


def _ask(question: str) -> str:
    typed: str = click.prompt(question, default="", show_default=False)
    return typed.strip()


def _until(first: str | None, ask: Callable[[], str], read: Callable[[str], Answer]) -> Answer:
    """What was typed, read; asked again, with the reason, until it can be."""
    typed = first or ask()
    while True:
        try:
            return read(typed)
        except UnclearError as error:
            click.echo(str(error))
            typed = ask()
