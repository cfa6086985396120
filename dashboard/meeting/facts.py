"""At most three facts beside a figure: what the numbers carry, with what must be said together with it."""

from collections.abc import Callable
from functools import lru_cache

from dashboard.charts import sentences
from dashboard.charts.build import Context
from dashboard.charts.chart import Chart
from dashboard.charts.findings.newest import newest_number
from dashboard.charts.findings.shares import population_words
from dashboard.charts.sentences import Counted
from dashboard.meeting.pictures import CACHED, chart_of
from dashboard.meeting.slide import MOST_FACTS
from dashboard.model.centre_shares import shares
from dashboard.model.comparison import NOT_COMPARABLE
from dashboard.model.judged import Judged, judge
from dashboard.model.levels import against, common_year
from dashboard.model.published import Published
from dashboard.model.select import series
from dashboard.model.trends import TOO_SHORT
from dashboard.selection import Selection
from loaders.schema import ADULTS, ALL, CHILDREN

MOST_SIGNS = 330  # what a column at the back of the room takes; the table and the definition hold the rest
Facts = list[str]


@lru_cache(maxsize=CACHED)
def facts_of(published: Published, key: str, selection: Selection) -> tuple[str, ...]:
    """The facts of a figure, the most important first; a chart without numbers has none."""
    chart, context = chart_of(published, key, selection), Context(published, selection)
    if not chart.has_numbers:
        return ()
    own = _OWN[chart.key](context) if chart.key in _OWN else []
    return _fitting([*own, *_breaks(chart, bool(own)), *_withheld(context, chart), *_notes(chart)])


def _fitting(found: Facts) -> tuple[str, ...]:
    """The first facts, as many as the screen takes; the first always."""
    kept: Facts = []
    for words in dict.fromkeys(filter(None, found)):
        if len(kept) < MOST_FACTS and (not kept or sum(map(len, kept)) + len(words) <= MOST_SIGNS):
            kept.append(words)
    return tuple(kept)


def _breaks(chart: Chart, is_judged: bool) -> Facts:
    """The breaks in a series whose verdict does not already name them."""
    return [] if is_judged else [mark.words for mark in chart.marks if mark.is_break]


def _withheld(context: Context, chart: Chart) -> Facts:
    words = (
        "Numbers marked : are withheld, so that nobody can be recognised, either from a small number or by subtraction."
    )
    return [context.t(words)] if chart.is_hiding else []


def _notes(chart: Chart) -> Facts:
    said = {mark.words for mark in chart.marks}
    return [words for words in chart.notes if words not in said]


def _judged(context: Context, indicator: str, place: str, *, sex: str = ALL, group: str = ALL) -> Judged:
    chosen = context.selection
    found = series(
        context.published,
        indicator,
        place,
        sex=sex,
        age_group=group,
        from_year=chosen.from_year,
        to_year=chosen.to_year,
    )
    return judge(context.published, found)


def _development(context: Context, judged: Judged, counted: Counted) -> Facts:
    """The verdict with its caveat; for a series too short for one whose ends clearly differ, those instead."""
    ends, t = judged.since_first, context.t
    if judged.latest is None or judged.first is None:
        return []
    if judged.trend.verdict == TOO_SHORT and ends is not None and ends.is_clear:
        years = str(judged.first["year"]), str(judged.latest["year"])
        return [sentences.period_sentence(ends, *years, t, counted)]
    return [sentences.trend_text(judged.trend, t, counted)]


def _newest(context: Context, judged: Judged) -> Facts:
    """The newest count with its interval, and whether it is provisional."""
    return [] if judged.latest is None else [newest_number(context, judged.latest)]


def _reports(context: Context) -> Facts:
    judged = _judged(context, "police.reports", context.home)
    return _development(context, judged, Counted.CASES) + _newest(context, judged)


def _offences(context: Context) -> Facts:
    return _development(context, _judged(context, "violence.offences", context.region), Counted.CASES)


def _residents(context: Context) -> Facts:
    chosen = context.selection
    group = ADULTS if chosen.group == ALL else chosen.group
    judged = _judged(context, "centre.residents", context.region, sex=chosen.sex, group=group)
    return _development(context, judged, Counted.PERSONS) + _newest(context, judged)


def _conversations(context: Context) -> Facts:
    judged = _judged(context, "centre.conversations", context.region, sex=context.selection.sex)
    return _development(context, judged, Counted.CONVERSATIONS)


def _conversation_users(context: Context) -> Facts:
    judged = _judged(context, "centre.conversation_users", context.region, sex=context.selection.sex)
    return _development(context, judged, Counted.PERSONS) + _newest(context, judged)


def _day_users(context: Context) -> Facts:
    judged = _judged(context, "centre.day_users", context.published.settings.country)
    return _development(context, judged, Counted.PERSONS)


def _rate(context: Context) -> Facts:
    settings = context.published.settings
    return [_against(context, settings.country), _against(context, settings.county)]


def _against(context: Context, benchmark: str) -> str:
    chosen, published, t = context.selection, context.published, context.t
    year = common_year(published, context.region, benchmark, chosen.from_year, chosen.to_year)
    result = against(published, context.region, benchmark, year) if year else None
    if year is None or result is None or result.verdict == NOT_COMPARABLE:
        return ""
    name = t("the country") if benchmark == published.settings.country else context.name(benchmark)
    unit = published.catalogue.indicators["violence.rate"].unit[t.language]
    words = sentences.comparison_sentence(result, context.name(context.region), name, unit, t)
    return f"{t.period(year - 1, year)}: {words}"


def _share(context: Context) -> Facts:
    chosen = context.selection
    group = CHILDREN if chosen.group == CHILDREN else ADULTS
    found = shares(context.published, group, chosen.from_year, chosen.to_year)
    if not found.items:
        return []
    newest = found.items[-1]
    words = sentences.share_sentence(newest.share, context.name(context.home), context.t, decimals=1)
    pooled = f"{context.t.period(*newest.years)}: {words}"
    return [pooled, population_words(context, found) or sentences.shares_over_years(found.differs, context.t)]


_OWN: dict[str, Callable[[Context], Facts]] = {
    "police-reports": _reports,
    "violence-offences": _offences,
    "violence-rate": _rate,
    "residents": _residents,
    "conversations": _conversations,
    "conversation-users": _conversation_users,
    "day-users-national": _day_users,
    "residents-share": _share,
}
