"""Our scripts and styles as one file each: all of them, in their order, at an address that follows their content."""

import re

import flask
import pytest

from dashboard.web.bundles import Bundles

SCRIPTS = """<script src="/assets/00-plotly-basic.min.js?m=1"></script>
<script src="/assets/01-words.js?m=1"></script>
<script src="/assets/02-more.js?m=1"></script>
<script src="/_dash-component-suites/dash/html.js"></script>"""
STYLES = """<link rel="stylesheet" href="/assets/00-ground.css?m=1">
<link rel="stylesheet" href="/assets/10-app.css?m=1">"""


@pytest.fixture
def folder(tmp_path):
    for name in ("01-words.js", "02-more.js", "10-app.css"):
        (tmp_path / name).write_text(f"/* {name} */")
    return tmp_path


@pytest.fixture
def bundles(folder):
    return Bundles(flask.Flask("bundles"), folder)


def address(html):
    return re.search(r"/assets/bundle-[0-9a-f]{12}\.\w+", html)[0]


def test_scripts_are_joined_in_order_where_the_first_stood(bundles):
    html = bundles.scripts(SCRIPTS)
    assert re.findall(r"src=\"([^\"?]+)", html) == [
        "/assets/00-plotly-basic.min.js",
        address(html),
        "/_dash-component-suites/dash/html.js",
    ]


def test_a_bundle_is_served_whole_and_kept(folder):
    server = flask.Flask("bundles")
    reply = server.test_client().get(address(Bundles(server, folder).scripts(SCRIPTS)))
    assert reply.data == b"/* 01-words.js */\n/* 02-more.js */"
    assert reply.mimetype == "text/javascript"
    assert "immutable" in reply.headers["Cache-Control"]


def test_the_ground_styles_stay_apart_and_come_first(bundles):
    html = bundles.styles(STYLES)
    assert re.findall(r"href=\"([^\"?]+)", html) == ["/assets/00-ground.css", address(html)]


def test_changed_content_has_another_address(folder):
    before = address(Bundles(flask.Flask("one"), folder).scripts(SCRIPTS))
    (folder / "02-more.js").write_text("/* changed */")
    assert address(Bundles(flask.Flask("two"), folder).scripts(SCRIPTS)) != before


def test_an_unknown_bundle_is_not_found_and_a_document_without_our_files_is_left_alone(folder):
    server = flask.Flask("bundles")
    bundles = Bundles(server, folder)
    assert server.test_client().get("/assets/bundle-000000000000.js").status_code == 404
    assert bundles.scripts("<p>nothing</p>") == "<p>nothing</p>"
