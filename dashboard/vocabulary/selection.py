"""The reader's selection, as encoded in the address.

Short and readable, defaults left out: `?fra=2016&til=2019&kommune=3201&kjonn=kvinner&gruppe=voksne&sprak=nb`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar
from urllib.parse import parse_qs, urlencode

from dashboard.vocabulary.settings import LANGUAGES
from dashboard.vocabulary.text import Text, text
from loaders.regions import current_code
from loaders.schema import ADULTS, ALL, CHILDREN, MEASURE_STATUSES, MEN, NOT_SHOWN, WOMEN

T = TypeVar("T")

NAMES = (
    "fra", "til", "kommune", "kjonn", "gruppe", "andelfra", "andeltil", "mal", "ansvar", "status", "figurer", "sprak",
)  # fmt: skip
EDITION = "utgave"  # names the data version that a link was made from
SEXES = {"kvinner": WOMEN, "menn": MEN}
GROUPS = {"voksne": ADULTS, "barn": CHILDREN}
NO_FIGURES = "ingen"  # in the address when every figure of the report is deselected
_STATUSES = ("ikke-startet", "pagar", "fullfort", "forsinket", "utgar", "vises-ikke")
STATUS_WORDS = dict(zip(_STATUSES, (*MEASURE_STATUSES, NOT_SHOWN), strict=True))


@dataclass(frozen=True)
class Selection:
    """The choices; None (or `all`) means everything, and `region` None is the home municipality."""

    from_year: int | None = None
    to_year: int | None = None
    region: str | None = None
    sex: str = ALL
    group: str = ALL
    reported_low: int | None = None  # percent of cases assumed to be reported; None means the settings' value
    reported_high: int | None = None
    goal: int | None = None
    responsible: str | None = None
    measure_status: str | None = None
    language: str = "nb"
    figures: tuple[str, ...] | None = None  # of the report, in order; None means all of them

    def query(self, default_language: str = "nb") -> str:
        """The address's query without «?», defaults left out."""
        values = (
            self.from_year,
            self.to_year,
            self.region,
            _word(SEXES, self.sex),
            _word(GROUPS, self.group),
            self.reported_low,
            self.reported_high,
            self.goal,
            self.responsible,
            _word(STATUS_WORDS, self.measure_status),
            None if self.figures is None else ",".join(self.figures) or NO_FIGURES,
            None if self.language == default_language else self.language,
        )
        named = zip(NAMES, values, strict=True)
        return urlencode({name: value for name, value in named if value is not None}, safe=",")


@dataclass(frozen=True)
class Choices:
    """What can be chosen on a page; any other selection is moved to the nearest valid one."""

    years: tuple[int, ...] = ()
    regions: tuple[str, ...] = ()
    goals: tuple[int, ...] = ()
    responsible: tuple[str, ...] = ()
    sexes: tuple[str, ...] = (WOMEN, MEN)
    groups: tuple[str, ...] = (ADULTS, CHILDREN)
    reported: tuple[int, ...] = ()
    figures: tuple[str, ...] = ()


def edition(query: str) -> str:
    """The data version named by a link, or empty."""
    return parse_qs(query.removeprefix("?")).get(EDITION, [""])[0]


@dataclass(frozen=True)
class Read:
    """A selection read from an address, and a plain message for each value that could not be used.

    `unknown_region` is the code of a place that can't be chosen, for a message with its name.
    """

    selection: Selection
    messages: tuple[str, ...] = field(default=())
    unknown_region: str = ""


def read(query: str, choices: Choices, default_language: str = "nb") -> Read:
    """The selection in a query string (with or without «?»): impossible values give a message and the nearest view."""
    values = {name: found[0] for name, found in parse_qs(query.removeprefix("?")).items()}
    language = values.get("sprak", default_language)
    t = text(language if language in LANGUAGES else default_language)
    reader = _Reader(values, t)
    selection = Selection(
        from_year=reader.year("fra", choices.years),
        to_year=reader.year("til", choices.years),
        region=reader.region("kommune", choices.regions),
        sex=reader.one_of("kjonn", {w: s for w, s in SEXES.items() if s in choices.sexes}) or ALL,
        group=reader.one_of("gruppe", {w: g for w, g in GROUPS.items() if g in choices.groups}) or ALL,
        reported_low=reader.one_of("andelfra", {str(pct): pct for pct in choices.reported}),
        reported_high=reader.one_of("andeltil", {str(pct): pct for pct in choices.reported}),
        goal=reader.one_of("mal", {str(goal): goal for goal in choices.goals}),
        responsible=reader.one_of("ansvar", {unit: unit for unit in choices.responsible}),
        measure_status=reader.one_of("status", STATUS_WORDS),
        language=t.language,
        figures=reader.figures("figurer", choices.figures),
    )
    if language not in LANGUAGES:
        reader.messages.append(t("The language “{value}” does not exist here.", value=language[:40]))
    if selection.from_year and selection.to_year and selection.from_year > selection.to_year:
        reader.messages.append(t("The first year was after the last, so they have been swapped."))
        selection = replace(selection, from_year=selection.to_year, to_year=selection.from_year)
    return Read(selection, tuple(dict.fromkeys(reader.messages)), reader.unknown_region)


class _Reader:
    """Values of one address, with the messages that reading them gives."""

    def __init__(self, values: Mapping[str, str], t: Text) -> None:
        self.values, self.t = values, t
        self.messages: list[str] = []
        self.unknown_region = ""

    def year(self, name: str, years: tuple[int, ...]) -> int | None:
        """The year, or the nearest with data; None if the address has none or the page has no years."""
        found = self.values.get(name)
        if found is None or not years:
            return None
        if not found.isascii() or not found.isdigit() or len(found) > 4:
            self.messages.append(self.t("“{value}” is not a year; all years are shown.", value=found[:40]))
            return None
        nearest = min(years, key=lambda year: abs(year - int(found)))
        if nearest != int(found):
            self.messages.append(
                self.t("There are no figures for {value}; the nearest year is {year}.", value=found, year=nearest)
            )
        return nearest

    def region(self, name: str, regions: tuple[str, ...]) -> str | None:
        """The place; None if the address has none or one that can't be chosen."""
        found = self.values.get(name)
        if found is None or not regions:
            return None
        now = current_code(found)  # an old code of the same place, as in a link from before a reform
        if now not in regions and found not in regions:
            self.unknown_region = found
            return None
        return found if found in regions else now

    def one_of(self, name: str, allowed: Mapping[str, T]) -> T | None:
        """The value of the word in the address; None if there is none or it is impossible.

        If the page has no such choice, the word was carried here from another page and is ignored.
        """
        found = self.values.get(name)
        if found is None or not allowed:
            return None
        if found not in allowed:
            self.messages.append(self.t("“{value}” cannot be chosen here.", value=found[:40]))
            return None
        return allowed[found]

    def figures(self, name: str, known: tuple[str, ...]) -> tuple[str, ...] | None:
        """The named figures, each once, in that order; None if the address has none or the page has no choice."""
        found = self.values.get(name)
        if found is None or not known:
            return None
        named = () if found == NO_FIGURES else tuple(dict.fromkeys(found.split(",")))
        if unknown := [key for key in named if key not in known]:
            self.messages.append(self.t("“{value}” cannot be chosen here.", value=unknown[0][:40]))
        return tuple(key for key in named if key in known)


def _word(words: Mapping[str, str], code: str | None) -> str | None:
    return next((word for word, meaning in words.items() if meaning == code), None)
