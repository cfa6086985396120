"""The home municipality's share of residents in words: against its share of the cost, and of the inhabitants."""

from dashboard.charts import sentences
from dashboard.charts.build import Context
from dashboard.charts.chart import Reference
from dashboard.model.centre_shares import ShareItem, SharesOverYears
from dashboard.model.comparison import CLEARLY_HIGHER, CLEARLY_LOWER, HIGHER, LOWER, NOT_DIFFERENT
from dashboard.text import Text


def share_heading(context: Context, found: SharesOverYears) -> str:
    """The verdict on all years together, or on the only year; measured against the share of the cost."""
    if not found.items:
        return ""
    return sentences.share_heading(found.items[-1].share, context.name(context.home), context.t)


def share_paragraph(context: Context, found: SharesOverYears, title: str) -> str:
    """What is shared, the pooled share, the newest year, whether years differ, and the yardstick by inhabitants."""
    if not found.items:
        return ""
    pooled, newest = found.items[-1], [item for item in found.items if item.own is not None][-1]
    return sentences.joined(
        f"{title}.",
        _item_words(context, pooled),
        _item_words(context, newest) if newest is not pooled else "",
        sentences.shares_over_years(found.differs, context.t),
        population_words(context, found),
        sentences.share_caveats(context.t)[0],
    )


def population_words(context: Context, found: SharesOverYears) -> str:
    """The share against the inhabitants of those who belonged to the centre then, where that differs from the key.

    The plan's key shares the cost by today's municipalities; earlier years had fewer members, so the key is no
    yardstick for them, and a reader must know. That the total counts others too lowers the share, and is said with it.
    """
    local, t = found.by_population, context.t
    if local is None or local.expected is None:
        return ""
    if found.expected is not None and round(100 * local.expected) == round(100 * found.expected):
        return ""
    why = t("The plan's population figures include municipalities that joined the centre later.")
    lived = t(
        "Of the inhabitants of the municipalities that belonged to the centre in the period, {share} lived in {place}.",
        share=t.percent(100 * local.expected, 1),
        place=context.name(context.home),
    )
    verdict = _against_population(local.verdict, t)
    return sentences.joined(why if found.expected else "", lived, verdict, sentences.share_caveats(t)[1])


def _against_population(verdict: str, t: Text) -> str:
    return {
        CLEARLY_HIGHER: t("Against that, the share is clearly higher."),
        HIGHER: t("Against that, the share is higher."),
        NOT_DIFFERENT: t("Against that, the share is not clearly different."),
        LOWER: t("Against that, the share is lower."),
        CLEARLY_LOWER: t("Against that, the share is clearly lower."),
    }.get(verdict, "")


def expected_share(context: Context, found: SharesOverYears) -> Reference | None:
    """The dashed line: the share of the cost."""
    if found.expected is None:
        return None
    t = context.t
    return Reference(100 * found.expected, t("Share of cost {share}", share=t.percent(100 * found.expected)))


def share_caveats(context: Context) -> tuple[str, ...]:
    """What must be known to read a share, and who joined the centre when: the share of the cost is of them all."""
    catchment = context.published.settings.catchment
    joined = [item for item in context.published.breaks if item.is_break and catchment in item.regions]
    return (*sentences.share_caveats(context.t), *(item.words[context.t.language] for item in joined))


def _item_words(context: Context, item: ShareItem) -> str:
    words = sentences.share_sentence(item.share, context.name(context.home), context.t, decimals=1)
    return f"{context.t.period(*item.years)}: {words}"
