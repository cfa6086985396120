"""Warns the publisher of what partners would disclose by printing their own rows in a plan.

A warning names the municipality, what is counted and the year, but never a number. Readers must not see it: it tells
where to dig.
"""

import pandas as pd

from dashboard.model.disclosure import Publication
from dashboard.vocabulary.catalogue import Catalogue
from dashboard.vocabulary.problems import Names, Title
from dashboard.vocabulary.settings import DEMAND, Settings
from loaders.phrases import Phrase, phrase
from loaders.problems import WARNING, Problem
from loaders.regions import name_of

CODE = "partner_publication"


def warnings(publication: Publication, settings: Settings, catalogue: Catalogue) -> tuple[Problem, ...]:
    """One warning per year and indicator for each partner, or all of them, whose rows would disclose a number."""
    found: dict[tuple[object, ...], Problem] = {}
    for exposure in publication.exposures:
        partners = tuple(region for region in exposure.regions if region != settings.home)
        row = publication.frame.loc[exposure.row]
        if partners:
            key = (partners, row["indicator"], row["period_start"], row["period_end"])
            found.setdefault(key, _warning(partners, row, settings, catalogue))
    return tuple(found.values())


def _warning(partners: tuple[str, ...], row: pd.Series, settings: Settings, catalogue: Catalogue) -> Problem:
    names = Names(tuple(name_of(region).split(" - ")[0] for region in partners))
    return Problem(
        file=row["file"],
        sheet=row["sheet"],
        cell="",
        severity=WARNING,
        code=CODE,
        found=_exposed(names, row, catalogue),
        expected=phrase("one table shared by the municipalities that share the centre"),
        fix=_advice(names, settings),
    )


def _exposed(names: Names, row: pd.Series, catalogue: Catalogue) -> Phrase:
    what = Title(catalogue.indicators[row["indicator"]].title)
    years = "–".join(dict.fromkeys((str(row["period_start"]), str(row["period_end"]))))
    if len(names.names) == 1:
        return phrase(
            "that {names} can reveal withheld numbers on {what} in {years} by printing its own row in a plan",
            names=names,
            what=what,
            years=years,
        )
    return phrase(
        "that {names} can reveal withheld numbers on {what} in {years} by each printing its own row in a plan",
        names=names,
        what=what,
        years=years,
    )


def _advice(names: Names, settings: Settings) -> Phrase:
    if settings.partner_rows == DEMAND:
        return phrase("Agree with the centre and {names} that everyone prints the same table.", names=names)
    return phrase(
        "Agree with the centre and {names} that everyone prints the same table, or set {setting} in settings.toml.",
        names=names,
        setting='partner_rows = "demand"',
    )
