"""The catalogue's entries on services: the words that all of them share, with the name of each put in."""

from typing import Any

from loaders.registry import is_service

LANGUAGES = ("nb", "nn", "en")
SHARED = "services"
Entry = dict[str, Any]


def with_services(content: Entry, own: Entry) -> tuple[Entry, frozenset[str]]:
    """A catalogue's content with every service described, and the services that the municipality itself names.

    `own` is the municipality's file. Its words, and those that a service has alone, come before the shared ones. One
    that only has names is described by them.
    """
    shared = content.get(SHARED, {})
    sources = {key: _source(entry, shared) if is_service(key) else entry for key, entry in content["sources"].items()}
    services = [key for key in sources if is_service(key)]
    indicators = dict(content.get("indicators", {}))
    for key in services:
        for name, words in shared.get("indicators", {}).items():
            alone = indicators.get(f"{key}.{name}", {})
            indicators[f"{key}.{name}"] = {"sources": [key], **_replaced(_named(words, sources[key]["from"]), alone)}
    named = frozenset(services) & set(own.get("sources", {}))
    return {**content, "sources": sources, "indicators": indicators}, named


def _source(entry: Entry, shared: Entry) -> Entry:
    """A service with what it leaves out: words that it lacks are its name's, and the rest is shared by all services."""
    names = {language: entry.get(language) or entry.get("nb", "") for language in LANGUAGES}
    inside = {**names, **entry.get("from", {})}
    arrival: Entry = {key: shared[key] for key in ("arrives", "lag") if key in shared}
    following = {"next": _filled(shared["next"], inside)} if "next" in shared else {}
    return {**arrival, **following, **entry, **names, "from": inside}


def _replaced(words: Entry, alone: Entry) -> Entry:
    """The words with those of one service alone in their place, language by language."""
    mixed = {key: {**words[key], **said} for key, said in alone.items() if isinstance(said, dict) and key in words}
    return {**words, **alone, **mixed}


def _named(words: Entry, names: Entry) -> Entry:
    return {key: _filled(value, names) if isinstance(value, dict) else value for key, value in words.items()}


def _filled(words: Entry, names: Entry) -> Entry:
    """The words in each language, with the service's name in place of {service}."""
    return {language: _with_name(said, names[language]) for language, said in words.items()}


def _with_name(said: str | list[str], name: str) -> str | list[str]:
    if isinstance(said, list):
        return [each.replace("{service}", name) for each in said]
    return said.replace("{service}", name)
