"""Which of Statistics Norway's tables are read, and what their labels mean, as data."""

from dataclasses import dataclass

from loaders.files.cells import SIGNS
from loaders.phrases import Phrase, phrase
from loaders.schema import SUPPRESSED

TOTALS = ("i alt", "begge kjønn", "alder i alt", "alle aldre", "total", "both sexes", "all ages")
"""Labels of a total: a dimension that is not needed may be in the table if only its total is used."""


@dataclass(frozen=True)
class Meaning:
    """How one table becomes observations. `needs` are groups of labels; some dimension must have one of each group.

    `optional` are labels that may; `years` is the length of its periods; `signs` has its own meanings; `wanted` and
    `advice` tell the owner what to choose in the bank.
    """

    source: str
    indicator: str
    unit: str
    needs: tuple[tuple[str, ...], ...]
    optional: tuple[str, ...]
    years: int
    signs: dict[str, str | float]
    wanted: Phrase
    advice: Phrase


TABLES = {
    "08487": Meaning(
        source="ssb_08487",
        indicator="violence.offences",
        unit="count",
        needs=(
            ("lovbrudd anmeldt (årlig gjennomsnitt)", "offences reported (annual average)"),
            ("vold og mishandling", "violence and maltreatment"),
        ),
        optional=(),
        years=2,
        signs={**SIGNS, "..": SUPPRESSED},
        wanted=phrase("“Lovbrudd anmeldt (årlig gjennomsnitt)” for the group of offences “Vold og mishandling”"),
        advice=phrase("Download the table again with this content and this group of offences."),
    ),
    "07459": Meaning(
        source="ssb_07459",
        indicator="population",
        unit="persons",
        needs=(),
        optional=("personer", "persons"),
        years=1,
        signs=dict(SIGNS),
        wanted=phrase("“Personer” in total, not divided by sex or age"),
        advice=phrase("Download the table again without choosing sex and age."),
    ),
}
