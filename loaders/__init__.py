"""Excel exports as received → checked observations and measures. Imports nothing else of ours.

What reads workbooks is imported when it is first asked for: a server that starts on a kept edition reads none.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from loaders.loading import LOADERS, combine, load_files, load_folder
    from loaders.problems import Problem
    from loaders.reader import FileResult, read_file
    from loaders.recognition import Loader
    from loaders.result import FileReport, LoadResult

__all__ = [
    "LOADERS",
    "FileReport",
    "FileResult",
    "LoadResult",
    "Loader",
    "Problem",
    "combine",
    "load_files",
    "load_folder",
    "read_file",
]

_HOLDING = {
    "FileReport": "loaders.result",
    "LoadResult": "loaders.result",
    "FileResult": "loaders.reader",
    "Loader": "loaders.recognition",
    "read_file": "loaders.reader",
    "Problem": "loaders.problems",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOLDING.get(name, "loaders.loading")), name)
