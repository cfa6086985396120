"""Our scripts and styles as one file each: complete, in order, at an address that depends on their content."""

import re
from collections import Counter

import flask
import pytest

from dashboard.vocabulary.settings import ROOT
from dashboard.web.bundles import HEAD, SCRIPTS, STYLES, Bundles, joined

ASSETS = ROOT / "assets"


@pytest.fixture
def folder(tmp_path):
    for name in ("one", "two"):
        (tmp_path / f"{name}.js").write_text(f"/* {name} */")
    return tmp_path


def test_files_are_joined_in_the_order_declared(folder):
    assert joined(folder, ("two", "one"), "js").content == b"/* two */\n/* one */"


def test_changed_content_has_another_address(folder):
    before = joined(folder, ("one", "two"), "js").address
    (folder / "two.js").write_text("/* changed */")
    assert joined(folder, ("one", "two"), "js").address != before


@pytest.mark.parametrize(("kind", "names"), [("scripts", (*HEAD, *SCRIPTS)), ("styles", STYLES)])
def test_every_script_and_style_has_its_place_in_the_order(kind, names):
    found = [path.relative_to(ASSETS / kind) for path in (ASSETS / kind).rglob("*.*")]
    assert sorted(names) == sorted(path.with_suffix("").as_posix() for path in found)
    assert max(Counter(path.parent for path in found).values()) <= 15


def test_a_bundle_is_served_whole_and_may_be_kept(folder):
    server = flask.Flask("bundles")
    bundles = Bundles(server, ASSETS)
    for bundle, kind in ((bundles.head, "javascript"), (bundles.script, "javascript"), (bundles.style, "css")):
        assert re.fullmatch(r"/assets/bundle-[0-9a-f]{12}\.(js|css)", bundle.address)
        reply = server.test_client().get(bundle.address)
        assert reply.data == bundle.content
        assert reply.mimetype == f"text/{kind}"
        assert "immutable" in reply.headers["Cache-Control"]


def test_an_unknown_bundle_is_not_found():
    server = flask.Flask("bundles")
    Bundles(server, ASSETS)
    assert server.test_client().get("/assets/bundle-000000000000.js").status_code == 404
