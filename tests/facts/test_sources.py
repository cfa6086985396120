"""Figures name every source of every number; residents are called residents; nothing is ranked by raw count."""

import re

from dashboard.charts.registry import FIGURES
from dashboard.model.intervals import share_interval
from dashboard.model.select import numbers, series
from tests.facts import rows
from tests.facts.surface import check_statements, check_views, heading_of
from tests.facts.words import A_PERSON, COST, HIGHER_OR_LOWER, NOT_OF_RESIDENTS, RANK, USERS, phrases, sentences

RESIDENTS = (
    "residents",
    "residents-sex",
    "residents-sex-together",
    "residents-municipality",
    "residents-national",
    "residents-share",
)
KEY_FROM = 2020  # the first year to which the plan's cost key applies: Asker with Røyken and Hurum
DID_NOT_APPLY = phrases(r"""
    gjaldt ikke
    (gjeld|gjaldt) ikkje
    did not apply
    (fra|frå|from) 2020
""")
THE_TOTAL = phrases("gjør andelen|gjer delen|lowers")
INHABITANTS = phrases(r"innbygg\w*|innbyggj\w*|inhabitants|folketal\w*")
PERCENT = re.compile(r"\d+(?:[,.]\d)?\u00a0?%")


def test_the_source_line_names_every_source_behind_the_numbers(swept, published):
    check_views(swept, lambda view: (one for chart in view.charts for one in _unnamed(published, view, chart)))


def _unnamed(published, view, chart):
    sources = {row["source"] for one in rows.shown(published, chart) if one.value.is_number for row in one.rows}
    for source in sorted(sources):
        name = published.catalogue.sources[source].name[view.language]
        for statement in view.on("source", "paragraph", figure=chart.key):
            if name not in statement.words:
                yield statement, f"does not name {name}"


def test_residents_of_the_crisis_centre_are_never_called_users(swept):
    check_statements(
        swept, lambda view, statement: statement.figure in RESIDENTS and bool(USERS.search(statement.words))
    )


def test_cards_and_lead_of_pages_on_residents_say_residents(pages):
    wanted = {"/beboere", "/sammenlikning"}
    check_statements(
        pages,
        lambda view, statement: view.spot in wanted and statement.figure in ("", *RESIDENTS) and _of_users(statement),
        "line",
        "drawn",
    )


def _of_users(statement):
    return bool(USERS.search(statement.words)) and not NOT_OF_RESIDENTS.search(statement.words)


def test_municipalities_are_never_ranked_by_a_raw_count(swept):
    check_statements(swept, lambda view, statement: bool(RANK.search(statement.words)))


def test_no_figure_orders_municipalities_by_their_count():
    assert "municipalities" not in FIGURES


def test_a_cost_key_is_no_yardstick_for_years_before_it_applied(swept):
    check_views(
        swept,
        lambda view: (one for chart in view.charts if chart.key == "residents-share" for one in _before(view, chart)),
    )


def _before(view, chart):
    if any(int(category[-4:]) >= KEY_FROM for category in chart.categories):
        return
    for statement in view.on("heading", "alt", "paragraph", "meeting fact", figure=chart.key):
        for whole in sentences(statement.words):
            if COST.search(whole) and not DID_NOT_APPLY.search(whole):
                yield statement, "the key is of 2020 and later"


def test_a_share_is_called_higher_or_lower_only_against_the_same_years_and_members(swept, published):
    check_views(
        swept,
        lambda view: (
            one for chart in view.charts if chart.key == "residents-share" for one in _unlike(published, view)
        ),
    )


def _unlike(published, view):
    """Home and Asker residents in the years when both are published, against the inhabitants of the two."""
    if _is_different(published, view.selection):
        return
    for statement in view.on("heading", "alt", "paragraph", "meeting fact", figure="residents-share"):
        if any(HIGHER_OR_LOWER.search(whole) and not THE_TOTAL.search(whole) for whole in sentences(statement.words)):
            yield statement, "like for like it is not"


def _is_different(published, selection):
    group = "children" if selection.group == "children" else "adults"
    years = {"from_year": selection.from_year, "to_year": selection.to_year}
    places = (published.settings.home, "0220")
    own, other = (_by_year(series(published, "centre.residents", place, age_group=group, **years)) for place in places)
    people = [_by_year(series(published, "population", place)) for place in places]
    both = [year for year in own if year in other and all(year in one for one in people)]
    if not both:
        return False
    total = sum(own[year] + other[year] for year in both)
    shares = {year: people[0][year] / (people[0][year] + people[1][year]) for year in both}
    expected = sum(shares[year] * (own[year] + other[year]) for year in both) / total
    low, high = share_interval(int(sum(own[year] for year in both)), int(total))
    return not low <= expected <= high


def _by_year(rows):
    found = numbers(rows)
    return dict(zip(found["year"].tolist(), found["value"].tolist(), strict=True))


def test_the_meeting_gives_the_yardstick_that_the_paragraph_gives(swept):
    check_views(
        swept,
        lambda view: _other_yardstick(view) if any(chart.key == "residents-share" for chart in view.charts) else (),
    )


def _other_yardstick(view):
    facts = " ".join(statement.words for statement in view.on("meeting fact", figure="residents-share"))
    for statement in view.on("paragraph", figure="residents-share"):
        for whole in sentences(statement.words):
            shares = PERCENT.findall(whole)
            if facts and INHABITANTS.search(whole) and shares and not any(share in facts for share in shares):
                yield statement, f"the meeting leaves out: {whole}"


def test_conversations_per_person_are_given_if_both_numbers_are_shown(swept, published):
    check_views(swept, lambda view: _without_ratio(view) if view.spot == "/samtaler" else ())


def _without_ratio(view):
    keys = {chart.key: chart for chart in view.charts if chart.has_numbers}
    if {"conversations", "conversation-users"} <= keys.keys():
        latest = [keys[key].categories[-1] for key in ("conversations", "conversation-users")]
        shown = all(keys[key].series[0].values[-1].is_number for key in ("conversations", "conversation-users"))
        if (
            latest[0] == latest[1]
            and shown
            and not any(A_PERSON.search(statement.words) for statement in view.statements)
        ):
            yield heading_of(keys["conversations"]), "nothing says how many a person"
