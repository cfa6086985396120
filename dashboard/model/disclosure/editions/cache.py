"""A cache of patterns, so that a restart on unchanged data need not search again.

A file says which cells are hidden and contains no numbers. It is only a hint: the pattern is proven again before it is
used, so a file that is old, truncated or tampered with costs time and nothing else. Its name is a hash of the raw
table: someone who knows all but a few numbers could guess the rest against it, so only the server's own user may list
the folder.
"""

import hashlib
import json
import os
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.model.disclosure.policy import Policy
from loaders.schema import official_rows

EDITION = 2  # raise when the same table may get a different pattern

Pattern = dict[str, Any]


def cached_pattern(folder: Path | None, digest: str) -> Pattern:
    """The stored pattern: family → {"level": …, "hidden": rows of the frame}; empty if there is none."""
    if folder is None:
        return {}
    try:
        found = json.loads(_path(folder, digest).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def store_pattern(folder: Path | None, digest: str, pattern: Pattern) -> None:
    """Stores the pattern for next time; a read-only disk is not an error."""
    if folder is None:
        return
    path = _path(folder, digest)
    draft = path.with_suffix(f".{os.getpid()}")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
        draft.write_text(json.dumps(pattern), encoding="utf-8")
        draft.replace(path)
    except OSError:
        return


def digest_of(frame: pd.DataFrame, policy: Policy) -> str:
    """A hash of everything that decides the pattern."""
    content = hashlib.sha256(repr((EDITION, policy.threshold, policy.withstands_partners)).encode())
    columns = ["indicator", "region", "period_start", "period_end", "sex", "age_group", "source"]
    earlier = (table[~official_rows(table)] for table in policy.earlier)
    for table in (frame, *earlier):
        content.update(table[[*columns, "value", "status", "persons"]].to_csv(index=False).encode())
    return content.hexdigest()


def _path(folder: Path, digest: str) -> Path:
    return folder / f"disclosure-{digest[:32]}.json"
