"""What readers no longer get is let go: it must not lie in memory until a garbage collector looks for it."""

import gc
import threading
import time
import weakref

import pytest

from dashboard.web.pages import PAGES

DEADLINE_SECONDS = 30
FILES = ("/mote", "/eksport/rapport.docx", "/eksport/rapport.html", "/eksport/police-reports.png", "/sok?q=b%C3%A6rum")


@pytest.fixture
def collector_off():
    gc.disable()
    yield
    gc.enable()


def is_gone(held: weakref.ref) -> bool:
    """Whether it is let go, at once or as soon as what the background does with it is done."""
    deadline, moment = time.monotonic() + DEADLINE_SECONDS, threading.Event()
    while held() and time.monotonic() < deadline:
        moment.wait(0.05)
    return held() is None


def test_an_edition_goes_when_another_is_shown_whatever_was_made_of_it(operator, client, corrected, collector_off):
    shown = operator.holder.snapshot()
    held = {"the edition": weakref.ref(shown), "its table": weakref.ref(shown.published)}
    del shown
    replies = {path: client.get(path).status_code for path in (*(page.path for page in PAGES), *FILES)}
    assert set(replies.values()) == {200}, replies
    operator.drop({"VINR.xlsx": corrected(58)})
    assert operator.publish(operator.look(), "Kari Nordmann", "Rettet av politiet").status == 303
    assert "58 anmeldte forhold i 2019" in client.get("/anmeldelser").text
    assert [name for name, one in held.items() if not is_gone(one)] == []
