"""Møte: the figures shown to the forum, one message a screen, as one document that goes on when the network drops."""

import flask

from dashboard.store.holder import Holder
from dashboard.web.meeting.views import Views


def register(server: flask.Flask, holder: Holder) -> None:
    """Adds `/mote`, its offline pack and its own style and script to the server; call it before the first request."""
    views = Views(holder)
    server.add_url_rule("/mote", "meeting", views.show)
    server.add_url_rule("/mote/", "meeting-slash", views.without_slash)
    server.add_url_rule("/mote/pakke.html", "meeting-pack", views.pack)
    server.add_url_rule("/mote/static/<version>/<name>", "meeting-static", views.static)


__all__ = ["register"]
