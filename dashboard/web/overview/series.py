"""Rows with one series over time, or two side by side: reports, residents, conversations, other services."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.charts import sentences
from dashboard.charts.build import Context, Period, interval_of, row_period, values
from dashboard.charts.chart import Value
from dashboard.charts.drawing.spark import Trace, trace
from dashboard.charts.findings.series import counted, sequence_words, withheld_words
from dashboard.charts.sentences import Counted
from dashboard.charts.sentences.groups import group_words
from dashboard.model.judged import Judged, judge
from dashboard.model.rates.per_person import conversations_per_person
from dashboard.model.select import at, numbers
from dashboard.model.services import CONTACTS, PERSONS, indicator_of, services_with
from dashboard.scene import spark
from dashboard.web.overview.row import Number, Row, flags, source_words, usual
from dashboard.web.page.page import View
from loaders.schema import ADULTS, ALL, CHILDREN, NUMBER_STATUSES, PROVISIONAL

More = Callable[[Context, int], tuple[str, ...]]
TALKS = "centre.conversations"
MOST_PARTS = 2  # series with a picture beside one another


@dataclass(frozen=True)
class Part:
    """One series of a row: its indicator, what it is of where there are several, and its verdict."""

    indicator: str
    of: str
    judged: Judged

    @property
    def latest(self) -> pd.Series:
        """The newest number; a part without one is left out."""
        return self.judged.latest  # type: ignore[return-value]


def no_more(context: Context, year: int) -> tuple[str, ...]:
    """Nothing else to say of the numbers."""
    return ()


def reports(view: View) -> Row | None:
    """Cases reported to the police."""
    parts = _parts(view, "police.reports", {ALL: ""})
    return _row(view, view.t("Police reports"), "/anmeldelser", parts, figure="police-reports")


def residents(view: View) -> Row | None:
    """Adults and children who stayed at the crisis centre."""
    t = view.t
    parts = _parts(view, "centre.residents", {group: group_words(group, t) for group in (ADULTS, CHILDREN)})
    return _row(view, t("Residents"), "/beboere", parts, figure="residents")


def conversations(view: View) -> Row | None:
    """Day conversations, and how many each person had."""
    parts = _parts(view, TALKS, {ALL: ""})
    return _row(view, view.t("Day conversations"), "/samtaler", parts, _per_person, figure="conversations")


def services(view: View) -> Row | None:
    """Whom other services have helped, each by itself: nobody knows who used several."""
    t, home = view.t, view.published.settings.home
    for number in (PERSONS, CONTACTS):
        known = services_with(view.published, (number,), home)
        parts = [
            part
            for service in known
            for part in _parts(view, indicator_of(service, number), {ALL: _service(view, service)})
        ]
        if parts:
            figure = "service-persons" if number == PERSONS else "service-contacts"
            path = f"/samtaler#{figure}"
            return _row(view, t("Other services"), path, parts, verdict=_not_summed(view), figure=figure)
    return None


def _service(view: View, service: str) -> str:
    return view.published.catalogue.sources[service].short[view.t.language]


def _not_summed(view: View) -> str:
    return view.t("The numbers cannot be added together: one person may have used several services.")


def _parts(view: View, indicator: str, groups: Mapping[str, str]) -> list[Part]:
    context = usual(view)
    judged = {group: judge(view.published, context.rows(indicator, context.home, group=group)) for group in groups}
    return [Part(indicator, groups[group], found) for group, found in judged.items() if found.latest is not None]


def _row(
    view: View,
    topic: str,
    path: str,
    parts: Sequence[Part],
    more: More = no_more,
    *,
    figure: str,
    verdict: str = "",
) -> Row | None:
    """The row of some series, which a figure shows whole; `more` is what else must be said of the numbers."""
    if not parts:
        return None
    t, context, shown = view.t, usual(view), parts[:MOST_PARTS]
    newest = max(int(part.latest["period_end"]) for part in parts)
    frames = [part.judged.rows for part in parts]
    return Row(
        topic=topic,
        path=path,
        source=_source(view, parts),
        is_example=any(bool(rows["synthetic"].any()) for rows in map(numbers, frames)),
        numbers=tuple(Number(t.number(part.latest["value"]), part.of if len(parts) > 1 else "") for part in shown),
        under=(_where(context, shown) + _left_out(view, parts), *more(context, newest)),
        verdict=verdict or _verdict(shown, context),
        picture=spark.over_time([_trace(context, part, is_alone=len(shown) == 1) for part in shown], t.language),
        spoken=" ".join(_spoken(context, part) for part in parts),
        newest=newest,
        flags=flags(view, newest, *dict.fromkeys(part.indicator for part in parts)),
        key=_key(context, shown),
        withheld=figure if any(withheld_words(context, rows) for rows in frames) else "",
    )


def _source(view: View, parts: Sequence[Part]) -> str:
    sources = dict.fromkeys(part.latest["source"] for part in parts)
    return source_words(view, next(iter(sources)), view.t) if len(sources) == 1 else view.t("Several services")


def _where(context: Context, parts: Sequence[Part]) -> str:
    """«Bærum 2019, foreløpig»; with the period of each number where they differ."""
    t, place = context.t, context.name(context.home)
    periods = [row_period(part.latest, t) for part in parts]
    each = [f"{part.of} {period}" for part, period in zip(parts, periods, strict=True)]
    when = periods[0] if len(set(periods)) == 1 else t.listed(each)
    is_provisional = any(part.latest["status"] == PROVISIONAL for part in parts)
    return f"{place} {when}, {t('provisional')}" if is_provisional else f"{place} {when}"


def _left_out(view: View, parts: Sequence[Part]) -> str:
    """How many more series there are than the row has room for."""
    more = len(parts) - MOST_PARTS
    return f", {view.t('and {count} more', count=more)}" if more > 0 else ""


def _per_person(context: Context, year: int) -> tuple[str, ...]:
    row = at(conversations_per_person(context.published, context.home, ALL), year)
    if row is None or row["status"] not in NUMBER_STATUSES:
        return ()
    return (context.t("{number} per person", number=context.t.number(row["value"], 1)),)


def _verdict(parts: Sequence[Part], context: Context) -> str:
    """The verdict, said once if it is that of every series."""
    said = {part.of: sentences.short_verdict(part.judged, context.t) for part in parts}
    if len(set(said.values())) == 1:
        return next(iter(said.values()))
    return " ".join(f"{of.capitalize()}: {words[:1].lower()}{words[1:]}" for of, words in said.items())


def _is_uncertain(part: Part) -> bool:
    """Whether the counts have an interval; conversations have none, as one person has many of them."""
    return counted(part.indicator) is not Counted.CONVERSATIONS and not part.indicator.endswith(CONTACTS)


def _trace(context: Context, part: Part, *, is_alone: bool) -> Trace:
    def values_of(rows: pd.DataFrame, periods: Sequence[Period]) -> tuple[Value, ...]:
        return values(rows, periods, context.t, with_interval=_is_uncertain(part))

    return trace(context, part.indicator, part.judged.rows, values_of, title="" if is_alone else part.of)


def _spoken(context: Context, part: Part) -> str:
    """Every number of the series, the newest one's interval, and which are withheld."""
    t, rows = context.t, part.judged.rows
    listed = sequence_words(context, numbers(rows))
    told = t("{who}: {numbers}.", who=part.of.capitalize(), numbers=listed) if part.of else f"{listed}."
    span = t("95% interval {span}", span=t.span(*interval_of(part.latest))) if _is_uncertain(part) else ""
    newest = f"{row_period(part.latest, t)}: {span}." if span else ""
    return sentences.joined(told, newest, withheld_words(context, rows))


def _key(context: Context, parts: Sequence[Part]) -> tuple[str, ...]:
    t, rows = context.t, [numbers(part.judged.rows) for part in parts]
    band = any(map(_is_uncertain, parts))
    hollow = any((found["status"] == PROVISIONAL).any() for found in rows)
    return (*([band_words(context)] if band else []), *([t("Hollow point: provisional.")] if hollow else []))


def band_words(context: Context) -> str:
    """What the pale area is."""
    return context.t("Pale area: 95% interval.")
