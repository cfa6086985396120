"""What one figure's function decides; `describe` adds all that follows from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from dashboard.charts.build import Period
from dashboard.charts.chart import Kind, Series
from dashboard.charts.empty import NO_ABSENCE, Absence


@dataclass(frozen=True, kw_only=True, eq=False)
class Content:
    """One figure for one selection, before source, dates, signs and alt text are added.

    Attributes:
        rows: the published rows shown; source, date and example mark follow from them.
        rests_on: further rows that the numbers are computed from, for the source.
        place: the region shown; the chosen one where none is given.
        marked: the region whose breaks are marked, where it is another than `place`.
        chosen: further filters in words.
        everywhere: replaces place and filters where none can be chosen.
        of: the region whose number the finding gives, for a finding that doesn't name it.
        elsewhere: why the figure is of another place than the chosen one.
        absence: what is missing where there is no number.
        cautions: notes that follow the indicator's own caveats.
        empty, empty_finding: shown where there is no number, instead of what follows from the statuses.
        stands_without_numbers: whether finding, alt text and paragraph hold though the figure has no number.
        signs: sign → meaning, where the figure has signs of its own.
        more: further fields of the `Chart`, as they are.
    """

    kind: Kind
    rows: pd.DataFrame
    categories: Sequence[str]
    series: Sequence[Series]
    finding: str
    subtitle: str
    paragraph: str
    periods: Sequence[Period] = ()
    rests_on: pd.DataFrame | None = None
    place: str = ""
    marked: str = ""
    chosen: Sequence[str] = ()
    everywhere: str = ""
    of: str = ""
    elsewhere: str = ""
    absence: Absence = NO_ABSENCE
    notes: Sequence[str] = ()
    cautions: Sequence[str] = ()
    unit: str = ""
    decimals: int = 0
    category_title: str = ""
    definition: str = ""
    alt: str = ""
    source: str = ""
    empty: str = ""
    empty_finding: str = ""
    stands_without_numbers: bool = False
    signs: Mapping[str, str] | None = None
    more: Mapping[str, Any] = field(default_factory=dict)
