"""What a meeting shows beside a figure: what the numbers support, and the caveats that go with it."""

from dashboard.charts.build import Context
from dashboard.charts.findings.conversations import conversations_with, per_person_judged
from dashboard.charts.findings.levels import against_benchmark
from dashboard.charts.findings.newest import newest_number
from dashboard.charts.findings.series import verdict_text
from dashboard.charts.findings.shares import chosen_shares, share_facts
from dashboard.charts.sentences.groups import who_words
from dashboard.model.judged import Judged, judge
from loaders.schema import ALL

Facts = tuple[str, ...]


def report_facts(context: Context) -> Facts:
    """The verdict on the reports to the police, and the newest number."""
    return _verdict_and_newest(context, _judged(context, "police.reports", context.home))


def offence_facts(context: Context) -> Facts:
    """The verdict on all reported violence; its numbers are averages, so none is the newest year's."""
    return _verdict(context, _judged(context, "violence.offences", context.region))


def rate_facts(context: Context) -> Facts:
    """The newest rate against the country's and the county's."""
    settings = context.published.settings
    return tuple(against_benchmark(context, place) for place in (settings.country, settings.county))


def resident_facts(context: Context) -> Facts:
    """The verdict on the residents chosen, adults unless children are, and the newest number."""
    sex, group = context.selection.sex, context.one_group
    judged = _judged(context, "centre.residents", context.region, sex, group)
    return _verdict_and_newest(context, judged, who_words(sex, group, context.t))


def conversation_facts(context: Context) -> Facts:
    """The verdict on the conversations, and how many each person had."""
    judged = _judged(context, "centre.conversations", context.region, context.selection.sex)
    return (*_verdict(context, judged, conversations_with(context)), per_person_judged(context, judged))


def conversation_user_facts(context: Context) -> Facts:
    """The verdict on the people who had conversations, and the newest number."""
    judged = _judged(context, "centre.conversation_users", context.region, context.selection.sex)
    return _verdict_and_newest(context, judged, context.chosen_sex)


def day_user_facts(context: Context) -> Facts:
    """The verdict on the country's day users."""
    return _verdict(context, _judged(context, "centre.day_users", context.published.settings.country))


def residents_share_facts(context: Context) -> Facts:
    """The share of all years together, its yardstick, and the plan's cost key."""
    return share_facts(context, chosen_shares(context))


def _judged(context: Context, indicator: str, place: str, sex: str = ALL, group: str = ALL) -> Judged:
    return judge(context.published, context.rows(indicator, place, sex=sex, group=group))


def _verdict(context: Context, judged: Judged, who: str = "") -> Facts:
    """The one verdict with its caveats."""
    return tuple(filter(None, [verdict_text(context, judged, who)]))


def _verdict_and_newest(context: Context, judged: Judged, who: str = "") -> Facts:
    """The verdict, then the newest count with its interval, and whether it is provisional."""
    newest = () if judged.latest is None else (newest_number(context, judged.latest),)
    return (*_verdict(context, judged, who), *newest)
