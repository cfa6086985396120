"""The image's steps, carried out as a script, give a dashboard that runs without rights on a read-only root."""

import re

import pytest

from tests.deploy import image
from tests.deploy.test_new_machine import rehearsal_folder, rehearse

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture(scope="module")
def built():
    """What was found in the running image."""
    with rehearsal_folder("image") as folder:
        yield rehearse(folder, module="tests.deploy.image")


def test_every_step_of_the_containerfile_is_one_that_is_carried_out_or_known():
    assert {name for name, _ in image.steps()} == image.KNOWN


def test_the_image_lives_and_becomes_ready(built):
    assert built["init"][0] == 0
    assert built["healthy"]
    assert built["ready"]
    assert built["page"] == 0
    assert "Traceback" not in built["log"]


def test_it_runs_as_a_user_without_rights_who_writes_only_the_volume_and_tmp(built):
    assert built["root"] == "10001"
    assert built["writable"] == ["/srv/vinr", "/tmp"]
    assert built["owners"] == [10001]


def test_the_image_holds_no_workbook(built):
    assert built["workbooks"] == []


def test_the_context_holds_the_program_and_neither_data_nor_state_nor_tests():
    names = [path.as_posix() for path in image.context()]
    assert {"app.py", "requirements.lock", "data/places.toml", "assets/favicon.svg"} <= set(names)
    assert [name for name in names if re.search(r"\.xlsx$|^tests|^docs|^deploy|\.vinr|\.git|__pycache__", name)] == []
