"""The shipped data published once, and a server with only the meeting."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import flask
import pytest
from flask.testing import FlaskClient

from dashboard.model.published import Published
from dashboard.store.serving.holder import Holder
from dashboard.vocabulary.selection import Selection
from dashboard.vocabulary.settings import ROOT, load
from dashboard.web import meeting as meetings
from dashboard.web.meeting import agenda
from dashboard.web.meeting.meeting import Meeting
from tests.conftest import DATA, WITHOUT_STATE

TODAY = date(2022, 3, 1)  # before the plan's deadline, a year after the register's last update


@pytest.fixture(scope="session")
def holder(tmp_path_factory: pytest.TempPathFactory) -> Holder:
    copied = tmp_path_factory.mktemp("meeting") / "data"
    shutil.copytree(DATA, copied, ignore=WITHOUT_STATE)
    made = Holder(load(Path(ROOT / "settings.toml"), environ={}, data=str(copied)))
    made.refresh()
    return made


@pytest.fixture(scope="session")
def published(holder: Holder) -> Published:
    return holder.snapshot().published


@pytest.fixture
def meeting(published: Published) -> Callable[..., Meeting]:
    """A meeting with these figures (by default the default agenda), a language, and other fields of Meeting."""

    def made(*keys: str, language: str = "nb", today: date = TODAY, **more: object) -> Meeting:
        whole = Meeting(
            published, Selection(language=language), agenda.Agenda(keys or agenda.DEFAULT), (), today, "http://x/mote"
        )
        return replace(whole, **more)

    return made


@pytest.fixture(scope="session")
def client(holder: Holder) -> FlaskClient:
    server = flask.Flask("meeting")
    meetings.register(server, holder)
    return server.test_client()
