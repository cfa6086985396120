"""What a municipality's folder is made from: who it is, and who delivers its figures."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations, product

from dashboard.commands.setup import municipality
from dashboard.commands.setup.municipality import UnclearError
from dashboard.vocabulary.text import Text
from loaders.regions import ALWAYS, FOREVER, name_of

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "đ": "d", "ŋ": "n", "ŧ": "t"})
_MEMBER = re.compile(r"(?P<place>.+?)(?:@(?P<first>\d{4})(?:-(?P<last>\d{4}))?)?")


@dataclass(frozen=True)
class Member:
    """A municipality that a centre serves, from one year to another, both included."""

    code: str
    first: int = ALWAYS
    last: int = FOREVER


@dataclass(frozen=True)
class Centre:
    """A crisis centre or a sexual assault centre."""

    name: str
    members: tuple[Member, ...]

    @property
    def slug(self) -> str:
        """Its name in small letters without spaces, for codes and folders."""
        plain = unicodedata.normalize("NFD", self.name.casefold().translate(_LETTERS))
        letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
        return re.sub("[^a-z0-9]+", "-", letters).strip("-") or "senter"

    @property
    def periods(self) -> list[tuple[int, int, tuple[str, ...]]]:
        """Members by year: first and last year of each period, and the codes; years without members are left out."""
        starts = sorted({year for one in self.members for year in (one.first, one.last + 1) if year <= FOREVER})
        ends = [*(start - 1 for start in starts[1:]), FOREVER]
        found = [(first, last, self._in(first)) for first, last in zip(starts, ends, strict=True)]
        return [period for period in found if period[2]]

    def _in(self, year: int) -> tuple[str, ...]:
        return tuple(one.code for one in self.members if one.first <= year <= one.last)


@dataclass(frozen=True)
class Answers:
    """One municipality. What is not known is empty, and then left out of the folder."""

    home: str
    language: str
    partners: tuple[str, ...] = ()
    centres: tuple[Centre, ...] = ()
    assault_centre: str = ""
    police: str = ""


def member(typed: str, t: Text) -> Member:
    """«Asker@2020», «Lier@2021-2024» or «5001» as a member, never before it had the borders of today.

    Raises:
        UnclearError: it is no municipality of today, or the years are the wrong way round.
    """
    match = _MEMBER.fullmatch(typed.strip())
    if match is None:
        raise UnclearError(t("A member is empty: write a municipality's name or code."))
    code = municipality.find(match["place"], t)
    first, last = int(match["first"] or ALWAYS), int(match["last"] or FOREVER)
    if last < first:
        raise UnclearError(t("{typed}: the first year comes after the last.", typed=typed))
    return Member(code, max(first, municipality.first_year(code)), last)


def centres(names: Iterable[str], members: Iterable[str], default: Iterable[str], t: Text) -> tuple[Centre, ...]:
    """Crisis centres with their members. With several centres, a member is written «Centre=Municipality».

    A centre that no member is named of serves the `default` municipalities.

    Raises:
        UnclearError: a member is of no centre that is named, is no municipality, or is of two centres at once.
    """
    found: dict[str, list[Member]] = {name.strip(): [] for name in names}
    for typed in members:
        centre, place = _owner(typed, found, t)
        found[centre].append(member(place, t))
    usual = [member(code, t) for code in default]
    made = tuple(Centre(name, tuple(chosen or usual)) for name, chosen in found.items())
    for one, other in combinations(made, 2):
        _refuse_shared(one, other, t)
    return made


def _refuse_shared(one: Centre, other: Centre, t: Text) -> None:
    """A number says whose it is by municipality and year: those of two centres at once can't be told apart."""
    for mine, theirs in product(one.members, other.members):
        if mine.code == theirs.code and max(mine.first, theirs.first) <= min(mine.last, theirs.last):
            raise UnclearError(
                t(
                    "{place} can't be a member of {one} and {other} in the same years. Say from and to which year, as "
                    "{example}.",
                    place=name_of(mine.code),
                    one=one.name,
                    other=other.name,
                    example=f"“{one.name}={name_of(mine.code)}@2020-2023”",
                )
            )


def _owner(typed: str, known: dict[str, list[Member]], t: Text) -> tuple[str, str]:
    name, is_named, place = typed.rpartition("=")
    if not is_named and len(known) == 1:
        return next(iter(known)), typed
    if name.strip() not in known:
        raise UnclearError(
            t(
                "{typed}: say which centre it is a member of, as {example}.",
                typed=typed,
                example=f"“{next(iter(known), t('Centre'))}={place}”",
            )
        )
    return name.strip(), place
