"""At most three facts beside a figure: what the numbers carry, with what must be said together with it."""

from collections.abc import Callable
from functools import lru_cache

from dashboard.charts.build import Context, sex_words, who_words
from dashboard.charts.chart import Chart
from dashboard.charts.findings.conversations import per_person_words
from dashboard.charts.findings.levels import against_benchmark
from dashboard.charts.findings.newest import newest_number
from dashboard.charts.findings.series import verdict_text
from dashboard.charts.findings.shares import share_facts
from dashboard.model.judged import Judged, judge
from dashboard.model.published import Published
from dashboard.model.rates.per_person import conversations_per_person
from dashboard.model.select import series
from dashboard.model.shares.centre_shares import shares
from dashboard.vocabulary.selection import Selection
from dashboard.web.meeting.pictures import CACHED, chart_of
from dashboard.web.meeting.slide import MOST_FACTS
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
    words = context.t(
        "Some numbers are withheld so that nobody can be recognised, either from a small number or by subtraction."
    )
    return [words] if chart.is_hiding else []


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


def _development(context: Context, judged: Judged, indicator: str, who: str = "") -> Facts:
    """The one verdict with its caveats."""
    return [] if judged.latest is None else [verdict_text(context, judged, indicator, who)]


def _newest(context: Context, judged: Judged) -> Facts:
    """The newest count with its interval, and whether it is provisional."""
    return [] if judged.latest is None else [newest_number(context, judged.latest)]


def _reports(context: Context) -> Facts:
    judged = _judged(context, "police.reports", context.home)
    return _development(context, judged, "police.reports") + _newest(context, judged)


def _offences(context: Context) -> Facts:
    judged = _judged(context, "violence.offences", context.region)
    return _development(context, judged, "violence.offences")


def _residents(context: Context) -> Facts:
    chosen = context.selection
    group = ADULTS if chosen.group == ALL else chosen.group
    judged = _judged(context, "centre.residents", context.region, sex=chosen.sex, group=group)
    who = who_words(chosen.sex, group, context.t)
    return _development(context, judged, "centre.residents", who) + _newest(context, judged)


def _conversations(context: Context) -> Facts:
    chosen, t = context.selection, context.t
    judged = _judged(context, "centre.conversations", context.region, sex=chosen.sex)
    unit = "" if chosen.sex == ALL else t("conversations with {who}", who=sex_words(chosen.sex, t))
    rows = conversations_per_person(
        context.published, context.region, chosen.sex, judged.since_break or chosen.from_year, chosen.to_year
    )
    return [*_development(context, judged, "centre.conversations", unit), per_person_words(context, rows)]


def _conversation_users(context: Context) -> Facts:
    sex = context.selection.sex
    judged = _judged(context, "centre.conversation_users", context.region, sex=sex)
    who = "" if sex == ALL else sex_words(sex, context.t)
    return _development(context, judged, "centre.conversation_users", who) + _newest(context, judged)


def _day_users(context: Context) -> Facts:
    judged = _judged(context, "centre.day_users", context.published.settings.country)
    return _development(context, judged, "centre.day_users")


def _rate(context: Context) -> Facts:
    settings = context.published.settings
    return [against_benchmark(context, place) for place in (settings.country, settings.county)]


def _share(context: Context) -> Facts:
    chosen = context.selection
    group = CHILDREN if chosen.group == CHILDREN else ADULTS
    found = shares(context.published, group, chosen.from_year, chosen.to_year)
    return list(share_facts(context, found, group))


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
