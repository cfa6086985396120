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


def without_centre_words(view: View) -> tuple[str, ...]:
    """The sentence on the crisis centre; nothing where there is one."""
    return absent_words(view)[:1] if CRISIS_CENTRE in absent(view.published) else ()


def without_centre(view: View) -> list[Component]:
    """That sentence as a notice, on a page about the centre."""
    return [notice(view.t, "info", words) for words in without_centre_words(view)]
