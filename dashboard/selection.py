"""The reader's selection, as it stands in the address: `?fra=2016&til=2019&kommune=3201&kjonn=kvinner&gruppe=voksne&sprak=nb`."""

from dataclasses import dataclass
from urllib.parse import urlencode

from loaders.schema import ADULTS, ALL, CHILDREN, MEN, WOMEN

SEXES = {"kvinner": WOMEN, "menn": MEN}
GROUPS = {"voksne": ADULTS, "barn": CHILDREN}
PARAMETERS = ("fra", "til", "kommune", "kjonn", "gruppe", "mal", "ansvar", "status", "sprak")


@dataclass(frozen=True)
class Selection:
    """What is chosen; None (or `all`) means everything, and the defaults are left out of the address."""

    from_year: int | None = None
    to_year: int | None = None
    region: str | None = None  # None is the home municipality
    sex: str = ALL
    group: str = ALL
    goal: int | None = None  # measures only
    responsible: str | None = None  # measures only
    measure_status: str | None = None  # measures only
    language: str = "nb"

    def query(self, default_language: str = "nb") -> str:
        """The address's query without «?», defaults left out."""
        sexes, groups = ({code: word for word, code in words.items()} for words in (SEXES, GROUPS))
        values = {
            "fra": self.from_year,
            "til": self.to_year,
            "kommune": self.region,
            "kjonn": sexes.get(self.sex),
            "gruppe": groups.get(self.group),
            "mal": self.goal,
            "ansvar": self.responsible,
            "status": self.measure_status,
            "sprak": None if self.language == default_language else self.language,
        }
        return urlencode({name: value for name, value in values.items() if value is not None})
