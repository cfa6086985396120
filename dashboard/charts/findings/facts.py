"""What a meeting shows beside a figure: what the numbers support, and the caveats that go with it."""

from dashboard.charts.build import Context, sex_words, who_words
from dashboard.charts.findings.conversations import per_person_words
from dashboard.charts.findings.levels import against_benchmark
from dashboard.charts.findings.newest import newest_number
from dashboard.charts.findings.series import verdict_text
from dashboard.charts.findings.shares import share_facts
from dashboard.model.judged import Judged, judge
from dashboard.model.rates.per_person import conversations_per_person
from dashboard.model.shares.centre_shares import shares
from loaders.schema import ADULTS, ALL, CHILDREN

Facts = tuple[str, ...]


def report_facts(context: Context) -> Facts:
    """The verdict on the reports to the police, and the newest number."""
    return _verdict_and_newest(context, "police.reports", context.home)


def offence_facts(context: Context) -> Facts:
    """The verdict on all reported violence; its numbers are averages, so none is the newest year's."""
    return _verdict(context, _judged(context, "violence.offences", context.region), "violence.offences")


def rate_facts(context: Context) -> Facts:
    """The newest rate against the country's and the county's."""
    settings = context.published.settings
    return tuple(against_benchmark(context, place) for place in (settings.country, settings.county))


def resident_facts(context: Context) -> Facts:
    """The verdict on the residents chosen, adults unless children are, and the newest number."""
    chosen = context.selection
    group = ADULTS if chosen.group == ALL else chosen.group
    who = who_words(chosen.sex, group, context.t)
    return _verdict_and_newest(context, "centre.residents", context.region, chosen.sex, group, who)


def conversation_facts(context: Context) -> Facts:
    """The verdict on the conversations, and how many each person had."""
    chosen, t = context.selection, context.t
    judged = _judged(context, "centre.conversations", context.region, chosen.sex)
    unit = "" if chosen.sex == ALL else t("conversations with {who}", who=sex_words(chosen.sex, t))
    first = judged.since_break or chosen.from_year
    rows = conversations_per_person(context.published, context.region, chosen.sex, first, chosen.to_year)
    return (*_verdict(context, judged, "centre.conversations", unit), per_person_words(context, rows))


def conversation_user_facts(context: Context) -> Facts:
    """The verdict on the people who had conversations, and the newest number."""
    sex = context.selection.sex
    who = "" if sex == ALL else sex_words(sex, context.t)
    return _verdict_and_newest(context, "centre.conversation_users", context.region, sex, ALL, who)


def day_user_facts(context: Context) -> Facts:
    """The verdict on the country's day users."""
    return _verdict(
        context, _judged(context, "centre.day_users", context.published.settings.country), "centre.day_users"
    )


def residents_share_facts(context: Context) -> Facts:
    """The share of all years together, its yardstick, and the plan's cost key."""
    chosen = context.selection
    group = CHILDREN if chosen.group == CHILDREN else ADULTS
    return tuple(share_facts(context, shares(context.published, group, chosen.from_year, chosen.to_year), group))


def _judged(context: Context, indicator: str, place: str, sex: str = ALL, group: str = ALL) -> Judged:
    return judge(context.published, context.rows(indicator, place, sex=sex, group=group))


def _verdict(context: Context, judged: Judged, indicator: str, who: str = "") -> Facts:
    """The one verdict with its caveats."""
    return () if judged.latest is None else (verdict_text(context, judged, indicator, who),)


def _verdict_and_newest(
    context: Context, indicator: str, place: str, sex: str = ALL, group: str = ALL, who: str = ""
) -> Facts:
    """The verdict, then the newest count with its interval, and whether it is provisional."""
    judged = _judged(context, indicator, place, sex, group)
    newest = () if judged.latest is None else (newest_number(context, judged.latest),)
    return (*_verdict(context, judged, indicator, who), *newest)
