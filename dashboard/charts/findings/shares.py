"""The home municipality's share of residents in words: against its share of the cost, and of the inhabitants."""

from dashboard.charts import sentences
from dashboard.charts.build import Context
from dashboard.charts.chart import Reference
from dashboard.model.centre_shares import ShareItem, SharesOverYears


def share_heading(context: Context, found: SharesOverYears) -> str:
    """The verdict on all years together, or on the only year."""
    if not found.items:
        return ""
    return sentences.share_heading(found.items[-1].share, context.name(context.home), context.t)


def share_paragraph(context: Context, found: SharesOverYears) -> str:
    """The pooled share, the newest year, whether years differ, and the yardstick by inhabitants."""
    if not found.items:
        return ""
    pooled, newest = found.items[-1], [item for item in found.items if item.own is not None][-1]
    return sentences.joined(
        _item_words(context, pooled),
        _item_words(context, newest) if newest is not pooled else "",
        sentences.shares_over_years(found.differs, context.t),
        population_words(context, found),
        sentences.share_caveats(context.t)[0],
    )


def population_words(context: Context, found: SharesOverYears) -> str:
    """What the share of inhabitants was among those who belonged to the centre then, where that differs from the key.

    The plan's key shares the cost by today's municipalities; earlier years had fewer members, so the key is no
    yardstick for them, and a reader must know.
    """
    if found.population is None or found.expected is None:
        return ""
    if round(100 * found.population) == round(100 * found.expected):
        return ""
    t = context.t
    return t(
        "The expected share is the plan's key for sharing the cost. Of the inhabitants of the municipalities that "
        "belonged to the centre in {year}, {share} lived in {place}; measured by that, the expected share is another.",
        year=found.population_year,
        share=t.percent(100 * found.population),
        place=context.name(context.home),
    )


def expected_share(context: Context, found: SharesOverYears) -> Reference | None:
    """The dashed line: the share of the cost."""
    if found.expected is None:
        return None
    t = context.t
    return Reference(100 * found.expected, t("Share of cost {share}", share=t.percent(100 * found.expected)))


def share_caveats(context: Context) -> tuple[str, ...]:
    """What must be known to read a share."""
    return sentences.share_caveats(context.t)


def _item_words(context: Context, item: ShareItem) -> str:
    words = sentences.share_sentence(item.share, context.name(context.home), context.t)
    return f"{context.t.period(*item.years)}: {words}"
