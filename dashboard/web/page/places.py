"""The message for an address with a place that the page has no numbers for, and what is shown instead."""

from urllib.parse import parse_qsl, urlencode

from dash import html
from dash.development.base_component import Component

from dashboard.vocabulary.regions import Regions
from dashboard.vocabulary.text import Text
from dashboard.web.page.choices import REGION
from dashboard.web.page.page import Page, View
from loaders.regions import all_regions

LONGEST_SHOWN = 40  # characters of an unknown code that are shown to the reader


def place_message(page: Page, view: View, code: str, search: str) -> list[Component | str]:
    """A message that the home municipality is shown, and a link to the same place within other borders."""
    t, regions = view.t, view.published.regions
    told = not_here(page.name(t), code, regions, t, is_choosable=REGION in page.filters)
    other = kin(code, page.choices(view.published).regions)
    if not other or REGION not in page.filters:
        return [told]
    shown = regions.name(other, t.language)
    why = t("There are numbers for {other}, with other borders:", other=shown)
    link = html.A(t("Show {place}", place=shown), href=f"?{_instead(search, other)}", className="text-link")
    return [f"{told} {why} ", link]


def not_here(subject: str, code: str, regions: Regions, t: Text, *, is_choosable: bool = True) -> str:
    """«Beboere finnes ikke for Oslo. Viser Bærum.»"""
    home, place = regions.name(regions.home, t.language), regions.name(code, t.language)
    if code not in all_regions():
        shown = code[:LONGEST_SHOWN]
        return t("There is no municipality with the code “{code}”. {home} is shown.", code=shown, home=home)
    if not is_choosable:
        return t("{subject} covers {home} only, not {place}.", subject=subject, home=home, place=place)
    return t("{subject}: no numbers for {place}. {home} is shown.", subject=subject, place=place, home=home)


def kin(code: str, offered: tuple[str, ...]) -> str:
    """The available place that this one became, or was before new borders; empty if none."""
    return next((place for place in offered if code in _later(place) or place in _later(code)), "")


def _later(code: str) -> set[str]:
    """Every code that succeeded this one."""
    found: set[str] = set()
    region = all_regions().get(code)
    while region is not None and region.successor and region.successor not in found:
        found.add(region.successor)
        region = all_regions().get(region.successor)
    return found


def _instead(search: str, place: str) -> str:
    kept = [(name, value) for name, value in parse_qsl(search.removeprefix("?")) if name != "kommune"]
    return urlencode([*kept, ("kommune", place)])
