"""Breaks that follow from the answers: a centre that gets other members, a municipality that changes centre."""

from collections.abc import Iterator
from itertools import pairwise

from dashboard.commands.setup.answers import Answers
from dashboard.commands.setup.toml import comment, quoted
from dashboard.vocabulary.settings import LANGUAGES
from dashboard.vocabulary.text import text
from loaders.regions import name_of

COUNTED = ("centre.residents", "centre.stays", "centre.conversations", "centre.conversation_users")


def breaks_toml(answers: Answers) -> str:
    """The breaks of the centres' series; empty if there are none."""
    found = [*_members(answers), *_moves(answers)]
    if not found:
        return ""
    t = text(answers.language)
    explained = comment(t("What makes the years incomparable here. The project's data/breaks.toml is an example."))
    return "\n\n".join([explained, *found]) + "\n"


def _members(answers: Answers) -> Iterator[str]:
    """A year from which a centre has other members: «all» are others than before."""
    for centre in answers.centres:
        for year, _, _ in centre.periods[1:]:
            label = {language: text(language)("Other members {year}", year=year) for language in LANGUAGES}
            words = {
                language: text(language)(
                    "Break on 1 January {year}: other municipalities share the crisis centre than before. “All” covers "
                    "others, so the total and the shares cannot be compared with earlier years.",
                    year=year,
                )
                for language in LANGUAGES
            }
            key, region = f"members-{centre.slug}-{year}", f"centre:{centre.slug}"
            yield _entry(answers, key, year, region, label, words)


def _moves(answers: Answers) -> Iterator[str]:
    """A year from which a municipality has another centre."""
    served = [(one.code, one.first, centre) for centre in answers.centres for one in centre.members]
    for (code, _, before), (same, year, after) in pairwise(sorted(served, key=lambda found: found[:2])):
        if code != same or before is after:
            continue
        label = {language: text(language)("Another centre {year}", year=year) for language in LANGUAGES}
        words = {
            language: text(language)(
                "Break on 1 January {year}: {place} went from {before} to {after}. Figures from two crisis centres "
                "cannot be compared.",
                year=year,
                place=name_of(code),
                before=before.name,
                after=after.name,
            )
            for language in LANGUAGES
        }
        yield _entry(answers, f"centre-{code}-{year}", year, code, label, words)


def _entry(answers: Answers, key: str, year: int, region: str, label: dict[str, str], words: dict[str, str]) -> str:
    lines = (
        "[[breaks]]",
        f"key = {quoted(key)}",
        'kind = "break"',
        f"date = {year}-01-01",
        f"indicators = [{', '.join(map(quoted, COUNTED))}]",
        f"regions = [{quoted(region)}]",
        f"source = {quoted(name_of(answers.home))}",
        *(f"label.{language} = {quoted(said)}" for language, said in label.items()),
        *(f"words.{language} = {quoted(said)}" for language, said in words.items()),
    )
    return "\n".join(lines)
