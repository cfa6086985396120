"""The document: every screen in it, everything escaped, no external requests, and a self-contained pack."""

import base64
import hashlib
import re
from dataclasses import replace

import pytest

from dashboard.charts.registry import FIGURES
from dashboard.web.meeting import document
from dashboard.web.meeting.document import Links
from loaders.regions import municipalities
from tests.typed import row
from tests.web.meeting import read

LINKS = Links("", "/mote/static/v", "/mote/pakke.html", [("nb", "/mote"), ("nn", "/mote?sprak=nn")], "/", "/mote", [])
HOSTILE = "<script>alert('x')</script> & \"quoted\""
WEBSITE, FOUND = (
    "https://dinutvei.no",
    "Finn krisesenter dinutvei.no",
)  # a link to follow, which nothing is fetched from
NAMESPACES = {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}


@pytest.fixture(params=["page", "pack"])
def render(request):
    return (lambda meeting: document.page(meeting, LINKS)) if request.param == "page" else document.pack


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_screen_has_one_headline_one_question_and_a_footer(render, meeting, language):
    root = read.document(render(meeting(*FIGURES, language=language)))
    sections = root.all("section", kind="slide")
    assert len(sections) == len(FIGURES) + 2
    assert len(root.all("h1")) == 1
    for number, section in enumerate(sections, start=1):
        assert section.attributes["id"] == f"side-{number}"
        assert len(section.all("h2")) == len(section.all("footer")) == 1
        assert len(section.all("figure")) <= 1
        assert section.all("h2")[0].text
        assert section.all("div", kind="ask")[0].all("p")[0].text.endswith("?")
        assert section.all("footer")[0].all("p", kind="page")[0].text.split()[::2] == [str(number), str(len(sections))]


def test_every_figure_is_an_image_with_a_name_and_no_title_that_shows_when_pointed_at(render, meeting):
    root = read.document(render(meeting()))
    figures = [svg for figure in root.all("figure") for svg in figure.all("svg")]
    assert len(figures) == 2 * 5  # wide and narrow
    assert all(svg.attributes["role"] == "img" for svg in figures)
    assert all(len(svg.attributes["aria-label"]) > 40 and not svg.all("title") for svg in figures)


def test_no_id_occurs_twice_and_every_reference_finds_its_element(render, meeting):
    root = read.document(render(meeting(*FIGURES)))
    ids = [element.attributes["id"] for element in root.all() if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    named = [element.attributes.get(name, "") for element in root.all() for name in ("aria-labelledby", "for")]
    pointed = [value.removeprefix("#") for value in read.addresses(root) if value.startswith("#")]
    assert {word for words in named for word in words.split()} | set(pointed) <= set(ids)


def test_text_from_files_is_escaped(render, meeting, published):
    measures = published.measures.assign(comment=HOSTILE, responsible=HOSTILE, synthetic=False)
    hostile = replace(published, measures=measures)
    html = render(meeting("measures", published=hostile, messages=(HOSTILE,), asks_for_comments=True))
    assert "<script>alert" not in html
    root = read.document(html)
    assert HOSTILE in root.all("ul", kind="notices")[0].text
    assert HOSTILE in root.all("table", kind="claims")[0].text


def test_nothing_is_fetched_from_another_host(render, meeting):
    html = render(meeting(*FIGURES))
    root = read.document(html)
    assert [value for value in read.addresses(root) if re.match(r"(https?:)?//", value)] == [WEBSITE, WEBSITE]
    assert [link.text for link in root.all("a") if link.attributes["href"] == WEBSITE] == [FOUND, FOUND]
    assert not re.search(r"url\(\s*[\"']?(https?:)?//", html)
    assert set(re.findall(r"https?://www\.[^\s\"'<]+", html)) <= NAMESPACES


def test_cover_and_closing_say_where_those_it_concerns_find_help(render, meeting):
    root = read.document(render(meeting(language="nn")))
    first, *_, last = root.all("section", kind="slide")
    for slide in (first, last):
        (line,) = slide.all("p", kind="contacts")
        assert line.text.startswith("Treng du nokon å snakke med? Vald- og overgrepslinja 116 006")
        assert [link.attributes["href"] for link in line.all("a")][:3] == ["tel:116006", "tel:116111", "tel:112"]
    assert len(root.all("p", kind="contacts")) == 2


def test_a_meeting_of_a_municipality_that_names_no_help_has_no_line_of_it(render, meeting, published):
    silent = replace(published, settings=replace(published.settings, help=()))
    assert read.document(render(meeting(published=silent))).all("p", kind="contacts") == []


def test_the_window_title_reveals_nothing(render, meeting):
    assert read.document(render(meeting())).all("title")[0].text == "Møte"


def test_the_pack_contains_style_script_and_font_and_refers_to_no_server(meeting):
    html = document.pack(meeting())
    root = read.document(html)
    outside = [value for value in read.addresses(root) if not value.startswith(("#", "data:", "tel:"))]
    assert outside == [WEBSITE, WEBSITE]
    assert not re.search("/assets/|/mote/static|/helse", html)
    assert "data:font/woff2;base64," in html


def test_the_pack_lets_no_script_run_and_no_style_apply_but_its_own(meeting):
    root = read.document(document.pack(meeting()))
    policy = next(m.attributes["content"] for m in root.all("meta") if "http-equiv" in m.attributes)
    for tag in ("script", "style"):
        (only,) = root.all(tag)
        digest = base64.b64encode(hashlib.sha256("".join(only.words).encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


def test_the_hand_out_names_the_address_of_the_meeting(render, meeting):
    assert "http://x/mote" in read.document(render(meeting())).all("p", kind="made-at")[0].text


def test_a_long_table_prints_some_rows_and_says_where_the_rest_is(render, meeting, publish):
    codes = municipalities(2024)
    offences = [row("violence.offences", (2023, 2024), 50, code) for code in codes]
    known = publish(*offences, *(row("population", 2024, 10_000, code) for code in codes))
    root = read.document(render(replace(meeting("funnel"), published=known)))
    rows = root.all("dialog", kind="panel--table")[0].all("tbody")[0].all("tr")
    printed = [row for row in rows if "not-printed" not in row.attributes.get("class", "")]
    assert len(rows) > 300
    assert 5 < len(printed) < 40
    assert str(len(rows)) in root.all("p", kind="only-printed")[0].text


def test_an_external_meeting_has_no_way_into_the_dashboard(meeting):
    outside = replace(LINKS, dashboard="")
    root = read.document(document.page(meeting(is_external=True), outside))
    paths = {value.partition("?")[0] for value in read.addresses(root) if value.startswith("/")}
    assert {path for path in paths if not path.startswith(("/mote", "/assets"))} == set()


def test_the_same_meeting_is_the_same_document(render, meeting):
    assert render(meeting()) == render(meeting())
