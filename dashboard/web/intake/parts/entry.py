"""The way in: where the key is found, and the field for it."""

from dash import html
from dash.development.base_component import Component

from dashboard.web.intake.visit import KEY, Visit, button, field, form, section


def part(visit: Visit) -> Component:
    """What somebody without the key sees in place of the deliveries."""
    t = visit.t
    said = [
        html.P(t("Files are looked at and published by those who have the key to this dashboard.")),
        html.P(
            t(
                "The key, and an address with it, are written on the server's console when it starts. “{command}” "
                "prints them again.",
                command="python app.py token",
            )
        ),
    ]
    key = field(t("The key"), "intake-key", KEY, type="password", autocomplete="off", required=True, maxlength=200)
    enter = form(visit.to(), key, button(t("Let me in"), "button button--primary"), className="intake-yes")
    return section(t("Do you have the key?"), "intake-entry", *said, enter)


def leave(visit: Visit) -> Component:
    """Takes the key out of this browser."""
    t = visit.t
    return form(visit.to("/lukk"), button(t("Sign out of this browser"), "button button--quiet button--small"))
