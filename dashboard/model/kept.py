"""What is computed of an edition, kept for as long as the edition itself and no longer."""

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Generic, ParamSpec, TypeVar

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper

P = ParamSpec("P")
R = TypeVar("R")
NAME = "_kept"


class Kept(Generic[P, R]):
    """A function whose newest results are kept on the edition that it is given as positional argument number `at`.

    `functools.lru_cache` alone would hold every edition that was shown until other results have taken its place.
    """

    def __init__(self, function: Callable[P, R], most: int, at: int) -> None:
        self._function, self._most, self._at = function, most, at
        self.__doc__ = function.__doc__

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """The result, computed at most once for as long as it is kept."""
        return self.of(args[self._at])(*args, **kwargs)  # type: ignore[arg-type]  # they are hashable

    def of(self, edition: object) -> "_lru_cache_wrapper[R]":
        """The results that are kept of an edition."""
        caches: dict[object, _lru_cache_wrapper[R]] = vars(edition).setdefault(NAME, {})
        found = caches.get(self)
        return found or caches.setdefault(self, lru_cache(maxsize=self._most)(self._function))


def kept(most: int, *, at: int = 0) -> Callable[[Callable[P, R]], Kept[P, R]]:
    """Keeps the newest results, at most so many of an edition: a published table or a snapshot."""
    return lambda function: Kept(function, most, at)
