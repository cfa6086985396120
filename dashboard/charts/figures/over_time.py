"""What figures over time share: periods as categories, and one series per place, sex or group."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard.charts import findings
from dashboard.charts.build import SIGNS, Context, Period, period_words, periods_of, values
from dashboard.charts.chart import Kind, Role, Series, Value
from dashboard.charts.content import Content
from dashboard.charts.sentences.groups import who_words
from dashboard.model.judged import Judged
from dashboard.vocabulary.text import Text
from loaders.schema import ALL, CHILDREN, MEN, MISSING, NOT_APPLICABLE, OTHER, WOMEN

SEX_ROLES = {WOMEN: Role.WOMEN, MEN: Role.MEN, OTHER: Role.OTHER}
ValuesOf = Callable[[pd.DataFrame, Sequence[Period], Text], tuple[Value, ...]]


def over_time(
    context: Context,
    rows: Mapping[str, pd.DataFrame],
    *,
    names: Mapping[str, str],
    roles: Mapping[str, Role],
    kind: Kind = Kind.COLUMNS,
    periods: Sequence[Period] | None = None,
    categories: Sequence[str] | None = None,
    values_of: ValuesOf = values,
    **more: Any,
) -> Content:
    """One series per entry of `rows`, in that order; `names` and `roles` have the same keys.

    Args:
        context: whose language the periods are written in.
        rows: the published rows of each series.
        names: each series' name in the key.
        roles: what each series is to the reader.
        kind: columns or lines.
        periods: the periods shown, in order; by default every period of the rows.
        categories: what the periods are called; by default their years.
        values_of: turns the rows of one series into a value per period.
        more: the fields of `Content` that only the figure itself knows.
    """
    periods = periods_of(*rows.values()) if periods is None else periods
    return Content(
        kind=kind,
        rows=pd.concat(rows.values()) if rows else context.no_rows,
        periods=periods,
        categories=period_words(periods, context.t) if categories is None else categories,
        series=[Series(key, names[key], roles[key], values_of(rows[key], periods, context.t)) for key in rows],
        **more,
    )


def with_verdict(
    context: Context,
    judged: Judged,
    name: str,
    place: str,
    *,
    key: str = "own",
    role: Role = Role.OWN,
    who: str = "",
    unit: str = "",
    behind: str = "",
    **more: Any,
) -> Content:
    """One series over time, whose heading and paragraph are the verdict on it.

    Args:
        context: the selection that the rows come from.
        judged: the verdict and the rows that it is on.
        name: the series' name.
        place: the region that the rows are of.
        key: the series' key.
        role: what the series is to the reader.
        who: who is counted, if not everyone, as «kvinner».
        unit: what the numbers count, if more than `who`, as «samtaler med kvinner».
        behind: a sentence of the paragraph about what is behind the numbers.
        more: the fields of `Content` that only the figure itself knows.
    """
    return over_time(
        context,
        {key: judged.rows},
        names={key: name},
        roles={key: role},
        finding=findings.heading(context, judged, unit or who),
        paragraph=findings.paragraph(context, judged, who, unit=unit, behind=behind),
        cautions=findings.cautions(context, judged),
        place=place,
        finding_of=place,
        **more,
    )


def sex_names(context: Context, sexes: Iterable[str], group: str) -> dict[str, str]:
    """Sex → its name: «Jenter» among children, «Kvinner» among adults, whom the subtitle says are adults."""
    shown = CHILDREN if group == CHILDREN else ALL
    return {sex: who_words(sex, shown, context.t).capitalize() for sex in sexes}


def rows_by_place(context: Context, indicator: str, group: str = ALL) -> dict[str, pd.DataFrame]:
    """Each place that the centre reports, and all of them together → its rows, if there are any."""
    places = context.published.regions.centre_places(context.published.settings.catchment)
    found = {place: context.rows(indicator, place, sex=context.selection.sex, group=group) for place in places}
    return {place: rows for place, rows in found.items() if len(rows)}


def stacked_by_place(
    context: Context, rows: Mapping[str, pd.DataFrame], names: Mapping[str, str], **more: Any
) -> Content:
    """A column per period of the places' numbers, the home municipality's at the bottom.

    A municipality that didn't share the centre in a year has no number there that could be missing.
    """
    made = over_time(context, rows, names=names, roles=_place_roles(context, rows), kind=Kind.STACKED, **more)
    regions, catchment = context.published.regions, context.published.settings.catchment
    members = [regions.members(catchment, last) for _, last in made.periods]
    return replace(made, series=[_while_member(one, members) for one in made.series])


def _while_member(series: Series, members: Sequence[Sequence[str]]) -> Series:
    if series.role is not Role.PARTNER:
        return series
    none = Value(None, NOT_APPLICABLE, SIGNS[NOT_APPLICABLE])
    shown = (
        none if value.status == MISSING and not value.origin and known and series.key not in known else value
        for value, known in zip(series.values, members, strict=True)
    )
    return replace(series, values=tuple(shown))


def _place_roles(context: Context, places: Iterable[str]) -> dict[str, Role]:
    """Each place that the centre reports → what it is to a reader in the home municipality."""
    catchment = context.published.settings.catchment
    known = {context.home: Role.OWN, catchment: Role.ALL, f"{catchment}:other": Role.OTHER}
    return {place: known.get(place, Role.PARTNER) for place in places}
