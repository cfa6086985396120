"""The home municipality's share of residents in words: against the members' inhabitants in the same years."""

from dataclasses import replace

from dashboard.charts import sentences
from dashboard.charts.build import Context
from dashboard.charts.chart import Reference
from dashboard.charts.findings.residents import siblings
from dashboard.charts.sentences.groups import group_words
from dashboard.model.shares.centre_shares import COST, INHABITANTS, ShareItem, SharesOverYears, shares
from loaders.schema import SUPPRESSED


def chosen_shares(context: Context) -> SharesOverYears:
    """The shares of the chosen years, for adults unless children are chosen: what every function here is given."""
    chosen = context.selection
    return shares(context.published, context.one_group, chosen.from_year, chosen.to_year)


def share_heading(context: Context, found: SharesOverYears) -> str:
    """The verdict on all years together, or on the only year; empty if there is no share."""
    if found.together is None:
        return ""
    t = context.t
    yardstick = t("its share of the cost") if found.yardstick == COST else t("its share of the inhabitants")
    return sentences.share_heading(found.together.share, _scope(context, found.together), yardstick, t)


def share_paragraph(context: Context, found: SharesOverYears) -> str:
    """The pooled share, its yardstick, whether years differ, all residents, and which years have no share.

    Empty if there is no share.
    """
    if found.together is None:
        return ""
    t = context.t
    return sentences.joined(
        *_share_sentences(context, found),
        sentences.shares_over_years(found.differs, t),
        _of_all(context, found),
        _withheld(context, found),
        sentences.free_choice(t),
    )


def _share_sentences(context: Context, found: SharesOverYears) -> tuple[str, ...]:
    """Whole sentences: the pooled share, its yardstick, and what the plan's key has to do with these years."""
    if found.together is None:
        return ()
    t, whole = context.t, found.together
    shared = sentences.share_sentence(whole.share, _scope(context, whole), t)
    yardstick = {
        INHABITANTS: sentences.inhabitants_sentence(whole.share, context.name(context.home), t),
        COST: sentences.cost_sentence(whole.share, t),
    }.get(found.yardstick, sentences.no_yardstick_sentence(t))
    return (shared, yardstick, *share_cautions(context, found))


def short_share(context: Context, found: SharesOverYears) -> tuple[str, ...]:
    """The pooled share with its interval, and its yardstick, each in few words."""
    if found.together is None:
        return ()
    t, share = context.t, found.together.share
    pooled = t(
        "{count} of {total} in {period}: {share} (95% interval {span}).",
        count=t.number(share.count or 0),
        total=t.number(share.total or 0),
        period=t.period(*found.together.years),
        share=t.percent(100 * (share.share or 0), 1),
        span=sentences.percent_span(share.low or 0, share.high or 0, t, 1),
    )
    yardstick = {
        INHABITANTS: sentences.inhabitants_share(share, context.name(context.home), t),
        COST: sentences.cost_share(share, t),
    }.get(found.yardstick, "")
    return tuple(filter(None, (pooled, yardstick)))


def share_cautions(context: Context, found: SharesOverYears) -> tuple[str, ...]:
    """What else must be known to read the verdict: another key, and that children come as siblings."""
    return tuple(filter(None, (_other_key(context, found), *siblings(context, context.one_group))))


def _other_key(context: Context, found: SharesOverYears) -> str:
    """That the key readers know from the plan is no yardstick for these years, if one is stated for others."""
    t, published, whole = context.t, context.published, found.together
    key = published.regions.cost_keys.get(published.settings.catchment)
    if whole is None or key is None or (share := key.share(context.home)) is None:
        return ""
    values = {"share": t.percent(100 * share)}
    if whole.years[1] < key.first:
        return t("The plan's cost key ({share}) applies from {year}, not to these years.", year=key.first, **values)
    if key.last < whole.years[0]:
        return t("The plan's cost key ({share}) applied until {year}, not to these years.", year=key.last, **values)
    return ""


def _of_all(context: Context, found: SharesOverYears) -> str:
    if found.of_all is None or found.together is None:
        return ""
    newest = replace(found.together, years=(found.together.years[1],) * 2)
    return sentences.of_all_sentence(found.of_all, _scope(context, newest), context.t)


def _withheld(context: Context, found: SharesOverYears) -> str:
    t = context.t
    years = [t.period(*item.years) for item in found.items if item.status == SUPPRESSED]
    if not years:
        return ""
    return t("There is no share for {years}: a number is withheld to protect privacy.", years=t.listed(years))


def member_words(context: Context, items: tuple[ShareItem, ...]) -> str:
    """«Bærum og Asker»; if other municipalities joined in between, a common description."""
    regions = context.published.regions
    named = dict.fromkeys(tuple(map(regions.bare_name, item.members)) for item in items)
    if len(named) == 1:
        return context.t.listed(list(next(iter(named))))
    return context.t("the municipalities that share the centre")


def expected_share(context: Context, found: SharesOverYears) -> Reference | None:
    """The dashed line, in per cent: the share of the inhabitants, or of the cost; None if neither is known."""
    t = context.t
    expected = found.together.share.expected if found.together else None
    if expected is None:
        return None
    share = t.percent(100 * expected)
    is_cost = found.yardstick == COST
    label = t("Share of cost {share}", share=share) if is_cost else t("Share of inhabitants {share}", share=share)
    return Reference(100 * expected, label)


def no_shares_words(context: Context) -> str:
    """Why there is no share, if no year has a municipality to share the centre with."""
    return context.t(
        "{place} shares the crisis centre with no other municipality in these years, so there is no share to show.",
        place=context.name(context.home),
    )


def _scope(context: Context, item: ShareItem) -> sentences.ShareScope:
    t = context.t
    return sentences.ShareScope(
        place=context.name(context.home),
        members=member_words(context, (item,)),
        group=group_words(context.one_group, t),
        period=t.period(*item.years),
    )
