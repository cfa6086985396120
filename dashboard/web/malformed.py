"""Rejects requests that none of our pages could have sent, before Dash fails on them."""

from typing import Any

import dash
import flask
from dash.exceptions import DependencyException

CALLBACKS = "/_dash-update-component"


def register(app: dash.Dash) -> None:
    """Answers 400 to a malformed callback and 404 to a missing script, instead of 500."""

    @app.server.before_request
    def refuse_malformed() -> flask.Response | None:
        asked = flask.request
        if asked.path != CALLBACKS or not asked.is_json or _is_callback(_json(asked), app.callback_map):
            return None
        return flask.Response("400\n", status=400, mimetype="text/plain")

    @app.server.errorhandler(DependencyException)
    def no_such_script(_: DependencyException) -> flask.Response:
        return flask.Response("404\n", status=404, mimetype="text/plain")


def _json(request: flask.Request) -> Any:
    """The request's JSON; None if it is invalid or nested too deeply."""
    try:
        return request.get_json(silent=True)
    except RecursionError:
        return None


def _is_callback(body: Any, known: dict[str, Any]) -> bool:
    """Whether it calls the server's only callback with path, query, path shown and edition."""
    match body:
        case {
            "output": str(output),
            "outputs": {"id": id_, "property": property_},
            "inputs": [{"value": [str(), str(), str(), str()]}],
        }:
            return "callback" in known.get(output, {}) and output == f"{id_}.{property_}"
    return False
