"""Møte: the figures shown to the forum, one message a screen, as one document that goes on when the network drops."""

import flask

from dashboard.data import Snapshot
from dashboard.holder import Holder
from dashboard.meeting.agenda import DEFAULT, MEASURES
from dashboard.meeting.pictures import picture_of
from dashboard.meeting.views import Views
from dashboard.selection import Selection


def register(server: flask.Flask, holder: Holder) -> None:
    """Adds `/mote`, its offline pack and its own style and script to the server; call it before the first request."""
    views = Views(holder)
    holder.warmers.append(warm)
    server.add_url_rule("/mote", "meeting", views.show)
    server.add_url_rule("/mote/", "meeting-slash", views.without_slash)
    server.add_url_rule("/mote/pakke.html", "meeting-pack", views.pack)
    server.add_url_rule("/mote/static/<version>/<name>", "meeting-static", views.static)


def warm(snapshot: Snapshot) -> None:
    """Draws the usual agenda, so that the first meeting after a start doesn't wait for it."""
    published = snapshot.published
    selection = Selection(language=published.settings.language)
    for key in DEFAULT:
        if key != MEASURES:
            picture_of(published, key, selection, key)


__all__ = ["register"]
