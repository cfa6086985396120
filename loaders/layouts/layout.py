"""A layout: how one source's tables are recognised and what their columns mean, as read from a TOML file."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from loaders.files.cells import SIGNS
from loaders.layouts.words import plain
from loaders.registry import delivers, is_service
from loaders.schema import ADULTS, ALL, CHILDREN, MEN, OTHER, STATUSES, WOMEN

PLACE, YEAR, SEX, GROUP, CATEGORY, SERVICE = "place", "year", "sex", "group", "category", "service"
AXES = (PLACE, YEAR, SEX, GROUP, CATEGORY, SERVICE)
_TABLE_KEYS = {"name", "optional", "provisional", "not_about", "same_years_as", "signs", "numbers", *AXES}
_NUMBER_KEYS = {"indicator", "headings", "optional", "sex", "group", "pair"}
_AXIS_KEYS = {"headings", "optional", "titles", "in_name", "constant", "wanted", "additions", "words"}
_LAYOUT_KEYS = {"source", "marks", "resembles", "tables"}
_HOLES = {"place": r"(?P<place>.+?)", "year": r"(?P<year>\d{4})"}


class LayoutError(ValueError):
    """A layout file contradicts itself; the message says where in one line."""


@dataclass(frozen=True)
class Axis:
    """Where a table says one thing about its numbers, such as their place.

    Attributes:
        headings: what the column is called.
        optional: whether a table may leave it out.
        titles: patterns of the lines above the table, or of a sheet's name, that give it instead.
        in_name: whether the sheet's name gives the year instead.
        constant: what it is in every table: the code of a place, an age group, or the key of a service.
        wanted: of a category, those that are read; `additions` may stand behind them.
        words: of a sex or a group, words of its own for each meaning.
    """

    headings: tuple[str, ...] = ()
    optional: bool = False
    titles: tuple[str, ...] = ()
    in_name: bool = False
    constant: str = ""
    wanted: tuple[str, ...] = ()
    additions: tuple[str, ...] = ()
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def meaning(self, text: str) -> str:
        """What a word of its own means; empty if it is none."""
        return next((code for code, words in self.words.items() if plain(text) in map(plain, words)), "")

    @property
    def keys(self) -> frozenset[str]:
        """Its headings as compared."""
        return frozenset(map(plain, self.headings))


@dataclass(frozen=True)
class Number:
    """A column of numbers: the indicator, what the column is called, and what it always means.

    A heading may have {place} and {year} in it. A `pair` is «41 (67)»: own municipality and all.
    """

    indicator: str
    headings: tuple[str, ...]
    optional: bool = False
    sex: str = ""
    group: str = ""
    pair: bool = False

    def match(self, text: str) -> re.Match[str] | None:
        """The heading's parts, if a cell's text is one; a year may always stand beside it."""
        return next(filter(None, (pattern.fullmatch(text) for pattern in _patterns(self.headings))), None)


@dataclass(frozen=True)
class Table:
    """One table of a workbook."""

    name: str
    axes: Mapping[str, Axis]
    numbers: tuple[Number, ...]
    optional: bool = False
    provisional: bool = False
    not_about: tuple[str, ...] = ()
    same_years_as: str = ""
    signs: Mapping[str, str | float] = field(default_factory=dict)

    def axis(self, name: str) -> Axis:
        """One of its axes; an empty one if the table says nothing of it."""
        return self.axes.get(name, Axis(optional=True))


@dataclass(frozen=True)
class Layout:
    """How one source's workbooks look. `name` is its file's name without the ending."""

    name: str
    source: str
    marks: tuple[str, ...]
    resembles: tuple[str, ...]
    tables: tuple[Table, ...]

    @property
    def is_of_centre(self) -> bool:
        """Whether its workbooks are a centre's, so that «alle» means all municipalities of its catchment."""
        return self.source in ("crisis_centre", "assault_centre")


_known: dict[tuple[str, ...], tuple[re.Pattern[str], ...]] = {}


def _patterns(headings: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    if headings not in _known:
        _known[headings] = tuple(map(_pattern, headings))
    return _known[headings]


def _pattern(heading: str) -> re.Pattern[str]:
    text = re.escape(plain(heading))
    for name, hole in _HOLES.items():
        text = text.replace(re.escape(f"{{{name}}}"), hole)
    year = "" if "<year>" in text else r"(?:(?:,| i| for)? \(?(?P<year>\d{4})\)?)?"
    return re.compile(text + year)


def read_layout(path: Path) -> Layout:
    """The layout in a TOML file.

    Raises:
        LayoutError: it is not TOML, or says something that no layout can say.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        return layout_of(path.stem, content)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, AttributeError, re.error) as error:
        raise LayoutError(f"{path.name}: {type(error).__name__} {error}") from error


def layout_of(name: str, content: Mapping[str, Any]) -> Layout:
    """The layout that the content of a TOML file describes.

    Raises:
        LayoutError: it says something that no layout can say.
    """
    _only(content, _LAYOUT_KEYS, name)
    tables = tuple(_table(table, name) for table in content["tables"])
    marks = tuple(content["marks"])
    for pattern in (*marks, *content.get("resembles", ())):
        re.compile(pattern)
    if not tables or not marks:
        raise LayoutError(f"{name}: at least one table and one mark that its workbooks are known by")
    _check_delivered(name, content["source"], tables)
    return Layout(name, content["source"], marks, tuple(content.get("resembles", ())), tables)


def _check_delivered(name: str, source: str, tables: tuple[Table, ...]) -> None:
    """Refuses indicators that the source isn't registered for: nothing would say how to protect them."""
    for number in (number for table in tables for number in table.numbers):
        if not delivers(source.replace("*", "any"), number.indicator.replace("*", "any")):
            raise LayoutError(f"{name}: {source!r} does not deliver {number.indicator!r}, see loaders/registry.py")


def _table(content: Mapping[str, Any], name: str) -> Table:
    _only(content, _TABLE_KEYS, name)
    axes = {axis: _axis(content[axis], name) for axis in AXES if axis in content}
    numbers = tuple(_number(number, name) for number in content["numbers"])
    if not numbers or not {PLACE, YEAR} <= axes.keys():
        raise LayoutError(f"{name}: a table needs numbers, and says where its place and year stand")
    if SERVICE in axes and (only := axes[SERVICE].constant) and not is_service(only):
        raise LayoutError(f"{name}: {only!r} is no service")
    signs = {str(sign): meaning for sign, meaning in content.get("signs", {}).items()}
    for meaning in signs.values():
        if meaning not in STATUSES and meaning != 0:
            raise LayoutError(f"{name}: a sign means 0 or one of {', '.join(STATUSES)}, not {meaning!r}")
    return Table(
        content["name"],
        axes,
        numbers,
        optional=content.get("optional", False),
        provisional=content.get("provisional", False),
        not_about=tuple(content.get("not_about", ())),
        same_years_as=content.get("same_years_as", ""),
        signs={**SIGNS, **signs},
    )


def _axis(content: Mapping[str, Any], name: str) -> Axis:
    _only(content, _AXIS_KEYS, name)
    return Axis(**_frozen(content))


def _number(content: Mapping[str, Any], name: str) -> Number:
    _only(content, _NUMBER_KEYS, name)
    sex, group = content.get("sex", ""), content.get("group", "")
    if sex not in ("", WOMEN, MEN, OTHER, ALL) or group not in ("", ADULTS, CHILDREN, ALL):
        raise LayoutError(f"{name}: {sex or group!r} is no sex or age group")
    return Number(**_frozen(content))


def _frozen(content: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in content.items()}


def _only(content: Mapping[str, Any], known: Iterable[str], name: str) -> None:
    if unknown := sorted(set(content) - set(known)):
        raise LayoutError(f"{name}: {unknown[0]!r} is unknown; known are {', '.join(sorted(known))}")
