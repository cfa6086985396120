"""Every word for readers exists in every language, and names the same values."""

import ast
import string
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from dashboard.vocabulary.text import FOLDER, LOCALES, catalogue

ROOT = Path(__file__).resolve().parents[2]
TRANSLATED = [language for language in LOCALES if language != "en"]


def messages_in_code() -> set[str]:
    """Every message id: the first argument of `t("…")`, `….t("…")`, `self("…")`, `text(…)("…")`; two of `plural`.

    `phrase("…")` and `plural_phrase("…", "…")` are messages too, worded when shown.
    """
    found = set()
    for path in [*(ROOT / "dashboard").rglob("*.py"), *(ROOT / "loaders").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and (count := messages_of(node.func)):
                found |= {argument.value for argument in node.args[:count] if is_text(argument)}
    return found


def messages_of(function: ast.expr) -> int:
    """How many message ids a call to this function takes first."""
    name = getattr(function, "attr", getattr(function, "id", None))
    if isinstance(function, ast.Call):
        return int(getattr(function.func, "id", None) == "text")
    return {"t": 1, "phrase": 1, "plural": 2, "plural_phrase": 2}.get(name, 0) or int(
        isinstance(function, ast.Name) and name == "self"
    )


def is_text(argument: ast.expr) -> bool:
    return isinstance(argument, ast.Constant) and isinstance(argument.value, str)


def entries(language: str):
    for path in sorted((FOLDER / language).glob("*.po")):
        with path.open("rb") as file:
            for entry in read_po(file, locale=LOCALES[language]):
                if entry.id:
                    yield path.name, entry


def placeholders(message: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(message) if name is not None}


def test_the_code_has_messages():
    assert len(messages_in_code()) > 100


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_is_translated(language):
    assert sorted(messages_in_code() - set(catalogue(language))) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_translation_is_unused(language):
    assert sorted({entry.id for _, entry in entries(language)} - messages_in_code()) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_translation_is_fuzzy_or_names_other_values(language):
    wrong = [
        (file, entry.id)
        for file, entry in entries(language)
        if entry.fuzzy or placeholders(str(entry.id)) != placeholders(str(entry.string))
    ]
    assert wrong == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_message_means_one_thing_in_every_file(language):
    found: dict[str, set[str]] = {}
    for _, entry in entries(language):
        found.setdefault(str(entry.id), set()).add(str(entry.string))
    assert {message for message, strings in found.items() if len(strings) > 1} == set()
