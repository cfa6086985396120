"""Searches every part of a workbook outside its cells for persons, and shared strings that no cell uses.

Text boxes, headers, properties, drop-downs, pivot caches, defined names, custom XML, charts. Comments are read with
their cells (`files/structure.py`); here they are searched only for identity numbers, since they contain their
author's name.
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
from loaders.phrases import Phrase, phrase

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
    "xl/drawings/": phrase("a text box or drawing"),
    "xl/charts/": phrase("a chart"),
    "xl/comments": phrase("a comment"),
    "xl/threadedcomments/": phrase("a comment"),
    "xl/pivot": phrase("a pivot table"),
    "xl/sharedstrings": phrase("a text that is no longer in any cell"),
    "xl/worksheets/": phrase("a header, footer, link or drop-down list"),
    "xl/workbook": phrase("a defined name"),
    "docprops/": phrase("the file's properties"),
    "customxml/": phrase("XML data attached to the file"),
    "xl/media/": phrase("a picture"),
}


def refuse_parts(
    parts: Mapping[str, bytes], titles: Mapping[str, str], cells: frozenset[str], findings: Findings
) -> None:
    """Refuses a workbook with a part that reveals a person. `cells` are texts already read; `titles` sheets by part.

    Pictures can't be read; the owner is warned of them.

    Raises:
        SourceError: personal data; the message contains none of it.
    """
    for name, content in parts.items():
        found = next((found for text in texts_of(name, content) if (found := _trace(name, text, cells))), None)
        if found:
            what = phrase("{trace} in {part} (not repeated)", trace=found, part=_kind(name))
            findings.stop(
                "personal_data", what, phrase("only numbers about groups"), FIX, at=(_sheet_of(name, parts, titles), "")
            )
    pictures = [name for name in parts if name.casefold().startswith("xl/media/")]
    if pictures:
        fix = phrase("Pictures are not read. Check that it shows nothing about individuals, and delete it.")
        at = (_sheet_of(pictures[0], parts, titles), "")
        findings.warning("picture", phrase("a picture in the workbook"), phrase("only numbers and text"), fix, at=at)


def _trace(part: str, text: Text, cells: frozenset[str]) -> Phrase | None:
    if part.casefold().startswith("xl/sharedstrings") and normalise(text.words) in cells:
        return None
    if holds_personal_number(text.words):
        return phrase("something that looks like a national identity number")
    if text.words.startswith("mailto:"):
        return (
            None if any(text.words[7:] in cell for cell in cells) else traces.trace_in(text.words[7:].partition("?")[0])
        )
    if part.casefold().startswith(_NUMBERS_ONLY) or _MADE_BY.fullmatch(text.tag) or not _holds_words(text.tag):
        return None
    words = text.words.replace("_", " ") if text.tag == "definedName@name" else text.words
    kind = traces.REMARK if part.casefold().startswith("xl/drawings/") else traces.CELL
    is_list = sum(map(is_first_name, re.split(r"[\",;]", words))) >= LIST_OF_NAMES
    return traces.trace_in(words, kind) or (phrase("a list of names") if is_list else None)


def _holds_words(tag: str) -> bool:
    return "@" not in tag or bool(_WORDS.fullmatch(tag))


def _kind(part: str) -> Phrase:
    return next(
        (words for start, words in _KINDS.items() if part.casefold().startswith(start)), phrase("a part of the file")
    )


def _sheet_of(part: str, parts: Mapping[str, bytes], titles: Mapping[str, str], steps: int = 3) -> str:
    """The title of the sheet that holds a part: its relations lead to the part, via a drawing or chart."""
    if part in titles or not steps:
        return titles.get(part, "")
    last = f'/{PurePosixPath(part).name}"'.encode()
    for name, xml in parts.items():
        holder = re.fullmatch(r"(.*/)_rels/([^/]+)\.rels", name)
        if holder and last in xml and (title := _sheet_of(holder[1] + holder[2], parts, titles, steps - 1)):
            return title
    return ""
