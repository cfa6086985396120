"""Residents and conversations by sex and municipality, in words; what is withheld is never described by size."""

import pandas as pd

from dashboard.charts.build import Context, group_words, sex_words, value, who_words
from dashboard.charts.findings.series import break_words, caveat, sequence_words, withheld_words
from dashboard.charts.sentences import joined
from dashboard.model.select import at, latest_number, numbers, records
from loaders.schema import ALL, CHILDREN, MEN, WOMEN

RESIDENTS, CONVERSATIONS = "centre.residents", "centre.conversations"
Rows = dict[str, pd.DataFrame]
Names = dict[str, str]


def by_sex(context: Context, rows: Rows, group: str) -> str:
    """Women and men in the newest year that shows both, or that the split is withheld."""
    t, year = context.t, _newest_with_all(rows)
    if year is None:
        return t("The split by sex is withheld or missing in every year")
    return _of_each_sex(context, rows, group, year, str(year))


def _of_each_sex(context: Context, rows: Rows, group: str, last: int, period: str) -> str:
    """«35 kvinner og 6 menn i 2019»."""
    t = context.t
    parts = {sex: value(at(found, last), t).label for sex, found in rows.items()}
    if set(parts) != {WOMEN, MEN}:
        sex, number = next(iter(parts.items()))
        return t("{number} {unit} in {period}", number=number, unit=who_words(sex, group, t), period=period)
    if group == CHILDREN:
        return t("{girls} girls and {boys} boys in {year}", girls=parts[WOMEN], boys=parts[MEN], year=period)
    return t("{women} women and {men} men in {year}", women=parts[WOMEN], men=parts[MEN], year=period)


def by_sex_paragraph(context: Context, rows: Rows, names: Names, group: str) -> str:
    """Every number shown, and why some are not."""
    opening = _listing(context, rows, names, _by_sex_title(context, group))
    if not opening:
        return ""
    broken = break_words(context, RESIDENTS, context.region, *rows.values())
    withheld = withheld_words(context, *rows.values())
    return joined(opening, broken, withheld, _small(context), caveat(context, RESIDENTS))


def _by_sex_title(context: Context, group: str) -> str:
    place = context.place(context.region)
    return context.t("Residents from {place} by sex, {group}", place=place, group=group_words(group, context.t))


def _small(context: Context) -> str:
    return context.t("Small numbers vary from year to year; a difference between two years says little.")


def together_heading(context: Context, sums: Rows, group: str, period: str) -> str:
    """«97 kvinner og 11 menn i 2016–2018, 3 år samlet»."""
    last = _newest_with_all(sums)
    if last is None:
        return context.t("The split by sex is withheld for {period}", period=period)
    return _of_each_sex(context, sums, group, last, period)


def together_paragraph(context: Context, sums: Rows, names: Names, group: str) -> str:
    """Every sum shown, and what it counts."""
    numbers = _together(context, sums, names)
    return joined(f"{_by_sex_title(context, group)}.", *numbers, caveat(context, RESIDENTS)) if numbers else ""


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
    """«41 av 71 voksne kom fra Bærum i 2019»: own (all)."""
    t, home, everyone = context.t, context.home, context.published.settings.catchment
    years = [set(numbers(rows[place])["year"]) for place in (home, everyone) if place in rows]
    both = set.intersection(*years) if len(years) == 2 else set()
    if not both:
        return t("No year shows both the municipality's own and all residents")
    own, total = (value(at(rows[place], max(both)), t).label for place in (home, everyone))
    return t(
        "{own} of {total} {group} came from {place} in {year}",
        own=own,
        total=total,
        group=who,
        place=context.name(home),
        year=max(both),
    )


def own_of_all_paragraph(context: Context, rows: Rows, who: str) -> str:
    """Own and all residents a year, as the plan writes them: 41 (67)."""
    t, home, everyone = context.t, context.home, context.published.settings.catchment
    if home not in rows or everyone not in rows:
        return ""
    listed = [_own_and_all(context, own, rows[everyone]) for _, own in numbers(rows[home]).iterrows()]
    if not listed:
        return ""
    opening = t(
        "Residents from {place}, {group}, with everyone in brackets: {numbers}.",
        place=context.name(home),
        group=who,
        numbers=t.listed(listed),
    )
    broken = break_words(context, RESIDENTS, everyone, rows[home], rows[everyone])
    return joined(opening, broken, withheld_words(context, rows[home], rows[everyone]), caveat(context, RESIDENTS))


def _own_and_all(context: Context, own: pd.Series, everyone: pd.DataFrame) -> str:
    """«41 (67) in 2016»; the own number alone where nobody may see, or has counted, them all."""
    t, total = context.t, at(numbers(everyone), int(own["year"]))
    if total is None:
        return t("{number} in {year}", number=value(own, t).label, year=own["year"])
    return t("{own} ({everyone}) in {year}", own=value(own, t).label, everyone=value(total, t).label, year=own["year"])


def by_municipality(context: Context, rows: Rows) -> str:
    """The home municipality's newest number beside the others'."""
    t = context.t
    latest = latest_number(rows[context.home]) if context.home in rows else None
    if latest is None:
        return t("No year shows the municipality's own conversations")
    sex = context.selection.sex
    return t(
        "{number} conversations with {who} from {place} in {year}",
        number=t.number(latest["value"]),
        who=t("users") if sex == ALL else sex_words(sex, t),
        place=context.name(context.home),
        year=latest["year"],
    )


def by_municipality_paragraph(context: Context, rows: Rows, names: Names) -> str:
    """Every number shown, and why some are not."""
    t, sex = context.t, context.selection.sex
    title = t("Day conversations at the crisis centre by municipality")
    opening = _listing(context, rows, names, title if sex == ALL else f"{title}, {sex_words(sex, t)}")
    if not opening:
        return ""
    broken = [break_words(context, CONVERSATIONS, place, found) for place, found in rows.items()]
    return joined(
        opening, *dict.fromkeys(broken), withheld_words(context, *rows.values()), caveat(context, CONVERSATIONS)
    )


def national_sexes(context: Context, rows: Rows) -> str:
    """Women and men in the newest year that shows both."""
    t = context.t
    year = _newest_with_all({sex: rows[sex] for sex in (WOMEN, MEN) if sex in rows})
    if year is None:
        return t("No year shows both women and men")
    women, men = (value(at(rows[sex], year), t).label for sex in (WOMEN, MEN))
    return t("{women} women and {men} men in {year}", women=women, men=men, year=year)


def national_sexes_paragraph(context: Context, rows: Rows, names: Names) -> str:
    """The national numbers, and the break that splits them."""
    opening = _listing(context, rows, names, context.t("Adult residents of crisis centres, whole country"))
    if not opening:
        return ""
    broken = break_words(context, RESIDENTS, context.published.settings.country, *rows.values())
    return joined(opening, broken, caveat(context, RESIDENTS))


def _listing(context: Context, rows: Rows, names: Names, title: str) -> str:
    shown = {key: numbers(found) for key, found in rows.items()}
    parts = [f"{names[key]}: {sequence_words(context, found)}" for key, found in shown.items() if len(found)]
    return f"{title}. {'; '.join(parts)}." if parts else ""


def _newest_with_all(rows: Rows) -> int | None:
    years = [set(numbers(found)["year"]) for found in rows.values()]
    return max(set.intersection(*years), default=None) if years else None
