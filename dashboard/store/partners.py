"""What partners would give away by printing their own rows in a plan, said to the one who publishes.

A warning names the municipality, what is counted and the year, and never a number. It is no reader's business: it
tells where to dig.
"""

import pandas as pd

from dashboard.model.disclosure import Publication
from dashboard.vocabulary.catalogue import Catalogue
from dashboard.vocabulary.settings import DEMAND, Settings
from dashboard.vocabulary.text import text
from loaders.problems import WARNING, Problem
from loaders.regions import name_of

CODE = "partner_publication"


def warnings(publication: Publication, settings: Settings, catalogue: Catalogue) -> tuple[Problem, ...]:
    """One warning a year and indicator for each partner, or all of them, whose rows would give a number away."""
    found: dict[tuple[object, ...], Problem] = {}
    for exposure in publication.exposures:
        partners = tuple(region for region in exposure.regions if region != settings.home)
        row = publication.frame.loc[exposure.row]
        if partners:
            key = (partners, row["indicator"], row["period_start"], row["period_end"])
            found.setdefault(key, _warning(partners, row, settings, catalogue))
    return tuple(found.values())


def _warning(partners: tuple[str, ...], row: pd.Series, settings: Settings, catalogue: Catalogue) -> Problem:
    names = text("nb").listed([name_of(region).split(" - ")[0] for region in partners])
    what = catalogue.indicators[row["indicator"]].title["nb"].lower()
    years = "–".join(dict.fromkeys((str(row["period_start"]), str(row["period_end"]))))
    rows = "sin egen rad" if len(partners) == 1 else "hver sin egen rad"
    agree = f"Avtal med senteret og {names} at alle trykker den samme tabellen"
    demand = ', eller sett partner_rows = "demand" i settings.toml' if settings.partner_rows != DEMAND else ""
    return Problem(
        file=row["file"],
        sheet=row["sheet"],
        cell="",
        severity=WARNING,
        code=CODE,
        found=f"at {names} kan røpe skjulte tall om {what} i {years} ved å trykke {rows} i en plan",
        expected="én felles tabell for kommunene som deler senteret",
        fix=f"{agree}{demand}.",
    )
