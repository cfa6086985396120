"""Redirects a page to the address that it is known by: in the reader's language, with defaults left out."""

from urllib.parse import quote

import flask

from dashboard.charts.registry import offered
from dashboard.store.serving.holder import Holder
from dashboard.vocabulary.settings import LANGUAGES
from dashboard.web.guard.replies import LANGUAGE, LANGUAGE_COOKIE
from dashboard.web.page.address import canonical

YEAR_SECONDS = 365 * 24 * 3600


def to_canonical(holder: Holder) -> flask.Response | None:
    """Redirects what a form without scripts asks for to the address that the same choices have with scripts."""
    asked = flask.request
    query = asked.query_string.decode(errors="replace")
    usual = offered(holder.wait(timeout=0).published) if holder.has_data else ()
    wanted = canonical(query, usual)
    return None if wanted == query else _redirected(asked.path, wanted)


def to_remembered_language(default: str) -> flask.Response | None:
    """Redirects a page without a language in its address to the one the reader chose last."""
    asked, chosen = flask.request, flask.request.cookies.get(LANGUAGE_COOKIE)
    if LANGUAGE in asked.args or chosen not in LANGUAGES or chosen == default:
        return None
    query = asked.query_string.decode(errors="replace")
    return _redirected(asked.path, f"{query}{'&' if query else ''}{LANGUAGE}={chosen}")


def remember_language(response: flask.Response) -> flask.Response:
    """Lets the browser keep the language that the address names."""
    asked = flask.request
    if (language := asked.args.get(LANGUAGE)) in LANGUAGES and response.mimetype == "text/html":
        response.set_cookie(LANGUAGE_COOKIE, language, max_age=YEAR_SECONDS, path=f"{asked.script_root}/",
                            samesite="Lax", httponly=True, secure=asked.is_secure)  # fmt: skip
    return response


def _redirected(path: str, query: str) -> flask.Response:
    # quoted: a tab in it would else be dropped on the way, and `/<tab>/host` be another site's address
    return flask.redirect(f"{quote(path) or '/'}?{query}".rstrip("?"))  # type: ignore[return-value]
