"""Crisis centre: residents, stays and day conversations by home municipality, sex and age group.

Source: the joint crisis centre's yearly statistics, once a year: a register, whose layout is
`loaders/layouts/crisis_centre.toml`, or pages made for reading, which `presentation.py` reads. A row counts persons
(residents), stays or conversations; only users who agreed to be registered are counted.
"""

from loaders.files.workbook import Workbook
from loaders.findings import Findings
from loaders.observation import Loaded
from loaders.phrases import phrase
from loaders.places import Places
from loaders.sources.crisis_centre import presentation
from loaders.tables.source import shipped

LOOKS_FOR = phrase("the crisis centre: “BEBOERE” and “DAGSAMTALER”, or the columns “Hjemkommune” and “Antall personer”")
_register = shipped("crisis_centre")


def recognises(book: Workbook) -> bool:
    """Whether the workbook is the crisis centre's statistics, in any layout."""
    return presentation.recognises(book) or _register.recognises(book)


def resembles(book: Workbook) -> int:
    """How much of the register's layout it has."""
    return _register.resembles(book)


def load(book: Workbook, places: Places, findings: Findings) -> Loaded:
    """Residents, stays and conversations as given; checks the file's totals against their parts."""
    reader = presentation if presentation.recognises(book) else _register
    return reader.load(book, places, findings)
