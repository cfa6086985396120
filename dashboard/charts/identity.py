"""A figure's identity in files: figure, selection, preset, language and edition, as one line of text."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from dashboard.charts.chart import Chart
from dashboard.charts.tables.table1 import Table1
from dashboard.vocabulary.selection import EDITION

TABLE1 = "table1"
OWN_FIELDS = (EDITION, "sprak")  # of an address: an identity has separate fields for these
PATTERN = re.compile(r"vinr:1/(?:[\w.~%-]*/){3}[\w.~%-]*\?[\w.~%&=+,*-]*", re.ASCII)


@dataclass(frozen=True)
class Identity:
    """Enough to make the same figure again, and nothing about its numbers.

    As text: `vinr:1/residents/word_full/nb/fbfc7d43?fra=2016&til=2019`. The 1 is the version of this form: documents
    that carry it are kept for years.
    """

    key: str
    selection: str = ""  # query of the address, without language and edition
    preset: str = ""  # empty if the figure has no size, as Tabell 1
    language: str = "nb"
    edition: str = ""

    @classmethod
    def of(cls, chart: Chart, preset: str) -> "Identity":
        """The identity of a chart at a preset."""
        return cls(chart.key, _selection(chart.address), preset, chart.language, chart.version)

    @classmethod
    def of_table(cls, table: Table1) -> "Identity":
        """The identity of Tabell 1."""
        return cls(TABLE1, _selection(table.address), "", table.language, table.version)

    @classmethod
    def parse(cls, words: str) -> "Identity":
        """The identity in a text; ValueError if it isn't one."""
        if not PATTERN.fullmatch(words):
            raise ValueError(f"{words!r} is no figure identity")
        fields, _, selection = words.partition("?")
        key, preset, language, edition = map(unquote, fields.split("/")[1:])
        return cls(key, selection, preset, language, edition)

    def __str__(self) -> str:
        """The one textual form."""
        fields = (self.key, self.preset, self.language, self.edition)
        return f"vinr:1/{'/'.join(quote(field, safe='') for field in fields)}?{self.selection}"


def identities_of(words: str) -> list[Identity]:
    """Every identity written in a text, in order."""
    return [Identity.parse(found) for found in PATTERN.findall(words)]


def _selection(address: str) -> str:
    fields = parse_qsl(urlsplit(address).query)
    return urlencode([(name, value) for name, value in fields if name not in OWN_FIELDS], safe=",")
