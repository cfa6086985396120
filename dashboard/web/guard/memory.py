"""Gives memory back after costly work: a document's parts refer to each other, and wait for the garbage collector."""

import ctypes
import gc
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def given_back() -> Iterator[None]:
    """Collects afterwards what is left of a file, and lets the system have the memory, where there is a glibc."""
    yield
    gc.collect()
    with suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
