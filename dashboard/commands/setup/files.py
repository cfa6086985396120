"""The files that make a folder one municipality's, as text: settings.toml, places.toml, catalogue.toml."""

from dataclasses import asdict

from dashboard.commands.setup.answers import Answers, Centre, Member
from dashboard.commands.setup.toml import by_language, comment, line, quoted, tables
from dashboard.vocabulary.help import NATIONAL
from dashboard.vocabulary.settings import LANGUAGES
from dashboard.vocabulary.text import Text, text
from loaders.regions import ALWAYS, FOREVER, county_of, name_of

DATA, CRISIS_CENTRE, ASSAULT_CENTRE = "data", "krisesenter", "overgrepsmottak"
DISTRICT = " politidistrikt"
COMMON = ("krisesenteret", "overgrepsmottaket")
"""Words that a centre's name may begin with, which are no name inside a sentence."""


def settings_toml(answers: Answers) -> str:
    """The settings that differ from the project's defaults, each explained."""
    t = text(answers.language)
    partners = ", ".join(quoted(code) for code in answers.partners)
    lines = (
        comment(t("Every other setting is explained in the project's settings.toml, and may be added here.")),
        line("home", quoted(answers.home), name_of(answers.home)),
        line("county", quoted(county_of(answers.home)), name_of(county_of(answers.home))),
        line("partners", f"[{partners}]", t("municipalities that share the crisis centre today")),
        line("catchment", quoted(catchment_code(answers)), t("“all” at the crisis centre; empty without one")),
        line(
            "assault_catchment",
            quoted(f"assault:{_assault(answers).slug}" if answers.assault_centre else ""),
            t("“all” at the sexual assault centre; empty without one"),
        ),
        line("status_only_measures", "[]", t("numbers of measures about people in hiding: write them here")),
        line("language", quoted(answers.language), "nb, nn, en"),
        line("data", quoted(DATA), t("the folder with the files, beside this one")),
        comment(t("Where those it concerns find help, on every page: add your own crisis centre's number.")),
        tables("help", [{name: words for name, words in asdict(one).items() if words} for one in NATIONAL]),
    )
    return "\n".join(lines) + "\n"


def places_toml(answers: Answers) -> str:
    """Who shares a centre, and from when."""
    t = text(answers.language)
    parts = [comment(t("Who shares a centre, and from when. The project's data/places.toml explains the keys."))]
    parts += [_crisis_centre(centre, folder) for centre, folder in zip(answers.centres, folders(answers), strict=True)]
    if answers.assault_centre:
        parts.append(_catchment("assault", _assault(answers), ASSAULT_CENTRE, _everyone(answers.assault_centre)))
    if len(parts) == 1:
        parts.append(comment(t("There is no centre here.")))
    return "\n\n".join(parts) + "\n"


def catalogue_toml(answers: Answers) -> str:
    """What the owners of the figures are called, in three languages; empty if none is known."""
    called = {
        "police": {language: _district(answers, text(language)) for language in LANGUAGES},
        "crisis_centre": {language: _centres(answers, text(language)) for language in LANGUAGES},
        "assault_centre": dict.fromkeys(LANGUAGES, answers.assault_centre),
    }
    parts = [
        "\n".join([f"[sources.{source}]", *by_language(names), *_from(source, names)])
        for source, names in called.items()
        if any(names.values())
    ]
    if not parts:
        return ""
    t = text(answers.language)
    return "\n\n".join([comment(t("What those who deliver the figures are called.")), *parts]) + "\n"


def catchment_code(answers: Answers) -> str:
    """The centre that serves the home municipality now, else one that has; empty without a centre."""
    serving = [
        (one.last, -at, centre)
        for at, centre in enumerate(answers.centres)
        for one in centre.members
        if one.code == answers.home
    ]
    return f"centre:{max(serving, key=lambda found: found[:2])[2].slug}" if serving else ""


def folders(answers: Answers) -> list[str]:
    """The folder of each crisis centre's workbooks."""
    if len(answers.centres) == 1:
        return [CRISIS_CENTRE]
    return [f"{CRISIS_CENTRE}-{centre.slug}" for centre in answers.centres]


def inside(name: str, language: str) -> str:
    """A centre's name inside a sentence: «krisesenteret i Bodø», but «Bodø krisesenter», as everything in English."""
    is_common = language != "en" and name.casefold().startswith(COMMON)
    return name[:1].lower() + name[1:] if is_common else name


def _assault(answers: Answers) -> Centre:
    return Centre(answers.assault_centre, (Member(answers.home),))


def _crisis_centre(centre: Centre, folder: str) -> str:
    names = {
        language: text(language)("All municipalities at {centre}", centre=inside(centre.name, language))
        for language in LANGUAGES
    }
    rest = {language: text(language)("Other municipalities") for language in LANGUAGES}
    other = ["[catchment.other]", f"labels = [{quoted('Andre kommuner')}, {quoted('Andre')}]"]
    return _catchment(
        "centre", centre, folder, names, "\n".join([*other, "", "[catchment.other.names]", *by_language(rest)])
    )


def _everyone(centre: str) -> dict[str, str]:
    return {language: text(language)("Everyone at {centre}", centre=inside(centre, language)) for language in LANGUAGES}


def _catchment(kind: str, centre: Centre, folder: str, names: dict[str, str], other: str = "") -> str:
    source = {"centre": "crisis_centre", "assault": "assault_centre"}[kind]
    head = [
        "[[catchment]]",
        f"code = {quoted(f'{kind}:{centre.slug}')}",
        f"source = {quoted(source)}",
        f"titles = [{quoted(centre.name)}]",
        f"folders = [{quoted(folder)}]",
        "",
        "[catchment.names]",
        *by_language(names),
    ]
    return "\n\n".join(["\n".join(head), *([other] if other else []), *map(_members, centre.periods)])


def _members(period: tuple[int, int, tuple[str, ...]]) -> str:
    first, last, codes = period
    years = [*([f"from = {first}"] if first != ALWAYS else []), *([f"to = {last}"] if last != FOREVER else [])]
    named = ", ".join(name_of(code) for code in codes)
    regions = line("regions", f"[{', '.join(map(quoted, codes))}]", named)
    return "\n".join(["[[catchment.members]]", *years, regions])


def _district(answers: Answers, t: Text) -> str:
    """The police district as the source of an extract; «politidistrikt» is a common word, and is translated."""
    if not answers.police:
        return ""
    name = answers.police
    if name.endswith(DISTRICT):
        name = t("{place} Police District", place=name.removesuffix(DISTRICT))
    return t("{district}, STRASAK", district=name)


def _centres(answers: Answers, t: Text) -> str:
    names = t.listed([centre.name for centre in answers.centres])
    return t("{centre}, annual statistics", centre=names) if names else ""


def _from(source: str, names: dict[str, str]) -> list[str]:
    """Who sends the figures, where that is the source itself."""
    if source != "assault_centre":
        return []
    return [f"from.{language} = {quoted(inside(name, language))}" for language, name in names.items()]
