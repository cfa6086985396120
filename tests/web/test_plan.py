"""The plans' own words on Tiltak and Om: in their own language, the newest that has begun first, and nothing added."""

from dataclasses import replace
from html import unescape

import pytest

from dashboard.model.action_plan.plan import NEW, Plan, Planned
from dashboard.web.markup import written
from dashboard.web.page.body import page_content
from dashboard.web.pages import PAGES

AT = {page.path: page for page in PAGES}
OLD = Plan(
    title="Plan mot vold",
    first=2018,
    last=2021,
    goals=((1, "Trygge hjem"),),
    measures=(Planned(1, 1, "Kartlegge", "Helse", "", "Alle spør."),),
)
NOW = replace(
    OLD, title="Plan for trygghet", first=2022, last=2098, measures=(Planned(2, 1, "Kurs", "Skole", "Politi"),)
)


@pytest.fixture
def shown(publish, snapshot_of):
    """A page of a municipality with these plans and no register."""

    def show(path: str, *plans: Plan, language: str = "nb") -> str:
        published = replace(publish(), plans=plans)
        content, _ = page_content(AT[path], snapshot_of(published), f"?sprak={language}")
        return unescape(written(content))

    return show


def test_the_plan_is_shown_where_there_is_no_register(shown):
    page = shown("/tiltak", NOW)
    assert "Dette står i planen" in page
    for words in ("Plan for trygghet", "Trygge hjem", "Kurs", "Skole", "Politi"):
        assert f">{words}<" in page, words


def test_an_earlier_plan_comes_below_with_its_years(shown):
    page = shown("/tiltak", OLD, NOW)
    assert "Planen for 2018–2021" in page
    assert page.index("Plan for trygghet") < page.index("Planen for 2018–2021") < page.index("Alle spør.")


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_plans_words_are_marked_as_the_plans_language(shown, language):
    page = shown("/tiltak", replace(OLD, language="nn"), language=language)
    assert '<p lang="nn-NO">Plan mot vold</p>' in page
    assert '<span lang="nn-NO">Kartlegge</span>' in page


def test_a_measure_is_called_new_only_where_the_plan_says_so(shown):
    assert "nytt i denne planen" not in shown("/tiltak", OLD)
    said = replace(OLD, measures=(replace(OLD.measures[0], kind=NEW),))
    assert "(nytt i denne planen)" in shown("/tiltak", said)


def test_without_a_plan_nothing_is_said_of_one(shown):
    assert 'id="plan"' not in shown("/tiltak")
    assert 'id="plan"' in shown("/tiltak", NOW)
    assert "kommune står bak dashbordet." in shown("/om")


@pytest.mark.parametrize(
    ("overview", "said"),
    [
        (1, "slik tiltak 1 i handlingsplanen sier."),
        (4, "samler inn tallene én gang i året, slik tiltak 4 i handlingsplanen sier."),
        (None, "kommune står bak dashbordet.<"),
    ],
)
def test_who_collects_the_figures_is_said_as_the_plan_says_it(shown, overview, said):
    assert said in shown("/om", replace(NOW, overview=overview))
