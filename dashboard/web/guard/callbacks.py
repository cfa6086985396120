"""Rejects callbacks that none of our pages could have sent, before Dash fails on them."""

from typing import Any

import dash
import flask
from dash.exceptions import DependencyException

from dashboard.web.guard.replies import bare

ADDRESS = "/_dash-update-component"
FROM_DASH = {"endId"}  # which its script adds to the address


def register(app: dash.Dash) -> None:
    """Answers 404 to a script that isn't there, instead of 500."""

    @app.server.errorhandler(DependencyException)
    def no_such_script(_: DependencyException) -> flask.Response:
        return bare(404)


def is_malformed(request: flask.Request, known: dict[str, Any]) -> bool:
    """Whether a request calls anything but the server's only callback, as our script does.

    What is no JSON at all is left to Dash, which refuses it.
    """
    if request.path != ADDRESS:
        return False
    return bool(set(request.args) - FROM_DASH) or (request.is_json and not _is_callback(_json(request), known))


def _json(request: flask.Request) -> Any:
    """The request's JSON; None if it is invalid or nested too deeply."""
    try:
        return request.get_json(silent=True)
    except RecursionError:
        return None


def _is_callback(body: Any, known: dict[str, Any]) -> bool:
    """Whether it has the callback's output, its four words, and nothing that would be read as something else."""
    match body:
        case {
            "output": str(output),
            "outputs": {"id": str(id_), "property": str(property_)},
            "inputs": [{"id": str(), "property": str(), "value": [str(), str(), str(), str()]}],
        }:
            changed, state = body.get("changedPropIds", []), body.get("state", [])
            is_known = "callback" in known.get(output, {}) and output == f"{id_}.{property_}"
            return is_known and state == [] and isinstance(changed, list) and all(isinstance(i, str) for i in changed)
    return False
