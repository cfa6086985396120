"""Key figures that several pages show: the newest number, its verdict, its level."""

from dashboard.charts import sentences
from dashboard.charts.build import PROVISIONAL_SIGN, Context, interval_of
from dashboard.charts.findings.series import counted, unit_of
from dashboard.components.facts import Fact
from dashboard.model.intervals import is_missing
from dashboard.model.judged import Judged, judge
from dashboard.model.levels import rates
from dashboard.model.select import at, latest_number, numbers, series
from dashboard.pages.page import View
from loaders.schema import ADULTS, ALL, PROVISIONAL


def judged(view: View, indicator: str, region: str | None = None, *, sex: str = ALL, age_group: str = ALL) -> Judged:
    """One series of the selected years, judged; the home municipality's where no region is given."""
    chosen = view.selection
    rows = series(
        view.published,
        indicator,
        region or view.published.settings.home,
        sex=sex,
        age_group=age_group,
        from_year=chosen.from_year,
        to_year=chosen.to_year,
    )
    return judge(view.published, rows)


def latest(view: View, found: Judged, indicator: str, label: str = "", href: str = "") -> Fact | None:
    """The newest number of a count with its interval; None where there is none."""
    if found.latest is None:
        return None
    t, row = view.t, found.latest
    entry = view.published.catalogue.indicators[indicator]
    mark = PROVISIONAL_SIGN if row["status"] == PROVISIONAL else ""
    low, high = interval_of(row)
    span = t("range {span}", span=t.span(low, high)) if entry.unit["en"] != "conversations" else ""
    context = ". ".join(part for part in (span, _example(view, bool(row["synthetic"]))) if part)
    name = label or entry.unit[t.language].capitalize()
    return Fact(f"{name} {row['year']}", t.number(row["value"]) + mark, context, href)


def verdict(view: View, found: Judged, indicator: str, who: str = "") -> Fact | None:
    """The one verdict in words, with what must stand beside it; a series whose numbers are missing has none."""
    if found.latest is None or found.first is None:
        return None
    t, context = view.t, Context(view.published, view.selection)
    label = t("Development {period}", period=t.period(int(found.first["year"]), int(found.latest["year"])))
    words = sentences.verdict_heading(found, t, unit_of(context, indicator, who))
    reading = sentences.verdict_reading(found, t, counted(indicator), is_chosen=context.are_years_chosen)
    return Fact(label, words, sentences.joined(*reading))


def rate(view: View, href: str = "") -> Fact | None:
    """The newest published or computed rate of the chosen municipality, with the country's beside it."""
    t, settings, chosen = view.t, view.published.settings, view.selection
    region = chosen.region or settings.home
    row = latest_number(rates(view.published, region, chosen.from_year, chosen.to_year))
    if row is None:
        return None
    period = t.period(int(row["period_start"]), int(row["period_end"]))
    country = at(numbers(rates(view.published, settings.country)), int(row["year"]))
    beside = "" if country is None else t("the whole country {rate}", rate=t.number(country["value"], 1))
    is_known = not is_missing(row["rate_low"])
    span = t("range {span}", span=t.span(row["rate_low"], row["rate_high"], 1)) if is_known else ""
    label = t(
        "All reported violence per 1,000 in {place}, {period}",
        place=view.published.regions.name(region, t.language),
        period=period,
    )
    return Fact(label, t.number(row["value"], 1), ". ".join(part for part in (span, beside) if part), href)


def own_of_all(view: View, href: str = "") -> Fact | None:
    """Adult residents as the plan writes them: 41 (71)."""
    t, settings = view.t, view.published.settings
    own = judged(view, "centre.residents", age_group=ADULTS).latest
    if own is None:
        return None
    everyone = at(
        numbers(series(view.published, "centre.residents", settings.catchment, age_group=ADULTS)), int(own["year"])
    )
    total = "" if everyone is None else f" ({t.number(everyone['value'])})"
    label = t("Adult residents {year}, own (all)", year=own["year"])
    return Fact(label, t.number(own["value"]) + total, _example(view, bool(own["synthetic"])), href)


def _example(view: View, synthetic: bool) -> str:
    return view.t("Example data") if synthetic else ""
