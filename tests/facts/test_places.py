"""Every number has its place: cards, headings and legends name it if it is not the chosen one."""

import re

from tests.facts import rows
from tests.facts.numbers import numbers_in
from tests.facts.surface import check_views

UNIT = re.compile("1[,\u00a0]?000")


def test_a_figure_for_another_place_names_it_in_heading_and_subtitle(swept, published):
    check_views(swept, lambda view: (one for chart in view.charts for one in _elsewhere(published, view, chart)))


def _elsewhere(published, view, chart):
    found = {row["region"] for one in rows.shown(published, chart) for row in one.rows}  # withheld ones too
    chosen = view.selection.region or published.settings.home
    if len(found) != 1 or chosen in found:
        return
    (region,) = found
    if any(rows.names_it(published, region, view.language, series.name) for series in chart.series):
        return  # the legend does, beside the chosen place without a number
    for statement in view.on("heading", "subtitle", "meeting heading", figure=chart.key):
        has_number = statement.surface == "subtitle" or numbers_in(UNIT.sub("", statement.words), view.language)
        if has_number and not rows.names_it(published, region, view.language, statement.words):
            yield statement, f"a number of {published.regions.name(region, view.language)}"


def test_a_legend_names_the_place_of_every_series_where_a_figure_shows_several_places(swept, published):
    check_views(swept, lambda view: (one for chart in view.charts for one in _legends(published, view, chart)))


def _legends(published, view, chart):
    found = {name: regions for name, regions in rows.regions(published, chart).items() if regions}
    if chart.key in ("municipalities", "residents-share") or len(set().union(*found.values())) < 2:
        return
    for statement in view.on("legend", figure=chart.key):
        for region in found.get(statement.words, ()):
            if not rows.names_it(published, region, view.language, statement.words):
                yield statement, f"numbers of {published.regions.name(region, view.language)}"


def test_no_sentence_compares_a_place_with_itself(swept, published):
    check_views(swept, lambda view: (one for chart in view.charts for one in _with_itself(published, view, chart)))


def _with_itself(published, view, chart):
    country, chosen = published.settings.country, view.selection.region
    if chosen != country or chart.key not in ("violence-rate",):
        return
    compared = {"nb": "mellom Hele landet og", "nn": "mellom Heile landet og", "en": "between The whole country and"}
    other = {"nb": " enn landet", "nn": " enn landet", "en": " than the"}
    for statement in view.on("heading", "paragraph", figure=chart.key):
        if any(words[view.language].lower() in statement.words.lower() for words in (compared, other)):
            yield statement


def test_a_place_with_sami_and_norwegian_names_has_both_in_every_language(published):
    from loaders.regions import name_of

    missing = [
        (code, language, published.regions.name(code, language))
        for code in published.frame["region"].unique()
        if len(code) == 4 and " - " in name_of(code)
        for language in ("nb", "nn", "en")
        if not all(part in published.regions.name(code, language) for part in name_of(code).split(" - ")[:2])
    ]
    assert missing == []
