"""Short replies in place of what was asked for: a sentence for a program, a small page for a reader."""

from html import escape

import flask

from dashboard.vocabulary.settings import LANGUAGES
from dashboard.vocabulary.text import Text, text
from dashboard.web.bundles import bundles

LANGUAGE, LANGUAGE_COOKIE = "sprak", "sprak"
PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">{again}
<script src="{head}"></script>
<link rel="icon" type="image/svg+xml" href="{base}/assets/favicon.svg">
<link rel="stylesheet" href="{style}"></head>
<body><main class="standalone">
<h1>{title}</h1>
<p>{words}</p>
<p><a class="text-link" href="{link}">{said}</a></p>
</main></body>
</html>
"""
AGAIN = '\n<meta http-equiv="refresh" content="{seconds}">'


def language_of(request: flask.Request, default: str) -> str:
    """The language of a request: the address's, else the remembered one, else the default."""
    wanted = (request.args.get(LANGUAGE), request.cookies.get(LANGUAGE_COOKIE))
    return next((language for language in wanted if language in LANGUAGES), default)


def words(default: str) -> Text:
    """The words of the request's language."""
    return text(language_of(flask.request, default))


def sentence(
    t: Text,
    status: int,
    title: str,
    words: str,
    *,
    link: tuple[str, str] | None = None,
    again: int = 0,
    is_repeated: bool = False,
) -> flask.Response:
    """A message in the language `t`.

    Args:
        t: the language.
        status: of the reply.
        title: what has happened.
        words: why, and what to do.
        link: (address, words) of where to go on; the front page if there is none.
        again: seconds until it may be tried again, if it may.
        is_repeated: whether the page tries again by itself.
    """
    best = flask.request.accept_mimetypes.best_match(["text/html", "text/plain"], default="text/html")
    base = flask.request.script_root
    address, label = link or (f"{base}/", t("To the front page"))
    page = PAGE.format(
        language=t.language,
        title=escape(title),
        words=escape(words),
        again=AGAIN.format(seconds=again) if is_repeated else "",
        base=escape(base),
        head=bundles().head.address,
        style=bundles().style.address,
        link=escape(address),
        said=escape(label),
    )
    response = flask.Response(page if best == "text/html" else words, status=status, mimetype=best)
    response.headers["Cache-Control"] = "no-store"
    if again:
        response.headers["Retry-After"] = str(again)
    return response


def bare(status: int) -> flask.Response:
    """A refusal that no reader sees."""
    return flask.Response(f"{status}\n", status=status, mimetype="text/plain")
