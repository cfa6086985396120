"""Residents and conversations by sex and municipality, in words; what is withheld is never described by size."""

from collections.abc import Collection

import pandas as pd

from dashboard.charts.build import Context, number_label, value
from dashboard.charts.findings.series import break_words, caveat, sequence_words, withheld_words
from dashboard.charts.sentences import joined
from dashboard.charts.sentences.groups import group_words, who_words
from dashboard.model.select import at, latest_number, numbers, records
from dashboard.vocabulary.text import Text
from loaders.schema import ADULTS, CHILDREN, MEN, WOMEN

RESIDENTS, CONVERSATIONS = "centre.residents", "centre.conversations"
Rows = dict[str, pd.DataFrame]  # sex or place → its published rows
Names = dict[str, str]  # the same keys → the name of the series


def by_sex(context: Context, rows: Rows, group: str) -> str:
    """Women and men in the newest year that shows both, or that the split is withheld."""
    year = _newest_with_all(rows)
    if year is None:
        return context.t("The split by sex is withheld or missing in every year")
    return _of_each_sex(context, rows, group, year, str(year))


def _of_each_sex(context: Context, rows: Rows, group: str, last: int, period: str) -> str:
    """«35 kvinner og 6 menn i 2019»."""
    t = context.t
    labels = {sex: _label(context, found, last) for sex, found in rows.items()}
    if set(labels) != {WOMEN, MEN}:
        sex, number = next(iter(labels.items()))
        return t("{number} {unit} in {period}", number=number, unit=who_words(sex, group, t), period=period)
    if group == CHILDREN:
        return t("{girls} girls and {boys} boys in {year}", girls=labels[WOMEN], boys=labels[MEN], year=period)
    return t("{women} women and {men} men in {year}", women=labels[WOMEN], men=labels[MEN], year=period)


def by_sex_paragraph(context: Context, rows: Rows, names: Names, group: str) -> str:
    """Every number shown, and why some are not; empty if there is none."""
    opening = _listing(context, rows, names, _by_sex_title(context, group))
    broken = break_words(context, RESIDENTS, context.region, *rows.values())
    return _completed(context, RESIDENTS, opening, rows.values(), broken, more=small_numbers(context.t))


def small_numbers(t: Text) -> str:
    """Why a difference between two years says little."""
    return t("Small numbers vary from year to year; a difference between two years says little.")


def _by_sex_title(context: Context, group: str) -> str:
    place = context.place(context.region)
    return context.t("Residents from {place} by sex, {group}", place=place, group=group_words(group, context.t))


def siblings(context: Context, *groups: str) -> tuple[str, ...]:
    """The caution that children come as siblings, if children are among the age groups shown."""
    if CHILDREN not in groups:
        return ()
    return (context.t("Siblings often come together, so the number of children varies more than by chance alone."),)


def together_heading(context: Context, sums: Rows, group: str, period: str) -> str:
    """«97 kvinner og 11 menn i 2016–2018, 3 år samlet»."""
    last = _newest_with_all(sums)
    if last is None:
        return context.t("The split by sex is withheld for {period}", period=period)
    return _of_each_sex(context, sums, group, last, period)


def together_paragraph(context: Context, sums: Rows, names: Names, group: str) -> str:
    """Every sum shown, and what it counts; empty if there is none."""
    listed = _together(context, sums, names)
    return joined(f"{_by_sex_title(context, group)}.", *listed, caveat(context, RESIDENTS)) if listed else ""


def _together(context: Context, sums: Rows, names: Names) -> list[str]:
    """«2016–2018 samlet: 97 kvinner og 11 menn.»"""
    t, found = context.t, dict[str, list[str]]()
    for sex, rows in sums.items():
        for row in records(numbers(rows)):
            number = t("{number} {unit}", number=t.number(row["value"]), unit=names[sex].lower())
            found.setdefault(t.period(row["period_start"], row["period_end"]), []).append(number)
    return [
        t(
            "{period} together: {numbers}. Anyone who stayed in several of the years is counted in each.",
            period=period,
            numbers=t.listed(listed),
        )
        for period, listed in found.items()
    ]


def own_of_all(context: Context, rows: Rows, who: str) -> str:
    """«41 av 71 voksne kom fra Bærum i 2019», in the newest year that shows both."""
    t, home, everyone = context.t, context.home, context.published.settings.catchment
    both = {place: rows[place] for place in (home, everyone) if place in rows}
    year = _newest_with_all(both) if len(both) == 2 else None
    if year is None:
        return t("No year shows both the municipality's own and all residents")
    return t(
        "{own} of {total} {group} came from {place} in {year}",
        own=_label(context, rows[home], year),
        total=_label(context, rows[everyone], year),
        group=who,
        place=context.name(home),
        year=year,
    )


def own_of_all_paragraph(context: Context, rows: Rows, who: str) -> str:
    """Own and all residents a year, as the plan writes them: 41 (67); empty if there is no own number."""
    t, home, everyone = context.t, context.home, context.published.settings.catchment
    if home not in rows or everyone not in rows:
        return ""
    listed = [_own_and_all(context, own, rows[everyone]) for _, own in numbers(rows[home]).iterrows()]
    values = {"place": context.name(home), "group": who, "numbers": t.listed(listed)}
    opening = t("Residents from {place}, {group}, with everyone in brackets: {numbers}.", **values) if listed else ""
    frames = (rows[home], rows[everyone])
    return _completed(context, RESIDENTS, opening, frames, break_words(context, RESIDENTS, everyone, *frames))


def _own_and_all(context: Context, own: pd.Series, everyone: pd.DataFrame) -> str:
    """«41 (67) in 2016»; only the own number if the total is withheld or was not counted."""
    t, total = context.t, at(numbers(everyone), int(own["year"]))
    values = {"own": number_label(own, t), "year": own["year"]}
    if total is None:
        return t("{number} in {year}", number=values["own"], year=values["year"])
    return t("{own} ({everyone}) in {year}", everyone=number_label(total, t), **values)


def by_municipality(context: Context, rows: Rows) -> str:
    """The home municipality's newest number of conversations."""
    t = context.t
    latest = latest_number(rows[context.home]) if context.home in rows else None
    if latest is None:
        return t("No year shows the municipality's own conversations")
    return t(
        "{number} conversations with {who} from {place} in {year}",
        number=t.number(latest["value"]),
        who=context.chosen_sex or t("users"),
        place=context.name(context.home),
        year=latest["year"],
    )


def by_municipality_paragraph(context: Context, rows: Rows, names: Names) -> str:
    """Every number of conversations shown, and why some are not; empty if there is none."""
    title = context.t("Day conversations at the crisis centre by municipality")
    opening = _listing(context, rows, names, ", ".join(filter(None, (title, context.chosen_sex))))
    broken = [break_words(context, CONVERSATIONS, place, found) for place, found in rows.items()]
    return _completed(context, CONVERSATIONS, opening, rows.values(), *broken)


def national_sexes(context: Context, rows: Rows) -> str:
    """Women and men in the newest year that shows both."""
    shown = {sex: rows[sex] for sex in (WOMEN, MEN)}
    year = _newest_with_all(shown)
    if year is None:
        return context.t("No year shows both women and men")
    return _of_each_sex(context, shown, ADULTS, year, str(year))


def national_sexes_paragraph(context: Context, rows: Rows, names: Names, indicator: str, title: str) -> str:
    """The national numbers after `title`, and the break that splits them; empty if there is none."""
    opening = _listing(context, rows, names, title)
    broken = break_words(context, indicator, context.published.settings.country, *rows.values())
    return _completed(context, indicator, opening, rows.values(), broken)


def _completed(
    context: Context, indicator: str, opening: str, frames: Collection[pd.DataFrame], *broken: str, more: str = ""
) -> str:
    """A paragraph that lists numbers: breaks (each once), what is withheld, `more` and the caveat follow."""
    if not opening:
        return ""
    withheld = withheld_words(context, *frames)
    return joined(opening, *dict.fromkeys(broken), withheld, more, caveat(context, indicator))


def _listing(context: Context, rows: Rows, names: Names, title: str) -> str:
    """Each series' numbers after its name; empty if no series has one."""
    shown = {key: numbers(found) for key, found in rows.items()}
    parts = [f"{names[key]}: {sequence_words(context, found)}" for key, found in shown.items() if len(found)]
    return f"{title}. {'; '.join(parts)}." if parts else ""


def _label(context: Context, rows: pd.DataFrame, year: int) -> str:
    return value(at(rows, year), context.t).label


def _newest_with_all(rows: Rows) -> int | None:
    """The newest year in which every series has a number."""
    years = [set(numbers(found)["year"]) for found in rows.values()]
    return max(set.intersection(*years), default=None) if years else None
