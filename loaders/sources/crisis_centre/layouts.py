"""The layouts of the crisis centre's workbooks, as data. A new layout is a new set of lines here."""

from loaders.files.cells import SIGNS
from loaders.schema import ADULTS, ALL, CHILDREN, MEN, OTHER, WOMEN

OWN_SIGNS = {**SIGNS, "-": 0, "–": 0}
"""The centre writes a dash where there was no one."""

EVERYONE = ("alle", "alle kommuner", "i alt", "sum", "totalt")
TOTALS = ("i alt", "sum", "totalt")

# Presentation-like (2016-2017): two tables on one sheet, under the words BEBOERE and DAGSAMTALER.
RESIDENTS_TITLE, CONVERSATIONS_TITLE = r"^beboere$", r"^dagsamtaler$"
BLOCK_ENDS = r"^(beboere|dagsamtaler)$|^\*|^(voksne|barn) fra .+\(alle\)"
YEAR = r"^(?:års)?statistikk:?(?: for| i)? (\d{4})$"
PAIR = r"(?P<group>voksne|barn) fra (?P<place>.+?) \(alle\)\s?:?\s?(?P<pair>.*)"
RESIDENTS_COLUMNS = {
    "Kvinner": (WOMEN, ADULTS),
    "Menn": (MEN, ADULTS),
    "Voksne i alt": (ALL, ADULTS),
    "Jenter": (WOMEN, CHILDREN),
    "Gutter": (MEN, CHILDREN),
    "Barn i alt": (ALL, CHILDREN),
}
RESIDENTS_SUMS = {"Voksne i alt": ("Kvinner", "Menn"), "Barn i alt": ("Jenter", "Gutter")}
CONVERSATIONS_COLUMNS = {"Kvinner": WOMEN, "Menn": MEN, "I alt": ALL}
CONVERSATIONS_SUMS = {"I alt": ("Kvinner", "Menn")}
PERSONS = "Antall personer"

# Register-like (2018-2019): one row per group, conversations on a separate sheet.
PLACE, GROUP, SEX = "Hjemkommune", "Gruppe", "Kjønn"
STAYS, CONVERSATIONS = "Antall opphold", "Antall samtaler"
REGISTER_YEAR = "År"
REGISTER_COLUMNS = (REGISTER_YEAR, PLACE, GROUP, SEX, PERSONS, STAYS)
REGISTER_CONVERSATIONS = (PLACE, SEX, CONVERSATIONS, PERSONS)
REGISTER_TITLE = r"^dagsamtaler(?:\s?[-–,:]| i| for)?\s?\(?(\d{4})\)?$"
GROUPS = {"voksne": ADULTS, "barn": CHILDREN}
SEXES = {
    "kvinner": (WOMEN, (ADULTS, ALL)),
    "menn": (MEN, (ADULTS, ALL)),
    "jenter": (WOMEN, (CHILDREN,)),
    "gutter": (MEN, (CHILDREN,)),
    "annet": (OTHER, (ADULTS, CHILDREN, ALL)),
    "annet eller uregistrert": (OTHER, (ADULTS, CHILDREN, ALL)),
}
