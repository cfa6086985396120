"""What is computed of an edition, kept for as long as the edition itself and no longer."""

from collections.abc import Callable
from functools import lru_cache
from threading import Lock
from typing import Any, Generic, ParamSpec, TypeVar
from weakref import ref

from cachetools import LRUCache, cached

P = ParamSpec("P")
R = TypeVar("R")
NAME = "_kept"


class Kept(Generic[P, R]):
    """A function whose newest results are kept on the edition that it is given as positional argument number `at`.

    A cache of its own alone would hold every edition that was shown until other results have taken its place. Nor do
    the results' keys hold the edition, which would then go only once the garbage collector looks at it.
    """

    def __init__(self, function: Callable[P, R], caching: Callable[[Callable[P, R]], Any], at: int) -> None:
        self._function, self._caching, self._at = function, caching, at
        self.__doc__ = function.__doc__

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """The result, computed once for as long as it is kept."""
        found: R = self.of(args[self._at])(*args[: self._at], *args[self._at + 1 :], **kwargs)
        return found

    def uncached(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """The result, computed and not kept."""
        return self._function(*args, **kwargs)

    def of(self, edition: object) -> Any:
        """The results that are kept of an edition; its `cache_info()` tells how many."""
        caches: dict[object, Any] = vars(edition).setdefault(NAME, {})
        found = caches.get(self)
        return found or caches.setdefault(self, self._caching(self._function_of(ref(edition))))

    def _function_of(self, held: ref[Any]) -> Callable[..., R]:
        """The function without the edition, which whoever calls holds."""
        function: Callable[..., R] = self._function
        return lambda *others, **named: function(*others[: self._at], held(), *others[self._at :], **named)


def kept(most: int, *, at: int = 0) -> Callable[[Callable[P, R]], Kept[P, R]]:
    """Keeps the newest results, at most so many of an edition: a published table or a snapshot."""
    return lambda function: Kept(function, lru_cache(maxsize=most), at)


def kept_within(most_bytes: int, size: Callable[[Any], int], *, at: int = 0) -> Callable[[Callable[P, R]], Kept[P, R]]:
    """Keeps the newest results of an edition, together at most so large; `size` is a result's bytes."""

    def caching(function: Callable[P, R]) -> Any:
        return cached(LRUCache(most_bytes, getsizeof=size), lock=Lock(), info=True)(function)

    return lambda function: Kept(function, caching, at)
