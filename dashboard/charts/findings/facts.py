"""What a meeting shows beside a figure: short sentences that complete its heading, which has the verdict already.

Each can be read from the back of a room; the panels that a key opens have the rest.
"""

import pandas as pd

from dashboard.charts import sentences
from dashboard.charts.build import Context
from dashboard.charts.findings.conversations import per_person_judged
from dashboard.charts.findings.levels import side_by_side
from dashboard.charts.findings.newest import newest_number
from dashboard.charts.findings.series import counted
from dashboard.charts.findings.shares import chosen_shares, short_share
from dashboard.model.judged import Judged, judge
from loaders.schema import ALL

Facts = tuple[str, ...]


def report_facts(context: Context) -> Facts:
    """The newest number of reports to the police, with its interval."""
    return _with_newest(context, _judged(context, "police.reports", context.home))


def offence_facts(context: Context) -> Facts:
    """What the verdict on all reported violence needs; its numbers are averages, so none is the newest year's."""
    return _cautions(context, _judged(context, "violence.offences", context.region))


def rate_facts(context: Context) -> Facts:
    """The newest rate and the country's, of the same period."""
    return (side_by_side(context, context.published.settings.country),)


def resident_facts(context: Context) -> Facts:
    """The newest number of the residents chosen, adults unless children are."""
    sex, group = context.selection.sex, context.one_group
    return _with_newest(context, _judged(context, "centre.residents", context.region, sex, group))


def conversation_facts(context: Context) -> Facts:
    """How many conversations each person had: more conversations need not be more people."""
    judged = _judged(context, "centre.conversations", context.region, context.selection.sex)
    return (*_cautions(context, judged), per_person_judged(context, judged))


def conversation_user_facts(context: Context) -> Facts:
    """The newest number of people who had conversations."""
    judged = _judged(context, "centre.conversation_users", context.region, context.selection.sex)
    return _with_newest(context, judged)


def day_user_facts(context: Context) -> Facts:
    """What the verdict on the country's day users needs."""
    return _cautions(context, _judged(context, "centre.day_users", context.published.settings.country))


def residents_share_facts(context: Context) -> Facts:
    """The share of all years together, and what it is measured against."""
    return short_share(context, chosen_shares(context))


def _judged(context: Context, indicator: str, place: str, sex: str = ALL, group: str = ALL) -> Judged:
    return judge(context.published, context.rows(indicator, place, sex=sex, group=group))


def _cautions(context: Context, judged: Judged) -> Facts:
    """The sentences that must always accompany the verdict in the heading."""
    latest: pd.Series | None = judged.latest
    if latest is None:
        return ()
    kind, is_chosen = counted(latest["indicator"]), context.are_years_chosen
    return sentences.verdict_caution(judged, context.t, kind, is_chosen=is_chosen)


def _with_newest(context: Context, judged: Judged) -> Facts:
    """Those, then the newest count with its interval, and whether it is provisional."""
    newest = () if judged.latest is None else (newest_number(context, judged.latest),)
    return (*_cautions(context, judged), *newest)
