"""What the browser gets at a first and a second visit: which scripts, how small, and how long they may be cached."""

import brotli
import flask
import pytest

from dashboard.charts.registry import FIGURES
from dashboard.paint.plotly import draw
from dashboard.scene.layout import layout
from dashboard.scene.size import SIZES
from dashboard.vocabulary.selection import Selection
from dashboard.web.precompressed import Precompressed

SCRIPT = "/assets/script.js?m=17"
PLAIN = "/_dash-component-suites/later.js"
CONTENT = b"var words = 'anmeldt vold';\n" * 500
BASIC_BUNDLE = {"bar", "pie", "scatter"}  # trace types in plotly.js-basic


@pytest.fixture
def site(tmp_path):
    """A small server with one fingerprinted and one plain script, and its compressed files when they are ready."""
    server = flask.Flask("small", static_folder=None)
    server.add_url_rule("/assets/script.js", "own", lambda: flask.Response(CONTENT, mimetype="text/javascript"))
    server.add_url_rule(PLAIN, "plain", lambda: flask.Response(CONTENT, mimetype="text/javascript"))
    kept = Precompressed(server, tmp_path / "compressed")
    kept.prepare((SCRIPT, PLAIN, "/assets/missing.js"), lambda: None)
    return server.test_client()


def ask(site, address, **headers):
    return site.get(address, headers={"Accept-Encoding": "gzip, br", **headers})


def test_a_script_is_sent_compressed_and_whole(site):
    reply = ask(site, SCRIPT)
    assert reply.headers["Content-Encoding"] == "br"
    assert len(reply.data) < len(CONTENT) / 50
    assert brotli.decompress(reply.data) == CONTENT


def test_a_browser_without_brotli_gets_the_file_itself(site):
    reply = site.get(SCRIPT, headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in reply.headers
    assert reply.data == CONTENT


def test_a_fingerprinted_address_may_be_kept_for_ever_and_a_plain_one_must_be_asked_for(site):
    assert "immutable" in ask(site, SCRIPT).headers["Cache-Control"]
    assert ask(site, PLAIN).headers["Cache-Control"] == "no-cache"


def test_asking_again_with_the_tag_sends_no_body(site):
    tag = ask(site, PLAIN).headers["ETag"]
    again = ask(site, PLAIN, **{"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")


def test_another_fingerprint_is_not_answered_with_the_old_file(site):
    assert "Content-Encoding" not in ask(site, "/assets/script.js?m=18").headers


def test_what_is_missing_stays_missing(site):
    assert ask(site, "/assets/missing.js").status_code == 404


def test_the_next_start_reuses_compressed_files(site, tmp_path):
    server = flask.Flask("next", static_folder=None)
    server.add_url_rule("/assets/script.js", "own", lambda: flask.Response(CONTENT, mimetype="text/javascript"))
    kept = Precompressed(server, tmp_path / "compressed")
    kept.prepare((SCRIPT,), lambda: pytest.fail("it has nothing hard to do"))
    assert ask(server.test_client(), SCRIPT).headers["Content-Encoding"] == "br"


def test_a_folder_that_cannot_be_written_only_costs_the_next_start(tmp_path):
    (tmp_path / "compressed").write_text("a file in place of the folder")
    server = flask.Flask("small", static_folder=None)
    server.add_url_rule("/assets/script.js", "own", lambda: flask.Response(CONTENT, mimetype="text/javascript"))
    kept = Precompressed(server, tmp_path / "compressed")
    kept.prepare((SCRIPT,), lambda: None)
    assert brotli.decompress(ask(server.test_client(), SCRIPT).data) == CONTENT


@pytest.mark.parametrize("key", FIGURES)
def test_every_figure_can_be_drawn_with_the_small_bundle(published, key):
    figure = draw(layout(FIGURES[key].chart(published, Selection()), SIZES["screen"]))
    assert {trace["type"] for trace in figure["data"]} <= BASIC_BUNDLE
