"""Distinguishes names of persons from names of places, offices and tables. Never reveals which name it found.

A name is a Norwegian first name followed by another name, a family name after a word that is not an office's, or, in a
remark, a first name alone. An unknown name in a table's heading looks like any other heading; it is only found in a
remark, or in a list of several.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from unicodedata import normalize

from loaders.files.cells import normalise
from loaders.regions import all_regions

_ALONE = str.maketrans("ıłđð", "ildd")
_HERE = Path(__file__).parent
_UPPER = "A-Z" + "".join(chr(code) for code in range(0xC0, 0x250) if chr(code).isupper())
_CAPITAL = rf"[{_UPPER}](?:[\w'’]+(?:-[{_UPPER}][\w'’]+)*|\.)"
_RUN = re.compile(rf"(?<![\w@.]){_CAPITAL}(?:[ \u2011-]{_CAPITAL})*(?![\w@])")
_INVERTED = re.compile(rf"(?P<last>{_CAPITAL}), ?(?P<first>{_CAPITAL})(?: {_CAPITAL})*")
_SMALL_LETTERS = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+){1,3}")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;]\s|[\n(«\"])\W*$")
_CITED = re.compile(r",? ?(?:et al\.?,? ?|(?:&|og|mfl\.?) [\w ]{0,30})?\(?(?:19|20)\d{2}\b")
_FAMILY_ENDING = re.compile(
    r".{2,}(?:iassen|eassen|massen|nassen|nnessen|(?!els)[^\Waeiouyæøåäöés]sen|[^\Waeiouyæøåäöé]ssen|sson|dottir|dóttir|datter|ović|ovic|ević|evic|enko|zadeh|oğlu|oglu|wicz|owska|owski|ewska|ewski)"
)
_OFFICE_ENDING = re.compile(
    r"(?:senter|sentere|sentre|etat|kontor|tjeneste|tjenester|avdeling|enhet|direktorat|direktør|råd|politi|distrikt"
    r"|kommune|fylke|byrå|forum|utvalg|nettverk|skole|sykehus|legevakt|vakt|mottak|plan|base|register|bank|statistikk"
    r"|rapport|veileder|kvinner|menn|barn|personer|beboere|brukere|tall|data|system|universitet|institutt|kirke"
    r"|forening|stiftelse|organisasjon|departement|tilbud|kors|ning|ering|het|else|sjon|skap|gruppe|region|bydel"
    r"|område|periode|antall|samtaler|saker|forhold|lovbrudd|vold|arbeid|leder|ledere|koordinator|rådgiver|ansvarlig"
    r"|opphold|besøk|domstol|rett|museum|bibliotek|hus|huset|krets|sogn|versjon|tabell|kolonne|figur|linje|graf)"
    r"(?:s|e|en|et|a|n|r|er|ene|ne)?$"
)


def holds_name(text: str, *, is_remark: bool = False) -> bool:
    """Whether a text names a person. In a remark, one first name counts, and so do two unknown capitalised words."""
    return _holds_name(normalise(text), is_remark)


@lru_cache(maxsize=50_000)
def _holds_name(text: str, is_remark: bool) -> bool:
    if len(text) < 3 or not any(char.isalpha() for char in text):
        return False
    return _is_inverted(text) or _is_small(text) or any(_is_name(*run, is_remark) for run in _runs(text))


def is_first_name(text: str) -> bool:
    """Whether a cell holds a first name alone, as in a list of persons."""
    word = text.strip().casefold()
    return word in _first_names() and word not in _region_words()


def holds_first_name(text: str) -> bool:
    """Whether the name of a file or sheet contains a first name that is not also an ordinary word."""
    return any(_is_certain(word) for word in re.findall(_CAPITAL, text) if not _is_initial(word))


def is_name_like(text: str) -> bool:
    """Whether a cell holds a first name, or two to four capitalised words that are no office or place."""
    words = normalise(text).split()
    looks = 2 <= len(words) <= 4 and all(re.fullmatch(_CAPITAL, word) for word in words)
    return is_first_name(text) or holds_name(text) or (looks and not any(map(_is_ordinary, words)))


def is_of_office(text: str) -> bool:
    """Whether a text begins with an office, a centre or a place."""
    words = re.findall(r"[\w-]+", normalise(text))[:4]
    return any(_is_ordinary(word) and len(word) > 3 for word in words)


def _runs(text: str) -> Iterator[tuple[list[str], str, str]]:
    """Consecutive capitalised words, with the words before and after them."""
    for run in _RUN.finditer(text):
        yield re.split(r"[ \u2011]", run[0]), text[: run.start()], text[run.end() :]


def _is_name(words: list[str], before: str, after: str, is_remark: bool) -> bool:
    starts = bool(_SENTENCE_START.search(before))
    pairs = ((first, last, " ".join([*words[place:], after])) for place, (first, last) in enumerate(pairwise(words), 2))
    if any(_is_pair(first, last, rest) for first, last, rest in pairs):
        return True
    in_sentence = re.match(r"(?:['’]?s)? [a-zæøå]", after) or re.search(r"[a-zæøå]{2}:? $", before)
    in_sentence = in_sentence or re.match(r",? \(?\d{1,2} ?(?:år|\))", after)
    if any(_is_certain(word) and not word.isupper() for word in words) and (is_remark or in_sentence):
        return not any(_is_ordinary(word) for word in words[starts:] if not _is_certain(word))
    unknown = words[starts:]
    return is_remark and 2 <= len(unknown) <= 3 and not any(map(_is_ordinary, words)) and not _CITED.match(after)


def _is_pair(first: str, last: str, after: str) -> bool:
    if _is_initial(first):
        return _is_family(last) and not _CITED.match(after)
    if last.endswith("s") and _is_office(after.strip().partition(" ")[0]):
        return False  # «Stine Sofies stiftelse»
    if _is_first(first):
        return _is_certain(first) if _is_initial(last) else _may_follow(first, last)
    return _is_family(last) and not _is_place(last) and not _is_ordinary(first) and not _CITED.match(after)


def _may_follow(first: str, last: str) -> bool:
    if _is_family(last) or _is_first(last):
        return not _is_place(last) or not _is_place(first)
    return not _is_office(last) and (_is_certain(first) or not _is_place(last))


def _is_inverted(text: str) -> bool:
    found = _INVERTED.fullmatch(text)
    return found is not None and _is_certain(found["first"]) and not _is_ordinary(found["last"])


def _is_small(text: str) -> bool:
    """Whether the whole text is a name in lower case or in capitals only."""
    if not _SMALL_LETTERS.fullmatch(text) or not (text.islower() or text.isupper()):
        return False
    first, *_, last = re.split(r"[ -]", text.casefold())
    return first in _first_names() and (_is_family(last) or last in _first_names()) and not _is_office(last)


def _is_first(word: str) -> bool:
    parts = [_plain(part) for part in word.split("-")]
    return bool({*parts} & (_first_names() | _ambiguous())) and not any(map(_is_office, parts))


def _is_certain(word: str) -> bool:
    whole = _plain(word)
    known = {whole, whole.removesuffix("s"), *whole.split("-")} & _first_names()
    return bool(known) and whole not in _region_words() and not _is_office(word)


def _is_family(word: str) -> bool:
    small = _plain(word).rpartition("-")[2]
    return small in _last_names() or bool(_FAMILY_ENDING.fullmatch(small))


def _plain(word: str) -> str:
    """A word in lower case without non-Norwegian diacritics: «Yılmaz» and «Yilmaz» are one name."""
    kept = (char if char in "æøåéö" else normalize("NFKD", char.translate(_ALONE))[0] for char in word.casefold())
    return "".join(kept)


def _is_initial(word: str) -> bool:
    return len(word) == 2 and word[1] == "."


def _is_ordinary(word: str) -> bool:
    return _is_office(word) or _is_place(word)


def _is_office(word: str) -> bool:
    small = word.casefold().strip(".")
    if small in _other_words():
        return True
    is_known = small in _first_names() or small in _last_names() or _FAMILY_ENDING.fullmatch(small)
    return not is_known and bool(_OFFICE_ENDING.search(small))


def _is_place(word: str) -> bool:
    return word.casefold().removesuffix("s") in _region_words() or word.casefold() in _region_words()


@lru_cache(maxsize=1)
def _region_words() -> frozenset[str]:
    names = (region.name.casefold() for region in all_regions().values())
    return frozenset(word for name in names for word in re.findall(r"[\w]+", name))


@lru_cache(maxsize=1)
def _first_names() -> frozenset[str]:
    return _words("first_names.txt")


@lru_cache(maxsize=1)
def _last_names() -> frozenset[str]:
    return _words("last_names.txt")


@lru_cache(maxsize=1)
def _ambiguous() -> frozenset[str]:
    return _words("ambiguous_names.txt")


@lru_cache(maxsize=1)
def _other_words() -> frozenset[str]:
    return _words("other_words.txt")


def _words(name: str) -> frozenset[str]:
    lines = (_HERE / name).read_text(encoding="utf-8").splitlines()
    return frozenset(_plain(word) for line in lines if not line.startswith("#") for word in line.split())
