"""Crisis centre: residents, stays and day conversations by home municipality, sex and age group.

Source: the joint crisis centre's yearly statistics, once a year, in one of the layouts of `layouts.py`. A row counts
persons (residents), stays or conversations; only users who agreed to be registered are counted.
"""

from loaders.files.workbook import Workbook
from loaders.findings import Findings
from loaders.observation import Loaded
from loaders.phrases import phrase
from loaders.places import Places
from loaders.sources.crisis_centre import presentation, register
from loaders.sources.crisis_centre.common import catchment_of, check_everyone

SOURCE = "crisis_centre"
LOOKS_FOR = phrase("the crisis centre: “BEBOERE” and “DAGSAMTALER”, or the columns “Hjemkommune” and “Antall personer”")


def recognises(book: Workbook) -> bool:
    """Whether the workbook is the crisis centre's statistics, in any layout."""
    return presentation.recognises(book) or register.recognises(book)


def resembles(book: Workbook) -> bool:
    """Whether a line is a centre's name."""
    return book.says(r"^[\w ]+ krisesenter$")


def load(book: Workbook, places: Places, findings: Findings) -> Loaded:
    """Residents, stays and conversations as given; checks the file's totals against their parts."""
    catchment = catchment_of(book, places, findings)
    layout = register if register.recognises(book) else presentation
    rows = layout.rows(book, catchment, findings)
    check_everyone(rows, catchment, findings)
    if not rows and not findings.has_error:
        findings.error(
            "no_rows", phrase("no numbers"), phrase("a row for each municipality"), at=(book.sheets[0].name, "")
        )
    return Loaded(rows, source=SOURCE)
