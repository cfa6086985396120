"""The list of what protection depends on, as a small file beside the database: each must have what the other has.

A database or a folder of editions that is lost, damaged, or put back from an older copy is noticed by it.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from dashboard.store.database.records import Publication, Row
from dashboard.store.editions import durable
from dashboard.store.editions.durable import DamagedError

FORMAT = 1
NAME = "manifest.json"


@dataclass(frozen=True)
class Line:
    """One edition: its number, its file, and whether it has been given out or forgotten."""

    number: int
    sha256: str
    bytes: int
    rows: int
    given: bool
    forgotten: bool


@dataclass(frozen=True)
class Manifest:
    """The state's id and centre, the newest publication and the edition that it shows, and every edition."""

    id: str
    centre: str
    publication: int
    edition: int
    lines: tuple[Line, ...]


def manifest_of(state: tuple[str, str], last: Publication | None, editions: tuple[Row, ...]) -> Manifest:
    """What the database holds."""
    lines = (Line(row.number, row.sha256, row.bytes, row.rows, row.given, row.forgotten) for row in editions)
    return Manifest(*state, last.number if last else 0, last.edition if last else 0, tuple(lines))


def write(folder: Path, manifest: Manifest) -> None:
    """Puts the file in place.

    Raises:
        OSError: it can't be written; the old one stands.
    """
    content = {"format": FORMAT, **asdict(manifest)}
    durable.write(folder / NAME, _packed({**content, "sha256": durable.digest(_packed(content))}))


def read(folder: Path) -> Manifest | None:
    """The manifest of a state; None if there is none.

    Raises:
        DamagedError: it can't be read, or is not what was written.
    """
    try:
        packed = (folder / NAME).read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise DamagedError(NAME, error.strerror or type(error).__name__) from error
    try:
        content = json.loads(packed)
        found = content.pop("sha256")
        if packed != _packed({**content, "sha256": found}) or found != durable.digest(_packed(content)):
            raise ValueError("its content has changed")
        if content.pop("format") != FORMAT:
            raise ValueError("made by a newer release")
        lines = tuple(Line(**line) for line in content.pop("lines"))
        return Manifest(**content, lines=lines)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedError(NAME, type(error).__name__) from error


def _packed(content: dict[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def is_behind(kept: Manifest, held: Manifest) -> bool:
    """Whether the database holds all that the manifest lists; it may hold more, if the server stopped in between.

    Only a publication can have made it forget an edition, and never one that has been given out.
    """
    if (kept.id, kept.centre) != (held.id, held.centre) or kept.publication > held.publication:
        return False
    if kept.publication == held.publication and kept.edition != held.edition:
        return False
    known = {line.number: line for line in held.lines}
    may_forget = kept.publication < held.publication
    return len(known) == len(held.lines) and all(
        _is_same(line, known.get(line.number), may_forget) for line in kept.lines
    )


def _is_same(kept: Line, held: Line | None, may_forget: bool) -> bool:
    if held is None or (kept.sha256, kept.bytes, kept.rows) != (held.sha256, held.bytes, held.rows):
        return False
    if kept.given > held.given or (held.given and held.forgotten):
        return False
    return kept.forgotten == held.forgotten or (may_forget and held.forgotten)
