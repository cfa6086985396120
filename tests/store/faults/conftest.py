"""One state with three editions, made once, and a copy of it for each test."""

import pytest

from tests.conftest import police_alone
from tests.store.faults.states import copy, make


@pytest.fixture(scope="session")
def first_settings(tmp_path_factory):
    """A state whose editions report 39, 40 and 41 of 2018, all given out; nothing may change it."""
    return make(police_alone(tmp_path_factory.mktemp("three") / "data"), 40, 41)


@pytest.fixture
def settings(first_settings, tmp_path):
    """A copy of that state."""
    return copy(first_settings, tmp_path / "data")
