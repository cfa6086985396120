"""Figures that compare: the municipality's share of residents, and every municipality's reported violence."""

import pandas as pd

from dashboard.charts import findings, sentences, subjects
from dashboard.charts.build import SIGNS, Context, origin
from dashboard.charts.chart import Kind, Limit, Role, Series, Value
from dashboard.charts.content import Content
from dashboard.charts.findings.facts import residents_share_facts
from dashboard.charts.sentences.groups import group_words
from dashboard.charts.spec import FigureSpec, with_centre
from dashboard.model.comparison import MINIMUM_AREAS, Funnel, funnel
from dashboard.model.rates.municipalities import are_comparable, municipalities, populations
from dashboard.model.shares.centre_shares import ShareItem, SharesOverYears
from loaders.schema import NORMAL

RESIDENTS = "centre.residents"


def residents_share(context: Context) -> Content:
    """The home municipality's share of its centre's members' residents, against their inhabitants in the same years."""
    t, settings = context.t, context.published.settings
    found, group = findings.chosen_shares(context), group_words(context.one_group, t)
    shown = (*found.items, *_pooled(found))
    return Content(
        kind=Kind.DOTS,
        rows=_rows(context, found),
        rests_on=found.rests_on,
        categories=[t.period(*item.years) for item in shown],
        series=(Series("share", t("Share of residents"), Role.OWN, tuple(_share(context, i) for i in shown)),),
        finding=findings.share_heading(context, found),
        paragraph=findings.share_paragraph(context, found),
        subtitle=t(
            "Residents ({group}) from {place}, share of those from {members}, per cent",
            group=group,
            members=findings.member_words(context, found.items),
            place=context.name(settings.home),
        ),
        periods=[item.years for item in found.items],
        place=settings.home,
        breaks_of=settings.catchment,
        unit=t("per cent"),
        empty="" if found.items else findings.no_shares_words(context),
        more={"reference": findings.expected_share(context, found)},
        chosen=[group],
        reading=t("The share of the inhabitants is a yardstick, not a target."),
        notes=(*findings.share_cautions(context, found), *sentences.share_caveats(t)),
    )


def _pooled(found: SharesOverYears) -> tuple[ShareItem, ...]:
    """All years together, if they are more than one."""
    whole = found.together
    return (whole,) if whole and whole.years[0] < whole.years[1] else ()


def _rows(context: Context, found: SharesOverYears) -> pd.DataFrame:
    rows = [row for item in found.items for row in item.rows]
    return pd.DataFrame(rows) if rows else context.no_rows


def _share(context: Context, item: ShareItem) -> Value:
    """A share in per cent with its interval; withheld or missing if a number of its year is."""
    found = item.share
    if found.share is None or found.low is None or found.high is None:
        return Value(None, item.status, SIGNS[item.status])
    label = context.t.percent(100 * found.share)
    cells = " / ".join(origin(row) for row in item.rows)
    synthetic = any(bool(row["synthetic"]) for row in item.rows)
    return Value(100 * found.share, NORMAL, label, 100 * found.low, 100 * found.high, cells, synthetic)


def violence_funnel(context: Context) -> Content:
    """Municipalities' rates against their population, with control limits; needs ten with both numbers."""
    t = context.t
    rows = municipalities(context.published, fewest_known=MINIMUM_AREAS)
    found = funnel(rows.rename(columns={"value": "count"}), years=2)  # averages of two years
    period = findings.newest_period(rows, t)
    return Content(
        kind=Kind.FUNNEL,
        rows=rows,
        rests_on=populations(context.published, rows),
        categories=[context.name(region) for region in found.areas["region"]] if not found.reason else [],
        category_title=t("Municipality"),
        series=() if found.reason else (_points(context, found),),
        finding=findings.funnel_heading(context, found),
        paragraph=findings.funnel_paragraph(context, found),
        subtitle=t(
            "Reported violence per 1,000 inhabitants by population, every municipality, {period}",
            period=period,
        ),
        fixed_selection=", ".join(filter(None, (t("All municipalities"), period))),
        decimals=1,
        empty=findings.no_funnel_words(context, found) if found.reason else "",
        empty_finding=t("The municipalities cannot be compared by population yet"),
        more={
            "limits": _limits(context, found),
            "reference": findings.common_level(context, found),
            "log_axis": True,
        },
    )


def _points(context: Context, found: Funnel) -> Series:
    rows = found.areas.reset_index(drop=True)
    own = tuple(rows.index[rows["region"] == context.home])
    partners = tuple(rows.index[rows["region"].isin(context.published.settings.partners)])
    shown = tuple(
        Value(row["rate"], NORMAL, context.t.number(row["rate"], 1), origin=origin(row), x=row["population"])
        for _, row in rows.iterrows()
    )
    return Series("all", context.t("Per 1,000 inhabitants"), Role.OTHER, shown, own, partners)


def _limits(context: Context, found: Funnel) -> tuple[Limit, ...]:
    if found.reason:
        return ()
    words = {"95": context.t("95% limit"), "998": context.t("99.8% limit")}
    return tuple(
        Limit(
            words[level],
            tuple(zip(found.limits["population"], found.limits[f"{end}_{level}"], strict=True)),
            level == "998",
        )
        for level in ("95", "998")
        for end in ("low", "high")
    )


FIGURES = (
    FigureSpec(
        key="residents-share",
        content=residents_share,
        indicator=RESIDENTS,
        subject=subjects.COMPARISON,
        topic=lambda t: t("Our share of the residents"),
        question=subjects.share_question,
        facts=residents_share_facts,
        agenda=5,
        is_possible=with_centre,
    ),
    FigureSpec(
        key="funnel",
        content=violence_funnel,
        indicator="violence.rate",
        subject=subjects.COMPARISON,
        topic=lambda t: t("All municipalities by population"),
        question=subjects.level_question,
        is_possible=are_comparable,
    ),
)
