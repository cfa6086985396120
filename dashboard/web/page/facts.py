"""Key figures that several pages show: the newest number, its verdict, its level."""

import pandas as pd

from dashboard.charts import sentences
from dashboard.charts.build import PROVISIONAL_SIGN, Context, interval_of
from dashboard.charts.findings.newest import cut_off_words
from dashboard.charts.findings.series import counted, unit_of
from dashboard.charts.sentences import Counted
from dashboard.model.intervals import is_missing
from dashboard.model.judged import Judged, judge
from dashboard.model.levels import common_period, rates
from dashboard.model.select import at, latest_number, numbers, series
from dashboard.web.components.facts import Fact
from dashboard.web.page.page import View
from loaders.schema import ADULTS, ALL, PROVISIONAL


def judged(view: View, indicator: str, region: str | None = None, *, sex: str = ALL, age_group: str = ALL) -> Judged:
    """One series of the selected years, judged; the home municipality's if no region is given."""
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


def latest(view: View, found: Judged, what: str, only: str = "") -> Fact | None:
    """The newest number of a count with its interval, or None.

    `only` says why it is for another place than the chosen one.
    """
    if found.latest is None:
        return None
    t, row = view.t, found.latest
    mark = PROVISIONAL_SIGN if row["status"] == PROVISIONAL else ""
    is_uncertain = counted(row["indicator"]) is not Counted.CONVERSATIONS
    span = t("95% interval {span}", span=t.span(*interval_of(row))) if is_uncertain else ""
    context = (only, cut_off_words(_context(view), row), span, example(view, bool(row["synthetic"])))
    number = t.number(row["value"]) + mark
    label = _label(view, row, what)
    return Fact(label, number, said(*context), is_elsewhere=_is_elsewhere(view, row), flag=_flag(view, row))


def _flag(view: View, row: pd.Series) -> str:
    """That a number is new or revised since the last edition, if it is."""
    t, found = view.t, view.snapshot.changes
    if found.since is None:
        return ""
    if found.is_new(row):
        return t("New since {day}", day=t.date(found.since))
    return t("Revised since {day}", day=t.date(found.since)) if found.is_revised(row) else ""


def _label(view: View, row: pd.Series, what: str) -> str:
    """«Anmeldte forhold i Bærum, 2019», «Voksne fra Asker (til 2019), 2018»."""
    t = view.t
    values = {
        "what": what[:1].upper() + what[1:],
        "place": view.published.regions.name_inside(row["region"], t.language),
        "period": t.period(int(row["period_start"]), int(row["period_end"])),
    }
    is_of_users = row["indicator"].startswith("centre.")
    return t("{what} from {place}, {period}", **values) if is_of_users else t("{what} in {place}, {period}", **values)


def _is_elsewhere(view: View, row: pd.Series) -> bool:
    """Whether a number is for another place than the chosen one."""
    return row["region"] != (view.selection.region or view.published.settings.home)


def verdict(view: View, found: Judged, indicator: str, who: str = "") -> Fact | None:
    """The verdict in words, with its caveats; a series with missing numbers has none."""
    if found.latest is None or found.first is None:
        return None
    t, context = view.t, Context(view.published, view.selection)
    label = t(
        "Trend, {place}, {period}",
        place=context.place(found.latest["region"]),
        period=t.period(int(found.first["year"]), int(found.latest["year"])),
    )
    words = sentences.verdict_heading(found, t, unit_of(context, indicator, who))
    reading = sentences.verdict_reading(found, t, counted(indicator), is_chosen=context.are_years_chosen)
    mark = example(view, bool(found.latest["synthetic"]))
    return Fact(label, words, said(sentences.joined(*reading), mark), is_elsewhere=_is_elsewhere(view, found.latest))


def rate(view: View) -> Fact | None:
    """The newest published or computed rate of the chosen municipality, with the country's beside it."""
    t, settings, chosen = view.t, view.published.settings, view.selection
    region = chosen.region or settings.home
    row = latest_number(rates(view.published, region, chosen.from_year, chosen.to_year))
    if row is None:
        return None
    is_known = not is_missing(row["rate_low"])
    span = t("95% interval {span}", span=t.span(row["rate_low"], row["rate_high"], 1)) if is_known else ""
    label = t(
        "All reported violence per 1,000 in {place}, {period}",
        place=view.published.regions.name(region, t.language),
        period=t.period(int(row["period_start"]), int(row["period_end"])),
    )
    cut = cut_off_words(_context(view), row, rates(view.published, region))
    return Fact(label, t.number(row["value"], 1), said(cut, span, _beside(view, region, int(row["year"]))))


def _beside(view: View, region: str, year: int) -> str:
    """The country's rate in the same period, or else both rates in the newest period that both have."""
    t, published, chosen = view.t, view.published, view.selection
    country = published.settings.country
    common = common_period(published, region, country, chosen.from_year, chosen.to_year)
    if common is None or region == country:
        return ""
    own, beside = (_rate_of(view, place, common[1]) for place in (region, country))
    if common[1] == year:
        return t("the whole country {rate}", rate=beside)
    return t(
        "{period}: {own} against {rate} in the whole country",
        period=t.period(*common),
        own=own,
        rate=beside,
    )


def _rate_of(view: View, place: str, year: int) -> str:
    """A rate that is known to exist."""
    return view.t.number(at(numbers(rates(view.published, place)), year)["value"], 1)  # type: ignore[index]


def own_of_all(view: View) -> Fact | None:
    """Adult residents as the plan writes them: 41 (71)."""
    t, settings = view.t, view.published.settings
    own = judged(view, "centre.residents", age_group=ADULTS).latest
    if own is None:
        return None
    everyone = at(
        numbers(series(view.published, "centre.residents", settings.catchment, age_group=ADULTS)), int(own["year"])
    )
    total = "" if everyone is None else f" ({t.number(everyone['value'])})"
    place = view.published.regions.name(settings.home, t.language)
    label = t("Adults from {place}, with everyone in brackets, {year}", place=place, year=own["year"])
    context = said(cut_off_words(_context(view), own), example(view, bool(own["synthetic"])))
    number, is_elsewhere = t.number(own["value"]) + total, _is_elsewhere(view, own)
    return Fact(label, number, context, is_elsewhere=is_elsewhere, flag=_flag(view, own))


def unit(view: View, indicator: str) -> str:
    """What an indicator counts, in the reader's language."""
    return view.published.catalogue.indicators[indicator].unit[view.t.language]


def said(*parts: str) -> str:
    """Each part as a sentence, without the last full stop."""
    return ". ".join(part[0].upper() + part[1:].rstrip(".") for part in parts if part)


def _context(view: View) -> Context:
    return Context(view.published, view.selection)


def example(view: View, synthetic: bool) -> str:
    """The mark of a card whose number is constructed."""
    return view.t("Example data") if synthetic else ""
