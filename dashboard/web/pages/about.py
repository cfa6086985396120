"""Om: who stands behind the dashboard, how figures are made and protected, and how accessible it is."""

from dash import html
from dash.development.base_component import Component

from dashboard.model.action_plan.plan import plan_in
from dashboard.vocabulary.text import Text
from dashboard.vocabulary.where import is_loopback
from dashboard.web.clock import today
from dashboard.web.components.panel import panel
from dashboard.web.page.page import Page, View


def _details(view: View) -> list[Component]:
    t, settings = view.t, view.published.settings
    return [
        _panel(
            t("Who"),
            "who",
            _responsible(view),
        ),
        _panel(
            t("Method"),
            "method",
            t(
                "Numbers are shown as delivered, or computed from numbers delivered, each traced to its file, "
                "sheet and "
                "cell. A gap is shown as a gap."
            ),
            t("Uncertainty is a 95% interval, exact for counts and by Wilson's method for shares."),
            t("The uncertainty of a two-year average is that of the sum of both years, halved."),
            t(
                "Trends are judged over at least five single years, allowing for more variation than "
                "chance alone gives, and per inhabitant where the population of every year is known. "
                "“No clear change” does not mean that the level is stable."
            ),
            t(
                "Two-year averages overlap, so they give no trend; the newest is compared with the newest that shares "
                "no year with it. A series is judged from its last break on: no verdict crosses a break."
            ),
        ),
        _panel(
            t("Privacy"),
            "privacy",
            t(
                "Counts below {threshold} people, zero included, are withheld in figures that are not "
                "official statistics, together with every number from which one could be worked out "
                "by subtraction. Before anything is shown, a program tries to work out the withheld "
                "numbers; if it succeeds, a coarser table is shown, or nothing.",
                threshold=settings.threshold,
            ),
            t(
                "Nothing you do here is sent to anyone outside: no fonts or maps are loaded from "
                "elsewhere, and your use is not tracked."
            ),
            t("How often a figure is downloaded, or shown with withheld numbers, is counted; by whom is not."),
            *_open_to(view),
        ),
        _panel(t("Accessibility statement"), "tilgjengelighet", *_statement(t)),
        _panel(
            t("Version"),
            "version",
            t(
                "Edition {version}, loaded {day}.",
                version=view.published.version,
                day=t.date(view.snapshot.loaded),
            ),
        ),
    ]


def _open_to(view: View) -> list[str]:
    """That there is no login, where others than the machine itself reach the server."""
    if is_loopback(view.published.settings.host):
        return []
    return [view.t("There is no login: everybody on the network who reaches this address can read the dashboard.")]


def _responsible(view: View) -> str:
    """Who stands behind it, and what the plan says of collecting the figures, where it does."""
    t, plan = view.t, plan_in(view.published.plans, today().year)
    place = view.published.regions.name(view.published.settings.home, t.language)
    if plan is None or plan.overview is None:
        return t("{place} municipality is responsible for the dashboard.", place=place)
    if plan.overview == 1:
        return t(
            "{place} municipality is responsible for the dashboard. Its public health coordinator collects the "
            "figures once a year, as the action plan's first measure says.",
            place=place,
        )
    return t(
        "{place} municipality is responsible for the dashboard, and collects the figures once a year, as measure "
        "{number} of the action plan says.",
        place=place,
        number=plan.overview,
    )


def _statement(t: Text) -> tuple[str, ...]:
    """The statement that the regulation requires: status, method, shortcomings, contact and supervisor."""
    return (
        t(
            "The pages are made for keyboard, screen reader and enlargement, by the requirements of WCAG 2.2 AA. "
            "Every figure has a table and a text. They are checked by an automatic test of every page."
        ),
        t(
            "The test looks at every page in three languages, in light and dark, on wide and narrow screens, does "
            "every task by keyboard alone, and enlarges to 200%. It found no breach of the requirements."
        ),
        t("Arrow keys go from number to number in a figure, and the table below it holds every number."),
        t("Not tested: other browsers than Chromium, and screen readers with real users."),
        t(
            "This is what the makers of the dashboard know. The municipality fills in its own statement at "
            "uustatus.no, as the regulation on universal design of ICT requires."
        ),
        t("Is something stopping you? Tell the municipality's public health coordinator."),
        t("If that does not help, contact the Authority for Universal Design of ICT (uutilsynet.no)."),
    )


def _panel(title: str, id_: str, *paragraphs: str) -> Component:
    return panel(title, id_, *(html.P(words) for words in paragraphs))


PAGE = Page(
    key="about-page",
    path="/om",
    name=lambda t: t("About"),
    question=lambda t: t("Who is responsible for it?"),
    lead=lambda t: t("How the figures are made and protected, and how the pages are built to be used by everyone."),
    details=_details,
    group=2,
)
