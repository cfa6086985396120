"""Looks for persons in every part of a workbook outside its cells, and in shared strings that no cell uses.

Text boxes, headers, properties, drop-downs, pivot caches, defined names, custom XML, charts. Comments are read with
their cells (`files/structure.py`); here they are looked through for identity numbers alone, since their author's
name stands in them.
"""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from loaders.files.cells import normalise
from loaders.findings import Findings
from loaders.personal import traces
from loaders.personal.names import is_first_name
from loaders.personal.numbers import holds_personal_number
from loaders.personal.refusal import FIX
from loaders.personal.sheets import LIST_OF_NAMES
from loaders.personal.texts import Text, texts_of

_WORDS = re.compile(
    r".*@(?:v|descr|title|prompt|promptTitle|error|errorTitle|tooltip|display|comment|alt)|definedName@name"
)
_MADE_BY = re.compile(
    r"creator|lastModifiedBy|Manager|Company|author|absPath.*|family|font.*|Application|DisplayName|UserInfo|Account.*"
    r"|.*(?:owner|author|user|editor|modified|opprettet|ansvarlig|siteid|label).*",
    re.IGNORECASE,
)
_NUMBERS_ONLY = (
    *("xl/styles", "xl/theme/", "xl/persons/", "xl/comments", "xl/threadedcomments/", "xl/tables/", "xl/metadata"),
    *("docprops/app", "[content_types]", "xl/connections", "xl/slicer", "xl/richdata/"),
)
_KINDS = {
    "xl/drawings/": "en tekstboks eller tegning",
    "xl/charts/": "et diagram",
    "xl/comments": "en merknad",
    "xl/threadedcomments/": "en merknad",
    "xl/pivot": "en pivottabell",
    "xl/sharedstrings": "en tekst som ikke står i noen celle lenger",
    "xl/worksheets/": "topptekst, bunntekst, lenke eller nedtrekksliste",
    "xl/workbook": "et definert navn",
    "docprops/": "filens egenskaper",
    "customxml/": "XML-data som følger filen",
    "xl/media/": "et bilde",
}


def refuse_parts(
    parts: Mapping[str, bytes], titles: Mapping[str, str], cells: frozenset[str], findings: Findings
) -> None:
    """Stops at the first part that tells of a person. `cells` are the texts already read; `titles` sheets by part.

    Pictures can't be read; the owner is warned of them.

    Raises:
        SourceError: personal data; nothing of it is in the message.
    """
    for name, content in parts.items():
        found = next((found for text in texts_of(name, content) if (found := _trace(name, text, cells))), "")
        if found:
            what = f"{found} i {_kind(name)} (gjengis ikke)"
            findings.stop("personal_data", what, "bare tall om grupper", FIX, at=(_sheet_of(name, parts, titles), ""))
    pictures = [name for name in parts if name.casefold().startswith("xl/media/")]
    if pictures:
        fix = "Bilder leses ikke. Se etter at det ikke viser noe om enkeltpersoner, og slett det."
        at = (_sheet_of(pictures[0], parts, titles), "")
        findings.warning("picture", "et bilde i arbeidsboken", "bare tall og tekst", fix, at=at)


def _trace(part: str, text: Text, cells: frozenset[str]) -> str:
    if part.casefold().startswith("xl/sharedstrings") and normalise(text.words) in cells:
        return ""
    if holds_personal_number(text.words):
        return "noe som ligner et fødselsnummer"
    if text.words.startswith("mailto:"):
        return (
            "" if any(text.words[7:] in cell for cell in cells) else traces.trace_in(text.words[7:].partition("?")[0])
        )
    if part.casefold().startswith(_NUMBERS_ONLY) or _MADE_BY.fullmatch(text.tag) or not _holds_words(text.tag):
        return ""
    words = text.words.replace("_", " ") if text.tag == "definedName@name" else text.words
    kind = traces.REMARK if part.casefold().startswith("xl/drawings/") else traces.CELL
    is_list = sum(map(is_first_name, re.split(r"[\",;]", words))) >= LIST_OF_NAMES
    return traces.trace_in(words, kind) or ("en liste med navn" if is_list else "")


def _holds_words(tag: str) -> bool:
    return "@" not in tag or bool(_WORDS.fullmatch(tag))


def _kind(part: str) -> str:
    return next((words for start, words in _KINDS.items() if part.casefold().startswith(start)), "en del av filen")


def _sheet_of(part: str, parts: Mapping[str, bytes], titles: Mapping[str, str], steps: int = 3) -> str:
    """The title of the sheet that holds a part: the one whose relations lead to it, by way of a drawing or chart."""
    if part in titles or not steps:
        return titles.get(part, "")
    last = f'/{PurePosixPath(part).name}"'.encode()
    for name, xml in parts.items():
        holder = re.fullmatch(r"(.*/)_rels/([^/]+)\.rels", name)
        if holder and last in xml and (title := _sheet_of(holder[1] + holder[2], parts, titles, steps - 1)):
            return title
    return ""
