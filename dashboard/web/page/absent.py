"""What a municipality doesn't have, in plain words, in place of figures that can't be."""

from dash.development.base_component import Component

from dashboard.model.checklist import ASSAULT_CENTRE, CRISIS_CENTRE, absent
from dashboard.web.components.notice import notice
from dashboard.web.page.page import View


def absent_words(view: View) -> tuple[str, ...]:
    """A sentence for each centre that the settings name none of."""
    t, missing = view.t, absent(view.published)
    place = view.published.regions.name(view.published.settings.home, t.language)
    words = {
        CRISIS_CENTRE: t("No crisis centre is set up for {place} here, so there are no figures from one.", place=place),
        ASSAULT_CENTRE: t(
            "No sexual assault centre is set up for {place} here, so there are no figures from one.", place=place
        ),
    }
    return tuple(words[source] for source in missing)


def without_centre(view: View) -> list[Component]:
    """The sentence on the crisis centre as a notice, on a page about it; nothing where there is one."""
    if CRISIS_CENTRE not in absent(view.published):
        return []
    return [notice(view.t, "info", absent_words(view)[0])]
