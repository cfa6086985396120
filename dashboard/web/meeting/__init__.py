"""Møte: figures for the forum, one message per screen, in one document that keeps working without a network."""

import flask

from dashboard.store.serving.holder import Holder
from dashboard.web.meeting.views import Views


def register(server: flask.Flask, holder: Holder) -> None:
    """Adds `/mote`, its offline pack and its own style and script to the server; call it before the first request."""
    views = Views(holder)
    server.add_url_rule("/mote", "meeting", views.show)
    server.add_url_rule("/mote/", "meeting-slash", views.without_slash)
    server.add_url_rule("/mote/pakke.html", "meeting-pack", views.pack)
    server.add_url_rule("/mote/static/<version>/<name>", "meeting-static", views.static)


__all__ = ["register"]
