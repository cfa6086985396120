"""Nye tall: what has come, what it would change for readers, and the yes of somebody who has the key."""

import flask

from dashboard.store.serving.holder import Holder
from dashboard.web.bundles import Bundles
from dashboard.web.intake.access import Access
from dashboard.web.intake.acts import Acts
from dashboard.web.intake.badge import badge
from dashboard.web.intake.describing.form import SAVE
from dashboard.web.intake.describing.views import Describing
from dashboard.web.intake.document import Documents
from dashboard.web.intake.page import Pages
from dashboard.web.intake.previews import Previews
from dashboard.web.intake.views import Views
from dashboard.web.intake.visit import DESCRIBE, MARKED, PATH
from dashboard.web.pages.routing import Router

ENDPOINT = "intake"


def register(server: flask.Flask, bundles: Bundles, router: Router, holder: Holder) -> None:
    """Adds `/nye-tall` to the server, and its number to the menu; call it before the first request."""
    access = Access(holder.settings)
    router.badges[PATH] = lambda snapshot, t: badge(snapshot, t) if access.is_open() else []
    views = Views(Pages(holder, access, Previews(holder), Documents(bundles, router)))
    acts = Acts(views)
    server.add_url_rule(PATH, ENDPOINT, views.show)
    server.add_url_rule(f"{PATH}/tilstand", "intake-state", views.state)
    server.add_url_rule(f"{PATH}/mal/<source>-<int:year>.xlsx", "intake-template", views.template)
    server.add_url_rule(f"{PATH}{MARKED}/<seen>.xlsx", "intake-marked", views.marked)
    server.add_url_rule(f"{PATH}{DESCRIBE}", "intake-describe", Describing(views).show)
    server.add_url_rule(f"{PATH}/trekk-tilbake", "intake-withdrawing", views.withdrawing)
    posts = {
        "": views.enter,
        "/lukk": acts.leave,
        "/filer": acts.drop,
        SAVE: acts.describe,
        "/publiser": acts.publish,
        "/forkast": acts.discard,
        "/angre": acts.undo,
        "/trekk-tilbake": acts.withdraw,
    }
    for path, act in posts.items():
        server.add_url_rule(f"{PATH}{path}", f"intake-post{path}", act, methods=["POST"])


__all__ = ["ENDPOINT", "register"]
