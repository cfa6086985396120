"""Gives memory back after costly work: a document's parts refer to each other, and wait for the garbage collector."""

import ctypes
import gc
from contextlib import suppress


def give_back() -> None:
    """Collects what is left of a file, and lets the system have the memory; where there is no glibc, only the first."""
    gc.collect()
    with suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
