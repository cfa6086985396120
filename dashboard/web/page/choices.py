"""The choices on a page, read from the published table, and the selects that offer them."""

from dataclasses import dataclass, replace
from typing import Any

from dashboard.charts.figures.measures import status_words
from dashboard.charts.sentences.groups import group_words, sex_words
from dashboard.model.action_plan.progress import all_units
from dashboard.model.kept import kept
from dashboard.model.published import Published
from dashboard.vocabulary.regions import alphabetical
from dashboard.vocabulary.selection import GROUPS, SEXES, STATUS_WORDS, Choices
from dashboard.vocabulary.text import Text
from dashboard.web.components import ids
from dashboard.web.components.filters import FilterField, Option
from dashboard.web.page.page import GOAL, GROUP, REGION, RESPONSIBLE, SEX, STATUS, YEARS, Page, View
from dashboard.web.page.reach import why_nothing
from loaders.schema import ALL, SUPPRESSED

EVERYTHING = "alle"  # the choice that is left out of the address
NAMES = {
    ids.FILTER_FROM: "fra",
    ids.FILTER_TO: "til",
    ids.FILTER_REGION: "kommune",
    ids.FILTER_SEX: "kjonn",
    ids.FILTER_GROUP: "gruppe",
    ids.FILTER_REPORTED_LOW: "andelfra",
    ids.FILTER_REPORTED_HIGH: "andeltil",
    ids.FILTER_GOAL: "mal",
    ids.FILTER_RESPONSIBLE: "ansvar",
    ids.FILTER_STATUS: "status",
}  # names of the selects in the address
REPORTED_PERCENTS = tuple(range(5, 100, 5))
MOST_UNGROUPED = 12  # places in a list without headings


@kept(32)
def choices_of(
    published: Published, indicators: tuple[str, ...], regions: tuple[str, ...] = (), *, with_benchmarks: bool = False
) -> Choices:
    """The years and places with numbers for the indicators; `regions` limits the latter, unless empty.

    Places are municipalities, with the county and the country that they are compared with only if asked for.
    """
    rows = published.about(*indicators)
    places = rows[rows["region"].isin(regions)] if regions else rows[rows["region"].str.fullmatch(r"\d{4}")]
    years = places[places["value"].notna()]["year"]
    span = range(int(years.min()), int(years.max()) + 1) if len(years) else ()
    benchmarks = [place for place in _benchmarks(published) if with_benchmarks and (rows["region"] == place).any()]
    return Choices(years=tuple(span), regions=(*dict.fromkeys(places["region"]), *benchmarks))


def _benchmarks(published: Published) -> tuple[str, str]:
    return published.settings.county, published.settings.country


def measure_choices(published: Published) -> Choices:
    """The goals and responsible units of the register."""
    goals = sorted(int(goal) for goal in published.measures["goal"].unique())
    return Choices(goals=tuple(goals), responsible=all_units(published.measures))


def reported_fields(view: View) -> tuple[FilterField, FilterField]:
    """Selects for the lowest and highest share of cases assumed to be reported; the settings give the default."""
    t, settings, chosen = view.t, view.published.settings, view.selection
    low, high = settings.dark_figure_low_pct, settings.dark_figure_high_pct
    return (
        _percent(ids.FILTER_REPORTED_LOW, t("Share reported, lowest"), t, low, chosen.reported_low),
        _percent(ids.FILTER_REPORTED_HIGH, t("Share reported, highest"), t, high, chosen.reported_high),
    )


def _percent(id_: str, label: str, t: Text, usual: int, chosen: int | None) -> FilterField:
    percents = sorted({usual, *REPORTED_PERCENTS})
    options = tuple(Option(EVERYTHING if pct == usual else str(pct), t.percent(pct)) for pct in percents)
    return _field(id_, label, options, None if chosen == usual else chosen)


def filter_fields(page: Page, view: View) -> tuple[FilterField, ...]:
    """The page's selects, in order, with the chosen values; a choice that would give nothing is off and says why."""
    offered = Offered(page, view, page.choices(view.published))
    return tuple(field for name in page.filters for field in _FIELDS[name](offered))


@dataclass(frozen=True)
class Offered:
    """What a page offers a reader to choose, beside what is chosen already."""

    page: Page
    view: View
    choices: Choices

    def option(self, value: object, words: str, heading: str = "", **change: Any) -> Option:
        """A choice that makes a change to the selection."""
        changed = replace(self.view.selection, **change)
        is_other = changed != self.view.selection
        why = why_nothing(self.page, self.view.published, changed) if is_other else ""
        words = self.view.t("{choice} ({why})", choice=words, why=short_reason(why, self.view.t)) if why else words
        return Option(EVERYTHING if value is None else str(value), words, heading, is_off=bool(why))


def short_reason(why: str, t: Text) -> str:
    """Why a choice gives no number, in a word or two."""
    return t("withheld") if why == SUPPRESSED else t("no numbers")


def _years(offered: Offered) -> list[FilterField]:
    t, chosen, years = offered.view.t, offered.view.selection, offered.choices.years
    if not years:
        return []
    first = Option(EVERYTHING, t("{year} (first)", year=years[0]), short=str(years[0]))
    last = Option(EVERYTHING, t("{year} (last)", year=years[-1]), short=str(years[-1]))
    starts = [offered.option(year, str(year), from_year=year) for year in years[1:]]
    ends = [offered.option(year, str(year), to_year=year) for year in years[:-1]]
    from_year = None if chosen.from_year == years[0] else chosen.from_year
    to_year = None if chosen.to_year == years[-1] else chosen.to_year
    return [
        _field(ids.FILTER_FROM, t("From year"), (first, *starts), from_year),
        _field(ids.FILTER_TO, t("To year"), (*ends, last), to_year, before=t("to")),
    ]


def _region(offered: Offered) -> list[FilterField]:
    """The home municipality first; in a long list then partners, county and country, and all the others."""
    view, t = offered.view, offered.view.t
    settings, regions = view.published.settings, view.published.regions
    options = [offered.option(None, regions.name(settings.home, t.language), region=None)]
    others = [code for code in offered.choices.regions if code != settings.home]
    is_long = len(others) > MOST_UNGROUPED
    in_order = sorted(others, key=lambda code: alphabetical(regions.name(code, t.language)))
    for group, codes in _grouped(view, in_order) if is_long else [("", in_order)]:
        options += [offered.option(code, regions.name(code, t.language), group, region=code) for code in codes]
    chosen = None if view.selection.region == settings.home else view.selection.region
    before = offered.page.before_place(t)
    none = t("No place has that name") if is_long else ""
    return [_field(ids.FILTER_REGION, t("Municipality"), tuple(options), chosen, before=before, none=none)]


def _grouped(view: View, codes: list[str]) -> list[tuple[str, list[str]]]:
    t, settings = view.t, view.published.settings
    partners = [code for code in codes if code in settings.partners]
    benchmarks = [code for code in _benchmarks(view.published) if code in codes]
    others = [code for code in codes if code not in (*partners, *benchmarks)]
    return [(t("Partners"), partners), (t("County and country"), benchmarks), (t("All municipalities"), others)]


def _sex(offered: Offered) -> list[FilterField]:
    t = offered.view.t
    words = [offered.option(word, sex_words(sex, t), sex=sex) for word, sex in SEXES.items()]
    chosen = _word(SEXES, offered.view.selection.sex)
    return [_field(ids.FILTER_SEX, t("Sex"), (offered.option(None, t("women and men"), sex=ALL), *words), chosen)]


def _group(offered: Offered) -> list[FilterField]:
    t = offered.view.t
    words = [offered.option(word, group_words(group, t), group=group) for word, group in GROUPS.items()]
    chosen = _word(GROUPS, offered.view.selection.group)
    return [
        _field(
            ids.FILTER_GROUP, t("Group"), (offered.option(None, t("adults and children"), group=ALL), *words), chosen
        )
    ]


def _goal(offered: Offered) -> list[FilterField]:
    view = offered.view
    titles = view.published.measures.drop_duplicates("goal").set_index("goal")["goal_title"]
    options = [Option(str(goal), f"{goal}. {titles[goal]}") for goal in offered.choices.goals]
    everything = Option(EVERYTHING, view.t("all goals"))
    return [_field(ids.FILTER_GOAL, view.t("Goal"), (everything, *options), view.selection.goal)]


def _responsible(offered: Offered) -> list[FilterField]:
    view = offered.view
    options = [Option(unit, unit) for unit in offered.choices.responsible]
    everything = Option(EVERYTHING, view.t("everyone responsible"))
    return [_field(ids.FILTER_RESPONSIBLE, view.t("Responsible"), (everything, *options), view.selection.responsible)]


def _status(offered: Offered) -> list[FilterField]:
    view = offered.view
    options = [Option(word, status_words(status, view.t)) for word, status in STATUS_WORDS.items()]
    chosen = _word(STATUS_WORDS, view.selection.measure_status)
    everything = Option(EVERYTHING, view.t("every status"))
    return [_field(ids.FILTER_STATUS, view.t("Status"), (everything, *options), chosen)]


def _field(id_: str, label: str, options: tuple[Option, ...], chosen: object, **more: str) -> FilterField:
    return FilterField(id_, NAMES[id_], label, options, EVERYTHING if chosen is None else str(chosen), **more)


def _word(words: dict[str, str], code: str | None) -> str | None:
    return next((word for word, meaning in words.items() if meaning == code), None)


_FIELDS = {
    YEARS: _years,
    REGION: _region,
    SEX: _sex,
    GROUP: _group,
    GOAL: _goal,
    RESPONSIBLE: _responsible,
    STATUS: _status,
}
