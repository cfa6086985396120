"""The meeting's cover and the links to files carry the selection, and the cover names it."""

import pytest

from dashboard.vocabulary.selection import Selection
from tests.facts import views
from tests.facts.selections import LANGUAGES

CHOSEN = (
    Selection(2017, 2018, "0220"),
    Selection(to_year=2018),
    Selection(region="3203"),
    Selection(2016, 2016, sex="women"),
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chosen", CHOSEN, ids=lambda chosen: chosen.query())
def test_a_meetings_cover_names_its_filters(published, chosen, language):
    from dataclasses import replace

    view = views.screened(published, replace(chosen, language=language))
    cover = " ".join(statement.words for statement in view.on(figure="agenda") if statement.surface != "meeting panel")
    wanted = [str(year) for year in (chosen.from_year, chosen.to_year) if year]
    wanted += [published.regions.name(chosen.region, language)] if chosen.region else []
    wanted += [{"nb": "vinner", "nn": "vinner", "en": "omen"}[language]] if chosen.sex != "all" else []
    assert [words for words in wanted if words not in cover] == [], cover


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cover_names_no_filters_if_there_are_none(published, language):
    view = views.screened(published, Selection(language=language))
    cover = " ".join(statement.words for statement in view.on(figure="agenda") if statement.surface != "meeting panel")
    assert not any(word in cover for word in ("Utvalg", "Utval", "Selection")), cover


@pytest.mark.parametrize(
    ("path", "chosen"),
    [
        ("/beboere", Selection(2017, 2019, "0220", "women", language="nn")),
        ("/anmeldelser", Selection(2016, 2019, "0301")),
        ("/samtaler", Selection(to_year=2018, language="en")),
        ("/sammenlikning", Selection(2017, 2019, group="children")),
        ("/tiltak", Selection(goal=5)),
        ("/rapport", Selection(2016, 2019)),
    ],
)
def test_every_file_link_has_the_filters_before_any_click(snapshot, path, chosen):
    wanted = set(chosen.query().split("&"))
    links = [link for link in views.rendered(snapshot, path, chosen).links if link.startswith("/eksport/")]
    assert links, "no file is offered"
    figures = [link for link in links if "tabell" not in link]
    missing = [link for link in figures if not wanted <= set(link.partition("?")[2].split("&"))]
    assert missing[:10] == [], f"{len(missing)} of {len(figures)} addresses"
