"""A refused file that a person describes: its sheets, what it would hold, and the layout that waits as a file."""

import re
import unicodedata
from pathlib import PurePosixPath

from dashboard.store.data import Descriptions, is_description
from dashboard.store.delivery.arrivals import Judged, path_of
from dashboard.store.delivery.proposal import Proposal
from dashboard.store.store import Store
from loaders.described import CATALOGUE_FILE, LAYOUTS, described, is_layout
from loaders.describing.known import Known, known_by
from loaders.describing.trial import may_be_described, opened, tried
from loaders.files.workbook import Workbook
from loaders.layouts.layout import Layout, read_layout
from loaders.places import PLACES_FILE, Places
from loaders.reader import FileResult

_FOLDED = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})
LONGEST_SLUG = 40


def is_describable(one: Judged) -> bool:
    """Whether a description may help a refused file, and its cells may be shown to the person who gives it."""
    return not one.is_accepted and one.report is not None and may_be_described(one.problems)


def sheets_of(one: Judged) -> Workbook:
    """The file's workbook.

    Raises:
        SourceError: nothing of it may be shown.
        OSError, ValueError: it is not there any more.
    """
    return opened(path_of(one.arrival), one.name)


def read_by(one: Judged, layout: Layout, proposal: Proposal) -> FileResult:
    """What the file would hold if this layout were added to what describes the proposal's edition."""
    return tried(path_of(one.arrival), one.name, layout, _places_of(proposal))


def named_by(proposal: Proposal) -> Known:
    """The places and services that all of a table may be about, as the proposal's edition names them."""
    return known_by(_places_of(proposal), proposal.after.regions.home)


def _places_of(proposal: Proposal) -> Places:
    entries = [entry for entry in proposal.made.content.entries if is_description(entry.name)]
    applying = Descriptions({entry.name: proposal.paths[entry.sha256] for entry in entries})
    return described(applying.path(PLACES_FILE), applying.path(CATALOGUE_FILE), applying.layouts)


def layouts_of(proposal: Proposal) -> list[tuple[str, bool, Layout]]:
    """The layouts of the edition that is shown: the file's name, whether it lies in the data folder, and the layout."""
    entries = [entry for entry in proposal.base.content.entries if is_layout(entry.name)]
    return [(one.name, one.in_folder, read_layout(proposal.base.kept[one.sha256])) for one in entries]


def free_name(store: Store, source: str, file: str) -> str:
    """A name for the layout of a source's file that no layout has, in the edition, in the folder or waiting."""
    look, entries = store.inbox.look(), store.entries()
    waiting = {arrival.name for arrival in store.inbox.arrivals(look, entries)}
    taken = {*look.files, *waiting, *(entry.name for entry in entries)}
    base, number = f"{source.replace('_', '-')}-{slug(file)}", 2
    name = f"{LAYOUTS}/{base}.toml"
    while name in taken:
        name, number = f"{LAYOUTS}/{base}-{number}.toml", number + 1
    return name


def slug(file: str) -> str:
    """A file's name without its years, in the letters that every system can have in a name."""
    stem = PurePosixPath(file).stem.casefold().translate(_FOLDED)
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", re.sub(r"(?:19|20)\d{2}", " ", plain))
    return "-".join(words)[:LONGEST_SLUG].strip("-") or "tabell"
