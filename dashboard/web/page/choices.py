"""The choices on a page, read from the published table, and the selects that offer them."""

from dashboard.charts.figures.measures import status_words
from dashboard.charts.sentences.groups import group_words, sex_words
from dashboard.model.action_plan.progress import all_units
from dashboard.model.kept import kept
from dashboard.model.published import Published
from dashboard.vocabulary.regions import alphabetical
from dashboard.vocabulary.selection import GROUPS, SEXES, STATUS_WORDS, Choices
from dashboard.vocabulary.text import Text
from dashboard.web.components import ids
from dashboard.web.components.filters import FilterField
from dashboard.web.page.page import Page, View

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
YEARS, REGION, SEX, GROUP, GOAL, RESPONSIBLE, STATUS = (
    "years",
    "region",
    "sex",
    "group",
    "goal",
    "responsible",
    "status",
)


@kept(32)
def choices_of(published: Published, indicators: tuple[str, ...], regions: tuple[str, ...] = ()) -> Choices:
    """The years and municipalities with numbers for the indicators; `regions` limits the latter, unless empty."""
    rows = published.about(*indicators)
    places = rows[rows["region"].isin(regions)] if regions else rows[rows["region"].str.fullmatch(r"\d{4}")]
    years = places[places["value"].notna()]["year"]
    span = range(int(years.min()), int(years.max()) + 1) if len(years) else ()
    return Choices(years=tuple(span), regions=tuple(dict.fromkeys(places["region"])))


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
    options = tuple((EVERYTHING if pct == usual else str(pct), t.percent(pct)) for pct in percents)
    return _field(id_, label, options, None if chosen == usual else chosen)


def filter_fields(page: Page, view: View) -> tuple[FilterField, ...]:
    """The page's selects, in order, with the chosen values."""
    choices = page.choices(view.published)
    return tuple(field for name in page.filters for field in _FIELDS[name](view, choices))


def _years(view: View, choices: Choices) -> list[FilterField]:
    t, chosen = view.t, view.selection
    years = tuple((str(year), str(year)) for year in choices.years)
    return [
        _field(ids.FILTER_FROM, t("From year"), ((EVERYTHING, t("First")), *years), chosen.from_year),
        _field(ids.FILTER_TO, t("To year"), ((EVERYTHING, t("Last")), *years), chosen.to_year),
    ]


def _region(view: View, choices: Choices) -> list[FilterField]:
    published, t = view.published, view.t
    home = published.settings.home
    named = [(code, published.regions.name(code, t.language)) for code in choices.regions if code != home]
    in_order = sorted(named, key=lambda item: alphabetical(item[1]))
    options = ((EVERYTHING, published.regions.name(home, t.language)), *in_order)
    chosen = None if view.selection.region == home else view.selection.region
    return [_field(ids.FILTER_REGION, t("Municipality"), options, chosen)]


def _sex(view: View, choices: Choices) -> list[FilterField]:
    words = tuple((word, sex_words(sex, view.t).capitalize()) for word, sex in SEXES.items())
    chosen = _word(SEXES, view.selection.sex)
    return [_field(ids.FILTER_SEX, view.t("Sex"), ((EVERYTHING, view.t("Both")), *words), chosen)]


def _group(view: View, choices: Choices) -> list[FilterField]:
    words = tuple((word, group_words(group, view.t).capitalize()) for word, group in GROUPS.items())
    chosen = _word(GROUPS, view.selection.group)
    return [_field(ids.FILTER_GROUP, view.t("Group"), ((EVERYTHING, view.t("Adults and children")), *words), chosen)]


def _goal(view: View, choices: Choices) -> list[FilterField]:
    titles = view.published.measures.drop_duplicates("goal").set_index("goal")["goal_title"]
    options = tuple((str(goal), f"{goal}. {titles[goal]}") for goal in choices.goals)
    return [_field(ids.FILTER_GOAL, view.t("Goal"), (_all(view.t), *options), view.selection.goal)]


def _responsible(view: View, choices: Choices) -> list[FilterField]:
    options = tuple((unit, unit) for unit in choices.responsible)
    chosen = view.selection.responsible
    return [_field(ids.FILTER_RESPONSIBLE, view.t("Responsible"), (_all(view.t), *options), chosen)]


def _status(view: View, choices: Choices) -> list[FilterField]:
    options = tuple((word, status_words(status, view.t)) for word, status in STATUS_WORDS.items())
    chosen = _word(STATUS_WORDS, view.selection.measure_status)
    return [_field(ids.FILTER_STATUS, view.t("Status"), (_all(view.t), *options), chosen)]


def _field(id_: str, label: str, options: tuple[tuple[str, str], ...], chosen: object) -> FilterField:
    return FilterField(id_, NAMES[id_], label, options, EVERYTHING if chosen is None else str(chosen))


def _all(t: Text) -> tuple[str, str]:
    return EVERYTHING, t("All")


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
