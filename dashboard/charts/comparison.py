"""Figures that compare: the municipality's share of users, and every municipality's reported violence."""

import pandas as pd

from dashboard.charts import findings
from dashboard.charts.build import SIGNS, Context, group_words, origin, value
from dashboard.charts.chart import Chart, Kind, Limit, Role, Series, Value
from dashboard.charts.describe import describe
from dashboard.model.centre_shares import ShareItem, shares
from dashboard.model.comparison import MINIMUM_AREAS, Funnel, funnel
from dashboard.model.municipalities import municipalities
from dashboard.model.published import Published
from dashboard.selection import Selection
from loaders.schema import ADULTS, CHILDREN, MISSING, NORMAL, SUPPRESSED

RESIDENTS, OFFENCES = "centre.residents", "violence.offences"


def residents_share(published: Published, selection: Selection) -> Chart:
    """The home municipality's share of residents a year and for all years, against its share of the cost."""
    context = Context(published, selection)
    t, settings = context.t, published.settings
    group = CHILDREN if selection.group == CHILDREN else ADULTS
    found = shares(published, group, selection.from_year, selection.to_year)
    years = [item.years for item in found.items if item.own is not None]
    subject = {"place": context.name(settings.home), "group": group_words(group, t)}
    return describe(
        context,
        key="residents-share",
        kind=Kind.DOTS,
        indicator=RESIDENTS,
        rows=found.rows,
        categories=[t.period(*item.years) for item in found.items],
        series=(Series("share", t("Share of residents"), Role.OWN, tuple(_share(context, i) for i in found.items)),),
        finding=findings.share_heading(context, found),
        paragraph=findings.share_paragraph(
            context, found, t("Residents of the crisis centre from {place}, {group}, as a share of all", **subject)
        ),
        subtitle=t("{place}'s share of all residents of the crisis centre, {group}, percent", **subject),
        periods=years,
        place=settings.home,
        marked=settings.catchment,
        unit=t("percent"),
        reference=findings.expected_share(context, found),
        chosen=[group_words(group, t)],
        notes=findings.share_caveats(context),
    )


def _share(context: Context, item: ShareItem) -> Value:
    """A share in percent with its interval; withheld or missing where its count is."""
    found = item.share
    status = _worst_status(item)
    if found.share is None or found.low is None or found.high is None:
        return Value(None, status, SIGNS[status])
    label = context.t.percent(100 * found.share)
    cells = " / ".join(origin(row) for row in item.rows)
    synthetic = any(bool(row["synthetic"]) for row in item.rows)
    return Value(100 * found.share, NORMAL, label, 100 * found.low, 100 * found.high, cells, synthetic)


def _worst_status(item: ShareItem) -> str:
    found = [row["status"] for row in item.rows]
    return SUPPRESSED if SUPPRESSED in found else MISSING


def all_municipalities(published: Published, selection: Selection) -> Chart:
    """Every municipality's reported violence in the newest period, in order, the home municipality highlighted."""
    context = Context(published, selection)
    t = context.t
    rows = municipalities(published).sort_values("value", ascending=False, na_position="last", kind="stable")
    names = [context.name(region) for region in rows["region"]]
    own = [n for n, region in enumerate(rows["region"]) if region == context.home]
    return describe(
        context,
        key="municipalities",
        kind=Kind.STRIP,
        indicator=OFFENCES,
        rows=rows,
        categories=names,
        category_title=t("Municipality"),
        series=(
            Series(
                "all", t("Annual average"), Role.OTHER, tuple(value(row, t) for _, row in rows.iterrows()), tuple(own)
            ),
        ),
        finding=findings.rank_heading(context, rows),
        paragraph=findings.rank_paragraph(context, rows),
        subtitle=t(
            "Reported violence and maltreatment (not only close relationships), every municipality, "
            "annual average {period}",
            period=_period(context, rows),
        ),
        everywhere=_everywhere(context, rows),
        notes=(t("A large number mostly means a large municipality. The numbers are not divided by population."),),
        log_axis=True,
    )


def violence_funnel(published: Published, selection: Selection) -> Chart:
    """Municipalities' rates against their population, with control limits; needs ten with both numbers."""
    context = Context(published, selection)
    t = context.t
    rows = municipalities(published, fewest_known=MINIMUM_AREAS)
    found = funnel(rows.rename(columns={"value": "count"}), years=2)  # averages of two years
    chart = describe(
        context,
        key="funnel",
        kind=Kind.FUNNEL,
        indicator="violence.rate",
        rows=rows,
        categories=[context.name(region) for region in found.areas["region"]] if not found.reason else [],
        category_title=t("Municipality"),
        series=() if found.reason else (_points(context, found),),
        finding=findings.funnel_heading(context, found),
        paragraph=findings.funnel_paragraph(context, found),
        subtitle=t(
            "Reported violence per 1,000 inhabitants by population, every municipality, {period}",
            period=_period(context, rows),
        ),
        everywhere=_everywhere(context, rows),
        limits=_limits(context, found),
        reference=findings.common_level(context, found),
        decimals=1,
        log_axis=True,
    )
    return findings.without_funnel(context, chart, found) if found.reason else chart


def _points(context: Context, found: Funnel) -> Series:
    rows = found.areas.reset_index(drop=True)
    own = tuple(rows.index[rows["region"] == context.home])
    shown = tuple(
        Value(row["rate"], NORMAL, context.t.number(row["rate"], 1), origin=origin(row), x=row["population"])
        for _, row in rows.iterrows()
    )
    return Series("all", context.t("Per 1,000 inhabitants"), Role.OTHER, shown, own)


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


def _period(context: Context, rows: pd.DataFrame) -> str:
    return context.t.period(int(rows["period_start"].max()), int(rows["period_end"].max())) if len(rows) else ""


def _everywhere(context: Context, rows: pd.DataFrame) -> str:
    return ", ".join(part for part in (context.t("All municipalities"), _period(context, rows)) if part)
