"""The page as a document of its own: the shell of the other pages round it, and no Dash."""

from collections.abc import Sequence
from html import escape

import flask
from dash import html
from dash.development.base_component import Component

from dashboard.vocabulary.text import Text
from dashboard.web.bundles import Bundles
from dashboard.web.components.attributes import attributes
from dashboard.web.components.shell import document_title, page_heading
from dashboard.web.intake.visit import OWN_NAMES, PATH, Visit, is_own
from dashboard.web.markup import Raw, written
from dashboard.web.page.body import home_name, no_data
from dashboard.web.pages.routing import Router

AGAIN_SECONDS = 2
DOCUMENT = """<!DOCTYPE html>
<html lang="{language}"{base}>
<head><meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>
<script src="{head}"></script>
{preloads}
<link rel="stylesheet" href="{style}">
<link rel="stylesheet" href="{own_style}">
<script defer src="{script}"></script>
<script defer src="{own_script}"></script>{again}
</head>
<body>
{body}
</body>
</html>"""
AGAIN = '\n<noscript><meta http-equiv="refresh" content="{seconds}"></noscript>'


class Documents:
    """Writes the page round its content."""

    def __init__(self, bundles: Bundles, router: Router) -> None:
        self._bundles, self._router = bundles, router
        self._base = router.holder.settings.base

    def reply(
        self, visit: Visit, content: Sequence[Component], status: int = 200, *, is_again: bool = False
    ) -> flask.Response:
        """The page; `is_again` lets a browser without scripts ask again."""
        t, published = visit.t, visit.snapshot.published
        question = t("What has come, and may it be shown?")
        lead = html.P(
            t("No reader sees anything new until you have seen what changes, and said yes."), className="lead"
        )
        own = dict.fromkeys([*OWN_NAMES, *filter(is_own, flask.request.args)])
        marks = attributes(data_page="intake-page", data_path=PATH, data_own=" ".join(own))
        body = html.Div([page_heading(question, lead), *content], className="intake", **marks)
        frame = self._router.frame(visit.snapshot, PATH, visit.search, Raw(written(body, self._base)))
        title = document_title(t("New figures"), t.language, home_name(published, t.language))
        return self._written(title, t, written(frame, self._base), status, is_again=is_again)

    def without_data(self, t: Text, content: Sequence[Component]) -> flask.Response:
        """The page while there is no edition to put round it."""
        main = no_data(t)
        return self._written(t("No data yet"), t, written([main, *content], self._base), 503, is_again=True)

    def _written(self, title: str, t: Text, body: str, status: int, *, is_again: bool) -> flask.Response:
        bundles = self._bundles
        document = DOCUMENT.format(
            language=t.language,
            base=bundles.base_mark,
            title=escape(title),
            head=bundles.head.address,
            preloads=bundles.preloads,
            style=bundles.style.address,
            own_style=bundles.intake_style.address,
            script=bundles.script.address,
            own_script=bundles.intake_script.address,
            again=AGAIN.format(seconds=AGAIN_SECONDS) if is_again else "",
            body=body,
        )
        return flask.Response(document, status=status, mimetype="text/html")
