"""What a figure rests on is named: every source of every number; residents are residents; no rank by raw count."""

from dashboard.charts import CHARTS
from tests.facts import rows
from tests.facts.surface import hold, never
from tests.facts.words import COMPARED, COST, RANK, USERS, any_of, sentences

RESIDENTS = ("residents", "residents-sex", "residents-municipality", "residents-national", "residents-share")
KEY_FROM = 2020  # the first year to which the plan's cost key applies: Asker with Røyken and Hurum
DID_NOT_APPLY = any_of(
    r"gjaldt ikke", r"gjeld ikkje", r"gjaldt ikkje", r"did not apply", r"fra 2020", r"frå 2020", r"from 2020"
)


def test_the_source_line_names_every_source_that_a_shown_number_rests_on(swept, published):
    hold(swept, lambda view: (one for chart in view.charts for one in _unnamed(published, view, chart)))


def _unnamed(published, view, chart):
    sources = {row["source"] for one in rows.shown(published, chart) if one.value.is_number for row in one.rows}
    for source in sorted(sources):
        name = published.catalogue.sources[source].name[view.language]
        for said in view.on("source", "paragraph", figure=chart.key):
            if name not in said.words:
                yield said, f"does not name {name}"


def test_residents_of_the_crisis_centre_are_never_called_users(swept):
    never(swept, lambda view, said: said.figure in RESIDENTS and bool(USERS.search(said.words)))


def test_the_cards_and_the_lead_of_the_pages_on_residents_speak_of_residents(pages):
    wanted = {"/beboere", "/sammenlikning"}
    never(
        pages,
        lambda view, said: view.spot in wanted and said.figure in ("", *RESIDENTS) and _of_users(said),
        "line",
        "drawn",
    )


def _of_users(said):
    return bool(USERS.search(said.words)) and not any_of(r"samtale", r"conversation", r"dashbord", r"dashboard").search(
        said.words
    )


def test_municipalities_are_never_ranked_by_a_raw_count(swept):
    never(swept, lambda view, said: bool(RANK.search(said.words)))


def test_no_figure_orders_municipalities_by_their_count():
    assert "municipalities" not in CHARTS


def test_a_cost_key_is_no_yardstick_for_years_before_it_applied(swept):
    hold(
        swept,
        lambda view: (one for chart in view.charts if chart.key == "residents-share" for one in _before(view, chart)),
    )


def _before(view, chart):
    if any(int(category[-4:]) >= KEY_FROM for category in chart.categories):
        return
    for said in view.on("heading", "alt", "paragraph", "meeting fact", figure=chart.key):
        for whole in sentences(said.words):
            if COST.search(whole) and not DID_NOT_APPLY.search(whole):
                yield said, "the key is of 2020 and later"


def test_no_share_is_called_higher_or_lower_that_is_not_so_of_the_same_years_and_members(swept, published):
    hold(
        swept,
        lambda view: (
            one for chart in view.charts if chart.key == "residents-share" for one in _unlike(published, view)
        ),
    )


def _unlike(published, view):
    """Own and Asker's residents of the years in which both are published, against the inhabitants of the two."""
    judged = any_of(r"\b(klart )?(høyere|lavere|høgare|lågare)\b", r"\b(clearly )?(higher|lower)\b")
    if _is_different(published, view.selection):
        return
    for said in view.on("heading", "alt", "paragraph", "meeting fact", figure="residents-share"):
        for whole in sentences(said.words):
            if (
                judged.search(whole)
                and COMPARED.search(whole)
                and not any_of(r"gjør andelen", r"gjer delen", r"lowers").search(whole)
            ):
                yield said, "like for like it is not"


def _is_different(published, selection):
    from dashboard.model.intervals import share_interval
    from dashboard.model.select import numbers, series

    group = "children" if selection.group == "children" else "adults"
    years = {"from_year": selection.from_year, "to_year": selection.to_year}
    own, other = (numbers(series(published, "centre.residents", place, age_group=group, **years)).set_index("year")["value"]
                  for place in (published.settings.home, "0220"))  # fmt: skip
    people = [
        numbers(series(published, "population", place)).set_index("year")["value"]
        for place in (published.settings.home, "0220")
    ]
    both = [year for year in own.index if year in other.index and all(year in one.index for one in people)]
    if not both:
        return False
    count, total = sum(own[both]), sum(own[both]) + sum(other[both])
    expected = (
        sum((people[0][year] / (people[0][year] + people[1][year])) * (own[year] + other[year]) for year in both)
        / total
    )
    low, high = share_interval(int(count), int(total))
    return not low <= expected <= high


def test_the_meeting_gives_the_yardstick_that_the_paragraph_gives(swept):
    hold(
        swept,
        lambda view: _other_yardstick(view) if any(chart.key == "residents-share" for chart in view.charts) else (),
    )


def _other_yardstick(view):
    lived = any_of(r"innb(y|u)gg", r"inhabitants", r"folketal")
    facts = " ".join(said.words for said in view.on("meeting fact", figure="residents-share"))
    for said in view.on("paragraph", figure="residents-share"):
        for whole in sentences(said.words):
            shares = any_of(r"\d+([,.]\d)?\u00a0?%").findall(whole)
            if facts and lived.search(whole) and shares and not any(match in facts for match in _percents(whole)):
                yield said, f"the meeting leaves out: {whole}"


def _percents(words):
    return [found.group() for found in any_of(r"\d+([,.]\d)?\u00a0?%").finditer(words)]


def test_conversations_a_person_are_given_where_both_are_shown(swept, published):
    hold(swept, lambda view: _without_ratio(view) if view.spot == "/samtaler" else ())


def _without_ratio(view):
    each = any_of(
        r"samtaler (per|pr\.?|for kvar|hver) person", r"(conversations|talks) (per|a|each) person", r"per person"
    )
    keys = {chart.key: chart for chart in view.charts if chart.has_numbers}
    if {"conversations", "conversation-users"} <= keys.keys():
        latest = [keys[key].categories[-1] for key in ("conversations", "conversation-users")]
        shown = all(keys[key].series[0].values[-1].is_number for key in ("conversations", "conversation-users"))
        if latest[0] == latest[1] and shown and not any(each.search(said.words) for said in view.said):
            yield next(view.on("heading", figure="conversations")), "nothing says how many a person"
