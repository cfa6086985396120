"""The search finds the right thing among the first three, whatever is typed, and leads where it says."""

import logging
import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.charts.registry import FIGURES
from dashboard.vocabulary import topics
from dashboard.vocabulary.settings import LANGUAGES
from dashboard.vocabulary.topics import TopicsError
from dashboard.web.pages import PAGES
from dashboard.web.search.answers import MOST, NEAREST, Finder, finder
from dashboard.web.search.targets import check
from tests.apps import loaded
from tests.conftest import settings_for
from tests.web.search.queries import FIRST, LATER, QUERIES

ENOUGH = 0.95  # of the queries
HREF = re.compile(r'<a class="search__hit" href="([^"]*)"')


@pytest.fixture(scope="module")
def client(data_folder):
    with loaded(settings_for(data_folder, reload_seconds=0)) as app:
        yield app.server.test_client()


@pytest.fixture(scope="module")
def finders(published) -> dict[str, Finder]:
    return {language: finder(published, PAGES, language) for language in LANGUAGES}


def places(found: Finder, typed: str) -> list[str]:
    return [target.hit("").href for target in found.answer(typed).targets]


def hrefs(client, address: str) -> list[str]:
    return [unescape(href) for href in HREF.findall(client.get(address).json["hits"])]


def test_the_right_thing_is_among_the_first_three(finders):
    missed = [
        query for query in QUERIES if not set(places(finders[query.language], query.typed)[:3]) & set(query.places)
    ]
    print(
        *(f"{query.language}: {query.typed} → {places(finders[query.language], query.typed)[:3]}" for query in missed),
        sep="\n",
    )
    for asked in (FIRST, LATER, QUERIES):
        assert len([query for query in asked if query not in missed]) >= ENOUGH * len(asked)
    assert len(FIRST) == 23 and len(QUERIES) >= 73


@settings(max_examples=300)
@given(
    typed=st.one_of(
        st.text(max_size=130), st.lists(st.sampled_from(QUERIES).map(lambda query: query.typed)).map(" ".join)
    )
)
def test_any_text_is_answered(finders, typed):
    answer = finders["nn"].answer(typed)
    assert answer.targets
    assert len(answer.targets) <= (MOST if answer.query and answer.fits else 2 * MOST)
    assert answer.fits or len(answer.targets) == NEAREST


def test_every_figure_is_found_once_on_its_own_page(finders, published):
    shown = [target for target in finders["en"].index.targets if target.fragment in FIGURES]
    assert [target.fragment for target in shown] == [
        key for page in PAGES for key in page.shown(published) if FIGURES[key].path == page.path
    ]
    assert all(FIGURES[target.fragment].path == target.path for target in shown)


def test_every_target_is_a_part_of_its_page(finders, client):
    targets = [target for target in finders["nb"].index.targets if target.fragment]
    shown = {path: client.get(path).text for path in {target.path for target in targets}}
    lost = [
        (target.path, target.fragment)
        for target in targets
        if not re.search(rf'(?:id|data-figure)="{re.escape(target.fragment)}"', shown[target.path])
    ]
    assert lost == []


def test_only_municipalities_that_a_page_offers_are_found_there(finders, published):
    offered = {(page.path, code) for page in PAGES for code in page.choices(published).regions}
    found = [
        (target.path, dict(target.chooses)["kommune"])
        for place in finders["nb"].gazetteer.places
        for target in place.targets
        if target.chooses
    ]
    assert len(found) > 300
    assert set(found) <= offered


def test_a_hit_keeps_the_selection_but_what_would_hide_it_and_chooses_its_place(client):
    address = "fra=2016&status=fullfort&kommune=3312&utgave=abc&sprak=nn"
    assert hrefs(client, f"/sok.json?q=tiltak+9&{address}")[0] == "/tiltak?fra=2016&kommune=3312&sprak=nn#measure-9"
    (oslo, *_) = hrefs(client, f"/sok.json?q=Oslo&{address}")
    assert oslo == "/anmeldelser?fra=2016&status=fullfort&sprak=nn&kommune=0301"
    home = hrefs(client, f"/sok.json?q=B%C3%A6rum&{address}")
    assert "/beboere?fra=2016&status=fullfort&sprak=nn" in home


def test_without_an_answer_the_nearest_are_shown_and_said_to_be_so(client):
    reply = client.get("/sok.json?q=zzyzx&sprak=en").json
    assert reply["found"] == "No results for “zzyzx”. The nearest:"
    assert (reply["fits"], len(HREF.findall(reply["hits"]))) == (False, NEAREST)


def test_before_anything_is_typed_pages_and_common_topics_are_listed(client):
    found = hrefs(client, "/sok.json?q=")
    assert {page.path for page in PAGES} < set(found)
    assert "/om#privacy" in found


def test_the_page_of_the_search_needs_no_script(client):
    page = client.get("/sok?q=tabell+1&fra=2016").text
    assert '<input type="hidden" name="fra" value="2016">' in page
    assert HREF.findall(page)[0] == "/anmeldelser?fra=2016#table1"
    assert 'href="/beboere?fra=2016"' in page  # the menu carries the selection, not what is searched for
    assert 'href="?q=tabell+1&amp;fra=2016&amp;sprak=nn"' in page
    assert client.get("/sok?q=alle").status_code == 200


def test_what_is_typed_is_written_as_text_and_cut(client):
    page = client.get("/sok?q=<script>alert(1)</script>" + 200 * "x").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
    assert 101 * "x" not in re.sub(
        'href="[^"]*"', "", page
    )  # links to other languages carry it whole, in their address


def test_what_is_searched_for_is_not_logged(client, caplog):
    with caplog.at_level(logging.DEBUG):
        for address in ("/sok?q=hemmelighet", "/sok.json?q=hemmelighet"):
            assert client.get(address).status_code == 200
    assert "hemmelighet" not in caplog.text


def test_no_page_carries_what_can_be_found(client):
    assert 'class="search__hit"' not in client.get("/").text


def test_a_page_that_the_topics_say_nothing_of_is_an_error():
    with pytest.raises(TopicsError, match=r"topics.toml: '/tiltak' is no page or figure, or a page without words"):
        check(tuple(page for page in PAGES if page.path != "/tiltak"))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[[topic]]\nplace", "[[topic]]\nhelp = 1\nplace", "'help' is unknown; known are"),
        ('needs = "plan"', 'needs = "police"', "needs = 'police' is unknown; known are centre, plan"),
        ('[pages."/"]\nnb =', '[pages."/"]\nse =', "words are given in se, nn, en; they must be in nb, nn and en"),
        ('search.nb = ["personvern"', 'search.nb = [1, "personvern"', "is no list of words"),
    ],
)
def test_topics_with_something_unknown_are_an_error_in_one_line(tmp_path, old, new, said):
    file = tmp_path / "topics.toml"
    file.write_text(topics.FILE.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(TopicsError) as raised:
        topics.load(file)
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)
