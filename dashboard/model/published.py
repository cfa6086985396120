"""The published table and what belongs with it: the only thing that figures, pages, exports and commands are made from."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from dashboard.catalogue import Catalogue
    from dashboard.regions import Regions
    from dashboard.settings import Settings


@dataclass(frozen=True, eq=False)
class Published:
    """One edition of the data after the disclosure step.

    `frame` has the columns of OBSERVATIONS, margins included, with `suppressed` where a number is withheld.
    `measures` has the columns of MEASURES, with nothing but the title of a measure that is status only.
    `hidden` counts withheld cells a source: columns source, cells, published.
    """

    frame: pd.DataFrame
    measures: pd.DataFrame
    hidden: pd.DataFrame
    settings: "Settings"
    catalogue: "Catalogue"
    regions: "Regions"
    version: str
