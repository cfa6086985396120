"""Which of many values `make test` takes: a sample; `make soak` takes the others."""

from collections.abc import Iterable

import pytest


def sampled(values: Iterable[str], now: Iterable[str]) -> list:
    """All the values as parameters; those that aren't among `now` are left to `make soak`."""
    chosen = set(now)
    return [value if value in chosen else pytest.param(value, marks=pytest.mark.soak) for value in values]
