"""Whether the server lives, and whether it has figures to show: for the machines that watch it."""

from collections.abc import Callable

import flask

from dashboard.store.serving.holder import Holder

ALIVE, READY = "/helse", "/klar"


def register(server: flask.Flask, holder: Holder, are_all_ready: Callable[[], bool]) -> None:
    """Adds both addresses; neither tells anything about the data. `are_all_ready` is asked of all workers."""

    @server.get(ALIVE)
    def alive() -> flask.Response:
        return _said("ok", 200)

    @server.get(READY)
    def ready() -> flask.Response:
        if holder.broken:
            return _said("vernet er brutt", 503)
        return _said("klar", 200) if are_all_ready() else _said("laster", 503)


def _said(words: str, status: int) -> flask.Response:
    return flask.Response(f"{words}\n", status=status, mimetype="text/plain", headers={"Cache-Control": "no-store"})
