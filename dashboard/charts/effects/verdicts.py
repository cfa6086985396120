"""Verdicts that another edition changes: the trend of each of the home municipality's series."""

from dataclasses import dataclass

from dashboard.charts import sentences
from dashboard.charts.build import Context
from dashboard.charts.effects.numbers import group_words, what_counts
from dashboard.charts.findings.series import unit_of
from dashboard.model.judged import Judged, judge
from dashboard.model.published import Published
from dashboard.model.select import series
from dashboard.vocabulary.selection import Selection
from loaders.schema import ADULTS, ALL, CHILDREN, MEN, WOMEN

GROUPS = (ALL, ADULTS, CHILDREN)
SEXES = (ALL, WOMEN, MEN)
Series = tuple[str, str, str]
"""Indicator, sex and age group."""


@dataclass(frozen=True)
class VerdictChange:
    """One series whose verdict is another: what it is, and both verdicts in words; empty where there is none."""

    what: str
    before: str
    after: str


def changed_verdicts(before: Published, after: Published, language: str) -> tuple[VerdictChange, ...]:
    """Every series of the home municipality that was judged in one way and now is in another."""
    contexts = tuple(Context(published, Selection(language=language)) for published in (before, after))
    found = []
    for one in _series_of(after):
        then, now = (_judged(context.published, one) for context in contexts)
        if _verdict(then) != _verdict(now):
            words = (_words(context, judged, one) for context, judged in zip(contexts, (then, now), strict=True))
            found.append(VerdictChange(_named(contexts[1], one), *words))
    return tuple(found)


def _series_of(published: Published) -> list[Series]:
    rows = published.frame[published.frame["region"] == published.settings.home]
    there = set(rows[["indicator", "sex", "age_group"]].itertuples(index=False, name=None))
    return [
        (indicator, sex, group)
        for indicator in published.catalogue.indicators
        for sex in SEXES
        for group in GROUPS
        if (indicator, sex, group) in there
    ]


def _judged(published: Published, one: Series) -> Judged:
    indicator, sex, group = one
    return judge(published, series(published, indicator, published.settings.home, sex=sex, age_group=group))


def _verdict(judged: Judged) -> tuple[str, bool | None]:
    """A verdict without its numbers: the trend's code, and in which way two years clearly differ if they do."""
    pair = judged.clear_pair
    return judged.trend.verdict, None if pair is None else pair[1].difference > 0


def _words(context: Context, judged: Judged, one: Series) -> str:
    if judged.latest is None:
        return ""
    who = group_words(context.t, *one[1:])
    return sentences.verdict_sentence(judged, context.t, unit_of(context, one[0], who[0] if len(who) == 1 else ""))


def _named(context: Context, one: Series) -> str:
    """«Beboere på krisesenteret, voksne, Bærum»."""
    indicator, sex, group = one
    rows = context.published.of(indicator, context.published.settings.home, sex, group)
    row = {"indicator": indicator, "sex": sex, "age_group": group, "synthetic": bool(rows["synthetic"].any())}
    what = what_counts(context.t, context.published, row)
    return f"{what}, {context.place(context.published.settings.home)}"
