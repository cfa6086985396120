"""Begins anew in a forked process, which has none of its parent's threads, one of which may hold a lock."""

import os
import weakref
from typing import Protocol


class Renewable(Protocol):
    """Something that belongs to one process."""

    def begin_anew(self) -> None:
        """Forgets what belongs to the parent."""


_KNOWN: "weakref.WeakSet[Renewable]" = weakref.WeakSet()


def renew_in_forks(one: Renewable) -> None:
    """From now on, it begins anew in every process that is forked from this one."""
    _KNOWN.add(one)


def _renew() -> None:
    for known in list(_KNOWN):
        known.begin_anew()


if hasattr(os, "register_at_fork"):  # Windows has no forks
    os.register_at_fork(after_in_child=_renew)
