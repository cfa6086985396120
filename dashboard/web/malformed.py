"""Requests that no page of ours could have sent, refused before Dash fails on them."""

from typing import Any

import dash
import flask
from dash.exceptions import DependencyException

CALLBACKS = "/_dash-update-component"


def register(app: dash.Dash) -> None:
    """Answers 400 to a malformed callback and 404 to a script that there is none of, in place of 500."""

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
    """The request's JSON, None where it is none or is nested without end."""
    try:
        return request.get_json(silent=True)
    except RecursionError:
        return None


def _is_callback(body: Any, known: dict[str, Any]) -> bool:
    """Whether it asks for a callback that runs here, by all its outputs, with one value: an address or its parts."""
    match body:
        case {"output": str(output), "outputs": dict() | list() as outputs, "inputs": [{"value": value}]}:
            return "callback" in known.get(output, {}) and _named(outputs) == output and _is_address(value, outputs)
    return False


def _named(outputs: Any) -> str:
    """The outputs as Dash names a callback by them."""
    one_or_more = [outputs] if isinstance(outputs, dict) else outputs
    names = [f"{one.get('id')}.{one.get('property')}" for one in one_or_more if isinstance(one, dict)]
    return "".join(names) if isinstance(outputs, dict) else f"..{'...'.join(names)}.."


def _is_address(value: Any, outputs: Any) -> bool:
    """A path and a query for a whole page, which has several outputs; a query for what changes on it."""
    if isinstance(outputs, dict):
        return value is None or isinstance(value, str)
    return isinstance(value, list) and [type(part) for part in value] == [str, str]
