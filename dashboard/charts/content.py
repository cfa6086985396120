"""What one figure's function decides; `describe` adds all that follows from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from dashboard.charts.build import Period
from dashboard.charts.chart import Kind, Mark, Series
from dashboard.charts.empty import NO_ABSENCE, Absence


@dataclass(frozen=True, kw_only=True, eq=False)
class Content:
    """One figure for one selection, before source, dates, signs and alt text are added.

    Attributes:
        rows: the published rows shown; source, date and example mark follow from them.
        rests_on: further rows that the numbers are computed from, for the source.
        indicators: what it counts, where that is not the figure's own indicator.
        place: the region shown; by default the chosen one.
        breaks_of: the region whose breaks are shown, if not `place`.
        in_table: further series of the table, which are not drawn.
        marks: breaks and events, if they don't follow from the indicator and `place`.
        chosen: further filters in words.
        fixed_selection: replaces place and filters in words if none can be chosen.
        finding_of: the region that the finding is about, if the finding doesn't name it.
        elsewhere: why the figure shows another place than the chosen one.
        reading: the one sentence on how this number is read; without one, that a break splits the series.
        absence: why some categories have no number, if not for the number's own status.
        cautions: notes that follow the indicator's own caveats.
        empty, empty_finding: the reason and heading without a number, if they don't follow from the statuses.
        holds_without_numbers: whether finding, alt text and paragraph hold even without a number.
        signs: sign → meaning, if the figure has special signs.
        more: further fields of the `Chart`, passed on unchanged.
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
    indicators: Sequence[str] = ()
    place: str = ""
    breaks_of: str = ""
    in_table: Sequence[Series] = ()
    marks: Sequence[Mark] | None = None
    chosen: Sequence[str] = ()
    fixed_selection: str = ""
    finding_of: str = ""
    elsewhere: str = ""
    reading: str = ""
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
    holds_without_numbers: bool = False
    signs: Mapping[str, str] | None = None
    more: Mapping[str, Any] = field(default_factory=dict)
