"""What is made before readers ask for it: every view of another first year, those of the page they are on first."""

from datetime import date

import pytest

from dashboard.store.serving.holder import Holder
from dashboard.web.page import body
from dashboard.web.pages import PAGES
from dashboard.web.pages.routing import Router
from tests.conftest import settings_for

AT = {page.path: page for page in PAGES}


@pytest.fixture
def router(data_folder):
    holder = Holder(settings_for(data_folder, reload_seconds=0))
    holder.refresh()
    return Router(holder, PAGES)


def views_of(router):
    """What has been made of the shown edition."""
    return body.change.of(router.holder.snapshot())


def is_made(router, path, search):
    """Whether a view is answered without being made again."""
    made = views_of(router).cache_info().misses
    body.change(AT[path], router.holder.snapshot(), search, date.today())
    return views_of(router).cache_info().misses == made


def first_years(router, path):
    return body.first_years(AT[path], router.holder.snapshot().published)


def test_every_first_year_of_every_page_is_made(router):
    list(router.warm(router.holder.snapshot()))
    for path in ("/anmeldelser", "/beboere", "/samtaler", "/sammenlikning"):
        assert all(is_made(router, path, search) for search in first_years(router, path))


def test_newer_years_come_before_older_ones(router):
    newest, *_, oldest = first_years(router, "/anmeldelser")
    view, _ = body.view_of(AT["/anmeldelser"], router.holder.snapshot(), newest)
    before, _ = body.view_of(AT["/anmeldelser"], router.holder.snapshot(), oldest)
    assert view.selection.from_year > before.selection.from_year


def test_the_views_that_readers_had_are_made_again_before_all_others(router):
    shown, version = "?fra=2011&til=2013", router.holder.snapshot().published.version
    router.changed("/anmeldelser", shown, "/anmeldelser", version)
    views_of(router).cache_clear()
    pieces = router.warm(router.holder.snapshot())
    while not views_of(router).cache_info().currsize:
        next(pieces)
    assert is_made(router, "/anmeldelser", shown)


@pytest.mark.parametrize("path", ["/samtaler", "/anmeldelser"])
def test_the_page_that_a_reader_is_on_comes_first(router, path):
    router.whole(path, "")
    pieces = router.warm(router.holder.snapshot())
    while views_of(router).cache_info().misses < len(first_years(router, path)):
        next(pieces)
    assert all(is_made(router, path, search) for search in first_years(router, path))


def test_a_reader_who_goes_to_another_page_while_views_are_made_is_followed(router):
    router.whole("/anmeldelser", "")
    pieces = router.warm(router.holder.snapshot())
    while not views_of(router).cache_info().currsize:
        next(pieces)
    router.changed("/samtaler", "", "/anmeldelser", router.holder.snapshot().published.version)
    while views_of(router).cache_info().misses < 1 + len(first_years(router, "/samtaler")):
        next(pieces)
    assert all(is_made(router, "/samtaler", search) for search in first_years(router, "/samtaler"))
